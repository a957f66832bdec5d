/* What is said of a generated layout: that something has no room, of an element that
 * there is, and with figures that bear it out; it is never wrong in itself. */
#ifndef GAIYO_TESTS_LAYOUT_FINDINGS_H
#define GAIYO_TESTS_LAYOUT_FINDINGS_H

#include "random_sheet.h"

#include "compose/messages.h"
#include "layout/messages.h"

/* The first two numbers of a cause, in thousandths: what is needed, what there is. */
static inline bool needs_more(struct str cause)
{
    cause = str_slice(cause, str_find(cause, STR(" needs ")), cause.n);
    int64_t numbers[2] = {0, 0};
    int n = 0;
    for (int i = 0; i < cause.n && n < 2; i++) {
        if (cause.p[i] < '0' || cause.p[i] > '9')
            continue;
        int digits = -1; /* behind the point */
        for (; i < cause.n && digits < 3; i++)
            if (cause.p[i] == '.' && digits < 0)
                digits = 0;
            else if (cause.p[i] >= '0' && cause.p[i] <= '9') {
                numbers[n] = 10 * numbers[n] + cause.p[i] - '0';
                digits += digits >= 0;
            } else
                break;
        for (digits = digits < 0 ? 0 : digits; digits < 3; digits++)
            numbers[n] *= 10;
        n++;
    }
    return n == 2 && numbers[0] > numbers[1];
}

/* The kinds that a valid layout may lead to. */
static inline bool is_expected(const struct diag *diag)
{
    static const struct diag_kind *const of_room[] = {
        DIAG_BOX_TOO_HIGH, DIAG_BOX_TOO_WIDE, DIAG_BOX_TOO_HIGH_WITH,
        DIAG_BOX_TOO_WIDE_WITH};
    static const struct diag_kind *const others[] = {
        DIAG_WORD_TOO_WIDE, DIAG_CONNECTOR_ROOM, DIAG_CONNECTOR_PAGES, DIAG_FIT_BOX,
        DIAG_FIT_PAGES,     DIAG_IMAGE_COARSE,   DIAG_NUMBERING_END};
    for (size_t i = 0; i < sizeof of_room / sizeof *of_room; i++)
        if (diag->kind == of_room[i])
            return needs_more(diag->cause);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (diag->kind == others[i])
            return true;
    return false;
}

/* True if an element, or text of one, begins there. */
static inline bool is_place(const struct sheet *s, const struct diag *diag)
{
    if (!diag->pos.file)
        return false;
    const struct str text = diags_source_text(s->job.diags, diag->pos.file);
    const int at = (int)diag->pos.offset;
    return at >= 0 && at < text.n && (text.p[at] == '<' || at > 0);
}

/* How many of the findings are none that there should be. */
static inline int say_findings(struct sheet *s)
{
    int faults = s->pages || diags_failed(s->job.diags) ? 0 : 1;
    if (faults)
        printf("# RANDOM_SEED=%u: no pages, and no message\n", (unsigned)s->seed);
    for (int i = 0; i < diags_count(s->job.diags); i++) {
        const struct diag *diag = diags_at(s->job.diags, i);
        if (diag->kind->severity < SEVERITY_ERROR ||
            (is_expected(diag) && is_place(s, diag)))
            continue;
        printf("# RANDOM_SEED=%u: %s: %s: %.*s\n", (unsigned)s->seed,
               diags_place(s->job.diags, s->job.doc, diag->pos), diag->kind->name,
               STR_ARG(diag->cause));
        faults++;
    }
    return faults;
}

#endif
