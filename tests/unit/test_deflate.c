/* Bytes that are deflated piece by piece: any reader inflates them to what they were, and
 * pieces that are known already make no difference. */
#include "support.h"

#include "base/kept.h"
#include "paint/deflate.h"
#include "paint/deflate_end.h"
#include "paint/known_pieces.h"

#include <libdeflate.h>

enum { LARGE = 400000, SOME = 20000 };

static uint32_t seed = 1;

static uint32_t any(uint32_t n)
{
    seed = seed * 1664525 + 1013904223;
    return (uint32_t)((uint64_t)seed * n >> 32);
}

/* --- contents --------------------------------------------------------------------- */

/* Of kinds that deflate to blocks of every kind: stored, with fixed codes, with codes of
 * their own, several of them, matches of any length and distance. */
enum kind { NOISE, ZEROS, LETTERS, REPEATS, MIXED, KINDS };

static uint32_t byte_of(enum kind kind)
{
    static const unsigned char letters[] = "eeeeeettttaaoinshr";
    return kind == ZEROS ? 0 : kind == LETTERS ? letters[any(18)] : any(256);
}

static char *contents(struct arena *arena, enum kind kind, int n)
{
    char *p = arena_alloc(arena, (size_t)n + 1);
    for (int i = 0; i < n;) {
        const enum kind now = kind == MIXED ? (enum kind)(i / 9000 % MIXED) : kind;
        if (now == REPEATS && i > 600) {
            int length = 3 + (int)any(600);
            const int back = 1 + (int)any((uint32_t)(i < 32000 ? i : 32000));
            for (; length && i < n; length--, i++)
                p[i] = p[i - back];
        } else {
            p[i++] = (char)byte_of(now);
        }
    }
    return p;
}

static void assert_inflates_to(struct job *job, const void *stream, size_t n,
                               const char *bytes, size_t size, bool zlib)
{
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    char *out = arena_alloc(job->doc, size + 1);
    size_t in_n, out_n;
    const enum libdeflate_result result =
        zlib ? libdeflate_zlib_decompress_ex(d, stream, n, out, size + 1, &in_n, &out_n)
             : libdeflate_deflate_decompress_ex(d, stream, n, out, size + 1, &in_n,
                                                &out_n);
    assert_int_equal(result, LIBDEFLATE_SUCCESS);
    assert_int_equal(in_n, n);
    assert_int_equal(out_n, size);
    assert_memory_equal(out, bytes, size);
    libdeflate_free_decompressor(d);
}

/* --- ends -------------------------------------------------------------------------- */

static void assert_goes_on(struct job *job, const char *bytes, int n, int level)
{
    static const unsigned char last_block[] = {3, 0};
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(level);
    const size_t room = libdeflate_deflate_compress_bound(c, (size_t)n);
    unsigned char *out = arena_alloc(job->doc, room + 2 * DEFLATE_END_ROOM);
    size_t size = libdeflate_deflate_compress(c, bytes, (size_t)n, out, room);
    assert_true(size > 0);
    memset(out + size, 0xAA, DEFLATE_END_ROOM);
    size = deflate_open_end(out, size);
    memcpy(out + size, last_block, sizeof last_block);
    assert_inflates_to(job, out, size + sizeof last_block, bytes, (size_t)n, false);
    libdeflate_free_compressor(c);
}

static void test_a_stream_of_any_blocks_can_go_on(void **state)
{
    (void)state;
    static const int sizes[] = {0, 1, 2, 5, 30, 400, 9000, SOME, LARGE};
    struct job job = job_begin();
    for (int kind = 0; kind < KINDS; kind++)
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
            for (int level = 0; level <= 12; level += 3)
                assert_goes_on(&job, contents(job.doc, kind, sizes[i]), sizes[i], level);
    job_end(&job);
}

static void test_ends_at_any_bit_are_found(void **state)
{
    (void)state;
    struct job job = job_begin();
    for (int n = 0; n < 600; n++)
        assert_goes_on(&job, contents(job.doc, n % KINDS, n), n, 6);
    job_end(&job);
}

/* --- pieces ------------------------------------------------------------------------ */

