#ifndef WATERLINE_TESTS_SESSION_FIXTURE_H
#define WATERLINE_TESTS_SESSION_FIXTURE_H

/* Sessions of the small scenario, for tests that play it. */
#include "story_fixture.h"

#include "session/session.h"

/* Says replies that must all be on offer. */
static inline void say(struct session *session, const char *list) {
	struct diag diag = {0};
	if (!session_replies_by_id(session, list, &diag)) {
		fail_msg("%s: %s", list, diag.findings[0].message);
	}
	diag_finish(&diag);
}

#endif
