/* Remove with the first real loader. */
#include "story/story.h"

struct story *story_load(const char *path, struct diag *diag) {
	(void)path;
	(void)diag;
	return NULL;
}
void story_destroy(struct story *story) {
	(void)story;
}
struct cast story_cast(const struct story *story) {
	(void)story;
	return (struct cast){0};
}
const char *ending_id(enum ending_kind kind) {
	(void)kind;
	return "";
}
void story_plain_text(const struct story *story, const struct cast *cast, const char *text, struct buf *out) {
	(void)story;
	(void)cast;
	buf_puts(out, text);
}
const struct rule *compose_rule(const struct compose *compose, const uint8_t *options) {
	(void)options;
	return compose->rules;
}
void compose_says(const struct compose *compose, const uint8_t *options, struct buf *out) {
	(void)compose;
	(void)options;
	(void)out;
}
int32_t expr_value(const struct expr *expr, const struct expr_facts *facts) {
	(void)expr;
	(void)facts;
	return 1;
}
