#include "paint/pdf.h"

#include "base/arena.h"
#include "base/job.h"

void content_add_length(struct content *c, emu length)
{
    const int64_t scaled = (int64_t)length * 1000;
    const int64_t milli = (scaled + (scaled < 0 ? -EMU_PT / 2 : EMU_PT / 2)) / EMU_PT;
    uint64_t left = (uint64_t)(milli < 0 ? -milli : milli);
    char digits[32];
    int at = (int)sizeof digits, places = 3;
    digits[--at] = ' ';
    for (; places && left % 10 == 0; places--)
        left /= 10;
    for (; places; places--, left /= 10)
        digits[--at] = (char)('0' + left % 10);
    if (digits[at] != ' ')
        digits[--at] = '.';
    do
        digits[--at] = (char)('0' + left % 10);
    while (left /= 10);
    if (milli < 0)
        digits[--at] = '-';
    strbuf_add_bytes(&c->out, digits + at, (int)sizeof digits - at);
}

void content_add_point(struct content *c, emu x, emu y)
{
    content_add_length(c, x);
    content_add_length(c, c->page_h - y);
}

void content_begin(struct content *c, struct arena *memory, emu page_h)
{
    strbuf_init(&c->out, memory);
    c->page_h = page_h;
    content_forget_state(c);
}

/* What is no wider is a rule, which prints over what it crosses if it is black. */
enum { RULE_MOST = EMU_MM };

/* --- outlines ----------------------------------------------------------------------- */

static void add_outline(struct content *c, emu x, emu y, const struct path *path)
{
    static const char *const operators[] = {"m\n", "l\n", "c\n", "h\n"};
    const emu(*point)[2] = path->points;
    for (int i = 0; i < path->n; i++) {
        for (int k = path_op_points(path->ops[i]); k > 0; k--, point++)
            content_add_point(c, x + (*point)[0], y + (*point)[1]);
        strbuf_add_c(&c->out, operators[path->ops[i]]);
    }
}

static void add_rectangle(struct content *c, emu x, emu y, emu w, emu h, emu radius)
{
    if (radius) {
        struct pathbuf b = pathbuf_in(c->job->doc);
        path_rectangle(&b, 0, 0, w, h, radius);
        add_outline(c, x, y, path_finish(&b));
        return;
    }
    content_add_point(c, x, y + h);
    content_add_length(c, w);
    content_add_length(c, h);
    strbuf_add(&c->out, STR("re\n"));
}

void content_begin_clip(struct content *c, emu x, emu y, emu w, emu h)
{
    strbuf_add(&c->out, STR("q\n"));
    add_rectangle(c, x, y, w, h, 0);
    strbuf_add(&c->out, STR("W n\n"));
}

/* Q takes back what was set inside. */
void content_end_clip(struct content *c)
{
    strbuf_add(&c->out, STR("Q\n"));
    content_forget_state(c);
}

void content_fill(struct content *c, emu x, emu y, emu w, emu h, emu radius,
                  struct color color)
{
    content_set_overprint(c, color, (w < h ? w : h) <= RULE_MOST);
    content_set_fill(c, color);
    add_rectangle(c, x, y, w, h, radius);
    strbuf_add(&c->out, STR("f\n"));
}

void content_frame(struct content *c, emu x, emu y, emu w, emu h, emu radius, emu width,
                   struct color color)
{
    content_set_overprint(c, color, width <= RULE_MOST);
    content_set_stroke(c, color);
    content_add_length(c, width);
    strbuf_add(&c->out, STR("w\n"));
    add_rectangle(c, x + width / 2, y + width / 2, w - width, h - width,
                  radius > width / 2 ? radius - width / 2 : 0);
    strbuf_add(&c->out, STR("S\n"));
}

/* Line width, dashes, ends and corners; what is not the usual is taken back behind. */
static void begin_stroke(struct content *c, const struct pen *pen)
{
    content_set_stroke(c, pen->stroke);
    content_add_length(c, pen->width);
    strbuf_add(&c->out, STR("w\n"));
    if (pen->dash) {
        strbuf_add_char(&c->out, '[');
        content_add_length(c, pen->dash);
        content_add_length(c, pen->gap);
        strbuf_add(&c->out, STR("]0 d\n"));
    }
    if (pen->round)
        strbuf_add(&c->out, STR("1 J 1 j\n"));
}

static void end_stroke(struct content *c, const struct pen *pen)
{
    if (pen->dash)
        strbuf_add(&c->out, STR("[]0 d\n"));
    if (pen->round)
        strbuf_add(&c->out, STR("0 J 0 j\n"));
}

void content_path(struct content *c, emu x, emu y, const struct frag *frag)
{
    const struct pen *pen = &frag->path.pen;
    const bool strokes = pen->width > 0;
    if (!pen->fills && !strokes)
        return;
    content_set_overprint(c, pen->stroke, !pen->fills && pen->width <= RULE_MOST);
    if (pen->fills)
        content_set_fill(c, pen->fill);
    if (strokes)
        begin_stroke(c, pen);
    add_outline(c, x, y, frag->path.outline);
    strbuf_add_c(&c->out, !pen->fills ? "S" : strokes ? "B" : "f");
    strbuf_add_c(&c->out, pen->fills && pen->even_odd ? "*\n" : "\n");
    if (strokes)
        end_stroke(c, pen);
}

void content_image(struct content *c, emu x, emu y, const struct frag *frag, int number)
{
    const emu left = frag->image.x, top = frag->image.y;
    const emu w = frag->image.w, h = frag->image.h;
    const bool cut = left < 0 || top < 0;
    content_set_overprint(c, (struct color){0}, false);
    strbuf_add(&c->out, STR("q\n"));
    if (cut) {
        add_rectangle(c, x, y, frag->w, frag->h, 0);
        strbuf_add(&c->out, STR("W n\n"));
    }
    content_add_length(c, w);
    strbuf_add(&c->out, STR("0 0 "));
    content_add_length(c, h);
    content_add_point(c, x + left, y + top + h);
    strbuf_addf(&c->out, "cm\n/Im%d Do\nQ\n", number);
}
