/* Lengths.
 *
 * One integer unit inside: the emu, 1/914400 inch (ECMA-376 calls it English Metric
 * Unit). A point, a millimetre and a Q are whole numbers of it, so sums associate and
 * equality is exact. An int32_t reaches 59 m. Origin top left, y down. mm, pt, Q and em
 * exist only at the doors: where a layout is read and where a PDF is written. */
#ifndef GAIYO_BASE_LEN_H
#define GAIYO_BASE_LEN_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

typedef int32_t emu;

#define EMU_PT  12700
#define EMU_MM  36000
#define EMU_Q   9000 /* 級 (type size) and 歯 (distance): 0.25 mm, JIS Z 8305 */
#define EMU_MAX INT32_MAX

/* value * numerator / denominator, rounded half away from zero; the product is 64 bits
 * wide. */
static inline emu len_mul_div(emu value, int64_t numerator, int64_t denominator)
{
    const int64_t product = value * numerator;
    const int64_t half = denominator / 2;
    return (emu)((product >= 0 ? product + half : product - half) / denominator);
}

/* Reads "12.5mm", "9pt", "13Q", "1.5em" or "0". `em` is the type size that em stands for,
 * 0 if there is none here: then em is refused. False if the text is anything else or does
 * not fit. */
bool len_parse(struct str text, emu em, emu *length);

/* Reads a plain decimal ("1.55", "-0.2") as thousandths, rounded half away from zero. */
bool permille_parse(struct str text, int *permille);

/* The length in points with at most three decimals, for dumps and messages: "10.5". */
const char *len_pt(char (*room)[24], emu length);

/* The length in millimetres with at most two decimals, for messages: "184". */
const char *len_mm(char (*room)[24], emu length);

#endif
