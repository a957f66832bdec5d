#include "evaluate/xpath_words.h"

#include "evaluate/functions.h"

#include "base/diag.h"
#include "base/job.h"
#include "base/str.h"

#include <libxml/xpath.h>

const char *xpath_words(struct job *job, int number, const struct xpath_said *said)
{
    struct arena *arena = job->doc;
    const struct diags *diags = job->diags;
    switch (number) {
    case XPATH_UNFINISHED_LITERAL_ERROR:
        return "a quote is not closed";
    case XPATH_VARIABLE_REF_ERROR:
        return "a name is expected behind $";
    case XPATH_UNDEF_VARIABLE_ERROR:
        return str_format(arena, diags_phrase(diags, "there is no variable $%s"),
                          said->name)
            .p;
    case XPATH_INVALID_PREDICATE_ERROR:
        return "a bracket [ is not closed";
    case XPATH_EXPR_ERROR:
        return "it cannot be read from here on";
    case XPATH_UNKNOWN_FUNC_ERROR:
        return str_format(arena, diags_phrase(diags, "there is no function %s()"),
                          said->name)
            .p;
    case XPATH_INVALID_ARITY:
        return str_format(
                   arena,
                   diags_phrase(diags, "%s() is given too many or too few values%s"),
                   said->function, diags_phrase(diags, functions_usage(said->function)))
            .p;
    case XPATH_INVALID_TYPE:
    case XPATH_INVALID_OPERAND:
        return "a value is of a kind that cannot be used there";
    case XPATH_UNDEF_PREFIX_ERROR:
        return "it uses a prefix that is not defined";
    case XPATH_OP_LIMIT_EXCEEDED:
        return said->millions == 1
                   ? "it takes more than a million steps"
                   : str_format(arena, "it takes more than %d million steps",
                                said->millions)
                         .p;
    case XPATH_RECURSION_LIMIT_EXCEEDED:
        return "it is nested too deep";
    default:
        return "it cannot be evaluated";
    }
}
