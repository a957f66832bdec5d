/* Templates: for-each, if, choose, define and use, variables, expressions, settings,
 * pages. */
#include "base/messages.h"
#include "compose/messages.h"
#include "evaluate/messages.h"
#include "sheet.h"

/* --- for-each, if, choose ------------------------------------------------------- */

static void test_for_each_goes_through_the_nodes_in_document_order(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS,
        FLOW("<for-each "
             "select='//section[3]|//section[1]'><text>{@no}{title}</text></for-each>"));
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "1一\n3三\n");
    sheet_end(&s);
}

static void test_for_each_counts_its_nodes(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS,
        FLOW("<for-each "
             "select='//section'><text>{position()}/{last()}</text></for-each>"));
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "1/3\n2/3\n3/3\n");
    sheet_end(&s);
}

static void test_inner_for_each_leaves_the_outer_count_alone(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(SECTIONS, FLOW("<for-each select='//section[@no > 1]'>"
                                "<for-each select='//section'><if test='position() = "
                                "3'><text>x</text></if></for-each>"
                                "<text>{position()}/{last()}</text></for-each>"));
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "x\n1/2\nx\n2/2\n");
    sheet_end(&s);
}

static void test_for_each_over_nothing_brings_nothing(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(SECTIONS, FLOW("<for-each select='//pillar'><text>x</text></for-each>"));
    assert_fine(&s);
    assert_int_equal(flow_of(&s)->n, 0);
    sheet_end(&s);
}

static void test_for_each_takes_nodes_only(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(SECTIONS, FLOW("<for-each select='1 + 1'><text>x</text></for-each>"));
    assert_only_finding(&s, DIAG_XPATH, "1 + 1'");
    sheet_end(&s);
}

static void test_if_brings_its_contents_when_true(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS, FLOW("<for-each select='//section'>"
                       "<if test='@no = 2'><text>{title}</text></if></for-each>"));
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "二\n");
    sheet_end(&s);
}

static void test_a_wrong_test_is_said_at_its_place(void **state)
{
    (void)state;
    struct sheet s = sheet_of(SECTIONS, FLOW("<if test='$gone'><text>x</text></if>"));
    assert_only_finding(&s, DIAG_XPATH, "$gone'");
    sheet_end(&s);
}

static void test_choose_takes_the_first_that_is_true(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS, FLOW("<for-each select='//section'><text><choose>"
                       "<when test='@no = 1'>a</when><when test='@no &lt; 3'>b</when>"
                       "<otherwise>c</otherwise></choose></text></for-each>"));
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "a\nb\nc\n");
    sheet_end(&s);
}

static void test_choose_without_otherwise_may_bring_nothing(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS, FLOW("<choose><when test='false()'><text>a</text></when></choose>"));
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "");
    sheet_end(&s);
}

/* --- define and use ------------------------------------------------------------- */

#define DEFINING(define, flow)                                                           \
    LAYOUT(MASTER define "<page-sequence master='m'>" flow "</page-sequence>")

static void test_use_brings_the_definition_at_the_node_at_hand(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS, DEFINING("<define name='d'><text>{title}{position()}</text></define>",
                           "<for-each select='//section'><use name='d'/></for-each>"));
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "一1\n二2\n三3\n");
    sheet_end(&s);
}

static void test_parameters_take_the_values_of_the_use(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS,
        DEFINING("<define name='d'><param name='a'/><param name='b'/><param name='c'/>"
                 "<text>{$a}|{$b}|{$c}</text></define>",
                 "<use name='d'><with name='c'>{count(//section)}個</with>"
                 "<with name='a' select='//section[2]/title'/><with "
                 "name='b'>字</with></use>"));
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "二|字|3個\n");
    sheet_end(&s);
}

