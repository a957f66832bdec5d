#include "compose/composing.h"

bool keep_together_parse(struct styling *g, struct str value)
{
    if (str_is(value, "all") || str_is(value, "none")) {
        g->style.keep_together = str_is(value, "all") ? KEEP_ALL : 0;
        return true;
    }
    g->style.keep_together = 0;
    for (struct str word = str_word(&value); word.n; word = str_word(&value)) {
        const int i = word_find("leaders digits units ordinals", word);
        if (i < 0)
            return false;
        g->style.keep_together |= 1 << i;
    }
    return g->style.keep_together != 0;
}
