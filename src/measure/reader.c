#include "measure/reader.h"

#include "load/mapping.h"
#include "measure/csv.h"
#include "measure/json.h"
#include "measure/messages.h"
#include "measure/sqlite.h"
#include "measure/xlsx.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/job.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

/* What a mapping may say of some formats only. */
enum said {
    SAID_SHEET = 1,
    SAID_RANGE = 2,
    SAID_QUERY = 4,
    SAID_RECORDS = 8,
    SAID_ENCODING = 16,
    SAID_SEPARATOR = 32,
    SAID_ANY = 63,
};

/* What a file of a format begins with, or else how its name ends; what can be said of
 * it. */
struct format {
    const char *called;
    struct str magic;
    const char *endings[4];
    enum said fits;
    table_read_fn read;
};

static const struct format formats[] = {
    {"an old workbook",
     {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8},
     {NULL},
     SAID_ANY,
     compound_read},
    {"a workbook",
     {"PK\x03\x04", 4},
     {".xlsx", ".xlsm"},
     SAID_SHEET | SAID_RANGE,
     xlsx_read},
    {"a database",
     {"SQLite format 3", 16},
     {".db", ".sqlite", ".sqlite3"},
     SAID_QUERY,
     sqlite_read},
    {"a JSON file", {"", 0}, {".json"}, SAID_RECORDS, json_read},
    {"a CSV file",
     {"", 0},
     {NULL},
     SAID_RANGE | SAID_ENCODING | SAID_SEPARATOR,
     csv_read},
};

enum { FORMATS = sizeof formats / sizeof *formats, MAGIC_ROOM = 16 };

/* What is neither by its bytes nor by its name another format is CSV, the last one. If
 * the file cannot be read, its reader says so. */
static const struct format *find_format(const struct job *job, const char *path)
{
    char room[MAGIC_ROOM];
    const struct str bytes = file_peek(job, path, room, MAGIC_ROOM), name = str_of(path);
    for (int i = 0; i < FORMATS; i++)
        if (formats[i].magic.n && str_starts(bytes, formats[i].magic))
            return &formats[i];
    for (int i = 0; i < FORMATS; i++)
        for (const char *const *end = formats[i].endings; *end; end++)
            if (str_ends(name, str_of(*end)))
                return &formats[i];
    return &formats[FORMATS - 1];
}

/* Reports what the mapping says that files of the format do not have; false if there is
 * anything. */
static bool check_fit(struct job *job, const struct format *format, const char *path,
                      const struct mapping *mapping)
{
    const struct {
        enum said said;
        const struct mapping_text *text;
        const char *name;
    } all[] = {{SAID_SHEET, &mapping->sheet, "sheet"},
               {SAID_RANGE, &mapping->range, "range"},
               {SAID_QUERY, &mapping->query, "query"},
               {SAID_RECORDS, &mapping->records, "records"},
               {SAID_ENCODING, &mapping->encoding_said, "encoding"},
               {SAID_SEPARATOR, &mapping->separator_said, "separator"}};
    bool fit = true;
    for (int i = 0; i < (int)(sizeof all / sizeof *all); i++) {
        if ((format->fits & all[i].said) || !all[i].text->text.n)
            continue;
        DIAG(job->diags, DIAG_MAPPING_UNFIT, all[i].text->pos, path, format->called,
             all[i].name);
        fit = false;
    }
    return fit;
}

bool reader_read(struct job *job, const struct measuring *with, const char *path,
                 const struct mapping *mapping, struct table *table)
{
    const struct format *format = find_format(job, path);
    return check_fit(job, format, path, mapping) &&
           format->read(job, with, path, mapping, table);
}

/* True if `pattern` fits all of `name`: * stands for any characters, ? for one. Where it
 * does not go on, the last * takes one more character. */
static bool fits(struct str pattern, struct str name)
{
    int p = 0, n = 0, behind_star = -1, taken = 0;
    while (n < name.n) {
        int p_next = p, n_next = n;
        const int wanted = utf8_next(pattern, &p_next), c = utf8_next(name, &n_next);
        if (wanted == '*') {
            p = behind_star = p_next;
            taken = n;
        } else if (wanted >= 0 && (wanted == '?' || wanted == c)) {
            p = p_next;
            n = n_next;
        } else if (behind_star >= 0) {
            p = behind_star;
            utf8_next(name, &taken);
            n = taken;
        } else {
            return false;
        }
    }
    while (p < pattern.n && pattern.p[p] == '*')
        p++;
    return p == pattern.n;
}

bool reader_is_for(const struct mapping *mapping, const char *path)
{
    const char *slash = strrchr(path, '/');
    return !mapping->file.text.n ||
           fits(mapping->file.text, str_of(slash ? slash + 1 : path));
}
