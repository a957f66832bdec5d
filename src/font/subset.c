#include "font/font.h"

#include "font/faces.h"
#include "font/truetype.h"

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

struct subsetting {
    hb_face_t *face;
    const uint32_t *glyphs;
    int n;
    uint16_t *codes;
    bool is_cff;
    struct truetype truetype; /* if hb-subset had nothing to do with it, … */
    hb_blob_t *bytes;         /* … and if it had; NULL if the font is damaged */
};

static void release(void *handle)
{
    struct subsetting *s = handle;
    hb_face_destroy(s->face);
    hb_blob_destroy(s->bytes);
    truetype_free(&s->truetype);
}

static struct subsetting *new_subsetting(struct job *job, hb_face_t *face,
                                         const uint32_t *glyphs, int n)
{
    struct subsetting *s = ARENA_NEW(job->doc, struct subsetting);
    *s = (struct subsetting){.face = hb_face_reference(face),
                             .glyphs = glyphs,
                             .n = n,
                             .codes = ARENA_ARRAY(job->doc, uint16_t, n)};
    arena_defer(job->doc, release, s);
    return s;
}

struct subsetting *subsetting_new(struct job *job, const struct fonts *fonts, int face,
                                  const uint32_t *glyphs, int n)
{
    return new_subsetting(job, fonts->faces[face].file->hb_face, glyphs, n);
}

static struct str bytes_of(hb_blob_t *blob)
{
    unsigned n;
    const char *bytes = hb_blob_get_data(blob, &n);
    return (struct str){bytes, (int)n};
}

/* Of a CFF font, PDF wants that table alone. */
static void take_bytes(struct subsetting *s, hb_face_t *out)
{
    hb_blob_t *cff = hb_face_reference_table(out, HB_TAG('C', 'F', 'F', ' '));
    s->bytes = hb_face_reference_blob(out);
    s->is_cff = hb_blob_get_length(cff) > 0;
    if (!s->is_cff) {
        hb_blob_destroy(cff);
        return;
    }
    find_cids(bytes_of(s->bytes), s->codes, s->n);
    hb_blob_destroy(s->bytes);
    s->bytes = cff;
}

static void make_by_harfbuzz(struct subsetting *s)
{
    hb_face_t *lean = lean_face(s->face);
    hb_subset_plan_t *plan = make_plan(lean, s->glyphs, s->n);
    hb_face_t *out = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    if (out) {
        const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
        for (int i = 0; i < s->n; i++)
            s->codes[i] = (uint16_t)hb_map_get(map, s->glyphs[i]);
        take_bytes(s, out);
        hb_face_destroy(out);
    }
    hb_subset_plan_destroy(plan);
    hb_face_destroy(lean);
}

static bool make_truetype(struct subsetting *s)
{
    if (!truetype_subset(s->face, s->glyphs, s->n, &s->truetype))
        return false;
    for (int i = 0, code = 1; i < s->n; i++)
        s->codes[i] = (uint16_t)(s->glyphs[i] ? code++ : 0);
    return true;
}

void subsetting_make(struct subsetting *s)
{
    if (!make_truetype(s))
        make_by_harfbuzz(s);
}

struct face_subset subsetting_made(const struct subsetting *s)
{
    const struct truetype *t = &s->truetype;
    return (struct face_subset){
        .bytes = t->bytes   ? (struct str){t->bytes, t->n}
                 : s->bytes ? bytes_of(s->bytes)
                            : STR(""),
        .is_cff = s->is_cff,
        .codes = s->codes,
        .cuts = t->cuts,
        .n_cuts = t->n_cuts,
    };
}

/* What a subset is made of. */
struct wanted {
    const struct fonts *fonts;
    int face;
    const uint32_t *glyphs;
    int n;
};

/* Kept with all its bytes in the arena, which knows how many they are. */
static void *make_subset(struct job *job, const void *context)
{
    const struct wanted *wanted = context;
    const struct face *face = &wanted->fonts->faces[wanted->face];
    /* Of a face that is kept, so that both are forgotten together. */
    const struct face_file *file =
        kept_is_on(job) ? face_open(job, face->entry) : face->file;
    struct subsetting *s = new_subsetting(job, file->hb_face, wanted->glyphs, wanted->n);
    make_by_harfbuzz(s);
    struct face_subset *subset = ARENA_NEW(job->doc, struct face_subset);
    *subset = subsetting_made(s);
    subset->bytes = str_copy(job->doc, subset->bytes);
    release(s);
    s->face = NULL;
    s->bytes = NULL;
    return subset->bytes.n ? subset : NULL;
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
    struct subsetting *s = subsetting_new(job, fonts, face, glyphs, n);
    if (make_truetype(s)) {
        *subset = subsetting_made(s);
        return true;
    }
    const struct face_subset *made =
        kept_get(job, key_of(job, &wanted), make_subset, &wanted);
    if (made)
        *subset = *made;
    else
        fonts_report_damaged(fonts, face);
    return made;
}
