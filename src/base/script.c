#include "base/script.h"

#include "base/len.h"

unsigned script_find(struct str name)
{
    static const char *const names[] = {"latin", "digits", "kana", "kanji"};
    for (int i = 0; i < 4; i++)
        if (str_is(name, names[i]))
            return 1u << i;
    return 0;
}

/* "105%" */
static bool read_scale(struct str word, int *scale)
{
    enum { LEAST = 500, MOST = 2000 };
    int percent;
    if (!str_ends(word, STR("%")) ||
        !permille_parse(str_slice(word, 0, word.n - 1), &percent))
        return false;
    *scale = (percent + 50) / 100;
    return *scale >= LEAST && *scale <= MOST;
}

static bool read_part(struct str text, struct script_part *part)
{
    bool has_scale = false;
    *part = (struct script_part){.family = STR(""), .scale = 1000};
    for (struct str word = str_word(&text); word.n; word = str_word(&text)) {
        const unsigned script = script_find(word);
        if (script && !part->family.n && !has_scale)
            part->scripts |= script;
        else if (!has_scale && str_ends(word, STR("%")))
            has_scale = read_scale(word, &part->scale);
        else if (!part->family.n && !has_scale)
            part->family = word;
        else
            return false;
        if (str_ends(word, STR("%")) && !has_scale)
            return false;
    }
    return part->scripts && (part->family.n || has_scale);
}

enum script_reading script_part_next(struct str *rest, struct script_part *part)
{
    const struct str text = str_trim(*rest);
    const int comma = str_find(text, STR(","));
    if (!text.n || str_is(text, "none"))
        return SCRIPT_END;
    const struct str one = comma < 0 ? text : str_slice(text, 0, comma);
    *rest = comma < 0 ? STR("") : str_slice(text, comma + 1, text.n);
    if (comma >= 0 && !str_trim(*rest).n)
        return SCRIPT_WRONG;
    return read_part(one, part) ? SCRIPT_PART : SCRIPT_WRONG;
}