static void test_parameters_have_defaults(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS, DEFINING("<define name='d'><param name='a'>甲</param>"
                           "<param name='b' select='count(//section)'/><param name='c'/>"
                           "<text>{$a}|{$b}|{$c}</text></define>",
                           "<use name='d'/>"));
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "甲|3|\n");
    sheet_end(&s);
}

static void test_a_default_may_use_the_parameters_before_it(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS,
        DEFINING("<define name='d'><param name='a'/><param name='b' select='$a + 1'/>"
                 "<text>{$a}|{$b}</text></define>",
                 "<use name='d'><with name='a' select='4'/></use>"));
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "4|5\n");
    sheet_end(&s);
}

static void test_a_default_does_not_see_the_variables_around_the_use(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS,
        DEFINING("<define name='d'><param name='a' select='$v'/><text>x</text></define>",
                 "<variable name='v'>1</variable><use name='d'/>"));
    assert_only_finding(&s, DIAG_XPATH, "$v'");
    sheet_end(&s);
}

static void test_a_definition_does_not_see_the_variables_around_its_use(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(SECTIONS, DEFINING("<define name='d'><text>{$v}</text></define>",
                                    "<variable name='v'>1</variable><use name='d'/>"));
    assert_only_finding(&s, DIAG_XPATH, "$v}");
    sheet_end(&s);
}

static void test_variables_mean_again_what_they_did_before_a_use(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS, DEFINING("<define name='d'><param name='v'/><text>{$v}</text></define>",
                           "<variable name='v'>1</variable><use name='d'>"
                           "<with name='v'>2</with></use><text>{$v}</text>"));
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "2\n1\n");
    sheet_end(&s);
}

static void test_a_definition_may_use_itself_while_a_condition_lasts(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS,
        DEFINING(
            "<define name='d'><param name='n'/><text>{$n}</text><if test='$n &lt; 3'>"
            "<use name='d'><with name='n' select='$n + 1'/></use></if></define>",
            "<use name='d'><with name='n' select='1'/></use>"));
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "1\n2\n3\n");
    sheet_end(&s);
}

/* A definition that uses itself until $n reaches `most`, which is also how deep that
 * goes. */
#define DEEP(most)                                                                       \
    DEFINING("<define name='d'><param name='n'/><if test='$n &lt; " most "'>"            \
             "<use name='d'><with name='n' select='$n + 1'/></use></if></define>",       \
             "<use name='d'><with name='n' select='1'/></use>")

static void test_uses_may_be_64_deep(void **state)
{
    (void)state;
    struct sheet s = sheet_of(SECTIONS, DEEP("64"));
    assert_fine(&s);
    sheet_end(&s);
}

static void test_uses_without_end_are_said(void **state)
{
    (void)state;
    struct sheet s = sheet_of(SECTIONS, DEEP("65"));
    assert_only_finding(&s, DIAG_DEFINE_CIRCLE, "d'><with");
    sheet_end(&s);
}

static void test_an_unknown_definition_is_said(void **state)
{
    (void)state;
    struct sheet s = sheet_of(SECTIONS, FLOW("<use name='gone'/>"));
    assert_only_finding(&s, DIAG_DEFINE_UNKNOWN, "gone'");
    sheet_end(&s);
}

static void test_an_unknown_parameter_is_said(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(SECTIONS, DEFINING("<define name='d'><param name='a'/></define>",
                                    "<use name='d'><with name='b'>1</with></use>"));
    assert_only_finding(&s, DIAG_PARAM_UNKNOWN, "b'>1");
    sheet_end(&s);
}

static void test_a_second_definition_of_a_name_is_said(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS, DEFINING("<define name='d'/><define name='d'><text>x</text></define>",
                           "<use name='d'/>"));
    assert_only_finding(&s, DIAG_NAME_TWICE, "d'><text");
    sheet_end(&s);
}

static void test_libraries_bring_definitions(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS, DEFINING("<library><library><define name='d'><text>x</text></define>"
                           "<style name='big' font-size='20pt'/></library></library>",
                           "<use name='d'/><text style='big'>y</text>"));
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "x\ny\n");
    assert_int_equal(s.boxes->texts[1]->style->font_size, 20 * EMU_PT);
    sheet_end(&s);
}

