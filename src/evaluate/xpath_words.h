/* What is wrong with an expression, in words: libxml2 gives an error of XPath none, only
 * its number. Internal to this folder. */
#ifndef GAIYO_EVALUATE_XPATH_WORDS_H
#define GAIYO_EVALUATE_XPATH_WORDS_H

struct job;

/* What words may be about. */
struct xpath_said {
    const char *function; /* that was called last */
    const char *name;     /* of the variable or function that was looked up last */
    int millions;         /* of steps that an expression may take */
};

/* `number` is one of enum xmlXPathError. */
const char *xpath_words(struct job *job, int number, const struct xpath_said *said);

#endif
