#include "paint/pdf.h"

#include "paint/inks.h"

/* Colours in content streams (ISO 32000-1, 8.6.8) and what they do to what is under
 * them. Nothing is set twice. */

void content_forget_state(struct content *c)
{
    c->has_fill = c->has_stroke = false;
    c->overprints = false;
    c->face = -1;
}

/* Thousandths, from 0 to 1. */
static void add_share(struct content *c, int milli)
{
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

static bool same(const struct content *c, struct color a, struct color b)
{
    if (c->colors == PROFILE_CMYK)
        return a.on_all_plates == b.on_all_plates && a.spot == b.spot &&
               a.tint == b.tint && a.cyan == b.cyan && a.magenta == b.magenta &&
               a.yellow == b.yellow && a.black == b.black;
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

static void add_color(struct content *c, struct color color, const char *rgb,
                      const char *cmyk)
{
    const uint8_t light[] = {color.red, color.green, color.blue};
    const uint8_t inks[] = {color.cyan, color.magenta, color.yellow, color.black};
    if (c->colors == PROFILE_CMYK)
        for (int i = 0; i < 4; i++)
            add_share(c, inks[i] * 10);
    else
        for (int i = 0; i < 3; i++)
            add_share(c, (light[i] * 1000 + 127) / 255);
    strbuf_add_c(&c->out, c->colors == PROFILE_CMYK ? cmyk : rgb);
}

/* A colour space is set by its name, and then how much of it (8.6.6.4). */
static bool is_separation(const struct content *c, struct color color)
{
    return c->colors == PROFILE_CMYK && (color.on_all_plates || color.spot);
}

static void add_separation(struct content *c, struct color color, const char *space,
                           const char *tint)
{
    if (color.on_all_plates)
        strbuf_addf(&c->out, "/All %s ", space);
    else
        strbuf_addf(&c->out, "/Spot%d %s ", color.spot, space);
    add_share(c, color.on_all_plates ? 1000 : color.tint * 10);
    strbuf_addf(&c->out, "%s\n", tint);
}

void content_set_fill(struct content *c, struct color color)
{
    color = inks_of_color(c->inks, color);
    if (c->has_fill && same(c, c->fill, color))
        return;
    if (is_separation(c, color))
        add_separation(c, color, "cs", "scn");
    else
        add_color(c, color, "rg\n", "k\n");
    c->fill = color;
    c->has_fill = true;
}

void content_set_stroke(struct content *c, struct color color)
{
    color = inks_of_color(c->inks, color);
    if (c->has_stroke && same(c, c->stroke, color))
        return;
    if (is_separation(c, color))
        add_separation(c, color, "CS", "SCN");
    else
        add_color(c, color, "RG\n", "K\n");
    c->stroke = color;
    c->has_stroke = true;
}

static bool is_solid_black(struct color color)
{
    return !color.spot && color.black == 100 && !color.cyan && !color.magenta &&
           !color.yellow;
}

void content_set_overprint(struct content *c, struct color color, bool is_line)
{
    const bool overprints = is_line && is_solid_black(inks_of_color(c->inks, color));
    if (c->colors != PROFILE_CMYK || c->overprints == overprints)
        return;
    strbuf_add_c(&c->out, overprints ? "/Over gs\n" : "/Knock gs\n");
    c->overprints = overprints;
}
