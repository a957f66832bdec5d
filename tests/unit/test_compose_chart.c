/* Charts as boxes: numbers become places on a scale, and every chart says in words what
 * it shows. */
#include "sheet.h"

#include "compose/messages.h"

#include "base/messages.h"

static const struct box *chart_in(const struct sheet *s)
{
    const struct box *box = flow_of(s)->kids[0];
    assert_int_equal(box->kind, BOX_CHART);
    return box;
}

static struct sheet chart_of(const char *layout)
{
    struct sheet s = sheet_of(PLAN(""), layout);
    assert_fine(&s);
    return s;
}

static void assert_alt(const char *layout, const char *expected)
{
    struct sheet s = chart_of(layout);
    assert_str(chart_in(&s)->chart->alt, expected);
    sheet_end(&s);
}

/* Ticks as PLACE TEXT, then the unit. */
static const char *axis_of(struct sheet *s)
{
    const struct box *box = chart_in(s);
    struct strbuf b;
    strbuf_init(&b, s->job.doc);
    for (int i = 0; i < box->chart->n_ticks; i++) {
        const struct tick *tick = &box->chart->ticks[i];
        strbuf_addf(&b, "%d ", tick->at);
        strbuf_add(&b, box->kids[tick->label]->text.runs[0].text);
        strbuf_add_char(&b, '\n');
    }
    if (box->chart->unit >= 0)
        strbuf_add(&b, box->kids[box->chart->unit]->text.runs[0].text);
    return strbuf_str(&b).p;
}

static void assert_axis(const char *layout, const char *expected)
{
    struct sheet s = chart_of(layout);
    assert_string_equal(axis_of(&s), expected);
    sheet_end(&s);
}

/* --- places --------------------------------------------------------------------- */

static void test_a_bar_goes_on_behind_its_target(void **state)
{
    (void)state;
    struct sheet s =
        chart_of(FLOW("<chart kind='progress' value='4/7' target='1' pace='11/12'/>"));
    const struct chart *c = chart_in(&s)->chart;
    assert_int_equal(c->value, 457143); /* (4/7) / 1.25, rounded */
    assert_int_equal(c->target, 800000);
    assert_int_equal(c->pace, 733333);
    assert_int_equal(c->baseline, CHART_NOWHERE);
    assert_false(c->over);
    sheet_end(&s);
    s = chart_of(FLOW("<chart kind='bullet' value='1' target='1'/>"));
    assert_int_equal(chart_in(&s)->chart->target, 833333);
    sheet_end(&s);
}

static void test_what_is_beyond_the_scale_stands_at_its_end(void **state)
{
    (void)state;
    struct sheet s = chart_of(FLOW("<chart kind='progress' value='3' target='1'/>"));
    assert_int_equal(chart_in(&s)->chart->value, CHART_ONE);
    assert_true(chart_in(&s)->chart->over);
    sheet_end(&s);
    s = chart_of(FLOW("<chart kind='progress' value='-3' target='1'/>"));
    assert_int_equal(chart_in(&s)->chart->value, 0);
    assert_false(chart_in(&s)->chart->over);
    sheet_end(&s);
    s = chart_of(FLOW("<chart kind='progress' value='1.25' target='1'/>"));
    assert_int_equal(chart_in(&s)->chart->value, CHART_ONE);
    assert_false(chart_in(&s)->chart->over);
    sheet_end(&s);
}

static void test_a_scale_may_be_set(void **state)
{
    (void)state;
    struct sheet s =
        chart_of(FLOW("<chart kind='progress' value='15' min='10' max='30'/>"));
    assert_int_equal(chart_in(&s)->chart->value, 250000);
    sheet_end(&s);
}

static void assert_stars(const char *layout, int halves)
{
    struct sheet s = chart_of(layout);
    assert_int_equal(chart_in(&s)->chart->value, halves);
    sheet_end(&s);
}

