#include "structure.h"

#include <stdlib.h>
#include <string.h>

/* The structure tree as such; tables are in table.c. */

/* --- reading the tree --------------------------------------------------------------- */

static const char *const standard_types[] = {
    "Document", "Part",    "Art",   "Sect",      "Div",     "BlockQuote", "Caption",
    "TOC",      "TOCI",    "Index", "NonStruct", "Private", "P",          "H",
    "H1",       "H2",      "H3",    "H4",        "H5",      "H6",         "L",
    "LI",       "Lbl",     "LBody", "Table",     "TR",      "TH",         "TD",
    "THead",    "TBody",   "TFoot", "Span",      "Quote",   "Note",       "Reference",
    "BibEntry", "Code",    "Link",  "Annot",     "Ruby",    "RB",         "RT",
    "RP",       "Warichu", "WT",    "WP",        "Figure",  "Formula",    "Form"};

static bool is_standard(const char *type)
{
    for (size_t i = 0; i < sizeof standard_types / sizeof *standard_types; i++)
        if (strcmp(standard_types[i], type) == 0)
            return true;
    return false;
}

/* The standard type that a type is, by the role map; "" if it is none. */
static const char *type_of(struct checking *c, json_t *roles, json_t *name)
{
    for (int i = 0; i < 16; i++) {
        json_t *role = file_key(c->file, roles, json_string_value(name));
        if (is_standard(name_of(name)))
            return name_of(name);
        if (!role)
            return "";
        name = role;
    }
    finding(c, "role-map", "%s goes round", name_of(name));
    return "";
}

static void check_roles(struct checking *c, json_t *roles)
{
    const char *name;
    json_t *role;
    json_object_foreach(roles, name,
                        role) if (is_standard(name + 1) && !is_name(role, name + 1))
        finding(c, "role-map", "%s is standard and mapped", name);
}

static void add_kid(struct tree *t, int parent, json_t *kid, const char *page);

static int add_node(struct tree *t, int parent, json_t *dict, const char *reference)
{
    if (t->n == t->room) {
        t->room = t->room * 2 + 256;
        t->nodes = realloc(t->nodes, t->room * sizeof *t->nodes);
        if (!t->nodes)
            exit(2);
    }
    const int at = (int)t->n++;
    const char *type = type_of(t->c, t->roles, file_key(t->c->file, dict, "/S"));
    if (!*type)
        finding(t->c, "types", "%s: %s", reference,
                name_of(file_key(t->c->file, dict, "/S")));
    t->nodes[at] = (struct node){dict, reference, type, parent, -1, -1, -1};
    if (parent >= 0) {
        struct node *p = &t->nodes[parent];
        *(p->last < 0 ? &p->first : &t->nodes[p->last].next) = at;
        p->last = at;
    }
    return at;
}

static void add_element(struct tree *t, int parent, json_t *kid, const char *reference)
{
    json_t *up = raw_key(t->c->file, kid, "/P");
    const char *wanted = parent < 0 ? t->root_reference : t->nodes[parent].reference;
    if (!up || strcmp(json_string_value(up), wanted) != 0)
        finding(t->c, "parents", "%s is not told its parent", reference);
    const int at = add_node(t, parent, kid, reference);
    json_t *kids = file_key(t->c->file, kid, "/K");
    json_t *page = raw_key(t->c->file, kid, "/Pg");
    if (!kids || !json_is_array(kids)) {
        if (kids)
            add_kid(t, at, raw_key(t->c->file, kid, "/K"), json_string_value(page));
        return;
    }
    for (size_t i = 0; i < json_array_size(kids); i++)
        add_kid(t, at, json_array_get(kids, i), json_string_value(page));
}

static void add_said(struct tree *t, int node, const char *page, int mcid)
{
    t->said = realloc(t->said, (t->n_said + 1) * sizeof *t->said);
    if (!t->said)
        exit(2);
    t->said[t->n_said++] = (struct said){node, page ? page : "", mcid};
}

