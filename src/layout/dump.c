#include "layout/layout.h"

#include "base/arena.h"
#include "base/dump.h"
#include "base/job.h"

static const char *const kind_names[] = {"group", "fill", "frame", "path",
                                         "image", "line", "link",  "slot"};

static void dump_color_as(struct dump *d, const char *name, struct color color)
{
    dump_word(
        d, name,
        str_format(d->out->arena, "#%02x%02x%02x", color.red, color.green, color.blue));
}

static void dump_color(struct dump *d, struct color color)
{
    dump_color_as(d, "color", color);
}

/* What copyfit has made of it: percents of punctuation, spacing, line height, condensing
 * and type size, and the height that was used of what there was. */
static void dump_fitted(struct dump *d, const struct fitted *fitted)
{
    struct strbuf b;
    strbuf_init(&b, d->out->arena);
    for (int i = 0; i < FIT_RUNGS; i++)
        strbuf_addf(&b, "%s%d", i ? "," : "", fitted->percent[i]);
    dump_word(d, "fit", strbuf_str(&b));
    dump_len(d, "used", fitted->used);
    dump_len(d, "of", fitted->room_h);
}

static void dump_path(struct dump *d, const struct frag *frag)
{
    const struct pen *pen = &frag->path.pen;
    if (pen->fills)
        dump_color(d, pen->fill);
    if (pen->width) {
        dump_color_as(d, "stroke", pen->stroke);
        dump_len(d, "width", pen->width);
    }
    dump_text(d, path_print(d->out->arena, frag->path.outline, 0, 0));
}

/* How a line was made to fit: pushed in (追い込み) or opened (追い出し) by which stage,
 * how far; what stands at its head and end. */
static void dump_adjustment(struct dump *d, const struct line_adjustment *a)
{
    static const char *const pushed[SHRINK_STAGES] = {"in-spaces", "in-dots", "in-marks",
                                                      "in-mixed"};
    static const char *const opened[STRETCH_STAGES] = {"out-spaces", "out-mixed",
                                                       "out-solid", "out-rest"};
    for (int s = 0; s < SHRINK_STAGES; s++)
        if (a->shrink[s])
            dump_len(d, pushed[s], a->shrink[s]);
    for (int s = 0; s < STRETCH_STAGES; s++)
        if (a->stretch[s])
            dump_len(d, opened[s], a->stretch[s]);
    if (a->head)
        dump_len(d, "head", a->head);
    if (a->end_closed)
        dump_len(d, "in-end", a->end_closed);
    if (a->hang)
        dump_len(d, "hang", a->hang);
}

static void dump_line(struct dump *d, const struct frag *frag)
{
    static const char *const orientations[] = {"level", "upright", "sideways"};
    if (!frag->line.vertical)
        dump_len(d, "baseline", frag->baseline);
    if (frag->line.adjustment)
        dump_adjustment(d, frag->line.adjustment);
    dump_text(d, frag->line.text);
    dump_close(d);
    d->depth++;
    for (int i = 0; i < frag->line.n; i++) {
        const struct glyph_run *run = &frag->line.runs[i];
        dump_open(d, "run");
        dump_int(d, "face", run->face);
        dump_len(d, "size", run->size);
        if (run->less_along || run->less_across)
            dump_word(d, "scale",
                      str_format(d->out->arena, "%d/%d", 1000 - run->less_along,
                                 1000 - run->less_across));
        dump_len(d, "x", run->x);
        if (run->y)
            dump_len(d, "y", run->y);
        if (run->orientation)
            dump_word(d, "stand", str_of(orientations[run->orientation]));
        dump_color(d, run->color);
        struct strbuf xs;
        strbuf_init(&xs, d->out->arena);
        for (int k = 0; k < run->n; k++) {
            char room[24];
            const struct glyph *g = &run->glyphs[k];
            strbuf_addf(&xs, "%s%s", k ? "," : "",
                        len_pt(&room, frag->line.vertical ? g->y : g->x));
        }
        dump_word(d, "glyphs", strbuf_str(&xs));
        dump_close(d);
    }
    d->depth--;
}

static void dump_frag(struct dump *d, const struct diags *diags, const struct frag *frag,
                      emu x, emu y)
{
    dump_open(d, kind_names[frag->kind]);
    if (frag->box)
        dump_int(d, "box", frag->box);
    dump_len(d, "x", x);
    dump_len(d, "y", y);
    dump_len(d, "w", frag->w);
    dump_len(d, "h", frag->h);
    if (frag->pos.file)
        dump_word(d, "at", str_of(diags_place(diags, d->out->arena, frag->pos)));
    if (frag->kind == FRAG_LINE) {
        dump_line(d, frag);
        return;
    }
    if (frag->kind == FRAG_GROUP && frag->group.fitted)
        dump_fitted(d, frag->group.fitted);
    if (frag->kind == FRAG_FILL) {
        dump_color(d, frag->fill.color);
        if (frag->fill.is_amount)
            dump_word(d, "is", STR("amount"));
    } else if (frag->kind == FRAG_FRAME) {
        dump_color(d, frag->frame.color);
        dump_len(d, "stroke", frag->frame.width);
    } else if (frag->kind == FRAG_IMAGE) {
        dump_len(d, "left", frag->image.x);
        dump_len(d, "top", frag->image.y);
        dump_len(d, "width", frag->image.w);
        dump_len(d, "height", frag->image.h);
    } else if (frag->kind == FRAG_PATH) {
        dump_path(d, frag);
    } else if (frag->kind == FRAG_LINK) {
        dump_text(d, frag->link.href);
    } else if (frag->kind == FRAG_GROUP && frag->group.alt.n) {
        dump_text(d, frag->group.alt);
    }
    dump_close(d);
    d->depth++;
    for (int i = 0; i < frag->n; i++)
        dump_frag(d, diags, frag->kids[i].frag, frag->kids[i].x, frag->kids[i].y);
    d->depth--;
}

/* Where copyfit has tried: paragraphs are shaped once, however often they are set. */
static void dump_work(struct dump *d, const struct pages *pages)
{
    if (!pages->n_fits)
        return;
    dump_open(d, "texts");
    dump_int(d, "shaped", pages->work.shaped);
    dump_int(d, "measured", pages->work.measured);
    dump_int(d, "cut", pages->work.cut);
    dump_close(d);
}

struct str layout_dump(struct job *job, const struct pages *pages)
{
    struct strbuf out;
    struct dump d = {&out, 0};
    strbuf_init(&out, job->doc);
    for (int i = 0; i < pages->n; i++) {
        dump_open(&d, "page");
        dump_int(&d, "number", i + 1);
        dump_len(&d, "w", pages->pages[i].w);
        dump_len(&d, "h", pages->pages[i].h);
        if (pages->pages[i].bleed)
            dump_len(&d, "bleed", pages->pages[i].bleed);
        if (pages->pages[i].vertical)
            dump_word(&d, "written", STR("in-columns"));
        if (pages->pages[i].fitted)
            dump_fitted(&d, pages->pages[i].fitted);
        dump_close(&d);
        d.depth = 1;
        dump_frag(&d, job->diags, pages->pages[i].content, 0, 0);
        d.depth = 0;
    }
    dump_work(&d, pages);
    return strbuf_str(&out);
}
