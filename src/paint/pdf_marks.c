#include "paint/pdf_structure.h"

#include "base/arena.h"
#include "base/job.h"

/* A box that the walk is in. */
struct inside {
    int element; /* of its contents; MARK_ARTIFACT */
    bool figure; /* everything in it is one picture */
};

static int count_texts(const struct frag *frag, int most)
{
    if (frag->kind == FRAG_LINE && frag->line.part_of >= most)
        most = frag->line.part_of + 1;
    for (int i = 0; i < frag->n; i++)
        most = count_texts(frag->kids[i].frag, most);
    return most;
}

struct marks marks_new(struct job *job, const struct pages *pages)
{
    int texts = pages->stream ? pages->stream->n_texts : 0;
    for (int i = 0; i < pages->n; i++)
        texts = count_texts(pages->pages[i].content, texts);
    return (struct marks){
        .job = job,
        .structure = pages->structure,
        .marked = list_of(job->doc, sizeof(struct mark)),
        .figures = list_of(job->doc, sizeof(struct figure_box)),
        .links = list_of(job->doc, sizeof(struct marked_link)),
        .page_ends = list_of(job->doc, sizeof(int)),
        .read_to = ARENA_ARRAY(job->doc, int, texts + 1),
        .drawn = ARENA_ARRAY(job->doc, bool, pages->structure->n_boxes + 1),
        .open = MARK_NONE,
        .inside = list_of(job->doc, sizeof(struct inside)),
    };
}

/* --- sequences ---------------------------------------------------------------------- */

static void close_mark(struct marks *m, struct content *c)
{
    if (m->open != MARK_NONE)
        strbuf_add(&c->out, STR("EMC\n"));
    m->open = MARK_NONE;
}

/* What is drawn from here on belongs to `element`. */
static void open_mark(struct marks *m, struct content *c, int element, emu y)
{
    if (m->open == element)
        return;
    close_mark(m, c);
    m->open = element;
    if (element == MARK_ARTIFACT) {
        strbuf_add(&c->out, STR("/Artifact BMC\n"));
        return;
    }
    strbuf_add_char(&c->out, '/');
    strbuf_add(&c->out, element_name(&m->structure->elements[element]));
    strbuf_add(&c->out, STR("<</MCID "));
    strbuf_add_int(&c->out, m->next);
    strbuf_add(&c->out, STR(">>BDC\n"));
    *(struct mark *)list_add(&m->marked) =
        (struct mark){element, m->page_ends.n, m->next++, c->page_h - y};
}

void marks_begin_page(struct marks *m, emu page_h)
{
    m->page_h = page_h;
    m->open = MARK_NONE;
    m->next = 0;
    m->inside.n = 0;
}

void marks_end_page(struct marks *m, struct content *c)
{
    close_mark(m, c);
    *(int *)list_add(&m->page_ends) = m->marked.n;
}

/* --- the walk ----------------------------------------------------------------------- */

static struct inside *innermost(struct marks *m)
{
    return m->inside.n ? list_at(&m->inside, m->inside.n - 1) : NULL;
}

/* Where a picture stands, from the bottom left: its last mark will say so. */
static void place_figure(struct marks *m, int element, const struct frag *frag, emu x,
                         emu y)
{
    *(struct figure_box *)list_add(&m->figures) =
        (struct figure_box){element, x, y, frag->w, frag->h, m->page_h};
}

void marks_enter(struct marks *m, const struct frag *frag, emu x, emu y)
{
    const struct inside *outer = innermost(m);
    struct inside inside = {MARK_ARTIFACT, false};
    if (outer && outer->figure) {
        inside = *outer;
    } else if (frag->box > 0 && frag->box <= m->structure->n_boxes) {
        inside.element = m->structure->by_box[frag->box];
        inside.figure = inside.element >= 0 &&
                        m->structure->elements[inside.element].kind == ELEMENT_FIGURE;
        if (inside.figure && m->drawn[frag->box])
            inside.element = MARK_ARTIFACT;
        else if (inside.figure)
            place_figure(m, inside.element, frag, x, y);
        m->drawn[frag->box] = true;
    } else if (outer) {
        inside = *outer;
    }
    *(struct inside *)list_add(&m->inside) = inside;
}

void marks_leave(struct marks *m)
{
    m->inside.n--;
}

void marks_decoration(struct marks *m, struct content *c)
{
    const struct inside *inside = innermost(m);
    open_mark(m, c, inside && inside->figure ? inside->element : MARK_ARTIFACT, 0);
}

void marks_break(struct marks *m, struct content *c)
{
    close_mark(m, c);
}

/* A line that has been said before (the head of a table on its second page) is one for
 * the eye only. */
static bool is_repeated(struct marks *m, const struct frag *line)
{
    if (line->line.part_of < 0)
        return false;
    int *read_to = &m->read_to[line->line.part_of];
    if (line->line.from < *read_to)
        return true;
    *read_to = line->line.to;
    return false;
}

void marks_line(struct marks *m, struct content *c, const struct frag *line, emu y)
{
    const struct inside *inside = innermost(m);
    int element = inside ? inside->element : MARK_ARTIFACT;
    if (element >= 0 && !inside->figure) {
        if (line->box && m->structure->by_box[line->box] >= 0)
            element = m->structure->by_box[line->box];
        if (is_repeated(m, line))
            element = MARK_ARTIFACT;
    }
    open_mark(m, c, element, y);
}

/* What lies over decoration belongs to the document. */
void marks_link(struct marks *m, HPDF_Dict annotation)
{
    const struct inside *inside = innermost(m);
    const int element = inside && inside->element >= 0 ? inside->element : 0;
    *(struct marked_link *)list_add(&m->links) =
        (struct marked_link){element, m->page_ends.n, annotation};
}
