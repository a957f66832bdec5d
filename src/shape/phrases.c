#include "shape/phrases.h"

#include "shape/classes.h"

#include "base/arena.h"
#include "base/helper.h"
#include "base/icu.h"
#include "base/job.h"
#include "base/utf8.h"

#define MEMORY_LIMIT ((size_t)256 << 20)

/* How much a line that ends there costs. */
enum {
    GOOD = 0,            /* behind a comma; behind hiragana, in front of another script */
    BEHIND_NO = 8,       /* の binds more than other particles */
    BEHIND_BRACKET = 10, /* …and in front of one */
    BEHIND_DOT = 20,     /* in 研究・開発 */
    IN_COMPOUND = 35,    /* between scripts: コロナウイルス｜感染 */
    IN_HIRAGANA = 45,
    IN_KANJI = 60,             /* between two words of kanji: 補正｜予算 */
    JOINED = 80,               /* に｜係る; 週｜３回 */
    IN_KATAKANA = PHRASE_TORN, /* オープン｜イノベーション */
    IN_WORD = 100,
    IN_SHORT_QUOTE = 150,
    IN_SHORT_BRACKET = 250, /* （累計） */
};

struct phraser {
    struct job *job;
    struct phraser *outer;   /* whose breaks it uses; or NULL */
    int first;               /* the text.index of the first of its texts */
    const uint8_t **weights; /* of its texts; NULL until it is asked for */
    struct arena *arena;     /* of the weights; NULL before the first question */
    UBreakIterator *breaks;
};

static void release(void *handle)
{
    struct phraser *phraser = handle;
    if (phraser->breaks && !phraser->outer)
        icu()->ubrk_close(phraser->breaks);
    arena_free(phraser->arena);
}

struct phraser *phraser_new(struct job *job, int first, int n_texts,
                            struct phraser *outer)
{
    struct phraser *phraser = ARENA_NEW(job->doc, struct phraser);
    phraser->job = job;
    phraser->first = first;
    phraser->outer = outer;
    phraser->weights = ARENA_ARRAY(job->doc, const uint8_t *, n_texts);
    arena_defer(job->doc, release, phraser);
    return phraser;
}

/* A paragraph that is being weighed. */
struct weighing {
    const struct paragraph *p;
    int *chars;      /* the first character of each cluster; 0 behind the last */
    bool *boundary;  /* a phrase of ICU's ends behind the cluster */
    uint8_t *weight; /* what comes out */
};

/* --- ICU's phrases ------------------------------------------------------------------ */

/* The iterator's first use opens the dictionary. */
static void open_breaks(struct phraser *phraser)
{
    static const struct str text = STR("計画の概要");
    UErrorCode status = U_ZERO_ERROR;
    UText words = UTEXT_INITIALIZER;
    phraser->breaks =
        icu()->ubrk_open(UBRK_LINE, "ja@lb=strict;lw=phrase", NULL, 0, &status);
    if (U_FAILURE(status))
        return;
    icu()->utext_openUTF8(&words, text.p, text.n, &status);
    icu()->ubrk_setUText(phraser->breaks, &words, &status);
    while (U_SUCCESS(status) && icu()->ubrk_next(phraser->breaks) != UBRK_DONE)
        ;
    icu()->utext_close(&words);
}

static void open_aside(void *item, enum hand hand)
{
    (void)hand;
    open_breaks(item);
}

void phraser_prepare(struct phraser *phraser)
{
    if (phraser->job->helper)
        helper_do(phraser->job->helper, open_aside, phraser);
}

/* False if ICU has no phrases. */
static bool is_open(struct phraser *phraser)
{
    if (!phraser->arena)
        phraser->arena = arena_new("phrases", MEMORY_LIMIT, NULL);
    if (phraser->outer) {
        phraser->breaks = is_open(phraser->outer) ? phraser->outer->breaks : NULL;
        return phraser->breaks;
    }
    helper_wait_for(phraser->job->helper, phraser);
    if (!phraser->breaks)
        open_breaks(phraser);
    return phraser->breaks;
}

static void find_boundaries(struct phraser *phraser, const struct weighing *w)
{
    UErrorCode status = U_ZERO_ERROR;
    UText text = UTEXT_INITIALIZER;
    icu()->utext_openUTF8(&text, w->p->text.p, w->p->text.n, &status);
    icu()->ubrk_setUText(phraser->breaks, &text, &status);
    int i = 0;
    for (int at = U_SUCCESS(status) ? icu()->ubrk_first(phraser->breaks) : UBRK_DONE;
         at != UBRK_DONE; at = icu()->ubrk_next(phraser->breaks)) {
        while (i + 1 < w->p->n && w->p->clusters[i + 1].text < at)
            i++;
        if (at > 0 && i + 1 < w->p->n && w->p->clusters[i + 1].text == at)
            w->boundary[i] = true;
    }
    icu()->utext_close(&text);
}

