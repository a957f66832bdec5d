#!/bin/sh
# Batches: lists of jobs, areas, shards, journals and what they are resumed by. Prints TAP.
. "$(dirname "$0")/../result.sh"
: "${GAIYO:?the program to test}" "${TEST_FONTS:?the catalogue of the test fonts}"
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2

cat >plan.xml <<'E2'
<plan version="1" id="sheet"><head><title>あ{/plan/@area}</title></head>
  <indicators id="s" rating="two"><indicator id="jobs" kind="total">
    <name>い</name><baseline>－</baseline><target>300</target></indicator></indicators>
  <scheme id="two"><grade score="1" mark="○" test="progress >= 0.5">い</grade>
    <grade score="0" mark="×">う</grade><unevaluable>え</unevaluable></scheme></plan>
E2
cat >layout.xml <<'E2'
<layout version="1" id="l"><param name="word">あ</param>
  <page-master name="m" size="A4" padding="20mm"/>
  <page-sequence master="m"><text select="//title"/><text>{$word}{//observation}</text></page-sequence>
</layout>
E2
{
    echo '市町村,指標,時点,値'
    echo '中,jobs,R5.12,10'
    echo '丁,jobs,R5.12,250'
    echo '丙,jobs,R5.12,33'
} >data.csv
printf '指標,時点,値\njobs,R5.12,10\n' >one.csv
{
    echo 'plan,output,layout,set.word,data'
    for i in 1 2 3 4 5 6 7 8; do
        echo "plan.xml,out/$i.pdf,./layout.xml,い,one.csv"
    done
} >jobs.csv

batch() {
    "$GAIYO" batch --fonts "$TEST_FONTS" "$@" >out.txt 2>said
}

# says WORDS: what the last line on standard error begins with.
says() {
    grep -q "^$1" said
}

batch jobs.csv -j 2 && [ "$(ls out | wc -l)" -eq 8 ] && says '8 made, 0 failed' &&
    [ "$(grep -c '^made out/' out.txt)" -eq 8 ]
result $? 'every job of a list is made'
qpdf --check out/3.pdf >/dev/null 2>&1 && cmp -s out/1.pdf out/8.pdf
result $? 'the sheets are whole'
"$GAIYO" render plan.xml -d one.csv -l ./layout.xml --set word=い --fonts "$TEST_FONTS" -o alone.pdf 2>/dev/null
cmp -s alone.pdf out/1.pdf
result $? 'a sheet of a batch is the same as one made alone'

batch jobs.csv --resume && says '0 made, 8 as they were, 0 failed'
result $? 'what has been made is not made again'
echo x >>out/2.pdf && rm out/5.pdf && batch jobs.csv --resume && says '2 made, 6 as they were'
result $? 'what has been changed or removed since is'
sed -i 's/<title>あ/<title>ああ/' plan.xml && batch jobs.csv --resume && says '8 made, 0 failed'
result $? 'and so is all that was made of another plan'
sed -i 's/3.pdf,.\/layout.xml,い/3.pdf,.\/layout.xml,う/' jobs.csv && batch jobs.csv --resume &&
    says '1 made, 7 as they were'
result $? 'or with another parameter'
head -c -20 jobs.csv.journal >cut && mv cut jobs.csv.journal && batch jobs.csv --resume &&
    says '1 made, 7 as they were' && batch jobs.csv --resume && says '0 made, 8'
result $? 'a line of the journal that was cut off counts as none'
echo 'a list of mine' >mine.txt
batch jobs.csv --journal mine.txt
[ $? -eq 1 ] && grep -q 'no journal' said && [ "$(cat mine.txt)" = 'a list of mine' ]
result $? 'a file that is no journal is left alone'

rm -rf out && batch plan.xml -d data.csv --by 市町村 -l ./layout.xml -o 'out/{area}.pdf' &&
    [ "$(ls out | wc -l)" -eq 3 ] && pdftotext out/丁.pdf - | grep -q 'あ250'
result $? 'a sheet for every area'
pdftotext out/丙.pdf - | grep -q 'ああ丙'
result $? 'the plan can name the area'
"$GAIYO" render plan.xml -d data.csv --by 市町村 --area 中 -l ./layout.xml \
    --fonts "$TEST_FONTS" -o one.pdf 2>said && cmp -s one.pdf out/中.pdf
result $? 'and one of them alone'
batch plan.xml -d data.csv --by 町村 -l ./layout.xml -o 'out/{area}.pdf'
[ $? -eq 1 ] && grep -q 'no column 町村' said
result $? 'a column that is not there'

rm -rf out *.journal
for k in 1 2 3; do batch jobs.csv --shard $k/3 || break; done
[ "$(ls out | wc -l)" -eq 8 ] && cat jobs.csv.*-of-3.journal | grep -c ^made | grep -q '^8$'
result $? 'shards make each job once'
"$GAIYO" batch --merge-journals jobs.csv.journal jobs.csv.*-of-3.journal && batch jobs.csv --resume &&
    says '0 made, 8 as they were'
result $? 'their journals go together'
rm -rf out *.journal
for i in 4 5 6; do
    SLURM_ARRAY_TASK_ID=$i SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=4 batch jobs.csv || break
done
[ "$(ls out | wc -l)" -eq 8 ]
result $? 'an array of Slurm shares the jobs out'
rm -rf out *.journal
for i in 0 1; do JOB_COMPLETION_INDEX=$i JOB_COMPLETIONS=2 batch jobs.csv || break; done
[ "$(ls out | wc -l)" -eq 8 ]
result $? 'and so does an indexed job of Kubernetes'

echo 'plan.xml,out/./1.pdf,,' >>jobs.csv
batch jobs.csv
[ $? -eq 1 ] && grep -q '^jobs.csv:10:1: error: two jobs write' said
result $? 'two jobs with one output are refused before the start'
printf 'plan,output\nplan.xml,plan.xml\n' >wrong.csv && batch wrong.csv
[ $? -eq 1 ] && grep -q 'is an output here, and is read by' said && grep -q '<plan' plan.xml
result $? 'and an output that is read'
printf 'plan,outptu\nplan.xml,a.pdf\n' >wrong.csv && batch wrong.csv
[ $? -eq 1 ] && grep -q '^wrong.csv:1:6: error: .*; write output' said
result $? 'and a column that is misspelt'
printf 'plan,output\nplan.xml,\n' >wrong.csv && batch wrong.csv
[ $? -eq 1 ] && grep -q '^wrong.csv:2:1: error: this job has no output' said
result $? 'and a job without an output'

rm -rf out
printf 'plan,output,layout,data\nplan.xml,out/a.pdf,./layout.xml,one.csv\nnone.xml,out/b.pdf,./layout.xml\nplan.xml,out/c.pdf,./layout.xml\n' >some.csv
batch some.csv --report report.json
[ $? -eq 1 ] && says '2 made (1 with warnings, which --report lists), 1 failed' && [ "$(ls out | tr '\n' ' ')" = 'a.pdf c.pdf ' ] &&
    grep -q '^some.csv:3:1: error: out/b.pdf has not been made' said && grep -q none.xml said
result $? 'a job that fails costs itself only'
grep -q '"jobs":3,"made":2,"skipped":0,"failed":1' report.json && grep -q '"result":"failed"' report.json
result $? 'the report says so, too'
printf 'plan,output,layout\nnone.xml,out/b.pdf,./layout.xml\nplan.xml,out/d.pdf,./layout.xml\n' >some.csv
batch some.csv -j 1 --fail-fast
[ $? -eq 1 ] && says '0 made, 1 failed' && grep -q 'stopped before 1 jobs' said && [ ! -e out/d.pdf ]
result $? 'with --fail-fast nothing more is begun'
results
