#include "measure/reader.h"

#include "load/mapping.h"
#include "measure/csv.h"
#include "measure/json.h"
#include "measure/sqlite.h"
#include "measure/xlsx.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

/* What a file of a format begins with, or else how its name ends. */
static const struct {
    struct str magic;
    const char *endings[4];
    table_read_fn read;
} formats[] = {
    {{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8}, {NULL}, compound_read},
    {{"PK\x03\x04", 4}, {".xlsx", ".xlsm"}, xlsx_read},
    {{"SQLite format 3", 16}, {".db", ".sqlite", ".sqlite3"}, sqlite_read},
    {{"", 0}, {".json"}, json_read},
};

enum { FORMATS = sizeof formats / sizeof *formats, MAGIC_ROOM = 16 };

/* The first bytes of the file; none if it cannot be read, which its reader reports. */
static struct str peek(const char *path, char *room)
{
    FILE *file = fopen(path, "rb");
    const size_t n = file ? fread(room, 1, MAGIC_ROOM, file) : 0;
    if (file)
        fclose(file);
    return (struct str){room, (int)n};
}

bool reader_read(struct job *job, const struct measuring *with, const char *path,
                 const struct mapping *mapping, struct table *table)
{
    char room[MAGIC_ROOM];
    const struct str bytes = peek(path, room), name = str_of(path);
    for (int i = 0; i < FORMATS; i++)
        if (formats[i].magic.n && str_starts(bytes, formats[i].magic))
            return formats[i].read(job, with, path, mapping, table);
    for (int i = 0; i < FORMATS; i++)
        for (const char *const *end = formats[i].endings; *end; end++)
            if (str_ends(name, str_of(*end)))
                return formats[i].read(job, with, path, mapping, table);
    return csv_read(job, with, path, mapping, table);
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
