#include "compose/composing.h"
#include "compose/messages.h"

#include "base/arena.h"
#include "base/job.h"

/* Grids and their named areas: "'a a b' 'c c b'" names the places of a grid row by row;
 * a cell of that name lies in all places called so. */

/* A named area in tracks of its grid; `to` is one behind. */
struct area {
    struct str name;
    int column, to_column, row, to_row;
    bool has_cell;
};

struct areas {
    struct list list; /* of struct area */
};

static struct area *find(const struct areas *areas, struct str name)
{
    for (int i = 0; i < areas->list.n; i++) {
        struct area *area = list_at(&areas->list, i);
        if (str_eq(area->name, name))
            return area;
    }
    return NULL;
}

static void add_place(struct areas *areas, struct str name, int column, int row)
{
    struct area *area = find(areas, name);
    if (!area) {
        area = list_add(&areas->list);
        *area = (struct area){name, column, column + 1, row, row + 1, false};
        return;
    }
    area->column = column < area->column ? column : area->column;
    area->to_column = column >= area->to_column ? column + 1 : area->to_column;
    area->to_row = row + 1;
}

/* The next row of names, taken off `*text`; false if it is not in quotes. Empty at the
 * end. */
static bool next_row(struct str *text, struct str *row)
{
    *text = str_trim(*text);
    *row = STR("");
    if (!text->n)
        return true;
    const struct str rest = str_slice(*text, 1, text->n);
    const int end = str_find(rest, str_slice(*text, 0, 1));
    if ((text->p[0] != '\'' && text->p[0] != '"') || end < 0)
        return false;
    *row = str_trim(str_slice(rest, 0, end));
    *text = str_slice(rest, end + 1, rest.n);
    return row->n > 0;
}

static bool is_nameless(struct str name)
{
    return str_is(name, ".");
}

/* The names of one row; false and a diagnostic if they are not as many as columns. */
static bool read_row(struct composing *c, struct areas *areas, struct str names, int row,
                     int n_columns, struct srcpos pos)
{
    int column = 0;
    struct str rest = names;
    for (struct str name = str_word(&rest); name.n; name = str_word(&rest), column++)
        if (!is_nameless(name))
            add_place(areas, name, column, row);
    if (column != n_columns)
        DIAG(c->job->diags, DIAG_GRID_AREAS_COLUMNS, pos, str_c(c->job->doc, names),
             str_format(c->job->doc, "%d", column).p,
             str_format(c->job->doc, "%d", n_columns).p);
    return column == n_columns;
}

/* An area is a rectangle: as many places as it reaches over are called so. */
static void check_rectangles(struct composing *c, const struct areas *areas,
                             struct str text, struct srcpos pos)
{
    struct str row;
    for (int i = 0; i < areas->list.n; i++) {
        const struct area *area = list_at(&areas->list, i);
        const int all = (area->to_column - area->column) * (area->to_row - area->row);
        int n = 0;
        struct str rest = text;
        while (next_row(&rest, &row) && row.n)
            for (struct str name = str_word(&row); name.n; name = str_word(&row))
                n += str_eq(name, area->name);
        if (n != all)
            DIAG(c->job->diags, DIAG_GRID_AREA_SHAPE, pos,
                 str_c(c->job->doc, area->name));
    }
}

/* The areas that the grid names; NULL if it names none. */
static const struct areas *read_areas(struct composing *c, xmlNodePtr element,
                                      xmlNodePtr node, int n_columns)
{
    static const char attribute[] = "grid-template-areas";
    const struct str text = attribute_expand(c, element, node, attribute);
    const struct srcpos pos = document_attribute_pos(c->job, element, attribute);
    if (!text.n)
        return NULL;
    struct areas *areas = ARENA_NEW(c->job->doc, struct areas);
    areas->list = list_of(c->job->doc, sizeof(struct area));
    struct str rest = text, row;
    int n = 0;
    bool fine = true;
    for (; fine && (fine = next_row(&rest, &row)) && row.n; n++)
        fine = read_row(c, areas, row, n, n_columns, pos);
    if (!fine && !row.n)
        DIAG(c->job->diags, DIAG_GRID_AREAS_QUOTES, pos, str_c(c->job->doc, text));
    if (fine)
        check_rectangles(c, areas, text, pos);
    return areas;
}

static void report_unknown(struct composing *c, const struct areas *areas,
                           struct str name, struct srcpos pos)
{
    struct names known = names_in(c->job->doc, sizeof(int));
    for (int i = 0; areas && i < areas->list.n; i++)
        names_add(&known, ((const struct area *)list_at(&areas->list, i))->name);
    names_report_unknown(c, &known, name, pos, DIAG_GRID_AREA_UNKNOWN, "area");
}

void cell_take_area(struct composing *c, xmlNodePtr element, xmlNodePtr node,
                    struct box *cell)
{
    const struct str name = attribute_expand(c, element, node, "grid-area");
    if (!name.n)
        return;
    const struct srcpos pos = document_attribute_pos(c->job, element, "grid-area");
    struct area *area = c->areas ? find(c->areas, name) : NULL;
    if (!area) {
        report_unknown(c, c->areas, name, pos);
        return;
    }
    if (area->has_cell)
        DIAG(c->job->diags, DIAG_GRID_AREA_TWICE, pos, str_c(c->job->doc, name));
    area->has_cell = true;
    cell->cell.column = area->column + 1;
    cell->cell.row = area->row + 1;
    cell->cell.colspan = area->to_column - area->column;
    cell->cell.rowspan = area->to_row - area->row;
}

const struct box *box_build_grid(struct composing *c, xmlNodePtr element, xmlNodePtr node)
{
    struct box *box = box_new(c, BOX_GRID, element, style_of_box(c, element, node));
    const struct areas *outer = c->areas;
    box->tracks.columns =
        attribute_tracks(c, element, node, "columns", true, &box->tracks.n_columns);
    box->tracks.rows =
        attribute_tracks(c, element, node, "rows", false, &box->tracks.n_rows);
    c->areas = read_areas(c, element, node, box->tracks.n_columns);
    box_build_kids(c, box, element, node);
    c->areas = outer;
    return box->tracks.n_columns ? box : NULL;
}
