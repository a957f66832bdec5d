/* Layouts that extend others, parameters with types, palettes, slots, columns that depend
 * on what there is. */
#include "base/messages.h"
#include "compose/messages.h"
#include "load/messages.h"
#include "sheet.h"

/* `text` as a file beside the layout of a test. */
static void beside(const char *name, const char *text)
{
    struct job job = job_begin();
    write_file(&job, name, text);
    job_end(&job);
}

/* The layout `own` extends `base`. */
static struct sheet sheet_extending(const char *base, const char *own,
                                    const struct compose_setting *settings, int n)
{
    beside("base.xml", base);
    return sheet_with(SECTIONS, own, settings, n);
}

#define EXTENDING(content)                                                               \
    "<layout version='1' id='l' extends='base.xml'>" content "</layout>"

/* A base with something of each kind. */
#define BASE                                                                             \
    LAYOUT(PALETTE MASTER                                                                \
           "<param name='word'>甲</param><param name='size' type='length'>9pt</param>"  \
           "<style name='text' font-size='{$size}' color='red' font-weight='bold'/>"     \
           "<define name='line'><text style='text'>{$word}</text></define>"              \
           "<page-sequence master='m'><use name='line'/></page-sequence>")

static const struct style *first_style(const struct sheet *s)
{
    return flow_of(s)->kids[0]->style;
}

/* --- extends -------------------------------------------------------------------- */

static void test_a_layout_begins_with_what_it_extends(void **state)
{
    (void)state;
    struct sheet s = sheet_extending(BASE, EXTENDING(""), NULL, 0);
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "甲\n");
    assert_int_equal(first_style(&s)->font_size, 9 * EMU_PT);
    sheet_end(&s);
}

static void test_its_own_definitions_take_the_place_of_the_others(void **state)
{
    (void)state;
    struct sheet s = sheet_extending(
        BASE, EXTENDING("<define name='line'><text>乙{$word}</text></define>"), NULL, 0);
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "乙甲\n");
    sheet_end(&s);
}

static void test_a_style_that_extends_its_own_name_starts_from_the_other(void **state)
{
    (void)state;
    struct sheet s = sheet_extending(
        BASE, EXTENDING("<style name='text' extends='text' font-size='12pt'/>"), NULL, 0);
    assert_fine(&s);
    assert_int_equal(first_style(&s)->font_size, 12 * EMU_PT);
    assert_int_equal(first_style(&s)->font_weight, 700);
    sheet_end(&s);
    s = sheet_extending(BASE, EXTENDING("<style name='text' font-size='12pt'/>"), NULL,
                        0);
    assert_int_equal(first_style(&s)->font_weight, 400);
    sheet_end(&s);
}

static void test_a_new_default_keeps_the_type(void **state)
{
    (void)state;
    const struct compose_setting wrong = {STR("size"), STR("big")};
    struct sheet s = sheet_extending(
        BASE, EXTENDING("<param name='size'>7pt</param><param name='word'>丙</param>"),
        NULL, 0);
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "丙\n");
    assert_int_equal(first_style(&s)->font_size, 7 * EMU_PT);
    sheet_end(&s);
    s = sheet_extending(BASE, EXTENDING("<param name='size'>7pt</param>"), &wrong, 1);
    assert_finding(&s.job, 0, DIAG_ATTRIBUTE_VALUE, "<param name='size'>7pt");
    sheet_end(&s);
}

static void test_its_own_pages_take_the_place_of_the_others(void **state)
{
    (void)state;
    struct sheet s =
        sheet_extending(BASE,
                        EXTENDING("<page-sequence master='m'><text>丁</text><use "
                                  "name='line'/></page-sequence>"),
                        NULL, 0);
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "丁\n甲\n");
    assert_int_equal(s.boxes->n, 1);
    sheet_end(&s);
}

