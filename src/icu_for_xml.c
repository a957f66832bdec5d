/* What libxml2's archive asks of ICU, for files in encodings that it does not know
 * itself, by the names that it asks for: ICU is opened then (icu.h). */
#include "base/icu.h"

UConverter *ucnv_open(const char *name, UErrorCode *status)
{
    return icu()->ucnv_open(name, status);
}

void ucnv_close(UConverter *converter)
{
    icu()->ucnv_close(converter);
}

void ucnv_setToUCallBack(UConverter *converter, UConverterToUCallback action,
                         const void *context, UConverterToUCallback *old_action,
                         const void **old_context, UErrorCode *status)
{
    icu()->ucnv_setToUCallBack(converter, action, context, old_action, old_context,
                               status);
}

void ucnv_setFromUCallBack(UConverter *converter, UConverterFromUCallback action,
                           const void *context, UConverterFromUCallback *old_action,
                           const void **old_context, UErrorCode *status)
{
    icu()->ucnv_setFromUCallBack(converter, action, context, old_action, old_context,
                                 status);
}

void ucnv_convertEx(UConverter *to, UConverter *from, char **target,
                    const char *target_end, const char **source, const char *source_end,
                    UChar *pivot_start, UChar **pivot_source, UChar **pivot_target,
                    const UChar *pivot_end, UBool reset, UBool flush, UErrorCode *status)
{
    icu()->ucnv_convertEx(to, from, target, target_end, source, source_end, pivot_start,
                          pivot_source, pivot_target, pivot_end, reset, flush, status);
}

void UCNV_TO_U_CALLBACK_STOP(const void *context, UConverterToUnicodeArgs *arguments,
                             const char *units, int32_t n,
                             UConverterCallbackReason reason, UErrorCode *status)
{
    icu()->UCNV_TO_U_CALLBACK_STOP(context, arguments, units, n, reason, status);
}

void UCNV_FROM_U_CALLBACK_STOP(const void *context, UConverterFromUnicodeArgs *arguments,
                               const UChar *units, int32_t n, UChar32 c,
                               UConverterCallbackReason reason, UErrorCode *status)
{
    icu()->UCNV_FROM_U_CALLBACK_STOP(context, arguments, units, n, c, reason, status);
}
