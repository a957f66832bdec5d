#include "batch/journal.h"

#include "batch/jobs.h"
#include "batch/messages.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/job.h"
#include "base/list.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char title[] = JOURNAL_TITLE;

enum { MOST = 1 << 30 }; /* [byte] of a journal */

/* --- writing ------------------------------------------------------------------------ */

static void add_escaped(struct strbuf *b, struct str s)
{
    for (int i = 0; i < s.n; i++) {
        const unsigned char c = (unsigned char)s.p[i];
        if (c < ' ' || c == '%')
            strbuf_addf(b, "%%%02X", c);
        else
            strbuf_add_char(b, (char)c);
    }
    strbuf_add_char(b, '\t');
}

static void add_hash(struct strbuf *b, uint64_t hash, char end)
{
    strbuf_addf(b, "%016llx%c", (unsigned long long)hash, end);
}

struct str journal_line(struct arena *arena, const struct journal_entry *entry)
{
    struct strbuf b;
    strbuf_init(&b, arena);
    strbuf_add_c(&b, entry->made ? "made\t" : "failed\t");
    add_escaped(&b, entry->output);
    add_hash(&b, entry->asked, '\t');
    strbuf_addf(&b, "%lld\t%lld\t%lld\t", (long long)entry->size,
                (long long)entry->written, (long long)entry->ms);
    for (int i = 0; i < entry->n_reads; i++) {
        add_escaped(&b, entry->reads[i].path);
        add_hash(&b, entry->reads[i].digest, '\t');
    }
    add_hash(&b, hash_bytes(b.p, b.n, 0), '\n');
    return strbuf_str(&b);
}

bool journal_add(const struct journal *journal, struct str line)
{
    ssize_t n;
    do
        n = write(journal->fd, line.p, (size_t)line.n);
    while (n < 0 && errno == EINTR);
    return n == line.n;
}

/* One run at a time: two would each take the other's jobs for undone. */
static bool lock(int fd)
{
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    return fcntl(fd, F_SETLK, &whole) == 0;
}

/* A line that was cut off must not swallow the next one. */
static bool begin(int fd, bool keep)
{
    char last = '\n';
    if (!keep && ftruncate(fd, 0) != 0)
        return false;
    const off_t size = lseek(fd, 0, SEEK_END);
    if (size == 0)
        return write(fd, title, sizeof title - 1) == (ssize_t)sizeof title - 1;
    return size > 0 && pread(fd, &last, 1, size - 1) == 1 &&
           (last == '\n' || write(fd, "\n", 1) == 1);
}

bool journal_open(struct job *job, const char *path, bool keep, struct journal *journal)
{
    journal->path = path;
    journal->fd = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    const bool locked = journal->fd >= 0 && lock(journal->fd);
    if (locked && begin(journal->fd, keep))
        return true;
    if (journal->fd >= 0 && !locked && (errno == EACCES || errno == EAGAIN))
        DIAG(job->diags, DIAG_JOURNAL_BUSY, NO_POS, path);
    else
        DIAG(job->diags, DIAG_JOURNAL_UNWRITABLE, NO_POS, path, strerror(errno));
    journal_close(journal);
    return false;
}

void journal_close(struct journal *journal)
{
    if (journal->fd < 0)
        return;
    fsync(journal->fd);
    close(journal->fd);
    journal->fd = -1;
}

/* --- reading ------------------------------------------------------------------------ */

static struct str take_field(struct str *rest)
{
    int n = 0;
    while (n < rest->n && rest->p[n] != '\t')
        n++;
    const struct str field = str_slice(*rest, 0, n);
    *rest = str_slice(*rest, n < rest->n ? n + 1 : n, rest->n);
    return field;
}

static int hex_digit(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *at = c ? strchr(digits, c | 32) : NULL;
    return at ? (int)(at - digits) : -1;
}

static bool read_hash(struct str s, uint64_t *hash)
{
    *hash = 0;
    for (int i = 0; i < s.n; i++) {
        if (hex_digit(s.p[i]) < 0)
            return false;
        *hash = *hash << 4 | (uint64_t)hex_digit(s.p[i]);
    }
    return s.n == 16;
}

