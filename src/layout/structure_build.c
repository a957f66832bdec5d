#include "layout/structure_build.h"

#include "layout/messages.h"
#include "layout/structure_heads.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/list.h"
#include "base/utf8.h"
#include "compose/picture.h"

#include <string.h>

struct building {
    struct job *job;
    struct list elements; /* of struct element */
    int *by_box;
    int level;                  /* of the last heading */
    struct list crowds;         /* of struct crowd */
    struct list long_heads;     /* of struct long_heads */
    const struct list *lengths; /* of struct long_length */
    struct structure result;
};

/* How many kids an element has that others of its sort may have very many of. Those from
 * the root to the one at work are known. */
struct crowd {
    int element, n;
    int group; /* that further kids go into */
};

/* The parts that the rows of a table go into. */
struct body {
    int table;   /* an element */
    int part, n; /* the one at work, -1: none yet, and how many rows it has */
    /* of a long table: its parts are there already, one behind the other; else 0 */
    int first_part, last_part;
    int *n_rows; /* of each of these */
};

/* A long table: what its rows go into, and what its head says of their columns. */
struct long_heads {
    int table; /* the id of its box */
    struct body body;
    struct table_heads head, at_work;
};

static struct element *element_at(struct building *b, int i)
{
    return list_at(&b->elements, i);
}

/* The words of an element that has some. */
static struct element_words *words_of(struct building *b, int i)
{
    struct element *e = element_at(b, i);
    struct element_words *words = ARENA_NEW(b->job->doc, struct element_words);
    *words = element_words(e);
    e->words = words;
    return words;
}

/* What is known of the kids of an element; its parents stay known. */
static struct crowd *crowd_of(struct building *b, int element)
{
    while (b->crowds.n) {
        struct crowd *last = list_at(&b->crowds, b->crowds.n - 1);
        if (last->element == element)
            return last;
        if (last->element < element)
            break;
        b->crowds.n--;
    }
    struct crowd *crowd = list_add(&b->crowds);
    *crowd = (struct crowd){.element = element};
    return crowd;
}

/* The element that one more kid of `parent` goes into: it itself, or, where they are very
 * many, a group of them in it. */
static int room_in(struct building *b, int parent)
{
    const struct element *e = element_at(b, parent);
    if (e->kind != ELEMENT_DOCUMENT && e->kind != ELEMENT_SECTION &&
        e->kind != ELEMENT_LIST)
        return parent;
    struct crowd *crowd = crowd_of(b, parent);
    const int further = crowd->n++ - MOST_KIDS / 2;
    if (further < 0)
        return parent;
    if (further % MOST_KIDS == 0) {
        struct element group = *e;
        group.kind = e->kind == ELEMENT_LIST ? ELEMENT_LIST : ELEMENT_DIVISION;
        group.parent = parent;
        group.words = NULL;
        crowd->group = b->elements.n;
        *(struct element *)list_add(&b->elements) = group;
    }
    return crowd->group;
}

static int add_element(struct building *b, int parent, enum element_kind kind,
                       const struct box *box)
{
    const int home = room_in(b, parent);
    *(struct element *)list_add(&b->elements) = (struct element){
        .kind = (uint8_t)kind,
        .parent = home,
        .vertical = box->style->writing_mode == VERTICAL_RL,
        .pos = box->pos,
    };
    if (box->style->lang.n)
        words_of(b, b->elements.n - 1)->lang = box->style->lang;
    return b->elements.n - 1;
}

/* --- headings ----------------------------------------------------------------------- */

static void add_words(struct strbuf *words, const struct box *box)
{
    if (box->kind == BOX_TEXT) {
        for (int i = 0; i < box->text.n; i++)
            if (box->text.runs[i].kind == RUN_TEXT)
                strbuf_add(words, box->text.runs[i].text);
        strbuf_add_char(words, ' ');
        return;
    }
    for (int i = 0; i < box->n; i++)
        add_words(words, box->kids[i]);
}

/* ISO 14289-1, 7.4.2: the first heading is of level 1, and none is skipped on the way
 * down. One that would is refused, and counts as the next, so that only it is. */
