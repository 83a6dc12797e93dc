/* The order of the nodes is the order of reading, as it is that of the focus. */
#include "view/describe.h"

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

void describe_node(const struct node *node, struct buf *out) {
	buf_printf(out, "%s%s%s: %s", roles[node->role], node->selected ? ", chosen" : "", node->focused ? ", in focus" : "",
		node->label);
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
