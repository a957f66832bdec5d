#include "check.h"
#include "token.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What pages draw: every operator in the states that it is in. */

enum { MOST_SAVED = 28, MOST_MARKS = 64 };
enum mark_kind { MARK_OTHER, MARK_ARTIFACT, MARK_TAGGED };

/* What q saves. */
struct state {
    int font;      /* in drawn->fonts, or -1 */
    int rendering; /* of text */
};

struct page_reader {
    struct checking *c;
    struct drawn *drawn;
    const char *page;
    json_t *resources;
    struct state state, saved[MOST_SAVED + 1];
    int n_saved;
    enum mark_kind marks[MOST_MARKS];
    bool spoken[MOST_MARKS]; /* with ActualText */
    int n_marks;
    int depth; /* of forms */
    bool told_unmarked;
    bool told_device[5]; /* by the number of its colours */
    bool told_press;
};

static void *grown(void *list, size_t n, size_t size)
{
    list = realloc(list, (n + 1) * size);
    if (!list)
        exit(2);
    memset((char *)list + n * size, 0, size);
    return list;
}

/* --- marks -------------------------------------------------------------------------- */

static bool is_inside(const struct page_reader *r, enum mark_kind kind)
{
    for (int i = 0; i < r->n_marks; i++)
        if (r->marks[i] == kind)
            return true;
    return false;
}

static void begin_tagged(struct page_reader *r, int mcid)
{
    struct drawn *d = r->drawn;
    if (is_inside(r, MARK_ARTIFACT))
        finding(r->c, "artifacts", "%s: MCID %d inside of one", r->page, mcid);
    for (size_t i = 0; i < d->n_marks; i++)
        if (strcmp(d->marks[i].page, r->page) == 0 && d->marks[i].mcid == mcid)
            finding(r->c, "marks", "%s: MCID %d twice", r->page, mcid);
    d->marks = grown(d->marks, d->n_marks, sizeof *d->marks);
    d->marks[d->n_marks++] = (struct used_mark){r->page, mcid};
}

static void begin_mark(struct page_reader *r, json_t *operands)
{
    json_t *properties = json_array_get(operands, 1);
    if (*name_of(properties))
        properties =
            file_key(r->c->file, file_key(r->c->file, r->resources, "/Properties"),
                     json_string_value(properties));
    enum mark_kind kind = MARK_OTHER;
    if (is_name(json_array_get(operands, 0), "Artifact")) {
        kind = MARK_ARTIFACT;
        if (is_inside(r, MARK_TAGGED))
            finding(r->c, "artifacts", "%s: one inside of tagged content", r->page);
    } else if (json_object_get(properties, "/MCID")) {
        kind = MARK_TAGGED;
        begin_tagged(r, (int)number_of(json_object_get(properties, "/MCID")));
    }
    if (r->n_marks == MOST_MARKS)
        exit(2);
    r->spoken[r->n_marks] = json_object_get(properties, "/ActualText") != NULL;
    r->marks[r->n_marks++] = kind;
}

static void end_mark(struct page_reader *r)
{
    if (r->n_marks)
        r->n_marks--;
    else
        finding(r->c, "nesting", "%s: EMC without BMC", r->page);
}

/* Something is drawn: it is content or decoration. */
static void draws(struct page_reader *r, const char *operator)
{
    if (is_inside(r, MARK_TAGGED) || is_inside(r, MARK_ARTIFACT) || r->told_unmarked)
        return;
    finding(r->c, "marked-content", "%s: %s is neither tagged nor an artifact",
            r->page, operator);
    r->told_unmarked = true;
}

/* --- text --------------------------------------------------------------------------- */

static int find_font(struct page_reader *r, const char *name)
{
    struct drawn *d = r->drawn;
    json_t *font =
        file_key(r->c->file, file_key(r->c->file, r->resources, "/Font"), name);
    if (!font) {
        finding(r->c, "resources", "%s: no font %s", r->page, name);
        return -1;
    }
    for (size_t i = 0; i < d->n_fonts; i++)
        if (d->fonts[i].font == font)
            return (int)i;
    d->fonts = grown(d->fonts, d->n_fonts, sizeof *d->fonts);
    struct used_font *f = &d->fonts[d->n_fonts];
    f->font = font;
    f->used = calloc(65536, 1);
    snprintf(f->name, sizeof f->name, "%s",
             name_of(file_key(r->c->file, font, "/BaseFont")));
    return (int)d->n_fonts++;
}

static void show(struct page_reader *r, json_t *string)
{
    const char *hex = text_of(string);
    bool spoken = false;
    for (int i = 0; i < r->n_marks; i++)
        spoken |= r->spoken[i];
    if (r->state.font < 0 || r->state.rendering == 3)
        return;
    for (unsigned code; sscanf(hex, "%4x", &code) == 1 && strlen(hex) >= 4; hex += 4)
        r->drawn->fonts[r->state.font].used[code] |= spoken ? 1 : 3;
}

