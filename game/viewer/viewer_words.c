/* The words by which programs know roles, states and actions: see viewer_json.h. */
#include "viewer/viewer_inside.h"

const char *viewer_role_id(enum viewer_role role) {
	static const char *const ids[VIEWED_ROLE_COUNT] = {
		[VIEWED_HEADING] = "heading", [VIEWED_TEXT] = "text", [VIEWED_GROUP] = "group", [VIEWED_LINE] = "line",
		[VIEWED_CARD] = "card", [VIEWED_DOES] = "does", [VIEWED_SAYS] = "says", [VIEWED_BENEATH] = "beneath",
		[VIEWED_CHOICE] = "choice", [VIEWED_BUTTON] = "button", [VIEWED_PICTURE] = "picture", [VIEWED_HALF] = "half",
		[VIEWED_LAYER] = "layer", [VIEWED_VERDICT] = "verdict", [VIEWED_MOVE] = "move", [VIEWED_SUM] = "sum",
		[VIEWED_NOTE] = "note", [VIEWED_HABIT] = "habit"};
	return ids[role];
}

const char *viewer_state_id(int bit) {
	static const char *const ids[VIEWED_STATES] = {"chosen", "covered", "disabled", "composed"};
	return ids[bit];
}

const char *viewer_deed_id(const struct viewer_node *node) {
	static const char *const acts[ACT_COUNT] = {[ACT_TICK] = "tick", [ACT_SAY] = "say", [ACT_BACK] = "back",
		[ACT_FORWARD] = "forward", [ACT_STAND] = "stand", [ACT_ARRIVE] = "arrive", [ACT_HOLD] = "hold",
		[ACT_UNDER] = "under", [ACT_NAME] = "name", [ACT_MARK] = "mark", [ACT_OVER] = "over", [ACT_HABIT] = "habit",
		[ACT_RECORD] = "record"};
	static const char *const own[] = {[DEED_COMPOSE] = "compose", [DEED_PART] = "part", [DEED_CARDS] = "cards"};
	if (node->deed == NULL) {
		return NULL;
	}
	return node->deed->kind == DEED_ACTION ? acts[node->deed->action.act] : own[node->deed->kind];
}
