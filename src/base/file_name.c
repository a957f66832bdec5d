#include "base/file_name.h"

#include "base/arena.h"
#include "base/list.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

/* The parts of a name between slashes, "." and what ".." takes back left out. */
static struct list parts_of(struct arena *arena, const char *path)
{
    const bool absolute = path[0] == '/';
    struct list parts = list_of(arena, sizeof(struct str));
    struct str rest = str_of(path);
    while (rest.n) {
        const int slash = str_find(rest, STR("/"));
        const struct str part = str_slice(rest, 0, slash < 0 ? rest.n : slash);
        rest = str_slice(rest, slash < 0 ? rest.n : slash + 1, rest.n);
        const bool up = str_is(part, "..");
        const struct str *last = parts.n ? list_at(&parts, parts.n - 1) : NULL;
        if (!part.n || str_is(part, ".") || (up && absolute && !last))
            continue;
        if (up && last && !str_is(*last, ".."))
            parts.n--;
        else
            *(struct str *)list_add(&parts) = part;
    }
    return parts;
}

static void add_part(struct strbuf *b, struct str part)
{
    if (b->n && b->p[b->n - 1] != '/')
        strbuf_add_char(b, '/');
    strbuf_add(b, part);
}

static void add_parts(struct strbuf *b, const struct list *parts, int from)
{
    for (int i = from; i < parts->n; i++)
        add_part(b, *(const struct str *)list_at(parts, i));
}

const char *file_name_normal(struct arena *arena, const char *path)
{
    const struct list parts = parts_of(arena, path);
    struct strbuf b;
    strbuf_init(&b, arena);
    if (path[0] == '/')
        strbuf_add_char(&b, '/');
    add_parts(&b, &parts, 0);
    if (!b.n)
        strbuf_add_char(&b, '.');
    return strbuf_str(&b).p;
}

/* From the root; as it is if nobody can say where the program is. */
static const char *make_absolute(struct arena *arena, const char *path)
{
    char here[PATH_MAX];
    if (path[0] == '/' || !getcwd(here, sizeof here))
        return path;
    return str_format(arena, "%s/%s", here, path).p;
}

/* How many parts both begin with; the last one of `to` is the file itself. */
static int common(const struct list *from, const struct list *to)
{
    int n = 0;
    while (n < from->n && n < to->n - 1 &&
           str_eq(*(const struct str *)list_at(from, n),
                  *(const struct str *)list_at(to, n)))
        n++;
    return n;
}

const char *file_name_from(struct arena *arena, const char *folder, const char *path)
{
    struct list from = parts_of(arena, folder), to = parts_of(arena, path);
    int same = common(&from, &to);
    /* Nobody knows by its words how to come back from "..". */
    if ((folder[0] == '/') != (path[0] == '/') ||
        (same < from.n && str_is(*(const struct str *)list_at(&from, same), ".."))) {
        from = parts_of(arena, make_absolute(arena, folder));
        to = parts_of(arena, make_absolute(arena, path));
        same = common(&from, &to);
    }
    struct strbuf b;
    strbuf_init(&b, arena);
    for (int i = same; i < from.n; i++)
        add_part(&b, STR(".."));
    add_parts(&b, &to, same);
    return strbuf_str(&b).p;
}

const char *file_name_last(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}
