#include "compose/composing.h"

#include "base/script.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "90%" of the width, or "100% 90%" of width and height. */
bool font_stretch_parse(struct styling *g, struct str value)
{
    enum { LEAST = 300, MOST = 2000 };
    int shares[] = {1000, 1000}, n = 0;
    for (struct str word = str_word(&value); word.n; word = str_word(&value), n++) {
        int percent;
        if (n == 2 || !str_ends(word, STR("%")) ||
            !permille_parse(str_slice(word, 0, word.n - 1), &percent))
            return false;
        shares[n] = percent / 100;
        if (shares[n] < LEAST || shares[n] > MOST)
            return false;
    }
    g->style.width_less = 1000 - shares[0];
    g->style.height_less = 1000 - shares[1];
    return n > 0;
}

/* "latin digits mincho 105%, kana 97%" or "none". Whether there is such a family is for
 * the catalogue to say. */
bool font_scripts_parse(struct styling *g, struct str value)
{
    struct script_part part;
    struct str rest = value;
    enum script_reading reading;
    while ((reading = script_part_next(&rest, &part)) == SCRIPT_PART)
        ;
    g->style.font_scripts = str_is(value, "none") ? STR("") : value;
    return reading == SCRIPT_END && value.n;
}

/* "2 17pt" or "none" */
bool gyodori_parse(struct styling *g, struct str value)
{
    enum { MOST = 20 };
    const struct str lines = str_word(&value), pitch = str_word(&value);
    g->style.gyodori_lines = 0;
    g->style.gyodori_pitch = 0;
    if (str_word(&value).n)
        return false;
    if (str_is(lines, "none"))
        return pitch.n == 0;
    return str_to_int(lines, &g->style.gyodori_lines) && g->style.gyodori_lines >= 1 &&
           g->style.gyodori_lines <= MOST &&
           length_parse(pitch, g->style.font_size, &g->style.gyodori_pitch) &&
           g->style.gyodori_pitch >= EMU_PT;
}

bool text_combine_parse(struct styling *g, struct str value)
{
    enum { MOST = 4 };
    const struct str word = str_word(&value), number = str_word(&value);
    const int found = word_find("none all digits", word);
    if (found < 0 || str_word(&value).n || (found < 2 && number.n))
        return false;
    g->style.combine = found == 1 ? -1 : 0;
    return found < 2 || (str_to_int(number, &g->style.combine) && g->style.combine >= 1 &&
                         g->style.combine <= MOST);
}

/* "underline double 0.6pt accent", the parts in any order. */
bool text_decoration_parse(struct composing *c, struct styling *g, struct str value,
                           struct place place)
{
    static const char lines[] = "underline overline line-through";
    static const char forms[] = "solid double dotted dashed wavy";
    struct text_decoration d = {0};
    struct str color = STR("");
    bool none = false;
    for (struct str word = str_word(&value); word.n; word = str_word(&value)) {
        const int line = word_find(lines, word), form = word_find(forms, word);
        if (line >= 0)
            d.lines |= 1 << line;
        else if (form >= 0)
            d.form = (enum text_line_form)form;
        else if (str_is(word, "none"))
            none = true;
        else if (!is_digit(word.p[0]))
            color = word;
        else if (!length_parse(word, g->style.font_size, &d.thickness) ||
                 d.thickness <= 0)
            return false;
    }
    if (none == (d.lines != 0))
        return false;
    if (color.n)
        d.has_color = palette_find(c, color, place, &d.color);
    g->style.text_decoration = d;
    return true;
}

/* "open sesame", "dot", "filled": a fill, a shape or both. */
bool text_emphasis_parse(struct styling *g, struct str value)
{
    static const char shapes[] = "dot circle double-circle triangle sesame";
    static const enum emphasis filled[] = {EMPHASIS_DOT, EMPHASIS_CIRCLE,
                                           EMPHASIS_DOUBLE_CIRCLE, EMPHASIS_TRIANGLE,
                                           EMPHASIS_SESAME};
    static const enum emphasis open[] = {EMPHASIS_OPEN_DOT, EMPHASIS_OPEN_CIRCLE,
                                         EMPHASIS_DOUBLE_CIRCLE, EMPHASIS_OPEN_TRIANGLE,
                                         EMPHASIS_OPEN_SESAME};
    int fill = -1, shape = -1, n = 0;
    const bool none = str_is(value, "none");
    for (struct str word = str_word(&value); word.n && !none; word = str_word(&value)) {
        const int as_fill = word_find("filled open", word);
        const int as_shape = word_find(shapes, word);
        if ((as_fill < 0 && as_shape < 0) || ++n > 2)
            return false;
        fill = as_fill >= 0 ? as_fill : fill;
        shape = as_shape >= 0 ? as_shape : shape;
    }
    if (none)
        g->style.text_emphasis = EMPHASIS_NONE;
    else if (shape >= 0)
        g->style.text_emphasis = fill == 1 ? open[shape] : filled[shape];
    else
        g->style.text_emphasis = fill == 1 ? EMPHASIS_OPEN : EMPHASIS_FILLED;
    return none || n > 0;
}
