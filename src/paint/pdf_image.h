/* Image XObjects (ISO 32000-1, 8.9.5); internal to this folder. */
#ifndef GAIYO_PAINT_PDF_IMAGE_H
#define GAIYO_PAINT_PDF_IMAGE_H

#include "paint/pdf.h"

/* An image without its samples; `space` may be NULL. */
HPDF_Dict pdf_new_image(struct pdf *pdf, int width, int height, int depth,
                        const char *space);

/* The entry for its colours: by its own profile if it has one; `indexed`: its samples are
 * places in its palette (pdf_image_space.c). */
void pdf_add_image_space(struct pdf *pdf, struct pdf_images *images, HPDF_Dict dict,
                         const struct image *image, bool indexed, struct srcpos pos);

/* --- for the press (pdf_press_image.c) ---------------------------------------------- */

/* True if a file with inks cannot have the picture as it is. */
bool pdf_image_needs_inks(const struct image *image);

/* The picture with inks; NULL, and a diagnostic, if it is damaged, or in RGB and there is
 * no profile to convert it by. */
HPDF_Dict pdf_add_press_image(struct pdf *pdf, const struct image *image,
                              struct srcpos pos);

/* Says what a press does not take well of a picture that has been separated already. */
void pdf_check_press_image(struct pdf *pdf, const struct image *image, struct srcpos pos);

#endif
