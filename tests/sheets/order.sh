#!/bin/sh
# The order in which sheets are read, beside lists of their headings that are written here: the text that a reader
# extracts, and the structure that a screen reader follows. Where ../shared/reference (or the folder that
# GAIYO_REFERENCE names) is, beside the structure of the printed documents, too. Prints TAP.
. "$(dirname "$0")/../result.sh"
: "${GAIYO:?the program to test}"
cd "$(dirname "$0")/../.." || exit 2
reference=${GAIYO_REFERENCE-../shared/reference}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

# Blanks are of no account, nor are the quotes that structure is told in; a digit is one in either width.
plain() {
    sed 's/　//g; s/ //g; y/０１２３４５６７８９/0123456789/' | tr -d ' "\n\f'
}

# in_order FILE: every line of the standard input stands in the file, one behind the other.
in_order() {
    plain <"$1" >"$work/text"
    while IFS= read -r line; do
        printf '%s' "$line" | plain
        echo
    done | LC_ALL=C awk '
        FNR == NR { text = text $0; next }
        $0 == "" { next }
        {
            n++
            at = index(substr(text, from + 1), $0)
            if (!at) { print "not there, or not behind the one before: " $0; bad = 1; exit }
            from += at + length($0) - 1
        }
        END { exit bad || !n }' "$work/text" - >"$work/log"
}

# follows SHEET WORDS: the lists of the standard input.
follows() {
    cat >"$work/list"
    pdftotext -raw "$work/$1.pdf" "$work/$1.txt"
    in_order "$work/$1.txt" <"$work/list"
    result $? "$1: $2 in the text"
    sed 's/^/# /' "$work/log"
    pdfinfo -struct-text "$work/$1.pdf" 2>/dev/null | grep '^ *".*"$' >"$work/$1.structure"
    in_order "$work/$1.structure" <"$work/list"
    result $? "$1: $2 in the structure"
    sed 's/^/# /' "$work/log"
}

render() {
    "$GAIYO" render "samples/$1/plan.xml" ${3:+-d "samples/$1/$3"} -l "$2" -o "$work/$1-$2.pdf" 2>"$work/log"
}

render kagoshima-2021 onesheet-a3 data/results-r1.csv
follows kagoshima-2021-onesheet-a3 'six sections, first the issues, then the pillars' <<'LIST'
かごしま製造業振興方針（Ｒ３～Ｒ７）
「かごしま未来創造ビジョン」の分野別計画として
１方針策定の考え方
２本県製造業を取り巻く環境変化
【世界と国内の経済】
【産業のパラダイムシフト】
【新型コロナウイルスの影響】
３本県製造業の現状
県内総生産に占める製造業の割合
人口の減少
【これまでの取組】
(1)製品の開発
(2)販路拡大
(3)企業立地の促進
(4)製造業を支える人材
【現行振興方針の目標達成状況（目標年度：Ｒ２）】
製造品出荷額
製造業の従業者数
４本県製造業の課題
従業者一人当たりの付加価値額が低水準
新規事業への取組意識が低調
産業のパラダイムシフトへの対応
継続的な市場，販路の開拓・拡大
ものづくり基盤の強化
人手不足の深刻化
５振興方針（柱）
【施策】
１独自の技術・ノウハウを生かした新製品
・中核企業への集中した支援
２地域資源等を活用した新産業分野への参入
・新分野への参入に向けた
３国内外の新たな販路・市場開拓や
・展示会や商談会
４企業立地の促進・立地企業への
・企業の誘致にあたる体制の充実
５県内製造業の成長を支える
・学生の地元就職
【産業別の取組】
（１）食品関連産業
（２）電子関連産業
（３）自動車関連産業
（４）成長産業分野
ヘルスケア産業
６方針の実現に向けて（目標値の設定）
従業者一人当たりの付加価値額1,000万円
工業系高校，大学等の県内就職率35.5%
LIST

render kagoshima-2021-slides slides-a4
follows kagoshima-2021-slides-slides-a4 'boxes and pillars' <<'LIST'
かごしま製造業振興方針の概要
本方針の策定の趣旨・位置付け・ポイント
方針の構成
方針策定の考え方
本県製造業を取り巻く環境変化
本県製造業の現状
本県製造業の課題
振興方針（５つの方向性
方針の実現に向けて
目標数値等
１目標値
ア従業者一人当たりの付加価値額
カ工業系高校
２設定理由
振興方針（５つの柱，産業分野）
本県製造業の課題
従業者一人当たりの付加価値額が低水準
人手不足の深刻化
振興方針（５つの柱）
独自の技術・ノウハウ
県内製造業の成長を支える
産業分野別
（１）食品関連産業
（４）成長産業分野
施策
独自の技術・ノウハウ
施策
国内外の新たな販路
施策
県内製造業の成長を支える
LIST

