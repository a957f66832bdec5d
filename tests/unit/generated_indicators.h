/* Sets of indicators, generated: every kind and direction, figures of any size, measured
 * or not, rated or not. */
#ifndef GAIYO_TESTS_GENERATED_INDICATORS_H
#define GAIYO_TESTS_GENERATED_INDICATORS_H

#include "planner.h"

/* What indicators of a set have in common. */
struct set {
    bool observed, rated, grouped, numbered, noted;
};

static inline const char *any_unit(struct planner *p)
{
    static const char *const usual[] = {"件", "人", "億円", "箇所", "km", "%", "ha"};
    static const char *const wild[] = {"千トン",   "百万円",       "ポイント", "人日",
                                       "トン-CO2", "団体（累計）", "kWh",      "時間"};
    return maybe(p, p->wild) ? ONE_OF(p, wild) : ONE_OF(p, usual);
}

/* A figure as plans print it; its unit behind it. */
static inline void add_figure(struct strbuf *b, int64_t value, bool decimal,
                              const char *unit)
{
    if (value < 0)
        strbuf_add_c(b, "△");
    value = value < 0 ? -value : value;
    if (decimal)
        strbuf_addf(b, "%d.%d", (int)(value / 10), (int)(value % 10));
    else if (value >= 1000000)
        strbuf_addf(b, "%d,%03d,%03d", (int)(value / 1000000), (int)(value / 1000 % 1000),
                    (int)(value % 1000));
    else if (value >= 1000)
        strbuf_addf(b, "%d,%03d", (int)(value / 1000), (int)(value % 1000));
    else
        strbuf_addf(b, "%d", (int)value);
    strbuf_add_c(b, unit);
}

static inline int any_value(struct planner *p)
{
    switch (up_to(&p->chance, 12)) {
    case 0:
        return 0;
    case 1:
        return 900000 + up_to(&p->chance, 99999);
    case 2:
        return -up_to(&p->chance, 500);
    default:
        return up_to(&p->chance, 9000);
    }
}

/* Where and when a figure is from, and what is said of it. */
static inline void add_attributes(struct planner *p, const char *period)
{
    if (maybe(p, 50))
        strbuf_addf(&p->plan, " period=\"%s\"", period);
    if (maybe(p, 10))
        add_c(p, maybe(p, 50) ? " remark=\"5年累計\"" : " remark=\"半年の平均による\"");
}

static inline void observe(struct planner *p, int id, int from, int to, bool decimal,
                           const char *unit)
{
    static const char *const years[] = {"R4年度", "R5年度", "R6年度", "R7年度"};
    const int n = maybe(p, 60) ? 1 : between(p, 0, 4);
    for (int i = 0; i < n; i++) {
        strbuf_addf(&p->data, "k%d,%s,", id, years[i]);
        if (maybe(p, 8)) {
            strbuf_add_c(&p->data, maybe(p, 50) ? "－,国統計未公表\n" : "…,\n");
            continue;
        }
        const int value = from + up_to(&p->chance, 2 * (to - from) + 1);
        strbuf_add_c(&p->data, "\"");
        add_figure(&p->data, value, decimal, unit);
        strbuf_add_c(&p->data, "\",\n");
        p->measured++;
    }
}

static inline void add_target(struct planner *p, int from, int to, bool range,
                              bool decimal, const char *unit)
{
    add_c(p, "<target");
    if (range) {
        add_c(p, " low=\"");
        add_figure(&p->plan, from < to ? from : to, decimal, unit);
        add_c(p, "\" high=\"");
        add_figure(&p->plan, from < to ? to : from, decimal, unit);
        add_c(p, "\"");
    }
    add_attributes(p, "R8年度");
    add_c(p, ">");
    if (range)
        add_c(p, "基準の範囲");
    else
        add_figure(&p->plan, to, decimal, unit);
    add_c(p, "</target>");
}

static inline void add_indicator(struct planner *p, const struct set *set)
{
    static const char *const kinds[] = {"level", "level", "cumulative", "annual", "rate"};
    const char *unit = any_unit(p);
    const bool decimal = maybe(p, 25), range = maybe(p, 4), down = maybe(p, 15);
    const int from = any_value(p), way = 1 + up_to(&p->chance, 5000), id = ++p->n;
    const int to = down ? from - way : from + way;
    strbuf_addf(&p->plan, "<indicator id=\"k%d\" kind=\"%s\"", id, ONE_OF(p, kinds));
    if (range || down)
        add_c(p, range ? " direction=\"range\"" : " direction=\"down\"");
    if (maybe(p, set->numbered ? 90 : 20))
        strbuf_addf(&p->plan, maybe(p, 10) ? " no=\"Ⅲ-%d-（1）\"" : " no=\"%d\"", id);
    add_c(p, ">");
    add_element(p, "name", 1, 8);
    if (!maybe(p, 8)) {
        add_c(p, "<baseline");
        add_attributes(p, "R3年度");
        add_c(p, ">");
        if (maybe(p, 8))
            add_c(p, "－");
        else
            add_figure(&p->plan, from, decimal, unit);
        add_c(p, "</baseline>");
    }
    add_target(p, from, to, range, decimal, unit);
    if (set->noted && maybe(p, 20))
        add_element(p, "note", 1, 12);
    add_c(p, "</indicator>");
    if (set->observed && !maybe(p, 10))
        observe(p, id, from < to ? from : to, from < to ? to : from, decimal, unit);
}

