#include "shape/shape.h"

#include "shape/phrases.h"
#include "shape/shaping.h"

#include "base/arena.h"
#include "base/job.h"

static void shape_one(struct shaping *s, const struct box *box,
                      struct paragraph *paragraph)
{
    struct arena *scratch = s->job->scratch;
    const struct arena_mark mark = arena_mark(scratch);
    s->n_shaped++;
    struct draft d = {
        .shaping = s,
        .box = box,
        .spans = list_of(scratch, sizeof(struct span)),
        .clusters = list_of(scratch, sizeof(struct cluster)),
        .chars = list_of(scratch, sizeof(int)),
        .glyphs = list_of(scratch, sizeof(struct shaped_glyph)),
    };
    if (!draft_itemize(&d)) {
        arena_release(scratch, mark);
        return;
    }
    draft_shape(&d);
    draft_space(&d);
    draft_break_anywhere(&d);
    draft_join(&d);
    *paragraph = (struct paragraph){
        .box = box,
        .text = d.text,
        .clusters = list_array(&d.clusters, s->job->doc),
        .n = d.clusters.n,
        .glyphs = list_array(&d.glyphs, s->job->doc),
        .n_glyphs = d.glyphs.n,
        .digits = d.digits,
    };
    arena_release(scratch, mark);
}

/* A text of one plain run comes out as any other of the same words and styles does: cells
 * of tables often say the same. Empty: it is to be shaped for itself. */
static struct str likeness_of(struct shaping *s, const struct box *box)
{
    enum { LONGEST = 120 };
    const struct run *run = box->text.n == 1 ? box->text.runs : NULL;
    if (!run || run->kind != RUN_TEXT || run->ruby || run->unit || run->rows ||
        run->text.n > LONGEST)
        return STR("");
    struct strbuf key;
    strbuf_init(&key, s->job->scratch);
    strbuf_add_bytes(&key, &box->style, (int)sizeof box->style);
    strbuf_add_bytes(&key, &run->style, (int)sizeof run->style);
    strbuf_add(&key, run->text);
    return strbuf_str(&key);
}

/* Shapes text `i`, or takes what came of one that is like it. */
static void shape_or_take(struct shaping *s, const struct box *const *texts, int i,
                          struct paragraph *paragraphs)
{
    const struct arena_mark mark = arena_mark(s->job->scratch);
    const struct str likeness = likeness_of(s, texts[i]);
    const int twin = likeness.n ? map_find(&s->shaped, likeness) : -1;
    if (twin >= 0) {
        paragraphs[i] = paragraphs[twin];
        paragraphs[i].box = texts[i];
    } else {
        shape_one(s, texts[i], &paragraphs[i]);
        if (likeness.n && paragraphs[i].box)
            map_put(&s->shaped, str_copy(s->job->doc, likeness), i);
    }
    arena_release(s->job->scratch, mark);
}

static bool has_lines(const struct box *text)
{
    for (int i = 0; i < text->text.n; i++)
        if (text->text.runs[i].style->text_decoration.lines)
            return true;
    return false;
}

/* Of all faces that are open; NULL if nothing asks for them. */
static const struct text_lines_of_face *lines_of_faces(const struct shaping *s,
                                                       const struct box *const *texts,
                                                       int n_texts)
{
    const int n = fonts_count(s->fonts);
    int i = 0;
    while (i < n_texts && !has_lines(texts[i]))
        i++;
    if (i == n_texts)
        return NULL;
    struct text_lines_of_face *lines =
        ARENA_ARRAY(s->job->doc, struct text_lines_of_face, n);
    for (int face = 0; face < n; face++) {
        if (!face_upem(s->fonts, face))
            continue;
        const struct face_lines of = face_lines(s->fonts, face);
        lines[face] = (struct text_lines_of_face){of.under, of.under_thickness,
                                                  of.through, of.through_thickness};
    }
    return lines;
}

static bool has_phrases(const struct box *const *texts, int n)
{
    for (int i = 0; i < n; i++)
        if (texts[i]->style->auto_phrase)
            return true;
    return false;
}

/* `outer`: what these texts are a slice beside; NULL: nothing. */
static struct shaped *shape_texts(struct job *job, struct fonts *fonts,
                                  const struct box *const *texts, int n,
                                  bool may_lack_glyphs, const struct shaped *outer)
{
    const int first = outer && n ? texts[0]->text.index : 0;
    const struct arena_mark mark = arena_mark(job->scratch);
    struct shaping s = {
        .job = job,
        .fonts = fonts,
        .buffer = hb_buffer_create(),
        .asked = asked_fonts_in(job->doc),
        .known_faces = ARENA_ARRAY(job->scratch, struct known_face, KNOWN),
        .known_glyphs = ARENA_ARRAY(job->scratch, struct known_glyph, KNOWN),
        .reported = map_in(job->doc),
        .shaped = map_in(job->doc),
        .may_lack_glyphs = may_lack_glyphs,
    };
    struct phraser *phraser = phraser_new(job, first, n, outer ? outer->phraser : NULL);
    if (!outer && has_phrases(texts, n))
        phraser_prepare(phraser);
    struct paragraph *paragraphs = ARENA_ARRAY(job->doc, struct paragraph, n);
    for (int i = 0; i < n; i++)
        shape_or_take(&s, texts, i, paragraphs);
    hb_buffer_destroy(s.buffer);
    shaping_close_breaks(&s);
    arena_release(job->scratch, mark);

    int *upem = ARENA_ARRAY(job->doc, int, fonts_count(fonts));
    for (int i = 0; i < fonts_count(fonts); i++)
        upem[i] = face_upem(fonts, i);
    struct shaped *shaped = ARENA_NEW(job->doc, struct shaped);
    *shaped = (struct shaped){.paragraphs = paragraphs,
                              .n = n,
                              .n_shaped = s.n_shaped,
                              .upem = upem,
                              .lines = lines_of_faces(&s, texts, n),
                              .hyphens = s.hyphens,
                              .phraser = phraser};
    return diags_failed(job->diags) ? NULL : shaped;
}

const struct shaped *shape_boxes(struct job *job, struct fonts *fonts,
                                 const struct boxes *boxes)
{
    return shape_texts(job, fonts, boxes->texts, boxes->n_texts, boxes->may_lack_glyphs,
                       NULL);
}

const struct shaped *shape_rows(struct job *job, struct fonts *fonts,
                                const struct shaped *outer, const struct row_slice *slice)
{
    struct shaped *shaped =
        shape_texts(job, fonts, slice->texts, slice->n_texts, false, outer);
    if (!shaped)
        return NULL;
    shaped->outer = outer;
    shaped->first = slice->first_text;
    if (!shaped->lines)
        shaped->lines = outer->lines;
    return shaped;
}