static void test_stars_are_counted_in_halves(void **state)
{
    (void)state;
    assert_stars(FLOW("<chart kind='stars' value='3' stars='4'/>"), 6);
    assert_stars(FLOW("<chart kind='stars' value='2.5'/>"), 5);
    assert_stars(FLOW("<chart kind='stars' value='2.7'/>"), 5);
    assert_stars(FLOW("<chart kind='stars' value='2.75'/>"), 6);
    assert_stars(FLOW("<chart kind='stars' value='9' stars='4'/>"), 8);
    assert_stars(FLOW("<chart kind='stars' value='-1'/>"), 0);
}

static void test_a_trend_is_a_sign(void **state)
{
    (void)state;
    assert_stars(FLOW("<chart kind='trend' value='0.01'/>"), 2);
    assert_stars(FLOW("<chart kind='trend' value='0'/>"), 1);
    assert_stars(FLOW("<chart kind='trend' value='-1/3'/>"), 0);
}

static void test_parts_are_shares_of_their_sum(void **state)
{
    (void)state;
    struct sheet s =
        chart_of(FLOW("<chart kind='segments'><datum value='1' color='red'/>"
                      "<datum value='2'/><datum value='0'/><datum value=''/></chart>"));
    const struct chart *c = chart_in(&s)->chart;
    assert_int_equal(c->n, 4);
    assert_int_equal(c->data[0].at, 333333);
    assert_int_equal(c->data[0].color.red, 0xC0);
    assert_int_equal(c->data[1].at, 666667);
    assert_int_equal(c->data[2].at, 0);
    assert_int_equal(c->data[3].at, CHART_NOWHERE);
    sheet_end(&s);
}

static void test_a_column_is_stacked_of_parts(void **state)
{
    (void)state;
    const char *layout =
        FLOW("<chart kind='column' name='誘致' unit='件' max='20'>"
             "<datum name='R5'><part name='製造' value='5' color='red'/>"
             "<part name='情報' value=''/><part name='ほか' value='3'/></datum>"
             "<datum name='R6' value='12'/></chart>");
    struct sheet s = chart_of(layout);
    const struct datum *stacked = &chart_in(&s)->chart->data[0];
    assert_int_equal(stacked->at, 400000);
    assert_int_equal(stacked->n_parts, 3);
    static const int places[][2] = {{0, 250000}, {250000, 250000}, {250000, 400000}};
    for (int i = 0; i < 3; i++) {
        assert_int_equal(stacked->parts[i].from, places[i][0]);
        assert_int_equal(stacked->parts[i].to, places[i][1]);
    }
    assert_int_equal(chart_in(&s)->chart->data[1].n_parts, 0);
    sheet_end(&s);
    assert_alt(layout, "誘致：R5 8件（製造 5件、情報 値なし、ほか 3件）、R6 12件");
}

static void test_columns_begin_at_zero(void **state)
{
    (void)state;
    struct sheet s =
        chart_of(FLOW("<chart kind='column'><datum value='90'/><datum value='100'/>"
                      "</chart>"));
    assert_int_equal(chart_in(&s)->chart->zero, 0);
    assert_int_equal(chart_in(&s)->chart->data[0].at, 900000);
    sheet_end(&s);
    s = chart_of(FLOW("<chart kind='column'><datum value='-1'/><datum value='4'/>"
                      "</chart>"));
    assert_int_equal(chart_in(&s)->chart->zero, 200000);
    sheet_end(&s);
}

static void test_labels_are_kids(void **state)
{
    (void)state;
    struct sheet s = chart_of(FLOW(
        "<chart kind='segments'><datum value='1'><label><text>1</text></label></datum>"
        "<datum value='2'><caption><text>2</text></caption></datum></chart>"));
    const struct box *box = chart_in(&s);
    assert_int_equal(box->n, 2);
    assert_int_equal(box->chart->data[0].label, 0);
    assert_int_equal(box->chart->data[0].caption, -1);
    assert_int_equal(box->chart->data[1].caption, 1);
    assert_string_equal(texts_of(&s), "1\n2\n");
    sheet_end(&s);
}

/* --- axes ----------------------------------------------------------------------- */

