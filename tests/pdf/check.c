/* check_pdf PROFILE FILE: says how the file breaks the profile (ua1, a2a; several are
 * joined by +), of which qpdf tells the objects on standard input:
 *
 *   qpdf --json=2 --json-stream-data=inline --decode-level=generalized FILE |
 *       check_pdf ua1+a2a FILE
 *
 * A finding is a line "clause: what"; the exit status is 1 if there is one. check_pdf
 * clauses prints all clauses: name, profiles, source, what they ask for. */
#include "check.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct clause {
    const char *name;
    int profiles;
    const char *source, *asks;
} clauses[] = {
#define CLAUSE(name, profiles, source, asks) {name, profiles, source, asks},
#include "clauses.def"
};

static const struct {
    const char *name;
    int bit;
} profiles[] = {{"ua1", UA1}, {"a2a", A2A}, {"a3a", A3A}, {"x1a", X1A}, {"x4", X4}};

enum {
    CLAUSES = sizeof clauses / sizeof *clauses,
    PROFILES = sizeof profiles / sizeof *profiles
};

void finding(struct checking *c, const char *clause, const char *format, ...)
{
    va_list rest;
    int i = 0;
    while (i < CLAUSES && strcmp(clauses[i].name, clause) != 0)
        i++;
    if (i == CLAUSES) {
        fprintf(stderr, "check_pdf: there is no clause %s\n", clause);
        exit(2);
    }
    if (!(clauses[i].profiles & c->profile))
        return;
    c->findings++;
    printf("%s: ", clause);
    va_start(rest, format);
    vprintf(format, rest);
    va_end(rest);
    putchar('\n');
}

static void print_clauses(void)
{
    for (int i = 0; i < CLAUSES; i++) {
        printf("%s\t", clauses[i].name);
        for (int k = 0, n = 0; k < PROFILES; k++)
            if (clauses[i].profiles & profiles[k].bit)
                printf("%s%s", n++ ? "+" : "", profiles[k].name);
        printf("\t%s\t%s\n", clauses[i].source, clauses[i].asks);
    }
}

static int read_profile(const char *text)
{
    int found = 0;
    char words[64];
    snprintf(words, sizeof words, "+%.60s+", text);
    for (int k = 0; k < PROFILES; k++) {
        char word[16];
        snprintf(word, sizeof word, "+%s+", profiles[k].name);
        if (strstr(words, word))
            found |= profiles[k].bit;
    }
    return found;
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "clauses") == 0) {
        print_clauses();
        return 0;
    }
    struct checking c = {.profile = argc == 3 ? read_profile(argv[1]) : 0};
    if (!c.profile) {
        fprintf(stderr, "Usage: check_pdf ua1+a2a FILE <JSON\n");
        return 2;
    }
    struct file file = file_read(argv[2]);
    struct drawn drawn = {NULL, 0, NULL, 0};
    c.file = &file;
    check_document(&c);
    check_metadata(&c);
    check_objects(&c);
    check_attachments(&c);
    check_press(&c);
    check_content(&c, &drawn);
    check_structure(&c, &drawn);
    check_fonts(&c, &drawn);
    drawn_free(&drawn);
    file_free(&file);
    return c.findings > 0;
}
