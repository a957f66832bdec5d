#include "font/font.h"

#include "font/faces.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/kept.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H
#include <hb-subset.h>
#include <string.h>

/* The tables that a PDF viewer draws glyphs from (ISO 32000-1, 9.9); the rest is left
 * out. */
static const hb_tag_t kept_tables[] = {
    HB_TAG('C', 'F', 'F', ' '), HB_TAG('c', 'v', 't', ' '), HB_TAG('f', 'p', 'g', 'm'),
    HB_TAG('g', 'l', 'y', 'f'), HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'),
    HB_TAG('h', 'm', 't', 'x'), HB_TAG('l', 'o', 'c', 'a'), HB_TAG('m', 'a', 'x', 'p'),
    HB_TAG('p', 'r', 'e', 'p'),
};

static bool is_kept(hb_tag_t tag)
{
    for (int i = 0; i < (int)(sizeof kept_tables / sizeof *kept_tables); i++)
        if (kept_tables[i] == tag)
            return true;
    return false;
}

static hb_blob_t *reference_kept(hb_face_t *face, hb_tag_t tag, void *whole)
{
    (void)face;
    return is_kept(tag) ? hb_face_reference_table(whole, tag) : hb_blob_get_empty();
}

static void destroy_face(void *face)
{
    hb_face_destroy(face);
}

/* The face with nothing but the kept tables. Dropping them from the subset would do as
 * well, but the plan would go through the whole cmap first, which takes longer than
 * everything else. */
static hb_face_t *lean_face(hb_face_t *whole)
{
    hb_face_t *lean =
        hb_face_create_for_tables(reference_kept, hb_face_reference(whole), destroy_face);
    hb_face_set_upem(lean, hb_face_get_upem(whole));
    hb_face_set_glyph_count(lean, hb_face_get_glyph_count(whole));
    return lean;
}

static hb_subset_plan_t *make_plan(hb_face_t *face, const uint32_t *glyphs, int n)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    hb_set_t *wanted = hb_subset_input_glyph_set(input);
    for (int i = 0; i < n; i++)
        hb_set_add(wanted, glyphs[i]);
    /* Instructions only matter on coarse screens; without them the file is a fifth
     * smaller. */
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face, input);
    hb_subset_input_destroy(input);
    return plan;
}

/* A CID-keyed CFF subset keeps the CIDs of the whole font, and the code in a PDF is the
 * CID; in a name-keyed one the code is the glyph id (ISO 32000-1, 9.7.4.2). FreeType can
 * tell. */
static void find_cids(struct str font, uint16_t *codes, int n)
{
    FT_Library library;
    FT_Face face;
    if (FT_Init_FreeType(&library))
        return;
    if (!FT_New_Memory_Face(library, (const FT_Byte *)font.p, font.n, 0, &face)) {
        for (int i = 0; i < n; i++) {
            FT_UInt cid;
            if (!FT_Get_CID_From_Glyph_Index(face, codes[i], &cid))
                codes[i] = (uint16_t)cid;
        }
        FT_Done_Face(face);
    }
    FT_Done_FreeType(library);
}

static struct str copy_blob(struct job *job, hb_blob_t *blob)
{
    unsigned n;
    const char *bytes = hb_blob_get_data(blob, &n);
    const struct str copy = {arena_copy(job->doc, bytes, n), (int)n};
    hb_blob_destroy(blob);
    return copy;
}

static bool take_subset(struct job *job, hb_face_t *out, struct face_subset *subset,
                        uint16_t *codes, int n)
{
    hb_blob_t *cff = hb_face_reference_table(out, HB_TAG('C', 'F', 'F', ' '));
    const struct str whole = copy_blob(job, hb_face_reference_blob(out));
    subset->is_cff = hb_blob_get_length(cff) > 0;
    if (subset->is_cff) {
        find_cids(whole, codes, n);
        subset->bytes = copy_blob(job, cff);
    } else {
        hb_blob_destroy(cff);
        subset->bytes = whole;
    }
    return subset->bytes.n > 0;
}

/* What a subset is made of. */
struct wanted {
    const struct fonts *fonts;
    int face;
    const uint32_t *glyphs;
    int n;
};

static void *make_subset(struct job *job, const void *context)
{
    const struct wanted *wanted = context;
    struct face_subset *subset = ARENA_NEW(job->doc, struct face_subset);
    bool ok = false;
    uint16_t *codes = ARENA_ARRAY(job->doc, uint16_t, wanted->n);
    const struct face *face = &wanted->fonts->faces[wanted->face];
    /* Of a face that is kept, so that both are forgotten together. */
    const struct face_file *file =
        kept_is_on(job) ? face_open(job, face->entry) : face->file;
    hb_face_t *lean = lean_face(file->hb_face);
    hb_subset_plan_t *plan = make_plan(lean, wanted->glyphs, wanted->n);
    hb_face_t *out = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    if (out) {
        const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
        for (int i = 0; i < wanted->n; i++)
            codes[i] = (uint16_t)hb_map_get(map, wanted->glyphs[i]);
        subset->codes = codes;
        ok = take_subset(job, out, subset, codes, wanted->n);
        hb_face_destroy(out);
    }
    hb_subset_plan_destroy(plan);
    hb_face_destroy(lean);
    return ok ? subset : NULL;
}

static struct str key_of(struct job *job, const struct wanted *wanted)
{
    const struct face *face = &wanted->fonts->faces[wanted->face];
    struct strbuf key;
    strbuf_init(&key, job->doc);
    strbuf_addf(&key, "subset %s#%d", face->entry->path, face->entry->index);
    strbuf_add_char(&key, '\0');
    strbuf_add_bytes(&key, (const char *)wanted->glyphs,
                     wanted->n * (int)sizeof *wanted->glyphs);
    return strbuf_str(&key);
}

bool face_subset(struct job *job, const struct fonts *fonts, int face,
                 const uint32_t *glyphs, int n, struct face_subset *subset)
{
    const struct wanted wanted = {fonts, face, glyphs, n};
    const struct face_subset *made =
        kept_get(job, key_of(job, &wanted), make_subset, &wanted);
    if (made)
        *subset = *made;
    else
        fonts_report_damaged(fonts, face);
    return made;
}
