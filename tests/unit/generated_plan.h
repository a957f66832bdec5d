/* Plans, generated from a seed: sections of every kind, long and short, in any order. */
#ifndef GAIYO_TESTS_GENERATED_PLAN_H
#define GAIYO_TESTS_GENERATED_PLAN_H

#include "generated.h"

#include <stdarg.h>

/* A plan under way, its measurements, and how many indicators it has. */
struct planner {
    struct chance chance;
    struct strbuf plan, data;
    int n, section, measured;
    int issues; /* of the section before; 0: it is of another kind */
};

static inline int between(struct planner *p, int least, int most)
{
    return least + up_to(&p->chance, most - least + 1);
}

static inline bool maybe(struct planner *p, int percent)
{
    return up_to(&p->chance, 100) < percent;
}

/* Words of official prose, from `least` to `most` of them. */
static inline void add_words(struct planner *p, int least, int most)
{
    static const char *const words[] = {
        "計画",     "県",   "産業",       "振興",       "市町村",     "企業",
        "人材育成", "環境", "エネルギー", "技術革新",   "戦略",       "連携",
        "推進",     "強化", "支援",       "地域",       "活性化",     "観光",
        "交流拠点", "整備", "医療",       "福祉",       "防災",       "教育",
        "文化",     "道路", "港湾",       "農林水産業", "デジタル化", "を、",
        "の",       "・",   "ものづくり", "（累計）"};
    strbuf_add_c(&p->plan, "新");
    for (int i = between(p, least, most); i; i--)
        strbuf_add_c(&p->plan,
                     words[up_to(&p->chance, (int)(sizeof words / sizeof *words))]);
}

static inline void add_element(struct planner *p, const char *name, int least, int most)
{
    strbuf_addf(&p->plan, "<%s>", name);
    add_words(p, least, most);
    strbuf_addf(&p->plan, "</%s>", name);
}

static inline void add_list(struct planner *p, const char *kind, int depth)
{
    strbuf_addf(&p->plan, "<%s>", kind);
    for (int i = between(p, 1, 7); i; i--) {
        strbuf_add_c(&p->plan, "<li>");
        add_words(p, 1, 20);
        if (maybe(p, 15))
            add_element(p, "leads-to", 1, 5);
        if (depth < 1 && maybe(p, 20))
            add_list(p, maybe(p, 50) ? "ul" : "ol", depth + 1);
        strbuf_add_c(&p->plan, "</li>");
    }
    strbuf_addf(&p->plan, "</%s>", kind);
}

static inline void add_own_table(struct planner *p)
{
    const int n = between(p, 1, 4);
    strbuf_addf(&p->plan, "<table columns=\"%d\">", n);
    for (int r = between(p, 1, 5); r; r--) {
        strbuf_add_c(&p->plan, "<tr>");
        for (int i = 0; i < n; i++)
            add_element(p, maybe(p, 30) ? "th" : "td", 1, 5);
        strbuf_add_c(&p->plan, "</tr>");
    }
    strbuf_add_c(&p->plan, "</table>");
}

static inline void add_block(struct planner *p)
{
    switch (up_to(&p->chance, 7)) {
    case 0:
        add_list(p, "ol", 0);
        return;
    case 1:
    case 2:
        add_list(p, "ul", 0);
        return;
    case 3:
        add_own_table(p);
        return;
    case 4:
        add_element(p, "note", 1, 20);
        return;
    case 5:
        strbuf_add_c(&p->plan, "<callout>");
        add_element(p, "title", 1, 4);
        add_element(p, "p", 1, 30);
        strbuf_add_c(&p->plan, "</callout>");
        return;
    default:
        add_element(p, "p", 1, maybe(p, 30) ? 90 : 30);
    }
}

static inline void add_blocks(struct planner *p, int least, int most)
{
    for (int i = between(p, least, most); i; i--)
        add_block(p);
}

static inline void add_subsections(struct planner *p)
{
    add_blocks(p, 0, 2);
    for (int i = between(p, 1, 4); i; i--) {
        strbuf_add_c(&p->plan, "<subsection>");
        add_element(p, "title", 1, 7);
        add_blocks(p, 1, 2);
        strbuf_add_c(&p->plan, "</subsection>");
    }
}