/* --- variables ------------------------------------------------------------------ */

static void test_a_variable_lasts_to_the_end_of_its_element(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS, FLOW("<stack><variable name='v'>1</variable><text>{$v}</text></stack>"
                       "<text>{$v}</text>"));
    assert_only_finding(&s, DIAG_XPATH, "$v}</text></page");
    sheet_end(&s);
}

static void test_an_inner_variable_hides_the_outer_one(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS,
        FLOW("<variable name='v'>外</variable><stack><text>{$v}</text>"
             "<variable "
             "name='v'>内</variable><text>{$v}</text></stack><text>{$v}</text>"));
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "外\n内\n外\n");
    sheet_end(&s);
}

static void test_a_variable_may_be_made_from_others(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS,
        FLOW("<for-each select='//section'><variable name='a' select='@no * 2'/>"
             "<variable name='b'>{$a}倍</variable><text>{$b}</text></for-each>"));
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "2倍\n4倍\n6倍\n");
    sheet_end(&s);
}

static void test_texts_have_variables_too(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS,
        FLOW("<text>あ<variable name='v'>い</variable><span>{$v}</span>{$v}</text>"));
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "あいい\n");
    sheet_end(&s);
}

/* --- expressions in text and attributes ----------------------------------------- */

static void test_attributes_take_expressions(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS, FLOW("<for-each select='//section'>"
                       "<box width='{@no}0pt' padding='{@no}pt {1 + 1}pt'/></for-each>"));
    assert_fine(&s);
    const struct style *style = flow_of(&s)->kids[2]->style;
    assert_int_equal(style->width, 30 * EMU_PT);
    assert_int_equal(style->padding[SIDE_TOP], 3 * EMU_PT);
    assert_int_equal(style->padding[SIDE_LEFT], 2 * EMU_PT);
    sheet_end(&s);
}

static void test_double_braces_stand_for_braces(void **state)
{
    (void)state;
    struct sheet s = sheet_of(SECTIONS, FLOW("<text>{{a}} {{{1 + 1}}}</text>"));
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "{a} {2}\n");
    sheet_end(&s);
}

static void test_double_braces_stand_for_braces_in_attributes(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(SECTIONS, FLOW("<list><item label='{{1'/><item label='2}}'/></list>"));
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "{1\n2}\n");
    sheet_end(&s);
}

static void test_a_brace_without_a_partner_is_said(void **state)
{
    (void)state;
    struct sheet s = sheet_of(SECTIONS, FLOW("<text>あ{1 + 1</text>"));
    assert_only_finding(&s, DIAG_BRACE, "{1 + 1");
    sheet_end(&s);
    s = sheet_of(SECTIONS, FLOW("<text>あ}い</text>"));
    assert_only_finding(&s, DIAG_BRACE, "}い");
    sheet_end(&s);
    s = sheet_of(SECTIONS, FLOW("<list><item label='1}'/></list>"));
    assert_only_finding(&s, DIAG_BRACE, "}'");
    sheet_end(&s);
}

static void test_a_wrong_expression_in_a_text_is_said_at_its_place(void **state)
{
    (void)state;
    struct sheet s = sheet_of(SECTIONS, FLOW("<text>あ{$gone}い</text>"));
    assert_only_finding(&s, DIAG_XPATH, "$gone}");
    sheet_end(&s);
}

static void test_a_wrong_expression_in_an_attribute_is_said_once(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(SECTIONS, FLOW("<for-each select='//section'><text "
                                "font-size='{$gone}pt'>x</text></for-each>"));
    assert_only_finding(&s, DIAG_XPATH, "$gone}pt");
    sheet_end(&s);
}

/* --- settings ------------------------------------------------------------------- */

