#include "font/font.h"

#include "font/faces.h"

#include "base/arena.h"
#include "base/job.h"

#include <hb-ot.h>

static struct str postscript_name(struct job *job, hb_face_t *face)
{
    char name[128];
    unsigned n = sizeof name;
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME,
                        hb_language_from_string("en", -1), &n, name);
    struct strbuf b;
    strbuf_init(&b, job->doc);
    for (unsigned i = 0; i < n; i++) /* what a PDF name can hold without escapes */
        if ((name[i] >= '0' && name[i] <= '9') || (name[i] >= 'A' && name[i] <= 'Z') ||
            (name[i] >= 'a' && name[i] <= 'z') || name[i] == '-')
            strbuf_add_char(&b, name[i]);
    return b.n ? strbuf_str(&b) : STR("Font");
}

static int per_mille(int value, int upem)
{
    const int64_t scaled = (int64_t)value * 2000 / upem;
    return (int)((scaled + (scaled < 0 ? -1 : 1)) / 2);
}

static int metric(const struct face *face, hb_ot_metrics_tag_t tag)
{
    hb_position_t value = 0;
    hb_ot_metrics_get_position_with_fallback(face->file->hb_font, tag, &value);
    return per_mille(value, face->file->upem);
}

static int read_int16(const unsigned char *p)
{
    const int value = p[0] << 8 | p[1];
    return value >= 0x8000 ? value - 0x10000 : value;
}

/* xMin, yMin, xMax, yMax of the head table (OpenType, head). */
static void read_box(const struct face *face, int box[4])
{
    hb_blob_t *head =
        hb_face_reference_table(face->file->hb_face, HB_TAG('h', 'e', 'a', 'd'));
    unsigned n;
    const unsigned char *p = (const unsigned char *)hb_blob_get_data(head, &n);
    for (int i = 0; i < 4 && n >= 44; i++)
        box[i] = per_mille(read_int16(p + 36 + 2 * i), face->file->upem);
    hb_blob_destroy(head);
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *table = hb_face_reference_table(face, tag);
    const bool has = hb_blob_get_length(table) > 0;
    hb_blob_destroy(table);
    return has;
}

struct face_descriptor face_describe(struct job *job, const struct fonts *fonts,
                                     int number)
{
    const struct face *face = &fonts->faces[number];
    struct face_descriptor d = {
        .postscript_name = postscript_name(job, face->file->hb_face),
        .ascent = metric(face, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER),
        .descent = metric(face, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER),
        .cap_height = metric(face, HB_OT_METRICS_TAG_CAP_HEIGHT),
        .italic_angle =
            (int)hb_style_get_value(face->file->hb_font, HB_STYLE_TAG_SLANT_ANGLE),
        .is_cff = has_table(face->file->hb_face, HB_TAG('C', 'F', 'F', ' ')),
    };
    read_box(face, d.box);
    return d;
}

struct face_lines face_lines(const struct fonts *fonts, int number)
{
    const struct face *face = &fonts->faces[number];
    return (struct face_lines){
        .under = metric(face, HB_OT_METRICS_TAG_UNDERLINE_OFFSET),
        .under_thickness = metric(face, HB_OT_METRICS_TAG_UNDERLINE_SIZE),
        .through = metric(face, HB_OT_METRICS_TAG_STRIKEOUT_OFFSET),
        .through_thickness = metric(face, HB_OT_METRICS_TAG_STRIKEOUT_SIZE),
    };
}
