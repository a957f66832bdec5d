#include "base/len.h"

#include <stdio.h>

/* Splits "-12.50mm" into the decimal's digits as one integer, the power of ten they are
 * to be divided by, and the rest. */
static bool parse_decimal(struct str s, int64_t *mantissa, int64_t *divisor,
                          struct str *rest)
{
    const bool negative = s.n && s.p[0] == '-';
    int i = negative ? 1 : 0, digits = 0;
    bool point = false;
    *mantissa = 0;
    *divisor = 1;
    for (; i < s.n; i++) {
        const char c = s.p[i];
        if (c == '.' && !point && digits) {
            point = true;
        } else if (c >= '0' && c <= '9') {
            if (++digits > 9)
                return false;
            *mantissa = *mantissa * 10 + (c - '0');
            *divisor *= point ? 10 : 1;
        } else {
            break;
        }
    }
    if (!digits || s.p[i - 1] == '.')
        return false;
    if (negative)
        *mantissa = -*mantissa;
    *rest = str_slice(s, i, s.n);
    return true;
}

bool len_parse(struct str text, emu em, emu *length)
{
    int64_t mantissa, divisor, unit;
    struct str rest;
    if (!parse_decimal(text, &mantissa, &divisor, &rest))
        return false;
    if (str_is(rest, "mm"))
        unit = EMU_MM;
    else if (str_is(rest, "pt"))
        unit = EMU_PT;
    else if (str_is(rest, "Q"))
        unit = EMU_Q;
    else if (str_is(rest, "em") && em > 0)
        unit = em;
    else if (!rest.n && !mantissa)
        unit = 0;
    else
        return false;
    const int64_t product = mantissa * unit, half = divisor / 2;
    const int64_t value = (product >= 0 ? product + half : product - half) / divisor;
    if (value > EMU_MAX || value < -EMU_MAX)
        return false;
    *length = (emu)value;
    return true;
}

bool permille_parse(struct str text, int *permille)
{
    int64_t mantissa, divisor;
    struct str rest;
    if (!parse_decimal(text, &mantissa, &divisor, &rest) || rest.n)
        return false;
    const int64_t product = mantissa * 1000, half = divisor / 2;
    const int64_t value = (product >= 0 ? product + half : product - half) / divisor;
    if (value > INT32_MAX || value < -INT32_MAX)
        return false;
    *permille = (int)value;
    return true;
}

/* length / unit with `decimals` digits, trailing zeros cut. No locale: no printf of a
 * float. */
static const char *print(char (*room)[24], emu length, int unit, int scale, int decimals)
{
    const int64_t scaled = (int64_t)length * scale;
    const int64_t value = (scaled >= 0 ? scaled + unit / 2 : scaled - unit / 2) / unit;
    const int64_t size = value < 0 ? -value : value;
    int fraction = (int)(size % scale);
    int n = snprintf(*room, sizeof *room, "%s%lld", value < 0 ? "-" : "",
                     (long long)(size / scale));
    if (fraction) {
        while (fraction % 10 == 0) {
            fraction /= 10;
            decimals--;
        }
        snprintf(*room + n, sizeof *room - (size_t)n, ".%0*d", decimals, fraction);
    }
    return *room;
}

const char *len_pt(char (*room)[24], emu length)
{
    return print(room, length, EMU_PT, 1000, 3);
}

const char *len_mm(char (*room)[24], emu length)
{
    return print(room, length, EMU_MM, 100, 2);
}
