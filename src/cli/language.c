#include "cli/language.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum gaiyo_language language_of_environment(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (int i = 0; i < 3; i++) {
        const char *value = getenv(names[i]);
        if (!value || !value[0])
            continue;
        const bool japanese =
            strncmp(value, "ja", 2) == 0 && (!value[2] || strchr("_.@", value[2]));
        return japanese ? GAIYO_JAPANESE : GAIYO_ENGLISH;
    }
    return GAIYO_ENGLISH;
}

const char *phrase(const char *english)
{
    return gaiyo_words(language_of_environment(), english);
}
