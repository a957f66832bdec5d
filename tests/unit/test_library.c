/* The library as its users see it: gaiyo.h and nothing else. */
#include "own_job.h"
#include "said.h"

#include "gaiyo.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define PLAN(id, content)                                                                \
    "<plan version='1' id='" id "' xml:lang='ja'><head><title>題</title></head>" content \
    "</plan>"
#define SECTION(text) "<section no='1'><title>章</title><p>" text "</p></section>"
#define MEASURED                                                                          \
    PLAN("measured", "<indicators id='s'><indicator id='a' kind='level'><name>名</name>" \
                     "<baseline>1件</baseline><target>5件</target></indicator>"         \
                     "</indicators>")
#define LAYOUT(content)                                                                  \
    "<layout version='1' id='l'><param name='word'>上</param>"                          \
    "<page-master name='m' size='A4'/>"                                                  \
    "<page-sequence master='m'><text>" content "</text></page-sequence></layout>"

/* A plan in the square font, for a product that goes to the file `out`. */
static struct gaiyo_request request_of(const char *plan, enum gaiyo_product product)
{
    return (struct gaiyo_request){
        .product = product,
        .plan = write_file(&job, "plan.xml", plan),
        .layout = write_file(&job, "layout.xml", LAYOUT("{/plan/@id}{$word}")),
        .output = path_of("out"),
        .fonts = TEST_FONTS,
        .home = TEST_HOME,
    };
}

static enum gaiyo_status run(const struct gaiyo_request *request, struct said *said)
{
    *said = (struct said){.times = 0};
    remove(path_of("out"));
    return gaiyo_run(request, note, said);
}

/* Goes well, and without a word. */
static void run_well(const struct gaiyo_request *request)
{
    struct said said;
    const enum gaiyo_status status = run(request, &said);
    assert_string_equal(said.text, "");
    assert_int_equal(status, GAIYO_OK);
    assert_int_equal(said.times, 0);
}

/* --- what is kept from call to call ------------------------------------------------- */

static struct str output(void)
{
    struct str text;
    unsigned file;
    assert_true(file_read(&job, path_of("out"), 1 << 20, &text, &file));
    return text;
}

static void check_product_kept(struct gaiyo_request request, enum gaiyo_product product)
{
    request.product = product;
    request.kept = NULL;
    run_well(&request);
    const struct str alone = output();
    request.kept = gaiyo_kept_new(0);
    for (int i = 0; i < 3; i++) {
        run_well(&request);
        assert_true(str_eq(output(), alone));
    }
    gaiyo_kept_free(request.kept);
}

/* The same bytes, whether or not something is there from the call before. */
static void test_kept_values_change_no_result(void **state)
{
    (void)state;
    const struct gaiyo_request request =
        request_of(PLAN("p", SECTION("一二三（四）")), GAIYO_PDF);
    for (int product = GAIYO_PDF; product <= GAIYO_PAINT; product++)
        if (product != GAIYO_CHECK && product != GAIYO_DISCOVERED &&
            product != GAIYO_CHANGES && product != GAIYO_FONTS)
            check_product_kept(request, (enum gaiyo_product)product);
}

static void test_kept_values_are_read_again_when_they_change(void **state)
{
    (void)state;
    struct gaiyo_request request = request_of(PLAN("p", ""), GAIYO_BOXES);
    request.kept = gaiyo_kept_new(0);
    run_well(&request);
    const struct str before = output();
    request.layout = write_file(&job, "layout.xml", LAYOUT("下"));
    run_well(&request);
    assert_true(str_find(before, STR("下")) < 0 && str_find(output(), STR("下")) >= 0);
    gaiyo_kept_free(request.kept);
}

static void test_a_mistake_is_said_every_time(void **state)
{
    (void)state;
    struct gaiyo_request request =
        request_of("<plan version='1' id='p'><oops/></plan>", GAIYO_PDF);
    struct said first, again;
    request.kept = gaiyo_kept_new(0);
    assert_int_equal(run(&request, &first), GAIYO_FINDINGS);
    assert_non_null(strstr(first.text, "oops"));
    for (int i = 0; i < 2; i++) {
        assert_int_equal(run(&request, &again), GAIYO_FINDINGS);
        assert_string_equal(again.text, first.text);
    }
    gaiyo_kept_free(request.kept);
}

/* --- what copyfit has used ------------------------------------------------------- */

#define FITTED                                                                           \
    "<layout version='1' id='l'><page-master name='m' size='A4'/>"                       \
    "<page-sequence master='m' fit='yes' fit-font-size='110%'><text>一</text>"          \
    "</page-sequence></layout>"

