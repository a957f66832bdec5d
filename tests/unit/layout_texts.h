/* Texts for generated layouts: words of their own, and what they select of the plan. */
#ifndef GAIYO_TESTS_LAYOUT_TEXTS_H
#define GAIYO_TESTS_LAYOUT_TEXTS_H

#include "layout_looks.h"

/* Elements that stand in most plans, and what they have in them for texts. */
static const struct subject {
    const char *select;
    const char *texts[4];
    const char *parts; /* to go on with; NULL: nothing */
} subjects[] = {
    {"//section", {"title", "p[1]", "note", "subsection/title"}, "p"},
    {"//indicator", {"name", "baseline", "target", "result/actual"}, "milestone"},
    {"//pillar", {"title", "lead", "measure[1]", "@no"}, "measure"},
    {"//project", {"title", "badge", "part[1]", "ol/li[1]"}, "part"},
    {"//group", {"title", "@no", "indicator[1]/name", "note"}, "indicator/name"},
    {"//issue", {"title", "response", "@id", "."}, NULL},
    {"//field", {"name", "trait", "part[1]", "."}, "part"},
    {"//tier", {"name", "lead", "p", "ul/li[1]"}, "ul/li"},
    {"//subsection", {"title", "p", "ul/li[1]", "."}, "p"},
    {"/plan/head", {"title", "subtitle", "basis", "issuer"}, NULL},
};
enum { SUBJECTS = sizeof subjects / sizeof *subjects };

/* Whose elements hold nothing but text, so that they can be shown as a whole. */
static inline const char *any_leaf(struct draft *d)
{
    return one_of(d, WORDS("p", "measure", "part", "response", "trait", "name", "lead",
                           "link", "basis", "subtitle", "td", "th", "leads-to", "title"));
}

/* Words of the layout's own, which must come out if what is being written does. */
static inline void put_words(struct draft *d, int least, int most)
{
    const int before = d->p.serial;
    add_words(&d->p, least, most);
    if (d->sure && d->p.serial > before)
        *(int *)list_add(&d->sure_texts) = d->p.serial;
}

static inline const char *any_expression(struct draft *d)
{
    return one_of(
        d, WORDS("{count(//indicator)}", "{position()}", "{last()}", "{/plan/head/title}",
                 "{wari(1, 3)}", "{if(//pillar, '有', '無')}", "{percent(2, 7, 1)}",
                 "{concat('第', position(), '号')}", "{$words}", "{string-length(.)}",
                 "{name()}", "{$number + 1}", "{normalize-space(//title[1])}",
                 "{join(//pillar/@no, '・')}"));
}

static inline void put_inline(struct draft *d, int depth);

static inline void put_span(struct draft *d, int depth)
{
    put(d, "<span");
    give_type(d);
    GIVE(d, 15, "baseline-shift", "0.3em", "-0.2em", "1pt");
    GIVE(d, 20, "padding", "0.4mm 1.2mm", "0 1mm");
    if (perhaps(d, 20))
        PUT(d, " background=\"%s\"", any_color(d));
    GIVE(d, 10, "border", "0.5pt main", "0.3pt accent");
    GIVE(d, 8, "border-radius", "0.6mm");
    GIVE(d, 5, "shape", "tab", "cut-tab right", "ellipse", "chevron right");
    GIVE(d, 5, "alt", "評価", "");
    GIVE(d, 5, "jidori", "4em", "20mm");
    put(d, ">");
    put_inline(d, depth + 1);
    put(d, "</span>");
}

static inline void put_rows(struct draft *d)
{
    if (perhaps(d, 50)) {
        put(d, "<warichu open=\"〔\" close=\"〕\">");
        put_words(d, 1, 9);
        put(d, "</warichu>");
        return;
    }
    put(d, perhaps(d, 50) ? "<furiwake>" : "<furiwake open=\"（\" close=\"）\">");
    for (int i = between(&d->p, 2, 4); i; i--) {
        put(d, "<line>");
        put_words(d, 1, 2);
        put(d, "</line>");
    }
    put(d, "</furiwake>");
}

/* Words that are there on a condition. */
static inline void put_condition(struct draft *d, int depth)
{
    const bool sure = d->sure;
    d->sure = false;
    switch (up_to(&d->p.chance, 3)) {
    case 0:
        put(d, "<for-each select=\"//pillar[position() &lt; 4]\">");
        put_inline(d, depth + 1);
        put(d, "</for-each>");
        break;
    case 1:
        put(d, "<if test=\"$flag\">");
        d->sure = sure && d->flag;
        put_inline(d, depth + 1);
        put(d, "</if>");
        break;
    default:
        put(d, "<choose><when test=\"//indicator/result\">");
        put_inline(d, depth + 1);
        put(d, "</when><otherwise>");
        put_inline(d, depth + 1);
        put(d, "</otherwise></choose>");
    }
    d->sure = sure;
}

static inline void put_inline(struct draft *d, int depth)
{
    for (int i = between(&d->p, 1, 3); i; i--) {
        const int kind = depth > 2 ? 0 : up_to(&d->p.chance, 20);
        if (kind < 11)
            put_words(d, 1, 12);
        else if (kind < 13)
            put(d, any_expression(d));
        else if (kind < 15)
            put_span(d, depth);
        else if (kind == 15)
            PUT(d, "<content select=\"%s\"/>",
                one_of(d, WORDS("//title", "//p[2]", "/plan/head/basis", "//link[1]/..",
                                "//name[last()]", "@no")));
        else if (kind == 16)
            put(d, "<br/>");
        else if (kind == 17)
            put_rows(d);
        else if (kind == 18)
            put_condition(d, depth);
        else
            put(d, perhaps(d, 50) ? "<page-number/>" : "<page-count/>");
    }
}

/* --- paragraphs ----------------------------------------------------------------- */

static inline void put_style(struct draft *d)
{
    if (d->styles && perhaps(d, 30))
        PUT(d, " style=\"style-%d\"", 1 + up_to(&d->p.chance, d->styles));
}

static inline void put_role(struct draft *d)
{
    GIVE(d, 4, "role", "p", "note", "caption", "artifact", "section");
}

/* A short text of the layout's own, which no line ends in. */
static inline void put_label(struct draft *d)
{
    put(d, "<text");
    give_type(d);
    GIVE(d, 40, "text-align", "center", "end");
    GIVE(d, 10, "jidori", "5em", "3em");
    put(d, ">");
    put_words(d, 1, 2);
    put(d, "</text>");
}

static inline void put_text(struct draft *d)
{
    put(d, "<text");
    put_style(d);
    give_paragraph(d);
    put_role(d);
    GIVE(d, 4, "padding", "1mm", "0 0 0 1em");
    GIVE(d, 4, "break-after", "avoid");
    GIVE(d, 4, "column-span", "all");
    if (d->once && perhaps(d, 10))
        GIVE(d, 100, "string-set", "head", "foot");
    put(d, ">");
    put_inline(d, 0);
    put(d, "</text>");
}

/* What a text shows of the element that has been come to. */
static inline void put_selected(struct draft *d, const struct subject *subject)
{
    put(d, "<text");
    give_paragraph(d);
    PUT(d, " select=\"%s\"/>", subject->texts[up_to(&d->p.chance, 4)]);
}

#endif
