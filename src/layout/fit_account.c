#include "layout/layout.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/json.h"

/* The rungs in words, and as members of objects. */
static const struct {
    const char *words, *member;
} rungs[FIT_RUNGS] = {
    [FIT_PUNCTUATION] = {"punctuation", "punctuation"},
    [FIT_SPACING] = {"spacing", "spacing"},
    [FIT_LINE_HEIGHT] = {"line height", "line_height"},
    [FIT_CONDENSE] = {"width", "condense"},
    [FIT_SIZE] = {"size", "font_size"},
};

static void print_text(struct job *job, struct strbuf *b, const struct fitted *f)
{
    char used[24], room[24];
    strbuf_addf(b, "%s: page %d", diags_place(job->diags, job->doc, f->pos), f->page);
    if (!f->is_page)
        strbuf_add_c(b, ", a box");
    if (f->group.n)
        strbuf_addf(b, " of the group %.*s", STR_ARG(f->group));
    strbuf_addf(b, ": %s of %s mm", len_mm(&used, f->used), len_mm(&room, f->room_h));
    for (int i = 0; i < FIT_RUNGS; i++)
        strbuf_addf(b, ", %s %d%%", rungs[i].words, f->percent[i]);
    strbuf_add_char(b, '\n');
}

static void print_json(struct job *job, struct strbuf *b, const struct fitted *f)
{
    struct json j = {b, false};
    json_open(&j, NULL, '{');
    json_text(&j, "place", str_of(diags_place(job->diags, job->doc, f->pos)));
    json_int(&j, "page", f->page);
    json_bool(&j, "box", !f->is_page);
    if (f->group.n)
        json_text(&j, "group", f->group);
    else
        json_no_value(&j, "group");
    /* thousandths of a millimetre: lengths are no floating point here either */
    json_int(&j, "used_um", len_mul_div(f->used, 1000, EMU_MM));
    json_int(&j, "room_um", len_mul_div(f->room_h, 1000, EMU_MM));
    for (int i = 0; i < FIT_RUNGS; i++)
        json_int(&j, rungs[i].member, f->percent[i]);
    json_close(&j, '}');
    strbuf_add_char(b, '\n');
}

static void print_chosen(struct job *job, struct strbuf *b, const struct chosen *c,
                         bool as_json)
{
    const char *place = diags_place(job->diags, job->doc, c->pos);
    if (!as_json) {
        strbuf_addf(b, "%s: page %d, the first that fits: %d of %d\n", place, c->page,
                    c->taken, c->of);
        return;
    }
    struct json j = {b, false};
    json_open(&j, NULL, '{');
    json_text(&j, "place", str_of(place));
    json_int(&j, "page", c->page);
    json_int(&j, "taken", c->taken);
    json_int(&j, "of", c->of);
    json_close(&j, '}');
    strbuf_add_char(b, '\n');
}

struct str layout_account(struct job *job, const struct pages *pages, bool json)
{
    struct strbuf b;
    strbuf_init(&b, job->doc);
    for (int i = 0; i < pages->n_fits; i++)
        (json ? print_json : print_text)(job, &b, pages->fits[i]);
    for (int i = 0; i < pages->n_chosen; i++)
        print_chosen(job, &b, &pages->chosen[i], json);
    return strbuf_str(&b);
}
