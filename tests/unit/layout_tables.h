/* Tables for generated layouts: columns of every kind, heads, feet, groups with labels,
 * cells over several columns and rows, rows for what the plan has. */
#ifndef GAIYO_TESTS_LAYOUT_TABLES_H
#define GAIYO_TESTS_LAYOUT_TABLES_H

#include "layout_boxes.h"

enum { MOST_COLUMNS = 5 };

static inline void give_cell(struct draft *d)
{
    GIVE(d, 60, "padding", "1mm", "0.5mm 1mm", "1mm 0");
    GIVE(d, 15, "vertical-align", "top", "middle", "bottom", "baseline");
    GIVE(d, 8, "background", "tint", "white", "{if(//indicator, 'tint', 'white')}");
    GIVE(d, 6, "border", "0.5pt main", "hidden", "2pt accent");
    GIVE(d, 10, "border-bottom", "0.3pt ink", "none");
    GIVE(d, 4, "hanging-punctuation", "allow-end");
    GIVE(d, 4, "break-inside", "auto", "avoid");
    GIVE(d, 4, "continued", "（続き）", "none");
    GIVE(d, 2, "role", "row-header");
    GIVE(d, 2, "height", "12mm");
}

static inline void put_cell_content(struct draft *d)
{
    switch (up_to(&d->p.chance, 16)) {
    case 0:
        return; /* nothing */
    case 1:
        put_chart(d);
        return;
    case 2:
        put(d, "<stack writing-mode=\"vertical-rl\" height=\"20mm\">");
        d->upright = true;
        put_label(d);
        put(d, "</stack>");
        return;
    case 3:
        put_boxes(d, 1, 2);
        return;
    case 4:
    case 5:
        PUT(d, "<text text-align=\"decimal\">%d.%d</text>", between(&d->p, 0, 999),
            between(&d->p, 0, 9));
        return;
    default:
        put_text(d);
    }
}

static inline void put_cell(struct draft *d, int colspan, int rowspan)
{
    put(d, "<cell");
    put_id(d);
    give_cell(d);
    GIVE(d, 5, "diagonal", "down 0.3pt ink", "both 0.3pt main");
    if (colspan > 1)
        PUT(d, " colspan=\"%d\"", colspan);
    if (rowspan > 1)
        PUT(d, " rowspan=\"%d\"", rowspan);
    put(d, ">");
    put_cell_content(d);
    put(d, "</cell>");
}

/* A row; `taken` says how many rows from here on each column is taken. */
static inline void put_row(struct draft *d, int n, int rows_left, int *taken)
{
    bool any = false;
    put(d, "<row");
    GIVE(d, 10, "border-bottom", "0.3pt main", "1pt ink");
    GIVE(d, 10, "background", "tint");
    GIVE(d, 10, "break-inside", "auto", "avoid");
    GIVE(d, 4, "height", "15mm");
    put(d, ">");
    for (int c = 0; c < n; c++) {
        int colspan = 1;
        if (taken[c] > 0)
            continue;
        while (c + colspan < n && taken[c + colspan] == 0 && perhaps(d, 10))
            colspan++;
        const int rowspan = any && perhaps(d, 12) ? between(&d->p, 1, rows_left) : 1;
        put_cell(d, colspan, rowspan);
        for (int i = c; i < c + colspan; i++)
            taken[i] = rowspan;
        c += colspan - 1;
        any = true;
    }
    for (int c = 0; c < n; c++)
        taken[c] -= taken[c] > 0;
    put(d, "</row>");
}

static inline void put_plain_rows(struct draft *d, int n, int rows)
{
    int taken[MOST_COLUMNS] = {0};
    for (int r = 0; r < rows; r++)
        put_row(d, n, rows - r, taken);
}

