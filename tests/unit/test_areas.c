/* Measurements of many areas, and what is taken of one of them. */
#include "notation.h"
#include "own_job.h"

#include "measure/measure.h"

/* Both files, in which areas are told apart; one that has none holds for all. */
static const struct dataset *read_both(const char *first, const char *second)
{
    const char *paths[] = {write_file(&job, "areas.csv", first),
                           write_file(&job, "all.csv", second)};
    const struct measuring with = {.notation = notation_of(&job), .by = STR("市町村")};
    const struct dataset *dataset = measure_read_with(&job, &with, NULL, paths, 2);
    assert_string_equal(said(&job), "");
    return dataset;
}

/* Their indicators, one behind the other. */
static const char *indicators(const struct dataset *dataset)
{
    struct strbuf b;
    strbuf_init(&b, job.doc);
    for (int i = 0; i < dataset->n; i++)
        strbuf_add(&b, dataset->observations[i].indicator);
    return strbuf_str(&b).p;
}

#define MIXED                                                                            \
    "市町村,indicator,period,value\n東市,a,R5,1件\n西市,b,R5,2件\n"             \
    "東市,d,R5,4件\n西市,e,R5,5件\n"
#define COMMON "indicator,period,value\nf,R5,6件\ng,R5,7件\n"

static void test_areas_come_in_the_order_of_their_first_value(void **state)
{
    (void)state;
    int n;
    const struct str *areas = measure_areas(&job, read_both(MIXED, COMMON), &n);
    assert_int_equal(n, 2);
    assert_str(areas[0], "東市");
    assert_str(areas[1], "西市");
}

static void test_an_area_has_its_own_values_and_those_of_all_as_they_stand(void **state)
{
    (void)state;
    const struct dataset *dataset = read_both(MIXED, COMMON);
    const struct dataset *east = measure_take_area(&job, dataset, STR("東市"));
    assert_string_equal(indicators(east), "adfg");
    assert_str(east->area, "東市");
    assert_string_equal(indicators(measure_take_area(&job, dataset, STR("西市"))),
                        "befg");
}

static void test_an_area_that_nobody_names_is_an_error(void **state)
{
    (void)state;
    const struct dataset *dataset = read_both(MIXED, COMMON);
    assert_null(measure_take_area(&job, dataset, STR("東京")));
    assert_non_null(strstr(said(&job), "東京"));
    assert_null(measure_take_area(&job, dataset, STR("")));
}

/* Beside what goes through all of them. */
static void test_every_area_of_many_has_what_names_it(void **state)
{
    enum { ROWS = 600, AREAS = 37 };
    (void)state;
    struct strbuf b;
    strbuf_init(&b, job.doc);
    strbuf_add_c(&b, "市町村,indicator,period,value\n");
    for (int i = 0; i < ROWS; i++)
        strbuf_addf(&b, "市%d,i%d,R5,%d件\n", i * i % AREAS, i, i);
    const struct dataset *dataset = read_both(COMMON, strbuf_str(&b).p);
    int n, all = 0;
    const struct str *areas = measure_areas(&job, dataset, &n);
    for (int a = 0; a < n; a++) {
        const struct dataset *of = measure_take_area(&job, dataset, areas[a]);
        int k = 0;
        for (int i = 0; i < dataset->n; i++) {
            const struct observation *o = &dataset->observations[i];
            if (!o->area.n || str_eq(o->area, areas[a]))
                assert_int_equal(o->pos.offset, of->observations[k++].pos.offset);
        }
        assert_int_equal(k, of->n);
        all += of->n - 2;
    }
    assert_int_equal(all, ROWS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_areas_come_in_the_order_of_their_first_value),
        TEST(test_an_area_has_its_own_values_and_those_of_all_as_they_stand),
        TEST(test_an_area_that_nobody_names_is_an_error),
        TEST(test_every_area_of_many_has_what_names_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
