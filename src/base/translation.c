#include "base/translation.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* words.inc is made by msgfmt and load/known.cmake: KNOWN(size, bytes…) of one .mo file.
 */
#define KNOWN(size, ...) __VA_ARGS__
static const char japanese[] = {
#include "base/words.inc"
};
#undef KNOWN

/* Number `i` of the file, which msgfmt has been told to write in little-endian order. */
static uint32_t number_at(size_t i)
{
    const unsigned char *b = (const unsigned char *)japanese + 4 * i;
    return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 |
           (uint32_t)b[3] << 24;
}

/* String `i` of the table that header field `table` points to (GNU gettext, "The Format
 * of GNU MO Files"): pairs of length and offset, sorted by the English words. */
static const char *string_at(size_t table, size_t i)
{
    return japanese + number_at(number_at(table) / 4 + 2 * i + 1);
}

enum { COUNT = 2, ORIGINALS = 3, TRANSLATIONS = 4 };

const char *translate(enum language language, const char *english)
{
    size_t low = 0, high = language == LANGUAGE_JAPANESE ? number_at(COUNT) : 0;
    while (low < high && english[0]) {
        const size_t middle = low + (high - low) / 2;
        const int order = strcmp(english, string_at(ORIGINALS, middle));
        if (order == 0)
            return string_at(TRANSLATIONS, middle);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return english;
}
