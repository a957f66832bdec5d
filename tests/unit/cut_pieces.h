/* What holds for a flow of generated boxes that pages cut into pieces. */
#ifndef GAIYO_TESTS_CUT_PIECES_H
#define GAIYO_TESTS_CUT_PIECES_H

#include "generated.h"

/* The lines of the text that one page holds, in pieces again: a label may be set anew
 * behind them. */
static inline void check_pieces(const struct list *whole, const struct list *cut,
                                int index)
{
    int at = 0;
    for (int i = 0; i < whole->n; i++) {
        const struct found *line = list_at(whole, i);
        if (line->index != index)
            continue;
        while (at < cut->n && ((struct found *)list_at(cut, at))->index != index)
            at++;
        assert_true(at < cut->n);
        const struct found *piece = list_at(cut, at++);
        assert_true(str_eq(line->frag->line.text, piece->frag->line.text));
    }
}

static inline bool overlap(const struct found *a, const struct found *b)
{
    return a->page == b->page && a->x < b->x + b->frag->w && b->x < a->x + a->frag->w &&
           a->y < b->y + b->frag->h && b->y < a->y + a->frag->h;
}

/* Whatever pages it is cut into, its texts have the lines that they have on one,
 * each once, and all of them are on their pages, each in a place of its own. */
static inline void check_cut(struct maker *m, const struct box *flow, emu w,
                             const struct pages *pages)
{
    const struct pages *one = lay_out(m, flow, w, 100000 * EMU_PT, PAGE_FILL_NO);
    assert_int_equal(one->n, 1);
    const struct list cut = lines_found(m->job, pages), whole = lines_found(m->job, one);
    for (int i = 0; i < m->texts.n; i++)
        check_pieces(&whole, &cut, i);
    for (int i = 0; i < cut.n; i++)
        for (int k = i + 1; k < cut.n; k++)
            assert_false(overlap(list_at(&cut, i), list_at(&cut, k)));
    check_texts(m, pages);
    for (int i = 0; i < pages->n; i++)
        check_inside(pages->pages[i].content, 0, 0, &pages->pages[i]);
}

#endif