static void finish_heading(struct building *b, int at, const struct box *box)
{
    struct strbuf words;
    struct element *e = element_at(b, at);
    const int wanted = (int)(box->tag - TAG_HEADING_1) + 1, most = b->level + 1;
    if (wanted > most)
        DIAG(b->job->diags, DIAG_HEADING_SKIPPED, box->pos,
             str_format(b->job->doc, "h%d", wanted).p,
             str_format(b->job->doc, "h%d", most).p);
    e->level = (uint8_t)(wanted < most ? wanted : most);
    b->level = e->level;
    strbuf_init(&words, b->job->doc);
    add_words(&words, box);
    words_of(b, at)->title = str_trim(strbuf_str(&words));
}

/* --- parts of texts ----------------------------------------------------------------- */

static int add_part(struct building *b, int parent, enum element_kind kind,
                    const struct run *run)
{
    *(struct element *)list_add(&b->elements) =
        (struct element){.kind = (uint8_t)kind,
                         .parent = parent,
                         .vertical = run->style->writing_mode == VERTICAL_RL,
                         .pos = run->pos};
    return b->elements.n - 1;
}

static void add_ruby(struct building *b, int parent, const struct run *base)
{
    const int ruby = add_part(b, parent, ELEMENT_RUBY, base);
    b->by_box[base->part] = add_part(b, ruby, ELEMENT_BASE, base);
    b->by_box[base->ruby->text->id] = add_part(b, ruby, ELEMENT_READING, base);
}

/* The element of the innermost stretch that a run is within, or else that of the text. */
static int element_around(struct building *b, const struct text_stretch *stretch,
                          int text, const struct run *run)
{
    if (!stretch)
        return text;
    if (b->by_box[stretch->id] >= 0)
        return b->by_box[stretch->id];
    const int part = stretch->part ? b->by_box[stretch->part] : -1;
    const int parent = part >= 0 ? part : element_around(b, stretch->around, text, run);
    const int element =
        add_part(b, parent, stretch->is_link ? ELEMENT_LINK : ELEMENT_SPAN, run);
    struct element_words *words = words_of(b, element);
    words->lang = stretch->lang;
    words->alt = stretch->alt;
    b->by_box[stretch->id] = element;
    return element;
}

/* Links and other stretches, bases with their readings, and notes in rows with their
 * brackets. */
static void add_parts(struct building *b, const struct box *text, int element)
{
    const struct text_rows *rows = NULL;
    int note = -1;
    for (int i = 0; i < text->text.n; i++) {
        const struct run *run = &text->text.runs[i];
        const int parent = element_around(b, run->within, element, run);
        if (!run->part || b->by_box[run->part] >= 0)
            continue;
        if (run->ruby) {
            add_ruby(b, parent, run);
            continue;
        }
        if (run->rows != rows)
            note = add_part(b, parent, ELEMENT_WARICHU, run);
        rows = run->rows;
        b->by_box[run->part] = add_part(
            b, note, run->row ? ELEMENT_WARICHU_TEXT : ELEMENT_WARICHU_BRACKET, run);
    }
}

/* --- boxes -------------------------------------------------------------------------- */

static void add_box(struct building *b, const struct box *box, int parent);

/* All that stands in the box belongs to one element. */
static void give_all(struct building *b, const struct box *box, int element)
{
    b->by_box[box->id] = element;
    if (box->kind == BOX_TEXT && box->style->lang.n)
        words_of(b, element)->lang = box->style->lang;
    if (box->kind == BOX_TEXT)
        add_parts(b, box, element);
    for (int i = 0; i < box->n; i++)
        give_all(b, box->kids[i], element);
    if (box->kind == BOX_FRAME && box->frame.heading)
        give_all(b, box->frame.heading, element);
    if (box->kind == BOX_ITEM)
        give_all(b, box->item.label, element);
}

static void add_kids(struct building *b, const struct box *box, int parent)
{
    for (int i = 0; i < box->n; i++)
        add_box(b, box->kids[i], parent);
}

