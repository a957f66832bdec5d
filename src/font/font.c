#include "font/font.h"

#include "font/faces.h"
#include "font/messages.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/kept.h"
#include "base/messages.h"
#include "base/paging.h"

#include <hb-ot.h>
#include <stdlib.h>

static void release(void *handle)
{
    struct face_file *file = handle;
    hb_set_destroy(file->vertical.lookups);
    hb_set_destroy(file->plain.touched);
    hb_set_destroy(file->plain.changed);
    hb_font_destroy(file->hb_font);
    hb_face_destroy(file->hb_face);
}

struct fonts *fonts_new(struct job *job, const struct catalogue *catalogue)
{
    struct fonts *fonts = ARENA_NEW(job->doc, struct fonts);
    fonts->job = job;
    fonts->catalogue = catalogue;
    fonts->first = ARENA_ARRAY(job->doc, int, catalogue->n);
    for (int i = 0; i < catalogue->n; i++)
        fonts->n += catalogue->families[i].n;
    fonts->faces = ARENA_ARRAY(job->doc, struct face, fonts->n);
    for (int i = 0, k = 0; i < catalogue->n; i++) {
        const struct catalogue_family *family = &catalogue->families[i];
        fonts->first[i] = k;
        for (int j = 0; j < family->n; j++, k++) {
            fonts->faces[k].entry = &family->faces[j];
            fonts->faces[k].family = family;
        }
    }
    return fonts;
}

/* head.checkSumAdjustment, the font's own check sum over the whole file. */
static uint32_t revision_of(hb_face_t *face)
{
    hb_blob_t *head = hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
    unsigned n;
    const unsigned char *p = (const unsigned char *)hb_blob_get_data(head, &n);
    const uint32_t revision = n < 12 ? 0
                                     : (uint32_t)p[8] << 24 | (uint32_t)p[9] << 16 |
                                           (uint32_t)p[10] << 8 | p[11];
    hb_blob_destroy(head);
    return revision;
}

static void check_revision(struct job *job, const struct catalogue_face *entry,
                           struct face_file *file)
{
    file->state = FACE_FINE;
    if (!entry->revision || revision_of(file->hb_face) == entry->revision)
        return;
    file->state = FACE_CHANGED;
    DIAG(job->diags, DIAG_FONT_CHANGED, entry->pos, entry->path);
}

static uint32_t read_number(const unsigned char *p, int bytes)
{
    uint32_t value = 0;
    for (int i = 0; i < bytes; i++)
        value = value << 8 | p[i];
    return value;
}

/* Where the table directory of face `index` begins (OpenType, TTC header); -1 if the file
 * has no such face. */
static int64_t find_directory(const unsigned char *p, int64_t n, int index)
{
    if (n < 12 || index < 0)
        return -1;
    if (read_number(p, 4) != HB_TAG('t', 't', 'c', 'f'))
        return index == 0 ? 0 : -1;
    if (index >= (int64_t)read_number(p + 8, 4) || 16 + 4 * (int64_t)index > n)
        return -1;
    return read_number(p + 12 + 4 * index, 4);
}

/* True if the file holds every table of the face whole: of one that is cut off HarfBuzz
 * makes a font whose glyphs are partly empty. */
static bool is_whole(hb_blob_t *blob, int index)
{
    unsigned size;
    const unsigned char *p = (const unsigned char *)hb_blob_get_data(blob, &size);
    const int64_t n = size, directory = find_directory(p, n, index);
    if (directory < 0 || directory + 12 > n)
        return false;
    const int64_t tables = read_number(p + directory + 4, 2);
    if (directory + 12 + 16 * tables > n)
        return false;
    for (int64_t i = 0; i < tables; i++) {
        const unsigned char *record = p + directory + 12 + 16 * i;
        if ((int64_t)read_number(record + 8, 4) + read_number(record + 12, 4) > n)
            return false;
    }
    return true;
}

/* Says that the file of a face cannot be had. */
static void report_missing(struct job *job, const struct catalogue_face *entry)
{
    if (entry->package[0])
        DIAG(job->diags, DIAG_FONT_MISSING, entry->pos, entry->path, entry->package);
    else
        DIAG(job->diags, DIAG_FONT_NOWHERE, entry->pos, entry->path);
}

static void report_damaged(struct job *job, const struct catalogue_face *entry)
{
    DIAG(job->diags, DIAG_FONT_DAMAGED, entry->pos, entry->path);
}

