#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is for printers only: PDF/X (ISO 15930-4 and -7). */

static json_t *key(const struct checking *c, json_t *dict, const char *name)
{
    return file_key(c->file, dict, name);
}

static bool has(const struct checking *c, json_t *dict, const char *name)
{
    return raw_key(c->file, dict, name) != NULL;
}

/* --- what the file says of itself --------------------------------------------------- */

static void check_info(struct checking *c)
{
    static const char *const keys[] = {"/Title", "/CreationDate", "/ModDate",
                                       "/Producer"};
    json_t *info = key(c, file_trailer(c->file), "/Info");
    for (int i = 0; i < 4; i++)
        if (!*text_of(key(c, info, keys[i])))
            finding(c, "x-info", "no %s", keys[i]);
    if (strcmp(text_of(key(c, info, "/GTS_PDFXVersion")), "PDF/X-1a:2003") != 0)
        finding(c, "x-version", "%s", text_of(key(c, info, "/GTS_PDFXVersion")));
    if (!is_name(key(c, info, "/Trapped"), "True") &&
        !is_name(key(c, info, "/Trapped"), "False"))
        finding(c, "x-trapped", "neither True nor False");
}

/* --- the output intent -------------------------------------------------------------- */

static void check_profile(struct checking *c, json_t *profile)
{
    struct bytes bytes = stream_bytes(c->file, profile);
    if (bytes.n <= 128 || memcmp(bytes.p + 12, "prtr", 4) != 0 ||
        memcmp(bytes.p + 16, "CMYK", 4) != 0)
        finding(c, "x-intent", "the profile is not that of a CMYK press");
    free(bytes.p);
}

static void check_intent(struct checking *c, json_t *intent)
{
    json_t *profile = raw_key(c->file, intent, "/DestOutputProfile");
    const char *registry = text_of(key(c, intent, "/RegistryName"));
    if (!*text_of(key(c, intent, "/OutputConditionIdentifier")) ||
        (!*text_of(key(c, intent, "/Info")) &&
         !*text_of(key(c, intent, "/OutputCondition"))))
        finding(c, "x-intent", "without a condition");
    if (profile)
        check_profile(c, profile);
    else if (c->profile & X4 || strcmp(registry, "http://www.color.org") != 0)
        finding(c, "x-intent", "neither a profile nor a registry that has one");
}

static void check_intents(struct checking *c)
{
    json_t *intents = key(c, file_catalog(c->file), "/OutputIntents");
    int found = 0;
    for (size_t i = 0; i < json_array_size(intents); i++) {
        json_t *intent = file_follow(c->file, json_array_get(intents, i));
        if (!is_name(key(c, intent, "/S"), "GTS_PDFX"))
            continue;
        found++;
        check_intent(c, intent);
    }
    if (found != 1)
        finding(c, "x-intent", "%d of them", found);
}

/* --- what readers show ---------------------------------------------------------------
 */

/* ISO 15930-4, 6.17. */
static void check_view(struct checking *c)
{
    static const char *const areas[] = {"/ViewArea", "/ViewClip", "/PrintArea",
                                        "/PrintClip"};
    json_t *view = key(c, file_catalog(c->file), "/ViewerPreferences");
    for (int i = 0; i < 4; i++) {
        json_t *area = key(c, view, areas[i]);
        if (area && !is_name(area, "MediaBox") && !is_name(area, "BleedBox"))
            finding(c, "x-view", "%s", areas[i] + 1);
    }
}

/* --- pages -------------------------------------------------------------------------- */

/* True if a box lies within another, to a thousandth of a point. */
static bool lies_within(json_t *inner, json_t *outer)
{
    for (size_t i = 0; i < 2; i++)
        if (number_of(json_array_get(inner, i)) <
                number_of(json_array_get(outer, i)) - 0.001 ||
            number_of(json_array_get(inner, i + 2)) >
                number_of(json_array_get(outer, i + 2)) + 0.001)
            return false;
    return true;
}