/* A single text is what a cell or an item says; an element for it would only make the
 * file larger. */
static void add_content(struct building *b, const struct box *box, int element)
{
    if (box->n == 1 && box->kids[0]->kind == BOX_TEXT && !box->kids[0]->tag)
        give_all(b, box->kids[0], element);
    else
        add_kids(b, box, element);
}

/* （１）, ① or 第1: a label with a figure in it. */
static bool is_numbered(const struct box *label)
{
    for (int i = 0; i < label->text.n; i++) {
        const struct str text = label->text.runs[i].text;
        for (int at = 0; at < text.n;) {
            const int c = utf8_next(text, &at);
            if ((c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19) ||
                (c >= 0x2460 && c <= 0x249B))
                return true;
        }
    }
    return false;
}

static void add_item(struct building *b, const struct box *item, int list)
{
    const int element = add_element(b, list, ELEMENT_ITEM, item);
    b->by_box[item->id] = element;
    if (item->item.label->text.n)
        give_all(b, item->item.label,
                 add_element(b, element, ELEMENT_LABEL, item->item.label));
    add_content(b, item, add_element(b, element, ELEMENT_BODY, item));
}

static void add_cell(struct building *b, const struct box *cell, int row, bool in_head,
                     struct table_heads *heads)
{
    const bool header = in_head || cell->tag == TAG_ROW_HEADER;
    const int element =
        add_element(b, row, header ? ELEMENT_HEADER_CELL : ELEMENT_CELL, cell);
    struct element *e = element_at(b, element);
    e->colspan = (int16_t)cell->cell.colspan;
    e->rowspan = (int16_t)cell->cell.rowspan;
    e->heads_row = !in_head;
    b->by_box[cell->id] = element;
    heads_add_cell(heads, element,
                   in_head  ? HEADS_COLUMNS
                   : header ? HEADS_ROWS
                            : HEADS_NOTHING,
                   e->colspan, e->rowspan);
    add_content(b, cell, element);
}

static void add_row(struct building *b, const struct box *row, int part, bool in_head,
                    struct table_heads *heads)
{
    const int tr = add_element(b, part, ELEMENT_ROW, row);
    heads_begin_row(heads);
    for (int i = 0; i < row->n; i++)
        add_cell(b, row->kids[i], tr, in_head, heads);
    heads_end_row(heads);
    for (int i = 0; i < heads->cells.n; i++) {
        const struct headed_cell *cell = list_at(&heads->cells, i);
        if (!cell->n_heads)
            continue;
        struct element_words *words = words_of(b, cell->element);
        words->heads = cell->heads;
        words->n_heads = cell->n_heads;
        for (int k = 0; k < cell->n_heads; k++)
            element_at(b, cell->heads[k])->named = true;
    }
}

/* The part that the next rows go into, `n` of which belong together: no cell reaches from
 * one part into another. */
static int part_for(struct building *b, struct body *body, const struct box *group, int n)
{
    const bool full = body->n && body->n + n > MOST_KIDS;
    if (full && body->part < body->last_part) {
        body->part++;
        body->n = 0;
    } else if (body->part < 0 || (full && !body->last_part)) {
        body->part = add_element(b, body->table, ELEMENT_ROWS, group);
        body->n = 0;
    }
    body->n += n;
    if (body->last_part)
        body->n_rows[body->part - body->first_part] = body->n;
    return body->part;
}

static void add_rows(struct building *b, const struct box *group, struct body *body,
                     struct table_heads *heads)
{
    const bool together = group->n <= MOST_KIDS;
    int part = together ? part_for(b, body, group, group->n) : 0;
    for (int k = 0; k < group->n; k++) {
        part = together ? part : part_for(b, body, group, 1);
        add_row(b, group->kids[k], part, false, heads);
    }
}

static void copy_heads(struct table_heads *to, const struct table_heads *from)
{
    to->columns.n = to->row_heads.n = to->cells.n = to->next = 0;
    for (int i = 0; i < from->columns.n; i++)
        memcpy(list_add(&to->columns), list_at(&from->columns, i),
               (size_t)from->columns.size);
}

