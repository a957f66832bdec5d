/* Words for generated plans: official prose and names, with everything in them that rich
 * text of a plan may have. A text begins with a serial number of its own, so that it can
 * be found again on a page. */
#ifndef GAIYO_TESTS_PLANNER_H
#define GAIYO_TESTS_PLANNER_H

#include "generated.h"

/* A plan under way, its measurements, and how many indicators it has. */
struct planner {
    struct chance chance;
    struct strbuf plan, data;
    int n, section, measured;
    int issues; /* of the section before; 0: it is of another kind */
    int serial; /* of the last text that has one */
    int length; /* of its texts, in percent of usual ones */
    int wild;   /* how many words in a hundred are out of the ordinary */
    int marked; /* how many in a hundred are marked up */
    int extra;  /* how many in a hundred texts are missing, empty or endless */
};

static inline int between(struct planner *p, int least, int most)
{
    return least + up_to(&p->chance, most - least + 1);
}

static inline bool maybe(struct planner *p, int percent)
{
    return up_to(&p->chance, 100) < percent;
}

#define ONE_OF(p, words)                                                                 \
    ((words)[up_to(&(p)->chance, (int)(sizeof(words) / sizeof *(words)))])

static inline void add_c(struct planner *p, const char *words)
{
    strbuf_add_c(&p->plan, words);
}

/* --- serial numbers ------------------------------------------------------------- */

enum { SERIAL_DIGITS = 4 };

/* Four numerals of a kind that nothing else is written in. */
static const char *const serial_digits[] = {"零", "壱", "弐", "参", "肆",
                                            "伍", "陸", "漆", "捌", "玖"};

static inline void add_serial(struct planner *p)
{
    const int n = ++p->serial;
    for (int i = 1000; i; i /= 10)
        add_c(p, serial_digits[n / i % 10]);
}

/* --- words ---------------------------------------------------------------------- */

static inline const char *usual_word(struct planner *p)
{
    static const char *const words[] = {
        "計画",     "県",   "産業",       "振興",       "市町村",     "企業",
        "人材育成", "環境", "エネルギー", "技術革新",   "戦略",       "連携",
        "推進",     "強化", "支援",       "地域",       "活性化",     "観光",
        "交流拠点", "整備", "医療",       "福祉",       "防災",       "教育",
        "文化",     "道路", "港湾",       "農林水産業", "デジタル化", "を、",
        "の",       "・",   "ものづくり", "（累計）"};
    return ONE_OF(p, words);
}

static inline const char *wild_word(struct planner *p)
{
    static const char *const words[] = {
        "サプライチェーンマネジメント",
        "コミュニティ・スクールコーディネーター",
        "リスキリングプラットフォーム",
        "internationalization",
        "Society5.0",
        "SDGs",
        "https://www.pref.example.lg.jp/kikaku/2024/sogo-keikaku/index.html",
        "kikaku@pref.example.lg.jp",
        "１兆9,128億円",
        "△7.76％",
        "（１）",
        "「『〔（～）〕』」",
        "――",
        "……",
        "、。，．",
        "13箇所/5年",
        "ＤＸ・ＧＸ",
        "㎡当たり",
        "㈱",
        "①～⑳",
        "髙﨑",
        "々々ゝゞ",
        "っゃゅょー",
        "　",
        "CO2",
        "R6.4～R9.3",
        "{count(//indicator)}",
        "&amp;&lt;&gt;",
    };
    return ONE_OF(p, words);
}

static inline void add_word(struct planner *p)
{
    add_c(p, maybe(p, p->wild) ? wild_word(p) : usual_word(p));
}

static inline int scaled(const struct planner *p, int n)
{
    return (n * p->length + 50) / 100;
}

/* Plain words, from `least` to `most` of them where texts are of usual length. */
static inline void add_words(struct planner *p, int least, int most)
{
    if (!maybe(p, 5))
        add_serial(p);
    for (int i = between(p, scaled(p, least), scaled(p, most)); i > 0; i--)
        add_word(p);
}

/* --- rich text ------------------------------------------------------------------ */

static inline void add_ruby(struct planner *p)
{
    static const char *const words[] = {
        "<ruby type=\"jukugo\"><rb>戦</rb><rt>せん</rt><rb>略</rb><rt>りゃく</rt></ruby>",
        "<ruby><rb>産業</rb><rt>さんぎょう</rt></ruby>",
        "<ruby type=\"mono\"><rb>湊</rb><rt>みなと</rt></ruby>",
        "<ruby><rb>境界</rb><rt>フロンティア</rt></ruby>",
    };
    add_c(p, ONE_OF(p, words));
}

static inline void add_rows(struct planner *p)
{
    if (maybe(p, 50)) {
        add_c(p, "<warichu open=\"（\" close=\"）\">");
        add_words(p, 2, 12);
        add_c(p, "</warichu>");
        return;
    }
    add_c(p, "<furiwake open=\"｛\" close=\"｝\">");
    for (int i = between(p, 2, 3); i; i--) {
        add_c(p, maybe(p, 50) ? "<line>市町</line>" : "<line>関係団体</line>");
    }
    add_c(p, "</furiwake>");
}

static inline void add_in(struct planner *p, const char *open, const char *close)
{
    add_c(p, open);
    add_words(p, 1, 3);
    add_c(p, close);
}

/* Words that are marked up. */
static inline void add_marked(struct planner *p)
{
    switch (up_to(&p->chance, 12)) {
    case 0:
        add_ruby(p);
        return;
    case 1:
        add_rows(p);
        return;
    case 2:
        add_in(p, "<em>", "</em>");
        return;
    case 3:
        add_in(p, "<a href=\"https://www.example.jp/\">", "</a>");
        return;
    case 4:
        add_c(p, "<foreign lang=\"en\">global competence</foreign>");
        return;
    case 5:
        add_c(p, "<tcy>12</tcy>月");
        return;
    case 6:
        add_c(p, "CO<sub>2</sub>と㎥<sup>※1</sup>");
        return;
    case 7:
        add_c(p, "<br/>");
        return;
    case 8:
        add_c(p, "<badge>拡充</badge>");
        return;
    case 9:
        add_c(p, "<stated by=\"count(//indicator)\">3</stated>件");
        return;
    default:
        add_in(p, "<b>", "</b>");
    }
}

/* Rich text of so many words. */
static inline void add_text(struct planner *p, int least, int most)
{
    const int extra = maybe(p, p->extra) ? up_to(&p->chance, 3) : 3;
    if (extra == 0)
        return;
    if (extra == 1)
        most *= 3;
    if (!maybe(p, 5))
        add_serial(p);
    for (int i = between(p, scaled(p, least), scaled(p, most)); i > 0; i--) {
        if (maybe(p, p->marked))
            add_marked(p);
        else
            add_word(p);
    }
}

static inline void add_element(struct planner *p, const char *name, int least, int most)
{
    strbuf_addf(&p->plan, "<%s>", name);
    add_text(p, least, most);
    strbuf_addf(&p->plan, "</%s>", name);
}

/* A title that is not empty: without that of the plan or of a section there is no order
 * of headings. */
static inline void add_heading(struct planner *p, int least, int most)
{
    const int extra = p->extra;
    p->extra = 0;
    add_element(p, "title", least, most);
    p->extra = extra;
}

#endif
