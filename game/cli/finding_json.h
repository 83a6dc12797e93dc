#ifndef WATERLINE_CLI_FINDING_JSON_H
#define WATERLINE_CLI_FINDING_JSON_H

#include <cjson/cJSON.h>

#include "base/diag.h"

/** One finding: `file line column severity code message`; `file` is null where there is none. */
cJSON *finding_json(const struct finding *finding);

#endif
