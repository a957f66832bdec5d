#include "audit/changes.h"

/* A row under construction. */
struct row {
    struct strbuf *b;
    bool begun;
};

static bool needs_quotes(struct str text)
{
    for (int i = 0; i < text.n; i++)
        if (text.p[i] == ',' || text.p[i] == '"' || text.p[i] == '\n' ||
            text.p[i] == '\r')
            return true;
    return false;
}

static void add_cell(struct row *r, struct str text)
{
    if (r->begun)
        strbuf_add_char(r->b, ',');
    r->begun = true;
    if (!needs_quotes(text)) {
        strbuf_add(r->b, text);
        return;
    }
    strbuf_add_char(r->b, '"');
    for (int i = 0; i < text.n; i++) {
        if (text.p[i] == '"')
            strbuf_add_char(r->b, '"');
        strbuf_add_char(r->b, text.p[i]);
    }
    strbuf_add_char(r->b, '"');
}

static void add_exact(struct row *r, const struct number *value)
{
    add_cell(r, value ? number_print_exact(r->b->arena, value) : STR(""));
}

static void end_row(struct row *r)
{
    strbuf_add_c(r->b, "\r\n");
    r->begun = false;
}

static void add_change(struct row *r, const struct change *c)
{
    add_cell(r, STR("indicator"));
    add_cell(r, c->id);
    add_cell(r, c->name);
    add_cell(r, str_of(change_kind_name(c->kind)));
    add_cell(r, c->before.period);
    add_cell(r, c->before.actual);
    add_cell(r, c->after.period);
    add_cell(r, c->after.actual);
    add_exact(r, c->difference);
    add_cell(r, c->after.unit.n ? c->after.unit : c->before.unit);
    for (int i = 0; i < CHANGE_RATES; i++) {
        add_cell(r, c->before.rates[i]);
        add_cell(r, c->after.rates[i]);
    }
    add_cell(r, c->before.mark);
    add_cell(r, c->after.mark);
    add_cell(r, str_of(c->before.source));
    add_cell(r, str_of(c->after.source));
    end_row(r);
}

static void add_group(struct row *r, const struct group_change *c)
{
    add_cell(r, STR("group"));
    add_cell(r, c->name);
    add_cell(r, c->title);
    add_cell(r, str_of(change_kind_name(c->kind)));
    for (int i = 0; i < 4 + 2 + 2 * CHANGE_RATES; i++)
        add_cell(r, STR(""));
    add_cell(r, c->before.mark);
    add_cell(r, c->after.mark);
    add_cell(r, STR(""));
    add_cell(r, STR(""));
    end_row(r);
}

static void add_observation(struct row *r, const struct observation_change *o)
{
    add_cell(r, STR("measurement"));
    add_cell(r, o->id);
    add_cell(r, STR(""));
    add_cell(r, str_of(observation_change_name(o->kind)));
    add_cell(r, o->kind == OBSERVATION_ADDED ? STR("") : o->period);
    add_cell(r, o->before);
    add_cell(r, o->kind == OBSERVATION_REMOVED ? STR("") : o->period);
    add_cell(r, o->after);
    for (int i = 0; i < 2 + 2 * CHANGE_RATES + 2; i++)
        add_cell(r, STR(""));
    add_cell(r, str_of(o->before_source));
    add_cell(r, str_of(o->after_source));
    end_row(r);
}

void changes_print_csv(struct strbuf *b, const struct changes *changes)
{
    struct row r = {.b = b};
    strbuf_add_c(b, "what,id,name,change,period_before,before,period_after,after,"
                    "difference,unit,achievement_before,achievement_after,"
                    "progress_before,progress_after,pace_before,pace_after,"
                    "grade_before,grade_after,source_before,source_after\r\n");
    for (int i = 0; i < changes->n; i++)
        if (changes->items[i].kind != CHANGE_NONE)
            add_change(&r, &changes->items[i]);
    for (int i = 0; i < changes->n_groups; i++)
        if (changes->groups[i].kind != CHANGE_NONE)
            add_group(&r, &changes->groups[i]);
    for (int i = 0; i < changes->n_observations; i++)
        add_observation(&r, &changes->observations[i]);
}
