#include "paint/pdf.h"

#include "paint/attachment.h"

#include "base/arena.h"
#include "base/digest.h"
#include "base/job.h"

#include <stdlib.h>
#include <string.h>

/* Attachments: embedded file streams (ISO 32000-1, 7.11.4), found by name and, because
 * PDF/A-3 wants to know what they are to the document, listed in the catalog. */

static void add_parameters(struct pdf *pdf, HPDF_Dict stream, struct str bytes,
                           const char *date)
{
    unsigned char digest[MD5_SIZE];
    HPDF_Dict parameters = HPDF_Dict_New(pdf->doc->mmgr);
    md5(bytes, digest);
    HPDF_Dict_AddNumber(parameters, "Size", bytes.n);
    HPDF_Dict_Add(parameters, "CheckSum",
                  HPDF_Binary_New(pdf->doc->mmgr, digest, sizeof digest));
    if (date) {
        HPDF_Dict_Add(parameters, "CreationDate",
                      HPDF_String_New(pdf->doc->mmgr, date, NULL));
        HPDF_Dict_Add(parameters, "ModDate", HPDF_String_New(pdf->doc->mmgr, date, NULL));
    }
    HPDF_Dict_Add(stream, "Params", parameters);
}

static HPDF_Dict add_stream(struct pdf *pdf, const struct attachment *a, const char *date)
{
    HPDF_Dict stream = pdf_stream(pdf, a->bytes);
    HPDF_Dict_AddName(stream, "Type", "EmbeddedFile");
    HPDF_Dict_AddName(stream, "Subtype", a->type);
    add_parameters(pdf, stream, a->bytes, date);
    return stream;
}

static HPDF_Dict add_specification(struct pdf *pdf, const struct attachment *a,
                                   const char *date)
{
    static const char *const relationships[] = {[RELATED_SOURCE] = "Source",
                                                [RELATED_DATA] = "Data",
                                                [RELATED_SUPPLEMENT] = "Supplement"};
    HPDF_Dict file = pdf_dict(pdf), embedded = HPDF_Dict_New(pdf->doc->mmgr);
    HPDF_Dict stream = add_stream(pdf, a, date);
    HPDF_Dict_AddName(file, "Type", "Filespec");
    pdf_add_text(pdf, file, "F", str_of(a->name));
    pdf_add_text(pdf, file, "UF", str_of(a->name));
    pdf_add_text(pdf, file, "Desc", str_of(a->description));
    HPDF_Dict_AddName(file, "AFRelationship", relationships[a->relationship]);
    HPDF_Dict_Add(embedded, "F", stream);
    HPDF_Dict_Add(embedded, "UF", stream);
    HPDF_Dict_Add(file, "EF", embedded);
    return file;
}

/* --- the tree of names (7.9.6) ------------------------------------------------------ */

struct named {
    struct str key; /* as it is written */
    HPDF_Dict file;
};

static int by_key(const void *a, const void *b)
{
    const struct str x = ((const struct named *)a)->key,
                     y = ((const struct named *)b)->key;
    const int order = memcmp(x.p, y.p, (size_t)(x.n < y.n ? x.n : y.n));
    return order ? order : x.n - y.n;
}

static void add_names(struct pdf *pdf, struct named *named, int n)
{
    HPDF_MMgr mmgr = pdf->doc->mmgr;
    HPDF_Dict names = HPDF_Dict_New(mmgr), tree = HPDF_Dict_New(mmgr);
    HPDF_Array leaves = HPDF_Array_New(mmgr);
    qsort(named, (size_t)n, sizeof *named, by_key);
    for (int i = 0; i < n; i++) {
        HPDF_Array_Add(leaves, HPDF_Binary_New(mmgr, (HPDF_BYTE *)named[i].key.p,
                                               (HPDF_UINT)named[i].key.n));
        HPDF_Array_Add(leaves, named[i].file);
    }
    HPDF_Dict_Add(tree, "Names", leaves);
    HPDF_Dict_Add(names, "EmbeddedFiles", tree);
    HPDF_Dict_Add(pdf->doc->catalog, "Names", names);
}

void pdf_add_attachments(struct pdf *pdf, const struct attachments *attachments,
                         const struct document_data *data)
{
    if (!attachments || !attachments->n)
        return;
    const struct str said = data->pdf_date.n ? data->pdf_date : attachments->date;
    const char *date = said.n ? str_c(pdf->job->doc, said) : NULL;
    struct named *named = ARENA_ARRAY(pdf->job->doc, struct named, attachments->n);
    HPDF_Array files = HPDF_Array_New(pdf->doc->mmgr);
    for (int i = 0; i < attachments->n; i++) {
        const struct attachment *a = &attachments->at[i];
        named[i] = (struct named){pdf_text_string(pdf, str_of(a->name)),
                                  add_specification(pdf, a, date)};
        HPDF_Array_Add(files, named[i].file);
    }
    HPDF_Dict_Add(pdf->doc->catalog, "AF", files);
    add_names(pdf, named, attachments->n);
}
