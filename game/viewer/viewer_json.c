#include "viewer/viewer_json.h"

#include <string.h>

void viewer_json_text(cJSON *object, const char *key, const char *text) {
	if (text == NULL) {
		return;
	}
	struct buf plain = BUF_EMPTY;
	for (const char *c = text; *c != '\0'; c++) {
		if (*c != EMPHASIS_ON && *c != EMPHASIS_OFF) {
			buf_putc(&plain, *c);
		}
	}
	cJSON_AddStringToObject(object, key, plain.text);
	buf_finish(&plain);
}

static bool has_number(enum viewer_role role) {
	return role == VIEWED_LINE || role == VIEWED_CARD || role == VIEWED_LAYER;
}

cJSON *viewer_json_node(const struct viewer_node *node) {
	cJSON *object = cJSON_CreateObject();
	viewer_json_text(object, "role", viewer_role_id(node->role));
	viewer_json_text(object, "id", node->id);
	viewer_json_text(object, "parent", node->parent);
	viewer_json_text(object, "label", node->label);
	viewer_json_text(object, "value", node->value);
	if (node->by != SEAT_NONE) {
		cJSON_AddStringToObject(object, "by", node->by == SEAT_ONE ? "one" : "two");
	}
	if (has_number(node->role)) {
		cJSON_AddNumberToObject(object, "number", node->number);
	}
	if (node->states != 0) {
		cJSON *states = cJSON_AddArrayToObject(object, "states");
		for (int bit = 0; bit < VIEWED_STATES; bit++) {
			if ((node->states >> bit & 1) != 0) {
				cJSON_AddItemToArray(states, cJSON_CreateString(viewer_state_id(bit)));
			}
		}
	}
	viewer_json_text(object, "action", viewer_deed_id(node));
	return object;
}

cJSON *viewer_json(const struct viewer *viewer) {
	cJSON *list = cJSON_CreateArray();
	size_t count = viewer_count(viewer);
	for (size_t i = 0; i < count; i++) {
		cJSON_AddItemToArray(list, viewer_json_node(viewer_node(viewer, i)));
	}
	return list;
}
