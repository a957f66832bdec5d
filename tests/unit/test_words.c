/* Names of a layout's elements and attributes as numbers. */
#include "support.h"

#include "compose/words.h"

#include <libxml/parser.h>
#include <string.h>

static const char *const names[] = {
#define WORD(id, name) name,
#include "compose/words.def"
#undef WORD
};

/* An element for each name, twice, so that each is found both ways. */
static void test_every_word_is_found(void **state)
{
    (void)state;
    struct words words = {.memos = {{NULL, WORD_OTHER}}};
    xmlDocPtr doc = xmlNewDoc(BAD_CAST "1.0");
    doc->dict = xmlDictCreate();
    xmlNodePtr root = xmlNewDocNode(doc, NULL, BAD_CAST "none", NULL);
    xmlDocSetRootElement(doc, root);
    for (int i = 0; i < 2 * WORDS; i++)
        xmlNewChild(root, NULL, BAD_CAST names[i % WORDS], BAD_CAST "x");
    int i = 0;
    for (const xmlNode *n = root->children; n; n = n->next, i++) {
        assert_int_equal(words_find(&words, n), i % WORDS);
        assert_int_equal(words_find(&words, n->children), WORD_OTHER);
    }
    assert_int_equal(i, 2 * WORDS);
    assert_int_equal(words_find(&words, root), WORD_OTHER);
    xmlFreeDoc(doc);
}

/* Names that begin like words, end before them or go on behind them. */
static void test_other_names_are_no_words(void **state)
{
    (void)state;
    static const char *const others[] = {"aa", "bo", "boxes", "for", "A", "zzz", "row-"};
    for (int i = 0; i < (int)(sizeof others / sizeof *others); i++) {
        struct words words = {.memos = {{NULL, WORD_OTHER}}};
        xmlNodePtr node = xmlNewNode(NULL, BAD_CAST others[i]);
        assert_int_equal(words_find(&words, node), WORD_OTHER);
        xmlFreeNode(node);
    }
}

static void test_attributes_are_known(void **state)
{
    (void)state;
    static const char xml[] = "<cell id='a' x:role='b' colspan='' width='1mm' "
                              "xmlns:x='x'><cell rowspan='2'/></cell>";
    struct words words = {.memos = {{NULL, WORD_OTHER}}};
    xmlDocPtr doc = xmlReadMemory(xml, (int)strlen(xml), "words", NULL, 0);
    const xmlNode *outer = xmlDocGetRootElement(doc), *inner = outer->children;
    for (int twice = 0; twice < 2; twice++) {
        assert_true(words_have_attribute(&words, outer, WORD_ID));
        assert_true(words_have_attribute(&words, outer, WORD_COLSPAN));
        assert_false(words_have_attribute(&words, outer, WORD_ROLE));
        assert_false(words_have_attribute(&words, outer, WORD_ROWSPAN));
        assert_true(words_have_attribute(&words, inner, WORD_ROWSPAN));
        assert_false(words_have_attribute(&words, inner, WORD_ID));
    }
    xmlFreeDoc(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_word_is_found),
        cmocka_unit_test(test_other_names_are_no_words),
        cmocka_unit_test(test_attributes_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