render yamaguchi-2024 report-a4 data/progress-r5.csv
follows yamaguchi-2024-report-a4 'cover, sections, projects and tables' <<'LIST'
最終案
やまぐち産業
イノベーション戦略
【第2次改定版・概要】
山口県産業戦略本部
令和6年（2024年）2月
１改定の趣旨
２基本目標
主な視点（特色）
３目標年度
４重点成長分野
産業特性と「4つの強み」
「重点成長分野」の設定
《9分野⇒10分野（半導体・蓄電池関連産業の追加）》
成長基幹分野
成長加速分野
次世代育成分野
※「未来技術関連分野」は
５取組の方向性と産業戦略プロジェクト
瀬戸内基幹企業群
コストの競争力と生産性
地域中核企業群
地域の経済と雇用
［地域中核企業］
中小企業群
産業戦略プロジェクト一覧
６推進体制・支援スキーム
【主な支援措置】
７産業戦略プロジェクトの概要
１瀬戸内産業競争力・生産性強化プロジェクト
(1)企業の国際競争力強化に資する港湾の機能強化
(4)国際競争力の強化に向けたコンビナート企業間の連携促進
２自動車関連産業イノベーション創出プロジェクト
３成長産業育成・集積プロジェクト拡充
(4)半導体・蓄電池関連産業の集積強化新規
４地域産業DX加速化プロジェクト
５高度産業人材確保・育成（リスキリング）促進プロジェクト新規
６海外ビジネス加速化プロジェクト新規
７地域中核企業創出・成長支援プロジェクト
８企業立地促進・事業用地確保活用プロジェクト
８取組目標（指標）
全体指標
付加価値額1.98兆円
労働生産性（付加価値額／従業者数）2,022万円／人
注：総務省・経済産業省
プロジェクト別指標
1-1瀬戸内産業競争力・強化（港湾）1石炭・バイオマス共同輸送の実施回数2回45回/3年
1-2同上（工業用水）3工業用水道管路の更新整備延長（累計）5.0km6.7km
8企業立地促進・事業用地確保活用28企業誘致件数
【参考】「やまぐち産業イノベーション戦略（第１次改定版）」の取組の進捗・成果
全24指標のうち17の指標（全指標の約7割）
1-1瀬戸内産業競争力・強化（港湾）1石炭共同輸送の実施回数11回35回/3年20回R5.12
9大規模産業用地活用・企業立地促進24企業誘致件数
目標を上回る
概ね計画どおり
計画を下回る
計画を大幅に下回る
※令和5年度の実績
LIST

# The test tells another order.
printf '１方針策定の考え方\n５振興方針（柱）\n４本県製造業の課題\n' |
    in_order "$work/kagoshima-2021-onesheet-a3.structure"
[ $? -ne 0 ] && grep -q '本県製造業の課題' "$work/log"
result $? 'another order is told'

# headings PAGES: what the reference calls headings on those pages, but for notes in brackets.
headings() {
    awk -v pages="$1" '/"page": [0-9]/ { gsub(/[^0-9]/, ""); page = $0 }
        /"heading": "/ && index(pages, page) {
            sub(/^ *"heading": "/, ""); sub(/",?$/, ""); sub(/ \(.*/, ""); sub(/：….*/, ""); print
        }' "$reference/kagoshima_structure.json" | grep -v -e '^基本目標$' -e '^【基本方針'
}

if [ -f "$reference/kagoshima_structure.json" ]; then
    headings 6 >"$work/sheet"
    [ "$(grep -c . "$work/sheet")" -ge 7 ]
    result $? 'the reference has headings'
    follows kagoshima-2021-onesheet-a3 'headings as the printed sheet has them' <"$work/sheet"
    headings 12 >"$work/slides"
    follows kagoshima-2021-slides-slides-a4 'headings as the printed slides have them' <"$work/slides"
else
    skip 'no reference: the order of the printed documents'
fi
results
