/* XPath 1.0 expressions over a document (libxml2), as plans use them in prose and layouts
 * use them everywhere. Beside XPath's own functions there are
 *
 *     wari(part, whole)             tenths, rounded half up: 17 of 24 is 7 (約7割)
 *     percent(part, whole, digits)  "70.8%", rounded half up
 *     about(part, whole)            "約7割", rounded half up; exactly 0.7: "7割"
 *     strong(part, whole)           "7割強"; from half-way on "8割弱"
 *     majority(part, whole)         "過半", "半数", "半数未満"
 *
 *     total(nodes, digits)          "1,788": the sum of their values
 *     mean(nodes, digits)           their mean
 *     mean-percent(nodes, digits)   the same of shares: "97.9%"
 *     highest(nodes, n)             the n nodes with the highest values
 *     lowest(nodes, n)              those with the lowest
 *
 *     if(test, then, else)          the one or the other
 *     repeat(text, times)           "1fr 1fr 1fr "
 *
 * Shares are computed exactly from whole numbers; in words, all is すべて, nothing なし,
 * what rounds to nothing 1割未満 and what rounds to all ほぼすべて. Sums and means are
 * exact, then rounded half up; the value of a node is its attribute of that name, as
 * figures, actual values and rates have it, and nodes without one do not count. An
 * expression that is wrong, or takes more than a million steps (in a large document,
 * twenty for each node), is a diagnostic at its place. */
#ifndef GAIYO_EVALUATE_XPATH_H
#define GAIYO_EVALUATE_XPATH_H

#include "base/diag.h"
#include "base/str.h"

struct arena;
struct job;
struct document;
struct xpath;
struct _xmlNode;
struct _xmlXPathObject;

/* A value that expressions call $name; an inner one hides an outer one of the same
 * name. */
struct xpath_variable {
    struct str name;
    struct _xmlXPathObject *value;
    const struct xpath_variable *outer;
    /* the nodes that a value which is none itself was made of, if that is known */
    struct _xmlNode *const *from;
    int n_from;
};

/* Expressions over `document`; lives and dies with the job. */
struct xpath *xpath_new(struct job *job, const struct document *document);

/* The elements of the document stay what they are, but for those that expressions bring
 * in themselves: where they stand is found once. */
void xpath_hold_still(struct xpath *x);

struct job *xpath_job(const struct xpath *x);

/* From here on texts and lists of nodes live in the memory of `job`; what is compiled,
 * and what is put into the document, stays where it was. Returns the job before. */
struct job *xpath_set_job(struct xpath *x, struct job *job);

/* How many values are kept, to forget those that come after. */
int xpath_kept(const struct xpath *x);
void xpath_forget(struct xpath *x, int kept);

/* The variables that expressions see; NULL for none. */
const struct xpath_variable *xpath_variables(const struct xpath *x);
void xpath_set_variables(struct xpath *x, const struct xpath_variable *variables);

/* What position() and last() give. */
struct xpath_place {
    int position, last;
};
struct xpath_place xpath_place(const struct xpath *x);
void xpath_set_place(struct xpath *x, struct xpath_place place);

/* The value of `expression`, which begins at `pos`, at `node`, freed with the job; NULL,
 * and a diagnostic, if it is wrong. */
struct _xmlXPathObject *xpath_evaluate(struct xpath *x, struct _xmlNode *node,
                                       struct str expression, struct srcpos pos);

/* The same as text (terminated), truth or nodes in document order; false if it is
 * wrong. */
bool xpath_string(struct xpath *x, struct _xmlNode *node, struct str expression,
                  struct srcpos pos, struct str *text);
bool xpath_boolean(struct xpath *x, struct _xmlNode *node, struct str expression,
                   struct srcpos pos, bool *truth);
bool xpath_nodes(struct xpath *x, struct _xmlNode *node, struct str expression,
                 struct srcpos pos, struct _xmlNode ***nodes, int *n);

/* The nodes that the location paths in `expression`, which has been evaluated at `node`,
 * select: what its value is made of. *direct if it is no more than a path. */
struct list;
void xpath_touch(struct xpath *x, struct _xmlNode *node, struct str expression,
                 struct srcpos pos, struct list *nodes, bool *direct);

/* The same for a caller who goes on to what stands below the nodes. */
bool xpath_contents(struct xpath *x, struct _xmlNode *node, struct str expression,
                    struct srcpos pos, struct _xmlNode ***nodes, int *n);

/* `value` for a caller who takes its text. */
struct _xmlXPathObject *xpath_whole(struct xpath *x, struct _xmlXPathObject *value);

/* A text or a truth as the value of a variable. */
struct _xmlXPathObject *xpath_text_value(struct xpath *x, struct str text);
struct _xmlXPathObject *xpath_truth_value(struct xpath *x, bool truth);

/* The same of a value that someone else has made: it is freed with the job. */
struct _xmlXPathObject *xpath_keep(struct xpath *x, struct _xmlXPathObject *value);

/* Text with {expressions} in it: takes the next piece off from byte *at. A piece is
 * either literal text ({{ and }} stand for braces) or an expression. False at the end;
 * *at is -1 if a brace is not closed or not opened, which then stands at byte *bad. */
struct text_piece {
    struct str text;
    bool is_expression;
    int offset; /* [byte] of the piece, behind the brace of an expression */
};
bool text_piece_next(struct arena *arena, struct str text, int *at,
                     struct text_piece *piece, int *bad);

/* `text` with every {expression} replaced by its value, terminated; false if one is
 * wrong. */
bool xpath_expand(struct xpath *x, struct _xmlNode *node, struct str text,
                  struct srcpos pos, struct str *expanded);

#endif
