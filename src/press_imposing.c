#include "messages.h"
#include "press.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/list.h"

/* How sheets are imposed, as a request says it. */

enum { MOST_FOLD = 2000 * EMU_MM, MOST_CREEP = 2 * EMU_MM };

/* --- marks -------------------------------------------------------------------------- */

static unsigned mark_named(struct str name)
{
    static const struct {
        const char *name;
        unsigned marks;
    } known[] = {{"cut", MARKS_CUT},
                 {"slug", MARKS_SLUG},
                 {"bar", MARKS_BAR},
                 {"all", MARKS_CUT | MARKS_SLUG | MARKS_BAR}};
    for (int i = 0; i < (int)(sizeof known / sizeof *known); i++)
        if (str_is(name, known[i].name))
            return known[i].marks;
    return 0;
}

/* Up to the next comma, which is taken off with it. */
static struct str take_item(struct str *rest)
{
    const int comma = str_find(*rest, STR(","));
    const struct str item = str_slice(*rest, 0, comma < 0 ? rest->n : comma);
    *rest = comma < 0 ? STR("") : str_slice(*rest, comma + 1, rest->n);
    return str_trim(item);
}

static bool read_marks(struct job *job, const char *text, unsigned *marks)
{
    *marks = 0;
    if (str_is(str_of(text), "none"))
        return true;
    for (struct str rest = str_of(text); rest.n;) {
        const unsigned more = mark_named(take_item(&rest));
        if (!more) {
            DIAG(job->diags, DIAG_PRESS_MARKS, NO_POS, text);
            return false;
        }
        *marks |= more;
    }
    return true;
}

/* "99mm" or "x:99mm" from the left, "y:148mm" from above. */
static bool read_fold(struct str text, struct fold *fold)
{
    const bool named = str_starts(text, STR("x:")) || str_starts(text, STR("y:"));
    fold->level = str_starts(text, STR("y:"));
    return len_parse(named ? str_slice(text, 2, text.n) : text, 0, &fold->at) &&
           fold->at > 0 && fold->at <= MOST_FOLD;
}

static bool read_folds(struct job *job, const char *text, struct imposing *imposing)
{
    struct list folds = list_of(job->doc, sizeof(struct fold));
    if (!imposing->marks) {
        DIAG(job->diags, DIAG_PRESS_FOLD_NO_MARKS, NO_POS, text);
        return false;
    }
    for (struct str rest = str_of(text); rest.n;) {
        if (!read_fold(take_item(&rest), list_add(&folds))) {
            DIAG(job->diags, DIAG_PRESS_FOLD, NO_POS, text);
            return false;
        }
    }
    imposing->folds = list_array(&folds, job->doc);
    imposing->n_folds = folds.n;
    return true;
}

/* --- pages together ----------------------------------------------------------------- */

static bool fail(struct job *job, const struct diag_kind *kind, const char *text)
{
    DIAG(job->diags, kind, NO_POS, text);
    return false;
}

static bool read_imposition(struct job *job, const char *text, struct imposing *imposing)
{
    if (str_is(str_of(text), "2up"))
        imposing->imposition = IMPOSE_TWO;
    else if (str_is(str_of(text), "booklet"))
        imposing->imposition = IMPOSE_BOOKLET;
    else
        return fail(job, DIAG_PRESS_IMPOSE, text);
    return true;
}

static bool read_creep(struct job *job, const char *text, struct imposing *imposing)
{
    if (imposing->imposition != IMPOSE_BOOKLET)
        return fail(job, DIAG_PRESS_CREEP_ALONE, text);
    if (len_parse(str_of(text), 0, &imposing->creep) && imposing->creep >= 0 &&
        imposing->creep <= MOST_CREEP)
        return true;
    return fail(job, DIAG_PRESS_CREEP, text);
}

static bool read_binding(struct job *job, const char *text, struct imposing *imposing)
{
    if (imposing->imposition == IMPOSE_SINGLE)
        return fail(job, DIAG_PRESS_BINDING_ALONE, text);
    imposing->binding = str_is(str_of(text), "right")  ? BIND_RIGHT
                        : str_is(str_of(text), "left") ? BIND_LEFT
                                                       : BIND_AS_WRITTEN;
    return imposing->binding || fail(job, DIAG_PRESS_BINDING, text);
}

bool press_read_imposing(struct job *job, const struct gaiyo_press *asked,
                         struct imposing *imposing)
{
    *imposing = (struct imposing){.marks = MARKS_CUT | MARKS_SLUG};
    return (!asked->marks || read_marks(job, asked->marks, &imposing->marks)) &&
           (!asked->folds || read_folds(job, asked->folds, imposing)) &&
           (!asked->impose || read_imposition(job, asked->impose, imposing)) &&
           (!asked->creep || read_creep(job, asked->creep, imposing)) &&
           (!asked->binding || read_binding(job, asked->binding, imposing));
}