static void test_what_copyfit_has_used_is_reported(void **state)
{
    (void)state;
    struct gaiyo_request request = request_of(PLAN("p", ""), GAIYO_PDF);
    struct said said;
    request.layout = write_file(&job, "fitted.xml", FITTED);
    request.report_fit = note;
    assert_int_equal(run(&request, &said), GAIYO_OK);
    assert_int_equal(said.times, 1);
    assert_non_null(strstr(said.text, "page 1: 5.82 of 297 mm, punctuation 100%, "
                                      "spacing 100%, line height 100%, width 100%, "
                                      "size 110%\n"));
    request.json_fit = 1;
    request.product = GAIYO_CHECK;
    assert_int_equal(run(&request, &said), GAIYO_OK);
    assert_non_null(strstr(said.text,
                           "\"page\":1,\"box\":false,\"group\":null,\"used_um\":5821,"
                           "\"room_um\":297000,\"punctuation\":100,\"spacing\":100,"
                           "\"line_height\":100,\"condense\":100,\"font_size\":110}\n"));
}

static struct str bytes_at(const char *path)
{
    struct str bytes;
    unsigned file;
    assert_true(file_read(&job, path, 1 << 24, &bytes, &file));
    return bytes;
}

static bool is_written(void)
{
    return file_exists(path_of("out"));
}

/* --- products ------------------------------------------------------------------- */

static void test_the_version_is_three_numbers(void **state)
{
    (void)state;
    int numbers[3], n = 0;
    assert_int_equal(
        sscanf(gaiyo_version(), "%d.%d.%d%n", &numbers[0], &numbers[1], &numbers[2], &n),
        3);
    assert_int_equal(gaiyo_version()[n], 0);
}

static void test_a_sheet_is_a_pdf(void **state)
{
    (void)state;
    const struct gaiyo_request request = request_of(PLAN("p", ""), GAIYO_PDF);
    run_well(&request);
    assert_true(str_starts(bytes_at(path_of("out")), STR("%PDF-")));
}

