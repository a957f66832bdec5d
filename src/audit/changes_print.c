#include "audit/changes.h"

#include "audit/json.h"

/* How often each thing happened. */
struct tally {
    int up, down, same, better_grade, worse_grade, first, lost, added, removed;
};

static struct tally count(const struct changes *changes)
{
    struct tally t = {0};
    for (int i = 0; i < changes->n; i++) {
        const struct change *c = &changes->items[i];
        t.first += c->kind == CHANGE_FIRST;
        t.lost += c->kind == CHANGE_LOST;
        t.added += c->kind == CHANGE_ADDED;
        t.removed += c->kind == CHANGE_REMOVED;
        t.up += c->direction > 0;
        t.down += c->direction < 0;
        t.same += c->difference && !c->direction;
        t.better_grade += c->grade > 0;
        t.worse_grade += c->grade < 0;
    }
    return t;
}

/* --- text --------------------------------------------------------------------------- */

static void add_side(struct strbuf *b, const struct change_side *side)
{
    strbuf_addf(b, "%.*s", STR_ARG(side->actual.n ? side->actual : STR("―")));
    if (side->period.n)
        strbuf_addf(b, " (%.*s)", STR_ARG(side->period));
}

static struct str grade_of(const struct change_side *side)
{
    if (side->mark.n)
        return side->mark;
    return side->reason.n ? side->reason : STR("―");
}

static void print_rates(struct strbuf *b, const struct change *c)
{
    for (int i = 0; i < CHANGE_RATES; i++) {
        const struct number *d = c->rate_differences[i];
        if (d && number_sign(d))
            strbuf_addf(b, "  %s  %.*s -> %.*s\n", change_rate_names[i],
                        STR_ARG(c->before.rates[i]), STR_ARG(c->after.rates[i]));
    }
}

static void print_change(struct strbuf *b, const struct change *c)
{
    strbuf_addf(b, "%.*s  %.*s", STR_ARG(c->id), STR_ARG(c->name));
    if (c->kind == CHANGE_ADDED || c->kind == CHANGE_REMOVED) {
        strbuf_addf(b, "  (%s)\n  value  ", change_kind_name(c->kind));
        add_side(b, c->kind == CHANGE_ADDED ? &c->after : &c->before);
        strbuf_add_char(b, '\n');
        return;
    }
    strbuf_add_c(b, "\n  value  ");
    add_side(b, &c->before);
    strbuf_add_c(b, " -> ");
    add_side(b, &c->after);
    strbuf_addf(b, "%s%.*s\n", c->printed.n ? "  " : "", STR_ARG(c->printed));
    print_rates(b, c);
    const struct str before = grade_of(&c->before), after = grade_of(&c->after);
    if (!str_eq(before, after))
        strbuf_addf(b, "  grade  %.*s -> %.*s%s\n", STR_ARG(before), STR_ARG(after),
                    c->grade > 0   ? "  up"
                    : c->grade < 0 ? "  down"
                                   : "");
}

static void print_group(struct strbuf *b, const struct group_change *c)
{
    const struct str none = STR("―");
    strbuf_addf(b, "  %.*s: %.*s -> %.*s%s\n", STR_ARG(c->name),
                STR_ARG(c->before.mark.n ? c->before.mark : none),
                STR_ARG(c->after.mark.n ? c->after.mark : none),
                c->kind == CHANGE_ADDED     ? "  added"
                : c->kind == CHANGE_REMOVED ? "  removed"
                : c->grade > 0              ? "  up"
                : c->grade < 0              ? "  down"
                                            : "");
}

static void print_groups(struct strbuf *b, const struct changes *changes)
{
    bool moved = false;
    for (int i = 0; i < changes->n_groups; i++) {
        const struct group_change *c = &changes->groups[i];
        if (str_eq(c->before.mark, c->after.mark))
            continue;
        if (!moved)
            strbuf_add_c(b, "groups\n");
        moved = true;
        print_group(b, c);
    }
}

static void print_observation(struct strbuf *b, const struct observation_change *o)
{
    strbuf_addf(b, "  %.*s %.*s: %s, ", STR_ARG(o->id),
                STR_ARG(o->period.n ? o->period : STR("―")),
                observation_change_name(o->kind));
    if (o->kind != OBSERVATION_ADDED)
        strbuf_addf(b, "%.*s (%s)", STR_ARG(o->before), o->before_source);
    if (o->kind == OBSERVATION_REVISED)
        strbuf_add_c(b, " -> ");
    if (o->kind != OBSERVATION_REMOVED)
        strbuf_addf(b, "%.*s (%s)", STR_ARG(o->after), o->after_source);
    strbuf_add_char(b, '\n');
}

