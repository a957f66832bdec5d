/* Plans, generated from a seed: parts of every kind that the schema allows, long, short
 * and missing, in any order. */
#ifndef GAIYO_TESTS_GENERATED_PLAN_H
#define GAIYO_TESTS_GENERATED_PLAN_H

#include "generated_indicators.h"

static inline void add_list(struct planner *p, const char *kind, int depth)
{
    strbuf_addf(&p->plan, "<%s>", kind);
    for (int i = between(p, 1, 7); i; i--) {
        add_c(p, "<li>");
        add_text(p, 1, 20);
        if (maybe(p, 15))
            add_element(p, "leads-to", 1, 5);
        if (depth < 3 && maybe(p, 20 - 5 * depth))
            add_list(p, maybe(p, 50) ? "ul" : "ol", depth + 1);
        add_c(p, "</li>");
    }
    strbuf_addf(&p->plan, "</%s>", kind);
}

static inline void add_cell(struct planner *p, int colspan, int rowspan)
{
    static const char *const aligns[] = {"start", "center", "end"};
    const char *name = maybe(p, 30) ? "th" : "td";
    strbuf_addf(&p->plan, "<%s", name);
    if (colspan > 1)
        strbuf_addf(&p->plan, " colspan=\"%d\"", colspan);
    if (rowspan > 1)
        strbuf_addf(&p->plan, " rowspan=\"%d\"", rowspan);
    if (maybe(p, 30))
        strbuf_addf(&p->plan, " align=\"%s\"", ONE_OF(p, aligns));
    add_c(p, ">");
    add_text(p, 1, 5);
    strbuf_addf(&p->plan, "</%s>", name);
}

enum { MOST_OWN_COLUMNS = 7 };

/* A row; `taken` says how many rows from here on each column is taken. */
static inline void add_own_row(struct planner *p, int n, int rows_left, int *taken)
{
    add_c(p, "<tr>");
    bool any = false;
    for (int c = 0; c < n; c++) {
        int colspan = 1;
        if (taken[c] > 0)
            continue;
        while (c + colspan < n && taken[c + colspan] == 0 && maybe(p, 10))
            colspan++;
        /* each row has a cell of its own */
        const int rowspan = any && maybe(p, 10) ? between(p, 1, rows_left) : 1;
        add_cell(p, colspan, rowspan);
        for (int i = c; i < c + colspan; i++)
            taken[i] = rowspan;
        c += colspan - 1;
        any = true;
    }
    for (int c = 0; c < n; c++)
        taken[c] -= taken[c] > 0;
    add_c(p, "</tr>");
}

static inline void add_own_table(struct planner *p)
{
    int taken[MOST_OWN_COLUMNS] = {0};
    const int n = maybe(p, 20) ? between(p, 5, MOST_OWN_COLUMNS) : between(p, 1, 4);
    const int rows = maybe(p, 5) ? 40 : between(p, 1, 6);
    strbuf_addf(&p->plan, "<table columns=\"%d\">", n);
    if (maybe(p, 20))
        add_element(p, "caption", 1, 5);
    for (int r = 0; r < rows; r++)
        add_own_row(p, n, rows - r, taken);
    add_c(p, "</table>");
}

static inline void add_callout(struct planner *p)
{
    add_c(p, "<callout>");
    if (maybe(p, 80))
        add_element(p, "title", 1, 4);
    add_element(p, "p", 1, 30);
    if (maybe(p, 20))
        add_list(p, "ul", 1);
    if (maybe(p, 20))
        add_element(p, "note", 1, 10);
    add_c(p, "</callout>");
}

static inline void add_figure_of(struct planner *p)
{
    static const char *const views[] = {"0 0 40 20", "0 0 10 90", "0 0 300 20"};
    strbuf_addf(&p->plan,
                "<figure alt=\"図\" d=\"M 2 2 L 30 12 L 8 18 Z\" viewBox=\"%s\">",
                ONE_OF(p, views));
    if (maybe(p, 60))
        add_element(p, "caption", 1, 8);
    add_c(p, "</figure>");
}

static inline void add_block(struct planner *p)
{
    switch (up_to(&p->chance, 10)) {
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
        add_c(p, maybe(p, 30) ? "<note mark=\"注１\">" : "<note>");
        add_text(p, 1, 20);
        add_c(p, "</note>");
        return;
    case 5:
        add_callout(p);
        return;
    case 6:
        add_figure_of(p);
        return;
    default:
        add_element(p, "p", 1, maybe(p, 30) ? 90 : 30);
    }
}

static inline void add_blocks(struct planner *p, int least, int most)
{
    for (int i = between(p, least, most); i > 0; i--)
        add_block(p);
}

