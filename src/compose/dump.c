#include "compose/compose.h"

#include "base/arena.h"
#include "base/dump.h"
#include "base/job.h"
#include "compose/dump_text.h"
#include "compose/picture.h"
#include "load/image.h"

static const char *const kind_names[BOX_KINDS] = {
    [BOX_STACK] = "stack",         [BOX_FRAME] = "box",
    [BOX_GRID] = "grid",           [BOX_COLUMNS] = "columns",
    [BOX_TABLE] = "table",         [BOX_LIST] = "list",
    [BOX_TEXT] = "text",           [BOX_RULE] = "rule",
    [BOX_SPACE] = "space",         [BOX_PLACE] = "place",
    [BOX_PICTURE] = "picture",     [BOX_CHART] = "chart",
    [BOX_OVERLAY] = "overlay",     [BOX_CONNECTOR] = "connector",
    [BOX_PYRAMID] = "pyramid",     [BOX_FIT] = "fit",
    [BOX_FIRST_FIT] = "first-fit", [BOX_RUNNING] = "running",
    [BOX_ROW_GROUP] = "row-group", [BOX_ROW] = "row",
    [BOX_CELL] = "cell",           [BOX_ITEM] = "item",
};

static const char *const side_names[SIDES] = {"top", "right", "bottom", "left"};

static void dump_tracks(struct dump *d, const char *name, const struct track *tracks,
                        int n)
{
    struct strbuf b;
    strbuf_init(&b, d->out->arena);
    for (int i = 0; i < n; i++) {
        char room[24];
        if (i)
            strbuf_add_char(&b, ',');
        if (tracks[i].kind == TRACK_AUTO)
            strbuf_add(&b, STR("auto"));
        else if (tracks[i].kind == TRACK_MIN_CONTENT)
            strbuf_add(&b, STR("min-content"));
        else if (tracks[i].kind == TRACK_MAX_CONTENT)
            strbuf_add(&b, STR("max-content"));
        else if (tracks[i].kind == TRACK_FIXED)
            strbuf_add_c(&b, len_pt(&room, tracks[i].value));
        else
            strbuf_addf(&b, "%d%s", tracks[i].value,
                        tracks[i].kind == TRACK_FRACTION ? "m-fr" : "m");
    }
    if (n)
        dump_word(d, name, strbuf_str(&b));
}

static void dump_shape(struct dump *d, const struct style *s)
{
    static const char *const names[] = {"rectangle",  "ellipse", "circle",   "chevron",
                                        "home-plate", "arrow",   "triangle", "trapezoid",
                                        "speech",     "tab",     "cut-tab",  "brackets"};
    static const char *const sides[SIDES] = {"up", "right", "down", "left"};
    const struct shape *shape = &s->shape;
    if (s->shadow.is_there) {
        dump_len(d, "shadow-x", s->shadow.x);
        dump_len(d, "shadow-y", s->shadow.y);
        dump_color(d, "of", s->shadow.color);
    }
    if (shape->kind == SHAPE_RECTANGLE)
        return;
    dump_word(d, "shape", str_of(names[shape->kind]));
    dump_word(d, "toward", str_of(sides[shape->toward]));
    if (shape->head)
        dump_len(d, "head", shape->head);
    if (shape->head_share)
        dump_word(d, "head", str_format(d->out->arena, "%dm", shape->head_share));
    if (shape->shaft)
        dump_word(d, "shaft", str_format(d->out->arena, "%dm", shape->shaft));
    if (shape->overhang)
        dump_len(d, "overhang", shape->overhang);
}

static void dump_table_style(struct dump *d, const struct style *s)
{
    static const char *const ways[] = {"none", "down", "up", "both"};
    for (int i = 0; i < SIDES; i++)
        if (s->border_hidden[i])
            dump_word(d, "hidden", str_of(side_names[i]));
    if (s->diagonal.line.width) {
        dump_word(d, "diagonal", str_of(ways[s->diagonal.down + 2 * s->diagonal.up]));
        dump_len(d, "width", s->diagonal.line.width);
        dump_color(d, "of", s->diagonal.line.color);
    }
    if (s->stripe.by) {
        dump_word(d, "stripe", s->stripe.by == STRIPE_ROW ? STR("row") : STR("group"));
        dump_color(d, "of", s->stripe.color);
    }
    if (s->continued.n) {
        dump_word(d, "continued", STR(""));
        dump_text(d, s->continued);
    }
}

