#include "audit/found.h"

#include "audit/json.h"

#include "base/arena.h"

static void add_rows(struct json *j, const char *name, const struct discovery *d,
                     struct discover_rows rows)
{
    json_open(j, name, '[');
    for (int i = 0; i < rows.n; i++)
        json_text(j, NULL, d->rows[rows.at[i]].id);
    json_close(j, ']');
}

static void add_window(struct json *j, const struct discovery *d,
                       const struct discover_window *w)
{
    json_bool(j, "fits", w->fits);
    json_exact(j, "over", w->over);
    json_exact(j, "upto", w->upto);
    add_rows(j, "below", d, w->below);
    add_rows(j, "reached", d, w->reached);
    if (w->clash.n)
        add_rows(j, "clash", d, w->clash);
    if (w->undefined.n)
        add_rows(j, "undefined", d, w->undefined);
}

static void add_tops(struct json *j, const struct discovery *d,
                     const struct discover_reading *r)
{
    json_open(j, "best_grade", '[');
    for (int top = 0; top < TOP_READINGS; top++) {
        if (!r->tops[top].over && !r->tops[top].upto)
            continue;
        json_open(j, NULL, '{');
        json_text(j, "by", str_of(top_code((enum discover_top)top)));
        json_text(j, "compares",
                  found_variable(j->out->arena, r, (enum discover_top)top, 0));
        add_window(j, d, &r->tops[top]);
        add_rows(j, "lower_at_1", d, r->over_one[top]);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void add_thresholds(struct json *j, const struct graded_set *set,
                           const struct discovery *d, const struct discover_reading *r)
{
    json_open(j, "thresholds", '[');
    for (int k = 0; k < set->n_names - 1; k++) {
        json_open(j, NULL, '{');
        json_text(j, "grade", set->names[k].mark);
        json_text(j, "compares", found_variable(j->out->arena, r, r->top, k));
        if (r->fits)
            json_exact(j, "value", r->thresholds[k]);
        add_window(j, d, &r->windows[k]);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void add_reading(struct json *j, const char *name, const struct graded_set *set,
                        const struct discovery *d, const struct discover_reading *r)
{
    json_open(j, name, '{');
    json_text(j, "progress", str_of(progress_code(r->progress)));
    json_text(j, "elapsed", str_of(elapsed_code(r->elapsed)));
    json_text(j, "best_grade_by", str_of(top_code(r->top)));
    json_bool(j, "fits", r->fits);
    add_thresholds(j, set, d, r);
    add_tops(j, d, r);
    if (d->best)
        add_rows(j, "wrong_with_rule", d, r->wrong);
    json_close(j, '}');
}

static void add_shares(struct json *j, const struct discovery *d)
{
    json_open(j, "elapsed_shares", '[');
    for (int i = 0; i < d->n_shares; i++) {
        const struct discover_share *s = &d->shares[i];
        json_open(j, NULL, '{');
        json_text(j, "period", s->period);
        json_exact(j, "share", s->share);
        json_exact(j, "over", s->over);
        json_exact(j, "upto", s->upto);
        add_rows(j, "below", d, s->below);
        add_rows(j, "reached", d, s->reached);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void add_common(struct json *j, const struct graded_set *set,
                       const struct discovery *d)
{
    json_open(j, "common", '[');
    for (int k = 0; k < set->n_names - 1; k++) {
        json_open(j, NULL, '{');
        json_text(j, "grade", set->names[k].mark);
        add_window(j, d, &d->common[k]);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void add_grades(struct json *j, const struct graded_set *set,
                       const struct discovery *d)
{
    json_open(j, "grades", '[');
    for (int k = 0; k < set->n_names; k++) {
        int n = 0;
        for (int i = 0; i < d->n; i++)
            n += d->rows[i].grade == k;
        json_open(j, NULL, '{');
        json_text(j, "mark", set->names[k].mark);
        json_text(j, "words", set->names[k].words);
        json_int(j, "n", n);
        json_close(j, '}');
    }
    json_close(j, ']');
    json_open(j, "left_out", '[');
    for (int i = 0; i < set->n_rest; i++) {
        json_open(j, NULL, '{');
        json_text(j, "indicator", set->rest[i].id);
        json_text(j, "printed", set->rest[i].text);
        json_close(j, '}');
    }
    json_close(j, ']');
}

void found_print_json(struct json *j, const struct graded_set *set,
                      const struct discovery *d)
{
    json_open(j, NULL, '{');
    json_text(j, "set", set->id);
    json_int(j, "indicators", set->total);
    json_int(j, "rated", set->n);
    add_grades(j, set, d);
    if (d->best) {
        add_reading(j, "rule", set, d, d->best);
        add_shares(j, d);
        add_common(j, set, d);
        add_rows(j, "kind_matters", d, d->kind_matters);
        json_text(j, "scheme", found_scheme(j->out->arena, set, d));
        json_bool(j, "scheme_suffices", found_has_test(d->best));
    }
    json_open(j, "readings", '[');
    for (int i = 0; i < d->n_readings; i++)
        add_reading(j, NULL, set, d, &d->readings[i]);
    json_close(j, ']');
    json_close(j, '}');
}
