/* evaluate: turns the merged document into the evaluated document: the same with results.
 *
 * Every <indicator> of a set with measurements gets
 *
 *     <result status="rated" score="2" mark="★★☆☆" grade="計画を下回る" period="R5.12">
 *       <actual value="20" sources="data.csv:2:14">20回</actual>
 *       <achievement value="4/7" form="ratio" formula="20÷35"
 *                    sources="data.csv:2:14 plan.xml:9:41">57.1%</achievement>
 *       <progress …/>  <elapsed …/>  <expected …/>  <pace undefined="no-time-passed"/>
 *     </result>
 *
 * and those of yearly, difference, improvement, change, trend, deviation that a scheme or
 * a <stated> asks for (rates.h says what they are). status is rated, unrated (then reason
 * says why) or measured (the set has no scheme). value is exact, the text rounded by the
 * set's rule; formula has the figures in it, sources are the cells that they stand in. A
 * value that cannot be had says why (undefined).
 *
 * Where the indicator carries <previous score="…">, change is up, same, down or new.
 *
 * Every set that is rated gets
 *
 *     <summary total="24" rated="23" unrated="1" denominator="24">
 *       <count score="4" mark="★★★★" grade="目標を上回る" n="9" share="37.5%" rule="…"/>
 * … <rest mark="－" …/> <changes up="2" same="20" down="1" new="0"/> <total of="actual"
 * value="…">…</total> <mean of="achievement" n="23" …/> <best indicator="p22"
 * value="…">…</best> <worst …/> <legend>★★★★：目標を上回る（目標達成）、…</legend>
 *     </summary>
 *
 * and every group in it the same as <subtotal>, with the group's own grade. The
 * {expressions} in prose become <computed expression="…">24</computed>. The whole is
 * described by data/schema/evaluated.rng. */
#ifndef GAIYO_EVALUATE_EVALUATE_H
#define GAIYO_EVALUATE_EVALUATE_H

#include "load/load.h"

struct job;
struct notation;
struct period;

/* Turns `merged` itself into the evaluated document. Uses the latest observation of
 * each indicator that lies within or before `as_of` (NULL: the latest of all). NULL, and
 * diagnostics, if a scheme, a formula or an expression is wrong. */
struct document *evaluate_document(struct job *job, const struct notation *notation,
                                   struct document *merged, const struct period *as_of);

/* The merged or evaluated document as XML text, given to `take` piece by piece. */
typedef void (*evaluate_take_fn)(void *context, struct str piece);
void evaluate_print(struct job *job, const struct document *document,
                    evaluate_take_fn take, void *context);

#endif