static void dump_box_style(struct dump *d, const struct style *s)
{
    for (int i = 0; i < SIDES; i++)
        if (s->padding[i])
            dump_len(d, str_format(d->out->arena, "padding-%s", side_names[i]).p,
                     s->padding[i]);
    for (int i = 0; i < SIDES; i++) {
        if (!s->border[i].width)
            continue;
        dump_len(d, str_format(d->out->arena, "border-%s", side_names[i]).p,
                 s->border[i].width);
        dump_color(d, "of", s->border[i].color);
    }
    if (s->has_background)
        dump_color(d, "background", s->background);
    if (s->border_radius)
        dump_len(d, "radius", s->border_radius);
    dump_shape(d, s);
    if (s->align_self)
        dump_word(d, "align-self",
                  str_of(s->align_self == ALIGN_CENTER ? "center" : "end"));
    if (s->width)
        dump_len(d, "width", s->width);
    if (s->height)
        dump_len(d, "height", s->height);
    if (s->row_gap || s->column_gap) {
        dump_len(d, "row-gap", s->row_gap);
        dump_len(d, "column-gap", s->column_gap);
    }
    if (s->margin_top || s->margin_bottom) {
        dump_len(d, "margin-top", s->margin_top);
        dump_len(d, "margin-bottom", s->margin_bottom);
    }
    if (s->flex_grow)
        dump_int(d, "grow", s->flex_grow);
    if (s->vertical_align)
        dump_int(d, "vertical", s->vertical_align);
    if (s->break_before || s->break_after || s->break_inside)
        dump_word(d, "break",
                  str_format(d->out->arena, "%d/%d/%d", s->break_before, s->break_after,
                             s->break_inside));
    dump_table_style(d, s);
}

static void dump_runs(struct dump *d, const struct box *box);

/* The reading of the run, where its base begins. */
static void dump_ruby(struct dump *d, const struct box *box, int i)
{
    const struct ruby *ruby = box->text.runs[i].ruby;
    if (!ruby || (i && box->text.runs[i - 1].ruby == ruby))
        return;
    d->depth++;
    dump_open(d, "ruby");
    dump_int(d, "id", ruby->text->id);
    if (ruby->word)
        dump_int(d, "word", ruby->word);
    dump_text_style(d, ruby->text->style);
    dump_close(d);
    dump_runs(d, ruby->text);
    d->depth--;
}

static void dump_unit(struct dump *d, const struct text_unit *unit)
{
    if (unit && unit->kind == UNIT_COMBINED)
        dump_word(d, "unit", STR("combined"));
    else if (unit)
        dump_len(d, "jidori", unit->width);
}

static void dump_rows(struct dump *d, const struct run *run)
{
    if (run->rows)
        dump_word(d, "rows",
                  run->rows->kind == ROWS_WARICHU ? STR("warichu") : STR("furiwake"));
    if (run->row)
        dump_int(d, "row", run->row);
}

static void dump_runs(struct dump *d, const struct box *box)
{
    static const char *const kinds[] = {"run", "break", "page-number", "page-count"};
    d->depth++;
    for (int i = 0; i < box->text.n; i++) {
        const struct run *run = &box->text.runs[i];
        dump_open(d, kinds[run->kind]);
        if (run->style != box->style) {
            dump_text_style(d, run->style);
            dump_box_style(d, run->style);
        }
        dump_unit(d, run->unit);
        dump_rows(d, run);
        if (run->href.n)
            dump_word(d, "href", run->href);
        if (run->kind == RUN_TEXT)
            dump_text(d, run->text);
        dump_close(d);
        dump_ruby(d, box, i);
    }
    d->depth--;
}

static void dump_place(struct dump *d, const char *name, int32_t place)
{
    if (place != CHART_NOWHERE)
        dump_int(d, name, place);
}

