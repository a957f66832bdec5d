/* Workbooks for tests, made from XML when they are needed. */
#ifndef GAIYO_TESTS_BOOK_H
#define GAIYO_TESTS_BOOK_H

#include "support.h"

#include <zip.h>

struct book_part {
    const char *name, *xml;
};

enum { BOOK_PARTS = 8 };

/* The parts of a workbook; those without a name are not there. */
struct book {
    struct book_part parts[BOOK_PARTS];
};

#define BOOK_RELS "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define BOOK_NS                                                                          \
    "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "               \
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""

/* A workbook with one sheet 実績 whose rows are `rows`; the styles and the shared texts
 * are given as the content of their elements. */
static inline struct book book_of(struct job *job, const char *styles, const char *texts,
                                  const char *rows)
{
    const char *sheet = str_format(job->doc,
                                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                   "<worksheet " BOOK_NS ">%s</worksheet>",
                                   rows)
                            .p;
    return (struct book){{
        {"_rels/.rels",
         "<Relationships><Relationship Id=\"rId1\" Type=\"" BOOK_RELS "officeDocument\" "
         "Target=\"xl/workbook.xml\"/></Relationships>"},
        {"xl/workbook.xml",
         "<workbook " BOOK_NS "><sheets>"
         "<sheet name=\"実績\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships>"
         "<Relationship Id=\"rId1\" Type=\"" BOOK_RELS "worksheet\" "
         "Target=\"worksheets/sheet1.xml\"/>"
         "<Relationship Id=\"rId2\" Type=\"" BOOK_RELS "sharedStrings\" "
         "Target=\"sharedStrings.xml\"/>"
         "<Relationship Id=\"rId3\" Type=\"" BOOK_RELS "styles\" "
         "Target=\"/xl/styles.xml\"/>"
         "</Relationships>"},
        {"xl/worksheets/sheet1.xml", sheet},
        {"xl/sharedStrings.xml",
         str_format(job->doc, "<sst " BOOK_NS ">%s</sst>", texts).p},
        {"xl/styles.xml",
         str_format(job->doc, "<styleSheet " BOOK_NS ">%s</styleSheet>", styles).p},
    }};
}

static inline void book_add(zip_t *zip, const struct book_part *part)
{
    zip_source_t *source = zip_source_buffer(zip, part->xml, strlen(part->xml), 0);
    assert_non_null(source);
    assert_true(zip_file_add(zip, part->name, source, ZIP_FL_OVERWRITE) >= 0);
}

/* Writes the workbook below the tests' scratch folder; its path. */
static inline const char *book_write(struct job *job, const struct book *book)
{
    const char *path = str_format(job->doc, "%s/book.xlsx", TEST_SCRATCH).p;
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    assert_non_null(zip);
    for (int i = 0; i < BOOK_PARTS; i++)
        if (book->parts[i].name)
            book_add(zip, &book->parts[i]);
    assert_int_equal(zip_close(zip), 0);
    return path;
}

/* The bytes written to a new file of that name in TEST_SCRATCH; its path. */
static inline const char *write_bytes(struct job *job, const char *name, struct str bytes)
{
    const char *path = str_format(job->doc, "%s/%s", TEST_SCRATCH, name).p;
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.p, 1, (size_t)bytes.n, file), bytes.n);
    assert_int_equal(fclose(file), 0);
    return path;
}

#endif