static void add_kid(struct tree *t, int parent, json_t *kid, const char *page)
{
    json_t *value = file_follow(t->c->file, kid);
    json_t *own = raw_key(t->c->file, value, "/Pg");
    if (json_is_integer(value)) {
        add_said(t, parent, page, (int)number_of(value));
    } else if (is_name(file_key(t->c->file, value, "/Type"), "MCR")) {
        add_said(t, parent, own ? json_string_value(own) : page,
                 (int)number_of(file_key(t->c->file, value, "/MCID")));
    } else if (is_name(file_key(t->c->file, value, "/Type"), "OBJR")) {
        add_said(t, parent, json_string_value(raw_key(t->c->file, value, "/Obj")), -1);
    } else if (raw_key(t->c->file, value, "/S") && is_reference(kid)) {
        add_element(t, parent, value, json_string_value(kid));
    } else {
        finding(t->c, "types", "%s has a kid that is none", t->nodes[parent].reference);
    }
}

/* --- parents and marks -------------------------------------------------------------- */

/* An entry of a number tree. */
static json_t *number_tree_find(const struct file *f, json_t *tree, int number, int depth)
{
    json_t *numbers = file_key(f, tree, "/Nums"), *kids = file_key(f, tree, "/Kids");
    for (size_t i = 0; i + 1 < json_array_size(numbers); i += 2)
        if ((int)number_of(json_array_get(numbers, i)) == number)
            return json_array_get(numbers, i + 1);
    for (size_t i = 0; depth < 8 && i < json_array_size(kids); i++) {
        json_t *found = number_tree_find(f, file_follow(f, json_array_get(kids, i)),
                                         number, depth + 1);
        if (found)
            return found;
    }
    return NULL;
}

static const struct said *find_said(const struct tree *t, const char *page, int mcid)
{
    for (size_t i = 0; i < t->n_said; i++)
        if (t->said[i].mcid == mcid && strcmp(t->said[i].page, page) == 0)
            return &t->said[i];
    return NULL;
}

/* Each mark of a page has its element, and the parent tree finds it. */
static void check_marks(struct tree *t, const struct drawn *drawn)
{
    for (size_t i = 0; i < drawn->n_marks; i++) {
        const struct used_mark *mark = &drawn->marks[i];
        const struct said *said = find_said(t, mark->page, mark->mcid);
        json_t *page = file_object(t->c->file, mark->page);
        json_t *number = file_key(t->c->file, page, "/StructParents");
        json_t *list =
            file_follow(t->c->file, number_tree_find(t->c->file, t->parents,
                                                     (int)number_of(number), 0));
        json_t *owner = json_array_get(list, (size_t)mark->mcid);
        if (!said)
            finding(t->c, "marks", "%s: nothing has MCID %d", mark->page, mark->mcid);
        else if (!number || !owner ||
                 strcmp(json_string_value(owner), t->nodes[said->node].reference) != 0)
            finding(t->c, "parent-tree", "%s: MCID %d is not found", mark->page,
                    mark->mcid);
    }
    for (size_t i = 0; i < t->n_said; i++) {
        bool drawn_once = t->said[i].mcid < 0;
        for (size_t k = 0; k < drawn->n_marks && !drawn_once; k++)
            drawn_once = drawn->marks[k].mcid == t->said[i].mcid &&
                         strcmp(drawn->marks[k].page, t->said[i].page) == 0;
        if (!drawn_once)
            finding(t->c, "marks", "%s: MCID %d is not drawn", t->said[i].page,
                    t->said[i].mcid);
    }
}

/* Each annotation stands in a Link (or an Annot, or a Form), which knows it. */
static void check_page_annotations(void *self, const char *where, json_t *page)
{
    struct tree *t = self;
    json_t *list = file_key(t->c->file, page, "/Annots");
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *reference = json_string_value(json_array_get(list, i));
        json_t *one = file_follow(t->c->file, json_array_get(list, i));
        json_t *number = file_key(t->c->file, one, "/StructParent");
        const struct said *said = find_said(t, reference, -1);
        const char *wanted =
            is_name(file_key(t->c->file, one, "/Subtype"), "Link") ? "Link" : "Annot";
        json_t *owner =
            number_tree_find(t->c->file, t->parents, (int)number_of(number), 0);
        if (!said || strcmp(t->nodes[said->node].type, wanted) != 0)
            finding(t->c, "links", "%s: %s is in no %s", where, reference, wanted);
        else if (!number || !owner ||
                 strcmp(json_string_value(owner), t->nodes[said->node].reference) != 0)
            finding(t->c, "parent-tree", "%s is not found", reference);
    }
}

