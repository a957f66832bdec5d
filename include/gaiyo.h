/* gaiyo (概要): makes the overview sheets of plans.
 *
 * One call takes a plan, its measurements and a layout through all stages. It may be made
 * from several threads at once: nothing is shared between calls but what a caller keeps
 * (gaiyo_kept). Texts are UTF-8. */
#ifndef GAIYO_H
#define GAIYO_H

#include <stddef.h>

enum gaiyo_status {
    GAIYO_OK = 0, /* done; there may be warnings */
    GAIYO_FINDINGS =
        1, /* bad input, or, of a check, findings; nothing has been written */
    GAIYO_ENVIRONMENT = 3, /* a file or font is missing or cannot be written */
};

/* What to make: the sheet, or the value between two stages as text. */
enum gaiyo_product {
    GAIYO_PDF,
    GAIYO_CHECK,      /* everything but writing: only the findings */
    GAIYO_MERGED,     /* the evaluated document as XML */
    GAIYO_PROVENANCE, /* where each of its numbers comes from, as JSON */
    /* the rule behind the grades that a plan states, and the readings that fail */
    GAIYO_DISCOVERED,
    /* what moved since the previous measurements */
    GAIYO_CHANGES,
    GAIYO_FONTS,      /* the font catalogue as text, with what is there; needs no plan */
    GAIYO_FONTS_USED, /* which fonts set which characters of the sheet, as text */
    GAIYO_BOXES,      /* and the dumps of the later stages */
    GAIYO_SHAPED,
    GAIYO_PAGES,
    GAIYO_STRUCTURE, /* what a reader is told who does not see them */
    GAIYO_PAINT,
};

/* What a sheet is for. */
enum gaiyo_purpose {
    GAIYO_SCREEN, /* to be read and listened to: PDF/A-2a and PDF/UA-1 */
    GAIYO_PRESS,  /* to be printed: PDF/X */
    /* to be kept: the same as PDF/A-3a, which carries what it was made of */
    GAIYO_ARCHIVE,
};

/* How a result that is neither sheet nor document is written. */
enum gaiyo_format { GAIYO_TEXT, GAIYO_JSON, GAIYO_CSV };

/* The language of messages. */
enum gaiyo_language { GAIYO_ENGLISH, GAIYO_JAPANESE };

/* Called once with all lines of a text, which is gone after the call. */
typedef void (*gaiyo_message_fn)(void *user, const char *messages, size_t size);

/* A parameter of the layout. */
struct gaiyo_setting {
    const char *name, *value;
};

/* What one call has read and the next may need again: plans, layouts, measurements and
 * fonts that are still what they were, and what was made of them. Results and messages
 * are the same with it and without. One call at a time may use it. */
struct gaiyo_kept;

/* Nothing yet. Some `ceiling` bytes in all are kept; 0: 64 MiB. */
struct gaiyo_kept *gaiyo_kept_new(size_t ceiling);

/* Accepts NULL. */
void gaiyo_kept_free(struct gaiyo_kept *kept);

/* How a sheet for the press (GAIYO_PRESS) is made. */
struct gaiyo_press {
    /* what stands around it, with commas between: "cut" (トンボ), "slug" (title, plates
     * and date), "bar" (patches of the inks), "all" or "none"; "cut,slug" */
    const char *marks;
    /* where it is folded, from its left edge, or with y: level, from its upper edge:
     * "99mm,198mm,y:148mm" */
    const char *folds;
    /* "2up": two pages beside one another; "booklet": so that sheets printed on both
     * sides are a booklet when they are put into one another and folded; each by itself
     */
    const char *impose;
    const char *creep; /* of a booklet, for each sheet: the paper's thickness, "0.1mm" */
    /* where pages are bound, "left" or "right"; if most of them are written in columns,
     * "right" */
    const char *binding;
    const char *pdfx; /* "1a" (PDF/X-1a:2003) or "4" (PDF/X-4); "1a" */
    /* path of the ICC profile of the printing condition; colours and pictures that are
     * given only in RGB are converted by it. None, and a PDF/X-1a: what the condition's
     * name says. */
    const char *output_profile;
    const char *output_condition; /* its name in the ICC's registry; "JC200103" */
    /* "relative", "perceptual", "saturation" or "absolute"; "relative" */
    const char *intent;
    const char
        *ink_limit; /* what inks may add up to without a finding [percent]; "300" */
};

/* What is asked for. Strings and arrays stay the caller's; NULL or 0 where a default will
 * do. */
