/* What a reply brings with it: its own lines, last("…"), options and rules that depend on the moment. */
#include "playthrough_fixture.h"

#include <stdlib.h>

#include "explore/explore.h"
#include "report/debrief.h"

#define ANSWERS TESTS_DIR "/scenarios/valid/answers.json"

static struct story *load(void) {
	struct diag diag = {0};
	struct story *story = story_load(ANSWERS, &diag);
	assert_non_null(story);
	assert_int_equal(diag.len, 0);
	diag_finish(&diag);
	return story;
}

static void test_loaded(void **state) {
	(void)state;
	struct story *story = load();
	assert_string_equal(story->language, "en-GB");
	assert_string_equal(story->prepare[PREPARE_COUNT - 1], "What would help?");
	assert_string_equal(story->talk[TALK_COUNT - 1], "What do you take home?");
	const struct beat *door = story_beat(story, "door");
	assert_int_equal(door->guide_count, 2);
	assert_int_equal(door->guides[1].at, GUIDE_CARDS);
	assert_string_equal(guide_at_id(GUIDE_REWIND), "rewind");
	assert_non_null(strstr(door->guides[0].text, "{ann.they} can bear"));
	const struct reply *sharp = story_reply(story, "sharp"), *built = story_reply(story, "built");
	assert_true(sharp->label_checked);
	assert_false(built->label_checked);
	assert_int_equal(sharp->station, STATION_NONE);
	assert_null(station_id(sharp->station));
	assert_string_equal(station_id(story_reply(story, "warm")->station), "reach_back");
	assert_int_equal(sharp->line_count, 7);
	assert_int_equal(built->compose->rules[1].set_count, 1);
	assert_int_equal(story->last_count, 3);
	assert_int_equal(built->last_slot, UINT32_MAX); /* nobody asks for it */
	story_destroy(story);
}

static void put(const char *by, const char *before, const char *text, struct buf *out) {
	if (text != NULL) {
		buf_printf(out, "%s%s%s\n", by, before, text);
	}
}

/* What came with the first reply, as it is shown. */
static void assert_answer(const struct playthrough *playthrough, const char *expected) {
	struct buf out = BUF_EMPTY;
	for (size_t i = 0; i < playthrough_event_count(playthrough); i++) {
		struct event event = playthrough_event(playthrough, i);
		if (event.line >= 0 && event.of_reply && event.step == 1) {
			struct line line = playthrough_event_line(playthrough, event);
			const char *by = line.by == SEAT_NONE ? "" : playthrough_story(playthrough)->person[line.by].name;
			put(by, "", line.text, &out);
			put(by, " ", line.does, &out);
			put(by, ": ", line.says, &out);
		}
	}
	assert_string_equal(out.text, expected);
	buf_finish(&out);
}

static const struct {
	const char *why;
	bool ann, bo;
	const char *shown;
} seats[] = {
	{"whoever plays Ann hears Bo, and says nothing that she did not choose", true, false,
		"Bo: I did ring.\nBo puts the keys down\nBo: Twice.\nAnn turns away\nIt got sharper.\n"},
	{"whoever plays Bo sees what he does", false, true,
		"Bo puts the keys down\nAnn: You did not.\nAnn turns away\nAnn: No.\nIt got sharper.\n"},
	{"two who play hear each other alone", true, true, "Bo puts the keys down\nAnn turns away\nIt got sharper.\n"},
	{"where nobody plays all of it is shown", false, false,
		"Bo: I did ring.\nBo puts the keys down\nBo: Twice.\nAnn: You did not.\nAnn turns away\nAnn: No.\n"
		"It got sharper.\n"},
};

/* Says it, whether a person does or habit: for that, it must be what comes to her. */
static void say_by_anyone(struct playthrough *playthrough, const char *id) {
	if (playthrough_waits_for(playthrough) == PLAYTHROUGH_PERSON) {
		say(playthrough, id);
	} else {
		playthrough_go_on(playthrough);
	}
}

