#include "story/load.h"

void story_check(struct loader *loader) {
	loader->story->call_depth = loader->story->call_count > 0 ? CALLS_MAX : 0;
}
