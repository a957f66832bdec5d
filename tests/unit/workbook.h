/* What the tests of workbooks share: books that are read, and what comes of them. */
#ifndef GAIYO_TESTS_WORKBOOK_H
#define GAIYO_TESTS_WORKBOOK_H

#include "book.h"
#include "notation.h"
#include "own_job.h"

#include "load/mapping.h"
#include "measure/measure.h"
#include "measure/xlsx.h"

static inline bool read_book(const struct book *book, const struct mapping *mapping,
                             struct table *table)
{
    static const struct mapping unsaid;
    const struct measuring with = {.notation = notation_of(&job)};
    return xlsx_read(&job, &with, book_write(&job, book), mapping ? mapping : &unsaid,
                     table);
}

/* A row a line: the place of its first cell, then the texts. */
static inline const char *print(const struct table *table)
{
    struct strbuf b;
    strbuf_init(&b, job.doc);
    for (int i = 0; i < table->n; i++) {
        const char *place = diags_place(job.diags, job.doc, table->rows[i].pos);
        strbuf_add_c(&b, strchr(place, '!') + 1);
        strbuf_add_char(&b, ':');
        for (int c = 0; c < table->rows[i].n; c++)
            strbuf_addf(&b, "%s%.*s", c ? "|" : " ",
                        STR_ARG(table->rows[i].cells[c].text));
        strbuf_add_char(&b, '\n');
    }
    return strbuf_str(&b).p;
}

/* The book reads to these rows, with these messages. */
static inline void expect_book(const struct book *book, const struct mapping *mapping,
                               const char *rows, const char *messages)
{
    struct table table;
    const bool read = read_book(book, mapping, &table);
    assert_string_equal(said(&job), messages);
    assert_true(read);
    assert_string_equal(print(&table), rows);
}

static inline void expect(const char *styles, const char *texts, const char *sheet,
                          const char *rows)
{
    const struct book book = book_of(&job, styles, texts, sheet);
    expect_book(&book, NULL, rows, "");
}

/* The book cannot be read, for this reason. */
static inline void expect_refused(const struct book *book, const char *messages)
{
    struct table table;
    assert_false(read_book(book, NULL, &table));
    assert_string_equal(said(&job), messages);
}

static inline struct book sheet_of(const char *sheet)
{
    return book_of(&job, "", "", sheet);
}

#define ROW(n, cells)    "<row r=\"" n "\">" cells "</row>"
#define DATA(rows)       "<sheetData>" rows "</sheetData>"
#define SHARED(at, i)    "<c r=\"" at "\" t=\"s\"><v>" i "</v></c>"
#define INLINE(at, text) "<c r=\"" at "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define NUMBER(at, n)    "<c r=\"" at "\"><v>" n "</v></c>"
#define STYLED(at, s, n) "<c r=\"" at "\" s=\"" s "\"><v>" n "</v></c>"

#endif
