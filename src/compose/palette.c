#include "compose/composing.h"
#include "compose/messages.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/messages.h"

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
    return str_word(&s).n == 0;
}

static void report_value(struct composing *c, const xmlNode *element, const char *name,
                         const char *allowed)
{
    DIAG(c->job->diags, DIAG_ATTRIBUTE_VALUE,
         document_attribute_pos(c->job, element, name), name,
         str_c(c->job->doc, document_attribute(element, name)), allowed);
}

/* One whose value is wrong is known all the same: that it is used is no second
 * mistake. */
void palette_add(struct composing *c, xmlNodePtr element)
{
    struct color color = {0};
    const struct str name = document_attribute(element, "name");
    if (!parse_rgb(document_attribute(element, "rgb"), &color))
        report_value(c, element, "rgb", "a colour such as #17406D");
    if (!parse_cmyk(document_attribute(element, "cmyk"), &color))
        report_value(c, element, "cmyk", "four whole percentages, such as 95 75 30 15");
    struct color *place = names_add(&c->colors, name);
    if (place)
        *place = color;
    else
        DIAG(c->job->diags, DIAG_NAME_TWICE,
             document_attribute_pos(c->job, element, "name"), "colour", name.p);
}

bool palette_find(struct composing *c, struct str name, struct srcpos pos,
                  struct color *color)
{
    const struct color *found = names_find(&c->colors, name);
    if (found)
        *color = *found;
    else
        names_report_unknown(c, &c->colors, name, pos, DIAG_COLOR_UNKNOWN, "colour");
    return found != NULL;
}
