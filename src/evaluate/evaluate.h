/* evaluate: turns the merged document into the evaluated document: the same with results.
 *
 * Every <indicator> of a set with measurements gets
 *
 *     <result status="rated" score="2" mark="★★☆☆" grade="計画を下回る" period="R5.12">
 *       <actual value="20">20回</actual>
 *       <achievement value="4/7">57.1%</achievement>  <progress …/>  <elapsed …/>
 *       <expected …/>  <pace …/>
 *     </result>
 *
 * status is rated, unrated (then reason says why) or measured (the set has no scheme);
 * value is exact, the text rounded by the set's rule. A rate that cannot be had is left
 * out. Every set that is rated gets
 *
 *     <summary total="24" rated="23" unrated="1" denominator="24">
 *       <count score="4" mark="★★★★" grade="目標を上回る" n="9"/> …
 *     </summary>
 *
 * and the {expressions} in prose become <computed expression="…">24</computed>. */
#ifndef GAIYO_EVALUATE_EVALUATE_H
#define GAIYO_EVALUATE_EVALUATE_H

#include "load/load.h"

struct job;
struct notation;
struct period;

/* Uses the latest observation of each indicator that lies within or before `as_of` (NULL:
 * the latest of all). NULL, and diagnostics, if a scheme or an expression is wrong. */
const struct document *evaluate_document(struct job *job, const struct notation *notation,
                                         const struct document *merged,
                                         const struct period *as_of);

#endif