static void show_all(struct page_reader *r, json_t *operands)
{
    json_t *last = json_array_get(operands, json_array_size(operands) - 1);
    draws(r, "text");
    for (size_t i = 0; i < count_of(last); i++)
        if (json_is_string(nth_of(last, i)))
            show(r, nth_of(last, i));
}

/* --- colours ------------------------------------------------------------------------ */

/* ISO 19005-2, 6.2.4.3: a device's colours are those of the output intent. */
static void uses_device(struct page_reader *r, int components)
{
    json_t *intents = file_key(r->c->file, file_catalog(r->c->file), "/OutputIntents");
    for (size_t i = 0; i < json_array_size(intents); i++) {
        json_t *intent = file_follow(r->c->file, json_array_get(intents, i));
        json_t *profile = file_key(r->c->file, intent, "/DestOutputProfile");
        if (is_name(file_key(r->c->file, intent, "/S"), "GTS_PDFA1") &&
            (int)number_of(file_key(r->c->file, profile, "/N")) == components)
            return;
    }
    if (r->told_device[components])
        return;
    r->told_device[components] = true;
    finding(r->c, "device-colours", "%s: %s without such an output intent", r->page,
            components == 3 ? "DeviceRGB" : "DeviceCMYK");
}

/* ISO 15930-4: what is printed is in the inks themselves. */
static void forbid_in_press(struct page_reader *r, const char *space)
{
    if (!r->told_press)
        finding(r->c, "x-colours", "%s: %s", r->page, space);
    if (!r->told_press && strcmp(space, "DeviceRGB") == 0)
        finding(r->c, "x-device-rgb", "%s", r->page);
    r->told_press = true;
}

static void uses_rgb(struct page_reader *r)
{
    uses_device(r, 3);
    forbid_in_press(r, "DeviceRGB");
}

/* ISO 19005-2, 6.2.4.2 (ISO 32000-1, 8.6.5.5): a profile of a device, of as many
 * colours. */
static void check_icc_space(struct page_reader *r, json_t *stream)
{
    static const char *const spaces[] = {"", "GRAY", "", "RGB ", "CMYK"};
    const int n = (int)number_of(file_key(r->c->file, stream, "/N"));
    struct bytes icc = stream_bytes(r->c->file, stream);
    const bool good =
        (n == 1 || n == 3 || n == 4) && icc.n > 128 &&
        memcmp(icc.p + 36, "acsp", 4) == 0 && memcmp(icc.p + 16, spaces[n], 4) == 0 &&
        icc.p[8] <= 4 &&
        (memcmp(icc.p + 12, "prtr", 4) == 0 || memcmp(icc.p + 12, "mntr", 4) == 0 ||
         memcmp(icc.p + 12, "scnr", 4) == 0 || memcmp(icc.p + 12, "spac", 4) == 0);
    free(icc.p);
    if (!good)
        finding(r->c, "icc-based", "%s: no profile of %d colours", r->page, n);
}

static void uses_space(struct page_reader *r, json_t *space)
{
    const char *family = name_of(json_is_array(space) ? json_array_get(space, 0) : space);
    if (strcmp(family, "DeviceRGB") == 0)
        uses_device(r, 3);
    else if (strcmp(family, "DeviceCMYK") == 0)
        uses_device(r, 4);
    else if (strcmp(family, "ICCBased") == 0)
        check_icc_space(r, json_array_get(space, 1));
    else if (strcmp(family, "Indexed") == 0 || strcmp(family, "Pattern") == 0)
        uses_space(r, file_follow(r->c->file, json_array_get(space, 1)));
    else if (strcmp(family, "Separation") == 0 || strcmp(family, "DeviceN") == 0)
        uses_space(r, file_follow(r->c->file, json_array_get(space, 2)));
    if (strcmp(family, "DeviceRGB") == 0 || strcmp(family, "CalRGB") == 0 ||
        strcmp(family, "CalGray") == 0 || strcmp(family, "Lab") == 0 ||
        strcmp(family, "ICCBased") == 0)
        forbid_in_press(r, family);
}

/* A space as content names it: a device, or one of its resources. */
static void uses_named_space(struct page_reader *r, json_t *name)
{
    json_t *spaces = file_key(r->c->file, r->resources, "/ColorSpace");
    json_t *space = file_key(r->c->file, spaces, json_string_value(name));
    const char *own = name_of(name);
    const bool is_device = strncmp(own, "Device", 6) == 0 || strcmp(own, "Pattern") == 0;
    if (!space && !is_device)
        finding(r->c, "resources", "%s: no colour space %s", r->page, own);
    uses_space(r, space ? space : name);
}

/* --- operators ---------------------------------------------------------------------- */

static void take(void *self, const char *operator, json_t * operands);

