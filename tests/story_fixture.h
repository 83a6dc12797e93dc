#ifndef WATERLINE_TESTS_STORY_FIXTURE_H
#define WATERLINE_TESTS_STORY_FIXTURE_H

/* A small scenario for tests that need one: talk round and round, two endings, a break that is called. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "story/story.h"

/* A larger one, as they are in the library, whose words nobody changes: seats emil and lotte. */
#define LATE_TRAIN TESTS_DIR "/scenarios/valid/late-train.json"

#define FIXTURE_HALF                                                                                                   \
	"\"half\": {\"trigger\": \"t\", \"perception\": \"p\", \"secondary\": \"s\", \"behaviour\": \"b\", \"primary\": \"r\", " \
	"\"need\": \"n\"}"

static const char fixture_text[] =
	"{\"format\": 1, \"id\": \"fixture\", \"title\": \"Fixture\", \"summary\": \"For tests.\",\n"
	"\"content_notes\": [\"none\"], \"practises\": [\"testing\"], \"source\": \"none\", \"minutes\": 1,\n"
	"\"couple\": {\n"
	" \"ada\": {\"name\": \"Ada\", \"pronouns\": \"she\", \"position\": \"pursuer\",\n"
	"  \"start\": {\"heat\": 420, \"open\": 410, \"safe\": 450, \"depth\": 200}, " FIXTURE_HALF "},\n"
	" \"ben\": {\"name\": \"Ben\", \"pronouns\": \"he\", \"position\": \"withdrawer\",\n"
	"  \"start\": {\"heat\": 380, \"open\": 350, \"safe\": 450, \"depth\": 150}, " FIXTURE_HALF "}},\n"
	"\"seats\": [\"ada\", \"ben\"], \"vars\": {\"walks\": 0}, \"start\": \"ada-talks\",\n"
	"\"beats\": {\n"
	" \"ada-talks\": {\"lines\": [{\"text\": \"Evening.\"}, {\"by\": \"ben\", \"when\": \"seen(\\\"ada-talks\\\") > 1\", \"does\": \"waits\"}],\n"
	"  \"turn\": \"ada\", \"replies\": [\n"
	"   {\"id\": \"snap\", \"says\": \"You never listen.\", \"move\": \"criticise\", \"once\": false, \"to\": \"ben-talks\"},\n"
	"   {\"id\": \"see\", \"says\": \"I see why.\", \"move\": \"validate\", \"once\": false, \"to\": \"ben-talks\"},\n"
	"   {\"id\": \"ask\", \"says\": \"What was it like?\", \"move\": \"curious\", \"once\": false, \"to\": \"ben-talks\"},\n"
	"   {\"id\": \"walk\", \"says\": \"Ten minutes, then I am back.\", \"move\": \"pause_return\", \"sets\": {\"walks\": \"+1\"},\n"
	"    \"to\": {\"call\": \"outside\", \"then\": \"ben-talks\"}},\n"
	"   {\"id\": \"say-it\", \"compose\": {\"slots\": [\n"
	"     {\"label\": \"When \\u2026\", \"options\": [{\"id\": \"door\", \"says\": \"the door shut,\", \"tag\": \"exact\"}, {\"id\": \"always\", \"says\": \"you do that,\"}]},\n"
	"     {\"label\": \"I felt \\u2026\", \"options\": [{\"id\": \"small\", \"says\": \"small.\", \"tag\": \"from\"}, {\"id\": \"that\", \"says\": \"that it was wrong.\"}]}],\n"
	"    \"rules\": [{\"when\": [\"exact\", \"from\"], \"move\": \"disclose\"}, {\"move\": \"talk_about\"}]}, \"to\": \"ben-talks\"}]},\n"
	" \"ben-talks\": {\"lines\": [{\"text\": \"{ben} looks up.\"}], \"turn\": \"ben\", \"replies\": [\n"
	"   {\"id\": \"shut\", \"does\": \"says nothing\", \"move\": \"stonewall\", \"once\": false, \"to\": \"on\"},\n"
	"   {\"id\": \"sorry\", \"says\": \"Sorry. Again.\", \"move\": \"placate\", \"once\": false, \"to\": \"on\"},\n"
	"   {\"id\": \"tell\", \"says\": \"I got a fright.\", \"move\": \"disclose\", \"once\": false, \"to\": \"on\"},\n"
	"   {\"id\": \"fair\", \"says\": \"Fair enough.\", \"move\": \"validate\", \"once\": false, \"to\": \"on\"}]},\n"
	" \"on\": {\"to\": [{\"when\": \"repaired\", \"to\": \"well\"}, {\"when\": \"rounds >= 8\", \"to\": \"badly\"}, {\"to\": \"ada-talks\"}]},\n"
	" \"outside\": {\"lines\": [{\"text\": \"The street.\"}], \"to\": \"home\"},\n"
	" \"home\": {\"return\": true},\n"
	" \"well\": {\"ending\": \"repaired\", \"title\": \"Well\", \"text\": \"Well.\", \"ask\": \"How?\"},\n"
	" \"badly\": {\"ending\": \"stuck\", \"title\": \"Badly\", \"text\": \"Badly.\", \"ask\": \"How?\"}}}\n";

static inline struct story *fixture_from(const char *text) {
	struct diag diag = {0};
	struct story *story = story_load_text("fixture.json", text, strlen(text), &diag);
	struct buf out = BUF_EMPTY;
	diag_print(&diag, false, &out);
	if (story == NULL) {
		fail_msg("%s", out.text);
	}
	buf_finish(&out);
	diag_finish(&diag);
	return story;
}

static inline struct story *fixture_story(void) {
	return fixture_from(fixture_text);
}

/** The same without endings: it goes on for as long as one likes. */
static inline struct story *fixture_endless(void) {
	static const char rounds[] = "\"rounds >= 8\"", repaired[] = "\"repaired\", \"to\"";
	char *text = strdup(fixture_text);
	memcpy(strstr(text, rounds), "\"rounds < 0 \"", sizeof(rounds) - 1);
	memcpy(strstr(text, repaired), "\"tension<0\",\"to\"", sizeof(repaired) - 1);
	struct story *story = fixture_from(text);
	free(text);
	return story;
}

#endif
