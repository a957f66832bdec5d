/* Names of elements and attributes as numbers; internal to this folder.
 *
 * Every box asks its element a dozen times what it is called. Names of a parsed document
 * are texts of its dictionary, each there once: what one means is looked up once and
 * found again by its address. */
#ifndef GAIYO_COMPOSE_WORDS_H
#define GAIYO_COMPOSE_WORDS_H

#include <libxml/tree.h>
#include <stdint.h>

enum word {
#define WORD(id, name) WORD_##id,
#include "compose/words.def"
#undef WORD
    WORDS,
    WORD_OTHER = WORDS, /* none of them, or the node is no element */
};

enum { WORD_MEMOS = 512, ELEMENT_MEMOS = 256 };

/* What is remembered; all zero at first. */
struct words {
    struct word_memo {
        const xmlChar *name;
        enum word word;
    } memos[WORD_MEMOS];
    /* of an element, the bits of the words that it has attributes of */
    struct element_memo {
        const xmlNode *element;
        uint64_t attributes;
    } elements[ELEMENT_MEMOS];
};

/* The word that an element is called. */
enum word words_find(struct words *words, const xmlNode *node);

/* True if the element has an attribute of that name, which is one without a namespace. */
bool words_have_attribute(struct words *words, const xmlNode *element, enum word word);

#endif
