/* Character classes, and what two of them side by side mean: JLREQ's tables. */
#include "support.h"

#include "base/utf8.h"
#include "shape/classes.h"

#define LENGTH(array) ((int)(sizeof(array) / sizeof *(array)))

/* --- classes -------------------------------------------------------------------- */

enum { LAST_BMP = 0xFFFF };

/* JLREQ appendix A, and the half-width twins. */
static const struct {
    enum jlreq_class class;
    const char *members;
} lists[] = {
    {CL_OPENING, "‘“（〔［｛〈《「『【｟⦅〘〖«〝｢"},
    {CL_CLOSING, "’”）〕］｝〉》」』】｠⦆〙〗»〟｣"},
    {CL_HYPHEN, "‐〜～゠–"},
    {CL_DIVIDING, "！？‼⁇⁈⁉"},
    {CL_MIDDLE_DOT, "・：；･"},
    {CL_FULL_STOP, "。．｡"},
    {CL_COMMA, "、，､"},
    {CL_INSEPARABLE, "—―…‥〳〴〵"},
    {CL_ITERATION, "ヽヾゝゞ々〻〼゛゜ﾞﾟ"},
    {CL_PROLONGED, "ーｰ"},
    {CL_SMALL_KANA, "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
                    "ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ"},
    {CL_PREFIXED, "￥¥＄￡＃€№"},
    {CL_POSTFIXED, "°′″℃￠％‰ℓ㏋㌃㌍㌔㌘㌢㌣㌦㌧㌫㌶㌻㍉㍊㍍㍑㍗㎎㎏㎜㎝㎞㎡㏄㎥㎢"},
    {CL_IDEO_SPACE, "　"},
    {CL_ZERO_SPACE, "\u200B"},
    {CL_SOFT_HYPHEN, "\u00AD"},
    {CL_NUMERAL, "0123456789"},
    {CL_WESTERN_SPACE, " \u00A0"},
    {CL_WESTERN_OPENING, "([{"},
    {CL_WESTERN_CLOSING, ")]},.:;!?%"},
    {CL_KANJI, "〆〇"},
};

/* What the lists leave of these blocks. */
static const struct {
    int first, last;
    enum jlreq_class class;
} blocks[] = {
    {0x0000, 0x007F, CL_WESTERN},  {0x3041, 0x3094, CL_HIRAGANA},
    {0x30A1, 0x30FA, CL_KATAKANA}, {0x3371, 0x33DF, CL_POSTFIXED},
    {0x3400, 0x9FFF, CL_KANJI},    {0xF900, 0xFAFF, CL_KANJI},
    {0xFF66, 0xFF9F, CL_KATAKANA}, {0x0391, 0x03C9, CL_WESTERN},
    {0x0410, 0x044F, CL_WESTERN},  {0x2190, 0x21FF, CL_SYMBOL},
    {0x2460, 0x24FF, CL_SYMBOL},   {0x2500, 0x2761, CL_SYMBOL},
    {0xFF10, 0xFF19, CL_SYMBOL},   {0xFF21, 0xFF3A, CL_SYMBOL},
};

/* What JLREQ does not name and UAX #14 does. */
static const struct {
    enum jlreq_class class;
    const char *members;
} others[] = {
    {CL_WESTERN_OPENING, "⁅⟦⟨⦃〚︵﹁﹙༺"},
    {CL_WESTERN_CLOSING, "⁆⟧⟩⦄〛︶﹂﹚༻﹐។"},
    {CL_INSEPARABLE, "․⋯"},
    {CL_PREFIXED, "￦﹩"},
    {CL_POSTFIXED, "‵℉﹪"},
    {CL_SYMBOL, "−＋"},
};

static unsigned char known[LAST_BMP + 1]; /* 0: nothing is said of it */

static void expect(const char *members, enum jlreq_class class)
{
    const struct str s = str_of(members);
    for (int at = 0; at < s.n;)
        known[utf8_next(s, &at)] = (unsigned char)class;
}

static void test_every_character_has_its_class(void **state)
{
    (void)state;
    for (int i = 0; i < LENGTH(blocks); i++)
        for (int c = blocks[i].first; c <= blocks[i].last; c++)
            known[c] = (unsigned char)blocks[i].class;
    for (int i = 0; i < LENGTH(others); i++)
        expect(others[i].members, others[i].class);
    for (int i = 0; i < LENGTH(lists); i++)
        expect(lists[i].members, lists[i].class);
    for (int c = 0; c <= LAST_BMP; c++)
        if (known[c] && class_of(c) != known[c])
            fail_msg("U+%04X has class %d, not %d", (unsigned)c, class_of(c), known[c]);
}