#define WITH_PARAMETER                                                                   \
    LAYOUT(                                                                              \
        "<param name='year'>令和5年</param><param name='n' "                          \
        "select='count(//section)'/>" MASTER                                             \
        "<define name='d'><text>{$n}</text></define>"                                    \
        "<page-sequence master='m'><text>{$year}</text><use name='d'/></page-sequence>")

static void test_parameters_of_the_layout_have_defaults(void **state)
{
    (void)state;
    struct sheet s = sheet_of(SECTIONS, WITH_PARAMETER);
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "令和5年\n3\n");
    sheet_end(&s);
}

static void test_the_last_setting_of_a_parameter_counts(void **state)
{
    (void)state;
    const struct compose_setting settings[] = {
        {STR("year"), STR("x")}, {STR("n"), STR("7")}, {STR("year"), STR("令和6年")}};
    struct sheet s = sheet_with(SECTIONS, WITH_PARAMETER, settings, 3);
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "令和6年\n7\n");
    sheet_end(&s);
}

static void test_a_setting_of_no_parameter_is_said(void **state)
{
    (void)state;
    const struct compose_setting slip = {STR("yaer"), STR("x")};
    const struct compose_setting setting = {STR("columns"), STR("x")};
    struct sheet s = sheet_with(SECTIONS, WITH_PARAMETER, &slip, 1);
    assert_only_finding(&s, DIAG_NAME_MISSPELT, "<layout");
    sheet_end(&s);
    s = sheet_with(SECTIONS, WITH_PARAMETER, &setting, 1);
    assert_only_finding(&s, DIAG_SETTING_UNKNOWN, "<layout");
    sheet_end(&s);
}

/* --- pages ---------------------------------------------------------------------- */

static void assert_page(const struct page_master *m, int width_mm, int height_mm)
{
    assert_int_equal(m->width, width_mm * EMU_MM);
    assert_int_equal(m->height, height_mm * EMU_MM);
}

static void test_pages_have_the_sizes_of_paper(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS,
        LAYOUT("<page-master name='a' size='A4'/><page-master name='b' size='A3'/>"
               "<page-master name='c' size='B4' orientation='portrait'/>"
               "<page-master name='d' size='B5' orientation='landscape'/>"
               "<page-sequence master='a'/><page-sequence master='b'/>"
               "<page-sequence master='c'/><page-sequence master='d'/>"));
    assert_fine(&s);
    assert_int_equal(s.boxes->n, 4);
    assert_int_equal(s.boxes->sequences[0].master->width, 7560000);
    assert_int_equal(s.boxes->sequences[0].master->height, 10692000);
    assert_page(s.boxes->sequences[1].master, 297, 420);
    assert_page(s.boxes->sequences[2].master, 257, 364);
    assert_page(s.boxes->sequences[3].master, 257, 182);
    sheet_end(&s);
}

static void test_a_page_has_margins_and_what_stands_in_them(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS, LAYOUT("<page-master name='m' size='A4' padding='10mm 20mm 30mm 40mm'>"
                         "<header offset='5mm'><text>頭</text></header><footer "
                         "offset='2em' font-size='9pt'>"
                         "<text>足</text></footer><place x='1mm' y='2mm' w='3mm' "
                         "h='4mm'><text>底</text>"
                         "</place></page-master><page-sequence "
                         "master='m'><text>本</text></page-sequence>"));
    assert_fine(&s);
    const struct page_master *m = s.boxes->sequences[0].master;
    for (int i = 0; i < SIDES; i++)
        assert_int_equal(m->margin[i], (10 + 10 * i) * EMU_MM);
    assert_int_equal(m->header_offset, 5 * EMU_MM);
    assert_int_equal(m->footer_offset, 18 * EMU_PT);
    assert_int_equal(m->n_background, 1);
    assert_int_equal(m->background[0]->place.x, 1 * EMU_MM);
    assert_int_equal(m->background[0]->place.y, 2 * EMU_MM);
    assert_int_equal(m->background[0]->place.w, 3 * EMU_MM);
    assert_int_equal(m->background[0]->place.h, 4 * EMU_MM);
    assert_string_equal(texts_of(&s), "頭\n足\n底\n本\n");
    sheet_end(&s);
}

