#include "measure/heading.h"

#include "measure/label.h"
#include "measure/unit.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/utf8.h"

#include <string.h>

/* Names as fold_name leaves them. */
static const struct {
    const char *name;
    enum mapping_role role;
} column_names[] = {
    {"indicator", ROLE_INDICATOR},
    {"id", ROLE_INDICATOR},
    {"指標", ROLE_INDICATOR},
    {"指標id", ROLE_INDICATOR},
    {"指標番号", ROLE_INDICATOR},
    {"指標コード", ROLE_INDICATOR},
    {"name", ROLE_NAME},
    {"kpi", ROLE_NAME},
    {"指標名", ROLE_NAME},
    {"指標名称", ROLE_NAME},
    {"項目", ROLE_NAME},
    {"項目名", ROLE_NAME},
    {"成果指標", ROLE_NAME},
    {"評価指標", ROLE_NAME},
    {"数値目標", ROLE_NAME},
    {"period", ROLE_PERIOD},
    {"時点", ROLE_PERIOD},
    {"調査時点", ROLE_PERIOD},
    {"年度", ROLE_PERIOD},
    {"年", ROLE_PERIOD},
    {"年月", ROLE_PERIOD},
    {"年次", ROLE_PERIOD},
    {"期間", ROLE_PERIOD},
    {"value", ROLE_VALUE},
    {"note", ROLE_NOTE},
    {"備考", ROLE_NOTE},
    {"注", ROLE_NOTE},
    {"注記", ROLE_NOTE},
    {"摘要", ROLE_NOTE},
    {"unit", ROLE_UNIT},
    {"単位", ROLE_UNIT},
    {"grade", ROLE_GRADE},
    {"評価", ROLE_GRADE},
    {"評定", ROLE_GRADE},
    {"判定", ROLE_GRADE},
};

/* What a column of values may be called, beside its date; the longer words first. */
static const char *const actual_words[] = {"実績値", "実績", "数値", "値", "actual"};
static const char *const derived_words[] = {
    "目標値", "目標",   "見込値", "見込み", "見込",   "計画値",   "計画",   "予定",
    "予測値", "予測",   "基準値", "基準",   "達成率", "達成度",   "進捗率", "進捗度",
    "増減率", "増減数", "増減",   "伸び率", "伸率",   "前年度比", "前年比", "target",
};

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

const char *heading_derived_word(struct str text)
{
    for (int i = 0; i < COUNT(derived_words); i++)
        if (str_find(text, str_of(derived_words[i])) >= 0)
            return derived_words[i];
    return NULL;
}

/* `text` without the words, and the first of them that stood there; NULL if none did. */
static struct str take_out(struct arena *arena, struct str text, const char *const *words,
                           int n, const char **found)
{
    *found = NULL;
    for (int i = 0; i < n; i++)
        for (int at; (at = str_find(text, str_of(words[i]))) >= 0;) {
            if (!*found)
                *found = words[i];
            const struct str head = str_slice(text, 0, at);
            const struct str tail = str_slice(text, at + str_of(words[i]).n, text.n);
            text = str_format(arena, "%.*s%.*s", STR_ARG(head), STR_ARG(tail));
        }
    return text;
}

/* What is left of R4(実績) and 実績(R4). */
static struct str take_brackets_off(struct str text)
{
    if (str_ends(text, STR("()")))
        text = str_slice(text, 0, text.n - 2);
    if (str_starts(text, STR("(")) && str_ends(text, STR(")")))
        text = str_slice(text, 1, text.n - 1);
    return text;
}

/* Case is that of the keyboard: KPI, Kpi. */
static bool is_name(struct str text, const char *name)
{
    if (text.n != (int)strlen(name))
        return false;
    for (int i = 0; i < text.n; i++) {
        const char c = text.p[i];
        if ((c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != name[i])
            return false;
    }
    return true;
}

static bool has_digit(struct str text)
{
    for (int i = 0; i < text.n; i++)
        if (text.p[i] >= '0' && text.p[i] <= '9')
            return true;
    return false;
}

/* A header without the words for values is a date, something else, or nothing at all:
 * then it was called 実績 and no more. */
static struct heading read_rest(struct job *job, const struct notation *notation,
                                struct str rest, const char *actual, const char *derived)
{
    struct heading h = {.kind = HEADING_COLUMN, .role = ROLE_VALUE, .named = actual};
    struct str front, unit;
    int offset;
    if (unit_in_brackets(job, notation, rest, &front, &unit)) {
        h.unit = unit;
        rest = front;
    }
    rest = take_brackets_off(rest);
    if (rest.n) {
        h.dated =
            period_parse(job->doc, notation->calendar, rest, &h.period, &h.why, &offset);
        if (!h.dated)
            h.kind = has_digit(str_slice(rest, 0, offset)) ? HEADING_WRONG_DATE
                                                           : HEADING_UNKNOWN;
    }
    if (derived && h.kind == HEADING_COLUMN)
        h = (struct heading){.kind = HEADING_DERIVED, .why = derived};
    return h;
}

static struct heading read_mapped(struct job *job, const struct notation *notation,
                                  const struct mapping_column *column)
{
    struct heading h = {
        .kind = HEADING_COLUMN, .role = column->role, .named = true, .mapped = column};
    int offset;
    if (column->period.text.n)
        h.dated = period_parse(job->doc, notation->calendar, column->period.text,
                               &h.period, &h.why, &offset);
    if (column->period.text.n && !h.dated)
        h.kind = HEADING_WRONG_DATE;
    return h;
}

struct heading heading_read(struct job *job, const struct notation *notation,
                            const struct mapping *mapping, struct str text)
{
    struct str name = fold_name(job->doc, text);
    if (!name.n)
        return (struct heading){.kind = HEADING_BLANK};
    for (int i = 0; i < mapping->n_columns; i++)
        if (str_eq(fold_name(job->doc, mapping->columns[i].name.text), name))
            return read_mapped(job, notation, &mapping->columns[i]);
    name = label_without_mark(name);
    for (int i = 0; i < COUNT(column_names); i++)
        if (is_name(name, column_names[i].name))
            return (struct heading){
                .kind = HEADING_COLUMN, .role = column_names[i].role, .named = true};
    const char *derived, *actual;
    struct str rest =
        take_out(job->doc, name, derived_words, COUNT(derived_words), &derived);
    rest = take_out(job->doc, rest, actual_words, COUNT(actual_words), &actual);
    return read_rest(job, notation, rest, actual, derived);
}
