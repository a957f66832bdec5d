#include "font/font.h"

#include "font/faces.h"

#include "base/arena.h"
#include "base/job.h"

#include <string.h>

struct face_entry face_entry(const struct fonts *fonts, int face)
{
    const struct face *f = &fonts->faces[face];
    return (struct face_entry){f->family->name, f->entry->weight, f->entry->path};
}

/* Columns are parted by two spaces. */
static void add_cell(struct strbuf *out, const char *text, int width)
{
    strbuf_add_c(out, text);
    for (int n = (int)strlen(text); n < width + 2; n++)
        strbuf_add_char(out, ' ');
}

static const char *state_of(struct fonts *fonts, int face)
{
    static const char *const names[] = {"missing", "damaged", "changed", "fine"};
    fonts_open(fonts, face);
    return names[fonts->faces[face].file->state];
}

static void add_names(struct strbuf *out, const struct catalogue *catalogue,
                      const struct catalogue_family *family)
{
    static const char *const scripts[] = {"latin", "digits", "kana", "kanji"};
    for (int i = 0; i < family->n_parts; i++) {
        const struct catalogue_part *part = &family->parts[i];
        strbuf_add(out, STR("  takes"));
        for (int k = 0; k < 4; k++)
            if (part->scripts & 1u << k)
                strbuf_addf(out, " %s", scripts[k]);
        strbuf_add(out, STR(" from "));
        strbuf_add(out, catalogue->families[part->family].name);
        strbuf_add_char(out, '\n');
    }
    for (int i = 0; i < family->n_fallback; i++) {
        strbuf_add_c(out, i ? ", " : "  falls back on ");
        strbuf_add(out, catalogue->families[family->fallback[i]].name);
    }
    strbuf_add_c(out, family->n_fallback ? "\n" : "");
}

struct str fonts_print(struct job *job, struct fonts *fonts)
{
    const struct catalogue *catalogue = fonts->catalogue;
    struct strbuf out;
    strbuf_init(&out, job->doc);
    for (int i = 0, face = 0; i < catalogue->n; i++) {
        const struct catalogue_family *family = &catalogue->families[i];
        strbuf_add(&out, family->name);
        strbuf_addf(&out, " (%s)\n", family->licence);
        for (int k = 0; k < family->n; k++, face++) {
            strbuf_addf(&out, "  %d  ", family->faces[k].weight);
            add_cell(&out, state_of(fonts, face), 7);
            strbuf_add_c(&out, family->faces[k].path);
            if (family->faces[k].index)
                strbuf_addf(&out, " #%d", family->faces[k].index);
            strbuf_add_char(&out, '\n');
        }
        add_names(&out, catalogue, family);
    }
    return strbuf_str(&out);
}
