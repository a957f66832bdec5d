#!/bin/sh
# Batches with something wrong: workers that are killed, loop or want too much memory, disks that are
# full, outputs that cannot be written, a run that is stopped. Every other job's output is whole, the
# journal is true, and a second run makes exactly what is missing. Prints TAP.
. "$(dirname "$0")/../result.sh"
: "${GAIYO:?the program to test}" "${TEST_FONTS:?the catalogue of the test fonts}"
work=$(mktemp -d) || exit 2
mounted=
trap '[ -z "$mounted" ] || umount "$work/disk"; rm -rf "$work"' EXIT
cd "$work" || exit 2

cat >plan.xml <<'E2'
<plan version="1" id="sheet"><head><title>あ</title></head>
<section id="s"><title>い</title><p>うえお</p></section></plan>
E2
cat >layout.xml <<'E2'
<layout version="1" id="l"><param name="n">い</param>
  <page-master name="m" size="A4" padding="20mm"/>
  <page-sequence master="m"><text select="//title"/><text>{$n}</text></page-sequence>
</layout>
E2
# Three million turns of a loop that makes nothing.
cat >loop.xml <<'E2'
<layout version="1" id="l"><page-master name="m" size="A4" padding="20mm"/>
  <page-sequence master="m"><text>あ</text>
    <for-each select="//*"><for-each select="//*"><for-each select="//*"><for-each select="//*">
    <for-each select="//*"><for-each select="//*"><for-each select="//*"><for-each select="//*">
    <for-each select="//*"><for-each select="//*"><for-each select="//*"><for-each select="//*">
      <if test="string-length(//title) > 1000"><text>い</text></if>
    </for-each></for-each></for-each></for-each>
    </for-each></for-each></for-each></for-each>
    </for-each></for-each></for-each></for-each>
  </page-sequence></layout>
E2
# Text that does not fit into what --memory-limit allows.
cat >large.xml <<'E2'
<layout version="1" id="l"><page-master name="m" size="A4" padding="20mm"/>
  <page-sequence master="m">
    <for-each select="//*"><for-each select="//*"><for-each select="//*"><for-each select="//*">
    <for-each select="//*"><for-each select="//*">
      <text>あいうえおかきくけこ</text>
    </for-each></for-each></for-each></for-each></for-each></for-each>
  </page-sequence></layout>
E2

# list N: so many jobs.
list() {
    echo 'plan,output,layout,set.n'
    i=0
    while [ $i -lt "$1" ]; do
        i=$((i + 1))
        echo "plan.xml,${2-out}/$i.pdf,./layout.xml,あ"
    done
}

batch() {
    "$GAIYO" batch --fonts "$TEST_FONTS" "$@" >out.txt 2>said
}

