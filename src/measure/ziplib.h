/* libzip, opened when the first workbook is read. It brings OpenSSL along, and to find
 * places in memory for that would cost every sheet that is made from a CSV file a
 * twentieth of its time. Internal to package.c and package_part.c. */
#ifndef GAIYO_MEASURE_ZIPLIB_H
#define GAIYO_MEASURE_ZIPLIB_H

#include <stdbool.h>
#include <zip.h>

/* ZIPLIB(type, name, parameters): what is used of it, as zip.h declares it. */
#define ZIPLIB_FUNCTIONS                                                                 \
    ZIPLIB(void, zip_error_init, (zip_error_t *))                                        \
    ZIPLIB(void, zip_error_fini, (zip_error_t *))                                        \
    ZIPLIB(const char *, zip_error_strerror, (zip_error_t *))                            \
    ZIPLIB(zip_source_t *, zip_source_buffer_create,                                     \
           (const void *, zip_uint64_t, int, zip_error_t *))                             \
    ZIPLIB(void, zip_source_free, (zip_source_t *))                                      \
    ZIPLIB(zip_t *, zip_open_from_source, (zip_source_t *, int, zip_error_t *))          \
    ZIPLIB(void, zip_discard, (zip_t *))                                                 \
    ZIPLIB(zip_int64_t, zip_name_locate, (zip_t *, const char *, zip_flags_t))           \
    ZIPLIB(int, zip_stat, (zip_t *, const char *, zip_flags_t, zip_stat_t *))            \
    ZIPLIB(zip_file_t *, zip_fopen, (zip_t *, const char *, zip_flags_t))                \
    ZIPLIB(zip_int64_t, zip_fread, (zip_file_t *, void *, zip_uint64_t))                 \
    ZIPLIB(int, zip_fclose, (zip_file_t *))                                              \
    ZIPLIB(const char *, zip_strerror, (zip_t *))                                        \
    ZIPLIB(const char *, zip_file_strerror, (zip_file_t *))

struct ziplib {
    void *handle;
#define ZIPLIB(type, name, parameters) type(*name) parameters;
    ZIPLIB_FUNCTIONS
#undef ZIPLIB
};

/* False if libzip is not installed; *why then says what the loader says. */
bool ziplib_open(struct ziplib *lib, const char **why);

void ziplib_close(struct ziplib *lib);

#endif
