#include "load/mapping.h"

#include "load/load.h"
#include "load/messages.h"
#include "load/xml.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/list.h"

/* Where `value` stands among `names`, counted from 1; 0 if it is empty. The schema has
 * checked it. */
static int index_of(struct str value, const char *const *names, int n)
{
    for (int i = 0; i < n; i++)
        if (str_is(value, names[i]))
            return i + 1;
    return 0;
}

static struct mapping_text read_text(struct job *job, xmlNodePtr node, const char *name)
{
    const struct str value = document_attribute(node, name), text = str_trim(value);
    struct srcpos pos = document_attribute_pos(job, node, name);
    if (text.p != value.p)
        pos = document_pos_inside(job, pos, (int)(text.p - value.p));
    return (struct mapping_text){text, pos};
}

static void report_empty(struct job *job, xmlNodePtr node, const char *what)
{
    DIAG(job->diags, DIAG_MAPPING_EMPTY, document_pos(node), (const char *)node->name,
         document_attribute(node, "name").p, what);
}

static void check_twin(struct job *job, xmlNodePtr node, struct mapping_text name,
                       bool twin)
{
    if (twin)
        DIAG(job->diags, DIAG_MAPPING_TWICE, name.pos, (const char *)node->name,
             name.text.p);
}

static void check_values(struct job *job, const struct mapping_column *column,
                         struct mapping_text fixed, const char *what)
{
    if (fixed.text.n && column->role != ROLE_VALUE)
        DIAG(job->diags, DIAG_MAPPING_NO_VALUES, fixed.pos, column->name.text.p, what);
}

static void read_column(struct job *job, xmlNodePtr node, struct list *columns)
{
    static const char *const roles[ROLE_AREA] = {"indicator", "name", "period", "value",
                                                 "note",      "unit", "grade",  "ignore"};
    struct mapping_column column = {
        .name = read_text(job, node, "name"),
        .role = ROLE_VALUE,
        .period = read_text(job, node, "period"),
        .indicator = read_text(job, node, "indicator"),
    };
    const int role = index_of(document_attribute(node, "is"), roles, ROLE_AREA);
    if (role)
        column.role = (enum mapping_role)(role - 1);
    else if (!column.period.text.n && !column.indicator.text.n)
        report_empty(job, node, "is=\"…\", period=\"…\" or indicator=\"…\"");
    check_values(job, &column, column.period, "period");
    check_values(job, &column, column.indicator, "indicator");
    bool twin = false;
    for (int i = 0; i < columns->n; i++)
        twin |= str_eq(((const struct mapping_column *)list_at(columns, i))->name.text,
                       column.name.text);
    check_twin(job, node, column.name, twin);
    *(struct mapping_column *)list_add(columns) = column;
}

static void read_row(struct job *job, xmlNodePtr node, struct list *rows)
{
    const struct mapping_row row = {read_text(job, node, "name"),
                                    read_text(job, node, "indicator")};
    const bool ignored = document_attribute(node, "is").n > 0;
    if (ignored && row.indicator.text.n)
        DIAG(job->diags, DIAG_MAPPING_ROW_BOTH, row.name.pos, row.name.text.p);
    else if (!ignored && !row.indicator.text.n)
        report_empty(job, node, "indicator=\"…\" or is=\"ignore\"");
    bool twin = false;
    for (int i = 0; i < rows->n; i++)
        twin |= str_eq(((const struct mapping_row *)list_at(rows, i))->name.text,
                       row.name.text);
    check_twin(job, node, row.name, twin);
    *(struct mapping_row *)list_add(rows) = row;
}

static struct mapping read_mapping(struct job *job, xmlNodePtr node)
{
    static const char *const forms[] = {"long", "wide"};
    static const char *const encodings[] = {"utf-8", "utf-16", "cp932"};
    static const char *const separators[] = {"comma", "tab", "semicolon"};
    static const char separator_chars[] = {0, ',', '\t', ';'};
    struct mapping mapping = {
        .pos = document_pos(node),
        .file = read_text(job, node, "for"),
        .sheet = read_text(job, node, "sheet"),
        .range = read_text(job, node, "range"),
        .query = read_text(job, node, "query"),
        .records = read_text(job, node, "records"),
        .period = read_text(job, node, "period"),
        .form = (enum mapping_form)index_of(document_attribute(node, "form"), forms, 2),
        .encoding_said = read_text(job, node, "encoding"),
        .separator_said = read_text(job, node, "separator"),
    };
    mapping.encoding =
        (enum mapping_encoding)index_of(mapping.encoding_said.text, encodings, 3);
    mapping.separator =
        separator_chars[index_of(mapping.separator_said.text, separators, 3)];
    struct list columns = list_of(job->doc, sizeof(struct mapping_column));
    struct list rows = list_of(job->doc, sizeof(struct mapping_row));
    for (xmlNodePtr n = node->children; n; n = n->next) {
        if (document_is(n, "column"))
            read_column(job, n, &columns);
        else if (document_is(n, "row"))
            read_row(job, n, &rows);
    }
    mapping.columns = list_array(&columns, job->doc);
    mapping.n_columns = columns.n;
    mapping.rows = list_array(&rows, job->doc);
    mapping.n_rows = rows.n;
    return mapping;
}

const struct mappings *load_mappings(struct job *job, const struct document *plan,
                                     const char *path)
{
    const struct document *document = path ? xml_read(job, path) : plan;
    if (!document || (path && !xml_validate(job, document, "mappings", "mappings")))
        return NULL;
    struct list found = list_of(job->doc, sizeof(struct mapping));
    for (xmlNodePtr n = document_root(document)->children; n; n = n->next)
        if (document_is(n, "mapping"))
            *(struct mapping *)list_add(&found) = read_mapping(job, n);
    struct mappings *mappings = ARENA_NEW(job->doc, struct mappings);
    *mappings = (struct mappings){list_array(&found, job->doc), found.n};
    return diags_failed(job->diags) ? NULL : mappings;
}
