#include "check.h"

#include <ctype.h>
#include <string.h>

/* What any object of the file may not be or have. */

static json_t *key(const struct checking *c, json_t *dict, const char *name)
{
    return file_key(c->file, dict, name);
}

static bool has(const struct checking *c, json_t *dict, const char *name)
{
    return raw_key(c->file, dict, name) != NULL;
}

/* "ab cd": one of the words. */
static bool is_one_of(json_t *value, const char *words)
{
    const char *name = name_of(value);
    const size_t n = strlen(name);
    for (const char *at = words; n && (at = strstr(at, name)); at += n)
        if ((at == words || at[-1] == ' ') && (at[n] == ' ' || !at[n]))
            return true;
    return false;
}

/* --- streams ------------------------------------------------------------------------ */

static void check_stream(struct checking *c, const char *where, json_t *dict)
{
    static const char *const outside[] = {"/F", "/FFilter", "/FDecodeParms"};
    for (int i = 0; i < 3; i++)
        if (has(c, dict, outside[i]))
            finding(c, "external-streams", "%s", where);
    if (is_name(key(c, dict, "/Subtype"), "PS") ||
        is_name(key(c, dict, "/Subtype2"), "PS"))
        finding(c, "xobjects", "%s: PostScript", where);
    if (is_name(key(c, dict, "/Type"), "XObject") || has(c, dict, "/BBox")) {
        if (has(c, dict, "/OPI"))
            finding(c, "xobjects", "%s: OPI", where);
        if (has(c, dict, "/Ref"))
            finding(c, "xobjects", "%s: a reference", where);
    }
    if (!is_name(key(c, dict, "/Subtype"), "Image"))
        return;
    if (json_is_true(key(c, dict, "/Interpolate")))
        finding(c, "images", "%s: interpolated", where);
    if (has(c, dict, "/Alternates"))
        finding(c, "images", "%s: alternates", where);
    if (has(c, dict, "/Intent") &&
        !is_one_of(key(c, dict, "/Intent"),
                   "RelativeColorimetric AbsoluteColorimetric Perceptual Saturation"))
        finding(c, "intents", "%s", where);
}

/* --- annotations and actions -------------------------------------------------------- */

static void check_annotation(struct checking *c, const char *where, json_t *dict)
{
    enum { INVISIBLE = 1, HIDDEN = 2, PRINT = 4, NO_VIEW = 32, TOGGLE = 256 };
    json_t *type = key(c, dict, "/Subtype"), *box = key(c, dict, "/Rect");
    if (!is_one_of(type,
                   "Text Link FreeText Line Square Circle Polygon PolyLine Highlight "
                   "Underline Squiggly StrikeOut Stamp Caret Ink Popup "
                   "FileAttachment Widget PrinterMark Watermark Redact"))
        finding(c, "annotation-types", "%s: %s", where, name_of(type));
    const int flags = (int)number_of(key(c, dict, "/F"));
    if (!is_name(type, "Popup") &&
        (flags & (PRINT | INVISIBLE | HIDDEN | NO_VIEW | TOGGLE)) != PRINT)
        finding(c, "annotation-flags", "%s: %d", where, flags);
    const bool empty = json_equal(json_array_get(box, 0), json_array_get(box, 2)) &&
                       json_equal(json_array_get(box, 1), json_array_get(box, 3));
    if (!is_name(type, "Popup") && !is_name(type, "Link") && !empty &&
        !has(c, dict, "/AP"))
        finding(c, "annotation-appearances", "%s", where);
    if (!*text_of(key(c, dict, "/Contents")))
        finding(c, "annotation-contents", "%s", where);
    if (has(c, dict, "/AA"))
        finding(c, "additional-actions", "%s", where);
}

static void check_action(struct checking *c, const char *where, json_t *action)
{
    json_t *type = key(c, action, "/S");
    if (!is_one_of(type, "GoTo GoToR GoToE Thread URI Named SubmitForm"))
        finding(c, "actions", "%s: %s", where, name_of(type));
    if (is_name(type, "Named") &&
        !is_one_of(key(c, action, "/N"), "NextPage PrevPage FirstPage LastPage"))
        finding(c, "actions", "%s: %s", where, name_of(key(c, action, "/N")));
}

/* --- the rest ----------------------------------------------------------------------- */

static void check_graphics_state(struct checking *c, const char *where, json_t *dict)
{
    json_t *mode = key(c, dict, "/BM");
    if (has(c, dict, "/TR") || has(c, dict, "/HTP") ||
        (has(c, dict, "/TR2") && !is_name(key(c, dict, "/TR2"), "Default")))
        finding(c, "graphics-states", "%s", where);
    if (has(c, dict, "/RI") &&
        !is_one_of(key(c, dict, "/RI"),
                   "RelativeColorimetric AbsoluteColorimetric Perceptual Saturation"))
        finding(c, "intents", "%s", where);
    for (size_t i = 0; i < count_of(mode); i++)
        if (!is_one_of(
                file_follow(c->file, nth_of(mode, i)),
                "Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge "
                "ColorBurn HardLight SoftLight Difference Exclusion Hue Saturation "
                "Color Luminosity"))
            finding(c, "blend-modes", "%s: %s", where, name_of(nth_of(mode, i)));
}

static void check_limits(struct checking *c, const char *where, json_t *dict)
{
    const char *name;
    json_t *value;
    json_object_foreach(dict, name, value)
    {
        if (strlen(name) > 128 || strlen(name_of(value)) > 127)
            finding(c, "limits", "%s: a name of more than 127 bytes", where);
        if (strlen(text_of(value)) > 32767)
            finding(c, "limits", "%s: a string of more than 32767 bytes", where);
    }
}

static void check_dict(void *self, const char *where, json_t *dict, bool stream)
{
    struct checking *c = self;
    check_limits(c, where, dict);
    if (stream)
        check_stream(c, where, dict);
    if (has(c, dict, "/Rect") && has(c, dict, "/Subtype"))
        check_annotation(c, where, dict);
    if (has(c, dict, "/A") && has(c, key(c, dict, "/A"), "/S"))
        check_action(c, where, key(c, dict, "/A"));
    if (has(c, dict, "/OpenAction") && json_is_object(key(c, dict, "/OpenAction")))
        check_action(c, where, key(c, dict, "/OpenAction"));
    if (is_name(key(c, dict, "/Type"), "OCG") && !*text_of(key(c, dict, "/Name")))
        finding(c, "layers", "%s: a layer without a name", where);
    if (json_is_object(key(c, dict, "/ExtGState"))) {
        const char *name;
        json_t *state;
        json_object_foreach(key(c, dict, "/ExtGState"), name, state)
            check_graphics_state(c, where, state);
    }
}

/* qpdf tells a stream that it has decoded without its filter; the dictionaries of streams
 * can be read in the file itself. */
static void check_filters(struct checking *c)
{
    static const char *const forbidden[] = {"/LZWDecode", "/Crypt", "/LZW"};
    const struct bytes *file = &c->file->bytes;
    for (int i = 0; i < 3; i++) {
        const size_t n = strlen(forbidden[i]);
        for (size_t at = 0; at + n < file->n; at++)
            if (file->p[at] == '/' && memcmp(file->p + at, forbidden[i], n) == 0 &&
                !isalnum(file->p[at + n])) {
                finding(c, "filters", "%s", forbidden[i]);
                break;
            }
    }
}

void check_objects(struct checking *c)
{
    check_filters(c);
    if (json_object_size(c->file->objects) > 8388607)
        finding(c, "limits", "more than 8388607 objects");
    file_visit(c->file, check_dict, c);
}