struct gaiyo_request {
    enum gaiyo_product product;
    enum gaiyo_purpose purpose;
    struct gaiyo_press press;
    const char *plan;        /* path of the plan; must be given but for GAIYO_FONTS */
    const char *const *data; /* paths of the measurements */
    int n_data;
    const char *mapping; /* path of what says how to read them; else the plan does */
    const char *layout;  /* path, or name of a layout that is shipped; "report-a4" */
    /* path, "-" for standard output; the plan's id with .pdf, and standard output for
     * text */
    const char *output;
    const char *as_of; /* a date as plans print it: nothing measured later is used */
    const struct gaiyo_setting *settings;
    int n_settings;
    /* The measurements of last time, and their plan if it was another one. With them a
     * sheet's results say how they moved, and a check holds the baselines of indicators
     * that are carried on against the last actual values. */
    const char *const *previous_data;
    int n_previous_data;
    const char *previous_plan;
    /* The header of the column that names the area of each measurement (市町村), and the
     * area that the sheet is of; both or neither. */
    const char *by, *area;
    enum gaiyo_format format; /* of what is discovered (text, JSON), and of changes */
    const char *fonts;        /* path of the font catalogue; the one that is shipped */
    const char *home;         /* folder of data/, fonts/ and layouts/; found by itself */
    size_t memory_limit;      /* [byte] that the job may use; 1 GiB */
    int page_limit;           /* pages that the sheet may have; 10,000 */
    int two_threads; /* a second thread may help: the first sheet is done sooner */
    /* The process ends after this job: its memory is not given back but left to the
     * system, which is quicker, and so is when the name of the file that it made comes to
     * the disk: a power cut leaves the file that was there before, whole. */
    int ends_process;
    int json_messages;            /* messages as JSON objects, one a line */
    enum gaiyo_language language; /* of messages; a sheet does not depend on it */
    int show_boxes; /* draw edges of boxes, baselines and grids of lines over the sheet */
    /* Called with `user` of gaiyo_run and what copyfit has used on each page and in each
     * box of a sheet (GAIYO_PDF, GAIYO_CHECK), a line each; or NULL. As JSON an object a
     * line: place, page, box (or the page itself), group, used_um and room_um (height in
     * 1/1000 mm), and punctuation, spacing, line_height, condense and font_size in
     * percent of what the layout's styles say. */
    gaiyo_message_fn report_fit;
    int json_fit;
    /* Called at the end with `user` of gaiyo_run for every file that was read, fonts
     * included, in the order of reading; or NULL. */
    void (*read_file)(void *user, const char *path);
    struct gaiyo_kept *kept; /* or NULL: nothing is kept */
};

/* All messages go to `say`, at the end, a line each. */
enum gaiyo_status gaiyo_run(const struct gaiyo_request *request, gaiyo_message_fn say,
                            void *user);

/* Makes a sheet again of nothing but what the PDF `sheet`, made with GAIYO_ARCHIVE,
 * carries: with the same version of gaiyo and the same fonts the same bytes. What the
 * request says beside is heeded of these: data, new measurements in place of those that
 * it carries; as_of; fonts, a catalogue beside the fonts, if that which it carries has
 * them in its own folder; output, home, memory_limit, json_messages and language. What is
 * different (the version, a font, the bytes) is said. */
enum gaiyo_status gaiyo_regenerate(const char *sheet, const struct gaiyo_request *request,
                                   gaiyo_message_fn say, void *user);

/* Writes what such a PDF carries below `folder`; with `replace` over files that are
 * there. Of the request home, memory_limit, json_messages and language are heeded. */
enum gaiyo_status gaiyo_extract(const char *sheet, const char *folder, int replace,
                                const struct gaiyo_request *request, gaiyo_message_fn say,
                                void *user);

enum gaiyo_reading {
    GAIYO_QUANTITY, /* what a value says */
    GAIYO_DATE,     /* what a date or period says */
    GAIYO_BREAKS,   /* where lines may end */
    GAIYO_LINES,    /* the lines of a measure */
    GAIYO_WIDTHS,   /* how wide characters and the spaces between them are */
};

/* Texts to be read as cells of a table are, or to be set. */
struct gaiyo_inspection {
    enum gaiyo_reading reading;
    const char *const *texts;
    int n_texts;
    const char *width; /* of the lines in em, "12" or "3.6"; as wide as needed */
    /* of the style that texts are set in, as layouts write them (line-break, strict) */
    const struct gaiyo_setting *properties;
    int n_properties;
    const char *fonts;            /* as in a request */
    const char *home;             /* as in a request */
    int json_messages;            /* as in a request */
    enum gaiyo_language language; /* as in a request */
};

/* Says how each text reads or is set: lines go to `print`, and why a text cannot be read
 * or set to `say` (GAIYO_FINDINGS then); each is called once at most. Quantities and
 * dates are one JSON object a line.
 *
 * Of a quantity: text; values, each with value (exact, in its base unit, as a string),
 * unit, printed_unit, compare (gte, gt, lte, lt), over (years of a total), per, period,
 * approximate; missing (none, unknown, suppressed) and reason. Of a date: text, start,
 * end, kind (year, calendar_year, fiscal_year, half, quarter, month, day, range) and era.
 * What is not printed is null; what is seldom printed (label, upper, annual, change,
 * status, doubt …) is a member only where it is.
 *
 * Breaks: each text with | where a line may end and || where it must, one a line. Lines:
 * a line each, an empty one between two texts. Widths: for each character a line of
 * character, body and the space behind it in em, parted by tabs; space at the head of a
 * line is that of a character that is not there; an empty line between two lines. A line
 * feed in a text is a forced end of line. */
enum gaiyo_status gaiyo_inspect(const struct gaiyo_inspection *inspection,
                                gaiyo_message_fn print, gaiyo_message_fn say, void *user);

/* Words of the program, such as those of its help, in that language; `english` itself
 * where there are none. */
const char *gaiyo_words(enum gaiyo_language language, const char *english);

/* "0.1.0" */
const char *gaiyo_version(void);

#endif