static void test_what_no_list_names_takes_no_gaps_of_its_own(void **state)
{
    (void)state;
    for (int c = 0; c <= LAST_BMP; c++)
        if (!known[c] && class_of(c) < CL_INSEPARABLE)
            fail_msg("U+%04X has class %d", (unsigned)c, class_of(c));
}

static void test_beyond_the_bmp_there_are_symbols_and_ideographs(void **state)
{
    (void)state;
    assert_int_equal(class_of(0x10000), CL_SYMBOL);
    assert_int_equal(class_of(0x1F5FE), CL_SYMBOL);
    assert_int_equal(class_of(0x1FFFF), CL_SYMBOL);
    assert_int_equal(class_of(0x20000), CL_KANJI);
    assert_int_equal(class_of(0x20BB7), CL_KANJI);
}

static void test_characters_that_are_mistaken_for_one_another_are_alike(void **state)
{
    (void)state;
    assert_int_equal(class_of(0xFF5E), class_of(0x301C));
    assert_int_equal(class_of(0x2015), class_of(0x2014));
    assert_int_equal(class_of(0xFF0D), class_of(0x2212));
    assert_int_equal(class_of(0x2225), class_of(0x2016));
}

/* --- gaps ----------------------------------------------------------------------- */

/* JLREQ table 1 (appendix B): H and h are half an em of the first and the second
 * character, Q and q a quarter, 2 both quarters. S and n are half an em and three
 * quarters by the table, nothing and a quarter by its later drafts. */
static const int columns[] = {1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12,
                              13, 14, 15, 16, 19, 20, 24, 25, 27, 28, 29, 30};
static const struct {
    int class;
    const char *gaps;
} rows[] = {
    /*     1-8     9-13 14-19 20- 24-27 28-30 */
    {1, "....q..................."},  {2, "H.HHq..HHHHHH.HHH.HHHH.H"},
    {3, "h...q..................."},  {4, "h...q.............QQQ..."},
    {5, "QQQQ2QQQQQQQQQQQQQQQQQQQ"},  {6, "H.HHn..HHHHHHSHHH.HHHHHH"},
    {7, "H.HHn..HHHHHHSHHH.HHHHHH"},  {8, "h...q..................."},
    {9, "h...q.............QQQ..."},  {10, "h...q.............QQQ..."},
    {11, "h...q.............QQQ..."}, {12, "h...q..................."},
    {13, "h...q..................."}, {14, "....q..................."},
    {15, "h...q.............QQQ..."}, {16, "h...q.............QQQ..."},
    {19, "h...q.............QQQ..."}, {20, "h...q..................."},
    {24, "h...q...qqq...qqq..Q.Q.q"}, {25, "h...q...qqq...qqq.Q..Q.q"},
    {27, "h...q...qqq...qqq..Q.Q.q"}, {28, "........................"},
    {29, "h...q.............qqq..."}, {30, "h...q.............QQQ..."},
};

static const struct gap_rule quarter = {250, false};

static struct gap gap_of(char sign)
{
    if (sign == 'S' || sign == 'n')
        return (struct gap){0, sign == 'n' ? 250 : 0};
    return (struct gap){
        .own = sign == 'H'                  ? 500
               : sign == 'Q' || sign == '2' ? 250
                                            : 0,
        .next = sign == 'h'                  ? 500
                : sign == 'q' || sign == '2' ? 250
                                             : 0,
    };
}

static void test_gaps_are_those_of_the_table(void **state)
{
    (void)state;
    for (int r = 0; r < LENGTH(rows); r++) {
        assert_int_equal(strlen(rows[r].gaps), LENGTH(columns));
        for (int c = 0; c < LENGTH(columns); c++) {
            const struct gap wanted = gap_of(rows[r].gaps[c]);
            const struct gap gap = class_gap((enum jlreq_class)rows[r].class,
                                             (enum jlreq_class)columns[c], &quarter);
            if (gap.own != wanted.own || gap.next != wanted.next)
                fail_msg("cl-%02d cl-%02d: %d+%d", rows[r].class, columns[c], gap.own,
                         gap.next);
        }
    }
}

static void assert_gap(enum jlreq_class before, enum jlreq_class after, int own, int next)
{
    const struct gap gap = class_gap(before, after, &quarter);
    assert_int_equal(gap.own, own);
    assert_int_equal(gap.next, next);
}

static void test_bases_of_ruby_stand_like_kanji(void **state)
{
    (void)state;
    assert_gap(CL_RUBY, CL_NUMERAL, 250, 0);
    assert_gap(CL_COMMA, CL_JUKUGO, 500, 0);
}

