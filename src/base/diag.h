/* Diagnostics: what is wrong, where, why, and the way out.
 *
 * Every stage adds what it finds to one list and goes on as far as it can; a stage that
 * added anything at SEVERITY_ERROR or above returns NULL. A message is one line,
 *
 *     file:line:column: severity: cause; way out
 *
 * Its wording stands in the messages.def of the folder that finds it, once for each kind
 * of finding; callers give the kind, the place and the words that differ. A place is a
 * line and a column, the cell of a sheet, or the row of a query: see source.h. */
#ifndef GAIYO_BASE_DIAG_H
#define GAIYO_BASE_DIAG_H

#include "base/source.h"
#include "base/str.h"
#include "base/translation.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;

enum severity {
    SEVERITY_NOTE,        /* said for the record */
    SEVERITY_WARNING,     /* a finding: the sheet can be made, someone should look */
    SEVERITY_ERROR,       /* bad input: no output; exit status 1 */
    SEVERITY_ENVIRONMENT, /* a file or font of the machine is missing; exit status 3 */
};

/* A kind of finding. Each folder lists its own in messages.def and gives them out as
 * DIAG_ constants in messages.h, so that a new one touches that folder alone. */
struct diag_kind {
    const char *name;
    enum severity severity;
    const char *cause, *remedy; /* {0}, {1} … stand for the words that differ */
};

struct diag {
    const struct diag_kind *kind;
    struct srcpos pos;
    struct str cause, remedy;         /* with the words filled in */
    const struct diag_detail *detail; /* NULL if there is none */
};

struct diags;

struct diags *diags_new(struct arena *arena);

/* The language of what is found from now on; English if this is not called. */
void diags_speak(struct diags *diags, enum language language);

/* A list without findings that knows the sources of `before`, under the same numbers. */
struct diags *diags_after(const struct diags *before, struct arena *arena);

/* Sources that several lists number together, so that what one job has read can be
 * pointed at by the findings of the next. */
struct sources;
struct sources *sources_new(struct arena *arena);

/* A list over them. */
struct diags *diags_over(struct sources *sources, struct arena *arena);

/* The language that is spoken. */
enum language diags_language(const struct diags *diags);

/* Says again what `before`, a list over the same sources, has found, and that the sources
 * that it has used are used here, too. Its words must live as long as this list. */
void diags_repeat(struct diags *diags, const struct diags *before);

/* Forgets the sources that this list has added: nothing points at them any more. */
void diags_close(struct diags *diags);

/* Makes `text` known under `name`, as the messages will call it, and returns its number
 * for srcpos.file. The bytes must live as long as the list. */
uint32_t diags_add_source(struct diags *diags, const char *name, struct str text);

/* The same for a sheet of the workbook `name`, and for the result of a query to the
 * database `name` with its columns, which must live as long as the list. Their places are
 * cells: srcpos_cell. */
uint32_t diags_add_sheet(struct diags *diags, const char *name, struct str sheet);
uint32_t diags_add_query(struct diags *diags, const char *name, const struct str *columns,
                         int n);

/* A file that is only named as a whole: a font, a picture. */
uint32_t diags_add_file(struct diags *diags, const char *name);

/* A phrase in the language that is spoken, for words that are put together; a format of
 * str_format stays one. */
const char *diags_phrase(const struct diags *diags, const char *english);

/* How many sources are known. */
uint32_t diags_sources(const struct diags *diags);

/* The sources that this list has added, or repeats, in that order; counted from 0. */
int diags_used(const struct diags *diags);
uint32_t diags_used_at(const struct diags *diags, int i);

const char *diags_source_name(const struct diags *diags, uint32_t file);
struct str diags_source_text(const struct diags *diags, uint32_t file);

/* Adds a finding; `words` replace {0}, {1} … in its cause and remedy and end with NULL.
 * One that has been added already, of the same kind, place and cause, is not added again.
 * After 10,000 findings further ones are only counted; LEFT_OUT at the end says how
 * many. */
void diags_add(struct diags *diags, const struct diag_kind *kind, struct srcpos pos,
               const char *const words[]);

/* What a finding holds against each other, beside its words: for programs. */
struct diag_detail {
    struct str rule;             /* how the value comes about: actual div target */
    struct str stated, computed; /* both values, as printed */
    const char *const *sources;  /* the places that the value comes from */
    int n_sources;
};

/* The same with `detail`, which must live as long as the list. */
void diags_add_detailed(struct diags *diags, const struct diag_kind *kind,
                        struct srcpos pos, const char *const words[],
                        const struct diag_detail *detail);

#define DIAG(diags, kind, pos, ...)                                                      \
    diags_add((diags), (kind), (pos), (const char *const[]){__VA_ARGS__, NULL})
#define DIAG0(diags, kind, pos)                                                          \
    diags_add((diags), (kind), (pos), (const char *const[]){NULL})

int diags_count(const struct diags *diags);
const struct diag *diags_at(const struct diags *diags, int i);

/* The worst severity found so far; SEVERITY_NOTE when there is nothing. */
enum severity diags_worst(const struct diags *diags);

/* True if anything at SEVERITY_ERROR or above has been added: the job cannot have a
 * result. */
bool diags_failed(const struct diags *diags);

/* The place `offset` bytes into the text at `pos`: a cell stays the same cell. */
struct srcpos diags_inside(const struct diags *diags, struct srcpos pos, int offset);

/* Line and column of `pos`; row and column of a cell. */
void diags_locate(const struct diags *diags, struct srcpos pos, int *line, int *column);

/* "file:line:column" or what stands for it (source.h), for a finding that points at a
 * second place; "-" if there is no place. */
const char *diags_place(const struct diags *diags, struct arena *arena,
                        struct srcpos pos);

/* What documents say of a place: the same with the file named from the folder that
 * diags_set_folder was given, so that it is not a matter of where the program started. */
const char *diags_document_place(struct diags *diags, struct arena *arena,
                                 struct srcpos pos);
void diags_set_folder(struct diags *diags, const char *folder);

/* The name of a source as diags_document_place has it. */
const char *diags_document_name(struct diags *diags, uint32_t file);

/* The source that a place begins with the name of, as diags_document_name has it; 0 if
 * there is none. */
uint32_t diags_find_document(struct diags *diags, struct str place);

/* Forgets the warnings and notes that were added after the first `n` findings. */
void diags_forget_warnings(struct diags *diags, int n);

/* Puts the worst findings first; those of one severity keep their order. */
void diags_sort(struct diags *diags);

/* All findings, a line each, in the order of their finding; as text, or as one JSON
 * object a line with the keys file, line, column, severity, id, cause and remedy, and,
 * where there is a detail, rule, stated, computed and sources. A sheet has the keys sheet
 * and cell instead of line and column, a query row (none for the header) and column,
 * which is a name. */
struct str diags_print(const struct diags *diags, struct arena *arena, bool json);

#endif