static void test_axes_have_round_figures(void **state)
{
    (void)state;
    assert_axis(FLOW("<chart kind='column' unit='件'><datum value='31'/>"
                     "<datum value='175'/></chart>"),
                "0 0\n250000 50\n500000 100\n750000 150\n1000000 200\n（件）");
    assert_axis(FLOW("<chart kind='line'><datum value='1788'/><datum value='1950'/>"
                     "</chart>"),
                "0 1,750\n250000 1,800\n500000 1,850\n750000 1,900\n1000000 1,950\n");
}

static void test_large_figures_are_counted_in_scale_words(void **state)
{
    (void)state;
    assert_axis(FLOW("<chart kind='line' unit='円'><datum value='609800000000'/>"
                     "<datum value='714300000000'/></chart>"),
                "0 6,000\n333333 6,500\n666667 7,000\n1000000 7,500\n（億円）");
    assert_axis(FLOW("<chart kind='column' unit='円'><datum value='11350000'/></chart>"),
                "0 0\n333333 500\n666667 1,000\n1000000 1,500\n（万円）");
}

static void test_shares_are_shown_as_percentages(void **state)
{
    (void)state;
    assert_axis(FLOW("<chart kind='column' unit='%'><datum value='0.031'/></chart>"),
                "0 0\n250000 1\n500000 2\n750000 3\n1000000 4\n（%）");
    assert_axis(FLOW("<chart kind='column' unit='%'><datum value='0.0022'/></chart>"),
                "0 0.00\n200000 0.05\n400000 0.10\n600000 0.15\n800000 0.20\n"
                "1000000 0.25\n（%）");
}

static void test_ends_that_are_set_stay(void **state)
{
    (void)state;
    assert_axis(FLOW("<chart kind='column' min='0' max='70'><datum value='31'/>"
                     "</chart>"),
                "0 0\n285714 20\n571429 40\n857143 60\n");
}

/* --- in words ------------------------------------------------------------------- */

static void test_bars_say_their_numbers(void **state)
{
    (void)state;
    assert_alt(FLOW("<chart kind='progress' name='実施回数' value='4/7' target='1' "
                    "pace='11/12' unit='%'/>"),
               "実施回数：57.1%、目標100%、時点の目安91.7%");
    assert_alt(FLOW("<chart kind='bullet' value='1788' target='2000' baseline='-5' "
                    "unit='人'/>"),
               "1,788人、目標2,000人、基準マイナス5人");
    assert_alt(FLOW("<chart kind='progress' value='4/7' unit='%' digits='0'/>"), "57%");
}

static void test_other_kinds_say_theirs(void **state)
{
    (void)state;
    assert_alt(FLOW("<chart kind='stars' value='2.5' stars='4'/>"), "4段階中2.5");
    assert_alt(FLOW("<chart kind='trend' name='輸出' value='-1'/>"), "輸出：下降");
    assert_alt(FLOW("<chart kind='sparkline' unit='件' target='30'>"
                    "<datum value='12' name='R元'/><datum value='' name='R2'/>"
                    "<datum value='1/3' target='20'/></chart>"),
               "R元 12件、R2 値なし、0.33件（計画20件）、目標30件");
    assert_alt(FLOW("<chart kind='donut'><datum value='9' name='達成'/>"
                    "<datum value='60000' name='未達'/></chart>"),
               "達成 9、未達 6万");
}

static void test_a_layout_may_say_it_itself(void **state)
{
    (void)state;
    assert_alt(FLOW("<chart kind='stars' value='3' alt='概ね計画どおり'/>"),
               "概ね計画どおり");
}

/* --- without numbers ------------------------------------------------------------ */

static void test_without_a_number_the_reason_stands_there(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        PLAN(""), FLOW("<chart kind='progress' value=''><empty><text>国統計未公表"
                       "</text></empty></chart><text>後</text>"));
    assert_fine(&s);
    assert_int_equal(flow_of(&s)->kids[0]->kind, BOX_STACK);
    assert_string_equal(texts_of(&s), "国統計未公表\n後\n");
    sheet_end(&s);
}

