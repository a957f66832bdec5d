/* Boxes for generated layouts, in one another: stacks, frames, grids, columns, lists,
 * pyramids, boxes that are fitted, and what is shown on a condition or for each. Tables
 * are in layout_tables.h. */
#ifndef GAIYO_TESTS_LAYOUT_BOXES_H
#define GAIYO_TESTS_LAYOUT_BOXES_H

#include "layout_parts.h"

enum { DEEPEST_BOX = 4, MOST_BOXES = 90, LEAST_ROOM = 45 };

static inline void put_box(struct draft *d);
static inline void put_table(struct draft *d);

static inline void put_boxes(struct draft *d, int least, int most)
{
    d->depth++;
    for (int i = between(&d->p, least, most); i; i--)
        put_box(d);
    d->depth--;
}

/* A number of its own for what others may name. */
static inline void put_id(struct draft *d)
{
    if (d->sure && d->once && perhaps(d, 20))
        PUT(d, " id=\"b%d\"", ++d->ids);
}

/* --- stacks and frames ---------------------------------------------------------- */

static inline void put_stack(struct draft *d)
{
    put(d, "<stack");
    put_id(d);
    put_style(d);
    put_role(d);
    give_place(d);
    GIVE(d, 30, "row-gap", "1mm", "4mm");
    GIVE(d, 10, "padding", "1mm", "0 0 0 4mm");
    GIVE(d, 8, "justify-content", "space-between", "end", "center");
    GIVE(d, 8, "height", "20mm", "40mm");
    put(d, ">");
    put_boxes(d, 1, 3);
    put(d, "</stack>");
}

static inline void put_heading(struct draft *d)
{
    put(d, "<heading");
    GIVE(d, 80, "form", "bar", "tab", "cut");
    GIVE(d, 30, "inset", "3mm", "6mm");
    GIVE(d, 50, "padding", "0.6mm 2mm", "1mm");
    if (perhaps(d, 50))
        PUT(d, " background=\"%s\"", any_color(d));
    give_borders(d);
    put(d, ">");
    put_label(d);
    put(d, "</heading>");
}

static inline void put_frame(struct draft *d)
{
    const bool narrow = d->room > 80 && perhaps(d, 10);
    const int room = d->room;
    put(d, "<box");
    put_id(d);
    put_style(d);
    put_role(d);
    give_place(d);
    give_frame(d);
    give_shape(d);
    GIVE(d, 12, "height", "12mm", "30mm", "2em");
    GIVE(d, 4, "column-span", "all");
    if (narrow) {
        put(d, " width=\"60mm\"");
        GIVE(d, 70, "align-self", "start", "center", "end");
    }
    put(d, ">");
    d->room = narrow ? 50 : room - 8;
    if (perhaps(d, 15))
        put_heading(d);
    put_boxes(d, 1, 3);
    d->room = room;
    put(d, "</box>");
}

/* --- grids ---------------------------------------------------------------------- */

/* What is said of the columns of grids and tables: so many of them. */
static inline void put_tracks(struct draft *d, int n)
{
    for (int i = 0; i < n; i++)
        PUT(d, "%s%s", i ? " " : "",
            i == 0         ? "1fr"
            : d->room < 90 ? one_of(d, WORDS("1fr", "14mm", "auto", "2fr"))
                           : one_of(d, WORDS("1fr", "25mm", "auto", "2fr", "30%", "20mm",
                                             "min-content", "max-content")));
}

static inline void put_grid_cell(struct draft *d, int span)
{
    put(d, "<cell");
    put_id(d);
    give_frame(d);
    GIVE(d, 8, "break-inside", "avoid");
    if (span > 1)
        PUT(d, " colspan=\"%d\"", span);
    put(d, ">");
    put_boxes(d, 0, 2);
    put(d, "</cell>");
}

/* Places by name. */
static inline void put_areas(struct draft *d)
{
    put(d, "<grid columns=\"1fr 2fr\" grid-template-areas=\"'a b' 'a c' 'd d'\"");
    GIVE(d, 50, "gap", "2mm", "1mm 4mm");
    put(d, ">");
    for (const char *area = perhaps(d, 50) ? "abcd" : "bda"; *area; area++) {
        PUT(d, "<cell grid-area=\"%c\"", *area);
        give_frame(d);
        put(d, ">");
        put_boxes(d, 0, 2);
        put(d, "</cell>");
    }
    put(d, "</grid>");
}

