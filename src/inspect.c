#include "gaiyo.h"

#include "home.h"
#include "inspect_text.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/job.h"
#include "base/json.h"
#include "base/messages.h"
#include "load/load.h"
#include "quantity/quantity.h"

#include <string.h>

/* Texts are short; so is what is said of them. */
#define MEMORY_LIMIT ((size_t)256 << 20)

struct inspecting {
    struct job *job;
    struct notation notation;
    struct strbuf out;
};

static void add_optional(struct json *j, const char *name, struct str text)
{
    if (text.n)
        json_text(j, name, text);
    else
        json_no_value(j, name);
}

static void add_if(struct json *j, const char *name, struct str text)
{
    if (text.n)
        json_text(j, name, text);
}

static void add_number(struct json *j, const char *name, const struct number *value)
{
    json_text(j, name, number_print_exact(j->out->arena, value));
}

static void add_day(struct json *j, const char *name, struct date d)
{
    json_text(j, name, date_print(j->out->arena, d));
}

/* --- quantities --------------------------------------------------------------------- */

static void add_period(struct json *j, const struct period *period)
{
    if (!period) {
        json_no_value(j, "period");
        return;
    }
    json_text(j, "period", period->text);
    add_day(j, "start", period->first);
    add_day(j, "end", period->last);
}

/* What is seldom printed. */
static void add_remarks(struct json *j, const struct quantity_value *v)
{
    add_if(j, "label", v->label);
    add_if(j, "status", v->status);
    if (v->upper)
        add_number(j, "upper", v->upper->value);
    if (v->annual)
        add_number(j, "annual", v->annual->value);
    if (v->change)
        add_number(j, "change", v->change->value);
    if (v->span_months)
        json_int(j, "span_months", v->span_months);
    if (v->over_implied)
        json_bool(j, "over_implied", true);
    if (v->cumulative)
        json_bool(j, "cumulative", true);
    if (v->below_unit)
        json_bool(j, "below_unit", true);
    add_if(j, "doubt", str_of(v->doubt));
}

static void add_value(struct json *j, const struct quantity_value *v)
{
    static const char *const bounds[] = {"", "gte", "gt", "lte", "lt"};
    json_open(j, NULL, '{');
    add_number(j, "value", v->value);
    add_optional(j, "unit", v->unit);
    add_optional(j, "printed_unit", v->printed_unit);
    add_optional(j, "compare", str_of(bounds[v->bound]));
    if (v->over_years)
        json_int(j, "over", v->over_years);
    else
        json_no_value(j, "over");
    add_optional(j, "per", v->per_year ? STR("年") : v->per);
    add_period(j, v->period);
    json_bool(j, "approximate", v->approximate);
    add_remarks(j, v);
    json_close(j, '}');
}

static void add_quantity(struct json *j, const struct quantity *quantity)
{
    json_text(j, "text", quantity->text);
    json_open(j, "values", '[');
    for (int i = 0; i < quantity->n; i++)
        add_value(j, &quantity->values[i]);
    json_close(j, ']');
    add_optional(j, "missing", str_of(quantity_missing_name(quantity->missing)));
    add_optional(j, "reason", quantity->reason);
    if (quantity->period)
        add_period(j, quantity->period);
}

/* --- dates -------------------------------------------------------------------------- */

static void add_date(struct json *j, const struct period *period)
{
    static const char *const kinds[] = {
        [PERIOD_YEAR] = "year",
        [PERIOD_CALENDAR_YEAR] = "calendar_year",
        [PERIOD_FISCAL_YEAR] = "fiscal_year",
        [PERIOD_HALF] = "half",
        [PERIOD_QUARTER] = "quarter",
        [PERIOD_MONTH] = "month",
        [PERIOD_DAY] = "day",
        [PERIOD_RANGE] = "range",
    };
    json_text(j, "text", period->text);
    add_day(j, "start", period->first);
    add_day(j, "end", period->last);
    json_text(j, "kind", str_of(kinds[period->kind]));
    add_optional(j, "era", period->era);
    if (period->kind == PERIOD_YEAR)
        json_bool(j, "year_word", period->year_word);
    if (period->average)
        json_bool(j, "average", true);
    if (period->total)
        json_bool(j, "total", true);
    add_if(j, "status", period->status);
}

/* --- texts -------------------------------------------------------------------------- */

/* The text becomes a source, so that a message can point into it. */
static struct srcpos place_of(struct inspecting *in, struct str text, int no)
{
    const char *name = str_format(in->job->doc, "text %d", no).p;
    return (struct srcpos){diags_add_source(in->job->diags, name, text), 0};
}

static void inspect(struct inspecting *in, enum gaiyo_reading reading, struct str text,
                    int no)
{
    struct job *job = in->job;
    struct json j = {.out = &in->out};
    struct quantity quantity;
    struct period period;
    const char *why;
    int offset;
    struct srcpos pos = place_of(in, text, no);
    const bool date = reading == GAIYO_DATE;
    if (date
            ? !period_parse(job->doc, in->notation.calendar, text, &period, &why, &offset)
            : !quantity_parse(job->doc, &in->notation, text, &quantity, &why, &offset)) {
        pos.offset = (uint32_t)offset;
        DIAG(job->diags, date ? DIAG_PERIOD_UNREADABLE : DIAG_VALUE_UNREADABLE, pos,
             str_c(job->doc, text), why);
        return;
    }
    json_open(&j, NULL, '{');
    if (date)
        add_date(&j, &period);
    else
        add_quantity(&j, &quantity);
    json_close(&j, '}');
    strbuf_add_char(&in->out, '\n');
}

static bool begin(struct inspecting *in)
{
    struct job *job = in->job;
    in->notation.calendar =
        calendar_load(job, str_format(job->doc, "%s/data/eras.tsv", job->home).p);
    in->notation.units =
        load_units(job, str_format(job->doc, "%s/data/units.xml", job->home).p);
    return in->notation.calendar && in->notation.units;
}

static void inspect_all(struct inspecting *in, const struct gaiyo_inspection *inspection)
{
    strbuf_init(&in->out, in->job->doc);
    if (!home_find(in->job, inspection->home))
        return;
    if (inspection->reading >= GAIYO_BREAKS)
        inspect_texts(in->job, inspection, &in->out);
    else if (begin(in))
        for (int i = 0; i < inspection->n_texts; i++)
            inspect(in, inspection->reading, str_of(inspection->texts[i]), i + 1);
}

static enum gaiyo_status status_of(const struct diags *diags)
{
    if (diags_worst(diags) == SEVERITY_ENVIRONMENT)
        return GAIYO_ENVIRONMENT;
    return diags_failed(diags) ? GAIYO_FINDINGS : GAIYO_OK;
}

enum gaiyo_status gaiyo_inspect(const struct gaiyo_inspection *inspection,
                                gaiyo_message_fn print, gaiyo_message_fn say, void *user)
{
    struct job job = {
        .doc = arena_new("document", MEMORY_LIMIT, NULL),
        .scratch = arena_new("scratch", MEMORY_LIMIT, NULL),
    };
    job.diags = diags_new(job.doc);
    diags_speak(job.diags, (enum language)inspection->language);
    struct inspecting in = {.job = &job};
    inspect_all(&in, inspection);
    if (print && in.out.n)
        print(user, in.out.p, (size_t)in.out.n);
    const struct str messages =
        diags_print(job.diags, job.doc, inspection->json_messages);
    if (say && messages.n)
        say(user, messages.p, (size_t)messages.n);
    const enum gaiyo_status status = status_of(job.diags);
    arena_free(job.scratch);
    arena_free(job.doc);
    return status;
}
