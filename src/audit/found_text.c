#include "audit/found.h"

#include "base/arena.h"

/* The page under construction. */
struct page {
    struct strbuf *b;
    const struct graded_set *set;
    const struct discovery *found;
};

enum { MOST_ROWS = 12 }; /* that are named in one place; JSON names them all */

static void add_rows(struct page *p, struct discover_rows rows)
{
    for (int i = 0; i < rows.n && i < MOST_ROWS; i++)
        strbuf_addf(p->b, "%s%.*s", i ? ", " : "",
                    STR_ARG(p->found->rows[rows.at[i]].id));
    if (rows.n > MOST_ROWS)
        strbuf_addf(p->b, " and %d more", rows.n - MOST_ROWS);
}

/* "0.8", or "0.7273 (8/11)". */
static void add_number(struct page *p, const struct number *value)
{
    struct arena *arena = p->b->arena;
    const struct str exact = number_print_exact(arena, value);
    if (str_find(exact, STR("/")) < 0 && exact.n <= 6)
        strbuf_add(p->b, exact);
    else
        strbuf_addf(p->b, "%.*s (%.*s)",
                    STR_ARG(number_print(arena, value, 4, ROUND_HALF_UP, false)),
                    STR_ARG(exact));
}

/* "8/11 < t <= 0.95 (p06 | p03)". */
static void add_window(struct page *p, const struct discover_window *w)
{
    if (w->over) {
        add_number(p, w->over);
        strbuf_add_c(p->b, " < ");
    }
    strbuf_add_char(p->b, 't');
    if (w->upto) {
        strbuf_add_c(p->b, " <= ");
        add_number(p, w->upto);
    }
    strbuf_add_c(p->b, "  [");
    add_rows(p, w->below);
    strbuf_add_c(p->b, " | ");
    add_rows(p, w->reached);
    strbuf_add_char(p->b, ']');
}

static struct str grade_mark(const struct page *p, int grade)
{
    return p->set->names[grade].mark;
}

/* --- heading ------------------------------------------------------------------------ */

static int count_grade(const struct discovery *found, int grade)
{
    int n = 0;
    for (int i = 0; i < found->n; i++)
        n += found->rows[i].grade == grade;
    return n;
}

static void add_heading(struct page *p)
{
    strbuf_addf(p->b,
                "%.*s: %d indicators, %d with a grade and figures:", STR_ARG(p->set->id),
                p->set->total, p->set->n);
    for (int k = 0; k < p->set->n_names; k++)
        strbuf_addf(p->b, "%s %.*s %d", k ? "," : "", STR_ARG(grade_mark(p, k)),
                    count_grade(p->found, k));
    strbuf_add_char(p->b, '\n');
    for (int i = 0; i < p->set->n_rest; i++)
        strbuf_addf(p->b, "  left out: %.*s (%.*s)\n", STR_ARG(p->set->rest[i].id),
                    STR_ARG(p->set->rest[i].text));
}

static void add_missing_baselines(struct page *p)
{
    int n = 0;
    for (int i = 0; i < p->found->n; i++) {
        const struct discover_row *row = &p->found->rows[i];
        if (row->baseline || row->total)
            continue;
        strbuf_addf(p->b, "%s%.*s", n++ ? ", " : "            no baseline counts as 0: ",
                    STR_ARG(row->id));
    }
    if (n)
        strbuf_add_char(p->b, '\n');
}

/* --- the rule ----------------------------------------------------------------------- */

static void add_shares(struct page *p)
{
    const struct discovery *d = p->found;
    for (int i = 0; i < d->n_shares; i++) {
        const struct discover_share *s = &d->shares[i];
        strbuf_addf(p->b, "            %.*s is ", STR_ARG(s->period));
        if (s->share)
            add_number(p, s->share);
        strbuf_add_c(p->b, "; the grades hold");
        if (s->over) {
            strbuf_add_c(p->b, " over ");
            add_number(p, s->over);
            strbuf_add_c(p->b, " [");
            add_rows(p, s->below);
            strbuf_add_char(p->b, ']');
        }
        if (s->upto) {
            strbuf_addf(p->b, "%s up to ", s->over ? " and" : "");
            add_number(p, s->upto);
            strbuf_add_c(p->b, " [");
            add_rows(p, s->reached);
            strbuf_add_char(p->b, ']');
        }
        strbuf_add_c(p->b, s->over || s->upto ? "\n" : " whatever it is\n");
    }
}

static void add_thresholds(struct page *p)
{
    struct arena *arena = p->b->arena;
    const struct discover_reading *r = p->found->best;
    for (int k = 0; k < p->set->n_names - 1; k++) {
        const struct str variable = found_variable(arena, r, r->top, k);
        strbuf_addf(p->b, "  %.*s  %.*s >= ", STR_ARG(grade_mark(p, k)),
                    STR_ARG(variable));
        add_number(p, r->thresholds[k]);
        strbuf_add_c(p->b, "\n            holds for ");
        add_window(p, &r->windows[k]);
        strbuf_add_char(p->b, '\n');
    }
    strbuf_addf(p->b, "  %.*s  otherwise\n", STR_ARG(grade_mark(p, p->set->n_names - 1)));
}

static void add_common(struct page *p)
{
    strbuf_add_c(p->b, "  In every reading of time that fits, the thresholds hold for\n");
    for (int k = 0; k < p->set->n_names - 1; k++) {
        strbuf_addf(p->b, "    %.*s  ", STR_ARG(grade_mark(p, k)));
        if (p->found->common[k].fits)
            add_window(p, &p->found->common[k]);
        else
            strbuf_add_c(p->b, "no value in common");
        strbuf_add_char(p->b, '\n');
    }
    if (!p->found->kind_matters.n)
        return;
    strbuf_add_c(p->b,
                 "  Only as the sort of target that they are (a total over years or "
                 "not) do these fit: ");
    add_rows(p, p->found->kind_matters);
    strbuf_add_char(p->b, '\n');
}

