/* Layouts, generated from a seed: valid ones, with everything that the layout language
 * has, for any plan. */
#ifndef GAIYO_TESTS_GENERATED_LAYOUT_H
#define GAIYO_TESTS_GENERATED_LAYOUT_H

#include "layout_tables.h"

/* --- looks that have names ------------------------------------------------------ */

static inline void put_palette(struct draft *d)
{
    static const char *const names[] = {"main", "accent", "tint", "white", "ink", "spot"};
    static const char *const looks[] = {
        "rgb=\"#17406D\" cmyk=\"95 75 30 15\"",
        "rgb=\"#C5501B\"",
        "rgb=\"#E6EDF5\" cmyk=\"10 4 2 0\"",
        "rgb=\"#FFFFFF\" cmyk=\"0 0 0 0\"",
        "rgb=\"#1A1E23\" cmyk=\"0 0 0 100\"",
        "rgb=\"#2E6B4F\" cmyk=\"80 30 75 20\" spot=\"DIC 156\" tint=\"60\""};
    put(d, "<palette>");
    for (int i = 0; i < 6; i++)
        PUT(d, "<color name=\"%s\" %s/>", names[i], looks[i]);
    put(d, "</palette>");
    if (perhaps(d, 20))
        put(d, "<param name=\"colours\" type=\"palette\">green</param>"
               "<palette name=\"green\"><color name=\"main\" rgb=\"#1E5B3A\"/></palette>"
               "<palette name=\"red\"><color name=\"main\" rgb=\"#8B1A1A\"/></palette>");
}

/* Each may begin with one that stands before it. */
static inline void put_styles(struct draft *d)
{
    const int n = up_to(&d->p.chance, 5);
    for (int i = 1; i <= n; i++) {
        PUT(d, "<style name=\"style-%d\"", i);
        if (i > 1 && perhaps(d, 50))
            PUT(d, " extends=\"style-%d\"", 1 + up_to(&d->p.chance, i - 1));
        GIVE(d, 30, "font-size", "8pt", "10pt", "1.1em");
        GIVE(d, 30, "line-height", "1.3", "1.7");
        GIVE(d, 30, "text-align", "justify", "center");
        GIVE(d, 20, "padding", "0.5mm", "1mm 2mm");
        GIVE(d, 20, "background", "tint", "white");
        GIVE(d, 20, "color", "main", "ink");
        GIVE(d, 20, "border-left", "0.5pt main");
        put(d, "/>");
    }
    if (perhaps(d, 30))
        put(d, "<style name=\"warichu\" font-size=\"0.4em\"/>");
    /* what plans use */
    put(d, "<style name=\"b\" font-weight=\"bold\"/>"
           "<style name=\"sub\" font-size=\"0.6em\" baseline-shift=\"-0.2em\"/>"
           "<style name=\"sup\" font-size=\"0.6em\" baseline-shift=\"0.5em\"/>");
    put(d, "<style name=\"badge\" font-size=\"0.86em\" color=\"white\" "
           "background=\"accent\" padding=\"0.5mm 1.3mm\" white-space=\"nowrap\"/>");
    if (perhaps(d, 30))
        put(d, "<style name=\"rt\" font-size=\"0.45em\" color=\"main\"/>");
    d->styles = n;
}

static inline void put_params(struct draft *d)
{
    d->flag = perhaps(d, 50);
    PUT(d,
        "<param name=\"flag\" type=\"flag\">%s</param>"
        "<param name=\"number\" type=\"number\">3</param><param name=\"words\">語</param>"
        "<param name=\"size\" type=\"choice\" values=\"small large\">small</param>"
        "<param name=\"gap\" type=\"length\">3mm</param>",
        d->flag ? "yes" : "no");
}

static inline void put_slot(struct draft *d, int n)
{
    if (n % 2 == 0)
        put(d, "<slot/>");
    if (n % 3 == 0)
        put(d, perhaps(d, 50) ? "<if test=\"$foot\"><slot name=\"foot\"/></if>"
                              : "<slot name=\"foot\"/>");
}

/* Pieces that are used by name, as layout_boxes.h has it; none uses another. */
static inline void put_pieces(struct draft *d)
{
    const int n = up_to(&d->p.chance, 4);
    d->room = LEAST_ROOM + 5; /* they may come to stand anywhere */
    d->depth = DEEPEST_BOX - 1;
    d->in_fit = true;
    for (int i = 1; i <= n; i++) {
        const char *box = one_of(d, WORDS("box", "stack"));
        PUT(d, "<define name=\"piece-%d\"><param name=\"word\">既定</param><%s", i, box);
        GIVE(d, 50, "padding", "1mm", "2mm 1mm");
        GIVE(d, 50, "row-gap", "1mm", "{$gap}");
        put(d, "><text>{$word}</text>");
        if (perhaps(d, 60))
            put_box(d);
        put_slot(d, i);
        PUT(d, "</%s></define>", box);
    }
    d->depth = 0;
    d->in_fit = false;
    d->defined = n;
}

