#include "measure/separator.h"

#include "measure/messages.h"

#include "base/arena.h"
#include "base/job.h"

enum { SEPARATORS = 3, SAMPLE = 100 };

static const char separators[SEPARATORS] = {',', '\t', ';'};
static const char *const names[SEPARATORS] = {"comma", "tab", "semicolon"};

/* How often each separator stands in the first rows, outside quotes; blank lines are not
 * counted. */
struct sample {
    int counts[SEPARATORS][SAMPLE];
    int n;
};

static void count(struct sample *sample, char c)
{
    for (int s = 0; s < SEPARATORS; s++)
        sample->counts[s][sample->n] += c == separators[s];
}

static void take_sample(struct sample *sample, struct str text)
{
    bool quoted = false, blank = true;
    for (int i = 0; i < text.n && sample->n < SAMPLE; i++) {
        const char c = text.p[i];
        quoted ^= c == '"';
        if (quoted)
            blank = false;
        else if (c == '\n' || c == '\r')
            sample->n += !blank, blank = true;
        else
            count(sample, c), blank = false;
    }
    sample->n += !blank && sample->n < SAMPLE;
}

/* The rows that have the same number of the separator, at least one, as most have. */
static int score(const int *counts, int n)
{
    int best = 0;
    for (int i = 0; i < n; i++) {
        int same = 0;
        for (int k = 0; k < n; k++)
            same += counts[k] == counts[i];
        if (counts[i] && same > best)
            best = same;
    }
    return best;
}

/* The one that the file's name promises: a tab for .tsv. */
static int promised(const char *path)
{
    return str_ends(str_of(path), STR(".tsv")) || str_ends(str_of(path), STR(".tab"));
}

char separator_find(struct job *job, struct str text, uint32_t file, const char *path)
{
    struct sample sample = {.n = 0};
    int scores[SEPARATORS], best = 0, rival = -1;
    take_sample(&sample, text);
    for (int s = 0; s < SEPARATORS; s++)
        scores[s] = score(sample.counts[s], sample.n);
    for (int s = 1; s < SEPARATORS; s++) {
        if (scores[s] > scores[best])
            best = s, rival = -1;
        else if (scores[s] == scores[best])
            rival = s;
    }
    if (!scores[best])
        return ',';
    if (rival >= 0) {
        DIAG(job->diags, DIAG_CSV_SEPARATORS, srcpos_whole(file), names[best],
             names[rival]);
        return 0;
    }
    if (best != 0 && best != promised(path))
        DIAG(job->diags, DIAG_CSV_SEPARATOR, srcpos_whole(file), names[best]);
    return separators[best];
}
