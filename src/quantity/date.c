#include "quantity/period.h"

#include "base/arena.h"

struct date date_parse(struct str iso)
{
    struct date d = {0, 0, 0};
    if (iso.n == 10) {
        str_to_int(str_slice(iso, 0, 4), &d.year);
        str_to_int(str_slice(iso, 5, 7), &d.month);
        str_to_int(str_slice(iso, 8, 10), &d.day);
    }
    return d;
}

static void add_digits(char *to, int value, int n)
{
    for (; n > 0; value /= 10)
        to[--n] = (char)('0' + value % 10);
}

struct str date_print(struct arena *arena, struct date day)
{
    char *text = arena_copy(arena, "0000-00-00", 10);
    add_digits(text, day.year, 4);
    add_digits(text + 5, day.month, 2);
    add_digits(text + 8, day.day, 2);
    return (struct str){text, 10};
}

int date_compare(struct date a, struct date b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

int date_months(struct date from, struct date to)
{
    return (to.year - from.year) * 12 + to.month - from.month + 1;
}

struct date date_next_month(struct date day)
{
    const bool december = day.month == 12;
    return (struct date){day.year + december, december ? 1 : day.month + 1, 1};
}

int date_days_in(int year, int month)
{
    if (month == 2)
        return year % 4 == 0 && (year % 100 || year % 400 == 0) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}
