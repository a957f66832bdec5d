#include "compose/composing.h"
#include "compose/messages.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/messages.h"

enum { MOST_SPOTS = UINT8_MAX };

static int hex_digit(char d)
{
    if (d >= '0' && d <= '9')
        return d - '0';
    return (d | 32) >= 'a' && (d | 32) <= 'f' ? (d | 32) - 'a' + 10 : -1;
}

/* "#17406D" */
static bool parse_rgb(struct str s, struct color *color)
{
    uint8_t *const parts[] = {&color->red, &color->green, &color->blue};
    if (s.n != 7 || s.p[0] != '#')
        return false;
    for (int i = 0; i < 3; i++) {
        const int high = hex_digit(s.p[1 + 2 * i]), low = hex_digit(s.p[2 + 2 * i]);
        if (high < 0 || low < 0)
            return false;
        *parts[i] = (uint8_t)(high << 4 | low);
    }
    return true;
}

/* What the press prints where nobody has said: the complement of what screens show, with
 * all that the three inks share in black. */
static void separate(struct color *color)
{
    color->only_rgb = true;
    const int red = color->red, green = color->green, blue = color->blue;
    const int light = red > green    ? (red > blue ? red : blue)
                      : green > blue ? green
                                     : blue;
    color->black = (uint8_t)((255 - light) * 100 / 255);
    color->cyan = (uint8_t)(light ? (light - red) * 100 / light : 0);
    color->magenta = (uint8_t)(light ? (light - green) * 100 / light : 0);
    color->yellow = (uint8_t)(light ? (light - blue) * 100 / light : 0);
}

/* "95 75 30 15" */
static bool parse_cmyk(struct str s, struct color *color)
{
    uint8_t *const parts[] = {&color->cyan, &color->magenta, &color->yellow,
                              &color->black};
    for (int i = 0; i < 4; i++) {
        int percent;
        if (!str_to_int(str_word(&s), &percent) || percent < 0 || percent > 100)
            return false;
        *parts[i] = (uint8_t)percent;
    }
    color->only_rgb = false;
    return str_word(&s).n == 0;
}

static void report_value(struct composing *c, const xmlNode *element, const char *name,
                         const char *allowed)
{
    DIAG(c->job->diags, DIAG_ATTRIBUTE_VALUE,
         document_attribute_pos(c->job, element, name), name,
         str_c(c->job->doc, document_attribute(element, name)), allowed);
}

/* Its ink, if it has one of its own, and how much of that. */
static struct str read_spot(struct composing *c, const xmlNode *element,
                            struct color *color)
{
    static const char *const plates[] = {"All",     "None",   "Cyan",
                                         "Magenta", "Yellow", "Black"};
    const struct str spot = document_attribute(element, "spot");
    const struct str tint = document_attribute(element, "tint");
    int percent = 100;
    for (int i = 0; i < (int)(sizeof plates / sizeof *plates); i++)
        if (str_is(spot, plates[i]))
            report_value(c, element, "spot",
                         "the name of an ink that is none of the four");
    if (tint.n && (!str_to_int(tint, &percent) || percent < 1 || percent > 100))
        report_value(c, element, "tint", "a whole percentage from 1 to 100");
    color->tint = (uint8_t)percent;
    return spot;
}

/* One whose value is wrong is known all the same: that it is used is no second mistake.
 * One of an earlier round gives way. */
static void add_color(struct composing *c, xmlNodePtr element, int round)
{
    struct color color = {0};
    const struct str name = document_attribute(element, "name");
    if (!parse_rgb(document_attribute(element, "rgb"), &color))
        report_value(c, element, "rgb", "a colour such as #17406D");
    separate(&color);
    if (document_attribute(element, "cmyk").n &&
        !parse_cmyk(document_attribute(element, "cmyk"), &color))
        report_value(c, element, "cmyk", "four whole percentages, such as 95 75 30 15");
    const struct str spot = read_spot(c, element, &color);
    struct palette_color *place = names_find(&c->colors, name);
    if (place && place->round == round)
        DIAG(c->job->diags, DIAG_NAME_TWICE,
             document_attribute_pos(c->job, element, "name"), "colour", name.p);
    if (!place)
        place = names_add(&c->colors, name);
    *place = (struct palette_color){color, spot, round};
}

static void add_colors(struct composing *c, const xmlNode *palette, int round)
{
    for (xmlNodePtr n = palette->children; n; n = n->next)
        if (document_is(n, "color"))
            add_color(c, n, round);
}

/* --- choosing ----------------------------------------------------------------------- */