static inline void begin_set(struct planner *p, const struct set *set)
{
    strbuf_addf(&p->plan, "<indicators id=\"s%d\"", ++p->n);
    add_c(p, set->observed ? "" : " observed=\"no\"");
    if (set->rated)
        strbuf_addf(&p->plan, " rating=\"sc%d\"", between(p, 1, 3));
    if (maybe(p, 15))
        add_c(p, " denominator=\"rated\"");
    if (maybe(p, 20))
        add_c(p, " group-label=\"プロジェクト名\"");
    if (maybe(p, 30))
        add_c(p, " baseline-period=\"R3年度\"");
    if (maybe(p, 30))
        add_c(p, " target-period=\"R8年度\"");
    if (maybe(p, 20))
        add_c(p, " years=\"R4～R8\"");
    add_c(p, ">");
    if (maybe(p, 50))
        add_element(p, "title", 1, 5);
    if (maybe(p, 20))
        add_element(p, "lead", 1, 20);
}

static inline int indicators_wanted(struct planner *p)
{
    static const int sizes[] = {1, 1, 2, 2, 3, 4, 6, 8, 12};
    if (maybe(p, 5))
        return maybe(p, 10) ? 200 : 30;
    return ONE_OF(p, sizes);
}

static inline void add_indicators(struct planner *p)
{
    const struct set set = {.observed = maybe(p, 60),
                            .rated = maybe(p, 60),
                            .grouped = maybe(p, 60),
                            .numbered = maybe(p, 50),
                            .noted = maybe(p, 30)};
    int left = indicators_wanted(p);
    begin_set(p, &set);
    for (int n; left > 0; left -= n) {
        const bool grouped = set.grouped && !maybe(p, 5);
        n = grouped ? between(p, 1, left < 6 ? left : 6) : 1;
        if (grouped) {
            add_c(p, "<group");
            if (set.numbered)
                strbuf_addf(&p->plan, maybe(p, 10) ? " no=\"第%d期\"" : " no=\"%d-1\"",
                            left);
            add_c(p, ">");
            add_element(p, "title", 1, 8);
        }
        for (int i = 0; i < n; i++)
            add_indicator(p, &set);
        add_c(p, grouped ? "</group>" : "");
    }
    for (int i = maybe(p, 30) ? between(p, 1, 3) : 0; i; i--)
        add_element(p, "note", 1, 20);
    add_c(p, "</indicators>");
}

/* Three sorts of grades: stars, marks, letters. */
static inline void add_schemes(struct planner *p)
{
    add_c(
        p,
        "<scheme id=\"sc1\">"
        "<grade score=\"3\" mark=\"★★★\" test=\"met\">達成</grade>"
        "<grade score=\"2\" mark=\"★★☆\" test=\"pace >= 0.5\">概ね計画どおり</grade>"
        "<grade score=\"1\" mark=\"★☆☆\">未達</grade>"
        "<unevaluable>評価できず</unevaluable></scheme>"
        "<scheme id=\"sc2\">"
        "<grade score=\"4\" mark=\"◎\" test=\"achievement >= 1\">達成</grade>"
        "<grade score=\"3\" mark=\"○\" test=\"achievement >= 0.8\">順調</grade>"
        "<grade score=\"2\" mark=\"△\" test=\"achievement >= 0.5\">やや遅れ</grade>"
        "<grade score=\"1\" mark=\"×\">遅れ</grade>"
        "<unevaluable mark=\"－\">評価対象外</unevaluable></scheme>"
        "<scheme id=\"sc3\">"
        "<grade score=\"6\" mark=\"Ｓ\" test=\"progress >= "
        "1.2\">目標を大きく上回って達成している</grade>"
        "<grade score=\"5\" mark=\"Ａ\" test=\"progress >= 1\">目標を達成している</grade>"
        "<grade score=\"4\" mark=\"Ｂ\" test=\"progress >= "
        "0.7\">目標の達成に向けておおむね順調である</grade>"
        "<grade score=\"3\" mark=\"Ｃ\" test=\"progress >= "
        "0.4\">目標の達成に向けて努力を要する</grade>"
        "<grade score=\"2\" mark=\"Ｄ\" test=\"progress >= 0\">進んでいない</grade>"
        "<grade score=\"1\" mark=\"Ｅ\">策定時を下回っている</grade>"
        "<unevaluable>評価できず</unevaluable></scheme>");
}

#endif
