# Invented results of 1,741 invented municipalities, the same on every run: CSV with the columns that
# `gaiyo batch … --by 市町村` asks for. Names are put together from parts; -v areas=N makes fewer.
#
#     awk -f samples/batch/areas.awk >results.csv

# The next number from 0 to n - 1 (a linear congruence; small enough for every awk).
function any(n) {
    seed = (seed * 1103 + 12345) % 65536
    return int(seed * n / 65536)
}

function name_of(i) {
    return first[i % n_first + 1] second[int(i / n_first) % n_second + 1] kind[i % 3 + 1]
}

function grouped(n) {
    return n < 1000 ? n : int(n / 1000) "," sprintf("%03d", n % 1000)
}

function row(id, value) {
    print area ",R5年度," id ",\"" value "\""
}

BEGIN {
    seed = 1741
    if (!areas) areas = 1741
    n_first = split("あおば みどり ひかり 朝日 若葉 白樺 青波 風見 花園 星野 霧丘 月岡 清瀬川 千種 桜台 松ヶ枝 " \
                    "杉沢 柏木野 楓 椿 梅ノ里 桃山 藤尾 萩原 菊池野 蓮見 芦原 葦津 笹ヶ峰 茅野台 鶴巻 鷺沼 鳩ヶ谷田 " \
                    "雁宿 鴨方野 鹿野原 熊牛 狐塚 兎和 亀島 貝塚野", first, " ")
    n_second = split("東 西 南 北 中 上 下 浜 川 山 原 谷 島 岬 泉 崎 坂 橋 宮 寺 港 沢 瀬 平 岡 森 林 野 丘 台 " \
                     "里 郷 津 浦 沼 池 江 根 戸 代 内 外 本 新", second, " ")
    split("市 町 村", kind, " ")
    print "市町村,時点,指標,値"
    for (i = 0; i < areas; i++) {
        area = name_of(i)
        row("bases", 1 + any(6) "箇所")
        row("visitors", grouped(2400 + any(21000)) "人")
        row("clinics", any(4) "箇所")
        row("sales", 12 + any(19) "箇所")
        row("rides", grouped(3100 + any(6200)) "人")
        row("wait", 40 + any(56) "分")
        row("cover", sprintf("%d.%d%%", 42 + any(54), any(10)))
        row("movers", 4 + any(13) "世帯")
        row("houses", 3 + any(38) "戸")
        row("guides", 4 + any(15) "人")
        row("helpers", 20 + any(105) "人")
        row("stay", sprintf("%d.%d%%", 66 + any(15), any(10)))
    }
}
