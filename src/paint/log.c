#include "paint/sink.h"

#include "paint/inks.h"

#include "base/arena.h"
#include "base/dump.h"
#include "base/job.h"
#include "load/image.h"

/* The sink's own state; what is dumped to is its first member, all that most calls
 * need. */
struct log {
    struct dump dump;
    const struct profile *profile;
};

static void dump_place(struct dump *d, emu x, emu y)
{
    dump_len(d, "x", x);
    dump_len(d, "y", y);
}

static void dump_area(struct dump *d, emu x, emu y, emu w, emu h, emu radius)
{
    dump_place(d, x, y);
    dump_len(d, "w", w);
    dump_len(d, "h", h);
    if (radius)
        dump_len(d, "radius", radius);
}

/* "#17406d", or "95/75/30/15": the four inks in percent. */
static void log_color_as(struct log *log, const char *name, struct color c)
{
    struct arena *arena = log->dump.out->arena;
    c = inks_of_color(log->profile->inks, c);
    if (c.on_all_plates) {
        dump_word(&log->dump, name, STR("registration"));
        return;
    }
    if (c.spot && log->profile->colors == PROFILE_CMYK) {
        dump_word(&log->dump, name, str_format(arena, "spot%d/%d", c.spot, c.tint));
        return;
    }
    dump_word(&log->dump, name,
              log->profile->colors == PROFILE_CMYK
                  ? str_format(arena, "%d/%d/%d/%d", c.cyan, c.magenta, c.yellow, c.black)
                  : str_format(arena, "#%02x%02x%02x", c.red, c.green, c.blue));
}

static void log_color(struct log *log, struct color c)
{
    log_color_as(log, "color", c);
}

static void dump_trim(struct dump *d, const struct page *page)
{
    const struct page_area trim = page->trim;
    if (trim.w == page->w && trim.h == page->h)
        return;
    dump_len(d, "trim-x", trim.x);
    dump_len(d, "trim-y", trim.y);
    dump_len(d, "trim-w", trim.w);
    dump_len(d, "trim-h", trim.h);
    dump_len(d, "bleed", page->bleed);
}

static void begin_page(void *self, const struct page *page)
{
    struct dump *d = self;
    dump_open(d, "page");
    dump_len(d, "w", page->w);
    dump_len(d, "h", page->h);
    dump_trim(d, page);
    dump_close(d);
    d->depth++;
}

static void end_page(void *self)
{
    ((struct dump *)self)->depth--;
}

static void fill(void *self, emu x, emu y, emu w, emu h, emu radius, struct color color)
{
    struct dump *d = self;
    dump_open(d, "fill");
    dump_area(d, x, y, w, h, radius);
    log_color(self, color);
    dump_close(d);
}

static void frame(void *self, emu x, emu y, emu w, emu h, emu radius, emu width,
                  struct color color)
{
    struct dump *d = self;
    dump_open(d, "frame");
    dump_area(d, x, y, w, h, radius);
    dump_len(d, "stroke", width);
    log_color(self, color);
    dump_close(d);
}

static void image(void *self, emu x, emu y, const struct frag *frag)
{
    struct dump *d = self;
    dump_open(d, "image");
    dump_area(d, x, y, frag->w, frag->h, 0);
    dump_len(d, "left", frag->image.x);
    dump_len(d, "top", frag->image.y);
    dump_len(d, "width", frag->image.w);
    dump_len(d, "height", frag->image.h);
    dump_text(d, str_of(frag->image.image->path));
    dump_close(d);
}

static void path(void *self, emu x, emu y, const struct frag *frag)
{
    struct dump *d = self;
    const struct pen *pen = &frag->path.pen;
    dump_open(d, "path");
    if (pen->fills)
        log_color_as(self, "color", pen->fill);
    if (pen->fills && pen->even_odd)
        dump_word(d, "rule", STR("even-odd"));
    if (pen->width) {
        log_color_as(self, "stroke", pen->stroke);
        dump_len(d, "width", pen->width);
    }
    if (pen->width && pen->dash) {
        dump_len(d, "dash", pen->dash);
        dump_len(d, "gap", pen->gap);
    }
    if (pen->width && pen->round)
        dump_word(d, "ends", STR("round"));
    dump_text(d, path_print(d->out->arena, frag->path.outline, x, y));
    dump_close(d);
}

static void line(void *self, emu x, emu y, const struct frag *frag)
{
    static const char *const orientations[] = {"level", "upright", "sideways"};
    struct dump *d = self;
    dump_open(d, frag->line.vertical ? "column" : "line");
    dump_place(d, x, y);
    dump_text(d, frag->line.text);
    dump_close(d);
    d->depth++;
    for (int i = 0; i < frag->line.n; i++) {
        const struct glyph_run *run = &frag->line.runs[i];
        dump_open(d, "glyphs");
        dump_int(d, "face", run->face);
        dump_len(d, "size", run->size);
        if (run->less_along || run->less_across)
            dump_word(d, "scale",
                      str_format(d->out->arena, "%d/%d", 1000 - run->less_along,
                                 1000 - run->less_across));
        if (run->orientation)
            dump_word(d, "stand", str_of(orientations[run->orientation]));
        dump_place(d, x + run->x, y + run->y);
        log_color(self, run->color);
        struct strbuf b;
        strbuf_init(&b, d->out->arena);
        for (int k = 0; k < run->n; k++)
            strbuf_addf(&b, "%s%u", k ? "," : "", run->glyphs[k].id);
        dump_word(d, "ids", strbuf_str(&b));
        dump_close(d);
    }
    d->depth--;
}

static void begin_clip(void *self, emu x, emu y, emu w, emu h)
{
    struct dump *d = self;
    dump_open(d, "clip");
    dump_area(d, x, y, w, h, 0);
    dump_close(d);
    d->depth++;
}

static void end_clip(void *self)
{
    ((struct dump *)self)->depth--;
}

static void link_to(void *self, emu x, emu y, emu w, emu h, struct str href)
{
    struct dump *d = self;
    dump_open(d, "link");
    dump_area(d, x, y, w, h, 0);
    dump_text(d, href);
    dump_close(d);
}

struct str paint_dump(struct job *job, const struct pages *pages,
                      const struct profile *profile)
{
    struct strbuf out;
    struct log log = {{&out, 0}, profile};
    strbuf_init(&out, job->doc);
    const struct sink sink = {.self = &log,
                              .begin_page = begin_page,
                              .end_page = end_page,
                              .fill = fill,
                              .frame = frame,
                              .image = image,
                              .path = path,
                              .line = line,
                              .begin_clip = begin_clip,
                              .end_clip = end_clip,
                              .link = link_to};
    paint_walk(pages, &sink);
    return strbuf_str(&out);
}
