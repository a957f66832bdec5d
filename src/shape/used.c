#include "shape/shaping.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/utf8.h"

#include <stdlib.h>

/* A cluster's text in one face. */
struct used_text {
    struct str text;
    int count;
    bool fallback;
    const struct run *run; /* where it stands first */
};

/* What is set in one face. */
struct used_in_face {
    struct map index;  /* text -> place in `texts` */
    struct list texts; /* of struct used_text */
    int count;
};

struct report {
    struct job *job;
    struct fonts *fonts;
    const struct shaped *shaped;
    struct used_in_face *faces;
    struct strbuf out;
};

static void count(struct report *r, const struct paragraph *p, const struct cluster *c)
{
    struct used_in_face *face = &r->faces[c->face];
    const struct str text = str_slice(p->text, c->text, c->text + c->text_length);
    if (!c->text_length)
        return; /* a slot, a forced end of line */
    if (!face->count++) {
        face->index = map_in(r->job->doc);
        face->texts = list_of(r->job->doc, sizeof(struct used_text));
    }
    const int known = map_find(&face->index, text);
    if (known >= 0) {
        ((struct used_text *)list_at(&face->texts, known))->count++;
        return;
    }
    const struct run *run = &p->box->text.runs[c->run];
    map_put(&face->index, text, face->texts.n);
    *(struct used_text *)list_add(&face->texts) =
        (struct used_text){text, 1, c->fallback, run};
}

static int by_text(const void *a, const void *b)
{
    return str_compare(((const struct used_text *)a)->text,
                       ((const struct used_text *)b)->text);
}

/* "  𠮷 U+20BB7: 2 times, first at plan.xml:12:5, in place of gothic" */
static void add_fallback(struct report *r, const struct used_text *t)
{
    struct diags *diags = r->job->diags;
    strbuf_addf(&r->out, "  %.*s", STR_ARG(t->text));
    for (int at = 0; at < t->text.n;)
        strbuf_addf(&r->out, " U+%04X", utf8_next(t->text, &at));
    strbuf_addf(&r->out, ": %d time%s, in place of %.*s, first at %s\n", t->count,
                t->count > 1 ? "s" : "", STR_ARG(t->run->style->font_family),
                diags_place(diags, r->job->doc, place_in_run(diags, t->run, t->text)));
}

static void add_face(struct report *r, int number)
{
    const struct face_entry entry = face_entry(r->fonts, number);
    struct used_in_face *face = &r->faces[number];
    struct used_text *texts = list_array(&face->texts, r->job->doc);
    const int n = face->texts.n;
    qsort(texts, (size_t)n, sizeof *texts, by_text);
    strbuf_addf(&r->out, "%.*s %d: %d character%s, %d different (%s)\n",
                STR_ARG(entry.family), entry.weight, face->count,
                face->count > 1 ? "s" : "", n, entry.path);
    int own = 0;
    for (int i = 0; i < n; i++) {
        if (texts[i].fallback)
            continue;
        strbuf_add_c(&r->out, own++ ? "" : "  ");
        strbuf_add(&r->out, texts[i].text);
    }
    strbuf_add_c(&r->out, own ? "\n" : "");
    for (int i = 0; i < n; i++)
        if (texts[i].fallback)
            add_fallback(r, &texts[i]);
}

struct str shape_faces_used(struct job *job, struct fonts *fonts,
                            const struct shaped *shaped)
{
    const int n = fonts_count(fonts);
    struct report r = {
        job, fonts, shaped, ARENA_ARRAY(job->doc, struct used_in_face, n), {0}};
    strbuf_init(&r.out, job->doc);
    for (int i = 0; i < shaped->n; i++)
        for (int k = 0; k < shaped->paragraphs[i].n; k++)
            count(&r, &shaped->paragraphs[i], &shaped->paragraphs[i].clusters[k]);
    for (int face = 0; face < n; face++)
        if (r.faces[face].count)
            add_face(&r, face);
    return strbuf_str(&r.out);
}
