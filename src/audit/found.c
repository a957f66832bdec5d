#include "audit/found.h"

#include "base/arena.h"

const char *progress_code(enum discover_progress progress)
{
    static const char *const codes[] = {"from-baseline", "all-from-baseline", "of-target",
                                        "of-expected"};
    return codes[progress];
}

const char *elapsed_code(enum discover_elapsed elapsed)
{
    static const char *const codes[] = {"months",        "years",       "month-start",
                                        "from-baseline", "whole-years", "none"};
    return codes[elapsed];
}

const char *top_code(enum discover_top top)
{
    static const char *const codes[] = {"target", "progress", "same"};
    return codes[top];
}

const char *progress_words(enum discover_progress progress)
{
    static const char *const words[] = {
        "from the baseline, totals (N/3年) from nothing",
        "from the baseline, of totals too",
        "actual div target",
        "actual div the value expected by then (a straight line to the target)",
    };
    return words[progress];
}

const char *elapsed_words(enum discover_elapsed elapsed)
{
    static const char *const words[] = {
        "in months, to the end of what was measured",
        "in years, each counted whole once it has begun",
        "in months, to the first day of a month that was measured",
        "in months, from the end of the baseline's period for what starts from a "
        "baseline",
        "in years that are over",
        "not at all: progress is not set against time",
    };
    return words[elapsed];
}

/* --- tests -------------------------------------------------------------------------- */

static struct str variable_of(struct arena *arena, enum discover_progress progress,
                              enum discover_elapsed elapsed)
{
    const bool timed = elapsed != ELAPSED_NONE;
    const char *by_time = timed ? " div elapsed" : "";
    switch (progress) {
    case PROGRESS_FROM_BASELINE:
        return timed ? STR("pace") : STR("progress");
    case PROGRESS_ALL_FROM_BASELINE:
        return str_format(arena, "(actual - baseline) div (target - baseline)%s",
                          by_time);
    case PROGRESS_OF_TARGET:
        return str_format(arena, "achievement%s", by_time);
    default:
        return STR("actual div expected");
    }
}

struct str found_variable(struct arena *arena, const struct discover_reading *r,
                          enum discover_top top, int k)
{
    if (k || top == TOP_SAME)
        return variable_of(arena, r->progress, r->elapsed);
    return top == TOP_TARGET ? STR("achievement")
                             : variable_of(arena, r->progress, ELAPSED_NONE);
}

bool found_has_test(const struct discover_reading *r)
{
    return r->elapsed == ELAPSED_MONTHS || r->elapsed == ELAPSED_YEARS ||
           r->elapsed == ELAPSED_FROM_BASELINE || r->elapsed == ELAPSED_NONE;
}

static void add_escaped(struct strbuf *b, struct str text)
{
    for (int i = 0; i < text.n; i++) {
        if (text.p[i] == '<')
            strbuf_add_c(b, "&lt;");
        else if (text.p[i] == '&')
            strbuf_add_c(b, "&amp;");
        else if (text.p[i] == '"')
            strbuf_add_c(b, "&quot;");
        else
            strbuf_add_char(b, text.p[i]);
    }
}

static struct str test_of(struct arena *arena, const struct discover_reading *r, int k)
{
    const struct number *t = r->thresholds[k];
    if (k == 0 && r->top == TOP_TARGET &&
        number_compare(t, number_from_int(arena, 1)) == 0)
        return STR("met");
    const struct str variable = found_variable(arena, r, r->top, k);
    const struct str limit = number_print_exact(arena, t);
    /* A test knows decimals, no fractions. */
    const int slash = str_find(limit, STR("/"));
    if (slash < 0)
        return str_format(arena, "%.*s >= %.*s", STR_ARG(variable), STR_ARG(limit));
    return str_format(arena, "%.*s >= %.*s div %.*s", STR_ARG(variable), slash, limit.p,
                      limit.n - slash - 1, limit.p + slash + 1);
}

struct str found_scheme(struct arena *arena, const struct graded_set *set,
                        const struct discovery *found)
{
    struct strbuf b;
    strbuf_init(&b, arena);
    strbuf_addf(&b, "<scheme id=\"%.*s-rating\">\n", STR_ARG(set->id));
    for (int k = 0; k < set->n_names; k++) {
        strbuf_addf(&b, "  <grade score=\"%d\" mark=\"", set->n_names - k);
        add_escaped(&b, set->names[k].mark);
        strbuf_add_char(&b, '"');
        if (k < set->n_names - 1) {
            strbuf_add_c(&b, " test=\"");
            add_escaped(&b, test_of(arena, found->best, k));
            strbuf_add_char(&b, '"');
        }
        strbuf_add_char(&b, '>');
        add_escaped(&b, set->names[k].words);
        strbuf_add_c(&b, "</grade>\n");
    }
    strbuf_add_c(&b, "</scheme>\n");
    return strbuf_str(&b);
}