/* --- parts of a strategy -------------------------------------------------------- */

static inline void add_issues(struct planner *p)
{
    p->issues = between(p, 1, 8);
    for (int i = 0; i < p->issues; i++) {
        strbuf_addf(&p->plan, "<issue id=\"i%d-%d\">", p->section, i);
        add_element(p, "title", 1, 8);
        if (maybe(p, 80))
            add_element(p, "response", 1, 10);
        add_c(p, "</issue>");
    }
}

static inline void add_field(struct planner *p)
{
    add_c(p, "<field>");
    add_element(p, "name", 1, 4);
    if (maybe(p, 40))
        add_element(p, "trait", 1, 12);
    for (int i = maybe(p, 30) ? between(p, 1, 4) : 0; i; i--)
        add_element(p, "part", 1, 3);
    add_c(p, "</field>");
}

static inline void add_promoter(struct planner *p)
{
    add_c(p, "<promoter>");
    add_element(p, "name", 1, 8);
    for (int k = between(p, 1, 4); k; k--)
        add_field(p);
    add_c(p, "</promoter>");
}

static inline void add_fields(struct planner *p)
{
    const bool classes = maybe(p, 50);
    add_c(p, "<fields>");
    if (maybe(p, 70))
        add_element(p, "title", 1, 5);
    if (maybe(p, 40))
        add_element(p, "lead", 1, 9);
    for (int i = between(p, 1, classes ? 4 : 8); i; i--) {
        if (classes && !maybe(p, 10)) {
            add_c(p, "<class>");
            add_element(p, "title", 1, 3);
            for (int k = between(p, 1, 2); k; k--)
                if (maybe(p, 70))
                    add_promoter(p);
                else
                    add_field(p);
            add_c(p, "</class>");
        } else if (maybe(p, 15)) {
            add_promoter(p);
        } else {
            add_field(p);
        }
    }
    add_c(p, "</fields>");
}

static inline void add_pillars(struct planner *p, int issues)
{
    static const char *const forms[] = {"%d", "%d", "%d", "（%d）", "第%d", "Ⅱ-%d"};
    const int n = between(p, 1, 7);
    const char *form = ONE_OF(p, forms);
    for (int i = 0; i < n; i++) {
        add_c(p, "<pillar no=\"");
        strbuf_add(&p->plan, str_format(p->plan.arena, form, i + 1));
        add_c(p, "\"");
        if (issues && maybe(p, 90)) {
            strbuf_addf(&p->plan, " answers=\"i%d-%d", p->section - 1,
                        up_to(&p->chance, issues));
            if (maybe(p, 20))
                strbuf_addf(&p->plan, " i%d-%d", p->section - 1,
                            up_to(&p->chance, issues));
            add_c(p, "\"");
        }
        add_c(p, ">");
        add_element(p, "title", 1, 14);
        if (maybe(p, 40))
            add_element(p, "lead", 3, 40);
        for (int k = between(p, 0, 6); k; k--)
            add_element(p, "measure", 1, 12);
        add_c(p, "</pillar>");
    }
}

static inline void add_projects(struct planner *p)
{
    const int n = between(p, 1, 9);
    for (int i = 0; i < n; i++) {
        strbuf_addf(&p->plan,
                    maybe(p, 10) ? "<project no=\"Ⅰ-（%d）\">" : "<project no=\"%d\">",
                    i + 1);
        add_element(p, "title", 1, 9);
        add_c(p, maybe(p, 30)   ? "<badge>新規</badge>"
                 : maybe(p, 10) ? "<badge>拡充</badge>"
                                : "");
        if (maybe(p, 25))
            add_element(p, "lead", 1, 20);
        if (maybe(p, 40))
            add_list(p, "ol", 0);
        else
            for (int k = between(p, 1, 5); k; k--)
                add_element(p, "part", 1, 20);
        add_c(p, "</project>");
    }
}

static inline void add_tiers(struct planner *p)
{
    const int n = between(p, 1, 4);
    add_c(p, "<tiers>");
    if (maybe(p, 50))
        add_element(p, "title", 1, 5);
    for (int i = 0; i < n; i++) {
        if (i && maybe(p, 70))
            add_element(p, "link", 1, 2);
        add_c(p, "<tier>");
        add_element(p, "name", 1, 3);
        if (maybe(p, 60))
            add_element(p, "lead", 1, 3);
        if (maybe(p, 20))
            add_element(p, "p", 1, 20);
        if (maybe(p, 80))
            add_list(p, "ul", 0);
        if (maybe(p, 10))
            add_callout(p);
        if (maybe(p, 10))
            add_element(p, "note", 1, 10);
        add_c(p, "</tier>");
    }
    add_c(p, "</tiers>");
}