static void test_the_table_itself_may_be_asked_for(void **state)
{
    (void)state;
    static const struct gap_rule table = {250, true};
    assert_int_equal(class_gap(CL_COMMA, CL_MIDDLE_DOT, &table).own, 500);
    assert_int_equal(class_gap(CL_COMMA, CL_MIDDLE_DOT, &table).next, 250);
    assert_int_equal(class_gap(CL_FULL_STOP, CL_IDEO_SPACE, &table).own, 500);
}

static void test_symbols_take_no_gap_beside_latin(void **state)
{
    (void)state;
    assert_gap(CL_SYMBOL, CL_NUMERAL, 0, 0);
    assert_gap(CL_WESTERN, CL_SYMBOL, 0, 0);
    assert_gap(CL_SYMBOL, CL_KANJI, 0, 0);
    assert_gap(CL_SYMBOL, CL_OPENING, 0, 500);
    assert_gap(CL_COMMA, CL_SYMBOL, 500, 0);
}

static void test_a_western_space_takes_the_place_of_any_gap(void **state)
{
    (void)state;
    for (int class = CL_OPENING; class <= CL_SYMBOL; class ++) {
        if (class == 17 || class == 18)
            continue;
        assert_gap((enum jlreq_class) class, CL_WESTERN_SPACE, 0, 0);
        assert_gap(CL_WESTERN_SPACE, (enum jlreq_class) class, 0, 0);
    }
}

static void test_western_brackets_take_no_gap_beside_japanese(void **state)
{
    (void)state;
    assert_gap(CL_KANJI, CL_WESTERN_OPENING, 0, 0);
    assert_gap(CL_WESTERN_CLOSING, CL_KANJI, 0, 0);
    assert_gap(CL_CLOSING, CL_WESTERN_OPENING, 500, 0);
    assert_gap(CL_WESTERN_CLOSING, CL_OPENING, 0, 500);
}

static void test_the_gap_between_japanese_and_latin_is_a_parameter(void **state)
{
    (void)state;
    static const struct gap_rule eighth = {125, false}, none = {0, false};
    assert_int_equal(class_gap(CL_KANJI, CL_WESTERN, &eighth).own, 125);
    assert_int_equal(class_gap(CL_NUMERAL, CL_HIRAGANA, &eighth).next, 125);
    assert_int_equal(class_gap(CL_KANJI, CL_WESTERN, &none).own, 0);
    assert_int_equal(class_gap(CL_COMMA, CL_WESTERN, &none).own, 500);
}

static void test_a_forced_end_of_line_has_no_gaps(void **state)
{
    (void)state;
    assert_gap(CL_COMMA, CL_NONE, 0, 0);
    assert_gap(CL_NONE, CL_OPENING, 0, 0);
}

/* --- bodies --------------------------------------------------------------------- */

static void assert_trim(enum jlreq_class class, int advance, int upem, int front,
                        int back)
{
    const struct trim trim = class_trim(class, advance, upem);
    assert_int_equal(trim.front, front);
    assert_int_equal(trim.back, back);
}

static void test_marks_have_bodies_of_half_an_em(void **state)
{
    (void)state;
    assert_trim(CL_OPENING, 1000, 1000, 500, 0);
    assert_trim(CL_CLOSING, 1000, 1000, 0, 500);
    assert_trim(CL_FULL_STOP, 2048, 2048, 0, 1024);
    assert_trim(CL_COMMA, 1000, 1000, 0, 500);
    assert_trim(CL_MIDDLE_DOT, 1000, 1000, 250, 250);
}

static void test_a_blank_that_cannot_be_halved_is_taken_off_whole(void **state)
{
    (void)state;
    assert_trim(CL_MIDDLE_DOT, 1001, 1000, 250, 251);
}

static void test_narrow_marks_stay_as_they_are(void **state)
{
    (void)state;
    assert_trim(CL_OPENING, 500, 1000, 0, 0);
    assert_trim(CL_CLOSING, 400, 1000, 0, 0);
    assert_trim(CL_OPENING, 600, 1000, 100, 0);
}

static void test_other_characters_are_not_trimmed(void **state)
{
    (void)state;
    assert_trim(CL_KANJI, 1000, 1000, 0, 0);
    assert_trim(CL_DIVIDING, 1000, 1000, 0, 0);
    assert_trim(CL_HYPHEN, 1000, 1000, 0, 0);
    assert_trim(CL_IDEO_SPACE, 1000, 1000, 0, 0);
}

/* --- breaks --------------------------------------------------------------------- */