void fonts_report_damaged(const struct fonts *fonts, int face)
{
    report_damaged(fonts->job, fonts->faces[face].entry);
}

static void note_mapped(struct job *job, hb_face_t *face)
{
    hb_blob_t *blob = hb_face_reference_blob(face);
    unsigned size;
    const char *bytes = hb_blob_get_data(blob, &size);
    paging_note_file(job->paging, bytes, size);
    hb_blob_destroy(blob);
}

/* Maps the file. A font without glyphs is what HarfBuzz makes of a file that is no
 * font. */
static void *open_file(struct job *job, const void *of)
{
    const struct catalogue_face *entry = of;
    struct face_file *file = ARENA_NEW(job->doc, struct face_file);
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(entry->path);
    diags_add_file(job->diags, entry->path);
    if (!blob) {
        report_missing(job, entry);
        return file;
    }
    file->state = FACE_DAMAGED; /* unless it proves to be whole */
    const bool whole = is_whole(blob, entry->index);
    hb_face_t *hb_face = hb_face_create(blob, (unsigned)entry->index);
    hb_blob_destroy(blob);
    if (!whole || !hb_face_get_glyph_count(hb_face)) {
        hb_face_destroy(hb_face);
        report_damaged(job, entry);
        return file;
    }
    file->hb_face = hb_face;
    file->hb_font = hb_font_create(hb_face);
    file->upem = (int)hb_face_get_upem(hb_face);
    note_mapped(job, hb_face);
    arena_defer(job->doc, release, file);
    check_revision(job, entry, file);
    return file;
}

struct face_file *face_open(struct job *job, const struct catalogue_face *entry)
{
    const struct str key =
        str_format(job->doc, "face %u %u %s", (unsigned)entry->pos.file,
                   (unsigned)entry->pos.offset, entry->path);
    return kept_get(job, key, open_file, entry);
}

bool face_is_open(const struct fonts *fonts, int face)
{
    const struct face_file *file = fonts->faces[face].file;
    return file && file->hb_face;
}

/* is_whole has looked at its bounds. */
struct str face_directory(const struct fonts *fonts, int face)
{
    const struct face *f = &fonts->faces[face];
    hb_blob_t *blob = hb_face_reference_blob(f->file->hb_face);
    unsigned size;
    const char *p = hb_blob_get_data(blob, &size);
    const unsigned char *bytes = (const unsigned char *)p;
    const int64_t at = find_directory(bytes, size, f->entry->index);
    const int tables = (int)read_number(bytes + at + 4, 2);
    hb_blob_destroy(blob); /* the face has it, too */
    return (struct str){p + at, 12 + 16 * tables};
}

bool fonts_open(struct fonts *fonts, int number)
{
    struct face *face = &fonts->faces[number];
    if (!face->file)
        face->file = face_open(fonts->job, face->entry);
    return face->file->hb_face != NULL;
}

bool face_covers(const struct fonts *fonts, int face, int code_point)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(fonts->faces[face].file->hb_font,
                                     (hb_codepoint_t)code_point, &glyph) &&
           glyph < (hb_codepoint_t)face_glyphs(fonts, face);
}

uint32_t face_glyph(const struct fonts *fonts, int face, int code_point)
{
    hb_codepoint_t glyph = 0;
    hb_font_get_nominal_glyph(fonts->faces[face].file->hb_font,
                              (hb_codepoint_t)code_point, &glyph);
    return glyph;
}

bool face_covers_variant(const struct fonts *fonts, int face, int code_point,
                         int selector)
{
    hb_codepoint_t glyph;
    return hb_font_get_variation_glyph(fonts->faces[face].file->hb_font,
                                       (hb_codepoint_t)code_point,
                                       (hb_codepoint_t)selector, &glyph) &&
           glyph < (hb_codepoint_t)face_glyphs(fonts, face);
}

struct hb_font_t *face_hb_font(const struct fonts *fonts, int face)
{
    return fonts->faces[face].file->hb_font;
}

int fonts_count(const struct fonts *fonts)
{
    return fonts->n;
}

int face_glyphs(const struct fonts *fonts, int face)
{
    return (int)hb_face_get_glyph_count(fonts->faces[face].file->hb_face);
}

int face_upem(const struct fonts *fonts, int face)
{
    return fonts->faces[face].file ? fonts->faces[face].file->upem : 0;
}

int face_advance(const struct fonts *fonts, int face, uint32_t glyph)
{
    return hb_font_get_glyph_h_advance(fonts->faces[face].file->hb_font, glyph);
}
