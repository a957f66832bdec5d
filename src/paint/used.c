#include "paint/pdf.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/utf8.h"
#include "shape/noted.h"

#include <stdlib.h>

/* A sink that draws nothing and notes which glyphs there are, and what they first stand
 * for. */
struct notes {
    struct job *job;
    const struct fonts *fonts;
    struct list *glyphs; /* of each face: struct used_glyph, in the order of first use */
    struct used_face **faces;
};

static struct used_face *face_of(struct notes *n, int face)
{
    if (!n->faces[face]) {
        struct used_face *used = ARENA_NEW(n->job->doc, struct used_face);
        used->face = face;
        used->n_ids = face_glyphs(n->fonts, face);
        used->index = ARENA_ARRAY(n->job->doc, int, used->n_ids);
        n->faces[face] = used;
        n->glyphs[face] = list_of(n->job->doc, sizeof(struct used_glyph));
    }
    return n->faces[face];
}

static int per_mille(int advance, int upem)
{
    return (advance * 2000 / upem + 1) / 2;
}

static struct vertical_metrics vertical_of(const struct notes *n, int face, uint32_t id)
{
    const int upem = face_upem(n->fonts, face);
    const struct vertical_metrics m = face_vertical(n->fonts, face, id);
    return (struct vertical_metrics){per_mille(m.advance, upem), per_mille(m.x, upem),
                                     per_mille(m.y, upem)};
}

/* What is known of the face and of the glyph when it stands like this. */
static void note_orientation(const struct notes *n, struct used_face *face,
                             struct used_glyph *glyph, enum glyph_orientation orientation)
{
    if (orientation != GLYPH_UPRIGHT) {
        face->level = true;
        return;
    }
    face->upright = true;
    if (!glyph->vertical.advance)
        glyph->vertical = vertical_of(n, face->face, glyph->id);
}

/* The text without a variation selector at its end: the glyph stands for its base, too,
 * and not every reader can take a selector beyond the BMP out of a ToUnicode map. */
static struct str base_text(struct str text)
{
    for (int at = 0; at < text.n;) {
        const int start = at, c = utf8_next(text, &at);
        if (start && ((c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF)))
            return str_slice(text, 0, start);
    }
    return text;
}

static void note(struct notes *n, const struct noted_glyph *g)
{
    struct used_face *face = face_of(n, g->face);
    struct list *glyphs = &n->glyphs[g->face];
    if (!face->index[g->id]) {
        *(struct used_glyph *)list_add(glyphs) = (struct used_glyph){
            .id = g->id,
            .width = per_mille(face_advance(n->fonts, g->face, g->id),
                               face_upem(n->fonts, g->face)),
        };
        face->index[g->id] = glyphs->n;
    }
    struct used_glyph *known = list_at(glyphs, face->index[g->id] - 1);
    if (!known->text.n)
        known->text = base_text(g->text);
    note_orientation(n, face, known, (enum glyph_orientation)g->orientation);
}

static void note_run(struct notes *n, const struct frag *line,
                     const struct glyph_run *run)
{
    for (int i = 0; i < run->n; i++) {
        const struct glyph *g = &run->glyphs[i];
        const struct noted_glyph noted = {
            run->face, (uint8_t)run->orientation, g->id,
            str_slice(line->line.text, g->text, g->text + g->text_length)};
        note(n, &noted);
    }
}

static void on_line(void *self, emu x, emu y, const struct frag *line)
{
    (void)x, (void)y;
    for (int i = 0; i < line->line.n; i++)
        note_run(self, line, &line->line.runs[i]);
}

static void on_page(void *self, const struct page *page)
{
    (void)self, (void)page;
}

static void on_page_end(void *self)
{
    (void)self;
}

static void on_fill(void *self, emu x, emu y, emu w, emu h, emu radius,
                    struct color color)
{
    (void)self, (void)x, (void)y, (void)w, (void)h, (void)radius, (void)color;
}

static void on_frame(void *self, emu x, emu y, emu w, emu h, emu radius, emu width,
                     struct color color)
{
    (void)self, (void)x, (void)y, (void)w, (void)h, (void)radius, (void)width,
        (void)color;
}

static void on_image(void *self, emu x, emu y, const struct frag *image)
{
    (void)self, (void)x, (void)y, (void)image;
}

static void on_path(void *self, emu x, emu y, const struct frag *path)
{
    (void)self, (void)x, (void)y, (void)path;
}

static void on_link(void *self, emu x, emu y, emu w, emu h, struct str href)
{
    (void)self, (void)x, (void)y, (void)w, (void)h, (void)href;
}

static int by_id(const void *a, const void *b)
{
    const struct used_glyph *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

static void note_all(struct notes *n, const struct noted_glyphs *noted)
{
    for (int i = 0; noted && i < noted->glyphs.n; i++)
        note(n, noted_glyph_at(noted, i));
}

struct used_faces used_faces_find(struct job *job, const struct pages *pages,
                                  const struct fonts *fonts,
                                  const struct noted_glyphs *noted)
{
    const int n = fonts_count(fonts);
    struct notes notes = {
        .job = job,
        .fonts = fonts,
        .glyphs = ARENA_ARRAY(job->doc, struct list, n),
        .faces = ARENA_ARRAY(job->doc, struct used_face *, n),
    };
    const struct sink sink = {.self = &notes,
                              .begin_page = on_page,
                              .end_page = on_page_end,
                              .fill = on_fill,
                              .frame = on_frame,
                              .image = on_image,
                              .path = on_path,
                              .line = on_line,
                              .link = on_link};
    note_all(&notes, noted);
    if (pages->stream)
        note_all(&notes, pages->stream->glyphs);
    else
        paint_walk(pages, &sink);
    struct used_faces used = {job, fonts, notes.faces, n, 0};
    for (int i = 0; i < n; i++) {
        struct used_face *face = notes.faces[i];
        if (!face)
            continue;
        face->number = used.n_used++;
        face->n = notes.glyphs[i].n;
        face->glyphs = list_array(&notes.glyphs[i], job->doc);
        qsort(face->glyphs, (size_t)face->n, sizeof *face->glyphs, by_id);
        for (int k = 0; k < face->n; k++)
            face->index[face->glyphs[k].id] = k + 1;
    }
    return used;
}

const struct used_glyph *used_glyph_find(const struct used_faces *used, int face,
                                         uint32_t id)
{
    const struct used_face *f = used->faces[face];
    return &f->glyphs[f->index[id] - 1];
}
