#include "compose/composing.h"
#include "compose/messages.h"

#include "base/arena.h"
#include "base/job.h"

#include <string.h>

struct srcpos place_pos(const struct composing *c, struct place place)
{
    if (!place.element)
        return NO_POS;
    return place.attribute
               ? document_attribute_pos(c->job, place.element, place.attribute)
               : document_pos(place.element);
}

/* `text` is the value. */
static struct str expand(struct composing *c, xmlNodePtr element, xmlNodePtr node,
                         const char *name, struct str text)
{
    struct str expanded = text;
    if (!strpbrk(text.p, "{}"))
        return text;
    const struct srcpos pos = document_attribute_pos(c->job, element, name);
    const struct str place = {(const char *)&pos, (int)sizeof pos};
    if (map_find(&c->wrong, place) >= 0)
        return (struct str){NULL, 0};
    if (!xpath_expand(c->xpath, node, text, pos, &expanded)) {
        map_put(&c->wrong, str_copy(c->lasting->doc, place), 1);
        return (struct str){NULL, 0};
    }
    return expanded;
}

struct str attribute_expand(struct composing *c, xmlNodePtr element, xmlNodePtr node,
                            const char *name)
{
    const struct str text = document_attribute(element, name);
    return text.n ? expand(c, element, node, name, text) : text;
}

struct str attribute_expand_found(struct composing *c, xmlNodePtr element,
                                  xmlNodePtr node, const xmlAttr *a)
{
    const xmlNode *text = a->children;
    return text ? expand(c, element, node, (const char *)a->name,
                         str_of((const char *)text->content))
                : STR("");
}

bool length_parse(struct str text, emu em, emu *length)
{
    enum { LONGEST = 2000 * EMU_MM };
    return len_parse(text, em, length) && *length >= -LONGEST && *length <= LONGEST;
}

emu attribute_distance(struct composing *c, xmlNodePtr element, xmlNodePtr node,
                       const char *name, const struct style *style)
{
    const struct str text = attribute_expand(c, element, node, name);
    emu length = 0;
    if (text.n && !length_parse(text, style->font_size, &length))
        DIAG(c->job->diags, DIAG_LENGTH, document_attribute_pos(c->job, element, name),
             str_c(c->job->doc, text));
    return length;
}

emu attribute_length(struct composing *c, xmlNodePtr element, xmlNodePtr node,
                     const char *name, const struct style *style)
{
    const emu length = attribute_distance(c, element, node, name, style);
    if (length >= 0)
        return length;
    DIAG(c->job->diags, DIAG_LENGTH_NEGATIVE,
         document_attribute_pos(c->job, element, name), name,
         str_c(c->job->doc, attribute_expand(c, element, node, name)));
    return 0;
}

int attribute_count(struct composing *c, xmlNodePtr element, xmlNodePtr node,
                    const char *name)
{
    const struct str text = attribute_expand(c, element, node, name);
    int count = 1;
    if (text.n && (!str_to_int(text, &count) || count < 1 || count > 1000)) {
        DIAG(c->job->diags, DIAG_COUNT_RANGE,
             document_attribute_pos(c->job, element, name), name,
             str_c(c->job->doc, text));
        return 1;
    }
    return count;
}

static bool parse_track(struct str word, struct track *track)
{
    emu length;
    static const enum track_kind of_content[] = {TRACK_AUTO, TRACK_MIN_CONTENT,
                                                 TRACK_MAX_CONTENT};
    const int named = word_find("auto min-content max-content", word);
    if (named >= 0) {
        *track = (struct track){of_content[named], 0};
        return true;
    }
    if (str_ends(word, STR("fr"))) {
        track->kind = TRACK_FRACTION;
        return permille_parse(str_slice(word, 0, word.n - 2), &track->value) &&
               track->value > 0;
    }
    if (str_ends(word, STR("%"))) {
        int percent;
        track->kind = TRACK_PERCENT;
        if (!permille_parse(str_slice(word, 0, word.n - 1), &percent) || percent <= 0)
            return false;
        track->value = percent / 100;
        return percent <= 100000;
    }
    track->kind = TRACK_FIXED;
    if (!length_parse(word, 0, &length) || length < 0)
        return false;
    track->value = length;
    return true;
}

const struct track *attribute_tracks(struct composing *c, xmlNodePtr element,
                                     xmlNodePtr node, const char *name, bool needed,
                                     int *n)
{
    struct list tracks = list_of(c->job->doc, sizeof(struct track));
    struct str rest = attribute_expand(c, element, node, name);
    if (needed && rest.p && !str_trim(rest).n)
        DIAG(c->job->diags, DIAG_TRACKS_NONE,
             document_attribute_pos(c->job, element, name), name);
    for (struct str word = str_word(&rest); word.n; word = str_word(&rest)) {
        struct track track;
        if (parse_track(word, &track))
            *(struct track *)list_add(&tracks) = track;
        else
            DIAG(c->job->diags, DIAG_TRACK, document_attribute_pos(c->job, element, name),
                 str_c(c->job->doc, word));
    }
    *n = tracks.n;
    return list_array(&tracks, c->job->doc);
}
