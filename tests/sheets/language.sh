#!/bin/sh
# Messages are in the language of the environment; sheets do not depend on it. Prints TAP.
. "$(dirname "$0")/../result.sh"
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
plan=samples/kagoshima-2021/plan.xml
data=samples/kagoshima-2021/data/results-r1.csv
unset LC_ALL LC_MESSAGES LANG LANGUAGE

"$GAIYO" check $plan -d $data 2>&1 | grep -q ': warning: the achievement of shipments is stated'
result $? 'without a locale messages are in English'
LANG=ja_JP.UTF-8 "$GAIYO" check $plan -d $data 2>&1 |
    grep -q ': 警告: shipments の achievement は 103.8% と書かれていますが、計算すると 100.5% です'
result $? 'and in Japanese where LANG says so'
LANG=ja_JP.UTF-8 LC_ALL=C "$GAIYO" check $plan -d $data 2>&1 | grep -q ': warning: '
result $? 'LC_ALL goes before it'
LANG=C LC_MESSAGES=ja "$GAIYO" check $plan -d $data 2>&1 | grep -q ': 警告: '
result $? 'and LC_MESSAGES too'
LANG=jam_JM "$GAIYO" check $plan -d $data 2>&1 | grep -q ': warning: '
result $? 'other languages get English'
LANG=ja_JP.UTF-8 "$GAIYO" check $plan -d $data --message-format=json 2>&1 |
    grep -q '"severity":"warning","id":"STATED_DIFFERS","cause":"shipments の'
result $? 'programs find the same names in either'
LANG=ja_JP.UTF-8 "$GAIYO" render 2>&1 | grep -qx 'gaiyo: エラー: 計画が指定されていません。詳しくは gaiyo render --help'
result $? 'what is wrong with a command is said in Japanese'
LANG=ja_JP.UTF-8 "$GAIYO" --help | grep -q '^使い方: gaiyo '
result $? 'and what there is'
LANG=ja_JP.UTF-8 "$GAIYO" render $plan -d $data -o "$work/ja.pdf" 2>"$work/log" &&
    "$GAIYO" render $plan -d $data -o "$work/c.pdf" 2>"$work/log" && cmp -s "$work/ja.pdf" "$work/c.pdf"
result $? 'the sheet is the same, byte for byte'

results