/* --- what elements say -------------------------------------------------------------- */

static bool has_text(const struct tree *t, int i, const char *key)
{
    return *text_of(file_key(t->c->file, t->nodes[i].dict, key)) != 0;
}

static void check_figure(struct tree *t, int i)
{
    json_t *box = node_attribute(t, i, "/BBox");
    if (!has_text(t, i, "/Alt") && !has_text(t, i, "/ActualText"))
        finding(t->c, "alt", "%s", t->nodes[i].reference);
    if (strcmp(t->nodes[i].type, "Figure") == 0 && json_array_size(box) != 4)
        finding(t->c, "figure-boxes", "%s", t->nodes[i].reference);
}

/* ISO 14289-1, 7.4.2: from 1 on, none left out on the way down. */
static void check_headings(struct tree *t)
{
    int level = 0, plain = 0, numbered = 0;
    for (size_t i = 0; i < t->n; i++) {
        const char *type = t->nodes[i].type;
        if (strcmp(type, "H") == 0)
            plain++;
        if (type[0] != 'H' || type[1] < '1' || type[1] > '6')
            continue;
        const int own = type[1] - '0';
        numbered++;
        if (own > level + 1)
            finding(t->c, "heading-order", "%s: %s behind level %d",
                    t->nodes[i].reference, type, level);
        level = own;
    }
    if (plain && numbered)
        finding(t->c, "heading-kinds", "H and H1 in one document");
}

static void check_note(struct tree *t, int i)
{
    json_t *id = file_key(t->c->file, t->nodes[i].dict, "/ID");
    if (!*text_of(id))
        finding(t->c, "note-ids", "%s has none", t->nodes[i].reference);
    for (int k = 0; id && k < i; k++)
        if (strcmp(t->nodes[k].type, "Note") == 0 &&
            json_equal(file_key(t->c->file, t->nodes[k].dict, "/ID"), id))
            finding(t->c, "note-ids", "%s has that of another", t->nodes[i].reference);
}

/* An entry of a name tree. */
static json_t *name_tree_find(const struct file *f, json_t *tree, json_t *name, int depth)
{
    json_t *names = file_key(f, tree, "/Names"), *kids = file_key(f, tree, "/Kids");
    for (size_t i = 0; i + 1 < json_array_size(names); i += 2)
        if (json_equal(json_array_get(names, i), name))
            return json_array_get(names, i + 1);
    for (size_t i = 0; depth < 8 && i < json_array_size(kids); i++) {
        json_t *found =
            name_tree_find(f, file_follow(f, json_array_get(kids, i)), name, depth + 1);
        if (found)
            return found;
    }
    return NULL;
}

static void check_id(struct tree *t, int i)
{
    json_t *id = file_key(t->c->file, t->nodes[i].dict, "/ID");
    json_t *found = id ? name_tree_find(t->c->file, t->ids, id, 0) : NULL;
    if (id && (!found || strcmp(json_string_value(found), t->nodes[i].reference) != 0))
        finding(t->c, "ids", "%s is not found", t->nodes[i].reference);
}

/* What may stand in what (ISO 32000-1, 14.8.4.3.3 and 14.8.4.3.4, and ISO 14289-1,
 * 7.2). */
