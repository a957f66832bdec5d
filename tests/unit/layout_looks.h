/* Looks for generated layouts: what attributes of texts and boxes may say. */
#ifndef GAIYO_TESTS_LAYOUT_LOOKS_H
#define GAIYO_TESTS_LAYOUT_LOOKS_H

#include "planner.h"

#include "base/list.h"

/* A layout under way: p.plan is its text, and its serial numbers go on from those of its
 * plan. */
struct draft {
    struct planner p;
    int depth;
    int room;               /* the width there is, about [mm] */
    bool sure;              /* what is being written will be shown */
    bool once;              /* …and no more than once in the flow */
    bool in_fit;            /* a box that is fitted */
    bool fits;              /* something in the layout is fitted or filled */
    bool columns;           /* something in it goes through columns */
    bool upright;           /* something in it is written in columns from right to left */
    int boxes;              /* in it so far: it does not grow without end */
    int ids;                /* b1, b2 …: boxes that stand in the flow, once each */
    int defined;            /* piece-1, piece-2 … */
    int styles;             /* style-1 … */
    bool flag;              /* what its parameter of that name says */
    struct list sure_texts; /* of int: serial numbers of its own that are shown */
    struct list shown;      /* of const char *: every element of that name is shown */
};

static inline void put(struct draft *d, const char *words)
{
    strbuf_add_c(&d->p.plan, words);
}

#define PUT(d, ...) strbuf_addf(&(d)->p.plan, __VA_ARGS__)

static inline bool perhaps(struct draft *d, int percent)
{
    return maybe(&d->p, percent);
}

static inline const char *one_of(struct draft *d, const char *const *words, int n)
{
    return words[up_to(&d->p.chance, n)];
}

