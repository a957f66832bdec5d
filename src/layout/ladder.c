#include "layout/setting.h"

#include "base/len.h"

/* The rungs from the foot of the ladder up, and beyond what styles say; and about how
 * much a percent of each changes the height [1/10000]. */
static const struct {
    enum fit_rung rung;
    int effect;
} tightened[] = {{FIT_SIZE, 150},
                 {FIT_CONDENSE, 60},
                 {FIT_LINE_HEIGHT, 70},
                 {FIT_SPACING, 12},
                 {FIT_PUNCTUATION, 3}},
  opened[] = {{FIT_SIZE, 165}, {FIT_LINE_HEIGHT, 70}, {FIT_SPACING, 12}};

enum {
    TIGHTENED = sizeof tightened / sizeof *tightened,
    OPENED = sizeof opened / sizeof *opened
};

static int steps_below(const struct fit_limits *limits, int i)
{
    return 100 - limits->rungs[tightened[i].rung].least;
}

static int steps_above(const struct fit_limits *limits, int i)
{
    return limits->rungs[opened[i].rung].most - 100;
}

/* Sheets larger than A4 are read from the table, not from the hand. */
static emu usual_smallest(emu page_w, emu page_h)
{
    const emu longer = page_w > page_h ? page_w : page_h;
    return longer > 300 * EMU_MM ? 15 * EMU_PT / 2 : 9 * EMU_PT;
}

struct ladder ladder_within(struct fit_limits limits, emu page_w, emu page_h)
{
    struct ladder ladder = {.limits = limits};
    if (!limits.smallest)
        ladder.limits.smallest = usual_smallest(page_w, page_h);
    for (int i = 0; i < TIGHTENED; i++)
        ladder.natural += steps_below(&limits, i);
    ladder.top = ladder.natural;
    for (int i = 0; i < OPENED; i++)
        ladder.top += steps_above(&limits, i);
    return ladder;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

struct setting ladder_setting(const struct ladder *ladder, int position)
{
    struct setting s = {.smallest = ladder->limits.smallest};
    int left = position;
    for (int i = 0; i < FIT_RUNGS; i++)
        s.percent[i] = ladder->limits.rungs[i].least;
    for (int i = 0; i < TIGHTENED; i++) {
        const int steps = least(left, steps_below(&ladder->limits, i));
        s.percent[tightened[i].rung] += (int16_t)steps;
        left -= steps;
    }
    for (int i = 0; i < OPENED; i++) {
        const int steps = least(left, steps_above(&ladder->limits, i));
        s.percent[opened[i].rung] += (int16_t)steps;
        left -= steps;
    }
    if (!ladder->pinned)
        return s;
    struct setting pinned = ladder->pin;
    pinned.percent[FIT_SPACING] = s.percent[FIT_SPACING];
    return pinned;
}

struct ladder ladder_of_spacing(const struct ladder *ladder, int position, int *here)
{
    struct ladder s = {.limits = ladder->limits,
                       .pinned = true,
                       .pin = ladder_setting(ladder, position)};
    const int now = s.pin.percent[FIT_SPACING], floor = least(now, 100);
    for (int i = 0; i < FIT_RUNGS; i++)
        if (i != FIT_SPACING)
            s.limits.rungs[i].least = s.limits.rungs[i].most = 100;
    s.limits.rungs[FIT_SPACING].least = (int16_t)floor;
    s.natural = 100 - floor;
    s.top = s.limits.rungs[FIT_SPACING].most - floor;
    *here = now - floor;
    return s;
}

int ladder_type_as_is(const struct ladder *ladder)
{
    int position = 0;
    for (int i = 0; i < TIGHTENED; i++)
        if (tightened[i].rung == FIT_SIZE || tightened[i].rung == FIT_CONDENSE)
            position += steps_below(&ladder->limits, i);
    return position;
}

int ladder_effect(const struct ladder *ladder, int position)
{
    int effect = 0, left = position;
    for (int i = 0; i < TIGHTENED; i++) {
        const int steps = least(left, steps_below(&ladder->limits, i));
        effect += steps * tightened[i].effect;
        left -= steps;
    }
    for (int i = 0; i < OPENED; i++) {
        const int steps = least(left, steps_above(&ladder->limits, i));
        effect += steps * opened[i].effect;
        left -= steps;
    }
    return effect;
}

struct setting setting_natural(void)
{
    return (struct setting){.percent = {100, 100, 100, 100, 100}};
}

bool setting_is_natural(const struct setting *setting)
{
    for (int i = 0; i < FIT_RUNGS; i++)
        if (setting->percent[i] != 100)
            return false;
    return true;
}

bool same_setting(const struct setting *a, const struct setting *b)
{
    for (int i = 0; i < FIT_RUNGS; i++)
        if (a->percent[i] != b->percent[i])
            return false;
    return a->smallest == b->smallest;
}

bool same_type(const struct setting *a, const struct setting *b)
{
    return a->percent[FIT_SIZE] == b->percent[FIT_SIZE] &&
           a->percent[FIT_CONDENSE] == b->percent[FIT_CONDENSE] &&
           a->percent[FIT_PUNCTUATION] == b->percent[FIT_PUNCTUATION] &&
           a->smallest == b->smallest;
}