static void test_nobody_speaks_for_a_person(void **state) {
	(void)state;
	struct story *story = load();
	story->person[SEAT_ONE].start.heat = 520; /* hot enough that "sharp", the first of the cards, comes by habit */
	for (size_t i = 0; i < sizeof(seats) / sizeof(seats[0]); i++) {
		const struct playthrough_setup setup = {.seat = {seats[i].ann, seats[i].bo}, .seed = 1, .stepwise = true};
		struct playthrough *playthrough = playthrough_create(story, &setup);
		say_by_anyone(playthrough, "sharp");
		assert_string_equal(story->replies[playthrough_step(playthrough, 0)->reply]->id, "sharp");
		assert_answer(playthrough, seats[i].shown);
		playthrough_destroy(playthrough);
	}
	story_destroy(story);
}

static const struct playthrough_setup both = {.seat = {true, true}, .seed = 1};

static void test_events_point_at_the_reply(void **state) {
	(void)state;
	struct story *story = load();
	struct playthrough *playthrough = playthrough_create(story, &both);
	say(playthrough, "sharp,warm");
	/* They were late / sharp / keys / turns away / sharper / warm / Later */
	static const struct {
		uint32_t step;
		int32_t line;
		bool of_reply, unsaid;
	} expected[] = {{0, 0, false, false}, {0, -1, false, false}, {1, 1, true, true}, {1, 3, true, true},
		{1, 5, true, false}, {1, -1, false, false}, {2, 1, true, false}};
	size_t count = sizeof(expected) / sizeof(expected[0]);
	assert_int_equal(playthrough_event_count(playthrough), count);
	for (size_t i = 0; i < count; i++) {
		struct event event = playthrough_event(playthrough, i);
		assert_int_equal(event.step, expected[i].step);
		assert_int_equal(event.line, expected[i].line);
		assert_int_equal(event.of_reply, expected[i].of_reply);
		assert_int_equal(event.unsaid, expected[i].unsaid);
	}
	struct line keys = playthrough_event_line(playthrough, playthrough_event(playthrough, 2));
	assert_null(keys.says);
	assert_string_equal(keys.does, "puts the keys down");
	assert_string_equal(keys.beneath, "Not again.");
	assert_string_equal(playthrough_event_line(playthrough, playthrough_event(playthrough, 0)).text,
		"{bo.They} {bo.was} late, and {ann} {ann.was} waiting.");

	playthrough_rewind(playthrough, 1); /* what came with the reply stays, what came after it goes */
	assert_int_equal(playthrough_event_count(playthrough), 5);
	playthrough_rewind(playthrough, 0);
	assert_int_equal(playthrough_event_count(playthrough), 1);
	playthrough_forward(playthrough, 2);
	assert_int_equal(playthrough_event_count(playthrough), count);
	playthrough_rewind(playthrough, 0);
	say(playthrough, "long"); /* another way, and back */
	assert_string_equal(playthrough_event_line(playthrough, playthrough_event(playthrough, 2)).does, "looks up");
	playthrough_switch_way(playthrough, 0, 2);
	assert_int_equal(playthrough_event_count(playthrough), count);
	assert_string_equal(
		playthrough_event_line(playthrough, playthrough_event(playthrough, 2)).does, "puts the keys down");
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void test_last(void **state) {
	(void)state;
	struct story *story = load();
	struct playthrough *playthrough = playthrough_create(story, &both);
	const struct reply *cards[REPLIES_MAX_A_BEAT];
	assert_int_equal(playthrough_state(playthrough)->last, 0); /* none before the first */
	say(playthrough, "long");
	assert_int_equal(playthrough_cards(playthrough, cards), 1); /* "stiff" is not on offer after it */
	playthrough_rewind(playthrough, 0);
	say(playthrough, "sharp");
	assert_int_equal(playthrough_cards(playthrough, cards), 2);
	say(playthrough, "stiff,built:wait,rude");
	assert_int_equal(playthrough_state(playthrough)->last, 0); /* one that nobody asks for */
	say(playthrough, "stiff");
	assert_string_equal(playthrough_beat(playthrough)->id, "door"); /* two tries */
	say(playthrough, "sharp");
	struct event event = playthrough_event(playthrough, playthrough_event_count(playthrough) - 2);
	assert_string_equal(
		playthrough_event_line(playthrough, event).text, "The tap drips."); /* sets, then last, then lines */
	say(playthrough, "stiff");
	assert_string_equal(playthrough_beat(playthrough)->id, "end"); /* asked for where it leads itself */
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void test_options(void **state) {
	(void)state;
	struct story *story = load();
	const struct reply *built = story_reply(story, "built");
	struct playthrough *playthrough = playthrough_create(story, &both);
	const struct play_state *now = playthrough_state(playthrough);
	struct diag diag = {0};
	assert_false(playthrough_replies_by_id(playthrough, "built:never,rude", &diag));
	assert_string_equal(diag.findings[0].code, "option-not-on-offer");
	assert_string_equal(diag.findings[0].message, "option \"never\" of reply \"built\" is not on offer here");
	diag_finish(&diag);
	/* wait+small, wait+rude: neither "never" nor "alone" */
	struct parts parts;
	assert_true(play_parts_first(story, now, built, &parts));
	assert_true(parts.option[0] == 0 && parts.option[1] == 0);
	assert_true(play_parts_next(story, now, built, &parts));
	assert_true(parts.option[0] == 0 && parts.option[1] == 2);
	assert_false(play_parts_next(story, now, built, &parts));
	assert_true(play_parts_open(story, now, built, (struct parts){{0, 2}}));
	assert_false(play_parts_open(story, now, built, (struct parts){{1, 2}})); /* "never" is not on offer */
	assert_false(play_parts_open(story, now, built, (struct parts){{0, 3}})); /* there is no fourth */
	assert_true(play_parts_first(story, now, story_reply(story, "sharp"), &parts));
	assert_false(play_parts_next(story, now, story_reply(story, "sharp"), &parts));

	say(playthrough, "built:wait,small"); /* its rule sets "asked" */
	struct event event = playthrough_event(playthrough, playthrough_event_count(playthrough) - 1);
	assert_int_equal(event.line, -1); /* "Say that again?" is Bo's, whom somebody plays */
	say(playthrough, "stiff");
	now = playthrough_state(playthrough);
	assert_true(play_parts_first(story, now, built, &parts));
	assert_true(parts.option[0] == 0 && parts.option[1] == 1);
	size_t count = 1;
	while (play_parts_next(story, now, built, &parts)) {
		count++;
	}
	assert_int_equal(count, 4); /* "never" after "stiff"; "alone" in the place of "small" */
	struct habit habit = habit_choose(story, now);
	for (size_t i = 0; i < built->compose->slot_count && habit.reply == built; i++) {
		assert_true(play_option_open(story, now, &built->compose->slots[i].options[habit.parts.option[i]]));
	}
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void test_debrief_has_them(void **state) {
	(void)state;
	struct story *story = load();
	const struct playthrough_setup ann = {.seat = {true, false}, .seed = 1, .stepwise = true};
	struct playthrough *playthrough = playthrough_create(story, &ann);
	say(playthrough, "sharp");
	struct debrief *debrief = debrief_create(playthrough, &(struct debrief_setup){.cast = NULL});
	assert_int_equal(debrief->line_count, playthrough_event_count(playthrough));
	assert_string_equal(debrief->lines[2].said.says, "I did ring.");
	assert_int_equal(debrief->lines[2].reply, DEBRIEF_NO_REPLY);
	assert_string_equal(debrief->lines[3].said.beneath, "Not again.");
	assert_null(debrief->lines[4].said.says);
	debrief_destroy(debrief);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

/* The search: lines of replies that never come are told; which reply was the last makes a moment of its own only in
 * "answer". */
static void test_search(void **state) {
	(void)state;
	struct story *story = load();
	const bool seat[SEAT_COUNT] = {true, true};
	const struct explore_bounds bounds = {.states = 20000};
	struct explore *explore = explore_run(story, seat, NULL, &bounds);
	const struct reply *sharp = story_reply(story, "sharp");
	for (size_t i = 0; i < sharp->line_count; i++) {
		assert_int_equal(explore_reply_line_reached(explore, sharp, i), i != 6); /* "long" is not "sharp" */
	}
	assert_true(explore_reply_line_reached(explore, story_reply(story, "built"), 0));
	explore_destroy(explore);
	story_destroy(story);
}

/* The first finding's code for a scenario with these keys added, or "". */
static void assert_code(const char *top, const char *in_beat, const char *expected) {
	struct diag diag = {0};
	struct buf text = BUF_EMPTY;
	buf_printf(&text,
		"{\"format\": 1, \"id\": \"i\", \"title\": \"t\", \"content_notes\": [\"n\"], %s\"couple\": {"
		"\"ann\": {\"name\": \"A\", \"pronouns\": \"she\", \"position\": \"pursuer\", \"start\": {\"heat\": 1, "
		"\"open\": 1, "
		"\"safe\": 1, \"depth\": 1}, " FIXTURE_HALF
		"}, \"bo\": {\"name\": \"B\", \"pronouns\": \"he\", \"position\": \"pursuer\", "
		"\"start\": {\"heat\": 1, \"open\": 1, \"safe\": 1, \"depth\": 1}, " FIXTURE_HALF
		"}}, \"seats\": [\"ann\"], \"start\": \"a\", "
		"\"beats\": {\"a\": {%s\"turn\": \"ann\", \"replies\": [{\"id\": \"x\", \"says\": \"x\", \"move\": \"check\", "
		"\"to\": \"z\"}, "
		"{\"id\": \"y\", \"says\": \"y\", \"move\": \"check\", \"to\": \"z\"}]}, "
		"\"z\": {\"ending\": \"paused\", \"title\": \"t\", \"text\": \"t\"}}}",
		top, in_beat);
	struct story *story = story_load_text("i.json", text.text, text.len, &diag);
	const char *found = diag.len > 0 ? diag.findings[0].code : "";
	if (strcmp(found, expected) != 0) {
		fail_msg("%s%s: \"%s\", not \"%s\"", top, in_beat, found, expected);
	}
	assert_int_equal(story == NULL, diag.errors > 0);
	story_destroy(story);
	buf_finish(&text);
	diag_finish(&diag);
}

static void add_list(struct buf *out, const char *key, const char *item, size_t count) {
	buf_printf(out, "\"%s\": [", key);
	for (size_t i = 0; i < count; i++) {
		buf_printf(out, "%s%s", i > 0 ? ", " : "", item);
	}
	buf_puts(out, "], ");
}

static void test_counts(void **state) {
	(void)state;
	static const struct {
		const char *key, *item;
		bool in_beat;
		size_t least, most;
	} lists[] = {
		{"prepare", "\"q\"", false, 3, 3},
		{"talk", "\"q\"", false, 4, 4},
		{"guide", "{\"at\": \"why\", \"text\": \"t\"}", true, 1, 16},
	};
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		for (size_t count = lists[i].least - 1; count <= lists[i].most + 1; count++) {
			struct buf list = BUF_EMPTY;
			add_list(&list, lists[i].key, lists[i].item, count);
			assert_code(lists[i].in_beat ? "" : list.text, lists[i].in_beat ? list.text : "",
				count < lists[i].least  ? "too-few"
				: count > lists[i].most ? "too-many"
										: "");
			buf_finish(&list);
		}
	}
	assert_code("\"prepare\": [\"q\", 2, \"q\"], ", "", "wrong-type");
	assert_code("", "\"guide\": [\"t\"], ", "wrong-type");
	assert_code("", "\"guide\": [{\"at\": \"why\"}], ", "missing-key");
}

static void test_languages(void **state) {
	(void)state;
	static const char *const good[] = {"en", "de", "pt-BR", "zh-Hant-TW", "sl-rozaj-1994", "english"};
	static const char *const bad[] = {
		"e", "en-", "-en", "en--GB", "en_GB", "e1", "1e", "englishes", "en-subtagsub", "en GB", "é"};
	struct buf key = BUF_EMPTY;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		buf_clear(&key);
		buf_printf(&key, "\"language\": \"%s\", ", good[i]);
		assert_code(key.text, "", "");
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		buf_clear(&key);
		buf_printf(&key, "\"language\": \"%s\", ", bad[i]);
		assert_code(key.text, "", "bad-language");
	}
	buf_finish(&key);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_loaded),
		cmocka_unit_test(test_nobody_speaks_for_a_person),
		cmocka_unit_test(test_events_point_at_the_reply),
		cmocka_unit_test(test_last),
		cmocka_unit_test(test_options),
		cmocka_unit_test(test_debrief_has_them),
		cmocka_unit_test(test_search),
		cmocka_unit_test(test_counts),
		cmocka_unit_test(test_languages),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