static void dump_chart(struct dump *d, const struct chart *chart)
{
    static const char *const names[CHART_KINDS] = {"progress", "bullet",    "stars",
                                                   "segments", "sparkline", "line",
                                                   "column",   "donut",     "trend"};
    dump_word(d, "kind", str_of(names[chart->kind]));
    if (chart->n)
        dump_int(d, "values", chart->n);
    else
        dump_int(d, "value", chart->value);
    dump_place(d, "target", chart->target);
    dump_place(d, "pace", chart->pace);
    dump_place(d, "baseline", chart->baseline);
    if (chart->kind == CHART_STARS)
        dump_int(d, "of", chart->stars);
    if (chart->over)
        dump_word(d, "over", STR("yes"));
    dump_color(d, "color", chart->color);
    dump_text(d, chart->alt);
}

static void dump_chart_parts(struct dump *d, const struct datum *datum)
{
    d->depth++;
    for (int i = 0; i < datum->n_parts; i++) {
        dump_open(d, "part");
        dump_int(d, "from", datum->parts[i].from);
        dump_int(d, "to", datum->parts[i].to);
        dump_color(d, "color", datum->parts[i].color);
        dump_close(d);
    }
    d->depth--;
}

/* The values and ticks of a chart, a line each. */
static void dump_data(struct dump *d, const struct chart *chart)
{
    d->depth++;
    for (int i = 0; i < chart->n; i++) {
        dump_open(d, "datum");
        dump_place(d, "at", chart->data[i].at);
        dump_place(d, "target", chart->data[i].target);
        dump_color(d, "color", chart->data[i].color);
        dump_close(d);
        dump_chart_parts(d, &chart->data[i]);
    }
    for (int i = 0; i < chart->n_ticks; i++) {
        dump_open(d, "tick");
        dump_int(d, "at", chart->ticks[i].at);
        dump_close(d);
    }
    d->depth--;
}

static void dump_picture(struct dump *d, const struct picture *picture)
{
    static const char *const fits[] = {"contain", "cover", "within"};
    if (picture->image) {
        const struct image *image = picture->image;
        dump_text(d, str_of(image->path));
        dump_word(d, "pixels",
                  str_format(d->out->arena, "%dx%d", image->width, image->height));
        dump_word(d, "density",
                  str_format(d->out->arena, "%dx%d", image->x_density, image->y_density));
        if (image->has_alpha)
            dump_word(d, "alpha", STR("yes"));
        if (image->has_profile)
            dump_word(d, "profile", STR("ignored"));
        dump_word(d, "fit", str_of(fits[picture->fit]));
    } else {
        dump_text(d, path_print(d->out->arena, picture->outline, 0, 0));
        if (picture->even_odd)
            dump_word(d, "rule", STR("even-odd"));
    }
    dump_text(d, picture->alt);
}

static void dump_ends(struct dump *d, const struct ends *ends)
{
    dump_int(d, "from", ends->from);
    if (ends->to)
        dump_int(d, "to", ends->to);
}

static void dump_connector(struct dump *d, const struct connector *connector)
{
    static const char *const forms[] = {"straight", "elbow", "block", "block-elbow"};
    dump_ends(d, &connector->ends);
    dump_word(d, "form", str_of(forms[connector->form]));
    if (connector->from_side != SIDE_NEAREST)
        dump_word(d, "from-side", str_of(side_names[connector->from_side]));
    if (connector->to_side != SIDE_NEAREST)
        dump_word(d, "to-side", str_of(side_names[connector->to_side]));
    if (connector->facing != SIDE_NEAREST)
        dump_word(d, "facing", str_of(side_names[connector->facing]));
    if (connector->under)
        dump_word(d, "layer", STR("under"));
    if (connector->form == CONNECTOR_BLOCK) {
        dump_len(d, "length", connector->length);
        dump_len(d, "breadth", connector->breadth);
    }
}