static const struct {
    const char *type, *parents, *kids; /* NULL: any */
} nesting[] = {
    {"L", NULL, "L LI Caption"}, {"LI", "L", "Lbl LBody"},
    {"LBody", "LI", NULL},       {"Table", NULL, "TR THead TBody TFoot Caption"},
    {"THead", "Table", "TR"},    {"TBody", "Table", "TR"},
    {"TFoot", "Table", "TR"},    {"TR", "Table THead TBody TFoot", "TH TD"},
    {"TH", "TR", NULL},          {"TD", "TR", NULL},
    {"TOCI", "TOC", NULL},       {"Ruby", NULL, "RB RT RP"},
    {"RB", "Ruby", NULL},        {"RT", "Ruby", NULL},
    {"RP", "Ruby", NULL},        {"Warichu", NULL, "WT WP"},
    {"WT", "Warichu", NULL},     {"WP", "Warichu", NULL},
};

static bool is_word(const char *word, const char *words)
{
    const size_t n = strlen(word);
    for (const char *at = words; n && (at = strstr(at, word)); at += n)
        if ((at == words || at[-1] == ' ') && (at[n] == ' ' || !at[n]))
            return true;
    return false;
}

static void check_nesting(struct tree *t, int i)
{
    const struct node *node = &t->nodes[i];
    const char *parent = node->parent < 0 ? "" : t->nodes[node->parent].type;
    for (size_t k = 0; k < sizeof nesting / sizeof *nesting; k++) {
        if (strcmp(nesting[k].type, node->type) == 0 && nesting[k].parents &&
            !is_word(parent, nesting[k].parents))
            finding(t->c, "nesting-of-elements", "%s: %s in %s", node->reference,
                    node->type, parent);
        if (strcmp(nesting[k].type, parent) == 0 && nesting[k].kids &&
            !is_word(node->type, nesting[k].kids))
            finding(t->c, "nesting-of-elements", "%s: %s in %s", node->reference,
                    node->type, parent);
    }
}

static void check_writing_mode(struct tree *t, int i)
{
    json_t *mode = node_attribute(t, i, "/WritingMode");
    if (mode && !is_word(name_of(mode), "LrTb RlTb TbRl"))
        finding(t->c, "writing-modes", "%s: %s", t->nodes[i].reference, name_of(mode));
}

static void check_element(struct tree *t, int i)
{
    const char *type = t->nodes[i].type;
    check_nesting(t, i);
    check_writing_mode(t, i);
    check_id(t, i);
    if (is_word(type, "Figure Formula"))
        check_figure(t, i);
    if (strcmp(type, "Note") == 0)
        check_note(t, i);
    if (strcmp(type, "L") == 0 && !node_attribute(t, i, "/ListNumbering"))
        finding(t->c, "list-numbering", "%s", t->nodes[i].reference);
    if (strcmp(type, "Table") == 0)
        check_table(t, i);
}

json_t *node_attribute(const struct tree *t, int i, const char *key)
{
    json_t *sets = file_key(t->c->file, t->nodes[i].dict, "/A");
    for (size_t k = 0; k < count_of(sets); k++) {
        json_t *value = file_key(t->c->file, nth_of(sets, k), key);
        if (value)
            return value;
    }
    return NULL;
}

void check_structure(struct checking *c, const struct drawn *drawn)
{
    struct tree t = {.c = c};
    json_t *catalog = file_catalog(c->file);
    json_t *root = file_key(c->file, catalog, "/StructTreeRoot");
    json_t *kids = raw_key(c->file, root, "/K");
    if (!root || !kids) {
        finding(c, "structure", "none");
        return;
    }
    t.root_reference = json_string_value(raw_key(c->file, catalog, "/StructTreeRoot"));
    t.roles = file_key(c->file, root, "/RoleMap");
    t.parents = file_key(c->file, root, "/ParentTree");
    t.ids = file_key(c->file, root, "/IDTree");
    check_roles(c, t.roles);
    for (size_t i = 0; i < count_of(kids); i++)
        if (is_reference(nth_of(kids, i)))
            add_element(&t, -1, file_follow(c->file, nth_of(kids, i)),
                        json_string_value(nth_of(kids, i)));
    check_marks(&t, drawn);
    file_pages(c->file, check_page_annotations, &t);
    check_headings(&t);
    for (int i = 0; i < (int)t.n; i++)
        check_element(&t, i);
    free(t.nodes);
    free(t.said);
}
