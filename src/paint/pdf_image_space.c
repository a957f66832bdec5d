#include "paint/pdf_image.h"

#include "paint/icc.h"

#include "base/arena.h"
#include "base/job.h"
#include "load/image.h"

/* What the colours of a picture mean (ISO 32000-1, 8.6): what its own profile says, or
 * those of the device, which the output intent speaks of. */

/* Equal profiles are one object. */
static HPDF_Dict profile_stream(struct pdf *pdf, struct pdf_images *images,
                                struct str icc)
{
    for (int i = 0; i < images->profiles.n; i++) {
        const struct image_profile *kept = list_at(&images->profiles, i);
        if (str_eq(kept->icc, icc))
            return kept->stream;
    }
    HPDF_Dict stream = pdf_stream_kept(pdf, DEFLATE_TEXT, icc);
    HPDF_Dict_AddNumber(stream, "N", icc_read_head(icc).channels);
    *(struct image_profile *)list_add(&images->profiles) =
        (struct image_profile){icc, stream};
    return stream;
}

static const char *device_of(int channels)
{
    return channels == 1 ? "DeviceGray" : channels == 3 ? "DeviceRGB" : "DeviceCMYK";
}

/* ICCBased (8.6.5.5), which inks never are: they are what the press prints. */
static HPDF_Array profile_space(struct pdf *pdf, struct pdf_images *images,
                                const struct image *image, struct srcpos pos)
{
    if (pdf->profile->colors == PROFILE_CMYK)
        return NULL;
    const struct str icc = icc_of_image(pdf->job, image, pos);
    if (!icc.n)
        return NULL;
    HPDF_Array space = HPDF_Array_New(pdf->doc->mmgr);
    HPDF_Array_AddName(space, "ICCBased");
    HPDF_Array_Add(space, profile_stream(pdf, images, icc));
    return space;
}

static void add_palette(struct pdf *pdf, HPDF_Dict dict, HPDF_Array base,
                        struct str palette)
{
    HPDF_Array space = HPDF_Array_New(pdf->doc->mmgr);
    HPDF_Array_AddName(space, "Indexed");
    if (base)
        HPDF_Array_Add(space, base);
    else
        HPDF_Array_AddName(space, device_of(3));
    HPDF_Array_AddNumber(space, palette.n / 3 - 1);
    HPDF_Array_Add(space, HPDF_Binary_New(pdf->doc->mmgr, (HPDF_BYTE *)palette.p,
                                          (HPDF_UINT)palette.n));
    HPDF_Dict_Add(dict, "ColorSpace", space);
}

void pdf_add_image_space(struct pdf *pdf, struct pdf_images *images, HPDF_Dict dict,
                         const struct image *image, bool indexed, struct srcpos pos)
{
    HPDF_Array space = profile_space(pdf, images, image, pos);
    if (indexed)
        add_palette(pdf, dict, space, image->palette);
    else if (space)
        HPDF_Dict_Add(dict, "ColorSpace", space);
    else
        HPDF_Dict_AddName(dict, "ColorSpace",
                          device_of(image->palette.n ? 3 : image->channels));
}
