#include "shape/messages.h"
#include "shape/shaping.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/utf8.h"

/* --- what cannot be drawn ----------------------------------------------------------- */

/* True if nothing has been said of it yet. */
static bool is_news(struct draft *d, struct str said)
{
    struct map *reported = &d->shaping->reported;
    if (map_find(reported, said) >= 0)
        return false;
    map_put(reported, said, 1);
    return true;
}

/* Nothing is said while a font file is missing: it may be the one that has it. */
static void report_missing(struct draft *d, const struct run *run, int c)
{
    struct job *job = d->shaping->job;
    const struct diag_kind *kind =
        d->shaping->may_lack_glyphs ? DIAG_GLYPH_TAKEN : DIAG_GLYPH_MISSING;
    struct strbuf character;
    strbuf_init(&character, job->doc);
    utf8_add(&character, c);
    if (diags_worst(job->diags) != SEVERITY_ENVIRONMENT &&
        is_news(d, strbuf_str(&character)))
        DIAG(job->diags, kind, place_in_run(job->diags, run, strbuf_str(&character)),
             character.p, str_format(job->doc, "U+%04X", c).p);
}

static void report_variation(struct draft *d, const struct run *run, struct str cluster)
{
    struct job *job = d->shaping->job;
    int at = 0;
    const int base = utf8_next(cluster, &at);
    const struct str plain = str_slice(cluster, 0, at);
    const int selector = utf8_next(cluster, &at);
    if (diags_worst(job->diags) != SEVERITY_ENVIRONMENT && is_news(d, cluster))
        DIAG(job->diags, DIAG_VARIATION_UNKNOWN, place_in_run(job->diags, run, cluster),
             str_format(job->doc, "U+%04X U+%04X", base, selector).p,
             str_c(job->doc, plain));
}

/* Says which of the cluster's characters cannot be drawn; false if there are any, and
 * there must not be. */
static bool report_lack(struct draft *d, const struct run *run,
                        const struct chosen_face *chosen, struct str cluster)
{
    if (chosen->coverage == COVERS_ALL)
        return true;
    if (chosen->coverage == COVERS_PLAIN) {
        report_variation(d, run, cluster);
        return true;
    }
    int at = 0;
    for (int c; (c = cluster_lacks(d->shaping->fonts, chosen->face, cluster, &at));)
        report_missing(d, run, c);
    return d->shaping->may_lack_glyphs;
}

/* --- spans -------------------------------------------------------------------------- */

static void add_span(struct draft *d, struct span span)
{
    struct span *last = d->spans.n ? list_at(&d->spans, d->spans.n - 1) : NULL;
    if (last && last->to == span.from && last->from < last->to &&
        last->face == span.face && last->scale == span.scale && last->run == span.run &&
        last->orientation == span.orientation && last->combined == span.combined)
        last->to = span.to;
    else
        *(struct span *)list_add(&d->spans) = span;
}

/* The clusters of a run, one after the other, each character decoded once. */
struct walk {
    struct str text;
    int at, end;        /* of the cluster */
    int first;          /* its first character */
    bool alone;         /* it has no other */
    int next, next_end; /* the character behind it, and where that ends */
};

static void look_ahead(struct walk *w)
{
    w->next_end = w->end;
    w->next = w->end < w->text.n ? utf8_next(w->text, &w->next_end) : 0;
}

static void walk_on(struct walk *w)
{
    w->at = w->end;
    w->first = w->next;
    w->end = w->next_end;
    look_ahead(w);
    w->alone = true;
    if (w->end == w->text.n || is_plain_character(w->next))
        return;
    const int end = cluster_end_behind(w->text, w->end);
    w->alone = end == w->end;
    w->end = end;
    look_ahead(w);
}

/* A cluster in vertical writing, which may stand in another face, and lie, or stand side
 * by side with others. */
static bool itemize_upright(struct draft *d, const struct walk *w, const struct run *r,
                            struct span span, struct chosen_face chosen, int *combined,
                            const struct font_list *list)
{
    const struct str cluster = str_slice(w->text, w->at, w->end);
    chosen = face_for_column(d, list, cluster, chosen);
    const bool ok = report_lack(d, r, &chosen, cluster);
    *combined = w->at < *combined ? *combined : combined_end(d, r, w->at);
    span.combined = w->at < *combined;
    span.face = chosen.face;
    span.scale = chosen.scale;
    span.fallback = chosen.fallback;
    span.orientation =
        span.combined ? GLYPH_LEVEL : orientation_of(d, r, chosen.face, w->first);
    add_span(d, span);
    return ok;
}

static bool itemize_text(struct draft *d, int run, int base, const struct font_list *list)
{
    const struct run *r = &d->box->text.runs[run];
    const bool vertical = d->box->style->writing_mode == VERTICAL_RL;
    struct walk w = {.text = r->text};
    bool ok = true;
    int combined = 0; /* the end of what stands side by side */
    look_ahead(&w);
    for (walk_on(&w); w.at < r->text.n; walk_on(&w)) {
        const struct chosen_face *known = w.alone ? known_face(d, list, w.first) : NULL;
        const struct chosen_face chosen =
            known ? *known : face_for(d, list, r->text, w.at, w.end);
        const struct span span = {.from = base + w.at,
                                  .to = base + w.end,
                                  .face = chosen.face,
                                  .scale = chosen.scale,
                                  .fallback = chosen.fallback,
                                  .run = run,
                                  .orientation = GLYPH_LEVEL};
        d->n_clusters++;
        if (vertical) {
            ok = itemize_upright(d, &w, r, span, chosen, &combined, list) && ok;
            continue;
        }
        if (chosen.coverage != COVERS_ALL)
            ok = report_lack(d, r, &chosen, str_slice(r->text, w.at, w.end)) && ok;
        add_span(d, span);
    }
    return ok;
}

/* A slot is set in the face of its digits, a forced end in any. */
static void itemize_other(struct draft *d, int run, int base,
                          const struct font_list *list)
{
    const struct chosen_face chosen = face_for(d, list, STR("0"), 0, 1);
    *(struct span *)list_add(&d->spans) = (struct span){
        .from = base, .to = base, .face = chosen.face, .scale = chosen.scale, .run = run};
}

bool draft_itemize(struct draft *d)
{
    struct strbuf text;
    bool ok = true;
    strbuf_init(&text, d->shaping->job->doc);
    for (int i = 0; i < d->box->text.n; i++) {
        const struct run *run = &d->box->text.runs[i];
        const struct font_list *list = faces_of_run(d, run);
        const int base = text.n;
        if (!list) {
            ok = false;
            continue;
        }
        strbuf_add(&text, run->text);
        if (run->kind == RUN_TEXT)
            ok = itemize_text(d, i, base, list) && ok;
        else
            itemize_other(d, i, base, list);
    }
    d->text = strbuf_str(&text);
    return ok;
}
