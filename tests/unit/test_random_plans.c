/* What holds for any plan on the layouts that are shipped: generated plans, from fixed
 * seeds, come out whole, and nothing of them lies over anything else.
 *
 *     test_random_plans PART OF    the part of the seeds that leave PART divided by OF
 *
 * RANDOM_SHEETS is how many there are in all, RANDOM_SEED the only one to be tried; its
 * plan is left in the test's folder. */
#include "sheet_contents.h"

#include <signal.h>
#include <unistd.h>

enum { SHEETS = 10000, SHEETS_OF_A_SHOP = 100, LONGEST = 300, TWICE = 16 };

/* The seed at hand, for when the program ends with it. */
static struct {
    uint32_t seed;
    const char *layout;
} at_hand;

static void say_seed(int number)
{
    printf("# %s, RANDOM_SEED=%u: ended by signal %d\n", at_hand.layout,
           (unsigned)at_hand.seed, number);
    fflush(stdout);
    signal(number, SIG_DFL);
    raise(number);
}

typedef const char *(*check_fn)(const struct survey *v);

/* Says what is wrong with a sheet; how many things are. */
static int say_faults(struct sheet *s)
{
    static const check_fn checks[] = {
        check_inside_pages, check_collisions, check_boxes_apart, check_no_page_is_empty,
        check_headings,     check_pieces,     check_tables,      check_contents};
    const struct survey v = survey_pages(s, s->pages);
    int faults = 0;
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        const char *fault = checks[i](&v);
        if (fault)
            printf("# %s, RANDOM_SEED=%u: %s\n", s->layout, (unsigned)s->seed, fault);
        faults += fault != NULL;
    }
    return faults;
}

/* The same plan once more gives the same pages. */
static int say_changes(struct sheet *s)
{
    struct sheet again;
    sheet_make(&again, s->shop, s->seed);
    const bool same = again.pages && str_eq(layout_dump(&s->job, s->pages),
                                            layout_dump(&again.job, again.pages));
    if (!same)
        printf("# %s, RANDOM_SEED=%u: comes out otherwise the second time\n", s->layout,
               (unsigned)s->seed);
    sheet_end(&again);
    return !same;
}

/* Where all is one column. */
static int say_pieces(struct sheet *s)
{
    const bool columns = !strncmp(s->layout, "onesheet", 8) || is_layout(s, "slides-a4");
    const char *fault = columns ? NULL : find_other_lines(s);
    if (fault)
        printf("# %s, RANDOM_SEED=%u: %s\n", s->layout, (unsigned)s->seed, fault);
    return fault != NULL;
}

static void leave_plan(struct sheet *s)
{
    write_file(&s->job, "plan.xml", strbuf_str((struct strbuf *)&s->plan->plan).p);
    write_file(&s->job, "data.csv", strbuf_str((struct strbuf *)&s->plan->data).p);
    printf("# %s on %s, %s\n", TEST_SCRATCH "/plan.xml", s->layout, s->palette);
}

static int check_plan(const struct workshop *shop, uint32_t seed, bool alone)
{
    struct sheet s;
    int faults = 1;
    at_hand.seed = seed;
    at_hand.layout = shipped_layouts[layout_of_seed(seed)];
    alarm(LONGEST);
    sheet_make(&s, shop, seed);
    if (alone)
        leave_plan(&s);
    if (s.pages) {
        const uint32_t turn = seed / SHIPPED_LAYOUTS % TWICE;
        faults = say_faults(&s) + (turn == 0 ? say_changes(&s) : 0) +
                 (turn % 4 == 1 ? say_pieces(&s) : 0);
    } else
        printf("# %s, RANDOM_SEED=%u: %s\n", s.layout, (unsigned)s.seed,
               job_messages(&s.job));
    alarm(0);
    sheet_end(&s);
    return faults;
}

static int part, parts = 1;

static int number_in(const char *name, int usual)
{
    const char *value = getenv(name);
    return value ? atoi(value) : usual;
}

static void test_any_plan_comes_out_whole(void **state)
{
    (void)state;
    const int only = number_in("RANDOM_SEED", 0);
    const int sheets = only ? only : number_in("RANDOM_SHEETS", SHEETS);
    int faults = 0, made = 0;
    struct workshop shop;
    signal(SIGALRM, say_seed);
    signal(SIGABRT, say_seed);
    signal(SIGSEGV, say_seed);
    for (int seed = only ? only : 1; seed <= sheets; seed++) {
        if (!only && seed % parts != part)
            continue;
        if (made % SHEETS_OF_A_SHOP == 0)
            workshop_open(&shop);
        faults += check_plan(&shop, (uint32_t)seed, only);
        if (++made % SHEETS_OF_A_SHOP == 0)
            workshop_close(&shop);
    }
    if (made % SHEETS_OF_A_SHOP)
        workshop_close(&shop);
    assert_int_equal(faults, 0);
}

int main(int argc, char **argv)
{
    part = argc > 2 ? atoi(argv[1]) : 0;
    parts = argc > 2 ? atoi(argv[2]) : 1;
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_any_plan_comes_out_whole)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