static inline void put_grid(struct draft *d)
{
    const int room = d->room, n = between(&d->p, 1, room > 120 ? 3 : 2);
    put(d, "<grid columns=\"");
    put_tracks(d, n);
    put(d, "\"");
    put_id(d);
    give_place(d);
    GIVE(d, 50, "gap", "2mm", "1mm 4mm");
    GIVE(d, 10, "rows", "10mm", "20mm auto", "1fr 2fr");
    GIVE(d, 6, "height", "50mm");
    put(d, ">");
    d->room = room / n - 4;
    for (int i = between(&d->p, 1, 5); i; i--)
        if (perhaps(d, 60))
            put_grid_cell(d, perhaps(d, 20) ? between(&d->p, 1, n) : 1);
        else
            put_box(d);
    d->room = room;
    put(d, "</grid>");
}

static inline void put_columns(struct draft *d)
{
    const int room = d->room;
    d->columns = true;
    put(d, "<columns");
    PUT(d, " columns=\"%s\"", one_of(d, WORDS("1fr 1fr", "1fr 2fr", "1fr")));
    put_id(d);
    give_place(d);
    GIVE(d, 60, "gap", "2mm 6mm", "4mm");
    GIVE(d, 60, "column-fill", "balance", "auto");
    GIVE(d, 10, "height", "60mm");
    put(d, ">");
    d->room = room / 2 - 4;
    put_boxes(d, 2, 5);
    d->room = room;
    put(d, "</columns>");
}

/* --- lists, tiers, fits --------------------------------------------------------- */

static inline void put_list(struct draft *d)
{
    const bool numbered = perhaps(d, 50);
    const int room = d->room;
    put(d, "<list");
    put_id(d);
    give_place(d);
    GIVE(d, 30, "row-gap", "1mm", "0.3em");
    GIVE(d, 20, "label-width", "6mm", "3em");
    GIVE(d, numbered ? 100 : 0, "numbering", "１", "（１）", "①　", "ア", "a", "Ⅰ　",
         "第１　");
    GIVE(d, numbered ? 10 : 0, "start", "3", "9");
    put(d, ">");
    d->room = room - 10;
    for (int i = between(&d->p, 1, 5); i; i--) {
        put(d, "<item");
        GIVE(d, numbered ? 10 : 100, "label", "・", "※", "○", "（注）");
        GIVE(d, 5, "background", "tint");
        put(d, ">");
        put_boxes(d, 1, 2);
        put(d, "</item>");
    }
    d->room = room;
    put(d, "</list>");
}

static inline void put_pyramid(struct draft *d)
{
    const bool figure = d->room > 110 && perhaps(d, 50);
    const int room = d->room;
    put(d, figure ? "<pyramid figure=\"60mm\" column-gap=\"4mm\"" : "<pyramid");
    put_id(d);
    GIVE(d, 50, "top", "40%", "0%", "80%");
    GIVE(d, 50, "row-gap", "2mm", "4mm");
    GIVE(d, 50, "height", "60mm");
    put(d, ">");
    for (int i = between(&d->p, 1, 4); i; i--) {
        PUT(d, "<box padding=\"1mm\" vertical-align=\"middle\" background=\"%s\">",
            any_color(d));
        put_label(d);
        put(d, "</box>");
        if (!figure || perhaps(d, 20))
            continue;
        put(d, "<stack>");
        d->room = room - 64;
        put_boxes(d, 1, 2);
        d->room = room;
        put(d, "</stack>");
    }
    put(d, "</pyramid>");
}

static inline void put_ladder(struct draft *d)
{
    GIVE(d, 60, "fit-punctuation", "50%", "0%");
    GIVE(d, 60, "fit-spacing", "40% 200%", "60%");
    GIVE(d, 60, "fit-line-height", "80% 110%", "90%");
    GIVE(d, 60, "fit-condense", "90%", "95%");
    GIVE(d, 90, "fit-font-size", "50% 4pt 140%", "50% 4pt", "60% 120%");
}

static inline void put_fit(struct draft *d)
{
    const bool inside = d->in_fit;
    d->in_fit = d->fits = true;
    put(d, inside ? "<stack" : "<fit");
    PUT(d, " height=\"%s\"", one_of(d, WORDS("60mm", "110mm", "150mm")));
    if (!inside) {
        put_ladder(d);
        GIVE(d, 30, "fit-group", "a", "b");
    }
    GIVE(d, 40, "row-gap", "1mm", "3mm");
    put(d, ">");
    put_boxes(d, 1, 2);
    put(d, inside ? "</stack>" : "</fit>");
    d->in_fit = inside;
}

/* --- control -------------------------------------------------------------------- */

