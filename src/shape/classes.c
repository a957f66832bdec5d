#include "shape/classes.h"

#include "base/icu.h"

static const struct {
    int first, last;
    enum jlreq_class class;
} ranges[] = {
#define RANGE(first, last, class) {first, last, class},
#include "shape/classes.inc"
#undef RANGE
};

enum { RANGES = sizeof ranges / sizeof *ranges };

static bool is_ideograph(int c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || c >= 0x20000 ||
           c == 0x3006 || c == 0x3007;
}

int class_twin(int c)
{
    switch (c) {
    case 0xFF5E:
        return 0x301C; /* ～ 〜 */
    case 0x2015:
        return 0x2014; /* ― — */
    case 0xFF0D:
        return 0x2212; /* － − */
    case 0x2225:
        return 0x2016; /* ∥ ‖ */
    default:
        return c;
    }
}

int class_stand_in(int c)
{
    static const int pairs[][2] = {{0x2985, 0xFF5F}, {0x2986, 0xFF60}, {0x301C, 0xFF5E},
                                   {0x2014, 0x2015}, {0x2212, 0xFF0D}, {0x2016, 0x2225}};
    for (int i = 0; i < (int)(sizeof pairs / sizeof *pairs); i++)
        for (int k = 0; k < 2; k++)
            if (c == pairs[i][k])
                return pairs[i][1 - k];
    return 0;
}

/* What JLREQ does not name goes by UAX #14: brackets of other scripts, signs of other
 * currencies and degrees, marks that close. They take no gaps. */
static enum jlreq_class class_of_other(int c)
{
    switch (icu()->u_getIntPropertyValue(c, UCHAR_LINE_BREAK)) {
    case U_LB_OPEN_PUNCTUATION:
        return CL_WESTERN_OPENING;
    case U_LB_CLOSE_PUNCTUATION:
    case U_LB_CLOSE_PARENTHESIS:
    case U_LB_EXCLAMATION:
    case U_LB_INFIX_NUMERIC:
    case U_LB_NONSTARTER:
    case U_LB_BREAK_AFTER:
        return CL_WESTERN_CLOSING;
    case U_LB_INSEPARABLE:
        return CL_INSEPARABLE;
    case U_LB_POSTFIX_NUMERIC:
        return CL_POSTFIXED;
    case U_LB_PREFIX_NUMERIC:
        return icu()->u_charType(c) == U_CURRENCY_SYMBOL ? CL_PREFIXED : CL_SYMBOL;
    default:
        return c < 0x2000 ? CL_WESTERN : CL_SYMBOL;
    }
}

enum jlreq_class class_of(int character)
{
    const int c = class_twin(character);
    int low = 0, high = RANGES;
    if (is_ideograph(c))
        return CL_KANJI;
    while (low < high) {
        const int middle = (low + high) / 2;
        if (c > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < RANGES && c >= ranges[low].first)
        return ranges[low].class;
    return c < 0x80 ? CL_WESTERN : class_of_other(c);
}

struct trim class_trim(enum jlreq_class class, int advance, int upem)
{
    const int blank = advance > upem / 2 ? advance - upem / 2 : 0;
    switch (class) {
    case CL_OPENING:
        return (struct trim){blank, 0};
    case CL_CLOSING:
    case CL_FULL_STOP:
    case CL_COMMA:
        return (struct trim){0, blank};
    case CL_MIDDLE_DOT:
        return (struct trim){blank / 2, blank - blank / 2};
    default:
        return (struct trim){0, 0};
    }
}
