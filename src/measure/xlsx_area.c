#include "measure/xlsx_area.h"

#include "load/mapping.h"
#include "measure/messages.h"

#include "base/arena.h"
#include "base/job.h"

/* A mapping's question to a workbook. */
struct asking {
    struct job *job;
    const struct workbook *workbook;
    const struct mapping *mapping;
};

static const char *book_name(const struct asking *a)
{
    return diags_source_name(a->job->diags, package_file(a->workbook->package));
}

/* --- sheets ------------------------------------------------------------------------- */

/* The names of the sheets, those that are hidden as such. */
static const char *list_sheets(const struct asking *a)
{
    struct strbuf b;
    strbuf_init(&b, a->job->doc);
    for (int i = 0; i < a->workbook->n_sheets; i++) {
        const struct sheet *sheet = &a->workbook->sheets[i];
        strbuf_addf(&b, "%s%.*s", i ? ", " : "", STR_ARG(sheet->name));
        if (sheet->hidden)
            strbuf_add_c(&b, " (hidden)");
    }
    return strbuf_str(&b).p;
}

static const struct sheet *find_named(const struct asking *a, struct str name,
                                      struct srcpos pos)
{
    for (int i = 0; i < a->workbook->n_sheets; i++)
        if (str_eq(a->workbook->sheets[i].name, name) && a->workbook->sheets[i].part.n)
            return &a->workbook->sheets[i];
    DIAG(a->job->diags, DIAG_SHEET_UNKNOWN, pos, book_name(a), str_c(a->job->doc, name),
         list_sheets(a));
    return NULL;
}

/* The first sheet that is not hidden; said if there is a choice. */
static const struct sheet *find_first(const struct asking *a)
{
    struct package *package = a->workbook->package;
    const struct sheet *first = NULL;
    int n = 0;
    for (int i = a->workbook->n_sheets - 1; i >= 0; i--) {
        const struct sheet *sheet = &a->workbook->sheets[i];
        n += sheet->part.n > 0;
        if (sheet->part.n && !sheet->hidden)
            first = sheet;
    }
    if (!first)
        package_report(package, "it shows no sheet with cells");
    else if (n > 1)
        DIAG(a->job->diags, DIAG_SHEET_CHOSEN, srcpos_whole(package_file(package)),
             str_c(a->job->doc, first->name), list_sheets(a));
    return first;
}

/* --- references --------------------------------------------------------------------- */

/* Takes the name of a sheet and its ! off `*text`; an empty one if there is none. */
static struct str take_sheet(struct arena *arena, struct str *text)
{
    struct strbuf b;
    int i = 0;
    const bool quoted = str_starts(*text, STR("'"));
    strbuf_init(&b, arena);
    strbuf_add(&b, STR(""));
    for (i = quoted; i < text->n; i++) {
        const char c = text->p[i];
        if (quoted && c == '\'' && (++i == text->n || text->p[i] != '\''))
            break;
        if (!quoted && c == '!')
            break;
        strbuf_add_char(&b, c);
    }
    if (i >= text->n || text->p[i] != '!')
        return STR("");
    *text = str_slice(*text, i + 1, text->n);
    return strbuf_str(&b);
}

/* `text` as cells of a sheet ('R5 実績'!$A$3:$F$40); false if it is anything else. */
static bool parse_reference(struct arena *arena, struct str text, struct str *sheet,
                            struct range *range)
{
    struct strbuf cells;
    *sheet = take_sheet(arena, &text);
    strbuf_init(&cells, arena);
    for (int i = 0; i < text.n; i++)
        if (text.p[i] != '$')
            strbuf_add_char(&cells, text.p[i]);
    return sheet->n && cells.n && range_parse(strbuf_str(&cells), range);
}

/* --- names -------------------------------------------------------------------------- */

/* Excel does not tell a from A in names. */
static bool same_name(struct str a, struct str b)
{
    if (a.n != b.n)
        return false;
    for (int i = 0; i < a.n; i++) {
        const char x = a.p[i], y = b.p[i];
        const bool letter = (x | 32) >= 'a' && (x | 32) <= 'z';
        if (x != y && !(letter && (x | 32) == (y | 32)))
            return false;
    }
    return true;
}

static bool belongs_to(const struct asking *a, const struct defined_name *name,
                       struct str sheet)
{
    return name->sheet >= 0 && name->sheet < a->workbook->n_sheets &&
           str_eq(a->workbook->sheets[name->sheet].name, sheet);
}

/* The name that the mapping gives as its range: of its sheet, of the workbook, or of the
 * only sheet that has one. */
static const struct defined_name *find_name(const struct asking *a, int *n_of_sheets)
{
    const struct defined_name *of_book = NULL, *of_sheet = NULL;
    *n_of_sheets = 0;
    for (int i = 0; i < a->workbook->n_names; i++) {
        const struct defined_name *name = &a->workbook->names[i];
        if (!same_name(name->name, a->mapping->range.text))
            continue;
        if (name->sheet < 0)
            of_book = name;
        else if (belongs_to(a, name, a->mapping->sheet.text))
            return name;
        else if (++*n_of_sheets)
            of_sheet = name;
    }
    return of_book ? of_book : of_sheet;
}