static void read_stream(struct page_reader *r, json_t *stream)
{
    struct bytes content = stream_bytes(r->c->file, stream);
    if (!content_read(&content, take, r))
        finding(r->c, "operators", "%s: the content cannot be read", r->page);
    free(content.p);
}

static void draw_object(struct page_reader *r, json_t *operands)
{
    json_t *objects = file_key(r->c->file, r->resources, "/XObject");
    json_t *object =
        file_key(r->c->file, objects, json_string_value(json_array_get(operands, 0)));
    if (!object)
        finding(r->c, "resources", "%s: no %s", r->page,
                name_of(json_array_get(operands, 0)));
    draws(r, "Do");
    if (is_name(file_key(r->c->file, object, "/Subtype"), "Image"))
        uses_space(r, file_key(r->c->file, object, "/ColorSpace"));
    if (!is_name(file_key(r->c->file, object, "/Subtype"), "Form") || r->depth > 8)
        return;
    json_t *outer = r->resources, *own = file_key(r->c->file, object, "/Resources");
    r->resources = own ? own : outer;
    r->depth++;
    read_stream(r, object);
    r->depth--;
    r->resources = outer;
}

static void save(struct page_reader *r)
{
    if (r->n_saved < MOST_SAVED)
        r->saved[r->n_saved] = r->state;
    if (++r->n_saved == MOST_SAVED + 1)
        finding(r->c, "nesting", "%s: q within %d of them", r->page, MOST_SAVED);
}

static void restore(struct page_reader *r)
{
    if (!r->n_saved) {
        finding(r->c, "nesting", "%s: Q without q", r->page);
        return;
    }
    if (--r->n_saved < MOST_SAVED)
        r->state = r->saved[r->n_saved];
}

static bool is_operator(const char *word, const char *words)
{
    const size_t n = strlen(word);
    for (const char *at = words; (at = strstr(at, word)); at += n)
        if ((at == words || at[-1] == ' ') && (at[n] == ' ' || !at[n]))
            return true;
    return false;
}

static void take(void *self, const char *operator, json_t * operands)
{
    struct page_reader *r = self;
    json_t *first = json_array_get(operands, 0);
    if (is_operator(operator, "BDC BMC"))
        begin_mark(r, operands);
    else if (is_operator(operator, "EMC"))
        end_mark(r);
    else if (is_operator(operator, "q"))
        save(r);
    else if (is_operator(operator, "Q"))
        restore(r);
    else if (is_operator(operator, "Tf"))
        r->state.font =
            find_font(r, json_string_value(first) ? json_string_value(first) : "");
    else if (is_operator(operator, "Tr"))
        r->state.rendering = (int)number_of(first);
    else if (is_operator(operator, "Tj TJ ' \""))
        show_all(r, operands);
    else if (is_operator(operator, "f F f* B B* b b* S s sh"))
        draws(r, operator);
    else if (is_operator(operator, "Do"))
        draw_object(r, operands);
    else if (is_operator(operator, "rg RG"))
        uses_rgb(r);
    else if (is_operator(operator, "k K"))
        uses_device(r, 4);
    else if (is_operator(operator, "cs CS"))
        uses_named_space(r, first);
    else if (is_operator(operator, "ri") &&
             !is_operator(name_of(first), "RelativeColorimetric AbsoluteColorimetric "
                                          "Perceptual Saturation"))
        finding(r->c, "intents", "%s: %s", r->page, name_of(first));
    else if (!is_operator(
                 operator,
                 "ri w J j M d i gs cm m l c v y h re n W W* BT ET Tc Tw Tz TL Ts "
                 "Td TD Tm T* d0 d1 SC SCN sc scn G g MP DP BX EX"))
        finding(r->c, "operators", "%s: %s", r->page, operator);
}

static void check_page(void *self, const char *reference, json_t *page)
{
    struct page_reader *outer = self;
    struct page_reader r = {.c = outer->c, .drawn = outer->drawn, .page = reference};
    json_t *contents = file_key(r.c->file, page, "/Contents");
    r.resources = page_key(r.c->file, page, "/Resources");
    r.state.font = -1;
    if (is_stream(r.c->file, contents)) {
        read_stream(&r, contents);
    } else {
        for (size_t i = 0; i < json_array_size(contents); i++)
            read_stream(&r, file_follow(r.c->file, json_array_get(contents, i)));
    }
    if (r.n_saved || r.n_marks)
        finding(r.c, "nesting", "%s: what is open at the end stays open", reference);
}

void check_content(struct checking *c, struct drawn *drawn)
{
    struct page_reader r = {.c = c, .drawn = drawn};
    file_pages(c->file, check_page, &r);
}

void drawn_free(struct drawn *drawn)
{
    for (size_t i = 0; i < drawn->n_fonts; i++)
        free(drawn->fonts[i].used);
    free(drawn->fonts);
    free(drawn->marks);
}
