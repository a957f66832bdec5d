#include "load/image.h"

#include "load/image_parse.h"
#include "load/messages.h"
#include "load/xml.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/job.h"

/* A picture of a page in the finest print has a tenth of this. */
enum { CEILING = 64 << 20, MOST_PIXELS = 200 * 1000 * 1000 };

/* The file, below the folder of `near` if it is there. */
static const char *find(struct job *job, const char *near, const char *plan,
                        struct str src, struct srcpos pos)
{
    const char *here =
        near ? path_join(job->doc, path_folder(job->doc, near), str_c(job->doc, src))
             : NULL;
    const char *file = (here && file_is_regular(job, here)) || !plan ? near : plan;
    return file ? xml_find_below(job, file, "image", src, pos) : NULL;
}

static const char *parse(struct image *image)
{
    static const char png[] = {'\x89', 'P', 'N', 'G', '\r', '\n', '\x1A', '\n'};
    if (str_starts(image->bytes, (struct str){png, sizeof png})) {
        image->kind = IMAGE_PNG;
        return image_parse_png(image);
    }
    if (str_starts(image->bytes, STR("\xFF\xD8\xFF"))) {
        image->kind = IMAGE_JPEG;
        return image_parse_jpeg(image);
    }
    return "it is neither PNG nor JPEG";
}

const struct image *load_image(struct job *job, const char *near, const char *plan,
                               struct str src, struct srcpos pos)
{
    struct image *image = ARENA_NEW(job->doc, struct image);
    unsigned file;
    image->path = find(job, near, plan, src, pos);
    if (!image->path || !file_read(job, image->path, CEILING, &image->bytes, &file))
        return NULL;
    const char *wrong = parse(image);
    if (!wrong && (int64_t)image->width * image->height > MOST_PIXELS)
        wrong = "it has more than 200 million pixels";
    if (wrong) {
        DIAG(job->diags, DIAG_IMAGE_BROKEN, pos, image->path, wrong);
        return NULL;
    }
    return image;
}