static void test_three_layouts_extend_one_another(void **state)
{
    (void)state;
    beside("middle.xml", "<layout version='1' id='l' extends='base.xml'>"
                         "<style name='text' extends='text' line-height='2'/></layout>");
    struct sheet s =
        sheet_extending(BASE,
                        "<layout version='1' id='l' extends='middle.xml'>"
                        "<style name='text' extends='text' font-size='10pt'/></layout>",
                        NULL, 0);
    assert_fine(&s);
    assert_int_equal(first_style(&s)->font_weight, 700);
    assert_int_equal(first_style(&s)->line_height, 20 * EMU_PT);
    sheet_end(&s);
}

static void test_what_stands_twice_in_one_layout_is_said_all_the_same(void **state)
{
    (void)state;
    struct sheet s = sheet_extending(
        BASE, EXTENDING("<style name='text'/><style name='text'/>"), NULL, 0);
    assert_int_equal(diags_count(s.job.diags), 1);
    assert_finding(&s.job, 0, DIAG_NAME_TWICE, "text'/></layout>");
    sheet_end(&s);
}

static void test_layouts_do_not_extend_in_a_circle(void **state)
{
    (void)state;
    struct sheet s = sheet_extending("<layout version='1' id='l' extends='layout.xml'/>",
                                     EXTENDING(""), NULL, 0);
    assert_only_finding(&s, DIAG_EXTENDS_CIRCLE, "layout.xml");
    sheet_end(&s);
}

static void test_a_layout_extends_what_is_there_below_its_folder(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(SECTIONS, "<layout version='1' id='l' extends='report-a5'/>");
    assert_only_finding(&s, DIAG_EXTENDS_UNKNOWN, "report-a5");
    sheet_end(&s);
    s = sheet_of(SECTIONS, "<layout version='1' id='l' extends='none.xml'/>");
    assert_only_finding(&s, DIAG_INCLUDE_MISSING, "none.xml");
    sheet_end(&s);
    s = sheet_of(SECTIONS, "<layout version='1' id='l' extends='/etc/passwd'/>");
    assert_only_finding(&s, DIAG_INCLUDE_OUTSIDE, "/etc/passwd");
    sheet_end(&s);
}

static void test_a_shipped_layout_is_extended_by_its_name(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(SECTIONS, "<layout version='1' id='l' extends='report-a4'>"
                           "<style name='section-heading' font-size='9pt'/></layout>");
    assert_fine(&s);
    assert_int_equal(s.boxes->n, 2);
    sheet_end(&s);
}

/* --- page masters --------------------------------------------------------------- */

#define WITH_MASTER                                                                      \
    LAYOUT("<page-master name='m' size='A3' orientation='landscape' padding='10mm' "     \
           "bleed='3mm'><header offset='2mm'><text>頭</text></header>"                  \
           "<place x='0' y='0' w='9mm' h='9mm'><text>角</text></place></page-master>"   \
           "<page-sequence master='m'><text>文</text></page-sequence>")

static void test_a_master_takes_what_it_does_not_say_from_the_other(void **state)
{
    (void)state;
    struct sheet s = sheet_extending(
        WITH_MASTER,
        EXTENDING("<page-master name='m' extends='m' size='A4' padding-top='20mm'>"
                  "<footer offset='3mm'><text>足</text></footer></page-master>"),
        NULL, 0);
    assert_fine(&s);
    const struct page_master *m = s.boxes->sequences[0].master;
    assert_int_equal(m->width, 297 * EMU_MM);
    assert_int_equal(m->height, 210 * EMU_MM);
    assert_int_equal(m->margin[SIDE_TOP], 20 * EMU_MM);
    assert_int_equal(m->margin[SIDE_LEFT], 10 * EMU_MM);
    assert_int_equal(m->bleed, 3 * EMU_MM);
    assert_non_null(m->header);
    assert_int_equal(m->footer_offset, 3 * EMU_MM);
    assert_int_equal(m->n_background, 1);
    sheet_end(&s);
}