/* How the best grade could be told besides. */
static void add_tops(struct page *p)
{
    const struct discover_reading *r = p->found->best;
    for (int top = 0; top < TOP_READINGS; top++) {
        const struct discover_window *w = &r->tops[top];
        if ((enum discover_top)top == r->top || (!w->over && !w->upto))
            continue;
        const struct str variable =
            found_variable(p->b->arena, r, (enum discover_top)top, 0);
        strbuf_addf(p->b, "  %.*s by %.*s: ", STR_ARG(grade_mark(p, 0)),
                    STR_ARG(variable));
        if (w->fits) {
            strbuf_add_c(p->b, "fits too, for ");
            add_window(p, w);
        } else {
            strbuf_add_c(p->b, "fails");
        }
        if (r->over_one[top].n) {
            strbuf_add_c(p->b, w->fits ? "; not at 1: " : "; at 1 or over: ");
            add_rows(p, r->over_one[top]);
        }
        strbuf_add_char(p->b, '\n');
    }
}

static void add_rule(struct page *p)
{
    const struct discover_reading *r = p->found->best;
    strbuf_addf(p->b, "\nThe rule\n  progress  %s\n", progress_words(r->progress));
    if (r->progress != PROGRESS_OF_TARGET)
        add_missing_baselines(p);
    strbuf_addf(p->b, "  time      %s\n", elapsed_words(r->elapsed));
    add_shares(p);
    add_thresholds(p);
    strbuf_addf(p->b, "  All %d grades come out as printed.\n", p->found->n);
    add_common(p);
    add_tops(p);
}

/* --- the other readings ------------------------------------------------------------- */

static void add_fitting(struct page *p, const struct discover_reading *r)
{
    for (int k = 0; k < p->set->n_names - 1; k++) {
        strbuf_addf(p->b, "    %.*s  ", STR_ARG(grade_mark(p, k)));
        add_window(p, &r->windows[k]);
        strbuf_add_c(p->b, ", for instance ");
        add_number(p, r->thresholds[k]);
        strbuf_add_char(p->b, '\n');
    }
}

static void add_clash(struct page *p, const struct discover_reading *r, int k)
{
    const struct discover_window *w = &r->windows[k];
    strbuf_addf(p->b, "    %.*s  ", STR_ARG(grade_mark(p, k)));
    if (w->undefined.n) {
        strbuf_add_c(p->b, "has no value for ");
        add_rows(p, w->undefined);
        strbuf_add_char(p->b, '\n');
        return;
    }
    add_rows(p, w->reached);
    strbuf_add_c(p->b, " has it at ");
    add_number(p, w->upto);
    strbuf_addf(p->b, ", but not ");
    for (int i = 0; i < w->clash.n && i < MOST_ROWS; i++) {
        const struct discover_row *row = &p->found->rows[w->clash.at[i]];
        strbuf_addf(p->b, "%s%.*s (%.*s)", i ? ", " : "", STR_ARG(row->id),
                    STR_ARG(grade_mark(p, row->grade)));
    }
    if (w->clash.n > MOST_ROWS)
        strbuf_addf(p->b, " and %d more", w->clash.n - MOST_ROWS);
    strbuf_add_c(p->b, ", up to ");
    add_number(p, w->over);
    strbuf_add_char(p->b, '\n');
}

static void add_reading(struct page *p, const struct discover_reading *r)
{
    strbuf_addf(p->b, "  progress %s; time %s\n", progress_words(r->progress),
                elapsed_words(r->elapsed));
    if (r->fits)
        add_fitting(p, r);
    for (int k = 0; !r->fits && k < p->set->n_names - 1; k++)
        if (!r->windows[k].fits)
            add_clash(p, r, k);
    if (p->found->best && r->wrong.n) {
        strbuf_add_c(p->b, "    with the rule's thresholds, another grade for ");
        add_rows(p, r->wrong);
        strbuf_add_char(p->b, '\n');
    }
}

static void add_readings(struct page *p, bool fits, const char *heading)
{
    bool begun = false;
    for (int i = 0; i < p->found->n_readings; i++) {
        const struct discover_reading *r = &p->found->readings[i];
        if (r->fits != fits || r == p->found->best)
            continue;
        if (!begun)
            strbuf_add_c(p->b, heading);
        begun = true;
        add_reading(p, r);
    }
}

void found_print(struct strbuf *b, const struct graded_set *set,
                 const struct discovery *found)
{
    struct page p = {b, set, found};
    add_heading(&p);
    if (found->best)
        add_rule(&p);
    add_readings(&p, true, "\nReadings that fit too\n");
    add_readings(&p, false, "\nReadings that fail\n");
    if (!found->best)
        return;
    strbuf_add_c(b, "\nAs a scheme of the plan\n");
    if (found->best->elapsed == ELAPSED_YEARS)
        strbuf_add_c(b, "  (for a set with elapsed=\"years\")\n");
    if (found->best->elapsed == ELAPSED_FROM_BASELINE)
        strbuf_add_c(b, "  (for a set with elapsed-from=\"baseline\")\n");
    if (!found_has_test(found->best))
        strbuf_addf(b, "  (a set counts time in months or begun years; this rule %s)\n",
                    elapsed_words(found->best->elapsed));
    strbuf_add(b, found_scheme(b->arena, set, found));
}
