/* The order of the nodes is the order of reading, as it is that of the focus. */
#include "view/describe.h"

#include <string.h>

#include "viewer/viewer_json.h"

static const char *const roles[] = {
	[ROLE_HEADING] = "heading",
	[ROLE_TEXT] = "text",
	[ROLE_LINE] = "line",
	[ROLE_CARD] = "card",
	[ROLE_BUTTON] = "button",
	[ROLE_FIELD] = "field",
	[ROLE_CHOICE] = "choice",
	[ROLE_PICTURE] = "picture",
};

void describe_label(const struct node *node, struct buf *out) {
	const char *value = node->value != NULL && node->value[0] != '\0' ? node->value : node->hint;
	buf_puts(out, node->label);
	if (value != NULL) {
		buf_printf(out, ": %s", value);
	}
}

void describe_node(const struct node *node, struct buf *out) {
	buf_printf(out, "%s%s%s: ", roles[node->role], node->selected ? ", chosen" : "", node->focused ? ", in focus" : "");
	describe_label(node, out);
}

void describe_list(const struct draw_list *list, struct buf *out) {
	for (size_t i = 0; i < list->node_len; i++) {
		if (list->nodes[i].label[0] == '\0') {
			continue;
		}
		size_t start = out->len;
		describe_node(&list->nodes[i], out);
		for (size_t at = start; at < out->len; at++) {
			out->text[at] = out->text[at] == '\n' ? ' ' : out->text[at];
		}
		buf_putc(out, '\n');
	}
}

static void add_state(cJSON *object, const char *state) {
	cJSON *states = cJSON_GetObjectItem(object, "states");
	if (states == NULL) {
		states = cJSON_AddArrayToObject(object, "states");
	}
	cJSON_AddItemToArray(states, cJSON_CreateString(state));
}

static void add_typing(cJSON *object, const struct node *node) {
	bool forward = node->mark < node->caret;
	cJSON_AddNumberToObject(object, "caret", (double)node->caret);
	if (node->mark != node->caret) {
		cJSON *marked = cJSON_AddArrayToObject(object, "marked");
		cJSON_AddItemToArray(marked, cJSON_CreateNumber((double)(forward ? node->mark : node->caret)));
		cJSON_AddItemToArray(marked, cJSON_CreateNumber((double)(forward ? node->caret : node->mark)));
	}
}

/* A part of the window's own. */
static cJSON *window_node(const struct node *node) {
	cJSON *object = cJSON_CreateObject();
	viewer_json_text(object, "role", roles[node->role]);
	viewer_json_text(object, "id", node->shows);
	viewer_json_text(object, "label", node->label);
	viewer_json_text(object, "value", node->value);
	viewer_json_text(object, "hint", node->hint);
	if (node->value != NULL) {
		add_typing(object, node);
	}
	if (node->selected) {
		add_state(object, "chosen");
	}
	return object;
}

static cJSON *object_with_id(cJSON *nodes, const char *id) {
	cJSON *object = NULL;
	cJSON_ArrayForEach(object, nodes) {
		const cJSON *own = cJSON_GetObjectItem(object, "id");
		if (own != NULL && strcmp(own->valuestring, id) == 0) {
			break;
		}
	}
	return object;
}

void describe_json(const char *screen, const struct draw_list *list, const struct viewer *viewer, struct buf *out) {
	cJSON *root = cJSON_CreateObject(), *nodes = viewer != NULL ? viewer_json(viewer) : cJSON_CreateArray();
	cJSON_AddStringToObject(root, "screen", screen);
	for (size_t i = 0; i < list->node_len; i++) {
		const struct node *node = &list->nodes[i];
		cJSON *object = node->shows != NULL ? object_with_id(nodes, node->shows) : NULL;
		if (object == NULL && node->label[0] != '\0') {
			object = window_node(node);
			cJSON_AddItemToArray(nodes, object);
		}
		if (node->focused && object != NULL) {
			add_state(object, "focused");
		}
	}
	cJSON_AddItemToObject(root, "nodes", nodes);
	json_put(root, out);
}