static struct str deflate(struct job *job, struct str bytes, const int *cuts, int n_cuts,
                          struct known_pieces *known)
{
    struct deflater deflater = {{{NULL}}};
    struct deflating d = {.deflater = &deflater,
                          .bytes = bytes,
                          .cuts = cuts,
                          .n_cuts = n_cuts,
                          .known = known,
                          .room = deflate_room(bytes.n, n_cuts)};
    d.out = arena_alloc(job->doc, d.room);
    deflating_make(&d, HAND_CALLER);
    deflater_end(&deflater);
    assert_true(d.n > 0);
    return deflated(&d);
}

static void test_pieces_inflate_to_the_whole(void **state)
{
    (void)state;
    static const int cuts[] = {1, 700, 701, 5000, 12000};
    struct job job = job_begin();
    for (int kind = 0; kind < KINDS; kind++) {
        const struct str bytes = {contents(job.doc, kind, SOME), SOME};
        const struct str made = deflate(&job, bytes, cuts, 5, NULL);
        assert_inflates_to(&job, made.p, (size_t)made.n, bytes.p, SOME, true);
    }
    job_end(&job);
}

static void test_there_is_room_for_what_does_not_become_smaller(void **state)
{
    (void)state;
    enum { PIECES = 200 };
    int cuts[PIECES];
    struct job job = job_begin();
    const struct str bytes = {contents(job.doc, NOISE, SOME), SOME};
    for (int i = 0; i < PIECES; i++)
        cuts[i] = 3 * i + 1;
    const struct str made = deflate(&job, bytes, cuts, PIECES, NULL);
    assert_inflates_to(&job, made.p, (size_t)made.n, bytes.p, SOME, true);
    job_end(&job);
}

static void test_known_pieces_are_the_same_bytes(void **state)
{
    (void)state;
    static const int cuts[] = {4000, 9000};
    struct job job = job_begin();
    job.kept = kept_new(64 << 20);
    job.diags = kept_begin(job.kept, job.doc);
    struct known_pieces *known = known_pieces_begin(&job);
    assert_non_null(known);
    char *text = contents(job.doc, LETTERS, SOME);
    const struct str bytes = {text, SOME};
    const struct str middle = {text + 4000, 5000};
    assert_int_equal(known_pieces_find(known, middle).n, 0);
    const struct str alone = deflate(&job, bytes, cuts, 2, NULL);
    assert_true(str_eq(deflate(&job, bytes, cuts, 2, known), alone));
    assert_true(known_pieces_find(known, middle).n > 0);
    assert_true(str_eq(deflate(&job, bytes, cuts, 2, known), alone));
    text[4100] = '!';
    const struct str changed = deflate(&job, bytes, cuts, 2, known);
    assert_true(str_eq(changed, deflate(&job, bytes, cuts, 2, NULL)));
    assert_inflates_to(&job, changed.p, (size_t)changed.n, bytes.p, SOME, true);
    diags_close(job.diags);
    struct kept *kept = job.kept;
    job_end(&job);
    kept_free(kept);
}

/* However many there are, they take no more memory than they may. */
static void test_what_is_known_is_bounded(void **state)
{
    (void)state;
    struct job job = job_begin();
    job.kept = kept_new(64 << 20);
    job.diags = kept_begin(job.kept, job.doc);
    struct known_pieces *known = known_pieces_begin(&job);
    int added = 0;
    for (int i = 0; i < 3000; i++, added++) {
        const struct str piece = {contents(job.doc, NOISE, 9000), 9000};
        known_pieces_add(known, piece, piece);
        if (!known_pieces_find(known, piece).n)
            break;
    }
    assert_true(added > 500 && added < 1000);
    /* the next job begins anew */
    const struct str piece = {contents(job.doc, NOISE, 9000), 9000};
    known = known_pieces_begin(&job);
    known_pieces_add(known, piece, piece);
    assert_true(known_pieces_find(known, piece).n > 0);
    diags_close(job.diags);
    struct kept *kept = job.kept;
    job_end(&job);
    kept_free(kept);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_stream_of_any_blocks_can_go_on),
        cmocka_unit_test(test_ends_at_any_bit_are_found),
        cmocka_unit_test(test_pieces_inflate_to_the_whole),
        cmocka_unit_test(test_there_is_room_for_what_does_not_become_smaller),
        cmocka_unit_test(test_known_pieces_are_the_same_bytes),
        cmocka_unit_test(test_what_is_known_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
