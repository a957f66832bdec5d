/* ICU, opened when it is first asked for: its data, and the C++ library that it brings
 * along, take longer to find places in memory for than a short text takes to be set, and
 * most sheets need it for the phrases of their headings only.
 *
 * The functions are what ICU declares, found by the names of its version:
 * icu()->ubrk_open(…). */
#ifndef GAIYO_BASE_ICU_H
#define GAIYO_BASE_ICU_H

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/utext.h>

/* ICU(type, name, parameters): what is used of it. */
#define ICU_FUNCTIONS                                                                    \
    ICU(UBreakIterator *, ubrk_open,                                                     \
        (UBreakIteratorType, const char *, const UChar *, int32_t, UErrorCode *))        \
    ICU(void, ubrk_close, (UBreakIterator *))                                            \
    ICU(void, ubrk_setUText, (UBreakIterator *, UText *, UErrorCode *))                  \
    ICU(int32_t, ubrk_first, (UBreakIterator *))                                         \
    ICU(int32_t, ubrk_next, (UBreakIterator *))                                          \
    ICU(UText *, utext_openUTF8, (UText *, const char *, int64_t, UErrorCode *))         \
    ICU(UText *, utext_close, (UText *))                                                 \
    ICU(int8_t, u_charType, (UChar32))                                                   \
    ICU(int32_t, u_getIntPropertyValue, (UChar32, UProperty))                            \
    ICU(const char *, u_errorName, (UErrorCode))                                         \
    ICU(UConverter *, ucnv_open, (const char *, UErrorCode *))                           \
    ICU(void, ucnv_close, (UConverter *))                                                \
    ICU(void, ucnv_reset, (UConverter *))                                                \
    ICU(UChar32, ucnv_getNextUChar,                                                      \
        (UConverter *, const char **, const char *, UErrorCode *))                       \
    ICU(void, ucnv_setToUCallBack,                                                       \
        (UConverter *, UConverterToUCallback, const void *, UConverterToUCallback *,     \
         const void **, UErrorCode *))                                                   \
    ICU(void, ucnv_setFromUCallBack,                                                     \
        (UConverter *, UConverterFromUCallback, const void *, UConverterFromUCallback *, \
         const void **, UErrorCode *))                                                   \
    ICU(void, ucnv_convertEx,                                                            \
        (UConverter *, UConverter *, char **, const char *, const char **, const char *, \
         UChar *, UChar **, UChar **, const UChar *, UBool, UBool, UErrorCode *))        \
    ICU(void, UCNV_TO_U_CALLBACK_STOP,                                                   \
        (const void *, UConverterToUnicodeArgs *, const char *, int32_t,                 \
         UConverterCallbackReason, UErrorCode *))                                        \
    ICU(void, UCNV_FROM_U_CALLBACK_STOP,                                                 \
        (const void *, UConverterFromUnicodeArgs *, const UChar *, int32_t, UChar32,     \
         UConverterCallbackReason, UErrorCode *))

struct icu {
#define ICU(type, name, parameters) type(*name) parameters;
    ICU_FUNCTIONS
#undef ICU
};

struct helper;

/* Has it opened aside by a helper, if there is one (base/helper.h): for a job that is
 * going to ask for it. */
void icu_prepare(struct helper *helper);

/* Opened by the first call, whichever thread makes it. Where ICU is not installed, a
 * message goes to stderr and the process exits with status 3. */
const struct icu *icu(void);

#endif
