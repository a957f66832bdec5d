#include "shape/shaping.h"

/* The large form of kana that are small, in the order of their codes. */
static const struct {
    int from, to; /* small */
    int large;    /* of the first */
    int step;     /* from one small to the next, and from its large one to the next */
} ranges[] = {
    {0x3041, 0x3049, 0x3042, 2}, /* ぁ to ぉ */
    {0x3063, 0x3063, 0x3064, 1}, /* っ */
    {0x3083, 0x3087, 0x3084, 2}, /* ゃ ゅ ょ */
    {0x308E, 0x308E, 0x308F, 1}, /* ゎ */
    {0x3095, 0x3095, 0x304B, 1}, /* ゕ */
    {0x3096, 0x3096, 0x3051, 1}, /* ゖ */
    {0x30A1, 0x30A9, 0x30A2, 2}, /* ァ to ォ */
    {0x30C3, 0x30C3, 0x30C4, 1}, /* ッ */
    {0x30E3, 0x30E7, 0x30E4, 2}, /* ャ ュ ョ */
    {0x30EE, 0x30EE, 0x30EF, 1}, /* ヮ */
    {0x30F5, 0x30F5, 0x30AB, 1}, /* ヵ */
    {0x30F6, 0x30F6, 0x30B1, 1}, /* ヶ */
    {0x31F0, 0x31F0, 0x30AF, 1}, /* ㇰ */
    {0x31F1, 0x31F1, 0x30B7, 1}, /* ㇱ */
    {0x31F2, 0x31F2, 0x30B9, 1}, /* ㇲ */
    {0x31F3, 0x31F3, 0x30C8, 1}, /* ㇳ */
    {0x31F4, 0x31F4, 0x30CC, 1}, /* ㇴ */
    {0x31F5, 0x31F5, 0x30CF, 1}, /* ㇵ */
    {0x31F6, 0x31F6, 0x30D2, 1}, /* ㇶ */
    {0x31F7, 0x31F7, 0x30D5, 1}, /* ㇷ */
    {0x31F8, 0x31F8, 0x30D8, 1}, /* ㇸ */
    {0x31F9, 0x31F9, 0x30DB, 1}, /* ㇹ */
    {0x31FA, 0x31FA, 0x30E0, 1}, /* ㇺ */
    {0x31FB, 0x31FF, 0x30E9, 1}, /* ㇻ to ㇿ */
    {0xFF67, 0xFF6B, 0xFF71, 1}, /* ｧ to ｫ */
    {0xFF6C, 0xFF6E, 0xFF94, 1}, /* ｬ ｭ ｮ */
    {0xFF6F, 0xFF6F, 0xFF82, 1}, /* ｯ */
};

int kana_large(int c)
{
    for (int i = 0; i < (int)(sizeof ranges / sizeof *ranges); i++)
        if (c >= ranges[i].from && c <= ranges[i].to &&
            (c - ranges[i].from) % ranges[i].step == 0)
            return ranges[i].large + (c - ranges[i].from);
    return c;
}
