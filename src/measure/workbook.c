#include "measure/workbook.h"

#include "measure/messages.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/list.h"
#include "base/map.h"
#include "base/utf8.h"

/* --- sheets and names
 * ------------------------------------------------------------------------- */

static void read_sheet(struct job *job, const struct part *part,
                       const struct links *links, struct list *sheets)
{
    const struct link *link = links_by_id(links, part_attribute(part, "id"));
    const struct str state = part_attribute(part, "state");
    struct sheet *sheet = list_add(sheets);
    sheet->name = str_copy(job->doc, part_attribute(part, "name"));
    sheet->hidden = str_is(state, "hidden") || str_is(state, "veryHidden");
    if (link && str_is(link->type, "worksheet"))
        sheet->part = link->target;
}

/* At the start of <definedName>: reads to its end. */
static void read_name(struct job *job, struct part *part, struct list *names)
{
    struct strbuf refers;
    struct defined_name *name = list_add(names);
    *name =
        (struct defined_name){.name = str_copy(job->doc, part_attribute(part, "name")),
                              .sheet = -1,
                              .hidden = part_flag(part, "hidden")};
    str_to_int(part_attribute(part, "localSheetId"), &name->sheet);
    strbuf_init(&refers, job->doc);
    strbuf_add(&refers, STR(""));
    while (!part_is_empty(part) && part_next(part) && part_event(part) != PART_END)
        if (part_event(part) == PART_TEXT)
            strbuf_add(&refers, part_text(part));
    name->refers = str_trim(strbuf_str(&refers));
}

static bool read_sheets(struct job *job, struct workbook *workbook, struct str name,
                        const struct links *links)
{
    struct part *part = part_open(workbook->package, name);
    struct list sheets = list_of(job->doc, sizeof(struct sheet));
    struct list names = list_of(job->doc, sizeof(struct defined_name));
    if (!part)
        return false;
    while (part_next(part)) {
        if (part_event(part) != PART_START)
            continue;
        if (part_is(part, "workbookPr"))
            workbook->from_1904 = part_flag(part, "date1904");
        else if (part_is(part, "sheet"))
            read_sheet(job, part, links, &sheets);
        else if (part_is(part, "definedName"))
            read_name(job, part, &names);
    }
    workbook->sheets = list_array(&sheets, job->doc);
    workbook->n_sheets = sheets.n;
    workbook->names = list_array(&names, job->doc);
    workbook->n_names = names.n;
    return part_close(part);
}

/* --- shared texts ------------------------------------------------------------------- */

/* The number in _x000D_; -1 if that is not what `text` begins with. */
static int escape_of(struct str text)
{
    int c = 0;
    if (text.n < 7 || text.p[0] != '_' || text.p[1] != 'x' || text.p[6] != '_')
        return -1;
    for (int i = 2; i < 6; i++) {
        const char d = text.p[i], letter = (char)(d | 32);
        if (d >= '0' && d <= '9')
            c = c * 16 + (d - '0');
        else if (letter >= 'a' && letter <= 'f')
            c = c * 16 + (letter - 'a' + 10);
        else
            return -1;
    }
    return c;
}

void workbook_decode(struct strbuf *b, struct str text)
{
    for (int i = 0; i < text.n; i++) {
        int c = escape_of(str_slice(text, i, text.n));
        const bool character = c >= 0x20 && c < 0xD800;
        if (character || c == '\t' || c == '\n' || c == '\r')
            i += 6;
        else
            c = (unsigned char)text.p[i];
        if (character)
            utf8_add(b, c);
        else if (c != '\r')
            strbuf_add_char(b, (char)c);
        else if (i + 1 == text.n || text.p[i + 1] != '\n')
            strbuf_add_char(b, '\n');
    }
}

static bool read_texts(struct job *job, struct workbook *workbook, struct str name)
{
    struct part *part = part_open(workbook->package, name);
    struct list texts = list_of(job->doc, sizeof(struct str));
    struct strbuf raw, text;
    strbuf_init(&raw, job->doc);
    strbuf_init(&text, job->doc);
    if (!part)
        return false;
    while (part_next(part)) {
        if (part_event(part) != PART_START || !part_is(part, "si"))
            continue;
        raw.n = text.n = 0;
        part_read_text(part, &raw);
        workbook_decode(&text, strbuf_str(&raw));
        *(struct str *)list_add(&texts) = str_copy(job->doc, strbuf_str(&text));
    }
    workbook->texts = (const struct str *)texts.items;
    workbook->n_texts = texts.n;
    return part_close(part);
}