static inline void add_issues(struct planner *p)
{
    p->issues = between(p, 1, 8);
    for (int i = 0; i < p->issues; i++) {
        strbuf_addf(&p->plan, "<issue id=\"i%d-%d\">", p->section, i);
        add_element(p, "title", 1, 8);
        if (maybe(p, 80))
            add_element(p, "response", 1, 10);
        strbuf_add_c(&p->plan, "</issue>");
    }
}

static inline void add_field(struct planner *p)
{
    strbuf_add_c(&p->plan, "<field>");
    add_element(p, "name", 1, 4);
    if (maybe(p, 40))
        add_element(p, "trait", 1, 12);
    for (int i = maybe(p, 30) ? between(p, 1, 4) : 0; i; i--)
        add_element(p, "part", 1, 3);
    strbuf_add_c(&p->plan, "</field>");
}

static inline void add_fields(struct planner *p)
{
    const bool classes = maybe(p, 50);
    strbuf_add_c(&p->plan, "<fields>");
    if (maybe(p, 70))
        add_element(p, "title", 1, 5);
    if (maybe(p, 40))
        add_element(p, "lead", 1, 9);
    for (int i = between(p, 1, classes ? 3 : 8); i; i--) {
        if (classes) {
            strbuf_add_c(&p->plan, "<class>");
            add_element(p, "title", 1, 3);
            strbuf_add_c(&p->plan, "<promoter>");
            add_element(p, "name", 1, 8);
        }
        for (int k = classes ? between(p, 1, 4) : 1; k; k--)
            add_field(p);
        strbuf_add_c(&p->plan, classes ? "</promoter></class>" : "");
    }
    strbuf_add_c(&p->plan, "</fields>");
}

static inline void add_pillars(struct planner *p, int issues)
{
    const int n = between(p, 1, 7);
    for (int i = 0; i < n; i++) {
        strbuf_addf(&p->plan, "<pillar no=\"%d\"", i + 1);
        if (issues && maybe(p, 90))
            strbuf_addf(&p->plan, " answers=\"i%d-%d\"", p->section - 1,
                        up_to(&p->chance, issues));
        strbuf_add_c(&p->plan, ">");
        add_element(p, "title", 1, 14);
        if (maybe(p, 40))
            add_element(p, "lead", 3, 40);
        for (int k = between(p, 0, 6); k; k--)
            add_element(p, "measure", 1, 12);
        strbuf_add_c(&p->plan, "</pillar>");
    }
    if (maybe(p, 30))
        add_fields(p);
}

static inline void add_projects(struct planner *p)
{
    const int n = between(p, 1, 9);
    for (int i = 0; i < n; i++) {
        strbuf_addf(&p->plan, "<project no=\"%d\">", i + 1);
        add_element(p, "title", 1, 9);
        strbuf_add_c(&p->plan, maybe(p, 30) ? "<badge>新規</badge>" : "");
        if (maybe(p, 40))
            add_list(p, "ol", 0);
        else
            for (int k = between(p, 0, 5); k; k--)
                add_element(p, "part", 1, 20);
        strbuf_add_c(&p->plan, "</project>");
    }
}

static inline void add_tiers(struct planner *p)
{
    const int n = between(p, 2, 4);
    strbuf_add_c(&p->plan, "<tiers>");
    for (int i = 0; i < n; i++) {
        if (i && maybe(p, 70))
            add_element(p, "link", 1, 2);
        strbuf_add_c(&p->plan, "<tier>");
        add_element(p, "name", 1, 3);
        if (maybe(p, 60))
            add_element(p, "lead", 1, 3);
        add_list(p, "ul", 0);
        strbuf_add_c(&p->plan, "</tier>");
    }
    strbuf_add_c(&p->plan, "</tiers>");
}

/* --- indicators ----------------------------------------------------------------- */

static inline void add_indicator(struct planner *p, bool observed)
{
    static const char *const units[] = {"件", "人", "億円", "箇所", "km"};
    const char *unit = units[up_to(&p->chance, 5)];
    const int from = between(p, 0, 5000), to = from + between(p, 1, 9000);
    strbuf_addf(&p->plan, "<indicator id=\"k%d\" kind=\"level\"", ++p->n);
    if (maybe(p, 50))
        strbuf_addf(&p->plan, " no=\"%d\"", p->n);
    strbuf_add_c(&p->plan, ">");
    add_element(p, "name", 1, 10);
    strbuf_addf(&p->plan, "<baseline%s>%d%s</baseline><target>%d%s</target></indicator>",
                maybe(p, 50) ? " period=\"R3年度\"" : "", from, unit, to, unit);
    if (!observed)
        return;
    strbuf_addf(&p->data, "k%d,R5.12,%d%s\n", p->n, between(p, from, to), unit);
    p->measured++;
}