/* --- words that stay with what is before them --------------------------------------- */

/* Behind a particle they make one phrase with it: に係る, について. */
static const struct str joins[] = {
    STR("係る"),   STR("係り"),   STR("つい"),   STR("よる"),   STR("より"),
    STR("よって"), STR("おける"), STR("おいて"), STR("関する"), STR("関し"),
    STR("向け"),   STR("対する"), STR("対し"),   STR("基づ"),   STR("伴"),
    STR("応じ"),   STR("資する"), STR("通じ"),   STR("めぐ"),   STR("当た"),
    STR("とって"), STR("して"),   STR("した"),   STR("する"),   STR("いう"),
    STR("しての"), STR("わた"),   STR("際し"),   STR("沿"),     STR("即し"),
};

/* These never begin a line behind a bracket or a word. */
static const struct str particles[] = {
    STR("の"),   STR("に"),   STR("を"), STR("は"),   STR("が"),   STR("へ"),
    STR("と"),   STR("も"),   STR("で"), STR("や"),   STR("から"), STR("まで"),
    STR("より"), STR("など"), STR("等"), STR("ほか"), STR("的"),   STR("化"),
    STR("性"),   STR("型"),   STR("系"), STR("用"),
};

/* The first character of a word in kana or kanji: three bytes. */
static int first_char(struct str word)
{
    return (word.p[0] & 0x0F) << 12 | (word.p[1] & 0x3F) << 6 | (word.p[2] & 0x3F);
}

static bool says(const struct weighing *w, int i, struct str text)
{
    if (w->chars[i < w->p->n ? i : w->p->n] != first_char(text))
        return false;
    for (int at = 0; at < text.n; i++)
        if (utf8_next(text, &at) != w->chars[i < w->p->n ? i : w->p->n])
            return false;
    return true;
}

static bool says_any(const struct weighing *w, int i, const struct str *texts, int n)
{
    for (int k = 0; k < n; k++)
        if (says(w, i, texts[k]))
            return true;
    return false;
}

static bool is_among(struct str chars, int c)
{
    for (int at = 0; at < chars.n;)
        if (utf8_next(chars, &at) == c)
            return true;
    return false;
}

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

/* --- weighing ----------------------------------------------------------------------- */

static int class_at(const struct weighing *w, int i)
{
    return i < w->p->n ? w->p->clusters[i].class : CL_NONE;
}

static bool is_kana(int class)
{
    return class == CL_HIRAGANA || class == CL_SMALL_KANA;
}

static bool is_kanji(int class)
{
    return class == CL_KANJI || class == CL_ITERATION || class == CL_RUBY ||
           class == CL_JUKUGO;
}

static bool is_katakana(int class)
{
    return class == CL_KATAKANA || class == CL_PROLONGED;
}

/* True if so many characters from `i` on are katakana, small ones among them. */
static bool runs_on(const struct weighing *w, int i, int n)
{
    for (int k = i; k < i + n; k++)
        if (k < 0 || k >= w->p->n || w->chars[k] < 0x30A1 || w->chars[k] > 0x30FC ||
            class_at(w, k) == CL_MIDDLE_DOT)
            return false;
    return true;
}

/* Words of katakana that ICU takes for one are made of several, and where one ends shows
 * in its sounds: オープン｜イノベーション, デジタル｜トランス｜フォーメーション. */
static bool is_seam(const struct weighing *w, int i)
{
    enum { SHORTEST = 3 };
    return is_katakana(class_at(w, i)) &&
           is_among(STR("ンルストクドムグ"), w->chars[i]) &&
           !is_among(STR("ンーッァィゥェォャュョ"), w->chars[i + 1]) &&
           !says(w, i + 1, STR("ション")) && runs_on(w, i + 1 - SHORTEST, SHORTEST) &&
           runs_on(w, i + 1, SHORTEST);
}

/* One kanji that belongs to the word of kanji before it: 交付｜金. */
static bool strands(const struct weighing *w, int i)
{
    return is_kanji(class_at(w, i + 1)) && !is_kanji(class_at(w, i + 2));
}

/* Hiragana that phrases end with. Others in front of hiragana are inside of a word that
 * ICU does not know, kanji are in front of their endings. */
static bool ends_phrase(const struct weighing *w, int i)
{
    switch (w->chars[i]) {
    case U'の':
    case U'に':
    case U'を':
    case U'は':
    case U'が':
    case U'と':
    case U'で':
    case U'も':
    case U'へ':
    case U'や':
    case U'る':
    case U'た':
    case U'な':
    case U'く':
    case U'て':
    case U'い':
        return true;
    default:
        return false;
    }
}

