#include "layout/bleed.h"

#include "base/arena.h"
#include "base/job.h"

/* Outlines at the edge of a page. A path is taken piece by piece: straight lines and
 * curves. Those that lie along an edge (or beyond it) with all their points are what is
 * drawn out; one that only comes to it at a point is not. */

enum { MOST_POINTS = 3 };

struct piece {
    emu from[2];
    const emu (*points)[2]; /* on the path; the last is where it ends */
    int n;
};

/* The pieces of one part of a path, from a PATH_MOVE on. */
struct part {
    struct list pieces; /* of struct piece */
    bool closed;
};

/* What a path is looked at with. */
struct edging {
    const struct bleeding *b;
    emu x, y; /* of the path, on the page */
    emu near; /* how far a stroke reaches from it */
};

/* --- what lies along an edge -------------------------------------------------------- */

enum edge { EDGE_LEFT = 1, EDGE_RIGHT = 2, EDGE_TOP = 4, EDGE_BOTTOM = 8 };

/* The edges that a point is at, or beyond. */
static int edges_at(const struct edging *e, const emu point[2])
{
    const emu near = e->near + BLEED_NEAR, x = e->x + point[0], y = e->y + point[1];
    return (x <= near ? EDGE_LEFT : 0) | (x >= e->b->w - near ? EDGE_RIGHT : 0) |
           (y <= near ? EDGE_TOP : 0) | (y >= e->b->h - near ? EDGE_BOTTOM : 0);
}

/* The edges that all of a piece is at. */
static int edges_along(const struct edging *e, const struct piece *piece)
{
    int edges = edges_at(e, piece->from);
    for (int i = 0; i < piece->n; i++)
        edges &= edges_at(e, piece->points[i]);
    return edges;
}

static const emu *end_of(const struct piece *piece)
{
    return piece->points[piece->n - 1];
}

static bool has_length(const struct piece *piece)
{
    const emu *end = end_of(piece);
    return piece->n > 1 || piece->from[0] != end[0] || piece->from[1] != end[1];
}

/* --- the parts of a path ------------------------------------------------------------ */

/* Where reading has come to. */
struct reader {
    const struct path *path;
    int op;
    const emu (*point)[2];
};

static void add_piece(struct part *part, const emu from[2], const emu (*points)[2], int n)
{
    const struct piece piece = {{from[0], from[1]}, points, n};
    if (has_length(&piece))
        *(struct piece *)list_add(&part->pieces) = piece;
}

/* The next part; false behind the last one. A closed one ends where it began; a fill
 * closes all that it fills. */
static bool next_part(struct reader *r, struct arena *arena, bool fills,
                      struct part *part)
{
    const emu(*start)[2] = r->point, (*at)[2] = r->point;
    *part = (struct part){list_of(arena, sizeof(struct piece)), fills};
    if (r->op >= r->path->n)
        return false;
    r->op++; /* PATH_MOVE */
    r->point++;
    for (; r->op < r->path->n && r->path->ops[r->op] != PATH_MOVE; r->op++) {
        const int n = path_op_points(r->path->ops[r->op]);
        part->closed |= n == 0;
        if (n)
            add_piece(part, *at, r->point, n);
        r->point += n;
        at = n ? r->point - 1 : at;
    }
    if (part->closed)
        add_piece(part, *at, start, 1);
    return true;
}

static const struct piece *piece_at(const struct part *part, int i)
{
    return list_at(&part->pieces, (i + part->pieces.n) % part->pieces.n);
}

/* --- fills -------------------------------------------------------------------------- */

static void line_out(const struct edging *e, struct pathbuf *out, const emu point[2],
                     bool begins)
{
    const emu x = bleed_place(e->b, e->x + point[0], e->b->w, e->near) - e->x;
    const emu y = bleed_place(e->b, e->y + point[1], e->b->h, e->near) - e->y;
    if (begins)
        path_move(out, x, y);
    else
        path_line(out, x, y);
}

