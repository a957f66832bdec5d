#include "layout/structure_heads.h"

#include "base/arena.h"

#include <string.h>

struct headed_column {
    int taken; /* rows to come that a cell from above reaches */
    const int *heads;
    int n;
};

struct row_head {
    int element;
    int rows; /* that it reaches, the one at hand included */
};

struct table_heads heads_new(struct arena *doc)
{
    return (struct table_heads){
        .doc = doc,
        .columns = list_of(doc, sizeof(struct headed_column)),
        .row_heads = list_of(doc, sizeof(struct row_head)),
        .cells = list_of(doc, sizeof(struct headed_cell)),
    };
}

static struct headed_column *column_at(struct table_heads *h, int i)
{
    while (h->columns.n <= i)
        *(struct headed_column *)list_add(&h->columns) = (struct headed_column){0};
    return list_at(&h->columns, i);
}

void heads_begin_row(struct table_heads *h)
{
    h->cells.n = 0;
    h->next = 0;
}

void heads_add_cell(struct table_heads *h, int element, enum head_kind kind, int colspan,
                    int rowspan)
{
    while (column_at(h, h->next)->taken > 0)
        h->next++;
    *(struct headed_cell *)list_add(&h->cells) =
        (struct headed_cell){element, kind, h->next, colspan, rowspan, NULL, 0};
    for (int i = 0; i < colspan; i++)
        column_at(h, h->next++)->taken = rowspan;
    if (kind == HEADS_ROWS)
        *(struct row_head *)list_add(&h->row_heads) = (struct row_head){element, rowspan};
}

/* `heads` with one more; the first `n` stay where they are, others refer to them. */
static const int *heads_with(struct arena *doc, const int *heads, int n, int element)
{
    int *longer = ARENA_ARRAY(doc, int, n + 1);
    if (n)
        memcpy(longer, heads, (size_t)n * sizeof *heads);
    longer[n] = element;
    return longer;
}

static void head_columns(struct table_heads *h, const struct headed_cell *cell)
{
    for (int i = 0; i < cell->colspan; i++) {
        struct headed_column *column = column_at(h, cell->column + i);
        column->heads = heads_with(h->doc, column->heads, column->n, cell->element);
        column->n++;
    }
}

static void add_head(struct table_heads *h, struct headed_cell *cell, int element)
{
    for (int i = 0; i < cell->n_heads; i++)
        if (cell->heads[i] == element)
            return;
    cell->heads = heads_with(h->doc, cell->heads, cell->n_heads, element);
    cell->n_heads++;
}

/* Most cells stand in one column, and share its heads. */
static void find_heads(struct table_heads *h, struct headed_cell *cell)
{
    const struct headed_column *first = column_at(h, cell->column);
    cell->heads = first->heads;
    cell->n_heads = first->n;
    for (int i = 1; i < cell->colspan; i++) {
        const struct headed_column *column = column_at(h, cell->column + i);
        for (int k = 0; k < column->n; k++)
            add_head(h, cell, column->heads[k]);
    }
    for (int i = 0; i < h->row_heads.n; i++) {
        const struct row_head *head = list_at(&h->row_heads, i);
        if (head->rows >= cell->rowspan) /* it heads all that the cell stands beside */
            add_head(h, cell, head->element);
    }
}

/* One row further down. */
static void go_down(struct table_heads *h)
{
    int kept = 0;
    for (int i = 0; i < h->columns.n; i++)
        if (column_at(h, i)->taken > 0)
            column_at(h, i)->taken--;
    for (int i = 0; i < h->row_heads.n; i++) {
        struct row_head head = *(struct row_head *)list_at(&h->row_heads, i);
        if (--head.rows > 0)
            *(struct row_head *)list_at(&h->row_heads, kept++) = head;
    }
    h->row_heads.n = kept;
}

void heads_end_row(struct table_heads *h)
{
    for (int i = 0; i < h->cells.n; i++) {
        struct headed_cell *cell = list_at(&h->cells, i);
        if (cell->kind == HEADS_COLUMNS)
            head_columns(h, cell);
        else if (cell->kind == HEADS_NOTHING)
            find_heads(h, cell);
    }
    go_down(h);
}
