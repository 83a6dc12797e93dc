#include "base/json_out.h"

#include <stdlib.h>

#include "base/mem.h"

static void *json_memory(size_t bytes) {
	return mem_resize(NULL, bytes, 1);
}

void json_ready(void) {
	cJSON_InitHooks(&(cJSON_Hooks){json_memory, free});
}

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