void changes_print(struct strbuf *b, const struct changes *changes)
{
    const struct tally t = count(changes);
    strbuf_addf(b,
                "indicators %d; values up %d, down %d, the same %d; grades up %d, down "
                "%d; first values %d, lost %d; indicators added %d, removed %d\n",
                changes->n, t.up, t.down, t.same, t.better_grade, t.worse_grade, t.first,
                t.lost, t.added, t.removed);
    for (int i = 0; i < changes->n; i++)
        if (changes->items[i].kind != CHANGE_NONE)
            print_change(b, &changes->items[i]);
    print_groups(b, changes);
    if (changes->n_observations)
        strbuf_add_c(b, "measurements\n");
    for (int i = 0; i < changes->n_observations; i++)
        print_observation(b, &changes->observations[i]);
}

/* --- JSON --------------------------------------------------------------------------- */

static void add_side_json(struct json *j, const char *name, const struct change_side *s)
{
    json_open(j, name, '{');
    json_text(j, "actual", s->actual);
    json_exact(j, "value", s->value);
    json_text(j, "unit", s->unit);
    json_text(j, "period", s->period);
    json_text(j, "source", str_of(s->source));
    for (int i = 0; i < CHANGE_RATES; i++)
        json_exact(j, change_rate_names[i], s->rate_values[i]);
    json_text(j, "status", s->status);
    json_text(j, "mark", s->mark);
    json_text(j, "grade", s->grade);
    if (s->rated)
        json_int(j, "score", s->score);
    json_close(j, '}');
}

static void add_change_json(struct json *j, const struct change *c)
{
    json_open(j, NULL, '{');
    json_text(j, "indicator", c->id);
    json_text(j, "name", c->name);
    json_text(j, "set", c->set);
    json_text(j, "change", str_of(change_kind_name(c->kind)));
    json_exact(j, "difference", c->difference);
    json_text(j, "printed", c->printed);
    if (c->difference) {
        json_text(j, "direction", str_of(change_direction_name(c->direction)));
        json_int(j, "better", change_betterment(c));
    }
    for (int i = 0; i < CHANGE_RATES; i++)
        json_exact(j, change_rate_names[i], c->rate_differences[i]);
    json_int(j, "grade", c->grade);
    add_side_json(j, "before", &c->before);
    add_side_json(j, "after", &c->after);
    json_close(j, '}');
}

static void add_tally_json(struct json *j, const struct changes *changes)
{
    const struct tally t = count(changes);
    json_open(j, "summary", '{');
    json_int(j, "indicators", changes->n);
    json_int(j, "up", t.up);
    json_int(j, "down", t.down);
    json_int(j, "same", t.same);
    json_int(j, "grades_up", t.better_grade);
    json_int(j, "grades_down", t.worse_grade);
    json_int(j, "first", t.first);
    json_int(j, "lost", t.lost);
    json_int(j, "added", t.added);
    json_int(j, "removed", t.removed);
    json_close(j, '}');
}

static void add_observation_json(struct json *j, const struct observation_change *o)
{
    json_open(j, NULL, '{');
    json_text(j, "indicator", o->id);
    json_text(j, "period", o->period);
    json_text(j, "change", str_of(observation_change_name(o->kind)));
    json_text(j, "before", o->before);
    json_text(j, "after", o->after);
    json_text(j, "before_source", str_of(o->before_source));
    json_text(j, "after_source", str_of(o->after_source));
    json_close(j, '}');
}

static void add_group_side_json(struct json *j, const char *name,
                                const struct group_side *s)
{
    json_open(j, name, '{');
    json_exact(j, "value", s->value);
    json_text(j, "mark", s->mark);
    json_text(j, "grade", s->grade);
    if (s->rated)
        json_int(j, "score", s->score);
    json_close(j, '}');
}

static void add_group_json(struct json *j, const struct group_change *c)
{
    json_open(j, NULL, '{');
    json_text(j, "group", c->name);
    json_text(j, "title", c->title);
    json_text(j, "set", c->set);
    json_text(j, "change", str_of(change_kind_name(c->kind)));
    json_int(j, "grade", c->grade);
    add_group_side_json(j, "before", &c->before);
    add_group_side_json(j, "after", &c->after);
    json_close(j, '}');
}

void changes_print_json(struct strbuf *b, const struct changes *changes)
{
    struct json j = {.out = b};
    json_open(&j, NULL, '{');
    add_tally_json(&j, changes);
    json_open(&j, "indicators", '[');
    for (int i = 0; i < changes->n; i++)
        add_change_json(&j, &changes->items[i]);
    json_close(&j, ']');
    json_open(&j, "groups", '[');
    for (int i = 0; i < changes->n_groups; i++)
        add_group_json(&j, &changes->groups[i]);
    json_close(&j, ']');
    json_open(&j, "measurements", '[');
    for (int i = 0; i < changes->n_observations; i++)
        add_observation_json(&j, &changes->observations[i]);
    json_close(&j, ']');
    json_close(&j, '}');
    strbuf_add_char(b, '\n');
}