/* Without a parameter that chooses, every palette holds. */
static bool holds(const struct composing *c, const struct palette *palette)
{
    if (!palette->name.n || !c->chosen_palettes.n)
        return true;
    for (int i = 0; i < c->chosen_palettes.n; i++) {
        const struct chosen *chosen = list_at(&c->chosen_palettes, i);
        if (str_eq(chosen->value, palette->name))
            return true;
    }
    return false;
}

static bool is_defined(const struct composing *c, struct str name)
{
    for (int i = 0; i < c->palettes.n; i++)
        if (str_eq(((const struct palette *)list_at(&c->palettes, i))->name, name))
            return true;
    return false;
}

/* Palettes that no layout defines are files. */
static void add_files(struct composing *c, int round)
{
    for (int i = 0; i < c->chosen_palettes.n; i++) {
        const struct chosen *chosen = list_at(&c->chosen_palettes, i);
        if (is_defined(c, chosen->value))
            continue;
        const struct document *file = load_palette(c->job, chosen->value, chosen->pos);
        if (file)
            add_colors(c, document_root(file), round);
        else
            c->palette_missing = true;
    }
}

/* "#C5501B", perhaps with the four percentages of the press behind it. */
static bool parse_color(struct str text, struct color *color)
{
    const struct str rgb = str_word(&text);
    if (!parse_rgb(rgb, color))
        return false;
    separate(color);
    return !str_trim(text).n || parse_cmyk(text, color);
}

/* A parameter of type color gives the colour of its name. */
static void set_chosen(struct composing *c, const struct chosen *chosen)
{
    const struct palette_color *other = names_find(&c->colors, chosen->value);
    struct palette_color *place = names_find(&c->colors, chosen->parameter);
    struct color color;
    const struct str spot = other ? other->spot : STR("");
    if (other) {
        color = other->color;
    } else if (!parse_color(chosen->value, &color)) {
        DIAG(c->job->diags, DIAG_ATTRIBUTE_VALUE, chosen->pos,
             str_format(c->job->doc, "the parameter %s", chosen->parameter.p).p,
             chosen->value.p,
             "a colour of the palette, or one such as \"#C5501B\" or \"#C5501B 15 80 100 "
             "5\"");
        return;
    }
    if (!place)
        place = names_add(&c->colors, chosen->parameter);
    place->color = color;
    place->spot = spot;
}

/* Round by round, so that a layout's own colours go over those it extends, and in one
 * layout those of the palette that is chosen over those that always hold. */
void palette_read(struct composing *c)
{
    for (int round = 0; round < 2 * c->layer; round++) {
        for (int i = 0; i < c->palettes.n; i++) {
            const struct palette *palette = list_at(&c->palettes, i);
            if (2 * palette->layer + (palette->name.n > 0) == round && holds(c, palette))
                add_colors(c, palette->element, round);
        }
        if (round == 1)
            add_files(c, round);
    }
    for (int i = 0; i < c->chosen_colors.n; i++)
        set_chosen(c, list_at(&c->chosen_colors, i));
}

static uint8_t full_tint(int part, int tint)
{
    const int full = (part * 100 + tint / 2) / tint;
    return (uint8_t)(full < 100 ? full : 100);
}

/* The number of the ink that the colour is of; inks are counted as they are used. */
static uint8_t number_spot(struct composing *c, const struct palette_color *of)
{
    struct color full = of->color;
    for (int i = 0; i < c->spots.n; i++)
        if (str_eq(((const struct spot_ink *)list_at(&c->spots, i))->name, of->spot))
            return (uint8_t)(i + 1);
    if (c->spots.n == MOST_SPOTS)
        return 0; /* it is printed with the four */
    full.cyan = full_tint(full.cyan, full.tint);
    full.magenta = full_tint(full.magenta, full.tint);
    full.yellow = full_tint(full.yellow, full.tint);
    full.black = full_tint(full.black, full.tint);
    full.tint = 100;
    full.spot = (uint8_t)(c->spots.n + 1);
    *(struct spot_ink *)list_add(&c->spots) = (struct spot_ink){of->spot, full};
    return full.spot;
}

bool palette_find(struct composing *c, struct str name, struct place place,
                  struct color *color)
{
    struct palette_color *found = names_find(&c->colors, name);
    if (found && found->spot.n && !found->color.spot)
        found->color.spot = number_spot(c, found);
    if (found)
        *color = found->color;
    else if (!c->palette_missing)
        names_report_unknown(c, &c->colors, name, place_pos(c, place), DIAG_COLOR_UNKNOWN,
                             "colour");
    return found != NULL;
}
