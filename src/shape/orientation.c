#include "shape/messages.h"
#include "shape/shaping.h"

#include "shape/classes.h"

#include "base/arena.h"
#include "base/icu.h"
#include "base/job.h"
#include "base/utf8.h"

/* Marks whose ink is in a corner of the em box that is another one in columns. */
static bool is_off_centre(int c)
{
    switch (class_of(c)) {
    case CL_COMMA:
    case CL_FULL_STOP:
    case CL_SMALL_KANA:
        return true;
    default:
        return false;
    }
}

bool wants_vertical_form(int c)
{
    return is_off_centre(c) || class_of(c) == CL_PROLONGED;
}

static void report_form(const struct draft *d, const struct run *run, int face, int c)
{
    struct job *job = d->shaping->job;
    struct strbuf character;
    strbuf_init(&character, job->doc);
    utf8_add(&character, c);
    const struct face_entry entry = face_entry(d->shaping->fonts, face);
    const struct str key =
        str_format(job->doc, "vertical %d %.*s", face, STR_ARG(strbuf_str(&character)));
    if (map_find(&d->shaping->reported, key) >= 0)
        return;
    map_put(&d->shaping->reported, key, 1);
    DIAG(job->diags, DIAG_VERTICAL_FORM_MISSING,
         place_in_run(job->diags, run, strbuf_str(&character)),
         str_c(job->doc, entry.family), character.p);
}

enum glyph_orientation orientation_of(const struct draft *d, const struct run *run,
                                      int face, int c)
{
    if (d->box->style->writing_mode == HORIZONTAL_TB)
        return GLYPH_LEVEL;
    const int orientation = icu()->u_getIntPropertyValue(c, UCHAR_VERTICAL_ORIENTATION);
    if (orientation == U_VO_UPRIGHT)
        return GLYPH_UPRIGHT;
    if (orientation == U_VO_ROTATED)
        return run->style->text_orientation == ORIENTATION_UPRIGHT ? GLYPH_UPRIGHT
                                                                   : GLYPH_SIDEWAYS;
    if (face_has_vertical_form(d->shaping->fonts, face, c))
        return GLYPH_UPRIGHT;
    if (orientation == U_VO_TRANSFORMED_ROTATED)
        return GLYPH_SIDEWAYS; /* the next best thing to a form of its own */
    if (is_off_centre(c))
        report_form(d, run, face, c);
    return GLYPH_UPRIGHT;
}
