/* Sheets that are made one after the other in one process, each beside the same sheet
 * made for itself: what is kept makes no difference but to the time. */
#include "own_job.h"
#include "said.h"

#include "gaiyo.h"

#include <stdlib.h>
#include <unistd.h>

static void make(const struct gaiyo_request *request)
{
    struct said said = {.times = 0};
    const enum gaiyo_status status = gaiyo_run(request, note, &said);
    assert_string_equal(said.text, "");
    assert_int_equal(status, GAIYO_OK);
}

/* The sheet's bytes. */
static struct str run(const struct gaiyo_request *request)
{
    struct str bytes;
    unsigned file;
    make(request);
    assert_true(file_read(&job, request->output, 1 << 24, &bytes, &file));
    return bytes;
}

/* --- areas -------------------------------------------------------------------------- */

static const char *const ids[] = {"bases",  "visitors", "clinics", "sales",
                                  "rides",  "wait",     "cover",   "movers",
                                  "houses", "guides",   "helpers", "stay"};
static const char *const units[] = {"箇所", "人",   "箇所", "箇所", "人", "分",
                                    "%",    "世帯", "戸",   "人",   "人", "%"};
static const char *const areas[] = {"東市", "西市", "南部の長い名の村"};

/* Invented results of areas for the plan of samples/batch. */
static const char *results_of(const char *const *names, int n)
{
    struct strbuf b = new_buffer();
    strbuf_add_c(&b, "市町村,時点,指標,値\n");
    for (int a = 0; a < n; a++)
        for (int i = 0; i < COUNT(ids); i++)
            strbuf_add(&b, str_format(job.doc, "%s,R5年度,%s,%d%s\n", names[a], ids[i],
                                      3 + 17 * (a % 3) + (7 * i) % 40, units[i]));
    return write_file(&job, "results.csv", b.p);
}

static const char *const layouts[] = {
    "onesheet-a3",   "onesheet-a4",  "report-a4",         "slides-a4",
    "evaluation-a4", "committee-a4", "indicator-cards-a4"};

static void test_sheets_of_areas_are_as_they_are_alone(void **state)
{
    (void)state;
    const char *data = results_of(areas, COUNT(areas));
    struct gaiyo_kept *kept = gaiyo_kept_new(0);
    struct gaiyo_request request = {
        .plan = TEST_HOME "/samples/batch/plan.xml",
        .data = &data,
        .n_data = 1,
        .by = "市町村",
        .output = path_of("out"),
        .home = TEST_HOME,
    };
    for (int i = 0; i < 2 * COUNT(areas) * COUNT(layouts); i++) {
        request.area = areas[i % COUNT(areas)];
        request.layout = layouts[i / 2 / COUNT(areas)];
        request.kept = NULL;
        const struct str alone = run(&request);
        request.kept = kept;
        assert_true(str_eq(run(&request), alone));
    }
    gaiyo_kept_free(kept);
}

/* Their identifiers are made of what the file holds (PDF/X). */
static void test_so_are_those_for_other_purposes(void **state)
{
    (void)state;
    static const enum gaiyo_purpose purposes[] = {GAIYO_PRESS, GAIYO_ARCHIVE};
    const char *data = results_of(areas, COUNT(areas));
    struct gaiyo_kept *kept = gaiyo_kept_new(0);
    struct gaiyo_request request = {
        .plan = TEST_HOME "/samples/batch/plan.xml",
        .data = &data,
        .n_data = 1,
        .by = "市町村",
        .as_of = "R6.3",
        .layout = "onesheet-a3",
        .output = path_of("out"),
        .home = TEST_HOME,
    };
    for (int i = 0; i < COUNT(areas) * COUNT(purposes); i++) {
        request.area = areas[i % COUNT(areas)];
        request.purpose = purposes[i / COUNT(areas)];
        request.kept = NULL;
        request.two_threads = 0;
        const struct str alone = run(&request);
        request.two_threads = 1;
        assert_true(str_eq(run(&request), alone));
        request.two_threads = 0;
        request.kept = kept;
        assert_true(str_eq(run(&request), alone));
    }
    gaiyo_kept_free(kept);
}

/* --- what cannot be kept ------------------------------------------------------------ */

#define PLAN                                                                             \
    "<plan version='1' id='p' xml:lang='ja'><head><title>題</title></head></plan>"
#define LAYOUT(content)                                                                  \
    "<layout version='1' id='l'><page-master name='m' size='A4'/>"                       \
    "<page-sequence master='m'>" content "</page-sequence></layout>"
#define WORD "<text>wwwwwwwwwwwwwwwwwwww</text>"