/* Whether a line may end between the two characters of `pair`. */
static bool may_break_under(enum line_break strictness, int keep, const char *pair)
{
    int at = 0;
    const struct str s = str_of(pair);
    const int before = utf8_next(s, &at), after = utf8_next(s, &at);
    assert_int_equal(at, s.n);
    return class_allows_break((struct classed){class_of(before), before},
                              (struct classed){class_of(after), after}, strictness, keep);
}

static bool may_break(const char *pair)
{
    return may_break_under(LINE_BREAK_VERY_STRICT, KEEP_ALL, pair);
}

#define ASSERT_BREAKS(expected, ...)                                                     \
    do {                                                                                 \
        static const char *const pairs[] = {__VA_ARGS__};                                \
        for (int i = 0; i < LENGTH(pairs); i++)                                          \
            if (may_break(pairs[i]) != (expected))                                       \
                fail_msg("%s", pairs[i]);                                                \
    } while (0)

static void test_lines_end_between_japanese_characters(void **state)
{
    (void)state;
    ASSERT_BREAKS(true, "漢字", "あい", "アイ", "字あ", "★あ", "」あ", "。あ", "、「",
                  "々あ", "ーあ");
}

static void test_no_line_begins_with_what_belongs_to_the_character_before(void **state)
{
    (void)state;
    ASSERT_BREAKS(false, "字」", "字）", "字、", "字。", "字・", "字！", "字々", "字ー",
                  "字っ", "字ァ", "字～", "字‐", "字：", "字ゝ", "」。", "。」");
}

static void test_no_line_ends_with_what_belongs_to_the_character_behind(void **state)
{
    (void)state;
    ASSERT_BREAKS(false, "「字", "（字", "￥字", "№字", "「「", "￥5");
}

static void test_dashes_and_leaders_are_not_parted_nor_leaders_left_to_begin_a_line(
    void **state)
{
    (void)state;
    ASSERT_BREAKS(false, "――", "——", "……", "‥‥", "〳〵", "字…", "字‥", "―…");
    ASSERT_BREAKS(true, "…字", "―字", "字―", "…―", "、―");
}

static void test_numbers_stay_whole(void **state)
{
    (void)state;
    ASSERT_BREAKS(false, "12", "１２", "1,", ",2", "１，", "，５", "．５", "1．", ",５",
                  ".５", "△5", "▲５", "−5", "－５", "＋1");
    ASSERT_BREAKS(true, "5人", "第5", "、5", "５人", "，字");
}

static void test_units_stay_with_their_numbers(void **state)
{
    (void)state;
    ASSERT_BREAKS(false, "5％", "５％", "5㎡", "５㎡", "5℃", "g㎡", "三％", "字℃");
    ASSERT_BREAKS(true, "字㎡", "か％", "」％");
}

static void test_western_words_stay_whole(void **state)
{
    (void)state;
    ASSERT_BREAKS(false, "ab", "a1", "1a", "a/", "(a", "a)", "a(");
    ASSERT_BREAKS(true, "字a", "a字", "字(", ")字");
    ASSERT_BREAKS(false, "字)", "字.", "字%", "(字", "[字");
}

static void test_lines_end_behind_western_spaces(void **state)
{
    (void)state;
    ASSERT_BREAKS(true, " a", " 字", " (");
    ASSERT_BREAKS(false, "a ", "字 ", " 。", " )");
}

static void test_an_ideographic_space_stays_with_what_it_follows(void **state)
{
    (void)state;
    ASSERT_BREAKS(false, "字　", "。　", "a　");
    ASSERT_BREAKS(true, "　字", "　a", "　　");
}

/* --- strictness and switches ---------------------------------------------------- */

/* For each pair whether a line may end in it when very strict, strict, normal, loose. */
static const struct {
    const char *pair, *allowed;
} levels[] = {
    {"字っ", "..nl"}, {"字ー", "..nl"},     {"字〜", "..nl"},    {"字～", "..nl"},
    {"字‐", "...l"},  {"字・", "...l"},     {"字！", "...l"},    {"字：", "...l"},
    {"字々", "...l"}, {"字ゝ", "...l"},     {"￥字", "...l"},    {"……", "...l"},
    {"――", "...."},   {"字」", "...."},     {"字、", "...."},    {"「字", "...."},
    {"￥5", "...."},  {"5％", "...."},      {"か％", "v..l"},    {"字％", "...l"},
    {"字字", "vsnl"}, {"字\u00A0", "...."}, {"\u00A0a", "...."},
};

static void test_each_level_allows_what_it_may(void **state)
{
    (void)state;
    for (int i = 0; i < LENGTH(levels); i++)
        for (int level = 0; level < 4; level++)
            if (may_break_under((enum line_break)level, KEEP_ALL, levels[i].pair) !=
                (levels[i].allowed[level] != '.'))
                fail_msg("%s at level %d", levels[i].pair, level);
}

