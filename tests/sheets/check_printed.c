/* check_printed PROVENANCE BBOX: whether what a sheet says of its numbers is true.
 * PROVENANCE is the JSON of `gaiyo provenance`, BBOX what `pdftotext -bbox` finds on the
 * pages. On each page the numbers must be the same, and each must stand in its box.
 * Whatever has a source must be of a file. Prints what is wrong. */
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct word {
    int page;
    double box[4]; /* left, top, right, bottom [mm] */
    char text[1024];
};

/* A number on a page: its digits alone. */
struct digits {
    int page;
    char text[64];
};

struct digits_list {
    struct digits *at;
    size_t n;
};

static struct word *words;
static size_t n_words;
static int wrong;

/* --- numbers ------------------------------------------------------------------------ */

/* Bytes of the digit at `p`, which goes to *digit; 0: none is there. Full-width ones
 * count as what they mean. */
static size_t digit_at(const char *p, char *digit)
{
    const unsigned char *u = (const unsigned char *)p;
    if (*u >= '0' && *u <= '9') {
        *digit = *p;
        return 1;
    }
    if (u[0] == 0xEF && u[1] == 0xBC && u[2] >= 0x90 && u[2] <= 0x99) {
        *digit = (char)('0' + u[2] - 0x90);
        return 3;
    }
    return 0;
}

static void add_digits(struct digits_list *list, int page, const char *text)
{
    for (const char *p = text; *p;) {
        char digit;
        size_t bytes = digit_at(p, &digit), n = 0;
        if (!bytes) {
            p++;
            continue;
        }
        list->at = realloc(list->at, (list->n + 1) * sizeof *list->at);
        struct digits *d = &list->at[list->n++];
        d->page = page;
        for (; (bytes = digit_at(p, &digit)) != 0 && n + 1 < sizeof d->text; p += bytes)
            d->text[n++] = digit;
        d->text[n] = 0;
    }
}

static int by_page_and_text(const void *a, const void *b)
{
    const struct digits *x = a, *y = b;
    return x->page != y->page ? x->page - y->page : strcmp(x->text, y->text);
}

/* --- the pages ---------------------------------------------------------------------- */

static void read_words(const char *path)
{
    static char line[1 << 16];
    FILE *file = fopen(path, "r");
    if (!file)
        exit(2);
    for (int page = 0; fgets(line, sizeof line, file);) {
        struct word w = {.page = page};
        double *b = w.box;
        if (strstr(line, "<page "))
            page++;
        if (sscanf(line,
                   " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\">%1000[^<]",
                   &b[0], &b[1], &b[2], &b[3], w.text) != 5)
            continue;
        for (int i = 0; i < 4; i++)
            b[i] *= 25.4 / 72;
        words = realloc(words, (n_words + 1) * sizeof *words);
        words[n_words++] = w;
    }
    fclose(file);
}

/* Of a column with a level number in it, poppler may know the text and not the place. */
static bool is_lost(const struct word *w)
{
    return w->box[2] - w->box[0] < 0.5;
}

/* A word of the page that has the digits and stands where the box is. */
static bool stands_there(int page, const double box[4], const char *digits)
{
    for (size_t i = 0; i < n_words; i++) {
        const struct word *w = &words[i];
        struct digits_list list = {NULL, 0};
        bool found = false;
        if (w->page != page)
            continue;
        if (!is_lost(w) && (w->box[0] > box[0] + box[2] || w->box[2] < box[0] ||
                            w->box[1] > box[1] + box[3] || w->box[3] < box[1]))
            continue;
        add_digits(&list, page, w->text);
        for (size_t k = 0; k < list.n; k++)
            found |= strcmp(list.at[k].text, digits) == 0;
        free(list.at);
        if (found)
            return true;
    }
    return false;
}

/* --- what is said of them ----------------------------------------------------------- */

static const char *word_of(json_t *item, const char *name)
{
    const char *text = json_string_value(json_object_get(item, name));
    return text ? text : "";
}

static void report(json_t *item, const char *what)
{
    wrong = 1;
    printf("page %d, \"%s\": %s\n",
           (int)json_integer_value(json_object_get(item, "page")),
           word_of(item, "printed"), what);
}

static void check_sources(json_t *item)
{
    json_t *sources = json_object_get(item, "sources"), *source;
    const bool counted = strcmp(word_of(item, "kind"), "numbering") == 0;
    size_t i;
    if (!json_array_size(sources) && !counted)
        report(item, "no source");
    json_array_foreach(sources, i, source)
    {
        const bool placed =
            (json_object_get(source, "line") && json_object_get(source, "column")) ||
            json_object_get(source, "cell") || json_object_get(source, "row");
        if (!*word_of(source, "file") || !placed)
            report(item, "a source without a place");
    }
    if (strcmp(word_of(item, "kind"), "computed") == 0 && !*word_of(item, "formula"))
        report(item, "computed without a formula");
}

static void check_item(json_t *item, struct digits_list *said)
{
    const int page = (int)json_integer_value(json_object_get(item, "page"));
    json_t *sides = json_object_get(item, "box");
    double box[4];
    check_sources(item);
    if (json_is_true(json_object_get(item, "drawn")))
        return;
    for (size_t i = 0; i < 4; i++)
        box[i] = json_number_value(json_array_get(sides, i));
    const size_t before = said->n;
    add_digits(said, page, word_of(item, "printed"));
    for (size_t i = before; i < said->n; i++)
        if (!stands_there(page, box, said->at[i].text))
            report(item, "does not stand in its box");
}

int main(int argc, char **argv)
{
    json_error_t error;
    struct digits_list said = {NULL, 0}, shown = {NULL, 0};
    json_t *root = argc == 3 ? json_load_file(argv[1], 0, &error) : NULL, *item;
    size_t i;
    if (!root || !json_array_size(json_object_get(root, "printed"))) {
        fprintf(stderr, "Usage: check_printed PROVENANCE BBOX\n");
        return 2;
    }
    read_words(argv[2]);
    for (i = 0; i < n_words; i++)
        add_digits(&shown, words[i].page, words[i].text);
    json_array_foreach(json_object_get(root, "printed"), i, item) check_item(item, &said);
    qsort(said.at, said.n, sizeof *said.at, by_page_and_text);
    qsort(shown.at, shown.n, sizeof *shown.at, by_page_and_text);
    for (size_t a = 0, b = 0; a < said.n || b < shown.n;) {
        const int order = a == said.n    ? 1
                          : b == shown.n ? -1
                                         : by_page_and_text(&said.at[a], &shown.at[b]);
        if (order) {
            const struct digits *d = order < 0 ? &said.at[a] : &shown.at[b];
            printf("page %d: %s is %s\n", d->page, d->text,
                   order < 0 ? "told and not shown" : "shown and not told");
            wrong = 1;
        }
        a += order <= 0;
        b += order >= 0;
    }
    free(said.at);
    free(shown.at);
    free(words);
    json_decref(root);
    return wrong;
}
