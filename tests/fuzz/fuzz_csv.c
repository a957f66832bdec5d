/* CSV in any encoding, as a table of cells and as observations. The first byte says what
 * a mapping does. */
#include "fuzz.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/job.h"
#include "base/utf8.h"
#include "load/load.h"
#include "load/mapping.h"
#include "measure/csv.h"
#include "measure/measure.h"
#include "quantity/quantity.h"

#include <assert.h>

/* A cell is text, and stands where it says: unless quotes were doubled in it, the text
 * of the file goes on with it there. */
static void check_cell(const struct diags *diags, struct cell cell)
{
    const struct str text = diags_source_text(diags, cell.pos.file);
    assert(utf8_find_invalid(cell.text) < 0);
    assert(cell.pos.offset <= (uint32_t)text.n);
    const struct str rest = str_slice(text, (int)cell.pos.offset, text.n);
    assert(str_find(cell.text, STR("\"")) >= 0 || str_starts(rest, cell.text));
}

static struct job job_new(void)
{
    struct job job = {.doc = arena_new("document", (size_t)256 << 20, NULL),
                      .scratch = arena_new("scratch", (size_t)64 << 20, NULL),
                      .home = FUZZ_HOME};
    job.diags = diags_new(job.doc);
    return job;
}

/* Made once and kept. */
static const struct notation *notation_of_all(void)
{
    static struct job job;
    static struct notation notation;
    if (!job.doc) {
        job = job_new();
        notation.calendar = calendar_load(&job, FUZZ_HOME "/data/eras.tsv");
        notation.units = load_units(&job, FUZZ_HOME "/data/units.xml");
        assert(notation.calendar && notation.units);
    }
    return &notation;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char separators[] = {0, ',', '\t', ';'};
    const struct notation *notation = notation_of_all();
    if (!size)
        return 0;
    struct job job = job_new();
    const char *path = fuzz_file(data + 1, size - 1);
    const struct mapping mapping = {
        .encoding = (enum mapping_encoding)(data[0] & 3),
        .form = (enum mapping_form)((data[0] >> 2 & 3) % 3),
        .separator = separators[data[0] >> 4 & 3],
        .range = {.text = data[0] & 0x40 ? STR("B2:D9") : STR("")},
    };
    const struct measuring with = {.notation = notation};
    struct table table;
    if (csv_read(&job, &with, path, &mapping, &table))
        for (int i = 0; i < table.n; i++)
            for (int k = 0; k < table.rows[i].n; k++)
                check_cell(job.diags, table.rows[i].cells[k]);
    const struct mappings mappings = {&mapping, 1};
    const struct dataset *dataset = measure_read(&job, notation, &mappings, &path, 1);
    assert(dataset || diags_failed(job.diags));
    diags_print(job.diags, job.doc, false);
    arena_free(job.scratch);
    arena_free(job.doc);
    return 0;
}
