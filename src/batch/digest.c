#include "batch/digest.h"

#include "base/arena.h"
#include "base/list.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct digest {
    int64_t size, written;
    uint64_t value;
};

struct digests digests_new(struct arena *arena)
{
    struct digests digests = {.arena = arena, .known = map_in(arena)};
    digests.list = ARENA_NEW(arena, struct list);
    *digests.list = list_of(arena, sizeof(struct digest));
    return digests;
}

static int64_t nanoseconds(struct timespec t)
{
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

bool file_stamp(const char *path, int64_t *size, int64_t *written)
{
    struct stat st;
    if (stat(path, &st) != 0)
        return false;
    *size = st.st_size;
    *written = nanoseconds(st.st_mtim);
    return true;
}

static uint64_t digest_bytes(const unsigned char *p, size_t n)
{
    uint64_t hash = 14695981039346656037u ^ n;
    for (; n >= 8; p += 8, n -= 8) {
        uint64_t word;
        memcpy(&word, p, 8);
        hash = (hash ^ word) * 1099511628211u;
        hash ^= hash >> 29; /* so that the upper bytes of a word reach the lower ones */
    }
    for (; n; p++, n--)
        hash = (hash ^ *p) * 1099511628211u;
    return hash ^ hash >> 32;
}

/* Mapped, not read: a font is large, and is in memory already. */
static bool digest_contents(const char *path, size_t size, uint64_t *value)
{
    if (!size) {
        *value = digest_bytes(NULL, 0);
        return true;
    }
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    void *bytes = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if (bytes == MAP_FAILED)
        return false;
    *value = digest_bytes(bytes, size);
    munmap(bytes, size);
    return true;
}

bool digest_file(struct digests *digests, const char *path, uint64_t *value)
{
    struct digest now = {.size = 0};
    if (!file_stamp(path, &now.size, &now.written))
        return false;
    const int known = map_find(&digests->known, str_of(path));
    struct digest *kept = known < 0 ? NULL : list_at(digests->list, known);
    if (kept && kept->size == now.size && kept->written == now.written) {
        *value = kept->value;
        return true;
    }
    if (!digest_contents(path, (size_t)now.size, &now.value))
        return false;
    *value = now.value;
    if (kept) {
        *kept = now;
        return true;
    }
    map_put(&digests->known, str_copy(digests->arena, str_of(path)), digests->list->n);
    *(struct digest *)list_add(digests->list) = now;
    return true;
}