/* --- page masters --------------------------------------------------------------- */

static inline void put_running(struct draft *d, const char *name)
{
    PUT(d, "<%s offset=\"%s\">", name, one_of(d, WORDS("6mm", "8mm", "3mm")));
    if (perhaps(d, 50)) {
        put(d, "<text text-align=\"center\" font-size=\"8pt\">");
        put(d, one_of(d, WORDS("－ <page-number/> －", "<page-number/> / <page-count/>",
                               "<running-text name=\"head\"/>",
                               "<running-text name=\"foot\" which=\"start\"/>",
                               "<running-text name=\"head\" which=\"last\"/>")));
        put(d, "</text>");
    } else
        put_label(d);
    PUT(d, "</%s>", name);
}

static inline void put_master(struct draft *d, int i)
{
    const bool extends = i > 1 && perhaps(d, 40);
    PUT(d, "<page-master name=\"page-%d\"", i);
    if (extends)
        put(d, " extends=\"page-1\"");
    else
        GIVE(d, 100, "size", "A4", "A4", "B5", "A3", "B4");
    GIVE(d, 30, "orientation", "landscape", "portrait");
    GIVE(d, extends ? 50 : 100, "padding", "20mm", "25mm 15mm 20mm 25mm", "18mm 22mm");
    GIVE(d, 20, "bleed", "3mm");
    put(d, ">");
    if (perhaps(d, 50))
        put_running(d, "header");
    if (perhaps(d, 60))
        put_running(d, "footer");
    if (perhaps(d, 25)) {
        PUT(d,
            "<place x=\"0\" y=\"0\" w=\"60mm\" h=\"16mm\" padding=\"3mm\" "
            "background=\"%s\">",
            any_color(d));
        put_label(d);
        put(d, "</place>");
    }
    put(d, "</page-master>");
}

/* --- sequences ------------------------------------------------------------------ */

static inline void put_masters_of(struct draft *d, int masters)
{
    static const char *const roles[] = {"master", "first", "left", "right"};
    for (int i = 0; i < 4; i++)
        if (!i || (masters > 1 && perhaps(d, 15)))
            PUT(d, " %s=\"page-%d\"", roles[i], 1 + up_to(&d->p.chance, masters));
}

static inline void put_sequence(struct draft *d, int masters)
{
    put(d, "<page-sequence");
    put_masters_of(d, masters);
    GIVE(d, 96, "overflow-wrap", "anywhere");
    GIVE(d, 70, "row-gap", "3mm", "1mm", "{$gap}");
    GIVE(d, 15, "facing", "yes");
    GIVE(d, 15, "begin", "left", "right");
    if (perhaps(d, 35)) {
        d->fits = true;
        GIVE(d, 100, "fill", "yes", "nearly-full", "no");
    }
    if (perhaps(d, 15)) {
        d->fits = true;
        put(d, " fit=\"yes\"");
        put_ladder(d);
    }
    if (perhaps(d, 6)) {
        d->upright = true;
        put(d, " writing-mode=\"vertical-rl\"");
    }
    GIVE(d, 4, "line-grid", "17pt");
    GIVE(d, 10, "font-size", "9pt", "12pt");
    put(d, ">");
    /* what headers speak of */
    put(d, "<text string-set=\"head\">");
    put_words(d, 1, 5);
    put(d,
        "</text><text string-set=\"foot\"><content select=\"/plan/head/title\"/></text>");
    d->room = 110;
    put_boxes(d, 2, 7);
    put_overlays(d);
    put(d, "</page-sequence>");
}

/* The layout of that seed; its serial numbers go on from `serial`. */
static inline struct draft layout_generated(struct arena *arena, uint32_t seed,
                                            int serial)
{
    struct draft d = {.p = {.chance = {seed * 2246822519u + 7}, .serial = serial}};
    strbuf_init(&d.p.plan, arena);
    d.sure_texts = list_of(arena, sizeof(int));
    d.shown = list_of(arena, sizeof(const char *));
    d.p.length = 100;
    d.p.wild = perhaps(&d, 30) ? between(&d.p, 1, 15) : 0;
    put(&d, "<layout version=\"1\" id=\"random\">\n");
    put_palette(&d);
    put_styles(&d);
    put_params(&d);
    put(&d, "\n");
    put_pieces(&d);
    const int masters = between(&d.p, 1, 3);
    d.sure = true; /* from here on */
    for (int i = 1; i <= masters; i++) {
        d.sure = i == 1 && masters == 1;
        put_master(&d, i);
    }
    d.sure = d.once = true;
    for (int i = perhaps(&d, 15) ? 2 : 1; i; i--) {
        put(&d, "\n");
        put_sequence(&d, masters);
    }
    put(&d, "</layout>");
    return d;
}

#endif