/* --- sections ------------------------------------------------------------------- */

static inline void add_subsections(struct planner *p)
{
    add_blocks(p, 0, 2);
    for (int i = between(p, 1, 4); i; i--) {
        add_c(p, "<subsection>");
        add_element(p, "title", 1, 7);
        add_blocks(p, 1, 2);
        switch (up_to(&p->chance, 12)) {
        case 0:
            add_projects(p);
            break;
        case 1:
            add_tiers(p);
            break;
        case 2:
            add_fields(p);
            break;
        case 3:
            add_indicators(p);
            break;
        default:
            break;
        }
        add_c(p, "</subsection>");
    }
}

/* One part of a section: most have nothing else in them. */
static inline void add_part(struct planner *p, int issues)
{
    switch (up_to(&p->chance, 10)) {
    case 0:
    case 1:
    case 2:
        add_blocks(p, 0, 4);
        return;
    case 3:
        add_subsections(p);
        return;
    case 4:
        if (!p->issues)
            add_issues(p);
        return;
    case 5:
        add_pillars(p, issues);
        if (maybe(p, 30))
            add_fields(p);
        return;
    case 6:
        add_projects(p);
        return;
    case 7:
        add_tiers(p);
        return;
    case 8:
        add_indicators(p);
        return;
    default:
        add_fields(p);
    }
}

static inline void add_section(struct planner *p)
{
    static const char *const numbers[] = {"%d", "%d", "%d", "第%d章", "Ⅲ-%d"};
    const int issues = p->issues;
    p->issues = 0;
    add_c(p, "<section");
    if (maybe(p, 80)) {
        add_c(p, " no=\"");
        strbuf_add(&p->plan,
                   str_format(p->plan.arena, ONE_OF(p, numbers), p->section + 1));
        add_c(p, "\"");
    }
    add_c(p, ">");
    add_heading(p, 1, maybe(p, 30) ? 15 : 5);
    if (!maybe(p, 3)) /* else there is nothing in it */
        for (int i = maybe(p, 15) ? between(p, 2, 4) : 1; i; i--)
            add_part(p, issues);
    add_c(p, "</section>");
    p->section++;
}

/* --- the plan ------------------------------------------------------------------- */

static inline void add_head(struct planner *p)
{
    add_c(p, "<head>");
    add_heading(p, 1, maybe(p, 20) ? 14 : 6);
    if (maybe(p, 50))
        add_element(p, "subtitle", 1, 5);
    add_c(p, maybe(p, 30) ? "<edition>最終案</edition>" : "");
    if (maybe(p, 50))
        add_c(p, "<issuer>新大字県</issuer>");
    if (maybe(p, 50))
        add_c(p, "<date>令和４年３月</date>");
    if (maybe(p, 80))
        add_c(p, "<period start=\"R4.4\" end=\"R9.3\">令和4年度～8年度</period>");
    if (maybe(p, 50))
        add_element(p, "basis", 1, maybe(p, 10) ? 60 : 15);
    add_c(p, "</head>");
}

/* The plan of that seed; most have indicators if it is to be `measured`. */
static inline struct planner plan_generated(struct arena *arena, uint32_t seed,
                                            bool measured)
{
    struct planner p = {.chance = {seed * 2654435761u + 1}};
    static const int lengths[] = {100, 100, 100, 100, 50, 200};
    strbuf_init(&p.plan, arena);
    strbuf_init(&p.data, arena);
    p.length = ONE_OF(&p, lengths);
    p.wild = maybe(&p, 30) ? between(&p, 1, 25) : 0;
    p.marked = maybe(&p, 30) ? between(&p, 1, 15) : 0;
    p.extra = maybe(&p, 30) ? between(&p, 1, 15) : 0;
    strbuf_add_c(&p.data, "id,時点,値,備考\n");
    add_c(&p, "<plan version=\"1\" id=\"t\" xml:lang=\"ja\">");
    add_head(&p);
    for (int i = between(&p, 0, maybe(&p, 5) ? 9 : 2); i > 0; i--)
        add_section(&p);
    const int least = measured && !maybe(&p, 10);
    for (int i = between(&p, least, maybe(&p, 20) ? 2 : 1); i > 0; i--) {
        const bool in_section = !maybe(&p, 10);
        add_c(&p, in_section ? "<section>" : "");
        if (in_section)
            add_heading(&p, 1, 6);
        add_indicators(&p);
        add_c(&p, in_section ? "</section>" : "");
    }
    add_schemes(&p);
    add_c(&p, "</plan>");
    return p;
}

#endif
