#include "compose/composing.h"

#include <string.h>

/* What the fit- properties are called, what they may be set to, and how far that goes.
 * Glyphs narrower than nine tenths look drawn, and wider ones never look right. */
static const struct {
    const char *name;
    int16_t least, most; /* [percent] */
} rungs[FIT_RUNGS] = {
    [FIT_PUNCTUATION] = {"fit-punctuation", 0, 100},
    [FIT_SPACING] = {"fit-spacing", 10, 400},
    [FIT_LINE_HEIGHT] = {"fit-line-height", 50, 200},
    [FIT_CONDENSE] = {"fit-condense", 90, 100},
    [FIT_SIZE] = {"fit-font-size", 25, 200},
};

static bool parse_percent(struct str word, int *percent)
{
    return str_ends(word, STR("%")) &&
           str_to_int(str_slice(word, 0, word.n - 1), percent);
}

/* "80%", "80% 120%", "120%", and for type a length: "7.5pt", "80% 7.5pt 140%". */
bool fit_parse(struct styling *g, const char *name, struct str value)
{
    struct fit_limits *fit = &g->style.fit;
    int i = 0, percent, words = 0;
    while (strcmp(rungs[i].name, name) != 0)
        i++;
    fit->rungs[i].least = fit->rungs[i].most = 100;
    for (struct str word = str_word(&value); word.n; word = str_word(&value), words++) {
        if (i == FIT_SIZE && !str_ends(word, STR("%"))) {
            if (!length_parse(word, g->style.font_size, &fit->smallest) ||
                fit->smallest < EMU_PT)
                return false;
            continue;
        }
        if (!parse_percent(word, &percent) || percent < rungs[i].least ||
            percent > rungs[i].most)
            return false;
        if (percent < 100)
            fit->rungs[i].least = (int16_t)percent;
        else
            fit->rungs[i].most = (int16_t)percent;
    }
    return words > 0;
}
