/* What the unit tests share. */
#ifndef GAIYO_TESTS_SUPPORT_H
#define GAIYO_TESTS_SUPPORT_H

/* cmocka's header wants these before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/job.h"
#include "base/str.h"

#include <stdio.h>
#include <string.h>

/* A job with memory of its own; TEST_HOME (the source tree) has its data. */
struct job job_begin(void);
void job_end(struct job *job);

/* The messages so far, as one text… */
const char *job_messages(struct job *job);

/* …with the files of write_file named as the tests call them. */
const char *said(struct job *job);

/* "line:column" of a place; "0:0" of none. */
const char *place(struct job *job, struct srcpos pos);

/* The text equals `expected`. */
#define assert_str(actual, expected) assert_string_equal(str_c_(actual), (expected))
const char *str_c_(struct str s);

/* `text` written to a new file of that name in TEST_SCRATCH, the test program's own
 * folder; its path. */
const char *write_file(struct job *job, const char *name, const char *text);

#endif
