#include "compose/charting.h"

#include "base/arena.h"
#include "base/job.h"

/* Digits behind the point that the value has, at most `most`. */
static int digits_of(struct arena *arena, const struct number *value, int most)
{
    for (int digits = 0; digits < most; digits++) {
        int64_t rounded;
        const struct number *scaled = number_scale(arena, value, digits);
        if (!number_to_int(scaled, ROUND_DOWN, &rounded) ||
            number_compare(scaled, number_from_int(arena, rounded)) == 0)
            return digits;
    }
    return most;
}

/* A whole number of 兆, 億 or 万 is said so: *value is counted in them. */
static struct str scale_word(struct arena *arena, const struct number **value)
{
    static const struct {
        int power;
        struct str word;
    } words[] = {{12, {"兆", 3}}, {8, {"億", 3}}, {4, {"万", 3}}};
    for (int i = 0; i < 3; i++) {
        const struct number *counted = number_scale(arena, *value, -words[i].power);
        if (!number_sign(counted) || digits_of(arena, counted, 1))
            continue;
        *value = counted;
        return words[i].word;
    }
    return STR("");
}

struct str chart_print(const struct charting *g, const struct number *value)
{
    struct arena *arena = g->c->job->doc;
    const bool percent = str_is(g->unit, "%");
    const struct str minus = number_sign(value) < 0 ? STR("マイナス") : STR("");
    if (minus.n)
        value = number_subtract(arena, number_from_int(arena, 0), value);
    const struct str word = percent ? STR("") : scale_word(arena, &value);
    if (percent)
        value = number_scale(arena, value, 2);
    const int digits =
        g->digits < 0 ? digits_of(arena, value, percent ? 1 : 2) : g->digits;
    const struct str text = number_print(arena, value, digits, ROUND_HALF_UP, true);
    return str_format(arena, "%.*s%.*s%.*s%.*s", STR_ARG(minus), STR_ARG(text),
                      STR_ARG(word), STR_ARG(g->unit));
}

static void add_value(struct strbuf *b, const struct charting *g, const char *before,
                      const struct number *value)
{
    if (!value)
        return;
    strbuf_add_c(b, before);
    strbuf_add(b, chart_print(g, value));
}

/* （製造業 12社、サービス業 8社） */
static void add_parts(struct strbuf *b, const struct charting *g,
                      const struct list *parts)
{
    for (int i = 0; i < parts->n; i++) {
        const struct reading_part *part = list_at(parts, i);
        strbuf_add_c(b, i ? "、" : "（");
        strbuf_add(b, part->name);
        strbuf_add_c(b, part->name.n ? " " : "");
        strbuf_add(b, part->value ? chart_print(g, part->value) : STR("値なし"));
    }
    strbuf_add_c(b, parts->n ? "）" : "");
}

static void add_series(struct strbuf *b, const struct charting *g)
{
    for (int i = 0; i < g->readings.n; i++) {
        const struct reading *r = list_at(&g->readings, i);
        strbuf_add_c(b, i ? "、" : "");
        strbuf_add(b, r->name);
        strbuf_add_c(b, r->name.n ? " " : "");
        strbuf_add(b, r->value ? chart_print(g, r->value) : STR("値なし"));
        add_parts(b, g, &r->parts);
        if (r->target) {
            strbuf_add_c(b, "（計画");
            strbuf_add(b, chart_print(g, r->target));
            strbuf_add_c(b, "）");
        }
    }
}

struct str chart_alt(const struct charting *g)
{
    static const char *const trends[] = {"下降", "横ばい", "上昇"};
    struct strbuf b;
    strbuf_init(&b, g->c->job->doc);
    strbuf_add(&b, g->name);
    strbuf_add_c(&b, g->name.n ? "：" : "");
    switch (g->chart->kind) {
    case CHART_STARS:
        strbuf_addf(&b, "%d段階中", g->chart->stars);
        strbuf_add(&b, chart_print(g, g->value));
        break;
    case CHART_TREND:
        strbuf_add_c(&b, trends[g->chart->value]);
        break;
    case CHART_PROGRESS:
    case CHART_BULLET:
        strbuf_add(&b, chart_print(g, g->value));
        break;
    default:
        add_series(&b, g);
    }
    add_value(&b, g, "、目標", g->target);
    add_value(&b, g, "、時点の目安", g->pace);
    add_value(&b, g, "、基準", g->baseline);
    return strbuf_str(&b);
}