static void test_each_product_is_what_it_is_called(void **state)
{
    (void)state;
    static const struct {
        enum gaiyo_product product;
        const char *beginning;
    } rows[] = {
        {GAIYO_MERGED, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plan "},
        {GAIYO_BOXES, "boxes language=ja \"題\"\n"},
        {GAIYO_SHAPED, "paragraph box=2 \"p上\"\n"},
        {GAIYO_FONTS_USED, "gothic 400: 2 characters, 2 different ("},
        {GAIYO_PAGES, "page number=1 w=595.276 h=841.89\n"},
        {GAIYO_PAINT, "page w=595.276 h=841.89\n"},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        const struct gaiyo_request request = request_of(PLAN("p", ""), rows[i].product);
        run_well(&request);
        const struct str bytes = bytes_at(path_of("out"));
        if (!str_starts(bytes, str_of(rows[i].beginning)))
            fail_msg("not %s but %.60s", rows[i].beginning, bytes.p);
    }
}

static void test_the_fonts_need_no_plan(void **state)
{
    (void)state;
    struct gaiyo_request request = {.product = GAIYO_FONTS,
                                    .output = path_of("out"),
                                    .fonts = TEST_FONTS,
                                    .home = TEST_HOME};
    struct said said;
    /* One of them is missing: that is said, and the others are listed. */
    assert_int_equal(run(&request, &said), GAIYO_ENVIRONMENT);
    assert_non_null(strstr(said.text, "gone.ttf is not there"));
    assert_true(
        str_starts(bytes_at(path_of("out")), STR("gothic (MIT)\n  400  fine     ")));
    request.fonts = NULL;
    run_well(&request);
}

static void test_a_check_writes_nothing(void **state)
{
    (void)state;
    const struct gaiyo_request request = request_of(PLAN("p", ""), GAIYO_CHECK);
    run_well(&request);
    assert_false(is_written());
}

/* --- what is asked for ---------------------------------------------------------- */

static void test_what_is_left_out_has_a_default(void **state)
{
    (void)state;
    /* The shipped layout and fonts; the file is named after the plan. */
    struct gaiyo_request request = request_of(PLAN("by-id", SECTION("文")), GAIYO_PDF);
    const char *path = path_of("by-id.pdf");
    request.layout = request.output = request.fonts = NULL;
    remove(path);
    char back[4096];
    assert_non_null(getcwd(back, sizeof back));
    assert_int_equal(chdir(TEST_SCRATCH), 0);
    run_well(&request);
    assert_int_equal(chdir(back), 0);
    assert_true(str_starts(bytes_at(path), STR("%PDF-")));
}

static void test_a_layout_may_be_named(void **state)
{
    (void)state;
    struct gaiyo_request request = request_of(PLAN("p", SECTION("文")), GAIYO_PAINT);
    request.layout = "onesheet-a3";
    request.fonts = NULL;
    run_well(&request);
    assert_true(str_starts(bytes_at(path_of("out")), STR("page w=1190.551 h=841.89\n")));
}

static void test_settings_reach_the_layout(void **state)
{
    (void)state;
    static const struct gaiyo_setting setting = {"word", "下"};
    struct gaiyo_request request = request_of(PLAN("p", ""), GAIYO_SHAPED);
    request.settings = &setting;
    request.n_settings = 1;
    run_well(&request);
    assert_true(str_starts(bytes_at(path_of("out")), STR("paragraph box=2 \"p下\"\n")));
}

static void test_measurements_are_used_up_to_a_date(void **state)
{
    (void)state;
    const char *const data[] = {
        write_file(&job, "one.csv", "indicator,period,value\na,R4,2件\n"),
        write_file(&job, "two.csv", "indicator,period,value\na,R5,3件\n"),
    };
    struct gaiyo_request request = request_of(MEASURED, GAIYO_MERGED);
    request.data = data;
    request.n_data = 2;
    run_well(&request);
    assert_true(str_find(bytes_at(path_of("out")), STR(">3件</actual>")) > 0);
    request.as_of = "R4.12";
    run_well(&request);
    assert_true(str_find(bytes_at(path_of("out")), STR(">2件</actual>")) > 0);
}

/* --- what is said --------------------------------------------------------------- */

static void test_findings_are_said_at_once_and_nothing_is_written(void **state)
{
    (void)state;
    struct said said;
    const struct gaiyo_request request =
        request_of(PLAN("p", "<nix/>\n<nix/>"), GAIYO_PDF);
    assert_int_equal(run(&request, &said), GAIYO_FINDINGS);
    assert_int_equal(said.times, 1);
    assert_non_null(strstr(said.text, "plan.xml:1:69: error: "));
    assert_non_null(strstr(said.text, "plan.xml:2:1: error: "));
    assert_false(is_written());
}

static void test_messages_may_be_json(void **state)
{
    (void)state;
    struct said said;
    struct gaiyo_request request = request_of(PLAN("p", "<nix/>"), GAIYO_PDF);
    request.json_messages = 1;
    assert_int_equal(run(&request, &said), GAIYO_FINDINGS);
    assert_true(str_starts(str_of(said.text), STR("{\"file\":\"")));
    assert_true(str_ends(str_of(said.text), STR("\"}\n")));
    assert_non_null(strstr(said.text, "plan.xml\",\"line\":1,\"column\":69,"
                                      "\"severity\":\"error\",\"id\":\"ELEMENT_"));
}

static void test_no_one_need_listen(void **state)
{
    (void)state;
    const struct gaiyo_request request = request_of(PLAN("p", "<nix/>"), GAIYO_PDF);
    assert_int_equal(gaiyo_run(&request, NULL, NULL), GAIYO_FINDINGS);
}

/* A row of the plan that was not measured is a warning. */
static void test_a_warning_is_a_finding_of_a_check_only(void **state)
{
    (void)state;
    const char *data = write_file(&job, "none.csv", "indicator,period,value\n");
    const struct {
        enum gaiyo_product product;
        enum gaiyo_status status;
    } rows[] = {{GAIYO_CHECK, GAIYO_FINDINGS}, {GAIYO_PDF, GAIYO_OK}};
    for (int i = 0; i < COUNT(rows); i++) {
        struct said said;
        struct gaiyo_request request = request_of(MEASURED, rows[i].product);
        request.data = &data;
        request.n_data = 1;
        assert_int_equal(run(&request, &said), rows[i].status);
        assert_non_null(strstr(said.text, ": warning: "));
        assert_int_equal(is_written(), rows[i].product == GAIYO_PDF);
    }
}

static void test_what_the_machine_lacks_has_a_status_of_its_own(void **state)
{
    (void)state;
    struct said said;
    struct gaiyo_request request = request_of(PLAN("p", ""), GAIYO_PDF);
    request.plan = path_of("no-such-plan.xml");
    assert_int_equal(run(&request, &said), GAIYO_ENVIRONMENT);
    request = request_of(PLAN("p", ""), GAIYO_PDF);
    request.output = path_of("no-such-folder/out");
    assert_int_equal(run(&request, &said), GAIYO_ENVIRONMENT);
    request = request_of(PLAN("p", ""), GAIYO_PDF);
    request.home = path_of("no-such-home");
    assert_int_equal(run(&request, &said), GAIYO_ENVIRONMENT);
    assert_non_null(strstr(said.text, "no-such-home"));
}

static void test_the_environment_may_name_the_home(void **state)
{
    (void)state;
    struct said said;
    struct gaiyo_request request = request_of(PLAN("p", ""), GAIYO_PDF);
    request.home = NULL;
    assert_int_equal(setenv("GAIYO_HOME", path_of("no-such-home"), 1), 0);
    assert_int_equal(run(&request, &said), GAIYO_ENVIRONMENT);
    assert_non_null(strstr(said.text, "no-such-home"));
    assert_int_equal(setenv("GAIYO_HOME", TEST_HOME, 1), 0);
    run_well(&request);
    request.home = path_of("no-such-home"); /* what is said outright counts for more */
    assert_int_equal(run(&request, &said), GAIYO_ENVIRONMENT);
}

/* The ceiling ends the program, so it is another one's. */
static void test_a_job_keeps_to_its_memory(void **state)
{
    (void)state;
    struct gaiyo_request request = request_of(PLAN("p", SECTION("文")), GAIYO_PDF);
    request.memory_limit = 20000;
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (!freopen("/dev/null", "w", stderr))
            _exit(99);
        _exit(gaiyo_run(&request, NULL, NULL) == GAIYO_OK ? 0 : 98);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), GAIYO_ENVIRONMENT);
    assert_false(is_written());
}