static void test_what_a_master_says_itself_hides_the_others(void **state)
{
    (void)state;
    struct sheet s = sheet_extending(
        WITH_MASTER,
        EXTENDING("<page-master name='m' extends='m'>"
                  "<header offset='1mm'><text>別</text></header></page-master>"),
        NULL, 0);
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "別\n角\n文\n");
    sheet_end(&s);
}

static void test_masters_do_not_extend_in_a_circle(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(SECTIONS, LAYOUT("<page-master name='a' extends='b' size='A4'/>"
                                  "<page-master name='b' extends='a'/>"
                                  "<page-sequence master='a'><text>x</text>"
                                  "</page-sequence>"));
    assert_finding(&s.job, 0, DIAG_MASTER_CIRCLE, "b' size");
    sheet_end(&s);
}

static void test_a_master_has_a_size(void **state)
{
    (void)state;
    struct sheet s = sheet_of(SECTIONS, LAYOUT("<page-master name='a'/>"
                                               "<page-sequence master='a'><text>x</text>"
                                               "</page-sequence>"));
    assert_only_finding(&s, DIAG_MASTER_SIZE, "<page-master");
    sheet_end(&s);
}

/* --- parameters ----------------------------------------------------------------- */

#define TYPED(type, flow) FLOW_WITH("<param name='p' " type "</param>", flow)
#define FLOW_WITH(definitions, flow)                                                     \
    LAYOUT(PALETTE MASTER definitions "<page-sequence master='m'>" flow                  \
                                      "</page-sequence>")

/* The texts with the parameter set to `value`; a single finding as its name. */
static const char *with_p(const char *layout, const char *value)
{
    static char result[256];
    const struct compose_setting setting = {STR("p"), str_of(value)};
    struct sheet s = sheet_with(SECTIONS, layout, &setting, 1);
    snprintf(result, sizeof result, "%s",
             s.boxes ? texts_of(&s) : diags_at(s.job.diags, 0)->kind->name);
    sheet_end(&s);
    return result;
}

static void test_numbers(void **state)
{
    (void)state;
    const char *layout = TYPED("type='number'>2", "<text>{$p + 1}</text>");
    assert_string_equal(with_p(layout, "2.5"), "3.5\n");
    assert_string_equal(with_p(layout, "two"), "ATTRIBUTE_VALUE");
    assert_string_equal(with_p(layout, ""), "PARAM_MISSING");
}

static void test_flags(void **state)
{
    (void)state;
    const char *layout =
        TYPED("type='flag'>no", "<if test='$p'><text>有</text></if><text>文</text>");
    assert_string_equal(with_p(layout, "yes"), "有\n文\n");
    assert_string_equal(with_p(layout, "no"), "文\n");
    assert_string_equal(with_p(layout, "true"), "ATTRIBUTE_VALUE");
}

static void test_choices_and_lengths(void **state)
{
    (void)state;
    const char *choice =
        TYPED("type='choice' values='left right'>left", "<text>{$p}</text>");
    assert_string_equal(with_p(choice, "right"), "right\n");
    assert_string_equal(with_p(choice, "up"), "ATTRIBUTE_VALUE");
    const char *length = TYPED("type='length'>1mm", "<text>{$p}</text>");
    assert_string_equal(with_p(length, "3.5mm"), "3.5mm\n");
    assert_string_equal(with_p(length, "3"), "ATTRIBUTE_VALUE");
}

static void test_types_of_a_definition(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS, FLOW("<use name='d'><with name='n'>三</with></use><use name='d'/>"
                       "</page-sequence><define name='d'><param name='n' type='number'/>"
                       "<text>{$n}</text></define><page-sequence master='m'>"));
    assert_finding(&s.job, 0, DIAG_ATTRIBUTE_VALUE, "<with");
    assert_finding(&s.job, 1, DIAG_PARAM_MISSING, "<use");
    sheet_end(&s);
}

