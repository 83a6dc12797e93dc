#include "conversation/reopen.h"

#include <stdlib.h>
#include <string.h>

void reopen_cast(struct conversation *conversation, const struct cast *cast) {
	struct cast usual = story_cast(conversation_now(conversation)->story);
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		bool renamed = strcmp(usual.person[seat].name, cast->person[seat].name) != 0;
		if (!renamed && usual.person[seat].pronouns == cast->person[seat].pronouns) {
			continue;
		}
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
