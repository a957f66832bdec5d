#include "compose/numbering.h"

#include "base/arena.h"
#include "base/utf8.h"

enum counter_kind {
    COUNTER_DECIMAL, /* digits from a zero on */
    COUNTER_SERIES,  /* one character each */
    COUNTER_KANJI,   /* 一, 二, … 九十九 */
};

/* What one is counted with; `first` is what a form shows of it. */
struct counter {
    int first;
    enum counter_kind kind;
    const char *series; /* of COUNTER_SERIES */
};

static const char kana[] = "アイウエオカキクケコサシスセソタチツテト"
                           "ナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
static const char half_kana[] = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄ"
                                "ﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ";
static const char iroha[] = "イロハニホヘトチリヌルヲワカヨタレソツネ"
                            "ナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス";
static const char circled[] = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕"
                              "㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿";

static const struct counter counters[] = {
    {'1', COUNTER_DECIMAL, NULL},
    {0xFF11, COUNTER_DECIMAL, NULL}, /* １ */
    {0x30A2, COUNTER_SERIES, kana},  /* ア */
    {0xFF71, COUNTER_SERIES, half_kana},
    {0x30A4, COUNTER_SERIES, iroha},   /* イ */
    {0x2460, COUNTER_SERIES, circled}, /* ① */
    {0x4E00, COUNTER_KANJI, NULL},     /* 一 */
    {'a', COUNTER_SERIES, "abcdefghijklmnopqrstuvwxyz"},
    {'A', COUNTER_SERIES, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    {0xFF41, COUNTER_SERIES, "ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ"},
    {0x2160, COUNTER_SERIES, "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"},
};

static const struct counter *counter_of(int c)
{
    for (int i = 0; i < (int)(sizeof counters / sizeof *counters); i++)
        if (counters[i].first == c)
            return &counters[i];
    return NULL;
}

struct label_form numbering_parse(struct str first)
{
    for (int at = 0; at < first.n;) {
        const int from = at;
        const struct counter *counter = counter_of(utf8_next(first, &at));
        if (counter)
            return (struct label_form){str_slice(first, 0, from),
                                       str_slice(first, at, first.n), counter};
    }
    return (struct label_form){0};
}

struct label_form numbering_official(int level)
{
    static const char *const firsts[] = {"第１　", "１　", "(１)　", "ア　", "(ア)　"};
    if (level >= (int)(sizeof firsts / sizeof *firsts))
        return (struct label_form){0};
    return numbering_parse(str_of(firsts[level]));
}

/* --- counting ----------------------------------------------------------------------- */

static void add_decimal(struct strbuf *b, int one, int n)
{
    if (n >= 10)
        add_decimal(b, one, n / 10);
    utf8_add(b, one - 1 + n % 10);
}

static bool add_of_series(struct strbuf *b, const char *series, int n)
{
    const struct str all = str_of(series);
    int at = 0, c = 0;
    for (; n && at < all.n; n--)
        c = utf8_next(all, &at);
    if (n)
        return false;
    utf8_add(b, c);
    return true;
}

static bool add_kanji(struct strbuf *b, int n)
{
    static const char digits[] = "一二三四五六七八九";
    if (n > 99)
        return false;
    if (n >= 20)
        add_of_series(b, digits, n / 10);
    if (n >= 10)
        utf8_add(b, 0x5341); /* 十 */
    return n % 10 == 0 || add_of_series(b, digits, n % 10);
}

static bool add_count(struct strbuf *b, const struct counter *counter, int n)
{
    switch (counter->kind) {
    case COUNTER_DECIMAL:
        add_decimal(b, counter->first, n);
        return true;
    case COUNTER_KANJI:
        return add_kanji(b, n);
    default:
        return add_of_series(b, counter->series, n);
    }
}

struct str numbering_label(struct arena *arena, const struct label_form *form, int n)
{
    struct strbuf b;
    strbuf_init(&b, arena);
    strbuf_add(&b, form->before);
    if (!add_count(&b, form->counter, n))
        return STR("");
    strbuf_add(&b, form->behind);
    return strbuf_str(&b);
}
