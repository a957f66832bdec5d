#!/bin/sh
# Very many jobs: a small sheet for each of JOBS areas, made by WORKERS and then resumed. What a worker and the
# process over them take must not grow with the jobs that are behind them; what the list of jobs takes does.
set -eu
cd "$(dirname "$0")/../.."
cmake --build build --target gaiyo_program >/dev/null
jobs=${JOBS-20000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/plan.xml" <<PLAN
<plan version="1" id="small" xml:lang="ja">
  <head><title>{/plan/@area}の拠点</title></head>
  <section id="goals" no="1">
    <title>概要</title>
    <p>{/plan/@area}の拠点づくりの計画である。</p>
    <indicators id="few" digits="0" baseline-period="R4年度" target-period="R9年度">
      <group no="1"><title>施設</title>
        <indicator id="bases" kind="level" unit="箇所"><name>拠点</name><baseline>0箇所</baseline><target>9箇所</target></indicator>
      </group>
    </indicators>
  </section>
</plan>
PLAN
cat >"$work/layout.xml" <<LAYOUT
<layout version="1" id="small">
  <page-master name="page" size="B5" padding="15mm"/>
  <page-sequence master="page">
    <text font-family="gothic" font-size="12pt" select="/plan/head/title"/>
    <for-each select="//p"><text font-size="9pt" select="."/></for-each>
    <for-each select="//indicator"><text font-size="9pt">{name}：{result/actual}</text></for-each>
  </page-sequence>
</layout>
LAYOUT
awk -v jobs="$jobs" 'BEGIN {
    n = split("あ い う え お か き く け こ さ し す せ そ た ち つ て と 東 西 南 北 川 山 原 谷 島 崎 浜 岡 " \
              "森 林 野 台 里 郷 津 浦 沼 池 江 根 戸 代 内 外 本 新", part, " ")
    print "市町村,時点,指標,値"
    for (i = 0; i < jobs; i++)
        printf "%s%s%s村,R5年度,bases,%d箇所\n", part[i % n + 1], part[int(i / n) % n + 1],
               part[int(i / n / n) % n + 1], i % 9 + 1
}' >"$work/data.csv"

# batch OPTIONS…: how many seconds it takes goes to $work/seconds.
batch() {
    begun=$(date +%s.%N)
    build/gaiyo batch "$work/plan.xml" -d "$work/data.csv" --by 市町村 \
        -l "$work/layout.xml" -o "$work/out/{area}.pdf" --journal "$work/journal" -j "${WORKERS-2}" \
        --report "$work/report.json" "$@" >/dev/null 2>"$work/said" || { cat "$work/said" && exit 1; }
    echo "$begun $(date +%s.%N)" | awk '{ print $2 - $1 }' >"$work/seconds"
}

row() {
    awk -v name="$1" -v jobs="$jobs" '{ printf "%-28s %7.1f s %8.0f sheets/s\n", name, $1, jobs / $1 }' "$work/seconds"
}

batch
[ "$(find "$work/out" -name '*.pdf' -size +0 | wc -l)" -eq "$jobs" ] || { echo 'many: a sheet is missing' && exit 1; }
row "$jobs small sheets"
# The report has what the process of each job had taken at most when the job ended.
sed -n 's/.*"peak_kib":\([0-9]*\).*/\1/p' "$work/report.json" | awk '
    NR <= 1000 && $1 > early { early = $1 }
    $1 > worst { worst = $1 }
    END { printf "%-28s %7.1f MiB up to job 1,000 %8.1f MiB at most\n", "a worker", early / 1024, worst / 1024 }'
printf '%-28s %7.1f MiB for %s jobs\n' 'journal' "$(wc -c <"$work/journal" | awk '{ print $1 / 1048576 }')" "$jobs"
batch --resume
row 'the same, resumed'
