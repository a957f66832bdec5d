#include "cli/commands.h"

#include "cli/audit.h"
#include "cli/batch.h"
#include "cli/options.h"

#include <string.h>

#define PLACE(field) offsetof(struct gaiyo_request, field)

const struct command commands[] = {
    {"render", RENDER, GAIYO_PDF, "PLAN [-d DATA]... [-l LAYOUT] [-o OUT] [OPTION]...",
     "the sheet, as PDF",
     "  gaiyo render plan.xml -d results.csv -o sheet.pdf\n"
     "  gaiyo render plan.xml -d results.csv -l onesheet-a3 -o sheet-a3.pdf\n"
     "  gaiyo render plan.xml -d results.csv --for archive -o sheet.pdf\n"},
    {"check", CHECK, GAIYO_CHECK, "PLAN [-d DATA]... [-l LAYOUT] [OPTION]...",
     "everything but writing: only what is found",
     "  gaiyo check plan.xml -d results.csv\n"},
    {"merge", MERGE, GAIYO_MERGED, "PLAN [-d DATA]... [-o OUT] [OPTION]...",
     "the evaluated document, as XML",
     "  gaiyo merge plan.xml -d results.csv -o evaluated.xml\n"},
    {"diff", DIFF, GAIYO_CHANGES, "PLAN -d OLD -d NEW [-o OUT] [OPTION]...",
     "what moved since last time",
     "  gaiyo diff plan.xml -d last-year.csv -d this-year.csv\n"},
    {"batch", BATCH, GAIYO_PDF,
     "JOBS.csv | PLAN -d DATA --by COLUMN -o PATTERN [OPTION]...",
     "many sheets in one run",
     "  gaiyo batch jobs.csv -j 4\n"
     "  gaiyo batch plan.xml -d results.csv --by 市町村 -o 'out/{area}.pdf' --resume\n"
     "  gaiyo batch plan.xml -d results.csv --by 市町村 -o 'out/{area}.pdf' --bind "
     "all.pdf\n"
     "  gaiyo batch --merge-journals all.journal jobs.csv.*.journal\n"},
    {"regenerate", REGENERATE, GAIYO_PDF, "SHEET.pdf [-d DATA]... [-o OUT] [OPTION]...",
     "a sheet made for the archive, again",
     "  gaiyo regenerate sheet.pdf -o again.pdf\n"
     "  gaiyo regenerate sheet.pdf -d this-year.csv -o this-year.pdf\n"},
    {"extract", EXTRACT, GAIYO_PDF, "SHEET.pdf FOLDER [OPTION]...",
     "the files that such a sheet carries", "  gaiyo extract sheet.pdf made-of\n"},
    {"provenance", PROVENANCE, GAIYO_PROVENANCE,
     "PLAN [-d DATA]... [-l LAYOUT] [-o OUT] [OPTION]...",
     "where each number comes from, as JSON",
     "  gaiyo provenance plan.xml -d results.csv -l onesheet-a3\n"},
    {"fonts", FONTS, GAIYO_FONTS, "[--used PLAN [-d DATA]... [-l LAYOUT]] [OPTION]...",
     "the fonts there are, or what each sets of a sheet",
     "  gaiyo fonts\n"
     "  gaiyo fonts --used plan.xml -d results.csv\n"},
    /* It has no sheet: inspect.c reads its words. */
    {"inspect", INSPECT, GAIYO_CHECK,
     "quantity|date|breaks|lines|widths [OPTION]... TEXT...",
     "how texts are read, as JSON, and how they are set",
     "  gaiyo inspect quantity 1兆9,128億円 35回/3年\n"
     "  gaiyo inspect breaks --line-break normal データを読み込む。\n"
     "  gaiyo inspect lines --width 6 --text-align justify データを読み込む。\n"
     "  gaiyo inspect widths 「上」、「下」\n"},
};
const int n_commands = sizeof commands / sizeof *commands;

