/* libqpdf's C interface, opened when a PDF is first read: it is C++, and to find places
 * in memory for that would cost every sheet that is made. */
#ifndef GAIYO_ARCHIVE_QPDFLIB_H
#define GAIYO_ARCHIVE_QPDFLIB_H

#include <qpdf/qpdf-c.h>
#include <stdbool.h>

/* QPDFLIB(type, name, parameters): what is used of it, as qpdf-c.h declares it. */
#define QPDFLIB_FUNCTIONS                                                                \
    QPDFLIB(qpdf_data, qpdf_init, (void))                                                \
    QPDFLIB(void, qpdf_cleanup, (qpdf_data *))                                           \
    QPDFLIB(QPDF_BOOL, qpdf_has_error, (qpdf_data))                                      \
    QPDFLIB(qpdf_error, qpdf_get_error, (qpdf_data))                                     \
    QPDFLIB(QPDF_BOOL, qpdf_more_warnings, (qpdf_data))                                  \
    QPDFLIB(const char *, qpdf_get_error_message_detail, (qpdf_data, qpdf_error))        \
    QPDFLIB(void, qpdf_set_suppress_warnings, (qpdf_data, QPDF_BOOL))                    \
    QPDFLIB(void, qpdf_silence_errors, (qpdf_data))                                      \
    QPDFLIB(void, qpdf_set_attempt_recovery, (qpdf_data, QPDF_BOOL))                     \
    QPDFLIB(QPDF_ERROR_CODE, qpdf_read_memory,                                           \
            (qpdf_data, const char *, const char *, unsigned long long, const char *))   \
    QPDFLIB(const char *, qpdf_get_pdf_version, (qpdf_data))                             \
    QPDFLIB(qpdf_oh, qpdf_get_root, (qpdf_data))                                         \
    QPDFLIB(qpdf_oh, qpdf_get_trailer, (qpdf_data))                                      \
    QPDFLIB(int, qpdf_get_num_pages, (qpdf_data))                                        \
    QPDFLIB(qpdf_oh, qpdf_get_page_n, (qpdf_data, size_t))                               \
    QPDFLIB(qpdf_oh, qpdf_get_object_by_id, (qpdf_data, int, int))                       \
    QPDFLIB(void, qpdf_oh_release, (qpdf_data, qpdf_oh))                                 \
    QPDFLIB(QPDF_BOOL, qpdf_oh_is_indirect, (qpdf_data, qpdf_oh))                        \
    QPDFLIB(int, qpdf_oh_get_object_id, (qpdf_data, qpdf_oh))                            \
    QPDFLIB(const char *, qpdf_oh_unparse_resolved, (qpdf_data, qpdf_oh))                \
    QPDFLIB(size_t, qpdf_get_last_string_length, (qpdf_data))                            \
    QPDFLIB(int, qpdf_oh_get_int_value_as_int, (qpdf_data, qpdf_oh))                     \
    QPDFLIB(void, qpdf_oh_begin_dict_key_iter, (qpdf_data, qpdf_oh))                     \
    QPDFLIB(QPDF_BOOL, qpdf_oh_dict_more_keys, (qpdf_data))                              \
    QPDFLIB(const char *, qpdf_oh_dict_next_key, (qpdf_data))                            \
    QPDFLIB(qpdf_oh, qpdf_oh_get_key, (qpdf_data, qpdf_oh, const char *))                \
    QPDFLIB(QPDF_BOOL, qpdf_oh_is_array, (qpdf_data, qpdf_oh))                           \
    QPDFLIB(QPDF_BOOL, qpdf_oh_is_dictionary, (qpdf_data, qpdf_oh))                      \
    QPDFLIB(QPDF_BOOL, qpdf_oh_is_stream, (qpdf_data, qpdf_oh))                          \
    QPDFLIB(QPDF_BOOL, qpdf_oh_is_null, (qpdf_data, qpdf_oh))                            \
    QPDFLIB(QPDF_BOOL, qpdf_oh_is_name_and_equals, (qpdf_data, qpdf_oh, const char *))   \
    QPDFLIB(QPDF_BOOL, qpdf_oh_is_string, (qpdf_data, qpdf_oh))                          \
    QPDFLIB(int, qpdf_oh_get_array_n_items, (qpdf_data, qpdf_oh))                        \
    QPDFLIB(qpdf_oh, qpdf_oh_get_array_item, (qpdf_data, qpdf_oh, int))                  \
    QPDFLIB(qpdf_oh, qpdf_oh_get_dict, (qpdf_data, qpdf_oh))                             \
    QPDFLIB(long long, qpdf_oh_get_int_value, (qpdf_data, qpdf_oh))                      \
    QPDFLIB(const char *, qpdf_oh_get_utf8_value, (qpdf_data, qpdf_oh))                  \
    QPDFLIB(const char *, qpdf_oh_get_binary_string_value,                               \
            (qpdf_data, qpdf_oh, size_t *))                                              \
    QPDFLIB(QPDF_ERROR_CODE, qpdf_oh_get_stream_data,                                    \
            (qpdf_data, qpdf_oh, enum qpdf_stream_decode_level_e, QPDF_BOOL *,           \
             unsigned char **, size_t *))

struct qpdflib {
    void *handle;
#define QPDFLIB(type, name, parameters) type(*name) parameters;
    QPDFLIB_FUNCTIONS
#undef QPDFLIB
};

/* False if libqpdf is not installed; *why then says what the loader says. */
bool qpdflib_open(struct qpdflib *lib, const char **why);

void qpdflib_close(struct qpdflib *lib);

#endif