static bool overlap(json_t *a, json_t *b)
{
    for (size_t i = 0; i < 2; i++)
        if (number_of(json_array_get(a, i)) >= number_of(json_array_get(b, i + 2)) ||
            number_of(json_array_get(b, i)) >= number_of(json_array_get(a, i + 2)))
            return false;
    return true;
}

static void check_boxes(struct checking *c, const char *where, json_t *page)
{
    json_t *media = page_key(c->file, page, "/MediaBox"),
           *trim = key(c, page, "/TrimBox");
    json_t *art = key(c, page, "/ArtBox"), *bleed = key(c, page, "/BleedBox");
    json_t *crop = page_key(c->file, page, "/CropBox");
    json_t *finished = trim ? trim : art;
    if (!finished || (trim && art)) {
        finding(c, "x-boxes", "%s has no trim box, or an art box beside it", where);
        return;
    }
    if (!lies_within(finished, media) || (bleed && !lies_within(finished, bleed)) ||
        (bleed && !lies_within(bleed, media)) || (crop && !lies_within(finished, crop)))
        finding(c, "x-boxes", "%s has a box in one that is smaller", where);
}

static void check_annotations(struct checking *c, const char *where, json_t *page)
{
    json_t *bleed = key(c, page, "/BleedBox"), *list = key(c, page, "/Annots");
    if (!bleed)
        bleed = page_key(c->file, page, "/MediaBox");
    for (size_t i = 0; i < json_array_size(list); i++) {
        json_t *one = file_follow(c->file, json_array_get(list, i));
        if (!is_name(key(c, one, "/Subtype"), "PrinterMark") &&
            !is_name(key(c, one, "/Subtype"), "TrapNet") &&
            overlap(key(c, one, "/Rect"), bleed))
            finding(c, "x-annotations", "%s: one on the sheet", where);
    }
}

static void check_page(void *self, const char *where, json_t *page)
{
    struct checking *c = self;
    check_boxes(c, where, page);
    check_annotations(c, where, page);
}

/* --- objects ------------------------------------------------------------------------ */

static bool is_one(json_t *number)
{
    return !number || number_of(number) == 1;
}

static void check_transparency(struct checking *c, const char *where, json_t *dict)
{
    json_t *mask = key(c, dict, "/SMask"), *mode = key(c, dict, "/BM");
    if ((mask && !is_name(mask, "None")) || !is_one(key(c, dict, "/CA")) ||
        !is_one(key(c, dict, "/ca")) ||
        (mode && !is_name(mode, "Normal") && !is_name(mode, "Compatible")) ||
        is_name(key(c, key(c, dict, "/Group"), "/S"), "Transparency"))
        finding(c, "x-transparency", "%s", where);
}

/* The keys that the PDF Reference, 1.4 has for what can be in a file of ours. */
static const struct {
    const char *type, *keys;
} known_keys[] = {
    {"Catalog", " /Type /Version /Pages /PageLabels /Names /Dests /ViewerPreferences "
                "/PageLayout /PageMode /Outlines /Threads /OpenAction /AA /URI /AcroForm "
                "/Metadata /StructTreeRoot /MarkInfo /Lang /SpiderInfo /OutputIntents "},
    {"Pages", " /Type /Parent /Kids /Count /Resources /MediaBox /CropBox /Rotate "},
    {"Page", " /Type /Parent /LastModified /Resources /MediaBox /CropBox /BleedBox "
             "/TrimBox /ArtBox /BoxColorInfo /Contents /Rotate /Group /Thumb /B /Dur "
             "/Trans /Annots /AA /Metadata /PieceInfo /StructParents /ID /PZ "
             "/SeparationInfo "},
    {"Font", " /Type /Subtype /BaseFont /Encoding /DescendantFonts /ToUnicode "
             "/CIDSystemInfo /FontDescriptor /DW /W /DW2 /W2 /CIDToGIDMap "},
    {"FontDescriptor",
     " /Type /FontName /Flags /FontBBox /ItalicAngle /Ascent /Descent /Leading "
     "/CapHeight /XHeight /StemV /StemH /AvgWidth /MaxWidth /MissingWidth /FontFile "
     "/FontFile2 /FontFile3 /CharSet /Style /Lang /FD /CIDSet "},
    {"XObject", " /Type /Subtype /Name /Width /Height /ColorSpace /BitsPerComponent "
                "/Intent /ImageMask /Mask /Decode /Interpolate /Alternates /SMask "
                "/StructParent /ID /OPI /Metadata /Length /Filter /DecodeParms /F "
                "/FFilter /FDecodeParms /BBox /Matrix /Resources /Group /Ref /PieceInfo "
                "/LastModified /StructParents /FormType "},
    {"ExtGState", " /Type /LW /LC /LJ /ML /D /RI /OP /op /OPM /Font /BG /BG2 /UCR /UCR2 "
                  "/TR /TR2 /HT /FL /SM /SA /BM /SMask /CA /ca /AIS /TK "},
    {"OutputIntent", " /Type /S /OutputCondition /OutputConditionIdentifier "
                     "/RegistryName /Info /DestOutputProfile "},
    {"Metadata", " /Type /Subtype /Length /Filter /DecodeParms "},
};

