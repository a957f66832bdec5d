/* Where the phrases of headings end, for lines that should end with them; internal to
 * this folder. What it finds is asked for through shaped.h. */
#ifndef GAIYO_SHAPE_PHRASES_H
#define GAIYO_SHAPE_PHRASES_H

#include "shape/shaped.h"

struct job;

/* For `n_texts` texts from `first` on. Nothing is opened before the first question, and
 * once for all slices of rows, which have the same `outer`: ICU's dictionary takes more
 * than a millisecond. Owned by the job's document arena. */
struct phraser *phraser_new(struct job *job, int first, int n_texts,
                            struct phraser *outer);

/* Opens it aside after all (helper.h), if there is someone to do it. */
void phraser_prepare(struct phraser *phraser);

#endif
