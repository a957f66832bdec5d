/* The least work that any renderer of a sheet must do: shape its text once, subset the
 * fonts to the glyphs that are used, deflate the subsets and a content stream of the
 * glyphs. No layout, no tables, no PDF.
 *
 *     floor RUNS FONT…      RUNS: lines of "face<tab>text"; FONT: the file of face 0, 1
 * …, or - */
#include <hb-subset.h>
#include <hb.h>
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FACES = 64 };

struct buffer {
    unsigned char *bytes;
    size_t n, room;
};

static void add(struct buffer *b, const void *bytes, size_t n)
{
    while (b->n + n > b->room)
        b->bytes = realloc(b->bytes, b->room = b->room ? 2 * b->room : 1 << 16);
    memcpy(b->bytes + b->n, bytes, n);
    b->n += n;
}

static struct {
    hb_face_t *face;
    hb_font_t *font;
    hb_set_t *used;
} faces[MOST_FACES];

static void open_face(int i, const char *path)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    if (!blob) {
        perror(path);
        exit(1);
    }
    faces[i].face = hb_face_create(blob, 0);
    faces[i].font = hb_font_create(faces[i].face);
    faces[i].used = hb_set_create();
    hb_blob_destroy(blob);
}

static void shape(int i, const char *text, int n, hb_buffer_t *buffer,
                  struct buffer *content)
{
    static const char digits[] = "0123456789ABCDEF";
    unsigned glyphs;
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, text, n, 0, n);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(faces[i].font, buffer, NULL, 0);
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &glyphs);
    add(content, "1 0 0 1 57 780 Tm <", 19);
    for (unsigned g = 0; g < glyphs; g++) {
        const unsigned id = infos[g].codepoint;
        const char hex[4] = {digits[id >> 12 & 15], digits[id >> 8 & 15],
                             digits[id >> 4 & 15], digits[id & 15]};
        hb_set_add(faces[i].used, id);
        add(content, hex, 4);
    }
    add(content, "> Tj\n", 5);
}

static size_t deflate_bytes(const void *bytes, size_t n)
{
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(6);
    const size_t room = libdeflate_zlib_compress_bound(c, n);
    void *out = malloc(room);
    const size_t size = libdeflate_zlib_compress(c, bytes, n, out, room);
    free(out);
    libdeflate_free_compressor(c);
    return size;
}

static int is_kept(hb_tag_t tag)
{
    static const char kept[] = "CFF cvt fpgmglyfheadhheahmtxlocamaxpprep";
    char name[4];
    hb_tag_to_string(tag, name);
    for (const char *k = kept; *k; k += 4)
        if (memcmp(k, name, 4) == 0)
            return 1;
    return 0;
}

static size_t subset(int i)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    hb_tag_t tags[64];
    unsigned n = 64;
    hb_face_get_table_tags(faces[i].face, 0, &n, tags);
    for (unsigned t = 0; t < n; t++)
        if (!is_kept(tags[t]))
            hb_set_add(dropped, tags[t]);
    hb_set_union(hb_subset_input_glyph_set(input), faces[i].used);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    hb_face_t *out = hb_subset_or_fail(faces[i].face, input);
    hb_blob_t *blob = hb_face_reference_blob(out);
    const char *bytes = hb_blob_get_data(blob, &n);
    return deflate_bytes(bytes, n);
}

static char *read_all(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(1);
    }
    struct buffer text = {0};
    char room[65536];
    for (size_t n; (n = fread(room, 1, sizeof room, file)) > 0;)
        add(&text, room, n);
    fclose(file);
    add(&text, "", 1);
    return (char *)text.bytes;
}

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    for (int i = 2; i < argc && i < MOST_FACES; i++)
        if (strcmp(argv[i], "-") != 0)
            open_face(i - 2, argv[i]);
    struct buffer content = {0};
    hb_buffer_t *buffer = hb_buffer_create();
    for (char *line = read_all(argv[1]), *end; (end = strchr(line, '\n'));
         line = end + 1) {
        char *tab;
        const int face = (int)strtol(line, &tab, 10);
        shape(face, tab + 1, (int)(end - tab - 1), buffer, &content);
    }
    size_t size = deflate_bytes(content.bytes, content.n);
    for (int i = 0; i < MOST_FACES; i++)
        if (faces[i].face)
            size += subset(i);
    return size == 0;
}