static int weight_between_words(const struct weighing *w, int i)
{
    const int class = class_at(w, i), next = class_at(w, i + 1);
    if (says_any(w, i + 1, particles, COUNT(particles)) && w->boundary[i + 1])
        return IN_WORD;
    if (is_kana(next))
        return ends_phrase(w, i) ? IN_HIRAGANA : IN_WORD;
    if (is_kana(class))
        return w->chars[i] == 0x306E ? BEHIND_NO : GOOD; /* の */
    if (is_kanji(class) && is_kanji(next))
        return strands(w, i) ? IN_WORD : IN_KANJI;
    return IN_COMPOUND;
}

/* Hiragana in front of another script ends a phrase even where ICU knows the two as one
 * word; a name in katakana or Latin is a word of its own. */
static bool is_script_change(const struct weighing *w, int i)
{
    const int class = class_at(w, i), next = class_at(w, i + 1);
    return (is_katakana(class) && is_kanji(next)) ||
           (is_kanji(class) && is_katakana(next)) ||
           (w->chars[i] == 0x306E && is_kanji(next)); /* の */
}

static int weight_of(const struct weighing *w, int i)
{
    const int class = class_at(w, i), next = class_at(w, i + 1);
    if (class == CL_COMMA || class == CL_FULL_STOP || class == CL_DIVIDING ||
        class == CL_IDEO_SPACE || class == CL_WESTERN_SPACE || class == CL_ZERO_SPACE ||
        class == CL_HYPHEN)
        return GOOD;
    if (class == CL_MIDDLE_DOT)
        return BEHIND_DOT;
    if (class == CL_CLOSING || class == CL_WESTERN_CLOSING)
        return says_any(w, i + 1, particles, COUNT(particles)) ? IN_WORD : BEHIND_BRACKET;
    if (next == CL_OPENING || next == CL_WESTERN_OPENING)
        return BEHIND_BRACKET;
    if (ends_phrase(w, i) && says_any(w, i + 1, joins, COUNT(joins)))
        return JOINED;
    if (is_kanji(class) && class_is_digit(w->chars[i + 1]))
        return JOINED;
    if (w->boundary[i])
        return weight_between_words(w, i);
    if (is_script_change(w, i))
        return IN_COMPOUND;
    return is_seam(w, i) ? IN_KATAKANA : IN_WORD;
}

/* --- what stands in brackets -------------------------------------------------------- */

enum { SHORT_BRACKET = 8, SHORT_QUOTE = 10 };

/* The closing bracket of the one at `i`, if it is at most `most` characters away; or
 * -1. */
static int closing_of(const struct weighing *w, int i, int most)
{
    for (int k = i + 1; k < w->p->n && k <= i + most + 1; k++) {
        if (class_at(w, k) == CL_OPENING)
            return -1;
        if (class_at(w, k) == CL_CLOSING)
            return k;
    }
    return -1;
}

/* What is short and in brackets stays in one line. */
static void weigh_brackets(const struct weighing *w)
{
    for (int i = 0; i < w->p->n; i++) {
        if (class_at(w, i) != CL_OPENING)
            continue;
        const bool round = w->chars[i] == 0xFF08; /* （ */
        const int end = closing_of(w, i, round ? SHORT_BRACKET : SHORT_QUOTE);
        for (int k = i; k < end; k++)
            w->weight[k] = round ? IN_SHORT_BRACKET : IN_SHORT_QUOTE;
    }
}

static void weigh(struct phraser *phraser, const struct weighing *w)
{
    for (int i = 0; i < w->p->n; i++) {
        int at = w->p->clusters[i].text;
        w->chars[i] = w->p->clusters[i].text_length ? utf8_next(w->p->text, &at) : 0;
    }
    find_boundaries(phraser, w);
    for (int i = 0; i + 1 < w->p->n; i++)
        w->weight[i] = (uint8_t)weight_of(w, i);
    weigh_brackets(w);
}

const uint8_t *shaped_phrases(const struct shaped *shaped, const struct paragraph *p)
{
    const int index = p->box->text.index;
    const bool is_outer = shaped->outer && index < shaped->outer->n;
    struct phraser *phraser = is_outer ? shaped->outer->phraser : shaped->phraser;
    const uint8_t **known = &phraser->weights[index - phraser->first];
    if (*known || !is_open(phraser))
        return *known;
    struct arena *scratch = phraser->job->scratch;
    const struct arena_mark mark = arena_mark(scratch);
    const struct weighing w = {
        .p = p,
        .chars = ARENA_ARRAY(scratch, int, p->n + 1),
        .boundary = ARENA_ARRAY(scratch, bool, p->n + 1),
        .weight = ARENA_ARRAY(phraser->arena, uint8_t, p->n + 1),
    };
    weigh(phraser, &w);
    arena_release(scratch, mark);
    *known = w.weight;
    return w.weight;
}
