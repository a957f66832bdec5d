#include "measure/label.h"

#include <stddef.h>

static bool take_end(struct str *s, const char *const *words)
{
    for (; *words; words++)
        if (str_ends(*s, str_of(*words))) {
            *s = str_slice(*s, 0, s->n - str_of(*words).n);
            return true;
        }
    return false;
}

static void take_digits(struct str *s)
{
    static const char *const digits[] = {"0",  "1",  "2",  "3",  "4",  "5",  "6",
                                         "7",  "8",  "9",  "０", "１", "２", "３",
                                         "４", "５", "６", "７", "８", "９", NULL};
    while (take_end(s, digits))
        continue;
}

struct str label_without_mark(struct str text)
{
    static const char *const opens[] = {"(", "（", NULL}, *const closes[] = {")", "）",
                                                                             NULL};
    static const char *const marks[] = {"※", "*", "＊", NULL}, *const words[] = {"注",
                                                                                 NULL};
    struct str s = text = str_trim(text);
    const bool closed = take_end(&s, closes);
    take_digits(&s);
    /* 注 without a bracket may be the end of a word: 受注. */
    if (!take_end(&s, marks) && !(closed && take_end(&s, words)))
        return text;
    if (closed && !take_end(&s, opens))
        return text;
    s = str_trim(s);
    return s.n ? s : text;
}