/* --- threads -------------------------------------------------------------------- */

enum { RUNS = 20, THREADS = 4 };

/* One thread's work: the same job again and again. */
struct worker {
    struct gaiyo_request request;
    enum gaiyo_status status; /* that each run must have */
    struct said said;
    struct said expected;
    bool same;
};

static void *work(void *argument)
{
    struct worker *w = argument;
    w->same = true;
    for (int i = 0; i < RUNS; i++) {
        w->said = (struct said){.times = 0};
        w->same &= gaiyo_run(&w->request, note, &w->said) == w->status;
        w->same &= strcmp(w->said.text, w->expected.text) == 0;
    }
    return NULL;
}

/* A worker with files of its own; every other one has a plan that is wrong, each in
 * another place. */
static struct worker worker_new(int number)
{
    const char *lines = &"\n\n\n\n\n\n\n\n"[8 - number];
    const bool wrong = number % 2;
    const char *plan = str_format(job.doc, PLAN("p%d", "%s%s"), number, lines,
                                  wrong ? "<nix/>" : SECTION("文{1 + 1}"))
                           .p;
    struct worker w = {.request = request_of(plan, GAIYO_PDF)};
    w.request.plan = write_file(&job, str_format(job.doc, "plan-%d.xml", number).p, plan);
    w.request.output = path_of(str_format(job.doc, "out-%d", number).p);
    w.status = gaiyo_run(&w.request, note, &w.expected);
    assert_int_equal(w.status, wrong ? GAIYO_FINDINGS : GAIYO_OK);
    return w;
}

static void test_jobs_may_run_side_by_side(void **state)
{
    (void)state;
    struct worker workers[THREADS];
    struct str alone[THREADS];
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++) {
        workers[i] = worker_new(i);
        if (workers[i].status == GAIYO_OK)
            alone[i] = bytes_at(workers[i].request.output);
    }
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, work, &workers[i]), 0);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    for (int i = 0; i < THREADS; i++) {
        assert_true(workers[i].same);
        if (workers[i].status == GAIYO_OK)
            assert_true(str_eq(bytes_at(workers[i].request.output), alone[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_the_version_is_three_numbers),
        TEST(test_a_sheet_is_a_pdf),
        TEST(test_each_product_is_what_it_is_called),
        TEST(test_the_fonts_need_no_plan),
        TEST(test_a_check_writes_nothing),
        TEST(test_what_is_left_out_has_a_default),
        TEST(test_a_layout_may_be_named),
        TEST(test_settings_reach_the_layout),
        TEST(test_kept_values_change_no_result),
        TEST(test_kept_values_are_read_again_when_they_change),
        TEST(test_a_mistake_is_said_every_time),
        TEST(test_what_copyfit_has_used_is_reported),
        TEST(test_measurements_are_used_up_to_a_date),
        TEST(test_findings_are_said_at_once_and_nothing_is_written),
        TEST(test_messages_may_be_json),
        TEST(test_no_one_need_listen),
        TEST(test_a_warning_is_a_finding_of_a_check_only),
        TEST(test_what_the_machine_lacks_has_a_status_of_its_own),
        TEST(test_the_environment_may_name_the_home),
        TEST(test_a_job_keeps_to_its_memory),
        TEST(test_jobs_may_run_side_by_side),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
