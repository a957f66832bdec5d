/* Labels that count on from a first one, and the official order of them. */
#include "compose/messages.h"
#include "sheet.h"

#define ITEM         "<item/>"
#define LIST(first)  "<list numbering='" first "'>"
#define THREE(first) FLOW(LIST(first) ITEM ITEM ITEM "</list>")

static void assert_labels(const char *layout, const char *expected)
{
    struct sheet s = sheet_of(PLAN(""), layout);
    assert_fine(&s);
    assert_string_equal(texts_of(&s), expected);
    sheet_end(&s);
}

static void test_labels_count_on_from_the_first(void **state)
{
    (void)state;
    assert_labels(THREE("1."), "1.\n2.\n3.\n");
    assert_labels(THREE("（１）"), "（１）\n（２）\n（３）\n");
    assert_labels(THREE("第１　"), "第１　\n第２　\n第３　\n");
    assert_labels(THREE("①"), "①\n②\n③\n");
    assert_labels(THREE("ア"), "ア\nイ\nウ\n");
    assert_labels(THREE("(ｱ)"), "(ｱ)\n(ｲ)\n(ｳ)\n");
    assert_labels(THREE("イ"), "イ\nロ\nハ\n");
    assert_labels(THREE("その一"), "その一\nその二\nその三\n");
    assert_labels(THREE("a)"), "a)\nb)\nc)\n");
    assert_labels(THREE("Ⅰ"), "Ⅰ\nⅡ\nⅢ\n");
}

#define FROM(first, start)                                                               \
    FLOW("<list numbering='" first "' start='" start "'>" ITEM ITEM ITEM "</list>")

static void test_they_may_begin_later(void **state)
{
    (void)state;
    assert_labels(FROM("１", "9"), "９\n１０\n１１\n");
    assert_labels(FROM("1", "99"), "99\n100\n101\n");
    assert_labels(FROM("一", "9"), "九\n十\n十一\n");
    assert_labels(FROM("一", "19"), "十九\n二十\n二十一\n");
    assert_labels(FROM("①", "20"), "⑳\n㉑\n㉒\n");
    assert_labels(FROM("①", "48"), "㊽\n㊾\n㊿\n");
    assert_labels(FROM("ア", "44"), "ワ\nヲ\nン\n");
}

static void test_an_item_may_have_a_label_of_its_own(void **state)
{
    (void)state;
    assert_labels(FLOW(LIST("1") ITEM "<item label='※'/>" ITEM "</list>"), "1\n※\n2\n");
}

static void test_lists_in_one_another_count_apart(void **state)
{
    (void)state;
    assert_labels(
        FLOW(LIST("1") "<item>" LIST("a") ITEM ITEM "</list></item>" ITEM "</list>"),
        "1\na\nb\n2\n");
}

static void test_the_official_order_has_five_levels(void **state)
{
    (void)state;
    assert_labels(FLOW(LIST("official") ITEM "<item>" LIST("official") "<item>" LIST(
                      "official") "<item>" LIST("official") "<item>" LIST("official")
                           ITEM ITEM
                       "</list></item></list></item></list></item></list></item></list>"),
                  "第１　\n第２　\n１　\n(１)　\nア　\n(ア)　\n(イ)　\n");
}

static void test_a_list_of_another_order_begins_it_anew(void **state)
{
    (void)state;
    assert_labels(FLOW(LIST("official") "<item>" LIST("①") "<item>" LIST("official") ITEM
                       "</list></item></list></item></list>"),
                  "第１　\n①\n第１　\n");
}

static void assert_wrong(const char *layout, const struct diag_kind *id, const char *at)
{
    struct sheet s = sheet_of(PLAN(""), layout);
    assert_only_finding(&s, id, at);
    sheet_end(&s);
}

static void test_what_cannot_be_counted_is_said(void **state)
{
    (void)state;
    assert_wrong(FLOW("<list>" ITEM "</list>"), DIAG_LABEL_NONE, "<item");
    assert_wrong(THREE("・"), DIAG_NUMBERING, "・");
    assert_wrong(FROM("Ⅰ", "11"), DIAG_NUMBERING_END, "<item");
    assert_wrong(FROM("一", "98"), DIAG_NUMBERING_END, "<item");
    assert_wrong(
        FLOW(
            LIST("official") "<item>" LIST("official") "<item>" LIST(
                "official") "<item>" LIST("official") "<item>" LIST("official") "<item"
                                                                                ">" LIST("official")
                                                                                    ITEM
            "</list></item></list></item></list></item></list></item>"
            "</list></item></list>"),
        DIAG_NUMBERING_DEEP, "official");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labels_count_on_from_the_first),
        cmocka_unit_test(test_they_may_begin_later),
        cmocka_unit_test(test_an_item_may_have_a_label_of_its_own),
        cmocka_unit_test(test_lists_in_one_another_count_apart),
        cmocka_unit_test(test_the_official_order_has_five_levels),
        cmocka_unit_test(test_a_list_of_another_order_begins_it_anew),
        cmocka_unit_test(test_what_cannot_be_counted_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
