#include "paint/pdf.h"

#include "base/arena.h"
#include "base/epoch.h"
#include "base/job.h"

/* What the file says of itself, the same in its information dictionary (ISO 32000-1,
 * 14.3.3), its metadata and its catalog. */

/* As of the beginning of a day, "2024-03-31". */
static struct document_data dated(struct job *job, struct document_data data,
                                  struct str day)
{
    if (day.n) {
        data.pdf_date =
            str_format(job->doc, "D:%.4s%.2s%.2s000000Z", day.p, day.p + 5, day.p + 8);
        data.xmp_date = str_format(job->doc, "%sT00:00:00Z", day.p);
    }
    return data;
}

struct document_data document_data_of(struct job *job, const struct pages *pages)
{
    struct document_data data = {.title = pages->title,
                                 .author = pages->author,
                                 .language = pages->language,
                                 .identity = pages->identity,
                                 .creator = STR("gaiyo"),
                                 .producer =
                                     STR("gaiyo (libharu " HPDF_VERSION_TEXT ")")};
    struct tm t;
    if (!epoch_read(job, &t))
        return dated(job, data, pages->made_on);
    data.pdf_date = str_format(job->doc, "D:%04d%02d%02d%02d%02d%02dZ", t.tm_year + 1900,
                               t.tm_mon + 1, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec);
    data.xmp_date =
        str_format(job->doc, "%04d-%02d-%02dT%02d:%02d:%02dZ", t.tm_year + 1900,
                   t.tm_mon + 1, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec);
    return data;
}

static void add_string(struct pdf *pdf, HPDF_Dict dict, const char *key, struct str text)
{
    if (text.n)
        HPDF_Dict_Add(dict, key,
                      HPDF_String_New(pdf->doc->mmgr, str_c(pdf->job->doc, text), NULL));
}

/* Pages are called by their numbers, as the pages print them (12.4.2). */
static void add_page_labels(struct pdf *pdf)
{
    HPDF_Dict labels = HPDF_Dict_New(pdf->doc->mmgr),
              style = HPDF_Dict_New(pdf->doc->mmgr);
    HPDF_Array numbers = HPDF_Array_New(pdf->doc->mmgr);
    HPDF_Dict_AddName(style, "S", "D");
    HPDF_Array_AddNumber(numbers, 0);
    HPDF_Array_Add(numbers, style);
    HPDF_Dict_Add(labels, "Nums", numbers);
    HPDF_Dict_Add(pdf->doc->catalog, "PageLabels", labels);
}

void pdf_add_info(struct pdf *pdf, const struct document_data *data)
{
    HPDF_Dict viewer = HPDF_Dict_New(pdf->doc->mmgr);
    HPDF_Dict catalog = pdf->doc->catalog, info = pdf->doc->info;
    pdf_add_text(pdf, info, "Title", data->title);
    pdf_add_text(pdf, info, "Author", data->author);
    add_string(pdf, info, "Creator", data->creator);
    add_string(pdf, info, "Producer", data->producer);
    add_string(pdf, info, "CreationDate", data->pdf_date);
    add_string(pdf, info, "ModDate", data->pdf_date);
    if (pdf->profile->pdfx) {
        add_string(pdf, info, "GTS_PDFXVersion", str_of(pdf->profile->pdfx));
        HPDF_Dict_AddName(info, "Trapped", "False");
    }
    add_string(pdf, catalog, "Lang", data->language);
    HPDF_Dict_AddBoolean(viewer, "DisplayDocTitle", HPDF_TRUE);
    HPDF_Dict_Add(catalog, "ViewerPreferences", viewer);
    add_page_labels(pdf);
}