/* The boxes that set the text, and the kid that stands for each. */
static void dump_running(struct dump *d, const struct box *box)
{
    static const char *const words[] = {"first", "last", "start"};
    dump_word(d, "which", str_of(words[box->running.which]));
    struct strbuf b;
    strbuf_init(&b, d->out->arena);
    for (int i = 0; i < box->running.n_marks; i++)
        strbuf_addf(&b, "%s%d:%d", i ? "," : "", box->running.marks[i].box,
                    box->running.marks[i].kid);
    if (b.n)
        dump_word(d, "set-by", strbuf_str(&b));
}

/* How far each rung of copyfit may go. */
static void dump_limits(struct dump *d, const struct fit_limits *fit)
{
    struct strbuf b;
    strbuf_init(&b, d->out->arena);
    for (int i = 0; i < FIT_RUNGS; i++)
        strbuf_addf(&b, "%s%d-%d", i ? "," : "", fit->rungs[i].least, fit->rungs[i].most);
    dump_word(d, "fit", strbuf_str(&b));
    if (fit->smallest)
        dump_len(d, "smallest", fit->smallest);
}

static void dump_kind(struct dump *d, const struct box *box)
{
    switch (box->kind) {
    case BOX_GRID:
    case BOX_TABLE:
    case BOX_COLUMNS:
        dump_tracks(d, "columns", box->tracks.columns, box->tracks.n_columns);
        dump_tracks(d, "rows", box->tracks.rows, box->tracks.n_rows);
        break;
    case BOX_CELL:
        if (box->cell.row)
            dump_word(
                d, "place",
                str_format(d->out->arena, "%d/%d", box->cell.column, box->cell.row));
        if (box->cell.colspan > 1)
            dump_int(d, "colspan", box->cell.colspan);
        if (box->cell.rowspan > 1)
            dump_int(d, "rowspan", box->cell.rowspan);
        break;
    case BOX_ROW_GROUP:
        if (box->group.foot)
            dump_word(d, "foot", STR("yes"));
        if (box->group.head || box->group.foot)
            dump_word(d, "repeat", box->group.once ? STR("no") : STR("yes"));
        break;
    case BOX_ROW:
        if (box->row.label)
            dump_word(d, "label", STR("yes"));
        break;
    case BOX_RUNNING:
        dump_running(d, box);
        break;
    case BOX_FIT:
        dump_limits(d, &box->style->fit);
        if (box->fit.group.n)
            dump_word(d, "group", box->fit.group);
        break;
    case BOX_FIRST_FIT:
        if (box->first_fit.max_height)
            dump_len(d, "max-height", box->first_fit.max_height);
        break;
    case BOX_LIST:
        dump_len(d, "label-width", box->list.label_width);
        if (box->list.from_label)
            dump_word(d, "from", STR("label"));
        break;
    case BOX_PICTURE:
        dump_picture(d, box->picture);
        break;
    case BOX_CHART:
        dump_chart(d, box->chart);
        break;
    case BOX_PYRAMID:
        dump_int(d, "top", box->pyramid.top);
        if (box->pyramid.figure)
            dump_len(d, "figure", box->pyramid.figure);
        break;
    case BOX_OVERLAY:
        dump_ends(d, &box->overlay->ends);
        dump_len(d, "x", box->overlay->x);
        dump_len(d, "y", box->overlay->y);
        break;
    case BOX_CONNECTOR:
        dump_connector(d, box->connector);
        break;
    case BOX_PLACE:
        dump_len(d, "x", box->place.x);
        dump_len(d, "y", box->place.y);
        dump_len(d, "w", box->place.w);
        dump_len(d, "h", box->place.h);
        break;
    default:
        break;
    }
}

/* A row keeps together; it is said of one that does not. */
static void dump_row_style(struct dump *d, const struct style *style)
{
    struct style s = *style;
    s.break_inside = BREAK_AUTO;
    dump_box_style(d, &s);
    if (style->break_inside == BREAK_AUTO)
        dump_word(d, "inside", STR("breaks"));
}

static void dump_box(struct dump *d, const struct box *box);

