#include "base/json_out.h"

#include "base/mem.h"

void json_put(cJSON *root, struct buf *out) {
	char *text = cJSON_Print(root);
	cJSON_Delete(root);
	if (text == NULL) {
		mem_exhausted();
	}
	buf_puts(out, text);
	buf_putc(out, '\n');
	cJSON_free(text);
}
