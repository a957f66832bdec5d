#include "quantity/number.h"

#include "base/arena.h"

#include <assert.h>
#include <gmp.h>
#include <stdlib.h>
#include <string.h>

/* The limbs lie in the arena beside the struct, so a number needs no clearing. GMP only
 * ever reads it (mpz_roinit_n). */
struct number {
    mpq_t q;
};

enum { MOST_TEXT = 1000 }; /* [byte] of a number that is read */

static void freeze_integer(struct arena *arena, mpz_ptr to, mpz_srcptr from)
{
    const size_t n = mpz_size(from);
    mp_limb_t *limbs = ARENA_ARRAY(arena, mp_limb_t, n + 1);
    if (n)
        mpn_copyi(limbs, mpz_limbs_read(from), (mp_size_t)n);
    mpz_roinit_n(to, limbs, mpz_sgn(from) < 0 ? -(mp_size_t)n : (mp_size_t)n);
}

/* Copies a canonical `q` into the arena and clears it. */
static const struct number *freeze(struct arena *arena, mpq_ptr q)
{
    struct number *number = ARENA_NEW(arena, struct number);
    freeze_integer(arena, mpq_numref(number->q), mpq_numref(q));
    freeze_integer(arena, mpq_denref(number->q), mpq_denref(q));
    mpq_clear(q);
    return number;
}

/* A number whose parts fit one limb each, made without asking GMP for memory. */
struct small {
    struct number number;
    mp_limb_t limbs[2];
};

static void hold_limb(mp_limb_t *limb, mpz_ptr to, uint64_t size, bool negative)
{
    *limb = (mp_limb_t)size;
    mpz_roinit_n(to, limb, size ? (negative ? -1 : 1) : 0);
}

