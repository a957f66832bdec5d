/* What may not begin or end a line, under each strictness: texts made by chance, set in
 * every way that there is, and a table for each level of what the lines are asked
 * (JLREQ 3.1.7 and 3.1.8, CSS Text 3, 5.2). */
#include "generated.h"
#include "proof.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

enum { TEXTS = 40, LENGTH = 90, WIDTHS = 4 };

/* What no level lets begin a line, and what none lets end one. */
#define NEVER_FIRST "、。，．」』）】〉》］｝〕"
#define NEVER_LAST  "「『（【〈《［｛〔"
#define ITERATION   "々ゝゞヽヾ"
#define SMALL       "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"

struct level {
    const char *name;
    const char *first, *last; /* what may not begin a line, and not end one */
    /* what may at this level and is to be met there, so that the test can fail */
    const char *met;
    bool parts_leaders; /* …… may be parted; ―― never is */
};

static const struct level levels[] = {
    {"very-strict", NEVER_FIRST "！？・：；〜～゠ー…‥" ITERATION SMALL, NEVER_LAST "＄＃",
     "", false},
    {"strict", NEVER_FIRST "！？・：；〜～゠ー…‥" ITERATION SMALL, NEVER_LAST "＄＃", "",
     false},
    {"normal", NEVER_FIRST "！？・：；…‥" ITERATION, NEVER_LAST "＄＃", "〜ーっャ",
     false},
    {"loose", NEVER_FIRST, NEVER_LAST, "！・々〜ーっ", true},
};

/* --- texts made by chance ------------------------------------------------------- */

static const char *const ordinary[] = {"あ", "の", "一", "丁", "七", "カ", "万",
                                       "丈", "三", "上", "下", "不", "が", "ル"};
static const char *const edgy[] = {
    "、", "。", "，", "．", "」", "』", "）", "】", "〉", "》",  "］", "｝",
    "〕", "「", "『", "（", "【", "〈", "《", "［", "｛", "〔",  "！", "？",
    "・", "：", "；", "〜", "～", "゠", "ー", "…",  "……", "‥",   "――", "々",
    "ゝ", "ゞ", "ヽ", "ヾ", "ぁ", "っ", "ゃ", "ょ", "ァ", "ッ",  "ャ", "ョ",
    "ヵ", "ヶ", "＄", "＃", "％", "★",  "a",  "12", "１", "３％"};

static void add_text(struct strbuf *b, struct chance *c)
{
    for (int i = 0; i < LENGTH; i++) {
        strbuf_add_c(b, ordinary[up_to(c, COUNT(ordinary))]);
        if (one_in(c, 2))
            strbuf_add_c(b, edgy[up_to(c, COUNT(edgy))]);
    }
}

/* --- asking the lines ----------------------------------------------------------- */

static bool holds(const char *set, int wanted)
{
    const struct str s = str_of(set);
    for (int at = 0; at < s.n;)
        if (utf8_next(s, &at) == wanted)
            return true;
    return false;
}

static int first_of(struct str text)
{
    int at = 0;
    return utf8_next(text, &at);
}

static int last_of(struct str text)
{
    int c = -1;
    for (int at = 0; at < text.n;)
        c = utf8_next(text, &at);
    return c;
}

static void check_edge(const struct level *level, struct str before, struct str after)
{
    const int end = last_of(before), begin = first_of(after);
    const bool leaders = end == begin && (end == 0x2026 || end == 0x2025);
    if (holds(level->first, begin) || holds(level->last, end) ||
        (end == 0x2015 && begin == 0x2015) || (leaders && !level->parts_leaders))
        fail_msg("%s: %.*s / %.*s", level->name, STR_ARG(before), STR_ARG(after));
}

/* Goes through the lines of all texts; `met` counts those that begin with each of the
 * characters to be met. */
static void check_lines(const struct level *level, struct proof *p, int *met)
{
    const struct list spots = spots_of(p, 0);
    const struct frag *before = NULL;
    const struct str wanted = str_of(level->met);
    for (int i = 0; i < spots.n; i++) {
        const struct frag *line = ((const struct spot *)list_at(&spots, i))->frag;
        if (line->kind != FRAG_LINE)
            continue;
        const bool goes_on = before && before->line.part_of == line->line.part_of;
        if (goes_on)
            check_edge(level, before->line.text, line->line.text);
        for (int at = 0, k = 0; goes_on && at < wanted.n; k++)
            met[k] += utf8_next(wanted, &at) == first_of(line->line.text);
        before = line;
    }
}

static const char *const settings[] = {"text-wrap='stable'", "text-wrap='pretty'",
                                       "text-wrap='balance'", "text-align='justify'"};

/* All texts in one setting, on a page `w` points wide. */
static void check_setting(const struct level *level, const char *setting, int w, int *met)
{
    struct job job = job_begin();
    struct chance chance = {12345};
    struct strbuf layout;
    strbuf_init(&layout, job.doc);
    strbuf_add_c(&layout, "<layout version='1' id='l'>" PALETTE MASTER
                          "<page-sequence master='m'>");
    for (int i = 0; i < TEXTS; i++) {
        strbuf_addf(&layout, "<text line-break='%s' %s>", level->name, setting);
        add_text(&layout, &chance);
        strbuf_add_c(&layout, "</text>");
    }
    strbuf_add_c(&layout, "</page-sequence></layout>");
    struct proof p = proof_on(w, 30000, strbuf_str(&layout).p);
    assert_laid(&p);
    check_lines(level, &p, met);
    proof_end(&p);
    job_end(&job);
}

static void check_level(const struct level *level)
{
    int met[32] = {0};
    for (int s = 0; s < COUNT(settings); s++)
        for (int w = 0; w < WIDTHS; w++)
            check_setting(level, settings[s], 123 + 37 * w, met);
    for (int k = 0; k < utf8_count(str_of(level->met)); k++)
        assert_true(met[k] > 0);
}

static void test_very_strict_lines(void **state)
{
    (void)state;
    check_level(&levels[0]);
}

static void test_strict_lines(void **state)
{
    (void)state;
    check_level(&levels[1]);
}

static void test_normal_lines(void **state)
{
    (void)state;
    check_level(&levels[2]);
}

static void test_loose_lines(void **state)
{
    (void)state;
    check_level(&levels[3]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_very_strict_lines),
        cmocka_unit_test(test_strict_lines),
        cmocka_unit_test(test_normal_lines),
        cmocka_unit_test(test_loose_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
