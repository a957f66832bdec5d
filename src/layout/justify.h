/* Line adjustment (JLREQ 3.8): how far a line can be made to fit, what that costs, and
 * doing it; internal to this folder. */
#ifndef GAIYO_LAYOUT_JUSTIFY_H
#define GAIYO_LAYOUT_JUSTIFY_H

#include "layout/line.h"

/* Adds up what the gaps before each cluster give to a line that goes on behind it, and
 * what they take: n + 1 sums. `is_rigid` says of which gaps nothing comes; NULL: all
 * give and take. */
void slack_sum(const struct paragraph *p, const struct measured_paragraph *m,
               bool (*is_rigid)(const struct paragraph *p, int i), struct slack *sums);

/* What the line can give and take. Ragged text gives half of the blanks of marks: it
 * need not be filled, and a line of marks without any is darker than its neighbours. */
struct slack line_slack(const struct measured_paragraph *m, const struct line *line,
                        bool justify);

/* All that it can give, and all that it can take. */
int64_t slack_shrink(const struct slack *slack);
int64_t slack_stretch(const struct slack *slack);

/* The blank that the line's last mark has behind it when it keeps it (JLREQ 3.1.9): half
 * an em of 。、」, a quarter of ・. */
emu line_end_gap(const struct measured_paragraph *m, const struct line *line);

/* Settles what stands at the line's end in a room: the blank of its mark, and whether
 * 。 or 、 hangs. Returns what it costs to set the line there, from 0; what does not fit
 * costs LINE_TOO_WIDE and more. */
#define LINE_TOO_WIDE ((int64_t)1 << 40)
int64_t line_settle(const struct measured_paragraph *m, struct line *line, emu room,
                    bool justify);

/* The same of a line whose slack is known. */
int64_t line_settle_with(const struct measured_paragraph *m, struct line *line,
                         const struct slack *slack, emu room, bool justify);

/* Makes the line, which is settled, fit `room`, which it is too full for or to fill:
 * what is added behind each of its clusters but the last goes to `gaps`, and what each
 * stage gave or took to `a`. */
void line_adjust(struct lay *lay, const struct measured_paragraph *m,
                 const struct line *line, emu room, emu *gaps, struct line_adjustment *a);

#endif