static uint64_t common_divisor(uint64_t a, uint64_t b)
{
    while (b) {
        const uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static const struct number *from_small(struct arena *arena, uint64_t numerator,
                                       bool negative, uint64_t denominator)
{
    struct small *small = ARENA_NEW(arena, struct small);
    const uint64_t divisor =
        denominator == 1 ? 1 : common_divisor(numerator, denominator);
    hold_limb(&small->limbs[0], mpq_numref(small->number.q), numerator / divisor,
              negative);
    hold_limb(&small->limbs[1], mpq_denref(small->number.q), denominator / divisor,
              false);
    return &small->number;
}

/* The value of a part that is a small whole number; false if it is not. */
static bool is_small(mpz_srcptr z, uint64_t *size)
{
    *size = mpz_size(z) ? mpz_limbs_read(z)[0] : 0;
    return mpz_size(z) < 2 && *size < (uint64_t)1 << 31;
}

/* A fraction whose parts are small: products of two parts fit 62 bits. */
struct fraction {
    int64_t top;
    uint64_t size, bottom; /* size is that of top */
};

static bool take_small(const struct number *number, struct fraction *f)
{
    if (sizeof(mp_limb_t) < sizeof(uint64_t) ||
        !is_small(mpq_numref(number->q), &f->size) ||
        !is_small(mpq_denref(number->q), &f->bottom))
        return false;
    f->top = mpq_sgn(number->q) < 0 ? -(int64_t)f->size : (int64_t)f->size;
    return true;
}

static bool take_both(const struct number *a, const struct number *b,
                      struct fraction parts[2])
{
    return take_small(a, &parts[0]) && take_small(b, &parts[1]);
}

static uint64_t size_of(int64_t value)
{
    return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

static void set_int(mpz_ptr z, int64_t value)
{
    const uint64_t size = size_of(value);
    mpz_import(z, 1, -1, sizeof size, 0, 0, &size);
    if (value < 0)
        mpz_neg(z, z);
}

const struct number *number_from_ratio(struct arena *arena, int64_t numerator,
                                       int64_t denominator)
{
    assert(denominator);
    if (denominator > 0 && sizeof(mp_limb_t) >= sizeof(uint64_t))
        return from_small(arena, size_of(numerator), numerator < 0,
                          (uint64_t)denominator);
    mpq_t q;
    mpq_init(q);
    set_int(mpq_numref(q), numerator);
    set_int(mpq_denref(q), denominator);
    mpq_canonicalize(q);
    return freeze(arena, q);
}

const struct number *number_copy(struct arena *arena, const struct number *value)
{
    struct fraction f;
    if (!value)
        return NULL;
    if (take_small(value, &f))
        return from_small(arena, f.size, f.top < 0, f.bottom);
    struct number *copy = ARENA_NEW(arena, struct number);
    freeze_integer(arena, mpq_numref(copy->q), mpq_numref(value->q));
    freeze_integer(arena, mpq_denref(copy->q), mpq_denref(value->q));
    return copy;
}

const struct number *number_from_int(struct arena *arena, int64_t value)
{
    return number_from_ratio(arena, value, 1);
}

/* The digits of a number that fits 64 bits, with fewer decimals than a power of ten that
 * does. */
static const struct number *parse_small(struct arena *arena, const char *digits,
                                        int decimals)
{
    const bool negative = digits[0] == '-';
    uint64_t size = 0, denominator = 1;
    for (const char *p = digits + negative; *p; p++)
        size = size * 10 + (uint64_t)(*p - '0');
    for (; decimals > 0; decimals--)
        denominator *= 10;
    return from_small(arena, size, negative, denominator);
}

/* Digits without the point, and how many of them stood behind it; false if it is no
 * decimal. */
static bool take_digits(struct str text, char *digits, int *decimals)
{
    int n = 0, i = 0;
    bool point = false;
    *decimals = 0;
    if (text.n && (text.p[0] == '-' || text.p[0] == '+')) {
        if (text.p[0] == '-')
            digits[n++] = '-';
        i = 1;
    }
    const int first = n;
    for (; i < text.n; i++) {
        if (text.p[i] == '.' && !point && n > first) {
            point = true;
        } else if (text.p[i] >= '0' && text.p[i] <= '9') {
            digits[n++] = text.p[i];
            *decimals += point;
        } else {
            return false;
        }
    }
    digits[n] = 0;
    return n > first && text.p[text.n - 1] != '.';
}

const struct number *number_parse(struct arena *arena, struct str text)
{
    char digits[MOST_TEXT + 1];
    int decimals;
    if (text.n > MOST_TEXT)
        return NULL;
    if (!take_digits(text, digits, &decimals))
        return NULL;
    if (text.n <= 18 && sizeof(mp_limb_t) >= sizeof(uint64_t))
        return parse_small(arena, digits, decimals);
    mpq_t q;
    mpq_init(q);
    mpz_set_str(mpq_numref(q), digits, 10);
    mpz_ui_pow_ui(mpq_denref(q), 10, (unsigned long)decimals);
    mpq_canonicalize(q);
    return freeze(arena, q);
}

const struct number *number_parse_exact(struct arena *arena, struct str text)
{
    const int slash = str_find(text, STR("/"));
    if (slash < 0)
        return number_parse(arena, text);
    const struct number *above = number_parse(arena, str_slice(text, 0, slash));
    const struct number *below = number_parse(arena, str_slice(text, slash + 1, text.n));
    return above && below && number_sign(below) ? number_divide(arena, above, below)
                                                : NULL;
}

/* Times a small part, these fit 64 bits. */
enum { MOST_POWER = 9 };

static uint64_t power_of_ten(int exponent)
{
    uint64_t power = 1;
    for (; exponent > 0; exponent--)
        power *= 10;
    return power;
}

const struct number *number_scale(struct arena *arena, const struct number *value,
                                  int exponent)
{
    struct fraction f;
    if (abs(exponent) <= MOST_POWER && take_small(value, &f)) {
        const uint64_t factor = power_of_ten(abs(exponent));
        return from_small(arena, exponent > 0 ? f.size * factor : f.size, f.top < 0,
                          exponent < 0 ? f.bottom * factor : f.bottom);
    }
    mpq_t q, power;
    mpq_inits(q, power, NULL);
    mpz_ui_pow_ui(mpq_numref(power), 10, (unsigned long)abs(exponent));
    if (exponent < 0)
        mpq_div(q, value->q, power);
    else
        mpq_mul(q, value->q, power);
    mpq_clear(power);
    return freeze(arena, q);
}

typedef void (*operation)(mpq_ptr, mpq_srcptr, mpq_srcptr);

static const struct number *apply(struct arena *arena, operation op,
                                  const struct number *a, const struct number *b)
{
    mpq_t q;
    mpq_init(q);
    op(q, a->q, b->q);
    return freeze(arena, q);
}

static const struct number *add_signed(struct arena *arena, operation op,
                                       const struct number *a, const struct number *b,
                                       int sign)
{
    struct fraction f[2];
    if (!take_both(a, b, f))
        return apply(arena, op, a, b);
    const int64_t top =
        f[0].top * (int64_t)f[1].bottom + sign * f[1].top * (int64_t)f[0].bottom;
    return from_small(arena, size_of(top), top < 0, f[0].bottom * f[1].bottom);
}

const struct number *number_add(struct arena *arena, const struct number *a,
                                const struct number *b)
{
    return add_signed(arena, mpq_add, a, b, 1);
}

const struct number *number_subtract(struct arena *arena, const struct number *a,
                                     const struct number *b)
{
    return add_signed(arena, mpq_sub, a, b, -1);
}

const struct number *number_multiply(struct arena *arena, const struct number *a,
                                     const struct number *b)
{
    struct fraction f[2];
    if (!take_both(a, b, f))
        return apply(arena, mpq_mul, a, b);
    return from_small(arena, f[0].size * f[1].size, (f[0].top < 0) != (f[1].top < 0),
                      f[0].bottom * f[1].bottom);
}

const struct number *number_divide(struct arena *arena, const struct number *a,
                                   const struct number *b)
{
    struct fraction f[2];
    if (!number_sign(b))
        return NULL;
    if (!take_both(a, b, f))
        return apply(arena, mpq_div, a, b);
    return from_small(arena, f[0].size * f[1].bottom, (f[0].top < 0) != (f[1].top < 0),
                      f[0].bottom * f[1].size);
}

int number_compare(const struct number *a, const struct number *b)
{
    struct fraction f[2];
    if (take_both(a, b, f)) {
        const int64_t left = f[0].top * (int64_t)f[1].bottom;
        const int64_t right = f[1].top * (int64_t)f[0].bottom;
        return (left > right) - (left < right);
    }
    const int order = mpq_cmp(a->q, b->q);
    return (order > 0) - (order < 0);
}

int number_sign(const struct number *a)
{
    return mpq_sgn(a->q);
}

/* q * 10^decimals as a whole number. */
static void round_scaled(mpz_ptr out, mpq_srcptr q, int decimals, enum rounding rounding)
{
    mpz_t remainder;
    mpz_init(remainder);
    mpz_ui_pow_ui(out, 10, (unsigned long)decimals);
    mpz_mul(out, out, mpq_numref(q));
    mpz_tdiv_qr(out, remainder, out, mpq_denref(q));
    mpz_mul_2exp(remainder, remainder, 1);
    if (rounding == ROUND_HALF_UP && mpz_cmpabs(remainder, mpq_denref(q)) >= 0) {
        if (mpq_sgn(q) < 0)
            mpz_sub_ui(out, out, 1);
        else
            mpz_add_ui(out, out, 1);
    }
    mpz_clear(remainder);
}

bool number_to_int(const struct number *a, enum rounding rounding, int64_t *value)
{
    mpz_t z;
    mpz_init(z);
    round_scaled(z, a->q, 0, rounding);
    const bool negative = mpz_sgn(z) < 0;
    uint64_t size = UINT64_MAX;
    if (mpz_sizeinbase(z, 2) <= 64) {
        size = 0;
        mpz_export(&size, NULL, -1, sizeof size, 0, 0, z);
    }
    mpz_clear(z);
    const bool fits = size <= (uint64_t)INT64_MAX + negative;
    *value = fits ? (int64_t)(negative ? 0 - size : size) : 0;
    return fits;
}

/* `digits` (no sign) with a comma before every third digit from the right. */
static void add_grouped(struct strbuf *b, const char *digits, int n, bool grouped)
{
    for (int i = 0; i < n; i++) {
        if (grouped && i && (n - i) % 3 == 0)
            strbuf_add_char(b, ',');
        strbuf_add_char(b, digits[i]);
    }
}

static char *digits_of(struct arena *arena, mpz_srcptr z)
{
    char *digits = arena_alloc(arena, mpz_sizeinbase(z, 10) + 2);
    return mpz_get_str(digits, 10, z);
}

static const char *whole_digits(struct arena *arena, uint64_t value)
{
    char digits[24];
    int at = (int)sizeof digits;
    do
        digits[--at] = (char)('0' + value % 10);
    while (value /= 10);
    return arena_copy(arena, digits + at, sizeof digits - (size_t)at);
}

/* The digits of |a| * 10^decimals, rounded; *negative is false if nothing is left. */
static const char *scaled_digits(struct arena *arena, const struct number *a,
                                 int decimals, enum rounding rounding, bool *negative)
{
    struct fraction f;
    if (decimals <= MOST_POWER && take_small(a, &f)) {
        const uint64_t scaled = f.size * power_of_ten(decimals);
        const uint64_t rest = scaled % f.bottom;
        const bool up = rounding == ROUND_HALF_UP && 2 * rest >= f.bottom;
        const uint64_t whole = scaled / f.bottom + up;
        *negative = f.top < 0 && whole;
        return whole_digits(arena, whole);
    }
    mpz_t scaled;
    mpz_init(scaled);
    round_scaled(scaled, a->q, decimals, rounding);
    *negative = mpz_sgn(scaled) < 0;
    mpz_abs(scaled, scaled);
    const char *digits = digits_of(arena, scaled);
    mpz_clear(scaled);
    return digits;
}

struct str number_print(struct arena *arena, const struct number *a, int decimals,
                        enum rounding rounding, bool grouped)
{
    bool negative;
    const char *digits = scaled_digits(arena, a, decimals, rounding, &negative);
    const int n = (int)strlen(digits), whole = n - decimals;
    struct strbuf b;
    strbuf_init(&b, arena);
    if (negative)
        strbuf_add_char(&b, '-');
    if (whole > 0)
        add_grouped(&b, digits, whole, grouped);
    else
        strbuf_add_char(&b, '0');
    if (decimals) {
        strbuf_add_char(&b, '.');
        for (int i = whole; i < 0; i++)
            strbuf_add_char(&b, '0');
        strbuf_add_c(&b, digits + (whole > 0 ? whole : 0));
    }
    return strbuf_str(&b);
}

/* How many decimals the fraction needs, or -1 if it never ends. */
static int decimals_needed(mpz_srcptr denominator)
{
    mpz_t rest, five;
    mpz_init(rest);
    mpz_init_set_ui(five, 5);
    const int fives = (int)mpz_remove(rest, denominator, five);
    const int twos = (int)mpz_scan1(rest, 0);
    mpz_fdiv_q_2exp(rest, rest, (mp_bitcnt_t)twos);
    const bool ends = mpz_cmp_ui(rest, 1) == 0;
    mpz_clears(rest, five, NULL);
    return ends ? (twos > fives ? twos : fives) : -1;
}

/* How many decimals a fraction with this denominator needs; -1 if it never ends, or if
 * they are too many for print_small. */
static int small_decimals(uint64_t denominator)
{
    int twos = 0, fives = 0;
    for (; denominator % 2 == 0; denominator /= 2)
        twos++;
    for (; denominator % 5 == 0; denominator /= 5)
        fives++;
    const int decimals = twos > fives ? twos : fives;
    return denominator == 1 && decimals <= 9 ? decimals : -1;
}

/* top / bottom with all its decimals. */
static struct str print_small(struct arena *arena, uint64_t top, bool negative,
                              uint64_t bottom, int decimals)
{
    char digits[32];
    int at = (int)sizeof digits;
    for (int i = 0; i < decimals; i++)
        top *= 10;
    top /= bottom;
    for (int i = 0; top || i <= decimals; i++) {
        if (decimals && i == decimals)
            digits[--at] = '.';
        digits[--at] = (char)('0' + top % 10);
        top /= 10;
    }
    if (negative)
        digits[--at] = '-';
    const int n = (int)sizeof digits - at;
    return (struct str){arena_copy(arena, digits + at, (size_t)n), n};
}

struct str number_print_exact(struct arena *arena, const struct number *a)
{
    uint64_t top, bottom;
    if (is_small(mpq_numref(a->q), &top) && is_small(mpq_denref(a->q), &bottom) &&
        small_decimals(bottom) >= 0)
        return print_small(arena, top, mpq_sgn(a->q) < 0, bottom, small_decimals(bottom));
    const int decimals = decimals_needed(mpq_denref(a->q));
    if (decimals >= 0)
        return number_print(arena, a, decimals, ROUND_DOWN, false);
    return str_format(arena, "%s/%s", digits_of(arena, mpq_numref(a->q)),
                      digits_of(arena, mpq_denref(a->q)));
}
