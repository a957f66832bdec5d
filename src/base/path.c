#include "base/path.h"

#include "base/arena.h"

struct pathbuf pathbuf_in(struct arena *arena)
{
    return (struct pathbuf){arena, list_of(arena, 1), list_of(arena, sizeof(emu[2]))};
}

static void add_op(struct pathbuf *b, enum path_op op)
{
    *(unsigned char *)list_add(&b->ops) = (unsigned char)op;
}

static void add_point(struct pathbuf *b, emu x, emu y)
{
    emu *point = list_add(&b->points);
    point[0] = x;
    point[1] = y;
}

void path_move(struct pathbuf *b, emu x, emu y)
{
    add_op(b, PATH_MOVE);
    add_point(b, x, y);
}

void path_line(struct pathbuf *b, emu x, emu y)
{
    add_op(b, PATH_LINE);
    add_point(b, x, y);
}

void path_curve(struct pathbuf *b, emu x1, emu y1, emu x2, emu y2, emu x, emu y)
{
    add_op(b, PATH_CURVE);
    add_point(b, x1, y1);
    add_point(b, x2, y2);
    add_point(b, x, y);
}

void path_close(struct pathbuf *b)
{
    add_op(b, PATH_CLOSE);
}

void path_polygon(struct pathbuf *b, const emu (*points)[2], int n)
{
    path_move(b, points[0][0], points[0][1]);
    for (int i = 1; i < n; i++)
        path_line(b, points[i][0], points[i][1]);
    path_close(b);
}

/* 4/3 tan(22.5°) of the radius, less what makes the curve as far inside the circle as
 * outside it. */
emu path_handle(emu radius)
{
    return len_mul_div(radius, 5523, 10000);
}

void path_rectangle(struct pathbuf *b, emu x, emu y, emu w, emu h, emu radius)
{
    const emu right = x + w, bottom = y + h;
    if (!radius) {
        path_polygon(
            b, (const emu[][2]){{x, y}, {right, y}, {right, bottom}, {x, bottom}}, 4);
        return;
    }
    const emu r = radius < w / 2 && radius < h / 2 ? radius : (w < h ? w : h) / 2;
    const emu k = r - path_handle(r);
    path_move(b, x + r, y);
    path_line(b, right - r, y);
    path_curve(b, right - k, y, right, y + k, right, y + r);
    path_line(b, right, bottom - r);
    path_curve(b, right, bottom - k, right - k, bottom, right - r, bottom);
    path_line(b, x + r, bottom);
    path_curve(b, x + k, bottom, x, bottom - k, x, bottom - r);
    path_line(b, x, y + r);
    path_curve(b, x, y + k, x + k, y, x + r, y);
    path_close(b);
}

void path_ellipse(struct pathbuf *b, emu x, emu y, emu w, emu h)
{
    const emu rx = w / 2, ry = h / 2, kx = path_handle(rx), ky = path_handle(ry);
    const emu cx = x + rx, cy = y + ry, right = x + w, bottom = y + h;
    path_move(b, cx, y);
    path_curve(b, cx + kx, y, right, cy - ky, right, cy);
    path_curve(b, right, cy + ky, cx + kx, bottom, cx, bottom);
    path_curve(b, cx - kx, bottom, x, cy + ky, x, cy);
    path_curve(b, x, cy - ky, cx - kx, y, cx, y);
    path_close(b);
}

const struct path *path_finish(const struct pathbuf *b)
{
    struct path *path = ARENA_NEW(b->arena, struct path);
    *path = (struct path){list_array(&b->ops, b->arena), b->ops.n,
                          (const emu(*)[2])list_array(&b->points, b->arena), b->points.n};
    return path;
}

struct str path_print(struct arena *arena, const struct path *path, emu x, emu y)
{
    struct strbuf b;
    const emu(*point)[2] = path->points;
    strbuf_init(&b, arena);
    for (int i = 0; i < path->n; i++) {
        strbuf_add_c(&b, i ? " " : "");
        strbuf_add_char(&b, "MLCZ"[path->ops[i]]);
        for (int k = path_op_points(path->ops[i]); k > 0; k--, point++) {
            char room[24];
            strbuf_add_char(&b, ' ');
            strbuf_add_c(&b, len_pt(&room, x + (*point)[0]));
            strbuf_add_char(&b, ' ');
            strbuf_add_c(&b, len_pt(&room, y + (*point)[1]));
        }
    }
    return strbuf_str(&b);
}
