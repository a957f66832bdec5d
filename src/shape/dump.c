#include "shape/shape.h"

#include "base/arena.h"
#include "base/dump.h"
#include "base/job.h"

static void dump_cluster(struct dump *d, const struct paragraph *p,
                         const struct cluster *c)
{
    static const char *const breaks[] = {"", "|", "||", "-|", "(|)", "(!)"};
    static const char *const orientations[] = {"level", "upright", "sideways"};
    dump_open(d, "cluster");
    dump_text(d, str_slice(p->text, c->text, c->text + c->text_length));
    dump_int(d, "class", c->class);
    dump_int(d, "face", c->face);
    if (c->scale && c->scale != 1000)
        dump_int(d, "scale", c->scale);
    if (c->less)
        dump_int(d, "less", c->less);
    if (c->orientation)
        dump_word(d, "stands", str_of(orientations[c->orientation]));
    for (int i = 0; i < c->n_glyphs; i++)
        dump_int(d, "glyph", p->glyphs[c->glyph + i].id);
    dump_int(d, "advance", c->advance);
    if (c->trim)
        dump_int(d, "trim", c->trim);
    if (c->gap_own || c->gap_next)
        dump_word(d, "gap", str_format(d->out->arena, "%d+%d", c->gap_own, c->gap_next));
    if (c->slot)
        dump_int(d, "slot", c->slot);
    if (c->break_after)
        dump_word(d, "break", str_of(breaks[c->break_after]));
    dump_close(d);
}

struct str shape_dump(struct job *job, const struct shaped *shaped)
{
    struct strbuf out;
    struct dump d = {&out, 0};
    strbuf_init(&out, job->doc);
    for (int i = 0; i < shaped->n; i++) {
        const struct paragraph *p = &shaped->paragraphs[i];
        dump_open(&d, "paragraph");
        dump_int(&d, "box", p->box->id);
        dump_text(&d, p->text);
        dump_close(&d);
        d.depth = 1;
        for (int k = 0; k < p->n; k++)
            dump_cluster(&d, p, &p->clusters[k]);
        d.depth = 0;
    }
    return strbuf_str(&out);
}
