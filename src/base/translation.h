/* The words of messages in other languages. English is what messages.def and the code
 * say; data/po has the rest in the form of gettext, keyed by the English words, for its
 * tools. What they compile is built in: nothing is looked for at run time, and no locale
 * is set that a sheet could come to depend on. */
#ifndef GAIYO_BASE_TRANSLATION_H
#define GAIYO_BASE_TRANSLATION_H

enum language { LANGUAGE_ENGLISH, LANGUAGE_JAPANESE };

/* The words in that language; `english` itself where there are none. */
const char *translate(enum language language, const char *english);

#endif
