#include "evaluate/share.h"

#include "base/arena.h"

void share_round(struct arena *arena, const int *parts, int n, int whole, int digits,
                 enum rounding rounding, struct str *texts)
{
    for (int i = 0; i < n; i++) {
        const struct number *percent =
            number_from_ratio(arena, 100 * (int64_t)parts[i], whole);
        const struct str text = number_print(arena, percent, digits, rounding, true);
        texts[i] = str_format(arena, "%.*s%%", STR_ARG(text));
    }
}

void share_fit(struct arena *arena, const int *parts, int n, int whole, int digits,
               struct str *texts)
{
    int64_t units = 100, missing = 0, all = 0;
    int64_t *cut = ARENA_ARRAY(arena, int64_t, n), *lost = ARENA_ARRAY(arena, int64_t, n);
    for (int i = 0; i < digits; i++)
        units *= 10;
    for (int i = 0; i < n; i++) {
        cut[i] = parts[i] * units / whole;
        lost[i] = parts[i] * units % whole;
        missing += lost[i];
        all += parts[i];
    }
    /* Parts that are not all of the whole keep their sum, cut off. */
    for (missing /= whole; missing > 0; missing--) {
        int most = 0;
        for (int i = 1; i < n; i++)
            if (lost[i] > lost[most])
                most = i;
        cut[most]++;
        lost[most] = -1;
    }
    for (int i = 0; i < n; i++) {
        const struct number *share = number_from_ratio(arena, cut[i] * 100, units);
        const struct str text = number_print(arena, share, digits, ROUND_DOWN, true);
        texts[i] = str_format(arena, "%.*s%%", STR_ARG(text));
    }
}

/* Tenths, and by how much of one they fall short of the share: 0 if by nothing, else
 * above 0. */
static struct str tenths(struct arena *arena, int64_t part, int64_t whole,
                         enum share_words words)
{
    int64_t n = part * 10 / whole;
    const int64_t rest = part * 10 % whole;
    const bool more = 2 * rest >= whole; /* nearer to the next tenth, or half-way */
    if (!rest)
        return str_format(arena, "%d割", (int)n);
    n += more;
    if (n == 0)
        return STR("1割未満");
    if (n == 10)
        return STR("ほぼすべて");
    if (words == SHARE_ABOUT)
        return str_format(arena, "約%d割", (int)n);
    return str_format(arena, "%d割%s", (int)n, more ? "弱" : "強");
}

struct str share_word(struct arena *arena, int64_t part, int64_t whole,
                      enum share_words words)
{
    if (part <= 0)
        return STR("なし");
    if (part >= whole)
        return STR("すべて");
    if (words != SHARE_MAJORITY)
        return tenths(arena, part, whole, words);
    return 2 * part > whole    ? STR("過半")
           : 2 * part == whole ? STR("半数")
                               : STR("半数未満");
}