static void add_same(struct pathbuf *out, const struct piece *piece)
{
    const emu(*p)[2] = piece->points;
    if (piece->n == MOST_POINTS)
        path_curve(out, p[0][0], p[0][1], p[1][0], p[1][1], p[2][0], p[2][1]);
    else
        path_line(out, p[0][0], p[0][1]);
}

/* The part with its pieces at edges moved out, and lines to them and back. True if there
 * are any. */
static bool add_part(const struct edging *e, struct pathbuf *out, const struct part *part)
{
    bool moved = false;
    for (int i = 0; i < part->pieces.n; i++) {
        const struct piece *piece = piece_at(part, i);
        const bool here = edges_along(e, piece);
        const bool before = edges_along(e, piece_at(part, i - 1));
        if (!i && here && before)
            line_out(e, out, piece->from, true);
        else if (!i)
            path_move(out, piece->from[0], piece->from[1]);
        if (here && !before)
            line_out(e, out, piece->from, false);
        if (here)
            line_out(e, out, end_of(piece), false);
        else
            add_same(out, piece);
        if (here && !edges_along(e, piece_at(part, i + 1)))
            path_line(out, end_of(piece)[0], end_of(piece)[1]);
        moved |= here;
    }
    if (part->pieces.n)
        path_close(out);
    return moved;
}

const struct path *bleed_outline(const struct bleeding *b, const struct path *path, emu x,
                                 emu y)
{
    const struct edging e = {b, x, y, 0};
    struct reader reader = {path, 0, path->points};
    struct pathbuf out = pathbuf_in(b->job->doc);
    struct part part;
    bool moved = false;
    while (next_part(&reader, b->job->doc, true, &part))
        moved |= add_part(&e, &out, &part);
    return moved ? path_finish(&out) : NULL;
}

/* --- strokes ------------------------------------------------------------------------ */

static void add_placed(struct list *parts, struct page_area at, const struct frag *frag)
{
    *(struct placed *)list_add(parts) = (struct placed){at.x, at.y, frag};
}

static emu size_of(emu length)
{
    return length < 0 ? -length : length;
}

/* A line of the pen, from the corner of the page. */
static const struct frag *line_frag(const struct edging *e, const emu from[2],
                                    const emu to[2], struct pen pen)
{
    struct pathbuf line = pathbuf_in(e->b->job->doc);
    struct frag *frag =
        bleed_frag(e->b, FRAG_PATH, (struct page_area){0, 0, e->b->w, e->b->h});
    path_move(&line, from[0], from[1]);
    path_line(&line, to[0], to[1]);
    pen.fills = false;
    frag->path.outline = path_finish(&line);
    frag->path.pen = pen;
    return frag;
}

/* Dashes are drawn as long as the stroke's own, and as wide as the bleed. */
static void add_dashes(const struct edging *e, struct page_area line, struct pen pen,
                       struct list *parts)
{
    const bool upright = !line.w;
    const emu bleed = e->b->bleed;
    const emu in = upright ? line.x : line.y;
    const emu middle = in ? in + bleed / 2 : -bleed / 2;
    const emu from[] = {upright ? middle : line.x, upright ? line.y : middle};
    const emu to[] = {from[0] + line.w, from[1] + line.h};
    pen.width = bleed;
    pen.round = false;
    add_placed(parts, (struct page_area){0}, line_frag(e, from, to, pen));
}

/* From within the stroke that runs along the edge to the end of the bleed, as long as
 * the piece with the half stroke that others go on with at its ends. */
