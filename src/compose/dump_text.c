#include "compose/dump_text.h"

#include "compose/composing.h"

void dump_color(struct dump *d, const char *name, struct color color)
{
    dump_word(
        d, name,
        str_format(d->out->arena, "#%02x%02x%02x", color.red, color.green, color.blue));
}

static void dump_decoration(struct dump *d, const struct text_decoration *decoration)
{
    if (!decoration->lines)
        return;
    dump_word(d, "decoration",
              str_format(d->out->arena, "%d/%d", decoration->lines, decoration->form));
    if (decoration->thickness)
        dump_len(d, "thickness", decoration->thickness);
    if (decoration->has_color)
        dump_color(d, "of", decoration->color);
}

/* How the text is set, as far as that is not as usual. */
static void dump_setting(struct dump *d, const struct style *s)
{
    static const char *const words[] = {
        "font-variant-east-asian",
        "digit-width",
        "hanging-punctuation",
        "hyphens",
        "line-break",
        "punctuation-spacing",
        "ruby-align",
        "ruby-overhang",
        "text-transform",
        "text-spacing-trim",
        "text-wrap",
        "white-space",
        "word-break",
    };
    const struct styling usual = styling_initial();
    for (int i = 0; i < (int)(sizeof words / sizeof *words); i++) {
        const struct str word = property_word(words[i], s),
                         other = property_word(words[i], &usual.style);
        if (!str_eq(word, other))
            dump_word(d, words[i], word);
    }
    if (s->text_indent)
        dump_len(d, "text-indent", s->text_indent);
    if (s->letter_spacing)
        dump_len(d, "letter-spacing", s->letter_spacing);
    if (s->text_autospace != usual.style.text_autospace)
        dump_word(d, "text-autospace",
                  str_format(d->out->arena, "%dm", s->text_autospace));
    if (s->keep_together != usual.style.keep_together)
        dump_int(d, "keep-together", s->keep_together);
    if (s->lang.n)
        dump_word(d, "lang", s->lang);
}

void dump_text_style(struct dump *d, const struct style *s)
{
    dump_word(d, "font", s->font_family);
    if (s->font_scripts.n)
        dump_word(d, "scripts",
                  str_format(d->out->arena, "\"%.*s\"", STR_ARG(s->font_scripts)));
    dump_int(d, "weight", s->font_weight);
    dump_len(d, "size", s->font_size);
    if (s->width_less || s->height_less)
        dump_word(d, "stretch",
                  str_format(d->out->arena, "%d/%d", 1000 - s->width_less,
                             1000 - s->height_less));
    dump_len(d, "leading", s->line_height);
    dump_color(d, "color", s->color);
    if (s->text_align)
        dump_int(d, "align", s->text_align);
    if (s->baseline_shift)
        dump_len(d, "shift", s->baseline_shift);
    dump_decoration(d, &s->text_decoration);
    if (s->text_emphasis)
        dump_int(d, "emphasis", s->text_emphasis);
    if (s->gyodori_lines) {
        dump_int(d, "gyodori", s->gyodori_lines);
        dump_len(d, "of", s->gyodori_pitch);
    }
    if (s->combine)
        dump_int(d, "combine", s->combine);
    if (s->text_orientation)
        dump_word(d, "orientation", STR("upright"));
    dump_setting(d, s);
}
