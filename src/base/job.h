/* What every stage is given besides its input: where its result lives, where it may
 * think, where it says what is wrong, and where the installed files are. */
#ifndef GAIYO_BASE_JOB_H
#define GAIYO_BASE_JOB_H

struct job {
    struct arena *doc; /* results of stages: given back together at the end of the job */
    struct arena *scratch; /* between arena_mark and arena_release inside one function */
    struct diags *diags;
    const char *home;          /* the folder that holds data/, fonts/ and layouts/ */
    const struct store *store; /* files in memory (store.h); NULL: they are on the disk */
    struct helper *helper;     /* takes work off its hands (helper.h), or NULL */
    struct paging *paging;     /* its memory (paging.h), or NULL */
    struct kept *kept;         /* from earlier jobs and for later ones, or NULL */
    /* The folder that the fonts of a catalogue are in; NULL: the catalogue's own. */
    const char *font_folder;
    /* When sheets say they were made [s since 1970]; NULL: what SOURCE_DATE_EPOCH says.
     */
    const char *epoch;
    int most_pages; /* that a sheet may have; 0: as layout sees fit */
};

#endif