static void add_strip(const struct edging *e, const struct piece *piece, int edge,
                      const struct pen *pen, struct list *parts)
{
    const bool upright = edge & (EDGE_LEFT | EDGE_RIGHT);
    const int along = upright ? 1 : 0;
    const emu a = piece->from[along], b = end_of(piece)[along];
    const emu more = pen->dash ? 0 : e->near;
    const emu from = (upright ? e->y : e->x) + (a < b ? a : b) - more;
    const emu length = size_of(a - b) + 2 * more;
    const emu at = edge == EDGE_RIGHT ? e->b->w : edge == EDGE_BOTTOM ? e->b->h : 0;
    if (pen->dash) {
        add_dashes(e,
                   upright ? (struct page_area){at, from, 0, length}
                           : (struct page_area){from, at, length, 0},
                   *pen, parts);
        return;
    }
    const emu inside = at ? at - e->near : 0;
    const struct page_area line = upright
                                      ? (struct page_area){inside, from, e->near, length}
                                      : (struct page_area){from, inside, length, e->near};
    const struct page_area area = bleed_area(e->b, line);
    struct frag *fill = bleed_frag(e->b, FRAG_FILL, area);
    fill->fill.color = pen->stroke;
    add_placed(parts, area, fill);
}

static void add_strips(const struct edging *e, const struct piece *piece,
                       const struct pen *pen, struct list *parts)
{
    const int edges = edges_along(e, piece);
    for (int edge = EDGE_LEFT; edge <= EDGE_BOTTOM; edge <<= 1)
        if (edges & edge)
            add_strip(e, piece, edge, pen, parts);
}

/* How far beyond its edge `at` is still to go, of a stroke that goes by `step` there; 0:
 * it does not go that way. */
static emu way_out(const struct edging *e, emu at, emu step, emu size)
{
    const emu to = bleed_place(e->b, at, size, 0);
    return to != at && (to < at) == (step < 0) && step ? size_of(to - at) : 0;
}

/* The stroke that comes from `from` and ends at an edge goes on as it came, unless it
 * nearly runs along the edge. */
static void add_end(const struct edging *e, const emu from[2], const emu end[2],
                    const struct pen *pen, struct list *parts)
{
    const emu dx = end[0] - from[0], dy = end[1] - from[1];
    const emu at[] = {e->x + end[0], e->y + end[1]};
    const emu out_x = way_out(e, at[0], dx, e->b->w);
    const emu out_y = way_out(e, at[1], dy, e->b->h);
    if (out_x && size_of(dy) <= 4 * (int64_t)size_of(dx)) {
        const emu to[] = {at[0] + (dx < 0 ? -out_x : out_x),
                          at[1] + len_mul_div(dy, out_x, size_of(dx))};
        add_placed(parts, (struct page_area){0}, line_frag(e, at, to, *pen));
    } else if (out_y && size_of(dx) <= 4 * (int64_t)size_of(dy)) {
        const emu to[] = {at[0] + len_mul_div(dx, out_y, size_of(dy)),
                          at[1] + (dy < 0 ? -out_y : out_y)};
        add_placed(parts, (struct page_area){0}, line_frag(e, at, to, *pen));
    }
}

static void add_ends(const struct edging *e, const struct part *part,
                     const struct pen *pen, struct list *parts)
{
    if (part->closed || !part->pieces.n)
        return;
    const struct piece *first = piece_at(part, 0), *last = piece_at(part, -1);
    add_end(e, first->points[0], first->from, pen, parts);
    add_end(e, last->n > 1 ? last->points[last->n - 2] : last->from, end_of(last), pen,
            parts);
}

void bleed_stroke(const struct bleeding *b, const struct frag *frag, emu x, emu y,
                  struct list *parts)
{
    const struct pen *pen = &frag->path.pen;
    const struct edging e = {b, x, y, pen->width / 2};
    struct reader reader = {frag->path.outline, 0, frag->path.outline->points};
    struct part part;
    while (next_part(&reader, b->job->doc, false, &part)) {
        for (int i = 0; i < part.pieces.n; i++)
            add_strips(&e, piece_at(&part, i), pen, parts);
        add_ends(&e, &part, pen, parts);
    }
}
