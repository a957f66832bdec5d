#include "impose/sheet.h"

#include "base/arena.h"
#include "base/job.h"

/* トンボ as Japanese printers draw them. At each corner there are two L's: the inner one
 * stands on the lines of the trim, the outer one on those of the bleed, and their arms go
 * on where the other's end, so that the corner of the trim can be found from any two of
 * them. Nothing lies inside the bleed. */

/* The thinnest line that is sure to print. */
enum { MARK_WIDTH = EMU_MM / 10, CENTER_BAR = 10 * EMU_MM, CROSS_AT = 5 * EMU_MM };

static void add_path(struct sheet *sheet, const struct pathbuf *path, bool dashed)
{
    struct frag *frag = ARENA_NEW(sheet->job->doc, struct frag);
    frag->kind = FRAG_PATH;
    frag->w = sheet->w;
    frag->h = sheet->h;
    frag->baseline = -1;
    frag->path.outline = path_finish(path);
    frag->path.pen = (struct pen){.width = MARK_WIDTH, .stroke = registration};
    if (dashed)
        frag->path.pen.dash = frag->path.pen.gap = EMU_MM;
    sheet_add(sheet, frag, 0, 0);
}

/* Through points that are given as how far out of the corner they are. */
static void add_corner_line(struct pathbuf *b, emu x, emu y, int out_x, int out_y,
                            const emu (*points)[2], int n)
{
    for (int i = 0; i < n; i++) {
        const emu to_x = x + out_x * points[i][0], to_y = y + out_y * points[i][1];
        if (i)
            path_line(b, to_x, to_y);
        else
            path_move(b, to_x, to_y);
    }
}

static void add_corner(struct pathbuf *b, const struct sheet *sheet, bool right,
                       bool bottom)
{
    const emu near = sheet->bleed, far = sheet->bleed + MARK_LENGTH;
    const emu x = sheet->trim.x + (right ? sheet->trim.w : 0);
    const emu y = sheet->trim.y + (bottom ? sheet->trim.h : 0);
    const int out_x = right ? 1 : -1, out_y = bottom ? 1 : -1;
    add_corner_line(b, x, y, out_x, out_y,
                    (const emu[][2]){{far, near}, {0, near}, {0, far}}, 3);
    add_corner_line(b, x, y, out_x, out_y,
                    (const emu[][2]){{far, 0}, {near, 0}, {near, far}}, 3);
}

/* A bar along the side at the bleed, a stem out on its middle, and a bar across the
 * stem. */
static void add_center(struct pathbuf *b, emu x, emu y, int out_x, int out_y, emu bleed)
{
    const emu along_x = out_y ? CENTER_BAR : 0, along_y = out_x ? CENTER_BAR : 0;
    const emu ends[] = {bleed, bleed + CROSS_AT};
    for (int i = 0; i < 2; i++) {
        const emu at_x = x + out_x * ends[i], at_y = y + out_y * ends[i];
        const int part = i + 1; /* the second bar is half as long */
        path_move(b, at_x - along_x / part, at_y - along_y / part);
        path_line(b, at_x + along_x / part, at_y + along_y / part);
    }
    path_move(b, x + out_x * bleed, y + out_y * bleed);
    path_line(b, x + out_x * (bleed + MARK_LENGTH), y + out_y * (bleed + MARK_LENGTH));
}

void sheet_add_cut_marks(struct sheet *sheet)
{
    const struct page_area t = sheet->trim;
    struct pathbuf b = pathbuf_in(sheet->job->doc);
    for (int i = 0; i < 4; i++)
        add_corner(&b, sheet, i & 1, i & 2);
    add_center(&b, t.x + t.w / 2, t.y, 0, -1, sheet->bleed);
    add_center(&b, t.x + t.w / 2, t.y + t.h, 0, 1, sheet->bleed);
    add_center(&b, t.x, t.y + t.h / 2, -1, 0, sheet->bleed);
    add_center(&b, t.x + t.w, t.y + t.h / 2, 1, 0, sheet->bleed);
    add_path(sheet, &b, false);
}

/* A line from the bleed outward. */
static void add_fold(struct pathbuf *b, emu x, emu y, int out_x, int out_y, emu bleed)
{
    const emu far = bleed + MARK_LENGTH;
    path_move(b, x + out_x * bleed, y + out_y * bleed);
    path_line(b, x + out_x * far, y + out_y * far);
}

/* 折トンボ: dashed, above and below; of a level fold, at the left and right. */
void sheet_add_fold_marks(struct sheet *sheet, const struct fold *folds, int n)
{
    const struct page_area t = sheet->trim;
    struct pathbuf b = pathbuf_in(sheet->job->doc);
    for (int i = 0; i < n; i++) {
        const emu x = t.x + folds[i].at, y = t.y + folds[i].at;
        add_fold(&b, folds[i].level ? t.x : x, folds[i].level ? y : t.y,
                 folds[i].level ? -1 : 0, folds[i].level ? 0 : -1, sheet->bleed);
        add_fold(&b, folds[i].level ? t.x + t.w : x, folds[i].level ? y : t.y + t.h,
                 folds[i].level ? 1 : 0, folds[i].level ? 0 : 1, sheet->bleed);
    }
    add_path(sheet, &b, true);
}