/* --- palettes ------------------------------------------------------------------- */

/* The red part of the first box's text under a palette or a colour that is set. */
static int red_with(const char *layout, const char *name, const char *value)
{
    const struct compose_setting setting = {str_of(name), str_of(value)};
    struct sheet s = sheet_with(SECTIONS, layout, &setting, 1);
    const int red = s.boxes ? first_style(&s)->color.red : -1;
    sheet_end(&s);
    return red;
}

#define COLOR(name, rgb) "<color name='" name "' rgb='" rgb "' cmyk='0 0 0 0'/>"
#define PALETTES                                                                         \
    LAYOUT("<palette>" COLOR("tone", "#010000") COLOR(                                   \
        "rest",                                                                          \
        "#020000") "</palette>"                                                          \
                   "<palette name='a'>" COLOR(                                           \
                       "tone",                                                           \
                       "#0A0000") "</palette>"                                           \
                                  "<palette name='b'>" COLOR(                            \
                                      "tone",                                            \
                                      "#0B0000") "</palette>"                            \
                                                 "<param name='set' "                    \
                                                 "type='palette'>a</param>"              \
                                                 "<param name='tone' "                   \
                                                 "type='color'/><param "                 \
                                                 "name='word'>tone</param>" MASTER       \
                                                 "<page-sequence master='m'><text "      \
                                                 "color='{$word}'>x</text></"            \
                                                 "page-sequence>")

static void test_a_palette_is_chosen_by_its_name(void **state)
{
    (void)state;
    assert_int_equal(red_with(PALETTES, "set", "a"), 0x0A);
    assert_int_equal(red_with(PALETTES, "set", "b"), 0x0B);
    assert_int_equal(red_with(PALETTES, "word", "rest"), 0x02);
    assert_int_equal(red_with(PALETTES, "set", "c"), -1);
}

static void test_a_palette_may_be_a_file(void **state)
{
    (void)state;
    beside("ours.xml", "<palette name='ours'>" COLOR("tone", "#0C0000") "</palette>");
    assert_int_equal(red_with(PALETTES, "set", TEST_SCRATCH "/ours.xml"), 0x0C);
    beside("ours.xml", "<library/>");
    assert_int_equal(red_with(PALETTES, "set", TEST_SCRATCH "/ours.xml"), -1);
}

static void test_a_color_is_set_by_its_name_or_by_values(void **state)
{
    (void)state;
    assert_int_equal(red_with(PALETTES, "tone", "rest"), 0x02);
    assert_int_equal(red_with(PALETTES, "tone", "#C5501B"), 0xC5);
    assert_int_equal(red_with(PALETTES, "tone", "#C5501B 15 80 100 5"), 0xC5);
    assert_int_equal(red_with(PALETTES, "tone", "#C5501B 15 80"), -1);
    assert_int_equal(red_with(PALETTES, "tone", "redish"), -1);
}

static void test_a_color_without_percentages_is_separated(void **state)
{
    (void)state;
    const struct compose_setting setting = {STR("tone"), STR("#804000")};
    struct sheet s = sheet_with(SECTIONS, PALETTES, &setting, 1);
    const struct color *c = &first_style(&s)->color;
    assert_int_equal(c->cyan, 0);
    assert_int_equal(c->magenta, 50);
    assert_int_equal(c->yellow, 100);
    assert_int_equal(c->black, 49);
    sheet_end(&s);
}

static void test_the_shipped_palettes_have_the_same_colours(void **state)
{
    (void)state;
    static const char *const names[] = {"indigo", "green", "vermilion", "grey"};
    for (int i = 0; i < 4; i++) {
        const struct compose_setting setting = {STR("palette"), str_of(names[i])};
        struct sheet s = sheet_with(
            SECTIONS, "<layout version='1' id='l' extends='onesheet-a3'/>", &setting, 1);
        assert_fine(&s);
        sheet_end(&s);
    }
}

