/* Workbooks and JSON. The first byte says which: the sheet, the styles, the texts or the
 * workbook itself of an .xlsx, whose other parts are sound, or a JSON text. */
#include "fuzz.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/job.h"
#include "load/mapping.h"
#include "measure/json.h"
#include "measure/measure.h"
#include "measure/xlsx.h"
#include "quantity/quantity.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#define RELATION(id, type, target)                                                       \
    "<Relationship Id=\"" id "\" Type=\"/" type "\" Target=\"" target "\"/>"

static const char *const parts[][2] = {
    {"xl/sheet.xml",
     "<a><sheetData><row><c t=\"s\" s=\"1\"><v>0</v></c><c s=\"1\"><v>45291"
     "</v></c></row></sheetData></a>"},
    {"xl/styles.xml",
     "<a><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"57\"/></cellXfs></a>"},
    {"xl/texts.xml", "<a><si><t>a</t></si></a>"},
    {"xl/book.xml", "<a><sheets><sheet name=\"a\" id=\"i\"/></sheets></a>"},
    {"_rels/.rels", "<a>" RELATION("b", "officeDocument", "xl/book.xml") "</a>"},
    {"xl/_rels/book.xml.rels",
     "<a>" RELATION("i", "worksheet", "sheet.xml") RELATION("s", "styles", "styles.xml")
         RELATION("t", "sharedStrings", "texts.xml") "</a>"},
};

enum { PARTS = sizeof parts / sizeof *parts };

/* The workbook with part `which` replaced by the data. */
static void write_book(const char *path, int which, const uint8_t *data, size_t size)
{
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    for (int i = 0; i < PARTS; i++) {
        const void *bytes = i == which ? (const void *)data : parts[i][1];
        zip_source_t *source =
            zip_source_buffer(zip, bytes, i == which ? size : strlen(parts[i][1]), 0);
        if (zip_file_add(zip, parts[i][0], source, ZIP_FL_OVERWRITE) < 0)
            abort();
    }
    if (zip_close(zip) != 0)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct mapping mapping;
    static char path[64];
    struct table table = {NULL, 0};
    if (!size)
        return 0;
    snprintf(path, sizeof path, "/tmp/gaiyo-fuzz-tables-%d", (int)getpid());
    struct job job = {.doc = arena_new("document", (size_t)256 << 20, NULL),
                      .scratch = arena_new("scratch", (size_t)64 << 20, NULL),
                      .home = FUZZ_HOME};
    job.diags = diags_new(job.doc);
    const struct notation notation = {
        .calendar = calendar_load(&job, FUZZ_HOME "/data/eras.tsv")};
    const struct measuring with = {.notation = &notation};
    bool read;
    if (data[0] % 5 < 4) {
        write_book(path, data[0] % 5, data + 1, size - 1);
        read = xlsx_read(&job, &with, path, &mapping, &table);
    } else {
        read = json_read(&job, &with, fuzz_file(data + 1, size - 1), &mapping, &table);
    }
    assert(read ? table.n > 0 : diags_failed(job.diags));
    for (int i = 0; read && i < table.n; i++)
        for (int k = 0; k < table.rows[i].n; k++)
            diags_place(job.diags, job.doc, table.rows[i].cells[k].pos);
    diags_print(job.diags, job.doc, true);
    arena_free(job.scratch);
    arena_free(job.doc);
    return 0;
}
