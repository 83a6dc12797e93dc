#ifndef WATERLINE_TESTS_SESSION_FIXTURE_H
#define WATERLINE_TESTS_SESSION_FIXTURE_H

/* Sessions of the small scenario, for tests that play it. */
#include "story_fixture.h"

#include "playthrough/playthrough.h"

/* Says replies that must all be on offer. */
static inline void say(struct playthrough *playthrough, const char *list) {
	struct diag diag = {0};
	if (!playthrough_replies_by_id(playthrough, list, &diag)) {
		fail_msg("%s: %s", list, diag.findings[0].message);
	}
	diag_finish(&diag);
}

#endif