/* Something of each element of a kind, in a box or alone. */
static inline void put_each(struct draft *d)
{
    const struct subject *s = &subjects[up_to(&d->p.chance, SUBJECTS)];
    const bool sure = d->sure, once = d->once;
    const char *box = perhaps(d, 50) ? "box" : "stack";
    d->sure = d->once = false;
    PUT(d, "<for-each select=\"%s%s\">", s->select,
        one_of(d, WORDS("", "", "[position() &lt; 5]", "[last()]")));
    PUT(d, "<%s padding=\"1mm\" row-gap=\"1mm\">", box);
    for (int i = between(&d->p, 1, 3); i; i--)
        put_selected(d, s);
    if (s->parts && perhaps(d, 50))
        PUT(d, "<for-each select=\"%s\"><text select=\".\"/></for-each>", s->parts);
    if (perhaps(d, 20))
        put_chart(d);
    if (perhaps(d, 10))
        put_text(d);
    PUT(d, "</%s></for-each>", box);
    d->sure = sure;
    d->once = once;
}

/* All elements of a kind, which are leaves. */
static inline void put_all(struct draft *d)
{
    const char *name = any_leaf(d);
    PUT(d, "<for-each select=\"//%s\"><text", name);
    give_paragraph(d);
    put(d, " select=\".\"/></for-each>");
    if (d->sure)
        *(const char **)list_add(&d->shown) = name;
}

/* Boxes that are shown if a condition holds; whether it does is known of some. */
static inline void put_if(struct draft *d)
{
    static const struct {
        const char *test;
        int holds; /* -1: nobody knows */
    } tests[] = {
        {"true()", 1},         {"false()", 0},         {"count(//section) >= 0", 1},
        {"$number = 3", 1},    {"not(/plan/head)", 0}, {"//indicator", -1},
        {"//pillar/lead", -1}, {"count(//p) > 3", -1}, {"$words = '語'", 1}};
    const bool sure = d->sure, once = d->once;
    const bool choose = perhaps(d, 50);
    const int i = up_to(&d->p.chance, (int)(sizeof tests / sizeof *tests));
    d->sure = sure && tests[i].holds == 1;
    d->once = once && d->sure;
    PUT(d, choose ? "<choose><when test=\"%s\">" : "<if test=\"%s\">", tests[i].test);
    put_boxes(d, 1, 2);
    if (choose) {
        put(d, "</when><otherwise>");
        d->sure = sure && tests[i].holds == 0;
        d->once = once && d->sure;
        put_boxes(d, 1, 2);
        put(d, "</otherwise>");
    }
    put(d, choose ? "</choose>" : "</if>");
    d->sure = sure;
    d->once = once;
}

/* One of the layout's pieces: each has a parameter and, if its number is even, a place
 * for what is put in; that of every third has a name. */
static inline void put_use(struct draft *d)
{
    const int n = 1 + up_to(&d->p.chance, d->defined);
    PUT(d, "<use name=\"piece-%d\">", n);
    if (perhaps(d, 60)) {
        put(d, "<with name=\"word\">");
        put_words(d, 1, 4);
        put(d, "</with>");
    }
    if (n % 3 == 0) {
        put(d, "<fill name=\"foot\">");
        put_boxes(d, 1, 1);
        put(d, "</fill>");
    }
    if (n % 2 == 0)
        put_boxes(d, 1, 2);
    put(d, "</use>");
}

static inline void put_control(struct draft *d)
{
    switch (up_to(&d->p.chance, d->defined ? 4 : 3)) {
    case 0:
        put_each(d);
        return;
    case 1:
        put_all(d);
        return;
    case 2:
        put_if(d);
        return;
    default:
        put_use(d);
    }
}

/* --- any ------------------------------------------------------------------------ */

static inline void put_leaf(struct draft *d)
{
    switch (up_to(&d->p.chance, 14)) {
    case 0:
        put_chart(d);
        return;
    case 1:
        put_picture(d);
        return;
    case 2:
        PUT(d, "<rule border-top=\"%s\"/>", any_line(d));
        return;
    case 3:
        put(d, perhaps(d, 70) ? "<space height=\"5mm\"/>" : "<space flex-grow=\"1\"/>");
        return;
    case 4:
        put_label(d);
        return;
    default:
        put_text(d);
    }
}

static inline void put_box(struct draft *d)
{
    static void (*const kinds[])(struct draft *) = {
        put_stack,   put_frame,   put_frame,   put_grid,   put_grid,
        put_columns, put_list,    put_table,   put_table,  put_pyramid,
        put_fit,     put_control, put_control, put_control};
    const int i = up_to(&d->p.chance, (int)(sizeof kinds / sizeof *kinds));
    if (++d->boxes > MOST_BOXES || d->depth > DEEPEST_BOX || d->room < LEAST_ROOM ||
        perhaps(d, 15 * d->depth)) {
        put_leaf(d);
        return;
    }
    const bool alone = !perhaps(d, 3) || kinds[i] == put_fit;
    if (!alone) {
        d->upright = true;
        put(d, "<stack writing-mode=\"vertical-rl\" height=\"90mm\">");
    }
    kinds[i](d);
    put(d, alone ? "" : "</stack>");
}

#endif
