#include "paint/pdf.h"

#include "base/arena.h"
#include "base/job.h"

void content_add_length(struct content *c, emu length)
{
    const int64_t scaled = (int64_t)length * 1000;
    const int64_t milli = (scaled + (scaled < 0 ? -EMU_PT / 2 : EMU_PT / 2)) / EMU_PT;
    const int64_t size = milli < 0 ? -milli : milli;
    int fraction = (int)(size % 1000);
    if (milli < 0)
        strbuf_add_char(&c->out, '-');
    strbuf_add_int(&c->out, size / 1000);
    if (fraction) {
        strbuf_add_char(&c->out, '.');
        for (int place = 100; fraction; place /= 10) {
            strbuf_add_char(&c->out, (char)('0' + fraction / place));
            fraction %= place;
        }
    }
    strbuf_add_char(&c->out, ' ');
}

void content_add_point(struct content *c, emu x, emu y)
{
    content_add_length(c, x);
    content_add_length(c, c->page_h - y);
}

static void add_component(struct content *c, int value)
{
    const int milli = (value * 1000 + 127) / 255;
    if (milli == 1000)
        strbuf_add(&c->out, STR("1 "));
    else if (milli == 0)
        strbuf_add(&c->out, STR("0 "));
    else
        strbuf_add_bytes(&c->out,
                         (const char[]){'.', (char)('0' + milli / 100),
                                        (char)('0' + milli / 10 % 10),
                                        (char)('0' + milli % 10), ' '},
                         5);
}

static bool same(struct color a, struct color b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

static void add_color(struct content *c, struct color color, const char *operator)
{
    add_component(c, color.red);
    add_component(c, color.green);
    add_component(c, color.blue);
    strbuf_add_c(&c->out, operator);
}

void content_set_fill(struct content *c, struct color color)
{
    if (c->has_fill && same(c->fill, color))
        return;
    add_color(c, color, "rg\n");
    c->fill = color;
    c->has_fill = true;
}

static void set_stroke(struct content *c, struct color color)
{
    if (c->has_stroke && same(c->stroke, color))
        return;
    add_color(c, color, "RG\n");
    c->stroke = color;
    c->has_stroke = true;
}

/* A quarter of a circle as a Bézier curve: the handles are this share of the radius
 * long. */
static emu handle_of(emu radius)
{
    return len_mul_div(radius, 5523, 10000);
}

static void add_curve(struct content *c, emu x1, emu y1, emu x2, emu y2, emu x3, emu y3)
{
    content_add_point(c, x1, y1);
    content_add_point(c, x2, y2);
    content_add_point(c, x3, y3);
    strbuf_add(&c->out, STR("c\n"));
}

static void add_line_to(struct content *c, emu x, emu y)
{
    content_add_point(c, x, y);
    strbuf_add(&c->out, STR("l\n"));
}

static void add_rectangle(struct content *c, emu x, emu y, emu w, emu h, emu radius)
{
    if (!radius) {
        content_add_point(c, x, y + h);
        content_add_length(c, w);
        content_add_length(c, h);
        strbuf_add(&c->out, STR("re\n"));
        return;
    }
    const emu r = radius < w / 2 && radius < h / 2 ? radius : (w < h ? w : h) / 2;
    const emu k = r - handle_of(r), right = x + w, bottom = y + h;
    content_add_point(c, x + r, y);
    strbuf_add(&c->out, STR("m\n"));
    add_line_to(c, right - r, y);
    add_curve(c, right - k, y, right, y + k, right, y + r);
    add_line_to(c, right, bottom - r);
    add_curve(c, right, bottom - k, right - k, bottom, right - r, bottom);
    add_line_to(c, x + r, bottom);
    add_curve(c, x + k, bottom, x, bottom - k, x, bottom - r);
    add_line_to(c, x, y + r);
    add_curve(c, x, y + k, x + k, y, x + r, y);
    strbuf_add(&c->out, STR("h\n"));
}

void content_fill(struct content *c, emu x, emu y, emu w, emu h, emu radius,
                  struct color color)
{
    content_set_fill(c, color);
    add_rectangle(c, x, y, w, h, radius);
    strbuf_add(&c->out, STR("f\n"));
}

void content_frame(struct content *c, emu x, emu y, emu w, emu h, emu radius, emu width,
                   struct color color)
{
    set_stroke(c, color);
    content_add_length(c, width);
    strbuf_add(&c->out, STR("w\n"));
    add_rectangle(c, x + width / 2, y + width / 2, w - width, h - width,
                  radius > width / 2 ? radius - width / 2 : 0);
    strbuf_add(&c->out, STR("S\n"));
}

void content_polygon(struct content *c, emu x, emu y, const emu (*points)[2], int n,
                     struct color color)
{
    content_set_fill(c, color);
    for (int i = 0; i < n; i++) {
        content_add_point(c, x + points[i][0], y + points[i][1]);
        strbuf_add_c(&c->out, i ? "l\n" : "m\n");
    }
    strbuf_add(&c->out, STR("f\n"));
}