static void test_what_stands_in_the_margins_may_depend_on_the_plan(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS,
        LAYOUT("<page-master name='m' size='A4'><for-each select='//section'>"
               "<place x='{@no}mm' y='0' w='1mm' h='1mm'/></for-each></page-master>"
               "<page-sequence master='m'/>"));
    assert_fine(&s);
    const struct page_master *m = s.boxes->sequences[0].master;
    assert_int_equal(m->n_background, 3);
    assert_int_equal(m->background[2]->place.x, 3 * EMU_MM);
    sheet_end(&s);
}

static void test_sequences_may_be_filled(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS,
        LAYOUT(MASTER "<page-sequence master='m'/><page-sequence master='m' fill='no'/>"
                      "<page-sequence master='m' fill='nearly-full'/>"
                      "<page-sequence master='m' fill='yes'/>"));
    assert_fine(&s);
    assert_int_equal(s.boxes->sequences[0].fill, PAGE_FILL_NO);
    assert_int_equal(s.boxes->sequences[1].fill, PAGE_FILL_NO);
    assert_int_equal(s.boxes->sequences[2].fill, PAGE_FILL_NEARLY_FULL);
    assert_int_equal(s.boxes->sequences[3].fill, PAGE_FILL_YES);
    sheet_end(&s);
}

static void test_sequences_may_be_fitted(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS,
        LAYOUT(MASTER "<page-sequence master='m'/><page-sequence master='m' fit='yes' "
                      "fit-font-size='70% 8pt 115%' fit-spacing='90%'/>"
                      "<page-sequence master='m' pages='2' fill='no'/>"));
    assert_fine(&s);
    const struct page_sequence *q = s.boxes->sequences;
    assert_false(q[0].fits);
    assert_true(q[1].fits);
    assert_int_equal(q[1].fill, PAGE_FILL_YES);
    assert_int_equal(q[1].flow->style->justify_content, JUSTIFY_SPACE_BETWEEN);
    assert_int_equal(q[1].flow->style->fit.rungs[FIT_SIZE].least, 70);
    assert_int_equal(q[1].flow->style->fit.rungs[FIT_SIZE].most, 115);
    assert_int_equal(q[1].flow->style->fit.smallest, 8 * EMU_PT);
    assert_int_equal(q[1].flow->style->fit.rungs[FIT_SPACING].least, 90);
    assert_true(q[2].fits);
    assert_int_equal(q[2].pages, 2);
    assert_int_equal(q[2].fill, PAGE_FILL_NO);
    sheet_end(&s);
}

static void test_sequences_may_be_brought_by_a_loop(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS, LAYOUT(MASTER "<for-each select='//section'><page-sequence master='m'>"
                                "<text>{title}</text></page-sequence></for-each>"));
    assert_fine(&s);
    assert_int_equal(s.boxes->n, 3);
    assert_string_equal(texts_of(&s), "一\n二\n三\n");
    sheet_end(&s);
}

static void test_an_unknown_master_is_said(void **state)
{
    (void)state;
    struct sheet s = sheet_of(SECTIONS, LAYOUT("<page-sequence master='gone'/>"));
    assert_only_finding(&s, DIAG_MASTER_UNKNOWN, "gone'");
    sheet_end(&s);
}

static void test_a_second_master_of_a_name_is_said(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(SECTIONS, LAYOUT(MASTER "<page-master name='m' size='A3'/>"));
    assert_only_finding(&s, DIAG_NAME_TWICE, "m' size='A3'");
    sheet_end(&s);
}

