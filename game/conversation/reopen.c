#include "conversation/reopen.h"

#include <stdlib.h>

void reopen_cast(struct conversation *conversation, const struct cast *cast) {
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		struct action name = {.act = ACT_NAME, .seat = (enum seat)seat, .name = cast->person[seat].name,
			.pronouns = (int)cast->person[seat].pronouns};
		conversation_do(conversation, &name);
	}
}

struct conversation *reopen_conversation(
	const struct kept *kept, const char *scenes, const struct keeping *keeping, struct diag *diag) {
	struct story *story = kept_story(kept, scenes, diag);
	if (story == NULL) {
		return NULL;
	}
	char *path = kept_scenario_path(kept, scenes);
	struct cast cast = kept_cast(kept, story);
	struct conversation *conversation = conversation_create(story, path, keeping);
	reopen_cast(conversation, &cast);
	free(path);
	return conversation;
}