/* A word that is too wide in one place, and not in another. */
static void test_a_word_that_is_too_wide_is_said_in_every_job(void **state)
{
    (void)state;
    struct said first = {.times = 0}, again;
    const struct gaiyo_request request = {
        .plan = write_file(&job, "plan.xml", PLAN),
        .layout = write_file(
            &job, "layout.xml",
            LAYOUT("<text>一丁七万丈三上下</text><grid columns='30pt 1fr'>" WORD WORD
                   "</grid><grid columns='20pt 1fr'>" WORD WORD "</grid>")),
        .output = path_of("out"),
        .fonts = TEST_FONTS,
        .home = TEST_HOME,
        .kept = gaiyo_kept_new(0),
    };
    assert_int_equal(gaiyo_run(&request, note, &first), GAIYO_FINDINGS);
    assert_non_null(strstr(first.text, "wwwww"));
    for (int i = 0; i < 3; i++) {
        again = (struct said){.times = 0};
        assert_int_equal(gaiyo_run(&request, note, &again), GAIYO_FINDINGS);
        assert_string_equal(again.text, first.text);
    }
    gaiyo_kept_free(request.kept);
}

/* --- memory ------------------------------------------------------------------------- */

/* [byte] */
static long resident(void)
{
    long all, pages = 0;
    FILE *f = fopen("/proc/self/statm", "r");
    assert_non_null(f);
    assert_int_equal(fscanf(f, "%ld %ld", &all, &pages), 2);
    fclose(f);
    return pages * sysconf(_SC_PAGESIZE);
}

/* Paragraphs that no other sheet has, about a megabyte of them when they are measured. */
static const char *plan_of(int sheet)
{
    struct strbuf b = new_buffer();
    strbuf_add_c(&b,
                 "<plan version='1' id='p' xml:lang='ja'><head><title>題</title></head>"
                 "<section no='1'><title>章</title>");
    for (int i = 0; i < 30; i++) {
        strbuf_add(&b, str_format(job.doc, "<p>%d・%d", sheet, i));
        for (int k = 0; k < 60; k++)
            strbuf_add_c(&b, "一丁七万、");
        strbuf_add_c(&b, "</p>");
    }
    strbuf_add_c(&b, "</section></plan>");
    return write_file(&job, "many.xml", b.p);
}

static void test_memory_does_not_grow_with_the_number_of_sheets(void **state)
{
    (void)state;
#if defined(__SANITIZE_ADDRESS__)
    return; /* it keeps what is freed for a while */
#endif
    enum { WARM = 30, MORE = 60, MIB = 1 << 20 };
    long before = 0;
    struct gaiyo_request request = {
        .layout = write_file(&job, "prose.xml",
                             LAYOUT("<for-each select='//p'>"
                                    "<text text-align='justify' select='.'/>"
                                    "</for-each>")),
        .output = path_of("out"),
        .fonts = TEST_FONTS,
        .home = TEST_HOME,
        .kept = gaiyo_kept_new(0),
    };
    for (int i = 0; i < WARM + MORE; i++) {
        request.plan = plan_of(i);
        make(&request);
        if (i == WARM - 1)
            before = resident();
    }
    assert_true(resident() - before < 20L * MIB);
    gaiyo_kept_free(request.kept);
}

/* With characters that no other name has together, so that each sheet asks for other
 * parts of the fonts. */
static const char *name_of(int area)
{
    static const char *const parts[] = {"東", "西", "南", "北", "中", "上", "下",
                                        "浜", "川", "山", "原", "谷", "島", "岬",
                                        "泉", "崎", "坂", "橋", "宮", "寺"};
    return str_format(job.doc, "%s%s村", parts[area % COUNT(parts)],
                      parts[area / COUNT(parts)])
        .p;
}

static void test_memory_does_not_grow_with_what_sheets_have_for_themselves(void **state)
{
    (void)state;
#if defined(__SANITIZE_ADDRESS__)
    return;
#endif
    enum { WARM = 10, MORE = 150, MIB = 1 << 20 };
    long before = 0;
    const char *names[WARM + MORE];
    for (int i = 0; i < COUNT(names); i++)
        names[i] = name_of(i);
    const char *data = results_of(names, COUNT(names));
    struct gaiyo_request request = {
        .plan = TEST_HOME "/samples/batch/plan.xml",
        .data = &data,
        .n_data = 1,
        .by = "市町村",
        .layout = "onesheet-a3",
        .output = path_of("out"),
        .home = TEST_HOME,
        .kept = gaiyo_kept_new(8 * MIB),
    };
    for (int i = 0; i < WARM + MORE; i++) {
        request.area = names[i];
        make(&request);
        if (i == WARM - 1)
            before = resident();
    }
    assert_true(resident() - before < 8L * MIB);
    gaiyo_kept_free(request.kept);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_sheets_of_areas_are_as_they_are_alone),
        TEST(test_so_are_those_for_other_purposes),
        TEST(test_a_word_that_is_too_wide_is_said_in_every_job),
        TEST(test_memory_does_not_grow_with_the_number_of_sheets),
        TEST(test_memory_does_not_grow_with_what_sheets_have_for_themselves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