# True if every output that is there is whole, and nothing else is there.
all_whole() {
    for file in "$1"/*; do
        case $file in *.pdf) ;; *) return 1 ;; esac
        [ "$(head -c 4 "$file")" = %PDF ] && [ "$(tail -n 1 "$file")" = '%%EOF' ] || return 1
    done
}

# What the journal says has been made.
made_by() {
    awk -F '\t' 'NR > 1 { last[$2] = $1 } END { for (o in last) if (last[o] == "made") print o }' "$1" | sort
}

# True if the journal says "made" of what is there, and of nothing else.
journal_is_true() {
    made_by "$1" >journal-made
    find "$2" -name '*.pdf' | sort | cmp -s - journal-made
}

# The same, but for sheets whose worker died between writing them and saying so.
journal_is_safe() {
    made_by "$1" >journal-made
    find "$2" -name '*.pdf' | sort | comm -13 - journal-made | cmp -s - /dev/null
}

# --- killed workers ------------------------------------------------------------------------------
list 400 >jobs.csv
"$GAIYO" batch --fonts "$TEST_FONTS" jobs.csv -j 2 >out.txt 2>said &
run=$!
killed=0
while kill -0 $run 2>/dev/null && [ $killed -lt 20 ]; do
    worker=$(pgrep -P $run | tail -n 1)
    [ -n "$worker" ] && kill -9 "$worker" 2>/dev/null && killed=$((killed + 1))
    sleep 0.01
done
wait $run
status=$?
made=$(made_by jobs.csv.journal | wc -l)
failed=$(grep -c 'was ended by signal 9' said)
[ $killed -gt 0 ] && [ $((made + failed)) -eq 400 ] && [ $status -eq $((failed > 0)) ]
result $? 'a worker that is killed costs one job at most'
all_whole out && journal_is_safe jobs.csv.journal out
result $? 'the other outputs are whole, and the journal is true'
batch jobs.csv --resume && grep -q "^$failed made, $made as they were" said && all_whole out
result $? 'a second run makes what is missing'

# --- a run that is stopped -----------------------------------------------------------------------
rm -rf out jobs.csv.journal
"$GAIYO" batch --fonts "$TEST_FONTS" jobs.csv -j 2 >out.txt 2>said &
run=$!
while [ ! -d out ] && kill -0 $run 2>/dev/null; do sleep 0.01; done
kill -TERM $run
wait $run
status=$?
made=$(find out -name '*.pdf' | wc -l)
[ $status -eq 1 ] && grep -q 'the run was stopped' said && [ "$made" -lt 400 ] && all_whole out &&
    journal_is_true jobs.csv.journal out
result $? 'a run that is stopped finishes the sheets at hand'
batch jobs.csv --resume && grep -q "^$((400 - made)) made" said
result $? 'and can be resumed'
rm -rf out jobs.csv.journal
"$GAIYO" batch --fonts "$TEST_FONTS" jobs.csv -j 2 >out.txt 2>said &
run=$!
while [ ! -d out ] && kill -0 $run 2>/dev/null; do sleep 0.01; done
kill -KILL $run
wait $run 2>/dev/null
sleep 0.2
find out -name '*.pdf.*' | grep -q . || all_whole out
result $? 'nor does one that is killed leave half a sheet under its name'
batch jobs.csv --resume && all_whole out
result $? 'and it can be resumed, too'

# --- jobs that go wrong --------------------------------------------------------------------------
rm -rf out
{
    list 2
    echo 'plan.xml,out/loop.pdf,./loop.xml,'
    list 4 | tail -n 2
} >jobs.csv
batch jobs.csv -j 1 --time-limit 1
[ $? -eq 1 ] && grep -q '^4 made, 1 failed' said && grep -q 'loop.pdf .*more than 1 s' said && all_whole out
result $? 'a job that loops is ended'
sed -i 's/loop/large/' jobs.csv && rm -rf out
batch jobs.csv -j 1 --memory-limit 16
[ $? -eq 1 ] && grep -q '^4 made, 1 failed' said && grep -q '16 MiB' said && all_whole out
result $? 'and so is one that wants too much memory'
mkdir -p blocked && echo x >blocked/file
{ list 2; echo 'plan.xml,blocked/file/a.pdf,./layout.xml,い'; } >jobs.csv && rm -rf out
batch jobs.csv
[ $? -eq 1 ] && grep -q '^2 made, 1 failed' said && [ "$(cat blocked/file)" = x ]
result $? 'an output that cannot be written costs itself only'

# --- a full disk ---------------------------------------------------------------------------------
mkdir disk
if mount -t tmpfs -o size=200k none disk 2>/dev/null; then
    mounted=1
    list 100 disk >full.csv
    batch full.csv
    [ $? -ne 0 ] && grep -q 'No space left' said && all_whole disk && journal_is_true full.csv.journal disk
    result $? 'on a full disk what is there is whole, and the journal is true'
    mount -o remount,size=20m disk
    batch full.csv --resume && [ "$(find disk -name '*.pdf' | wc -l)" -eq 100 ]
    result $? 'and with more room the rest is made'
    rm disk/*
    cp full.csv disk/full.csv
    mount -o remount,size=8k disk
    dd if=/dev/zero of=disk/ballast bs=1k count=100 2>/dev/null
    list 100 >disk/full.csv 2>/dev/null || :
    cp full.csv outside.csv && rm -rf out && sed 's|disk/|out/|' full.csv >outside.csv
    batch outside.csv --journal disk/journal
    [ $? -eq 3 ] && grep -q 'cannot write the journal' said
    result $? 'a journal that cannot be written ends the run'
else
    echo '# no tmpfs can be mounted here: the tests of a full disk are left out'
fi
results