/* The parts for the rest of a long table's rows, which are added slice by slice; those
 * behind them come later in the table. One that stays empty is left out. */
static void add_rest(struct building *b, const struct box *table, int element,
                     const struct table_heads *heads)
{
    struct long_heads *kept = list_add(&b->long_heads);
    int n_parts = 1;
    for (int i = 0; i < b->lengths->n; i++) {
        const struct long_length *length = list_at(b->lengths, i);
        if (length->table == table->id) /* more than half of each is filled */
            n_parts += 2 * (length->n_rows / MOST_KIDS);
    }
    const int first = b->elements.n;
    for (int i = 0; i < n_parts; i++)
        add_element(b, element, ELEMENT_ROWS, table);
    *kept = (struct long_heads){.table = table->id,
                                .head = heads_new(b->job->doc),
                                .at_work = heads_new(b->job->doc)};
    kept->body = (struct body){.table = element,
                               .part = first,
                               .first_part = first,
                               .last_part = first + n_parts - 1,
                               .n_rows = ARENA_ARRAY(b->job->doc, int, n_parts)};
    copy_heads(&kept->head, heads);
}

static void add_head(struct building *b, const struct box *group, int element,
                     struct table_heads *heads)
{
    const int part = add_element(b, element, ELEMENT_HEAD, group);
    for (int k = 0; k < group->n; k++)
        add_row(b, group->kids[k], part, true, heads);
}

static void add_table(struct building *b, const struct box *table, int element)
{
    struct table_heads heads = heads_new(b->job->doc);
    struct body body = {.table = element, .part = -1};
    bool rest = table->tracks.rest;
    for (int i = 0; i < table->n; i++) {
        const struct box *group = table->kids[i];
        if (rest && !group->group.head) {
            add_rest(b, table, element, &heads);
            rest = false;
        }
        if (group->group.head)
            add_head(b, group, element, &heads);
        else
            add_rows(b, group, &body, &heads);
    }
    if (rest)
        add_rest(b, table, element, &heads);
}

/* The element that a box is, by what it was told or by its kind; -1: none of its own. */
static int kind_of(const struct box *box)
{
    switch (box->tag) {
    case TAG_SECTION:
        return ELEMENT_SECTION;
    case TAG_PARAGRAPH:
        return ELEMENT_PARAGRAPH;
    case TAG_CAPTION:
        return ELEMENT_CAPTION;
    case TAG_NOTE:
        return ELEMENT_NOTE;
    case TAG_UNSAID:
    case TAG_ROW_HEADER:
    case TAG_ARTIFACT:
        break;
    default:
        return ELEMENT_HEADING;
    }
    switch (box->kind) {
    case BOX_TEXT:
        return ELEMENT_PARAGRAPH;
    case BOX_LIST:
        return box->n ? ELEMENT_LIST : -1;
    case BOX_TABLE:
        return ELEMENT_TABLE;
    case BOX_CHART:
    case BOX_PICTURE:
        return ELEMENT_FIGURE;
    default:
        return -1;
    }
}

static void fill_element(struct building *b, const struct box *box, int element)
{
    switch (element_at(b, element)->kind) {
    case ELEMENT_HEADING:
        finish_heading(b, element, box);
        give_all(b, box, element);
        break;
    case ELEMENT_PARAGRAPH:
    case ELEMENT_CAPTION:
    case ELEMENT_NOTE:
        give_all(b, box, element);
        break;
    case ELEMENT_LIST:
        element_at(b, element)->numbered = is_numbered(box->kids[0]->item.label);
        for (int i = 0; i < box->n; i++)
            add_item(b, box->kids[i], element);
        break;
    case ELEMENT_TABLE:
        add_table(b, box, element);
        break;
    case ELEMENT_FIGURE:
        words_of(b, element)->alt =
            box->kind == BOX_CHART ? box->chart->alt : box->picture->alt;
        break;
    default:
        add_kids(b, box, element);
        break;
    }
}

/* A picture without words. */
static bool only_adorns(const struct box *box)
{
    return box->kind == BOX_PICTURE && !box->picture->alt.n;
}