const struct option options_known[] = {
    {"--data", "-d", "FILE", SHEETS | REGENERATE,
     "measurements; may be given more than once", options_take_data, 0},
    {"--mapping", NULL, "FILE", SHEETS,
     "what their sheets, columns and rows mean,\ninstead of the plan's mappings", NULL,
     PLACE(mapping)},
    {"--layout", "-l", "LAYOUT", RENDER | CHECK | BATCH | FONTS | PROVENANCE,
     "a layout that is shipped (report-a4, onesheet-a3,\nonesheet-a4, slides-a4, "
     "evaluation-a4,\nindicator-cards-a4, committee-a4) or a file\n(./mine.xml); "
     "report-a4 "
     "if not given",
     NULL, PLACE(layout)},
    {"--output", "-o", "FILE", SHEETS | REGENERATE,
     "where to write, - for standard output; if not given,\na sheet is named after the "
     "plan's id, text goes to\nstandard output",
     NULL, PLACE(output)},
    {"--for", NULL, "PURPOSE", RENDER | CHECK | BATCH,
     "what the sheet is for: screen (PDF/A-2a and PDF/UA-1),\narchive (PDF/A-3a, which "
     "carries what it was made of)\nor press (PDF/X)",
     options_take_purpose, 0},
    {"--pdfx", NULL, "STANDARD", RENDER | CHECK | BATCH,
     "of a sheet for the press: 1a (PDF/X-1a:2003) or 4\n(PDF/X-4); 1a if not given",
     NULL, PLACE(press.pdfx)},
    {"--output-profile", NULL, "FILE", RENDER | CHECK | BATCH,
     "the ICC profile of its printing condition, from the\nprinter; what is in RGB is "
     "converted by it",
     NULL, PLACE(press.output_profile)},
    {"--output-condition", NULL, "NAME", RENDER | CHECK | BATCH,
     "its name in the ICC's registry; without a profile\nJC200103 (Japan Color 2001 "
     "Coated) if not given",
     NULL, PLACE(press.output_condition)},
    {"--intent", NULL, "INTENT", RENDER | CHECK | BATCH,
     "how it is converted: relative, perceptual, saturation\nor absolute; relative if "
     "not "
     "given",
     NULL, PLACE(press.intent)},
    {"--marks", NULL, "LIST", RENDER | CHECK | BATCH,
     "around a sheet for the press: cut (トンボ), slug (title,\nplates, date), bar "
     "(patches of the inks), all, none;\ncut,slug if not given",
     NULL, PLACE(press.marks)},
    {"--fold", NULL, "LIST", RENDER | CHECK | BATCH,
     "marks where it is folded, from its left edge (210mm),\nor level from its upper "
     "edge "
     "(y:148mm)",
     NULL, PLACE(press.folds)},
    {"--impose", NULL, "HOW", RENDER | CHECK | BATCH,
     "2up: two pages beside one another; booklet: to be\nprinted on both sides and "
     "folded "
     "once",
     NULL, PLACE(press.impose)},
    {"--creep", NULL, "LENGTH", RENDER | CHECK | BATCH,
     "of a booklet: the paper's thickness (0.1mm)", NULL, PLACE(press.creep)},
    {"--binding", NULL, "SIDE", RENDER | CHECK | BATCH,
     "where imposed pages are bound: left or right; if not\ngiven, right where most of "
     "them are written in columns",
     NULL, PLACE(press.binding)},
    {"--ink-limit", NULL, "PERCENT", RENDER | CHECK | BATCH,
     "what inks may add up to without a finding; 300 if not\ngiven", NULL,
     PLACE(press.ink_limit)},
    {"--as-of", NULL, "DATE", SHEETS | REGENERATE,
     "use nothing measured later than this (R5.12, 2023年度)", NULL, PLACE(as_of)},
    {"--set", NULL, "NAME=VALUE", RENDER | CHECK | BATCH | FONTS | PROVENANCE,
     "a parameter of the layout", options_take_setting, 0},
    {"--dump", NULL, "STAGE", RENDER,
     "print what a stage makes instead of the sheet\n(merged, boxes, shaped, pages, "
     "structure, paint)",
     options_take_dump, 0},
    {"--show-boxes", NULL, NULL, RENDER,
     "draw the edges of boxes, baselines and grids of lines\nover the sheet",
     options_take_show_boxes, 0},
    {"--previous", NULL, "FILE", SHEETS,
     "last time's measurements: results say how they moved\nsince; may be given more "
     "than once",
     audit_take_previous, 0},
    {"--previous-plan", NULL, "PLAN", SHEETS,
     "their plan, if it was another one; check holds new\nbaselines against its last "
     "values",
     NULL, PLACE(previous_plan)},
    {"--discover-rating", NULL, NULL, CHECK,
     "find the rule behind the grades that the plan states", audit_take_discover, 0},
    {"--format", NULL, "FORMAT", CHECK | DIFF, "of what is found: text, json or csv",
     audit_take_format, 0},
    {"--used", NULL, NULL, FONTS, "which characters of the sheet each font sets",
     options_take_used, 0},
    {"--width", NULL, "EM", INSPECT, "of the lines that texts are set in", NULL, 0},
    {"--line-break", NULL, "MODE", INSPECT,
     "and every other property that styles of layouts have:\n--text-align justify, ...",
     NULL, 0},
    {"--report-fit", NULL, "FORMAT", RENDER | CHECK,
     "what each page and box has used to fill its room: text\nor json", options_take_fit,
     0},
    {"--fonts", NULL, "FILE",
     RENDER | CHECK | BATCH | INSPECT | FONTS | REGENERATE | PROVENANCE,
     "another font catalogue; to regenerate, the one that the\nfonts are beside", NULL,
     PLACE(fonts)},
    {"--memory-limit", NULL, "MIB", SHEETS | REGENERATE | EXTRACT,
     "memory the job may use; 1024 if not given", options_take_memory, 0},
    {"--page-limit", NULL, "N", RENDER | CHECK | BATCH | PROVENANCE,
     "pages that a sheet may have; 10000 if not given", options_take_pages, 0},
    {"--jobs", "-j", "N", BATCH,
     "processes; as many as there are processors if not given", batch_take_workers, 0},
    {"--by", NULL, "COLUMN", SHEETS,
     "the column of the measurements that names areas;\nbatch makes a sheet for each, "
     "{area} "
     "in --output\nstands for its name",
     NULL, PLACE(by)},
    {"--area", NULL, "AREA", RENDER | CHECK | MERGE | DIFF | FONTS | PROVENANCE,
     "the one that is wanted", NULL, PLACE(area)},
    {"--resume", NULL, NULL, BATCH,
     "leave out what has been made of the same input before", batch_take_resume, 0},
    {"--fail-fast", NULL, NULL, BATCH, "begin no job after the first failure",
     batch_take_fail_fast, 0},
    {"--keep-going", NULL, NULL, BATCH, "go on after failures, as it does if not told",
     batch_take_keep_going, 0},
    {"--shard", NULL, "K/N", BATCH,
     "only part K of N of the jobs; in job arrays of Slurm and\nindexed jobs of "
     "Kubernetes "
     "found by itself",
     batch_take_shard, 0},
    {"--time-limit", NULL, "SECONDS", BATCH,
     "processor time that a job may take; 0, no limit,\nif not given", batch_take_time,
     0},
    {"--journal", NULL, "FILE", BATCH,
     "where it is written what has been made; beside the list\nof jobs or the plan if "
     "not "
     "given",
     batch_take_journal, 0},
    {"--report", NULL, "FILE", BATCH, "a summary as JSON", batch_take_report, 0},
    {"--bind", NULL, "FILE", BATCH,
     "all sheets in one PDF, too, with a bookmark for each", batch_take_bind, 0},
    {"--merge-journals", NULL, "FILE", BATCH,
     "only put the journals that are named together in this", batch_take_merge, 0},
    {"--replace", NULL, NULL, EXTRACT, "write over files that are there",
     options_take_replace, 0},
    {"--message-format", NULL, "FORMAT", ALL,
     "messages as text, or as json: an object a line", options_take_message_format, 0},
};
const int n_options_known = sizeof options_known / sizeof *options_known;

