#!/bin/sh
# Runs every fuzz target for SECONDS, from the samples and layouts as seeds: run.sh FOLDER SECONDS.
# What it finds is kept in FOLDER/found; the corpus grows in FOLDER/corpus.
set -eu
cd "$(dirname "$0")/../.."
build=$1 seconds=$2
mkdir -p "$build/found" "$build/corpus"

# target NAME SEEDS…
target() {
    name=$1
    shift
    corpus=$build/corpus/$name
    mkdir -p "$corpus"
    cp "$@" "$corpus"
    echo "fuzz_$name: $seconds s"
    "$build/tests/fuzz/fuzz_$name" -max_len=16384 -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 \
        -artifact_prefix="$build/found/$name-" -print_final_stats=1 "$corpus" 2>&1 |
        tee "$build/found/$name.log" | grep -E 'stat::number_of_executed_units|ERROR|SUMMARY' || true
    ! grep -q '^SUMMARY' "$build/found/$name.log"
}

mkdir -p "$build/seeds"
for text in 20回 35回/3年 1兆9,128億円 '40件，305人（5年累計）' 3割5分 '(1,234)千円' '5～10億円以上' \
    '製品化件数：60件（12件/年）' '40.5%（年1.0%）（R8.3）' '－（国統計未公表）' '★★★☆' '1. 98兆円' 5t-CO2／人 \
    R5.12 H28～R元平均 '令和6年(2024年)2月末' R5年度第1四半期 2023-12-01 R5.4～6 'FY2023（速報）' \
    'met or pace >= 0.80' 'not(progress * 2 < 1.5)'; do
    printf '%s' "$text" >"$build/seeds/$(printf '%s' "$text" | cksum | cut -d' ' -f1)"
done
target quantity "$build"/seeds/*
mkdir -p "$build/csv" "$build/data"
for file in samples/*/data/*.csv; do
    cp "$file" "$build/data/$(cksum <"$file" | cut -d' ' -f1)" # several have one name
done
for file in samples/*/data/*.csv tests/bad/data-*/data.csv; do
    { printf '\200' && cat "$file"; } >"$build/csv/$(cksum <"$file" | cut -d' ' -f1)"
done
target data "$build"/data/*
target csv "$build"/csv/*

# seed NAME NUMBER TEXT: what fuzz_tables reads as its part of that number.
seed() {
    { printf "\\00$2" && printf '%s' "$3"; } >"$build/tables/$1"
}
mkdir -p "$build/tables"
seed sheet 5 '<a><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>0.5</v></c>
</row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></a>'
seed styles 6 '<a><numFmts><numFmt numFmtId="164" formatCode="[$-411]ggge&quot;x&quot;m;#,##0.0%"/>
</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></a>'
seed texts 7 '<a><si><r><t>a_x000D_</t></r><rPh><t>b</t></rPh></si></a>'
seed book 3 '<a><workbookPr date1904="1"/><sheets><sheet name="a" id="i" state="hidden"/></sheets></a>'
seed json 4 '{"a": [{"b": 1.5e3, "c": "\u6307"}, {"b": null}]}'
target tables "$build"/tables/*
target plan tests/fuzz/small-plan.xml samples/kagoshima-2021/plan.xml
target layout tests/fuzz/small-layout.xml

mkdir -p "$build/archive"
cat >"$build/archive/manifest" <<'END'
{"format":"gaiyo-archive","format_version":1,"gaiyo":"0.1.0","request":{"plan":"plan.xml","data":["a.csv"],
"set":[{"name":"a","value":"b"}],"source_date_epoch":""},"files":[{"name":"plan.xml","path":"plan.xml","role":"plan",
"type":"application/xml","size":1,"sha256":"00"}],"fonts":[{"family":"f","weight":400,"file":"f.ttf","tables_sha256":"0"}]}
END
echo '<< /ID (a\)) /K [ 1 0 R <31> 0.5 ] /StructParents 2 /P 3 0 R >>' >"$build/archive/object"
target archive "$build"/archive/*
