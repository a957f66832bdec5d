#include "shape/noted.h"

#include "shape/shaped.h"

#include "base/arena.h"

#include <string.h>

/* The glyphs of a face that are noted, by id: the orientations, a set of bits. */
struct noted_face {
    unsigned char *ids;
    int n;
};

struct noted_glyphs noted_glyphs_in(struct arena *arena, int n_faces)
{
    return (struct noted_glyphs){
        .glyphs = list_of(arena, sizeof(struct noted_glyph)),
        .faces = ARENA_ARRAY(arena, struct noted_face, n_faces),
        .arena = arena,
    };
}

static void make_room(struct noted_glyphs *noted, struct noted_face *face, uint32_t id)
{
    int room = face->n ? face->n : 1024;
    while ((uint32_t)room <= id)
        room *= 2;
    if (room == face->n)
        return;
    unsigned char *ids = ARENA_ARRAY(noted->arena, unsigned char, room);
    if (face->n)
        memcpy(ids, face->ids, (size_t)face->n);
    *face = (struct noted_face){ids, room};
}

static void note(struct noted_glyphs *noted, int number, int orientation, uint32_t id,
                 struct str text)
{
    struct noted_face *face = &noted->faces[number];
    const unsigned char bit = (unsigned char)(1 << orientation);
    if (id >= (uint32_t)face->n)
        make_room(noted, face, id);
    if (face->ids[id] & bit)
        return;
    face->ids[id] |= bit;
    *(struct noted_glyph *)list_add(&noted->glyphs) = (struct noted_glyph){
        number, (uint8_t)orientation, id, str_copy(noted->arena, text)};
}

static void note_cluster(struct noted_glyphs *noted, const struct shaped *shaped,
                         const struct paragraph *p, const struct cluster *c)
{
    const struct str text = str_slice(p->text, c->text, c->text + c->text_length);
    const bool by_letter = cluster_is_by_letter(p, c);
    for (int k = 0; k < c->n_glyphs; k++)
        note(noted, c->face, c->orientation, p->glyphs[c->glyph + k].id,
             by_letter ? str_slice(text, k, k + 1)
             : k       ? STR("")
                       : text);
    for (int k = 0; c->slot && k < 10; k++)
        note(noted, c->face, GLYPH_LEVEL, p->digits[k].id,
             (struct str){&"0123456789"[k], 1});
    if (c->break_after == BREAK_HERE_HYPHEN)
        note(noted, c->face, c->orientation, shaped->hyphens[c->face].glyph, STR(""));
}

/* True if it is one glyph that is noted already: those of most of a text are. */
static bool is_noted(const struct noted_glyphs *noted, const struct paragraph *p,
                     const struct cluster *c)
{
    const struct noted_face *face = &noted->faces[c->face];
    const uint32_t id = c->n_glyphs == 1 ? p->glyphs[c->glyph].id : 0;
    return c->n_glyphs == 1 && !c->slot && c->break_after != BREAK_HERE_HYPHEN &&
           id < (uint32_t)face->n && (face->ids[id] >> c->orientation & 1);
}

void note_glyphs(struct noted_glyphs *noted, const struct shaped *shaped)
{
    for (int i = 0; i < shaped->n; i++) {
        const struct paragraph *p = &shaped->paragraphs[i];
        for (const struct cluster *c = p->clusters; c < p->clusters + p->n; c++)
            if (!is_noted(noted, p, c))
                note_cluster(noted, shaped, p, c);
    }
}

int noted_ids(const struct noted_glyphs *noted, int number, uint32_t **ids)
{
    const struct noted_face *face = &noted->faces[number];
    int n = 0;
    for (int id = 0; id < face->n; id++)
        n += face->ids[id] != 0;
    *ids = ARENA_ARRAY(noted->arena, uint32_t, n);
    for (int id = 0, i = 0; i < n; id++)
        if (face->ids[id])
            (*ids)[i++] = (uint32_t)id;
    return n;
}
