/* For tests of gaiyo.h: what it says, and where it writes. Comes behind own_job.h. */
#ifndef GAIYO_TESTS_SAID_H
#define GAIYO_TESTS_SAID_H

/* What was said, and how often. */
struct said {
    char text[4096];
    int times;
};

static inline void note(void *user, const char *messages, size_t size)
{
    struct said *said = user;
    assert_true(size < sizeof said->text);
    memcpy(said->text, messages, size);
    said->text[size] = 0;
    said->times++;
}

static inline const char *path_of(const char *name)
{
    return path_join(job.doc, TEST_SCRATCH, name);
}

#endif