static void test_the_document_has_title_author_and_language(void **state)
{
    (void)state;
    struct sheet s = sheet_of("<plan version='1' id='p' xml:lang='en'><head>"
                              "<title>産業<br/>戦略</title><subtitle>（概要）</subtitle>"
                              "<issuer> 山口県 </issuer></head></plan>",
                              FLOW(""));
    assert_fine(&s);
    assert_str(s.boxes->title, "産業戦略（概要）");
    assert_str(s.boxes->author, "山口県");
    assert_str(s.boxes->language, "en");
    sheet_end(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_for_each_goes_through_the_nodes_in_document_order),
        cmocka_unit_test(test_for_each_counts_its_nodes),
        cmocka_unit_test(test_inner_for_each_leaves_the_outer_count_alone),
        cmocka_unit_test(test_for_each_over_nothing_brings_nothing),
        cmocka_unit_test(test_for_each_takes_nodes_only),
        cmocka_unit_test(test_if_brings_its_contents_when_true),
        cmocka_unit_test(test_a_wrong_test_is_said_at_its_place),
        cmocka_unit_test(test_choose_takes_the_first_that_is_true),
        cmocka_unit_test(test_choose_without_otherwise_may_bring_nothing),
        cmocka_unit_test(test_use_brings_the_definition_at_the_node_at_hand),
        cmocka_unit_test(test_parameters_take_the_values_of_the_use),
        cmocka_unit_test(test_parameters_have_defaults),
        cmocka_unit_test(test_a_default_may_use_the_parameters_before_it),
        cmocka_unit_test(test_a_default_does_not_see_the_variables_around_the_use),
        cmocka_unit_test(test_a_definition_does_not_see_the_variables_around_its_use),
        cmocka_unit_test(test_variables_mean_again_what_they_did_before_a_use),
        cmocka_unit_test(test_a_definition_may_use_itself_while_a_condition_lasts),
        cmocka_unit_test(test_uses_may_be_64_deep),
        cmocka_unit_test(test_uses_without_end_are_said),
        cmocka_unit_test(test_an_unknown_definition_is_said),
        cmocka_unit_test(test_an_unknown_parameter_is_said),
        cmocka_unit_test(test_a_second_definition_of_a_name_is_said),
        cmocka_unit_test(test_libraries_bring_definitions),
        cmocka_unit_test(test_a_variable_lasts_to_the_end_of_its_element),
        cmocka_unit_test(test_an_inner_variable_hides_the_outer_one),
        cmocka_unit_test(test_a_variable_may_be_made_from_others),
        cmocka_unit_test(test_texts_have_variables_too),
        cmocka_unit_test(test_attributes_take_expressions),
        cmocka_unit_test(test_double_braces_stand_for_braces),
        cmocka_unit_test(test_double_braces_stand_for_braces_in_attributes),
        cmocka_unit_test(test_a_brace_without_a_partner_is_said),
        cmocka_unit_test(test_a_wrong_expression_in_a_text_is_said_at_its_place),
        cmocka_unit_test(test_a_wrong_expression_in_an_attribute_is_said_once),
        cmocka_unit_test(test_parameters_of_the_layout_have_defaults),
        cmocka_unit_test(test_the_last_setting_of_a_parameter_counts),
        cmocka_unit_test(test_a_setting_of_no_parameter_is_said),
        cmocka_unit_test(test_pages_have_the_sizes_of_paper),
        cmocka_unit_test(test_a_page_has_margins_and_what_stands_in_them),
        cmocka_unit_test(test_what_stands_in_the_margins_may_depend_on_the_plan),
        cmocka_unit_test(test_sequences_may_be_filled),
        cmocka_unit_test(test_sequences_may_be_fitted),
        cmocka_unit_test(test_sequences_may_be_brought_by_a_loop),
        cmocka_unit_test(test_an_unknown_master_is_said),
        cmocka_unit_test(test_a_second_master_of_a_name_is_said),
        cmocka_unit_test(test_the_document_has_title_author_and_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