const struct command *command_find(const char *name)
{
    for (int i = 0; i < n_commands; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

const struct option *option_find(const char *word)
{
    for (int i = 0; i < n_options_known; i++) {
        const struct option *o = &options_known[i];
        if (strcmp(o->name, word) == 0 || (o->letter && strcmp(o->letter, word) == 0))
            return o;
    }
    return NULL;
}

/* The letters of `a` that are not in `b`, each counted as often as it stands there. */
static int letters_missing(const char *a, const char *b)
{
    int count[256] = {0}, missing = 0;
    for (; *b; b++)
        count[(unsigned char)*b]++;
    for (; *a; a++)
        missing += --count[(unsigned char)*a] < 0;
    return missing;
}

/* A rough measure is enough for a dozen names: they differ by at most two letters, in
 * whatever order. */
static bool is_near(const char *word, const char *name)
{
    return letters_missing(word, name) + letters_missing(name, word) <= 2 &&
           strlen(name) > 3;
}

const char *command_nearest(const char *word)
{
    for (int i = 0; i < n_commands; i++)
        if (is_near(word, commands[i].name))
            return commands[i].name;
    return NULL;
}

const char *option_nearest(const char *word, int command)
{
    for (int i = 0; i < n_options_known; i++)
        if ((options_known[i].commands & command) && is_near(word, options_known[i].name))
            return options_known[i].name;
    return NULL;
}