static void test_colours_of_the_nearer_layout_hold(void **state)
{
    (void)state;
    struct sheet s = sheet_extending(
        PALETTES, EXTENDING("<palette>" COLOR("tone", "#0D0000") "</palette>"), NULL, 0);
    assert_fine(&s);
    assert_int_equal(first_style(&s)->color.red, 0x0D);
    sheet_end(&s);
}

/* --- slots ---------------------------------------------------------------------- */

#define USING(define, use)                                                               \
    FLOW(use "</page-sequence><define name='d'>" define                                  \
             "</define><page-sequence master='m'>")

static void test_a_slot_shows_what_the_use_puts_in(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS, USING("<text>前</text><slot/><slot name='foot'><text>無</text></slot>",
                        "<use name='d'><text>中</text></use><use name='d'>"
                        "<fill name='foot'><text>足</text></fill></use>"));
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "前\n中\n無\n前\n足\n");
    sheet_end(&s);
}

static void test_a_slot_can_be_asked_whether_it_is_filled(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS, USING("<if test='$content'><box><slot/></box></if>"
                        "<if test='not($foot)'><text>無</text></if><slot name='foot'/>",
                        "<use name='d'/><use name='d'><text>中</text></use>"
                        "<use name='d'><fill name='foot'><text>足</text></fill></use>"));
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "無\n中\n無\n足\n");
    sheet_end(&s);
}

/* The variables of the place where it is written, the element that the definition has
 * come to. */
static void test_what_fills_a_slot_knows_where_it_comes_from(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS,
        USING("<param name='v'/><for-each select='//section'>"
              "<variable name='v' select='9'/><slot/></for-each>",
              "<variable name='v' select='@id'/><use name='d'><with name='v'>x</with>"
              "<text>{$v}{@no}{position()}</text></use>"));
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "p11\np22\np33\n");
    sheet_end(&s);
}

static void test_a_slot_hands_on_to_another(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(SECTIONS, USING("<use name='e'><text>外</text><slot/></use>",
                                 "<use name='d'><text>中</text></use></page-sequence>"
                                 "<define name='e'><stack><slot/></stack><slot/></define>"
                                 "<page-sequence master='m'>"));
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "外\n中\n外\n中\n");
    sheet_end(&s);
}

static void test_a_slot_stands_in_text_and_rows(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(SECTIONS, USING("<table columns='1fr 1fr'><row><slot/></row></table>"
                                 "<text>（<slot name='t'/>）</text>",
                                 "<use name='d'><cell><text>一</text></cell><cell/>"
                                 "<fill name='t'>字</fill></use>"));
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "一\n（字）\n");
    sheet_end(&s);
}

static void test_what_no_slot_takes_is_said(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS, USING("<text>x</text>", "<use name='d'><text>中</text></use>"));
    assert_only_finding(&s, DIAG_SLOT_NONE, "<text>中");
    sheet_end(&s);
    s = sheet_of(SECTIONS,
                 USING("<slot name='head'/>", "<use name='d'><fill name='foot'/></use>"));
    assert_only_finding(&s, DIAG_SLOT_UNKNOWN, "foot");
    sheet_end(&s);
    s = sheet_of(SECTIONS, USING("<param name='a'/><slot name='a'/>", "<use name='d'/>"));
    assert_only_finding(&s, DIAG_NAME_TWICE, "a'/></define>");
    sheet_end(&s);
}

static void test_a_wrong_use_is_said_though_nothing_brings_it(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS, USING("<use name='e'/>", "<if test='false()'><use name='f'/></if>"));
    assert_int_equal(diags_count(s.job.diags), 2);
    assert_finding(&s.job, 0, DIAG_DEFINE_UNKNOWN, "e'");
    assert_finding(&s.job, 1, DIAG_DEFINE_UNKNOWN, "f'");
    sheet_end(&s);
}

