#include "font/font.h"

#include "font/faces.h"
#include "font/messages.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/list.h"
#include "base/messages.h"

#include <stdlib.h>

/* The face of a family nearest in weight; the lighter one on a tie. */
static int nearest(const struct fonts *fonts, int family, int weight)
{
    int best = fonts->first[family];
    for (int i = 1; i < fonts->catalogue->families[family].n; i++) {
        const int k = fonts->first[family] + i;
        const int at_hand = fonts->faces[best].entry->weight,
                  other = fonts->faces[k].entry->weight;
        const int nearer = abs(at_hand - weight) - abs(other - weight);
        if (nearer > 0 || (nearer == 0 && other < at_hand))
            best = k;
    }
    return best;
}

static void report_unknown(const struct fonts *fonts, struct str name, struct srcpos pos)
{
    struct job *job = fonts->job;
    const struct str *best = NULL;
    for (int i = 0; i < fonts->catalogue->n; i++) {
        const struct str *known = &fonts->catalogue->families[i].name;
        if (str_is_slip(name, *known) &&
            (!best || str_distance(name, *known) < str_distance(name, *best)))
            best = known;
    }
    if (best)
        DIAG(job->diags, DIAG_NAME_MISSPELT, pos, "font family", str_c(job->doc, name),
             str_c(job->doc, *best));
    else
        DIAG(job->diags, DIAG_FONT_UNKNOWN, pos, str_c(job->doc, name));
}

static int find_family(const struct fonts *fonts, struct str name)
{
    for (int i = 0; i < fonts->catalogue->n; i++)
        if (str_eq(fonts->catalogue->families[i].name, name))
            return i;
    return -1;
}

int fonts_find(struct fonts *fonts, struct str name, int weight, struct srcpos pos)
{
    const int family = find_family(fonts, name);
    if (family < 0) {
        report_unknown(fonts, name, pos);
        return -1;
    }
    const int face = nearest(fonts, family, weight);
    return fonts_open(fonts, face) ? face : -1;
}

/* --- lists -------------------------------------------------------------------------- */

/* The next family of "a, 'b'"; false at the end. */
static bool next_family(struct str *rest, struct str *name)
{
    if (!rest->n)
        return false;
    const int comma = str_find(*rest, STR(","));
    const int end = comma < 0 ? rest->n : comma;
    *name = str_trim(str_slice(*rest, 0, end));
    *rest = str_slice(*rest, comma < 0 ? rest->n : comma + 1, rest->n);
    if (name->n > 1 && (name->p[0] == '"' || name->p[0] == '\'') &&
        name->p[name->n - 1] == name->p[0])
        *name = str_slice(*name, 1, name->n - 1);
    return true;
}

static void add_choice(struct list *choices, struct font_choice choice)
{
    for (int i = 0; i < choices->n; i++) {
        const struct font_choice *known = list_at(choices, i);
        if (known->face == choice.face && !known->scripts)
            return; /* it has been asked for every character already */
    }
    *(struct font_choice *)list_add(choices) = choice;
}

static void add_family(const struct fonts *fonts, struct list *choices, int number,
                       int weight)
{
    const struct catalogue_family *family = &fonts->catalogue->families[number];
    for (int i = 0; i < family->n_parts; i++) {
        const struct catalogue_part *part = &family->parts[i];
        add_choice(choices, (struct font_choice){nearest(fonts, part->family, weight),
                                                 part->scale, false, part->scripts});
    }
    add_choice(choices, (struct font_choice){nearest(fonts, number, weight),
                                             family->scale, false, 0});
}

static void add_fallback(const struct fonts *fonts, struct list *choices, int number,
                         int weight)
{
    const struct catalogue_family *family = &fonts->catalogue->families[number];
    for (int i = 0; i < family->n_fallback; i++) {
        const int other = family->fallback[i];
        add_choice(choices, (struct font_choice){nearest(fonts, other, weight),
                                                 fonts->catalogue->families[other].scale,
                                                 true, 0});
    }
}

/* The faces of a family for some scripts, in type of `scale` to what it is otherwise. */
static void add_family_for(const struct fonts *fonts, struct list *choices, int number,
                           int weight, const struct script_part *part)
{
    const struct catalogue_family *family = &fonts->catalogue->families[number];
    for (int i = 0; i < family->n_parts; i++) {
        const struct catalogue_part *own = &family->parts[i];
        if (own->scripts & part->scripts)
            add_choice(choices,
                       (struct font_choice){nearest(fonts, own->family, weight),
                                            own->scale * part->scale / 1000, false,
                                            own->scripts & part->scripts});
    }
    add_choice(choices, (struct font_choice){nearest(fonts, number, weight),
                                             family->scale * part->scale / 1000, false,
                                             part->scripts});
}

/* What the style says of single scripts; false, and a diagnostic, if a family is
 * missing. */
static bool add_parts(struct fonts *fonts, struct list *choices, struct str families,
                      struct str scripts, int weight, struct srcpos pos)
{
    struct script_part part;
    while (script_part_next(&scripts, &part) == SCRIPT_PART) {
        struct str rest = part.family.n ? part.family : families, name;
        while (next_family(&rest, &name)) {
            if (fonts_find(fonts, name, weight, pos) < 0)
                return false;
            add_family_for(fonts, choices, find_family(fonts, name), weight, &part);
        }
    }
    return true;
}

const struct font_list *fonts_list(struct fonts *fonts, struct str families,
                                   struct str scripts, int weight, struct srcpos pos)
{
    struct list choices = list_of(fonts->job->doc, sizeof(struct font_choice));
    struct str rest = families, name;
    if (!add_parts(fonts, &choices, families, scripts, weight, pos))
        return NULL;
    while (next_family(&rest, &name)) {
        if (fonts_find(fonts, name, weight, pos) < 0)
            return NULL;
        add_family(fonts, &choices, find_family(fonts, name), weight);
    }
    rest = families;
    while (next_family(&rest, &name)) {
        /* The weight that there is: a fallback is not to be bolder than its text. */
        const int face = fonts_find(fonts, name, weight, pos);
        add_fallback(fonts, &choices, find_family(fonts, name),
                     fonts->faces[face].entry->weight);
    }
    struct font_list *list = ARENA_NEW(fonts->job->doc, struct font_list);
    *list = (struct font_list){list_array(&choices, fonts->job->doc), choices.n};
    return list;
}
