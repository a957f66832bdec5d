#include "compose/picture.h"

#include "compose/composing.h"
#include "compose/messages.h"
#include "compose/path_data.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/messages.h"
#include "load/image.h"

static const struct box *new_picture(struct composing *c, xmlNodePtr element,
                                     xmlNodePtr node, struct picture *picture)
{
    struct box *box = box_new(c, BOX_PICTURE, element, style_of_box(c, element, node));
    const struct str fit = document_attribute(element, "fit");
    picture->alt = str_trim(attribute_expand(c, element, node, "alt"));
    picture->fit = str_is(fit, "cover")    ? FIT_COVER
                   : str_is(fit, "within") ? FIT_WITHIN
                                           : FIT_CONTAIN;
    box->picture = picture;
    if (!picture->alt.n && document_is(node, "figure") && document_child(node, "caption"))
        DIAG0(c->job->diags, DIAG_FIGURE_WORDLESS,
              document_attribute_pos(c->job, node, "alt"));
    return box;
}

/* Where the value of an attribute was written: in the plan, if the element at hand has it
 * under the same name, or else in the layout. */
static struct srcpos pos_of_value(struct composing *c, xmlNodePtr element,
                                  xmlNodePtr node, const char *name, struct str value)
{
    const bool of_plan = node->type == XML_ELEMENT_NODE && value.n &&
                         str_eq(str_trim(document_attribute(node, name)), value);
    return document_attribute_pos(c->job, of_plan ? node : element, name);
}

/* --- files -------------------------------------------------------------------------- */

/* The name of the file that `node` was read from; NULL if it was made otherwise. */
static const char *file_of(const struct composing *c, const xmlNode *node)
{
    const struct srcpos pos = document_pos(node);
    return pos.file ? diags_source_name(c->job->diags, pos.file) : NULL;
}

/* A picture that a layout shows often is read once. */
static const struct image *find_image(struct composing *c, xmlNodePtr element,
                                      xmlNodePtr node, struct str src)
{
    const struct str key = str_format(c->job->doc, "%u %.*s",
                                      (unsigned)document_pos(element).file, STR_ARG(src));
    const struct image **known = names_find(&c->images, key);
    if (known)
        return *known;
    struct job *before = lasting_begin(c);
    const struct image *image =
        load_image(c->job, file_of(c, element), file_of(c, document_root(c->document)),
                   src, pos_of_value(c, element, node, "src", src));
    *(const struct image **)names_add(&c->images, str_copy(c->job->doc, key)) = image;
    lasting_end(c, before);
    return image;
}

const struct box *image_build(struct composing *c, xmlNodePtr element, xmlNodePtr node)
{
    struct picture *picture = ARENA_NEW(c->job->doc, struct picture);
    const struct box *box = new_picture(c, element, node, picture);
    const struct str src = str_trim(attribute_expand(c, element, node, "src"));
    if (!src.n) {
        DIAG0(c->job->diags, DIAG_IMAGE_NONE,
              document_attribute_pos(c->job, element, "src"));
        return NULL;
    }
    picture->image = find_image(c, element, node, src);
    return picture->image ? box : NULL;
}

/* --- outlines ----------------------------------------------------------------------- */

/* "0 0 24 24": left, top, width, height. */
static bool parse_view(struct str text, emu view[4])
{
    for (int i = 0; i < 4; i++) {
        const struct str word = str_word(&text);
        int thousandths;
        if (!permille_parse(word, &thousandths) || thousandths > 100000000 ||
            thousandths < -100000000)
            return false;
        view[i] = len_mul_div(thousandths, EMU_PT, 1000);
    }
    return view[2] > 0 && view[3] > 0 && !str_word(&text).n;
}

/* The outline of the attribute d; an error if it is wrong. */
static const struct path *read_outline(struct composing *c, xmlNodePtr element,
                                       xmlNodePtr node)
{
    const struct str d = attribute_expand(c, element, node, "d");
    const struct srcpos pos = pos_of_value(c, element, node, "d", str_trim(d));
    struct pathbuf b = pathbuf_in(c->job->doc);
    int offset = 0;
    if (path_data_parse(d, &b, &offset))
        return path_finish(&b);
    if (d.p)
        DIAG(c->job->diags, DIAG_PATH_DATA, document_pos_inside(c->job, pos, offset),
             str_c(c->job->doc,
                   str_slice(d, offset, d.n < offset + 9 ? d.n : offset + 9)));
    return NULL;
}

const struct box *path_build(struct composing *c, xmlNodePtr element, xmlNodePtr node)
{
    struct picture *picture = ARENA_NEW(c->job->doc, struct picture);
    const struct box *box = new_picture(c, element, node, picture);
    const struct str view = attribute_expand(c, element, node, "viewBox");
    picture->even_odd = str_is(document_attribute(element, "fill-rule"), "evenodd");
    picture->outline = read_outline(c, element, node);
    if (!parse_view(view, picture->view)) {
        DIAG(c->job->diags, DIAG_ATTRIBUTE_VALUE,
             pos_of_value(c, element, node, "viewBox", str_trim(view)), "viewBox",
             str_c(c->job->doc, view),
             "four numbers (left, top, width, height), such as 0 0 24 24");
        return NULL;
    }
    return picture->outline ? box : NULL;
}
