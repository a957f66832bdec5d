/* What comes out of PDFs of anyone: manifests, and objects that are put under other
 * numbers. */
#include "fuzz.h"

#include "archive/manifest.h"
#include "base/arena.h"
#include "bind/rewrite.h"

#include <assert.h>

/* A manifest that can be used lacks nothing. */
static void read_manifest(struct arena *arena, struct str text)
{
    struct manifest m;
    if (manifest_read(arena, text, &m))
        return;
    assert(m.recipe.plan && m.recipe.version && m.recipe.epoch);
    for (int i = 0; i < m.n; i++)
        assert(m.files[i].name && m.files[i].path && m.files[i].sha256.p);
    manifest_write(arena, &m);
}

/* What is rewritten under its own numbers stays what it is. */
static void rewrite(struct arena *arena, struct str text)
{
    static const int numbers[] = {0, 1, 2, 3};
    const struct rewriting r = {numbers, 4, 0, ""};
    struct strbuf once, twice;
    strbuf_init(&once, arena);
    strbuf_init(&twice, arena);
    rewrite_value(&r, &once, text);
    rewrite_value(&r, &twice, strbuf_str(&once));
    assert(str_eq(strbuf_str(&once), strbuf_str(&twice)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new("fuzz", (size_t)64 << 20, NULL);
    const struct str text = str_copy(arena, (struct str){(const char *)data, (int)size});
    read_manifest(arena, text);
    rewrite(arena, text);
    arena_free(arena);
    return 0;
}
