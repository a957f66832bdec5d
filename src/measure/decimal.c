#include "measure/decimal.h"

#include <limits.h>
#include <string.h>

static bool is_digit(struct str s, int i)
{
    return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

/* Leaves no zero at either end. */
static void normalize(struct decimal *d)
{
    int zeros = 0;
    while (d->n && d->digits[d->n - 1] == '0')
        d->n--;
    while (zeros < d->n && d->digits[zeros] == '0')
        zeros++;
    memmove(d->digits, d->digits + zeros, (size_t)(d->n - zeros));
    d->n -= zeros;
    d->point -= zeros;
    if (!d->n)
        *d = (struct decimal){0};
}

/* Takes digits from byte *at on; zeros in front only move the point. */
static bool take_digits(struct str text, int *at, struct decimal *d, bool behind_point)
{
    for (; is_digit(text, *at); ++*at) {
        const char c = text.p[*at];
        if (d->n == DECIMAL_DIGITS && c != '0')
            return false;
        if (d->n < DECIMAL_DIGITS && (d->n || c != '0'))
            d->digits[d->n++] = c;
        else if (!d->n && behind_point)
            d->point--;
        else if (d->n == DECIMAL_DIGITS && !behind_point)
            d->point++;
    }
    if (!behind_point)
        d->point += d->n;
    return true;
}

static bool take_exponent(struct str text, int *at, struct decimal *d)
{
    if (*at == text.n || (text.p[*at] | 32) != 'e')
        return true;
    int exponent;
    const struct str rest = str_slice(text, *at + 1, text.n);
    if (!str_to_int(rest, &exponent) || exponent > DECIMAL_POINT_LIMIT ||
        exponent < -DECIMAL_POINT_LIMIT)
        return false;
    d->point += exponent;
    *at = text.n;
    return true;
}

bool decimal_parse(struct str text, struct decimal *d)
{
    int at = text.n && (text.p[0] == '-' || text.p[0] == '+');
    const bool negative = at && text.p[0] == '-';
    *d = (struct decimal){0};
    const int whole = at;
    if (!take_digits(text, &at, d, false))
        return false;
    bool some = at > whole;
    if (at < text.n && text.p[at] == '.') {
        const int places = ++at;
        if (!take_digits(text, &at, d, true))
            return false;
        some = some || at > places;
    }
    if (!some || !take_exponent(text, &at, d) || at < text.n)
        return false;
    d->negative = negative;
    normalize(d);
    return -DECIMAL_POINT_LIMIT <= d->point && d->point <= DECIMAL_POINT_LIMIT;
}

void decimal_round(struct decimal *d, int n)
{
    if (n >= d->n)
        return;
    const bool up = n >= 0 && d->digits[n] >= '5';
    d->n = n > 0 ? n : 0;
    int i = d->n;
    while (up && i > 0 && d->digits[i - 1] == '9')
        d->digits[--i] = '0';
    if (up && i > 0) {
        d->digits[i - 1]++;
    } else if (up) {
        /* 9.99 becomes 10.0: all digits are 0 now, or there are none. */
        d->digits[0] = '1';
        d->n = 1;
        d->point++;
    }
    normalize(d);
}

void decimal_round_at(struct decimal *d, int n)
{
    decimal_round(d, d->point + n);
}

bool decimal_equal(const struct decimal *a, const struct decimal *b)
{
    return decimal_compare(a, b) == 0;
}

static int compare_sizes(const struct decimal *a, const struct decimal *b)
{
    if (a->point != b->point && a->n && b->n)
        return a->point < b->point ? -1 : 1;
    const int shared = a->n < b->n ? a->n : b->n;
    const int c = memcmp(a->digits, b->digits, (size_t)shared);
    if (c)
        return c < 0 ? -1 : 1;
    return (a->n > b->n) - (a->n < b->n);
}

int decimal_compare(const struct decimal *a, const struct decimal *b)
{
    if (a->negative != b->negative)
        return a->negative ? -1 : 1;
    return a->negative ? compare_sizes(b, a) : compare_sizes(a, b);
}

char decimal_digit(const struct decimal *d, int i)
{
    const int at = d->point - 1 - i;
    return at >= 0 && at < d->n ? d->digits[at] : '0';
}

int decimal_whole_digits(const struct decimal *d)
{
    return d->point > 0 ? d->point : 0;
}

int decimal_places(const struct decimal *d)
{
    return d->n > d->point ? d->n - d->point : 0;
}

bool decimal_to_int(const struct decimal *d, int *value)
{
    int64_t sum = 0;
    for (int i = decimal_whole_digits(d) - 1; i >= 0 && sum <= INT_MAX; i--)
        sum = sum * 10 + (decimal_digit(d, i) - '0');
    *value = (int)(d->negative ? -sum : sum);
    return sum <= INT_MAX;
}

void decimal_print(struct strbuf *b, const struct decimal *d)
{
    const int whole = d->point > 1 ? d->point : 1, places = decimal_places(d);
    if (d->negative)
        strbuf_add_char(b, '-');
    for (int i = whole - 1; i >= -places; i--) {
        if (i == -1)
            strbuf_add_char(b, '.');
        strbuf_add_char(b, decimal_digit(d, i));
    }
}
