#include "compose/path_data.h"

#include <string.h>

/* --- numbers ------------------------------------------------------------------------ */

/* Path data on its way in. */
struct reader {
    struct str text;
    int at;
    struct pathbuf *out;
    emu x, y;               /* where the pen is */
    emu start_x, start_y;   /* of the subpath */
    emu handle_x, handle_y; /* the last handle of the curve before, for S and T */
    char last;              /* the command before, in capitals */
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static char peek(const struct reader *r)
{
    return r->at < r->text.n ? r->text.p[r->at] : '\0';
}

/* White space and at most one comma. */
static void skip(struct reader *r, bool comma)
{
    while (is_space(peek(r)))
        r->at++;
    if (comma && peek(r) == ',') {
        r->at++;
        skip(r, false);
    }
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Digits behind or in front of the point, as value / *scale. */
static bool read_digits(struct reader *r, bool fraction, int64_t *value, int64_t *scale)
{
    enum { FINEST = 1000000 };
    const int64_t most = INT64_C(100000) * FINEST;
    const int from = r->at;
    for (; is_digit(peek(r)); r->at++) {
        if (fraction && *scale == FINEST)
            continue; /* finer than an emu */
        *value = *value * 10 + (peek(r) - '0');
        *scale *= fraction ? 10 : 1;
        if (*value > most)
            return false;
    }
    return r->at > from;
}

/* 1e-3 and the like. */
static bool read_exponent(struct reader *r, int64_t *value, int64_t *scale)
{
    if (peek(r) != 'e' && peek(r) != 'E')
        return true;
    r->at++;
    const bool small = peek(r) == '-';
    if (small || peek(r) == '+')
        r->at++;
    int64_t power = 0, one = 1;
    if (!read_digits(r, false, &power, &one) || power > 9)
        return false;
    for (; power; power--) {
        if (small)
            *scale *= 10;
        else
            *value *= 10;
    }
    return true;
}

static bool read_number(struct reader *r, emu *number)
{
    enum { MOST = 100000 };
    int64_t value = 0, scale = 1;
    skip(r, true);
    const bool negative = peek(r) == '-';
    if (negative || peek(r) == '+')
        r->at++;
    bool any = read_digits(r, false, &value, &scale);
    if (peek(r) == '.') {
        r->at++;
        any = read_digits(r, true, &value, &scale) || any;
    }
    if (!any || !read_exponent(r, &value, &scale) || value / scale > MOST)
        return false;
    const int64_t whole = value / scale * EMU_PT;
    const int64_t rest = (value % scale * EMU_PT + scale / 2) / scale;
    *number = (emu)(negative ? -(whole + rest) : whole + rest);
    return true;
}

static bool read_numbers(struct reader *r, emu *numbers, int n)
{
    for (int i = 0; i < n; i++)
        if (!read_number(r, &numbers[i]))
            return false;
    return true;
}

/* Points, from the pen if they are relative. */
static bool read_points(struct reader *r, bool relative, emu (*points)[2], int n)
{
    for (int i = 0; i < n; i++) {
        if (!read_numbers(r, points[i], 2))
            return false;
        points[i][0] += relative ? r->x : 0;
        points[i][1] += relative ? r->y : 0;
    }
    return true;
}

/* --- commands ----------------------------------------------------------------------- */

static void go_to(struct reader *r, emu x, emu y)
{
    r->x = r->handle_x = x;
    r->y = r->handle_y = y;
}

static void line_to(struct reader *r, emu x, emu y)
{
    path_line(r->out, x, y);
    go_to(r, x, y);
}

static void curve_to(struct reader *r, const emu a[2], const emu b[2], const emu end[2])
{
    path_curve(r->out, a[0], a[1], b[0], b[1], end[0], end[1]);
    go_to(r, end[0], end[1]);
    r->handle_x = b[0];
    r->handle_y = b[1];
}

/* A curve with one handle, as one with two. */
static void quadratic_to(struct reader *r, const emu handle[2], const emu end[2])
{
    emu a[2], b[2];
    const emu from[2] = {r->x, r->y};
    for (int i = 0; i < 2; i++) {
        a[i] = from[i] + len_mul_div(handle[i] - from[i], 2, 3);
        b[i] = end[i] + len_mul_div(handle[i] - end[i], 2, 3);
    }
    curve_to(r, a, b, end);
    r->handle_x = handle[0];
    r->handle_y = handle[1];
}

/* The handle that goes on from the curve before, if it was one of `kinds`. */
static void reflect(const struct reader *r, const char *kinds, emu handle[2])
{
    const bool goes_on = r->last && (r->last == kinds[0] || r->last == kinds[1]);
    handle[0] = goes_on ? 2 * r->x - r->handle_x : r->x;
    handle[1] = goes_on ? 2 * r->y - r->handle_y : r->y;
}

/* A flag of an arc is one digit, with nothing needed behind it. */
static bool read_flag(struct reader *r, bool *flag)
{
    skip(r, true);
    const char c = peek(r);
    if (c != '0' && c != '1')
        return false;
    *flag = c == '1';
    r->at++;
    return true;
}

static bool read_arc(struct reader *r, bool relative)
{
    emu radii[3], end[1][2];
    struct swept_arc arc = {.from = {r->x, r->y}};
    if (!read_numbers(r, radii, 3) || !read_flag(r, &arc.large) ||
        !read_flag(r, &arc.clockwise) || !read_points(r, relative, end, 1))
        return false;
    arc.rx = radii[0] < 0 ? -radii[0] : radii[0];
    arc.ry = radii[1] < 0 ? -radii[1] : radii[1];
    /* degrees come as points here */
    arc.turn = (int64_t)radii[2] * 1000000 / 360 / EMU_PT;
    arc.to[0] = end[0][0];
    arc.to[1] = end[0][1];
    path_swept_arc(r->out, &arc);
    go_to(r, end[0][0], end[0][1]);
    return true;
}

static bool read_move(struct reader *r, bool relative)
{
    emu p[1][2];
    if (!read_points(r, relative, p, 1))
        return false;
    path_move(r->out, p[0][0], p[0][1]);
    go_to(r, p[0][0], p[0][1]);
    r->start_x = r->x;
    r->start_y = r->y;
    return true;
}

static bool read_straight(struct reader *r, char command, bool relative)
{
    emu p[1][2] = {{r->x, r->y}};
    if (command == 'L') {
        if (!read_points(r, relative, p, 1))
            return false;
    } else {
        const int axis = command == 'V';
        const emu from = p[0][axis];
        if (!read_number(r, &p[0][axis]))
            return false;
        p[0][axis] += relative ? from : 0;
    }
    line_to(r, p[0][0], p[0][1]);
    return true;
}

static bool read_curve(struct reader *r, char command, bool relative)
{
    emu p[3][2];
    const int given = command == 'C' ? 3 : command == 'T' ? 1 : 2;
    const bool cubic = command == 'C' || command == 'S';
    const int all = cubic ? 3 : 2;
    if (!read_points(r, relative, &p[all - given], given))
        return false;
    if (given < all)
        reflect(r, cubic ? "CS" : "QT", p[0]);
    if (cubic)
        curve_to(r, p[0], p[1], p[2]);
    else
        quadratic_to(r, p[0], p[1]);
    return true;
}

/* The numbers of one command. */
static bool read_command(struct reader *r, char command, bool relative)
{
    switch (command) {
    case 'M':
        return read_move(r, relative);
    case 'L':
    case 'H':
    case 'V':
        return read_straight(r, command, relative);
    case 'C':
    case 'S':
    case 'Q':
    case 'T':
        return read_curve(r, command, relative);
    case 'A':
        return read_arc(r, relative);
    case 'Z':
        path_close(r->out);
        go_to(r, r->start_x, r->start_y);
        return true;
    default:
        return false;
    }
}

static bool is_number_start(char c)
{
    return is_digit(c) || c == '-' || c == '+' || c == '.' || c == ',';
}

/* A command and all the sets of numbers behind it; those behind the first of a move are
 * lines. */
static bool read_all_of(struct reader *r)
{
    const char letter = peek(r);
    const bool relative = letter >= 'a';
    char command = relative ? (char)(letter - 'a' + 'A') : letter;
    if (!strchr("MLHVCSQTAZ", command) || (r->last == '\0' && command != 'M'))
        return false;
    r->at++;
    do {
        if (!read_command(r, command, relative))
            return false;
        r->last = command;
        command = command == 'M' ? 'L' : command;
        skip(r, false);
    } while (command != 'Z' && is_number_start(peek(r)));
    return true;
}

bool path_data_parse(struct str text, struct pathbuf *b, int *offset)
{
    struct reader r = {.text = text, .out = b};
    bool good = true;
    skip(&r, false);
    while (good && r.at < text.n) {
        good = read_all_of(&r);
        skip(&r, false);
    }
    *offset = r.at;
    return good && r.last;
}
