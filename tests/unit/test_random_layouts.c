/* What holds for any layout that the schema allows, on any plan: generated pairs, from
 * fixed seeds, come out whole on their pages or end with messages that say where and why.
 *
 *     test_random_layouts PART OF    the part of the seeds that leave PART divided by OF
 *
 * RANDOM_SHEETS is how many there are in all, RANDOM_SEED the only one to be tried; its
 * plan and layout are left in the test's folder, and those of the folder RANDOM_FROM, if
 * it is given, take their place: so that they can be made smaller by hand. */
#include "layout_checks.h"
#include "layout_findings.h"
#include "png.h"

#include <signal.h>
#include <unistd.h>

enum { SHEETS = 2000, SHEETS_OF_A_SHOP = 100, LONGEST = 300 };

/* The seed at hand, for when the program ends with it. */
static uint32_t at_hand;

static void say_seed(int number)
{
    printf("# RANDOM_SEED=%u: ended by signal %d\n", (unsigned)at_hand, number);
    fflush(stdout);
    signal(number, SIG_DFL);
    raise(number);
}

static void say(const struct sheet *s, const char *what)
{
    printf("# RANDOM_SEED=%u: %s\n", (unsigned)s->seed, what);
}

/* --- making sheets -------------------------------------------------------------- */

/* A file of the folder RANDOM_FROM in the place of what was generated. */
static void take(struct sheet *s, const char *name)
{
    enum { MOST = 1 << 20 };
    static char bytes[MOST];
    const char *folder = getenv("RANDOM_FROM");
    FILE *f = folder ? fopen(path_join(s->job.doc, folder, name), "rb") : NULL;
    if (!f)
        return;
    const size_t n = fread(bytes, 1, MOST, f);
    fclose(f);
    store_add(s->store, path_join(s->job.doc, "/plan", name),
              (struct str){bytes, (int)n});
}

static void leave(struct sheet *s, struct draft *d)
{
    write_file(&s->job, "plan.xml", strbuf_str((struct strbuf *)&s->plan->plan).p);
    write_file(&s->job, "data.csv", strbuf_str((struct strbuf *)&s->plan->data).p);
    write_file(&s->job, "layout.xml", strbuf_str(&d->p.plan).p);
    struct str png;
    store_find(s->store, "/plan/grey.png", &png);
    write_bytes(&s->job, "grey.png", png);
    store_find(s->store, "/plan/color.png", &png);
    write_bytes(&s->job, "color.png", png);
}

static struct draft make(struct sheet *s, const struct workshop *shop, uint32_t seed,
                         bool alone)
{
    sheet_begin(s, shop, seed, seed % 2);
    struct arena *arena = s->plan->plan.arena;
    static const struct png_parts grey = {1, 1, 8, 0, 0, {"", 0}};
    struct draft d = layout_generated(arena, seed, s->plan->serial);
    s->serials = d.p.serial;
    s->layout = "random";
    store_add(s->store, "/plan/layout.xml", strbuf_str(&d.p.plan));
    store_add(s->store, "/plan/color.png", png_red_blue(&s->job));
    store_add(s->store, "/plan/grey.png",
              png_of(&s->job, &grey, (struct str){"\0\x80", 2}));
    take(s, "plan.xml");
    take(s, "layout.xml");
    if (alone && !getenv("RANDOM_FROM"))
        leave(s, &d);
    const struct document *layout = load_layout(&s->job, "/plan/layout.xml");
    if (!layout)
        return d;
    sheet_compose(s, layout);
    s->pages = s->shaped ? layout_pages(&s->job, s->boxes, s->shaped) : NULL;
    return d;
}

/* --- checking them -------------------------------------------------------------- */

static int say_faults(struct sheet *s, const struct draft *d)
{
    static const check_fn checks[] = {check_inside_pages, check_collisions,
                                      check_boxes_apart, check_tables, check_whole_texts};
    const struct survey v = survey_pages(s, s->pages);
    int faults = 0;
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        const char *fault = checks[i](&v);
        if (fault)
            say(s, fault);
        faults += fault != NULL;
    }
    const char *lost = find_lost_of_layout(&v, d);
    if (lost)
        say(s, lost);
    return faults + (lost != NULL);
}

static int check(const struct workshop *shop, uint32_t seed, bool alone, int *made)
{
    struct sheet s;
    at_hand = seed;
    alarm(LONGEST);
    struct draft d = make(&s, shop, seed, alone);
    if (alone)
        printf("# %s\n%s", TEST_SCRATCH "/layout.xml", job_messages(&s.job));
    int faults = say_findings(&s);
    if (s.pages)
        faults += say_faults(&s, &d);
    *made += s.pages != NULL;
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

static void test_any_layout_comes_out_whole(void **state)
{
    (void)state;
    const int only = number_in("RANDOM_SEED", 0);
    const int sheets = only ? only : number_in("RANDOM_SHEETS", SHEETS);
    int faults = 0, tried = 0, made = 0;
    struct workshop shop;
    signal(SIGALRM, say_seed);
    signal(SIGABRT, say_seed);
    signal(SIGSEGV, say_seed);
    for (int seed = only ? only : 1; seed <= sheets; seed++) {
        if (!only && seed % parts != part)
            continue;
        if (tried % SHEETS_OF_A_SHOP == 0)
            workshop_open(&shop);
        faults += check(&shop, (uint32_t)seed, only, &made);
        if (++tried % SHEETS_OF_A_SHOP == 0)
            workshop_close(&shop);
    }
    if (tried % SHEETS_OF_A_SHOP)
        workshop_close(&shop);
    printf("# %d of %d came out\n", made, tried);
    assert_int_equal(faults, 0);
    assert_true(only || made > tried * 2 / 5); /* the others say why */
}

int main(int argc, char **argv)
{
    part = argc > 2 ? atoi(argv[1]) : 0;
    parts = argc > 2 ? atoi(argv[2]) : 1;
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_any_layout_comes_out_whole)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
