#include "quantity/period.h"

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

int date_days_in(int year, int month)
{
    if (month == 2)
        return year % 4 == 0 && (year % 100 || year % 400 == 0) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}
