#include "audit/compare.h"

#include <stddef.h>

/* `value` with no more digits than `like` prints, by the rule. */
static const struct number *round_like(struct arena *arena,
                                       const struct quantity_value *like,
                                       const struct number *value, enum rounding rounding)
{
    const int exponent = quantity_power(like);
    const struct number *scaled = number_scale(arena, value, -exponent);
    const struct str digits =
        number_print(arena, scaled, like->style.decimals, rounding, false);
    return number_scale(arena, number_parse(arena, digits), exponent);
}

enum agreement compare_value(struct arena *arena, const struct quantity_value *stated,
                             const struct number *value, enum rounding rounding)
{
    const enum rounding other = rounding == ROUND_DOWN ? ROUND_HALF_UP : ROUND_DOWN;
    if (number_compare(stated->value, round_like(arena, stated, value, rounding)) == 0)
        return AGREES;
    if (number_compare(stated->value, round_like(arena, stated, value, other)) == 0)
        return AGREES_OTHERWISE;
    return DIFFERS;
}

struct str compare_print(struct arena *arena, const struct quantity_value *stated,
                         const struct number *value, enum rounding rounding)
{
    struct quantity_value v = *stated;
    const struct quantity like = {.values = &v, .n = 1};
    v.value = round_like(arena, stated, value, rounding);
    v.digits = STR("");
    /* A sign is part of what stands around the digits. */
    if (number_sign(stated->value) < 0 || number_sign(value) < 0)
        return quantity_print_like(arena, v.value, stated);
    return quantity_print(arena, &like);
}

const struct number *compare_share_factor(struct arena *arena, struct str unit)
{
    if (!unit.n)
        return number_from_int(arena, 1);
    if (str_is(unit, "割"))
        return number_from_int(arena, 10);
    return str_is(unit, "%") ? number_from_int(arena, 100) : NULL;
}

bool compare_read(struct arena *arena, const struct notation *notation, struct str text,
                  struct quantity_value *value)
{
    struct quantity quantity;
    const char *why;
    int offset;
    if (!quantity_parse(arena, notation, text, &quantity, &why, &offset) ||
        quantity.n != 1)
        return false;
    *value = quantity.values[0];
    return true;
}

enum agreement compare_texts(struct arena *arena, const struct notation *notation,
                             struct str stated, struct str computed,
                             enum rounding rounding, struct str *printed)
{
    struct quantity_value said, value;
    *printed = computed = str_trim(computed);
    stated = str_trim(stated);
    if (str_eq(stated, computed))
        return AGREES;
    if (!compare_read(arena, notation, stated, &said) ||
        !compare_read(arena, notation, computed, &value))
        return DIFFERS;
    if (value.unit.n && !str_eq(value.unit, said.unit))
        return DIFFERS;
    const struct number *as_printed =
        value.unit.n ? value.value
                     : number_scale(arena, value.value, quantity_power(&said));
    const enum agreement first = compare_value(arena, &said, as_printed, rounding);
    const enum agreement second = compare_value(arena, &said, value.value, rounding);
    *printed =
        compare_print(arena, &said, first <= second ? as_printed : value.value, rounding);
    return first <= second ? first : second;
}
