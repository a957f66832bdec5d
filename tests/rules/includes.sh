#!/bin/sh
# Who may include whom: the table of ARCHITECTURE.md as a test. Each folder of src/ names the headers
# of other folders that it may include, and the third-party headers.
cd "$(dirname "$0")/../../src" || exit 2

allowed() {
    case $1 in
    base)     echo 'base/ unicode/ nettle/' ;;
    quantity) echo 'base/ quantity/ gmp.h' ;;
    load)     echo 'base/ load/ quantity/units.h quantity/number.h libxml/' ;;
    font)     echo 'base/ font/ load/catalogue.h hb.h hb-ot.h hb-subset.h ft2build.h' ;;
    measure)  echo 'base/ measure/ quantity/quantity.h load/mapping.h csv.h zip.h libxml/ sqlite3.h jansson.h' ;;
    merge)    echo 'base/ merge/ quantity/quantity.h load/load.h measure/measure.h libxml/' ;;
    evaluate) echo 'base/ evaluate/ quantity/quantity.h load/load.h load/markup.h merge/ledger.h libxml/' ;;
    audit)    echo 'base/ audit/ quantity/quantity.h load/load.h merge/ledger.h evaluate/provenance.h evaluate/xpath.h libxml/' ;;
    compose)  echo 'base/ compose/ quantity/number.h load/load.h load/image.h evaluate/xpath.h libxml/' ;;
    shape)    echo 'base/ shape/ font/font.h compose/box.h hb.h hyphen.h' ;;
    layout)   echo 'base/ layout/ compose/box.h compose/color.h compose/chart.h compose/overlay.h compose/picture.h load/image.h compose/direction.h compose/fit.h shape/noted.h shape/shaped.h' ;;
    impose)   echo 'base/ impose/ font/font.h layout/frag.h' ;;
    paint)    echo 'base/ paint/ load/image.h png.h jpeglib.h compose/color.h font/font.h shape/noted.h layout/frag.h layout/structure.h hpdf.h libdeflate.h lcms2.h' ;;
    archive)  echo 'base/ archive/ paint/attachment.h jansson.h libdeflate.h qpdf/qpdf-c.h' ;;
    bind)     echo 'base/ bind/ archive/qpdflib.h libdeflate.h' ;;
    batch)    echo 'base/ batch/ bind/bind.h load/mapping.h measure/csv.h home.h pipeline.h gaiyo.h gaiyo_batch.h' ;;
    cli)      echo 'cli/ base/blocks.h gaiyo.h gaiyo_batch.h' ;;
    esac
}

# Headers of the C library and POSIX.
is_standard() {
    case $1 in
    assert.h | dirent.h | dlfcn.h | errno.h | fcntl.h | limits.h | link.h | malloc.h | math.h | poll.h | pthread.h | sched.h | signal.h | stdarg.h | \
        stdbool.h | stddef.h | stdint.h | stdio.h | stdlib.h | stdnoreturn.h | setjmp.h | string.h | sys/mman.h | \
        sys/resource.h | sys/stat.h | sys/types.h | sys/wait.h | time.h | uchar.h | unistd.h) return 0 ;;
    esac
    return 1
}

n=0
for folder in */; do
    folder=${folder%/}
    n=$((n + 1))
    list=$(allowed "$folder")
    wrong=
    for line in $(sed -n 's/^#include [<"]\(.*\)[>"]$/\1/p' "$folder"/*.c "$folder"/*.h | sort -u); do
        is_standard "$line" && continue
        ok=
        for prefix in $list; do
            case $line in "$prefix"*) ok=1 ;; esac
        done
        [ -n "$ok" ] || wrong="$wrong $line"
    done
    # A folder's library links only what the table lets it include; an unknown folder has no row.
    if [ -n "$list" ] && [ -z "$wrong" ]; then
        echo "ok $n - $folder includes only what it may"
    else
        echo "not ok $n - $folder includes$wrong"
    fi
done
echo "1..$n"
