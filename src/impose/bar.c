#include "impose/sheet.h"

#include "base/arena.h"
#include "base/job.h"

enum { PATCH = 5 * EMU_MM, BAR_FROM = 2 * EMU_MM, BAR_AT = 3 * EMU_MM };

/* The rgb is for those who look at the sheet before it is printed. */
static const struct color patches[] = {
    /* each ink full, for its density, */
    {.red = 0, .green = 160, .blue = 233, .cyan = 100},
    {.red = 228, .green = 0, .blue = 127, .magenta = 100},
    {.red = 255, .green = 241, .blue = 0, .yellow = 100},
    {.red = 35, .green = 24, .blue = 21, .black = 100},
    /* and half, for how its dots grow; */
    {.red = 126, .green = 206, .blue = 244, .cyan = 50},
    {.red = 241, .green = 145, .blue = 190, .magenta = 50},
    {.red = 255, .green = 248, .blue = 153, .yellow = 50},
    {.red = 159, .green = 160, .blue = 160, .black = 50},
    /* two over one another, for how they take; */
    {.red = 230, .green = 0, .blue = 18, .magenta = 100, .yellow = 100},
    {.red = 0, .green = 153, .blue = 68, .cyan = 100, .yellow = 100},
    {.red = 29, .green = 32, .blue = 136, .cyan = 100, .magenta = 100},
    /* and a grey of three, which shows at once if one of them is off. */
    {.red = 146, .green = 146, .blue = 146, .cyan = 50, .magenta = 40, .yellow = 40},
};

void sheet_add_color_bar(struct sheet *sheet)
{
    const emu y = sheet->trim.y + sheet->trim.h + sheet->bleed + BAR_AT;
    for (int i = 0; i < (int)(sizeof patches / sizeof *patches); i++) {
        struct frag *frag = ARENA_NEW(sheet->job->doc, struct frag);
        frag->kind = FRAG_FILL;
        frag->w = frag->h = PATCH;
        frag->baseline = -1;
        frag->fill.color = patches[i];
        sheet_add(sheet, frag, sheet->trim.x + BAR_FROM + i * PATCH, y);
    }
}
