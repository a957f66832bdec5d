#include "measure/measure.h"

#include "load/mapping.h"
#include "measure/reader.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/list.h"

enum column { COLUMN_INDICATOR, COLUMN_PERIOD, COLUMN_VALUE, COLUMN_NOTE, COLUMNS };

static const char *const column_names[COLUMNS][3] = {
    {"indicator", "指標", "指標ID"},
    {"period", "時点", "年度"},
    {"value", "値", "実績値"},
    {"note", "備考", "注"},
};

/* Where each column stands in the file at hand; -1 if it is not there. */
struct columns {
    int at[COLUMNS];
};

static int column_called(struct str name)
{
    for (int c = 0; c < COLUMNS; c++)
        for (int i = 0; i < 3; i++)
            if (str_is(name, column_names[c][i]))
                return c;
    return -1;
}

static bool read_header(struct job *job, const struct row *header,
                        struct columns *columns)
{
    for (int c = 0; c < COLUMNS; c++)
        columns->at[c] = -1;
    for (int i = 0; i < header->n; i++) {
        const struct str name = str_trim(header->cells[i].text);
        const int c = column_called(name);
        if (c < 0)
            DIAG(job->diags, DIAG_CSV_COLUMN_UNKNOWN, header->cells[i].pos,
                 str_c(job->doc, name));
        else if (columns->at[c] >= 0)
            DIAG(job->diags, DIAG_CSV_COLUMN_TWICE, header->cells[i].pos,
                 str_c(job->doc, name));
        else
            columns->at[c] = i;
    }
    bool whole = true;
    for (int c = 0; c <= COLUMN_VALUE; c++) {
        if (columns->at[c] >= 0)
            continue;
        DIAG(job->diags, DIAG_CSV_COLUMN_MISSING, header->pos, column_names[c][0],
             column_names[c][1]);
        whole = false;
    }
    return whole;
}

static struct cell cell_of(const struct row *row, const struct columns *columns,
                           enum column c)
{
    const int i = columns->at[c];
    return i >= 0 && i < row->n ? row->cells[i] : (struct cell){STR(""), row->pos};
}

static bool read_value(struct job *job, const struct notation *notation, struct cell cell,
                       struct quantity *value)
{
    const char *why;
    int offset;
    if (quantity_parse(job->doc, notation, cell.text, value, &why, &offset))
        return true;
    DIAG(job->diags, DIAG_VALUE_UNREADABLE, diags_inside(job->diags, cell.pos, offset),
         str_c(job->doc, cell.text), why);
    return false;
}

static bool read_period(struct job *job, const struct notation *notation,
                        struct cell cell, struct period *period)
{
    const char *why;
    int offset;
    if (period_parse(job->doc, notation->calendar, cell.text, period, &why, &offset))
        return true;
    DIAG(job->diags, DIAG_PERIOD_UNREADABLE, diags_inside(job->diags, cell.pos, offset),
         str_c(job->doc, cell.text), why);
    return false;
}

static int leading_digits(struct str text)
{
    int n = 0;
    while (n < text.n && text.p[n] >= '0' && text.p[n] <= '9')
        n++;
    return n;
}

/* 1,788人 without quotes comes as a value 1 and a note 788人: the figure would be a
 * thousandth. */
static bool is_torn_number(struct job *job, struct cell value, struct cell note)
{
    const struct str head = str_trim(value.text), tail = str_trim(note.text);
    if (!head.n || head.n > 3 || leading_digits(head) != head.n ||
        leading_digits(tail) != 3)
        return false;
    DIAG(job->diags, DIAG_CSV_TORN, value.pos, str_c(job->doc, head),
         str_c(job->doc, tail));
    return true;
}

/* A missing value may do without a date: nothing was measured. */
static bool read_row(struct job *job, const struct notation *notation,
                     const struct row *row, const struct columns *columns,
                     struct observation *o)
{
    const struct cell indicator = cell_of(row, columns, COLUMN_INDICATOR);
    const struct cell period = cell_of(row, columns, COLUMN_PERIOD);
    const struct cell value = cell_of(row, columns, COLUMN_VALUE);
    const struct cell note = cell_of(row, columns, COLUMN_NOTE);
    o->indicator = str_trim(indicator.text);
    o->indicator_pos = indicator.pos;
    o->note = str_trim(note.text);
    o->pos = value.pos;
    if (!o->indicator.n) {
        DIAG0(job->diags, DIAG_CSV_NO_INDICATOR, row->pos);
        return false;
    }
    if (columns->at[COLUMN_NOTE] == columns->at[COLUMN_VALUE] + 1 &&
        is_torn_number(job, value, note))
        return false;
    const bool readable = read_value(job, notation, value, &o->value);
    struct quantity dash;
    const char *why;
    int offset;
    const struct str text = str_trim(period.text);
    const bool undated =
        !text.n || (quantity_parse(job->doc, notation, text, &dash, &why, &offset) &&
                    dash.missing == MISSING_NONE);
    if (o->value.missing && undated) {
        o->period = (struct period){.text = text};
        return true;
    }
    return read_period(job, notation, period, &o->period) && readable;
}

static void read_table(struct job *job, const struct notation *notation,
                       const struct table *table, struct list *observations)
{
    struct columns columns;
    const struct row *header = &table->rows[0];
    if (!read_header(job, header, &columns))
        return;
    for (int i = 1; i < table->n; i++) {
        const struct row *row = &table->rows[i];
        struct observation o = {0};
        if (row->n > header->n)
            DIAG(job->diags, DIAG_CSV_RAGGED, row->cells[header->n].pos,
                 str_format(job->doc, "%d", row->n).p,
                 str_format(job->doc, "%d", header->n).p);
        else if (read_row(job, notation, row, &columns, &o))
            *(struct observation *)list_add(observations) = o;
    }
}

/* The file is read once as each mapping that is for it says; without one, as it says
 * itself. */
static void read_file(struct job *job, const struct notation *notation,
                      const struct mappings *mappings, const char *path,
                      struct list *observations)
{
    static const struct mapping unsaid;
    struct table table;
    bool mapped = false;
    for (int i = 0; mappings && i < mappings->n; i++) {
        if (!reader_is_for(&mappings->mappings[i], path))
            continue;
        mapped = true;
        if (reader_read(job, notation, path, &mappings->mappings[i], &table))
            read_table(job, notation, &table, observations);
    }
    if (!mapped && reader_read(job, notation, path, &unsaid, &table))
        read_table(job, notation, &table, observations);
}

static void check_use(struct job *job, const struct mapping *mapping,
                      const char *const *paths, int n_paths)
{
    for (int i = 0; i < n_paths; i++)
        if (reader_is_for(mapping, paths[i]))
            return;
    DIAG(job->diags, DIAG_MAPPING_UNUSED, mapping->file.pos, mapping->file.text.p);
}

const struct dataset *measure_read(struct job *job, const struct notation *notation,
                                   const struct mappings *mappings,
                                   const char *const *paths, int n_paths)
{
    struct list observations = list_of(job->doc, sizeof(struct observation));
    for (int i = 0; n_paths && mappings && i < mappings->n; i++)
        check_use(job, &mappings->mappings[i], paths, n_paths);
    for (int i = 0; i < n_paths; i++)
        read_file(job, notation, mappings, paths[i], &observations);
    if (diags_failed(job->diags))
        return NULL;
    struct dataset *dataset = ARENA_NEW(job->doc, struct dataset);
    *dataset = (struct dataset){list_array(&observations, job->doc), observations.n};
    return dataset;
}
