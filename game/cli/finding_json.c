#include "cli/finding_json.h"

cJSON *finding_json(const struct finding *finding) {
	struct place place = diag_place(finding->span);
	bool error = finding->severity == SEVERITY_ERROR;
	cJSON *object = cJSON_CreateObject();
	if (finding->span.source != NULL) {
		cJSON_AddStringToObject(object, "file", finding->span.source->name);
	} else {
		cJSON_AddNullToObject(object, "file");
	}
	cJSON_AddNumberToObject(object, "line", (double)place.line);
	cJSON_AddNumberToObject(object, "column", (double)place.column);
	cJSON_AddStringToObject(object, "severity", error ? "error" : "warning");
	cJSON_AddStringToObject(object, "code", finding->code);
	cJSON_AddStringToObject(object, "message", finding->message);
	return object;
}