/* --- columns that depend on what there is ---------------------------------------- */

static void test_columns_come_from_loops_and_conditions(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS, FLOW("<table columns='9mm'><if test='//pillar'><column width='5mm'/>"
                       "</if><for-each select='//section'><column width='{@no}mm'/>"
                       "</for-each><column width='1fr'/><row><cell/></row></table>"));
    assert_fine(&s);
    const struct box *table = flow_of(&s)->kids[0];
    assert_int_equal(table->tracks.n_columns, 5);
    assert_int_equal(table->tracks.columns[0].value, 9 * EMU_MM);
    assert_int_equal(table->tracks.columns[3].value, 3 * EMU_MM);
    assert_int_equal(table->tracks.columns[4].kind, TRACK_FRACTION);
    sheet_end(&s);
}

static void test_a_table_has_columns(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS, FLOW("<table><if test='false()'><column width='5mm'/></if></table>"));
    assert_only_finding(&s, DIAG_TRACKS_NONE, "<table");
    sheet_end(&s);
    s = sheet_of(SECTIONS, FLOW("<table><column width='x'/></table>"));
    assert_only_finding(&s, DIAG_TRACK, "x'");
    sheet_end(&s);
    s = sheet_of(SECTIONS, FLOW("<stack><column width='1mm'/></stack>"));
    assert_non_null(strstr(job_messages(&s.job), "<column> cannot stand"));
    sheet_end(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_layout_begins_with_what_it_extends),
        cmocka_unit_test(test_its_own_definitions_take_the_place_of_the_others),
        cmocka_unit_test(test_a_style_that_extends_its_own_name_starts_from_the_other),
        cmocka_unit_test(test_a_new_default_keeps_the_type),
        cmocka_unit_test(test_its_own_pages_take_the_place_of_the_others),
        cmocka_unit_test(test_three_layouts_extend_one_another),
        cmocka_unit_test(test_what_stands_twice_in_one_layout_is_said_all_the_same),
        cmocka_unit_test(test_layouts_do_not_extend_in_a_circle),
        cmocka_unit_test(test_a_layout_extends_what_is_there_below_its_folder),
        cmocka_unit_test(test_a_shipped_layout_is_extended_by_its_name),
        cmocka_unit_test(test_a_master_takes_what_it_does_not_say_from_the_other),
        cmocka_unit_test(test_what_a_master_says_itself_hides_the_others),
        cmocka_unit_test(test_masters_do_not_extend_in_a_circle),
        cmocka_unit_test(test_a_master_has_a_size),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_flags),
        cmocka_unit_test(test_choices_and_lengths),
        cmocka_unit_test(test_types_of_a_definition),
        cmocka_unit_test(test_a_palette_is_chosen_by_its_name),
        cmocka_unit_test(test_a_palette_may_be_a_file),
        cmocka_unit_test(test_a_color_is_set_by_its_name_or_by_values),
        cmocka_unit_test(test_a_color_without_percentages_is_separated),
        cmocka_unit_test(test_the_shipped_palettes_have_the_same_colours),
        cmocka_unit_test(test_colours_of_the_nearer_layout_hold),
        cmocka_unit_test(test_a_slot_shows_what_the_use_puts_in),
        cmocka_unit_test(test_a_slot_can_be_asked_whether_it_is_filled),
        cmocka_unit_test(test_what_fills_a_slot_knows_where_it_comes_from),
        cmocka_unit_test(test_a_slot_hands_on_to_another),
        cmocka_unit_test(test_a_slot_stands_in_text_and_rows),
        cmocka_unit_test(test_what_no_slot_takes_is_said),
        cmocka_unit_test(test_a_wrong_use_is_said_though_nothing_brings_it),
        cmocka_unit_test(test_columns_come_from_loops_and_conditions),
        cmocka_unit_test(test_a_table_has_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
