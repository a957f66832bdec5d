/* audit: holds what a plan states against what it comes to.
 *
 * It takes evaluated documents; findings are diagnostics, results text.
 *
 * - audit_document recomputes every figure that the plan states: <stated>, the annual
 *   equivalents of baselines and targets, indicators printed twice.
 * - audit_discover finds the rule behind grades that were published without it.
 * - audit_compare says what moved between two evaluations, audit_mark_changes writes it
 * onto the results, so that a sheet can show it. */
#ifndef GAIYO_AUDIT_AUDIT_H
#define GAIYO_AUDIT_AUDIT_H

#include "load/load.h"

struct notation;
struct job;

enum audit_format { AUDIT_TEXT, AUDIT_JSON, AUDIT_CSV };

/* Recomputes what `document` states. A figure that does not agree with what it comes to
 * is a warning with both values and their places; a statement that says nothing, or
 * speaks of an indicator that is not there, is an error. With the plan before, evaluated
 * too (`previous`, or NULL), the baseline of an indicator that carries one of that plan
 * on is held against its last actual value. */
void audit_document(struct job *job, const struct notation *notation,
                    const struct document *document, const struct document *previous);

/* For every set whose indicators state their grades, the rule that explains them and the
 * readings that do not, as text or as one JSON object a line. A set that no reading
 * explains is a diagnostic; false, and a diagnostic, if no set states grades or they
 * cannot be told apart. */
bool audit_discover(struct job *job, const struct notation *notation,
                    const struct document *document, enum audit_format format,
                    struct str *text);

/* Lets every indicator of the merged document carry what it came to in the evaluated
 * document `previous`, for evaluation to compare with:
 *
 *     <previous score="2" mark="★★☆☆" grade="計画を下回る" period="R4年度"
 *               value="14">14件</previous> */
void audit_add_previous(struct job *job, struct document *merged,
                        const struct document *previous);

/* Lets every <result> of `document` say how it moved against `previous`:
 *
 *     <moved direction="up" better="yes" value="2" printed="＋2件" rate="1/9" grade="1"
 *            was="14件" was-period="R4年度" was-mark="★★☆☆"/>
 *
 * direction is up, down or same; new where there was no value, none where there is none.
 * The <subtotal> of a group that is graded says the same of its grade.
 * value, rate (of the achievement) and grade (of the score) are differences. */
void audit_mark_changes(struct job *job, const struct notation *notation,
                        struct document *document, const struct document *previous);

/* What moved from `before` to `after`, as text, JSON or CSV. */
bool audit_compare(struct job *job, const struct notation *notation,
                   const struct document *before, const struct document *after,
                   enum audit_format format, struct str *text);

#endif