static void test_what_the_house_keeps_together_may_be_parted(void **state)
{
    (void)state;
    static const struct {
        enum keep_together keep;
        const char *pair;
    } kept[] = {{KEEP_LEADERS, "字…"},
                {KEEP_DIGITS, "１０"},
                {KEEP_DIGITS, "△5"},
                {KEEP_UNITS, "字％"}};
    for (int i = 0; i < LENGTH(kept); i++) {
        assert_false(
            may_break_under(LINE_BREAK_VERY_STRICT, (int)kept[i].keep, kept[i].pair));
        assert_true(may_break_under(LINE_BREAK_VERY_STRICT, KEEP_ALL & ~(int)kept[i].keep,
                                    kept[i].pair));
    }
    assert_false(may_break_under(LINE_BREAK_VERY_STRICT, 0, "……"));
    assert_false(may_break_under(LINE_BREAK_VERY_STRICT, 0, "5％"));
}

static void test_zero_width_spaces_and_joiners_decide_alone(void **state)
{
    (void)state;
    ASSERT_BREAKS(true, "\u200B字", "\u200B、", "\u200Ba");
    ASSERT_BREAKS(false, "字\u200B", "字\u2060", "\u2060字");
}

static void test_characters_that_look_the_same_stand_in_for_each_other(void **state)
{
    (void)state;
    assert_int_equal(class_stand_in(0x2985), 0xFF5F);
    assert_int_equal(class_stand_in(0xFF5E), 0x301C);
    assert_int_equal(class_stand_in(0x301C), 0xFF5E);
    assert_int_equal(class_stand_in('A'), 0);
}

static void test_a_forced_end_of_line_is_no_other_break(void **state)
{
    (void)state;
    const struct classed end = {CL_NONE, 0}, kanji = {CL_KANJI, 0x5B57};
    assert_false(class_allows_break(kanji, end, LINE_BREAK_LOOSE, 0));
    assert_false(class_allows_break(end, kanji, LINE_BREAK_LOOSE, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_character_has_its_class),
        cmocka_unit_test(test_what_no_list_names_takes_no_gaps_of_its_own),
        cmocka_unit_test(test_beyond_the_bmp_there_are_symbols_and_ideographs),
        cmocka_unit_test(test_characters_that_are_mistaken_for_one_another_are_alike),
        cmocka_unit_test(test_gaps_are_those_of_the_table),
        cmocka_unit_test(test_bases_of_ruby_stand_like_kanji),
        cmocka_unit_test(test_the_table_itself_may_be_asked_for),
        cmocka_unit_test(test_symbols_take_no_gap_beside_latin),
        cmocka_unit_test(test_a_western_space_takes_the_place_of_any_gap),
        cmocka_unit_test(test_western_brackets_take_no_gap_beside_japanese),
        cmocka_unit_test(test_the_gap_between_japanese_and_latin_is_a_parameter),
        cmocka_unit_test(test_a_forced_end_of_line_has_no_gaps),
        cmocka_unit_test(test_marks_have_bodies_of_half_an_em),
        cmocka_unit_test(test_a_blank_that_cannot_be_halved_is_taken_off_whole),
        cmocka_unit_test(test_narrow_marks_stay_as_they_are),
        cmocka_unit_test(test_other_characters_are_not_trimmed),
        cmocka_unit_test(test_lines_end_between_japanese_characters),
        cmocka_unit_test(test_no_line_begins_with_what_belongs_to_the_character_before),
        cmocka_unit_test(test_no_line_ends_with_what_belongs_to_the_character_behind),
        cmocka_unit_test(
            test_dashes_and_leaders_are_not_parted_nor_leaders_left_to_begin_a_line),
        cmocka_unit_test(test_numbers_stay_whole),
        cmocka_unit_test(test_units_stay_with_their_numbers),
        cmocka_unit_test(test_western_words_stay_whole),
        cmocka_unit_test(test_lines_end_behind_western_spaces),
        cmocka_unit_test(test_an_ideographic_space_stays_with_what_it_follows),
        cmocka_unit_test(test_each_level_allows_what_it_may),
        cmocka_unit_test(test_what_the_house_keeps_together_may_be_parted),
        cmocka_unit_test(test_zero_width_spaces_and_joiners_decide_alone),
        cmocka_unit_test(test_characters_that_look_the_same_stand_in_for_each_other),
        cmocka_unit_test(test_a_forced_end_of_line_is_no_other_break),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