static void check_keys(struct checking *c, const char *where, json_t *dict)
{
    const char *type = name_of(key(c, dict, "/Type")), *name;
    json_t *value;
    for (size_t i = 0; i < sizeof known_keys / sizeof *known_keys; i++) {
        if (strcmp(type, known_keys[i].type) != 0)
            continue;
        json_object_foreach(dict, name, value)
        {
            char word[80];
            snprintf(word, sizeof word, " %s ", name);
            if (!strstr(known_keys[i].keys, word))
                finding(c, "x-keys", "%s: no %s in a %s of PDF 1.4", where, name, type);
        }
    }
}

static void check_object(void *self, const char *where, json_t *dict, bool stream)
{
    struct checking *c = self;
    json_t *transfer = key(c, dict, "/TR2");
    check_transparency(c, where, dict);
    check_keys(c, where, dict);
    json_t *halftone = key(c, dict, "/HalftoneType");
    const int type = (int)number_of(halftone);
    if (has(c, dict, "/TR") || has(c, dict, "/HTP") || has(c, dict, "/HalftoneName") ||
        (halftone && type != 1 && type != 5) ||
        (transfer && !is_name(transfer, "Default")))
        finding(c, "x-halftones", "%s", where);
    if (stream && (is_name(key(c, dict, "/Subtype"), "PS") || has(c, dict, "/OPI") ||
                   has(c, dict, "/Ref") || has(c, dict, "/Alternates")))
        finding(c, "x-objects", "%s", where);
    if (is_name(key(c, dict, "/Type"), "ObjStm") ||
        is_name(key(c, dict, "/Type"), "XRef") || has(c, dict, "/OCProperties") ||
        number_of(key(c, dict, "/BitsPerComponent")) > 8)
        finding(c, "x-keys", "%s is of a later PDF", where);
    if (has(c, dict, "/AA") || has(c, dict, "/OpenAction") ||
        has(c, dict, "/JavaScript") ||
        is_name(key(c, key(c, dict, "/A"), "/Type"), "Action"))
        finding(c, "x-actions", "%s", where);
}

/* What qpdf does not tell of: streams that objects were packed in, and how pictures that
 * it decodes were packed. */
static void check_packing(struct checking *c)
{
    static const struct {
        const char *name, *clause;
    } forbidden[] = {{"/ObjStm", "x-keys"}, {"/JBIG2Decode", "x-objects"}};
    const struct bytes *b = &c->file->bytes;
    for (int i = 0; i < 2; i++) {
        const size_t n = strlen(forbidden[i].name);
        for (size_t at = 0; at + n < b->n; at++)
            if (memcmp(b->p + at, forbidden[i].name, n) == 0) {
                finding(c, forbidden[i].clause, "%s", forbidden[i].name);
                break;
            }
    }
}

void check_press(struct checking *c)
{
    check_info(c);
    check_intents(c);
    check_view(c);
    check_packing(c);
    file_pages(c->file, check_page, c);
    file_visit(c->file, check_object, c);
}