static void test_labels_of_what_is_not_drawn_are_gone(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        PLAN(""), FLOW("<chart kind='column'><datum value=''><label><text>空</text>"
                       "</label></datum><empty><text>未公表</text></empty></chart>"));
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "未公表\n");
    assert_int_equal(s.boxes->texts[0]->text.index, 0);
    sheet_end(&s);
}

static void assert_wrong(const char *layout, const struct diag_kind *kind, const char *at)
{
    struct sheet s = sheet_of(PLAN(""), layout);
    assert_only_finding(&s, kind, at);
    sheet_end(&s);
}

static void test_parts_stand_in_columns(void **state)
{
    (void)state;
    assert_wrong(FLOW("<chart kind='column'><datum><part value='-1'/><part value='3'/>"
                      "</datum></chart>"),
                 DIAG_CHART_SCALE, "<chart");
    assert_wrong(FLOW("<chart kind='line'><datum value='2'/><datum><part value='1'/>"
                      "</datum></chart>"),
                 DIAG_BOX_MISPLACED, "<part");
    assert_wrong(FLOW("<chart kind='column'><datum value='2'><part value='1'/>"
                      "</datum></chart>"),
                 DIAG_BOX_MISPLACED, "<part");
}

static void test_what_cannot_be_drawn_is_reported(void **state)
{
    (void)state;
    assert_wrong(FLOW("<chart kind='progress'/>"), DIAG_CHART_EMPTY, "<chart");
    assert_wrong(FLOW("<chart kind='column'><datum value=''/></chart>"), DIAG_CHART_EMPTY,
                 "<chart");
    assert_wrong(FLOW("<chart kind='stars' value='57%'/>"), DIAG_CHART_NUMBER, "57%");
    assert_wrong(FLOW("<chart kind='line'><datum value='1'/><datum value='x'/></chart>"),
                 DIAG_CHART_NUMBER, "x");
    assert_wrong(FLOW("<chart kind='progress' value='1' min='2' max='2'/>"),
                 DIAG_CHART_SCALE, "<chart");
    assert_wrong(FLOW("<chart kind='donut'><datum value='0'/></chart>"), DIAG_CHART_SCALE,
                 "<chart");
    assert_wrong(
        FLOW("<chart kind='donut'><datum value='3'/><datum value='-1'/></chart>"),
        DIAG_CHART_SCALE, "<chart");
    assert_wrong(FLOW("<chart kind='stars' value='1' digits='x'/>"), DIAG_ATTRIBUTE_VALUE,
                 "x");
    assert_wrong(FLOW("<chart kind='stars' value='1' rest-color='mauve'/>"),
                 DIAG_COLOR_UNKNOWN, "mauve");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_bar_goes_on_behind_its_target),
        cmocka_unit_test(test_what_is_beyond_the_scale_stands_at_its_end),
        cmocka_unit_test(test_a_scale_may_be_set),
        cmocka_unit_test(test_stars_are_counted_in_halves),
        cmocka_unit_test(test_a_trend_is_a_sign),
        cmocka_unit_test(test_parts_are_shares_of_their_sum),
        cmocka_unit_test(test_a_column_is_stacked_of_parts),
        cmocka_unit_test(test_parts_stand_in_columns),
        cmocka_unit_test(test_columns_begin_at_zero),
        cmocka_unit_test(test_labels_are_kids),
        cmocka_unit_test(test_axes_have_round_figures),
        cmocka_unit_test(test_large_figures_are_counted_in_scale_words),
        cmocka_unit_test(test_shares_are_shown_as_percentages),
        cmocka_unit_test(test_ends_that_are_set_stay),
        cmocka_unit_test(test_bars_say_their_numbers),
        cmocka_unit_test(test_other_kinds_say_theirs),
        cmocka_unit_test(test_a_layout_may_say_it_itself),
        cmocka_unit_test(test_without_a_number_the_reason_stands_there),
        cmocka_unit_test(test_labels_of_what_is_not_drawn_are_gone),
        cmocka_unit_test(test_what_cannot_be_drawn_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