static bool read_number(struct str s, int64_t *value)
{
    *value = 0;
    for (int i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9' || *value > INT64_MAX / 10 - 10)
            return false;
        *value = *value * 10 + (s.p[i] - '0');
    }
    return s.n > 0;
}

static struct str unescape(struct arena *arena, struct str s)
{
    struct strbuf b;
    if (!memchr(s.p, '%', (size_t)s.n))
        return s;
    strbuf_init(&b, arena);
    for (int i = 0; i < s.n; i++) {
        if (s.p[i] == '%' && i + 2 < s.n) {
            strbuf_add_char(&b,
                            (char)(hex_digit(s.p[i + 1]) << 4 | hex_digit(s.p[i + 2])));
            i += 2;
        } else {
            strbuf_add_char(&b, s.p[i]);
        }
    }
    return strbuf_str(&b);
}

/* True if the line, without its line end, ends with the hash of what stands before. */
static bool is_whole(struct str line)
{
    uint64_t check;
    return line.n > 16 && line.p[line.n - 17] == '\t' &&
           read_hash(str_slice(line, line.n - 16, line.n), &check) &&
           hash_bytes(line.p, line.n - 16, 0) == check;
}

static bool read_line(struct arena *arena, struct str line, struct journal_entry *e)
{
    if (!is_whole(line))
        return false;
    struct str rest = str_slice(line, 0, line.n - 17);
    struct list reads = list_of(arena, sizeof(struct journal_read));
    const struct str status = take_field(&rest);
    e->made = str_is(status, "made");
    e->output = unescape(arena, take_field(&rest));
    bool ok = (e->made || str_is(status, "failed")) &&
              read_hash(take_field(&rest), &e->asked) &&
              read_number(take_field(&rest), &e->size) &&
              read_number(take_field(&rest), &e->written) &&
              read_number(take_field(&rest), &e->ms);
    while (ok && rest.n) {
        struct journal_read *read = list_add(&reads);
        read->path = unescape(arena, take_field(&rest));
        ok = read_hash(take_field(&rest), &read->digest);
    }
    e->reads = list_array(&reads, arena);
    e->n_reads = reads.n;
    return ok;
}

bool journal_read(struct job *job, const char *path, struct journal *journal)
{
    struct str text;
    unsigned file;
    *journal = (struct journal){.fd = -1, .path = path};
    journal->entries = ARENA_NEW(job->doc, struct list);
    journal->outputs = ARENA_NEW(job->doc, struct map);
    *journal->entries = list_of(job->doc, sizeof(struct journal_entry));
    *journal->outputs = map_in(job->doc);
    if (access(path, F_OK) != 0)
        return true;
    if (!file_read(job, path, MOST, &text, &file))
        return false;
    if (text.n && !str_starts(text, str_of(title))) {
        DIAG(job->diags, DIAG_JOURNAL_OTHER, NO_POS, path);
        return false;
    }
    for (int at = (int)sizeof title - 1, end; at < text.n; at = end + 1) {
        for (end = at; end < text.n && text.p[end] != '\n'; end++)
            ;
        struct journal_entry entry = {
            .line = str_slice(text, at, end < text.n ? end + 1 : end)};
        if (!read_line(job->doc, str_slice(text, at, end), &entry))
            continue;
        map_put(journal->outputs, entry.output, journal->entries->n);
        *(struct journal_entry *)list_add(journal->entries) = entry;
    }
    return true;
}

/* --- asking ------------------------------------------------------------------------- */

bool journal_has(const struct journal *journal, struct digests *digests,
                 const struct batch_job *job)
{
    const int at = map_find(journal->outputs, str_of(job->request.output));
    const struct journal_entry *e = at < 0 ? NULL : list_at(journal->entries, at);
    int64_t size, written;
    if (!e || !e->made || e->asked != job->asked ||
        !file_stamp(job->request.output, &size, &written) || size != e->size ||
        written != e->written)
        return false;
    for (int i = 0; i < e->n_reads; i++) {
        uint64_t digest;
        if (!digest_file(digests, str_c(digests->arena, e->reads[i].path), &digest) ||
            digest != e->reads[i].digest)
            return false;
    }
    return true;
}
