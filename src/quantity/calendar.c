#include "quantity/calendar.h"

#include "quantity/messages.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/job.h"
#include "base/kept.h"
#include "base/list.h"
#include "base/utf8.h"

enum { FIELDS = 4, TABLE_CEILING = 1 << 20 };

/* "2019-05-01" */
static bool parse_iso(struct str s, struct date *date)
{
    if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-')
        return false;
    return str_to_int(str_slice(s, 0, 4), &date->year) &&
           str_to_int(str_slice(s, 5, 7), &date->month) &&
           str_to_int(str_slice(s, 8, 10), &date->day) && date->month >= 1 &&
           date->month <= 12 && date->day >= 1 && date->day <= 31;
}

static struct str take_until(struct str *rest, char end)
{
    int n = 0;
    while (n < rest->n && rest->p[n] != end)
        n++;
    const struct str part = str_slice(*rest, 0, n);
    *rest = str_slice(*rest, n < rest->n ? n + 1 : n, rest->n);
    return part;
}

/* letter, name, ligature, first day; parted by tabs. */
static bool parse_era(struct str line, struct era *era)
{
    struct str field[FIELDS];
    for (int i = 0; i < FIELDS; i++)
        field[i] = str_trim(take_until(&line, '\t'));
    *era = (struct era){field[0], field[1], field[2], .last = {9999, 12, 31}};
    return era->letter.n && era->name.n && parse_iso(field[3], &era->first);
}

static struct date day_before(struct date d)
{
    if (--d.day)
        return d;
    if (--d.month == 0) {
        d.month = 12;
        d.year--;
    }
    d.day = date_days_in(d.year, d.month);
    return d;
}

static void *read_calendar(struct job *job, const void *path)
{
    struct str text;
    unsigned file;
    if (!file_read(job, path, TABLE_CEILING, &text, &file))
        return NULL;
    struct list eras = list_of(job->doc, sizeof(struct era));
    for (struct str rest = text; rest.n;) {
        const struct srcpos pos = {file, (uint32_t)(rest.p - text.p)};
        const struct str line = take_until(&rest, '\n');
        if (!str_trim(line).n || line.p[0] == '#')
            continue;
        struct era era, *before = eras.n ? list_at(&eras, eras.n - 1) : NULL;
        if (!parse_era(line, &era) ||
            (before && date_compare(before->first, era.first) >= 0)) {
            DIAG0(job->diags, DIAG_ERA_UNREADABLE, pos);
            return NULL;
        }
        if (before)
            before->last = day_before(era.first);
        *(struct era *)list_add(&eras) = era;
    }
    struct calendar *calendar = ARENA_NEW(job->doc, struct calendar);
    *calendar = (struct calendar){list_array(&eras, job->doc), eras.n};
    return calendar;
}

const struct calendar *calendar_load(struct job *job, const char *path)
{
    return kept_file(job, "calendar", path, read_calendar);
}

static int folded_match(struct str text, struct str word)
{
    int at = 0;
    for (int i = 0; i < word.n;)
        if (fold_width(utf8_next(text, &at)) != utf8_next(word, &i))
            return 0;
    return at;
}

const struct era *calendar_find(const struct calendar *calendar, struct str text,
                                int *length)
{
    for (int i = 0; i < calendar->n; i++) {
        const struct era *era = &calendar->eras[i];
        const struct str names[] = {era->letter, era->name, era->ligature};
        for (int k = 0; k < 3; k++) {
            *length = names[k].n ? folded_match(text, names[k]) : 0;
            if (*length)
                return era;
        }
    }
    return NULL;
}

const struct era *calendar_era_of(const struct calendar *calendar, struct date day)
{
    for (int i = calendar->n - 1; i >= 0; i--)
        if (date_compare(day, calendar->eras[i].first) >= 0)
            return &calendar->eras[i];
    return NULL;
}