/* Rows above those of each page, or below them; they may come out several times. */
static inline void put_repeated(struct draft *d, const char *name, int n)
{
    const bool once = d->once;
    d->once = false;
    PUT(d, "<%s", name);
    GIVE(d, 20, "repeat", "yes", "no");
    GIVE(d, 40, "border-bottom", "0.5pt main");
    put(d, ">");
    for (int i = between(&d->p, 1, 2); i; i--) {
        put(d, "<row>");
        for (int c = 0; c < n; c++) {
            put(d, "<cell");
            give_cell(d);
            put(d, ">");
            put_label(d);
            put(d, "</cell>");
        }
        put(d, "</row>");
    }
    PUT(d, "</%s>", name);
    d->once = once;
}

static inline void put_group_label(struct draft *d, int n)
{
    const bool once = d->once;
    d->once = false;
    PUT(d, "<row label=\"yes\"><cell colspan=\"%d\"", n);
    GIVE(d, 60, "continued", "（続き）");
    put(d, ">");
    put_label(d);
    put(d, "</cell></row>");
    d->once = once;
}

/* A row for each of something, the first cell beside all of them in some. */
static inline void put_row_each(struct draft *d, int n)
{
    const struct subject *s = &subjects[up_to(&d->p.chance, SUBJECTS)];
    const bool sure = d->sure, once = d->once, beside = n > 1 && perhaps(d, 30);
    d->sure = d->once = false;
    PUT(d, "<for-each select=\"%s\"><row>", s->select);
    if (beside) {
        put(d, "<if test=\"position() = 1\"><cell rowspan=\"{last()}\">");
        put_label(d);
        put(d, "</cell></if>");
    }
    for (int c = beside ? 1 : 0; c < n; c++) {
        put(d, "<cell");
        give_cell(d);
        put(d, ">");
        put_selected(d, s);
        put(d, "</cell>");
    }
    put(d, "</row></for-each>");
    d->sure = sure;
    d->once = once;
}

static inline void put_group(struct draft *d, int n)
{
    put(d, "<row-group");
    GIVE(d, 20, "border-bottom", "0.5pt main", "1pt accent");
    GIVE(d, 10, "break-inside", "avoid", "auto");
    GIVE(d, 5, "break-before", "page", "avoid");
    put(d, ">");
    if (perhaps(d, 30))
        put_group_label(d, n);
    if (perhaps(d, 30))
        put_row_each(d, n);
    else
        put_plain_rows(d, n, between(&d->p, 1, 4));
    put(d, "</row-group>");
}

/* Columns as elements: some of them said in one, some styled together. */
static inline void put_column_elements(struct draft *d, int n)
{
    for (int c = 0; c < n; c++) {
        const int span = n - c > 1 && perhaps(d, 20) ? 2 : 1;
        put(d, "<column");
        GIVE(d, 100, "width", "1fr", "auto", "20mm", "2fr", "25%");
        if (span > 1)
            put(d, " span=\"2\"");
        GIVE(d, 8, "jidori", "4em", "5em");
        put_style(d);
        put(d, "/>");
        c += span - 1;
    }
}

static inline void put_table(struct draft *d)
{
    const int room = d->room, n = between(&d->p, 1, room > 120 ? MOST_COLUMNS : 3);
    const bool elements = perhaps(d, 30);
    put(d, "<table");
    put_id(d);
    give_place(d);
    give_borders(d);
    GIVE(d, 15, "stripe", "row tint", "group tint");
    GIVE(d, 10, "height", "50mm");
    if (!elements) {
        put(d, " columns=\"");
        put_tracks(d, n);
        put(d, "\"");
    }
    put(d, ">");
    if (elements)
        put_column_elements(d, n);
    d->room = room / n - 3;
    d->depth++;
    if (perhaps(d, 50))
        put_repeated(d, "head", n);
    for (int i = between(&d->p, 1, 3); i; i--)
        if (perhaps(d, 50))
            put_group(d, n);
        else if (perhaps(d, 50))
            put_plain_rows(d, n, between(&d->p, 1, 5));
        else
            put_row_each(d, n);
    if (perhaps(d, 20))
        put_repeated(d, "foot", n);
    d->depth--;
    d->room = room;
    put(d, "</table>");
}

#endif