/* What stands over a box is read behind everything, in the element of that box. */
static void add_overlays(struct building *b, const struct boxes *boxes)
{
    for (int i = 0; i < boxes->n_overlays; i++) {
        const struct box *box = boxes->overlays[i];
        if (box->kind != BOX_OVERLAY)
            continue;
        const int element = b->by_box[box->overlay->ends.from];
        add_box(b, box, element < 0 ? 0 : element);
    }
}

static void add_box(struct building *b, const struct box *box, int parent)
{
    if (box->tag == TAG_ARTIFACT || only_adorns(box))
        return;
    const int kind = kind_of(box);
    const int element =
        kind < 0 ? parent : add_element(b, parent, (enum element_kind)kind, box);
    b->by_box[box->id] = element;
    if (kind >= 0) {
        fill_element(b, box, element);
        return;
    }
    if (box->kind == BOX_FRAME && box->frame.heading)
        add_box(b, box->frame.heading, parent);
    add_kids(b, box, parent);
}

struct building *structure_begin(struct job *job, const struct boxes *boxes, int n_boxes,
                                 const struct list *lengths)
{
    struct building *b = ARENA_NEW(job->doc, struct building);
    *b = (struct building){.job = job,
                           .elements = list_of(job->doc, sizeof(struct element)),
                           .crowds = list_of(job->doc, sizeof(struct crowd)),
                           .lengths = lengths,
                           .long_heads = list_of(job->doc, sizeof(struct long_heads)),
                           .by_box = ARENA_ARRAY(job->doc, int, n_boxes + 1)};
    for (int i = 0; i <= n_boxes; i++)
        b->by_box[i] = -1;
    *(struct element *)list_add(&b->elements) = (struct element){.parent = -1};
    for (int i = 0; i < boxes->n; i++)
        add_box(b, boxes->sequences[i].flow, 0);
    add_overlays(b, boxes);
    b->result.by_box = b->by_box;
    b->result.n_boxes = n_boxes;
    return b;
}

const struct structure *structure_so_far(struct building *b)
{
    b->result.elements = (const struct element *)b->elements.items;
    b->result.n = b->elements.n;
    return &b->result;
}

int structure_length(const struct building *b)
{
    return b->elements.n;
}

/* Each group begins with what the table's head has left: no cell reaches into it. */
void structure_add_rows(struct building *b, const struct box *table,
                        const struct box *group)
{
    int i = 0;
    while (((struct long_heads *)list_at(&b->long_heads, i))->table != table->id)
        i++;
    struct long_heads *kept = list_at(&b->long_heads, i);
    copy_heads(&kept->at_work, &kept->head);
    add_rows(b, group, &kept->body, &kept->at_work);
}

/* A row of the part is to be added again. */
static void take_row_back(struct building *b, int part)
{
    for (int i = 0; i < b->long_heads.n; i++) {
        struct body *body = &((struct long_heads *)list_at(&b->long_heads, i))->body;
        if (part < body->first_part || part > body->last_part)
            continue;
        body->n_rows[part - body->first_part]--;
        while (body->part > body->first_part &&
               !body->n_rows[body->part - body->first_part])
            body->part--;
        body->n = body->n_rows[body->part - body->first_part];
    }
}

void structure_cut(struct building *b, int n, int after, int last)
{
    for (int i = b->elements.n - 1; i >= n; i--)
        if (element_at(b, i)->kind == ELEMENT_ROW)
            take_row_back(b, element_at(b, i)->parent);
    b->elements.n = n;
    while (b->crowds.n &&
           ((struct crowd *)list_at(&b->crowds, b->crowds.n - 1))->element >= n)
        b->crowds.n--;
    for (int id = after + 1; id <= last; id++)
        b->by_box[id] = -1;
}

const struct structure *structure_build(struct job *job, const struct boxes *boxes)
{
    const struct list none = list_of(job->doc, sizeof(struct long_length));
    return structure_so_far(structure_begin(job, boxes, boxes->n_boxes, &none));
}