static inline void add_indicators(struct planner *p)
{
    static const int sizes[] = {1, 4, 8, 15, 30};
    const bool observed = maybe(p, 60), numbered = maybe(p, 50);
    int left = sizes[up_to(&p->chance, 5)];
    strbuf_addf(&p->plan, "<indicators id=\"s%d\"%s%s>", ++p->n,
                observed ? "" : " observed=\"no\"",
                observed && maybe(p, 60) ? " rating=\"sc\"" : "");
    if (maybe(p, 50))
        add_element(p, "title", 1, 5);
    const bool grouped = maybe(p, 60);
    for (int n; left > 0; left -= n) {
        n = grouped ? between(p, 1, left < 4 ? left : 4) : 1;
        if (grouped) {
            strbuf_add_c(&p->plan, "<group");
            if (numbered)
                strbuf_addf(&p->plan, " no=\"%d-1\"", left);
            strbuf_add_c(&p->plan, ">");
            add_element(p, "title", 1, 8);
        }
        for (int i = 0; i < n; i++)
            add_indicator(p, observed);
        strbuf_add_c(&p->plan, grouped ? "</group>" : "");
    }
    if (maybe(p, 30))
        add_element(p, "note", 1, 20);
    strbuf_add_c(&p->plan, "</indicators>");
}

/* --- the plan ------------------------------------------------------------------- */

static inline void add_section(struct planner *p)
{
    const int kind = up_to(&p->chance, 9), issues = p->issues;
    p->issues = 0;
    strbuf_add_c(&p->plan, "<section");
    if (maybe(p, 80))
        strbuf_addf(&p->plan, " no=\"%d\"", p->section + 1);
    strbuf_add_c(&p->plan, ">");
    add_element(p, "title", 1, maybe(p, 30) ? 15 : 5);
    if (kind < 3)
        add_blocks(p, 1, 4);
    else if (kind == 3)
        add_subsections(p);
    else if (kind == 4)
        add_issues(p);
    else if (kind == 5)
        add_pillars(p, issues);
    else if (kind == 6)
        add_projects(p);
    else if (kind == 7)
        add_tiers(p);
    else
        add_fields(p);
    strbuf_add_c(&p->plan, "</section>");
    p->section++;
}

static inline struct planner plan_generated(struct job *job, uint32_t seed)
{
    struct planner p = {.chance = {seed * 2654435761u + 1}};
    strbuf_init(&p.plan, job->doc);
    strbuf_init(&p.data, job->doc);
    strbuf_add_c(&p.data, "id,時点,値\n");
    strbuf_add_c(&p.plan, "<plan version=\"1\" id=\"t\" xml:lang=\"ja\"><head>");
    add_element(&p, "title", 1, maybe(&p, 20) ? 14 : 6);
    if (maybe(&p, 50))
        add_element(&p, "subtitle", 1, 5);
    strbuf_add_c(&p.plan, maybe(&p, 30) ? "<edition>案</edition>" : "");
    strbuf_add_c(&p.plan,
                 "<period start=\"R4.4\" end=\"R9.3\">令和4年度～8年度</period>");
    if (maybe(&p, 50))
        add_element(&p, "basis", 3, 15);
    strbuf_add_c(&p.plan, "</head>");
    for (int i = between(&p, 1, 9); i; i--)
        add_section(&p);
    for (int i = between(&p, 1, 2); i; i--) {
        strbuf_add_c(&p.plan, "<section>");
        add_element(&p, "title", 1, 6);
        add_indicators(&p);
        strbuf_add_c(&p.plan, "</section>");
    }
    strbuf_add_c(&p.plan,
                 "<scheme id=\"sc\"><grade score=\"3\" mark=\"★★★\" test=\"met\">達成"
                 "</grade><grade score=\"2\" mark=\"★★☆\" test=\"pace >= 0.5\">概ね"
                 "</grade><grade score=\"1\" mark=\"★☆☆\">未達</grade><unevaluable>"
                 "評価できず</unevaluable></scheme></plan>");
    return p;
}

#endif