/* --- number formats ----------------------------------------------------------------- */

/* The codes of a stylesheet on their way to its cell styles. */
struct styles {
    struct job *job;
    struct map codes;    /* number format → its place in `parsed` */
    struct list parsed;  /* of const struct number_format * */
    struct list formats; /* the same, of the cell styles */
};

static const struct number_format *parse_code(struct styles *s, struct str id,
                                              struct str code)
{
    map_put(&s->codes, str_copy(s->job->doc, id), s->parsed.n);
    const struct number_format **parsed = list_add(&s->parsed);
    *parsed = number_format_parse(s->job->doc, str_copy(s->job->doc, code));
    return *parsed;
}

static void read_style(struct styles *s, const struct part *part)
{
    struct str id = part_attribute(part, "numFmtId");
    int number = 0;
    if (!id.n)
        id = STR("0");
    const int known = map_find(&s->codes, id);
    const struct number_format *format;
    if (known >= 0) {
        format = *(const struct number_format **)list_at(&s->parsed, known);
    } else {
        str_to_int(id, &number);
        format = parse_code(s, id, number_format_built_in(number));
    }
    *(const struct number_format **)list_add(&s->formats) = format;
}

static bool read_styles(struct job *job, struct workbook *workbook, struct str name)
{
    struct styles s = {.job = job, .codes = map_in(job->doc)};
    s.parsed = s.formats = list_of(job->doc, sizeof(const struct number_format *));
    struct part *part = part_open(workbook->package, name);
    bool codes = false, cells = false;
    if (!part)
        return false;
    while (part_next(part)) {
        const bool start = part_event(part) == PART_START;
        if (part_event(part) == PART_TEXT)
            continue;
        if (part_is(part, "numFmts"))
            codes = start && !part_is_empty(part);
        else if (part_is(part, "cellXfs"))
            cells = start && !part_is_empty(part);
        else if (codes && start && part_is(part, "numFmt"))
            parse_code(&s, part_attribute(part, "numFmtId"),
                       part_attribute(part, "formatCode"));
        else if (cells && start && part_is(part, "xf"))
            read_style(&s, part);
    }
    workbook->formats = (const struct number_format *const *)s.formats.items;
    workbook->n_formats = s.formats.n;
    return part_close(part);
}

const struct number_format *workbook_format(const struct workbook *workbook, int style)
{
    return style >= 0 && style < workbook->n_formats ? workbook->formats[style]
                                                     : workbook->general;
}

/* --- all of it ---------------------------------------------------------------------- */

/* The workbook's own part. An archive without one, or one that is not XML (.xlsb), is
 * something else. */
static const struct link *find_book(struct job *job, struct package *package)
{
    struct links links = {0};
    if (package_has(package, "_rels/.rels") &&
        !package_read_links(package, STR(""), &links))
        return NULL;
    const struct link *book = links_by_type(&links, "officeDocument");
    if (book && !str_ends(book->target, STR(".bin")))
        return book;
    DIAG0(job->diags, DIAG_WORKBOOK_OTHER, srcpos_whole(package_file(package)));
    return NULL;
}

bool workbook_read(struct job *job, struct package *package, struct workbook *workbook)
{
    *workbook = (struct workbook){.package = package};
    workbook->general = number_format_parse(job->doc, STR("General"));
    struct links links;
    const struct link *book = find_book(job, package);
    if (!book || !package_read_links(package, book->target, &links))
        return false;
    if (!read_sheets(job, workbook, book->target, &links))
        return false;
    const struct link *texts = links_by_type(&links, "sharedStrings");
    const struct link *styles = links_by_type(&links, "styles");
    return (!texts || read_texts(job, workbook, texts->target)) &&
           (!styles || read_styles(job, workbook, styles->target));
}