/* What a box has besides its kids. */
static void dump_parts(struct dump *d, const struct box *box)
{
    const struct column_groups *columns =
        box->kind == BOX_TABLE ? box->tracks.groups : NULL;
    if (box->kind == BOX_FRAME && box->frame.heading)
        dump_box(d, box->frame.heading);
    if (box->kind == BOX_ITEM)
        dump_box(d, box->item.label);
    for (int i = 0; columns && i < columns->n; i++) {
        dump_open(d, "column");
        dump_int(d, "first", columns->list[i].first + 1);
        dump_int(d, "n", columns->list[i].n);
        dump_box_style(d, columns->list[i].style);
        dump_close(d);
    }
    if (box->kind == BOX_CELL && box->cell.continued) {
        dump_open(d, "continued");
        dump_close(d);
        d->depth++;
        dump_box(d, box->cell.continued);
        d->depth--;
    }
}

static void dump_box(struct dump *d, const struct box *box)
{
    static const char *const modes[] = {"horizontal-tb", "vertical-rl"};
    dump_open(d, kind_names[box->kind]);
    dump_int(d, "id", box->id);
    dump_kind(d, box);
    if (box->grid_begins)
        dump_len(d, "line-grid", box->style->line_grid);
    if (box->orthogonal)
        dump_word(d, "written", str_of(modes[box->style->writing_mode]));
    if (box->kind == BOX_TEXT)
        dump_text_style(d, box->style);
    if (box->kind == BOX_ROW)
        dump_row_style(d, box->style);
    else
        dump_box_style(d, box->style);
    dump_close(d);
    if (box->kind == BOX_TEXT) {
        dump_runs(d, box);
        return;
    }
    if (box->kind == BOX_CHART)
        dump_data(d, box->chart);
    d->depth++;
    dump_parts(d, box);
    for (int i = 0; i < box->n; i++)
        dump_box(d, box->kids[i]);
    d->depth--;
}

/* A master, and the pages that it is of. */
static void dump_master(struct dump *d, const struct page_master *m, const char *of)
{
    if (!m)
        return;
    dump_open(d, "master");
    if (of)
        dump_word(d, "of", str_of(of));
    dump_word(d, "name", m->name);
    dump_len(d, "width", m->width);
    dump_len(d, "height", m->height);
    for (int i = 0; i < SIDES; i++)
        dump_len(d, side_names[i], m->margin[i]);
    dump_close(d);
    d->depth++;
    for (int i = 0; i < m->n_background; i++)
        dump_box(d, m->background[i]);
    if (m->header)
        dump_box(d, m->header);
    if (m->footer)
        dump_box(d, m->footer);
    d->depth--;
}

struct str compose_dump(struct job *job, const struct boxes *boxes)
{
    static const char *const fills[] = {"", "nearly-full", "yes"};
    static const char *const begins[] = {"", "left", "right"};
    struct strbuf out;
    struct dump d = {&out, 0};
    strbuf_init(&out, job->doc);
    dump_open(&d, "boxes");
    dump_word(&d, "language", boxes->language);
    dump_text(&d, boxes->title);
    dump_close(&d);
    for (int i = 0; i < boxes->n; i++) {
        dump_open(&d, "page-sequence");
        if (boxes->sequences[i].fill)
            dump_word(&d, "fill", str_of(fills[boxes->sequences[i].fill]));
        if (boxes->sequences[i].fits)
            dump_limits(&d, &boxes->sequences[i].flow->style->fit);
        if (boxes->sequences[i].pages)
            dump_int(&d, "pages", boxes->sequences[i].pages);
        if (boxes->sequences[i].begin)
            dump_word(&d, "begin", str_of(begins[boxes->sequences[i].begin]));
        dump_close(&d);
        d.depth = 1;
        dump_master(&d, boxes->sequences[i].master, NULL);
        dump_master(&d, boxes->sequences[i].first, "first");
        dump_master(&d, boxes->sequences[i].left, "left");
        dump_master(&d, boxes->sequences[i].right, "right");
        dump_box(&d, boxes->sequences[i].flow);
        d.depth = 0;
    }
    for (int i = 0; i < boxes->n_overlays; i++)
        dump_box(&d, boxes->overlays[i]);
    return strbuf_str(&out);
}