#define WORDS(...)                                                                       \
    (const char *const[]){__VA_ARGS__},                                                  \
        (int)(sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

/* An attribute, so often, with one of these values. */
static inline void give(struct draft *d, int percent, const char *name,
                        const char *const *words, int n)
{
    if (perhaps(d, percent))
        PUT(d, " %s=\"%s\"", name, one_of(d, words, n));
}

#define GIVE(d, percent, name, ...) give(d, percent, name, WORDS(__VA_ARGS__))

/* --- colours -------------------------------------------------------------------- */

static inline const char *any_color(struct draft *d)
{
    return one_of(d, WORDS("main", "accent", "tint", "white", "ink", "spot"));
}

static inline const char *any_line(struct draft *d)
{
    return one_of(d, WORDS("0.3pt main", "1pt accent", "0.5pt ink", "2pt tint"));
}

/* --- texts ---------------------------------------------------------------------- */

/* What may be said of a stretch of text. */
static inline void give_type(struct draft *d)
{
    GIVE(d, 8, "font-family", "mincho", "gothic", "gothic-proportional",
         "dejavu, mincho");
    GIVE(d, 20, "font-size", "7pt", "8pt", "9pt", "10.5pt", "14pt", "12Q", "1.2em",
         "{8 + count(//section) mod 4}pt");
    GIVE(d, 10, "font-weight", "bold", "normal", "700");
    GIVE(d, 5, "font-stretch", "90%", "80%", "110%", "100% 90%");
    GIVE(d, 5, "font-scripts", "latin digits mincho 105%", "kana 97%", "none");
    GIVE(d, 12, "color", "main", "accent", "ink", "spot",
         "{if(//indicator, 'main', 'ink')}");
    GIVE(d, 4, "letter-spacing", "0.05em", "0.5pt", "0.2em");
    GIVE(d, 5, "text-autospace", "none", "0.25em", "0.125em");
    GIVE(d, 4, "text-decoration", "underline", "line-through wavy 0.6pt accent",
         "overline dotted", "underline double accent", "underline dashed");
    GIVE(d, 3, "text-emphasis", "filled", "open circle", "filled sesame",
         "filled double-circle", "open triangle");
    GIVE(d, 4, "digit-width", "half", "full-if-single", "keep");
    GIVE(d, 2, "font-variant-east-asian", "jis78", "jis90", "traditional");
    GIVE(d, 2, "text-transform", "full-size-kana");
    GIVE(d, 2, "lang", "en", "ja", "zh-TW");
    GIVE(d, 3, "text-combine-upright", "digits 2", "digits 3", "none");
    GIVE(d, 2, "text-orientation", "upright", "mixed");
}

/* What may be said of a paragraph. */
static inline void give_paragraph(struct draft *d)
{
    give_type(d);
    GIVE(d, 20, "line-height", "1.2", "1.5", "2", "8mm");
    GIVE(d, 25, "text-align", "start", "center", "end", "justify");
    GIVE(d, 6, "text-indent", "1em", "2em", "3mm");
    GIVE(d, 6, "line-break", "very-strict", "strict", "loose");
    GIVE(d, 4, "hyphens", "auto", "none");
    GIVE(d, 4, "keep-together", "none", "digits units", "leaders");
    GIVE(d, 4, "punctuation-spacing", "jlreq", "css");
    GIVE(d, 6, "text-spacing-trim", "trim-start", "space-first", "trim-all");
    GIVE(d, 10, "text-wrap", "stable", "pretty", "balance");
    GIVE(d, 8, "word-break", "auto-phrase");
    GIVE(d, 6, "hanging-punctuation", "allow-end");
    GIVE(d, 4, "ruby-align", "center", "start", "space-between", "space-around");
    GIVE(d, 4, "ruby-overhang", "none");
    GIVE(d, 6, "orphans", "1", "3");
    GIVE(d, 6, "widows", "1", "3");
    GIVE(d, 3, "gyodori", "2 17pt", "3 15pt", "1 20pt");
}

/* --- boxes ---------------------------------------------------------------------- */

/* Where it stands and what keeps with what. */
static inline void give_place(struct draft *d)
{
    GIVE(d, 8, "margin-top", "2mm", "5mm", "1em");
    GIVE(d, 8, "margin-bottom", "2mm", "5mm");
    GIVE(d, 4, "break-before", "page", "avoid");
    GIVE(d, 4, "break-after", "page", "avoid", "avoid");
    GIVE(d, 10, "break-inside", "avoid", "auto");
    GIVE(d, 10, "flex-grow", "1", "0.5", "3");
}

static inline void give_borders(struct draft *d)
{
    static const char *const sides[] = {"border-top", "border-right", "border-bottom",
                                        "border-left"};
    if (perhaps(d, 20))
        PUT(d, " border=\"%s\"", any_line(d));
    for (int i = 0; i < SIDES; i++)
        if (perhaps(d, 6))
            PUT(d, " %s=\"%s\"", sides[i], perhaps(d, 20) ? "none" : any_line(d));
}

/* What is around the contents of a box, and between them. */
static inline void give_frame(struct draft *d)
{
    GIVE(d, 40, "padding", "1mm", "2mm 3mm", "0.5mm 1mm 2mm", "1mm 0 0 4mm",
         "{1 + count(//pillar) mod 3}mm");
    GIVE(d, 5, "padding-left", "3mm", "1em");
    give_borders(d);
    if (perhaps(d, 30))
        PUT(d, " background=\"%s\"", any_color(d));
    GIVE(d, 20, "row-gap", "1mm", "3mm", "0.5em");
    GIVE(d, 10, "vertical-align", "top", "middle", "bottom");
    GIVE(d, 8, "justify-content", "space-between", "space-evenly", "center", "end");
    GIVE(d, 3, "line-grid", "6mm", "17pt");
}

/* An outline, for boxes that are no part of something else. */
static inline void give_shape(struct draft *d)
{
    if (perhaps(d, 15))
        GIVE(d, 100, "border-radius", "1mm", "3mm", "0.5pt");
    if (perhaps(d, 10))
        PUT(d, " box-shadow=\"0.6mm 0.8mm %s\"", any_color(d));
    if (!perhaps(d, 15))
        return;
    GIVE(d, 100, "shape", "ellipse", "circle", "tab", "brackets", "chevron right",
         "home-plate left", "arrow down", "triangle up", "trapezoid up", "speech down",
         "cut-tab right", "arrow right", "chevron up", "speech left", "rectangle");
    GIVE(d, 20, "shape-head", "3mm", "20%", "45%");
    GIVE(d, 20, "shape-shaft", "52%", "100%", "10%");
    GIVE(d, 10, "shape-overhang", "1mm", "2mm");
}

#endif