/* The names that a person has given. */
static const char *list_names(const struct asking *a)
{
    struct strbuf b;
    strbuf_init(&b, a->job->doc);
    for (int i = 0; i < a->workbook->n_names; i++) {
        const struct defined_name *name = &a->workbook->names[i];
        if (!name->hidden && !str_starts(name->name, STR("_xlnm.")))
            strbuf_addf(&b, "%s%.*s", b.n ? ", " : "", STR_ARG(name->name));
    }
    return b.n ? strbuf_str(&b).p : "none";
}

/* --- tables ------------------------------------------------------------------------- */

/* The table that the part `name` describes, if it is the one that is asked for; its row
 * of totals is no measurement. */
static bool read_table(const struct asking *a, struct str name, struct range *range)
{
    struct part *part = part_open(a->workbook->package, name);
    bool found = false;
    while (part && part_next(part)) {
        int totals = 0;
        if (part_event(part) != PART_START || !part_is(part, "table"))
            continue;
        found = same_name(part_attribute(part, "displayName"), a->mapping->range.text) &&
                range_parse(part_attribute(part, "ref"), range);
        if (found && str_to_int(part_attribute(part, "totalsRowCount"), &totals))
            range->last_row -= totals;
        break;
    }
    if (part)
        part_close(part);
    return found;
}

static bool find_table_of(const struct asking *a, const struct sheet *sheet,
                          struct range *range)
{
    struct links links;
    if (!sheet->part.n || !package_has_links(a->workbook->package, sheet->part) ||
        !package_read_links(a->workbook->package, sheet->part, &links))
        return false;
    for (int i = 0; i < links.n; i++)
        if (str_is(links.links[i].type, "table") &&
            read_table(a, links.links[i].target, range))
            return true;
    return false;
}

static bool find_table(const struct asking *a, struct area *area)
{
    for (int i = 0; i < a->workbook->n_sheets; i++) {
        area->sheet = &a->workbook->sheets[i];
        if (find_table_of(a, area->sheet, &area->range))
            return true;
    }
    return false;
}

/* --- all of it ---------------------------------------------------------------------- */

/* A range with a sheet of its own, whoever says so. */
static bool take_reference(const struct asking *a, struct str sheet, struct area *area)
{
    area->sheet = find_named(a, sheet, a->mapping->range.pos);
    return area->sheet;
}

static bool take_name(const struct asking *a, const struct defined_name *name,
                      struct area *area)
{
    struct str sheet;
    if (parse_reference(a->job->doc, name->refers, &sheet, &area->range))
        return take_reference(a, sheet, area);
    DIAG(a->job->diags, DIAG_NAME_OTHER, a->mapping->range.pos,
         str_c(a->job->doc, name->name), str_c(a->job->doc, name->refers));
    return false;
}

/* The range as a name; false, and a diagnostic, if there is none. */
static bool find_by_name(const struct asking *a, struct area *area)
{
    const struct mapping_text *said = &a->mapping->range;
    int n_of_sheets;
    const struct defined_name *name = find_name(a, &n_of_sheets);
    if (name && name->sheet >= 0 && n_of_sheets > 1) {
        DIAG(a->job->diags, DIAG_NAME_UNCLEAR, said->pos, str_c(a->job->doc, said->text));
        return false;
    }
    if (name)
        return take_name(a, name, area);
    if (find_table(a, area))
        return true;
    if (!package_is_damaged(a->workbook->package))
        DIAG(a->job->diags, DIAG_NAME_UNKNOWN, said->pos, str_c(a->job->doc, said->text),
             book_name(a), list_names(a));
    return false;
}

static bool find_area(const struct asking *a, struct area *area)
{
    const struct mapping_text *sheet = &a->mapping->sheet, *range = &a->mapping->range;
    struct str name;
    if (range_parse(range->text, &area->range)) {
        area->sheet =
            sheet->text.n ? find_named(a, sheet->text, sheet->pos) : find_first(a);
        return area->sheet;
    }
    if (parse_reference(a->job->doc, range->text, &name, &area->range))
        return take_reference(a, name, area);
    return find_by_name(a, area);
}

bool area_find(struct job *job, const struct workbook *workbook,
               const struct mapping *mapping, struct area *area)
{
    const struct asking a = {job, workbook, mapping};
    if (!find_area(&a, area))
        return false;
    if (mapping->sheet.text.n && !str_eq(mapping->sheet.text, area->sheet->name)) {
        DIAG(job->diags, DIAG_NAME_ELSEWHERE, mapping->range.pos,
             str_c(job->doc, mapping->range.text), str_c(job->doc, area->sheet->name));
        return false;
    }
    if (area->sheet->hidden)
        DIAG(job->diags, DIAG_SHEET_HIDDEN,
             mapping->sheet.text.n ? mapping->sheet.pos : mapping->range.pos,
             str_c(job->doc, area->sheet->name));
    return true;
}
