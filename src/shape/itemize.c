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

static bool itemize_text(struct draft *d, int run, int base, const struct font_list *list)
{
    const struct run *r = &d->box->text.runs[run];
    bool ok = true;
    int combined = 0; /* the end of what stands side by side */
    for (int at = 0, end; at < r->text.n; at = end) {
        int first = at;
        const int c = utf8_next(r->text, &first);
        end = cluster_end_behind(r->text, first);
        const struct chosen_face *known = end == first ? known_face(d, list, c) : NULL;
        struct chosen_face chosen = known ? *known : face_for(d, list, r->text, at, end);
        if (d->box->style->writing_mode == VERTICAL_RL)
            chosen = face_for_column(d, list, str_slice(r->text, at, end), chosen);
        ok = report_lack(d, r, &chosen, str_slice(r->text, at, end)) && ok;
        combined = at < combined ? combined : combined_end(d, r, at);
        const bool level = at < combined;
        add_span(d, (struct span){
                        .from = base + at,
                        .to = base + end,
                        .face = chosen.face,
                        .scale = chosen.scale,
                        .fallback = chosen.fallback,
                        .run = run,
                        .orientation =
                            level ? GLYPH_LEVEL : orientation_of(d, r, chosen.face, c),
                        .combined = level,
                    });
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
