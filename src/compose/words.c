#include "compose/words.h"

#include <assert.h>
#include <string.h>

static_assert(WORDS <= 64, "the words are bits of a number");

static const char *const names[] = {
#define WORD(id, name) name,
#include "compose/words.def"
#undef WORD
};

static enum word look_up(const char *name)
{
    int from = 0, to = WORDS;
    while (from < to) {
        const int middle = (from + to) / 2;
        const int order = strcmp(name, names[middle]);
        if (!order)
            return (enum word)middle;
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return WORD_OTHER;
}

/* The texts of a dictionary stand side by side: two may begin in the same eight bytes. */
static enum word word_of_name(struct words *words, const xmlChar *name)
{
    const uintptr_t address = (uintptr_t)name;
    struct word_memo *memo = &words->memos[(address ^ address >> 9) % WORD_MEMOS];
    if (memo->name != name)
        *memo = (struct word_memo){name, look_up((const char *)name)};
    return memo->word;
}

enum word words_find(struct words *words, const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE ? word_of_name(words, node->name) : WORD_OTHER;
}

static uint64_t attributes_of(struct words *words, const xmlNode *element)
{
    uint64_t attributes = 0;
    for (const xmlAttr *a = element->properties; a; a = a->next) {
        const enum word word = a->ns ? WORD_OTHER : word_of_name(words, a->name);
        if (word != WORD_OTHER)
            attributes |= (uint64_t)1 << word;
    }
    return attributes;
}

bool words_have_attribute(struct words *words, const xmlNode *element, enum word word)
{
    const uintptr_t address = (uintptr_t)element;
    struct element_memo *memo =
        &words->elements[(address >> 4 ^ address >> 11) % ELEMENT_MEMOS];
    if (memo->element != element)
        *memo = (struct element_memo){element, attributes_of(words, element)};
    return memo->attributes >> word & 1;
}
