/* Whole conversations without a screen: actions in, events out. */
#include "story_fixture.h"

#include "conversation/conversation.h"

static const struct playthrough_setup at_once = {.seat = {true, false}, .seed = 1};
static const struct playthrough_setup in_time = {.seat = {true, false}, .seed = 1, .stepwise = true};
static const struct playthrough_setup both = {.seat = {true, true}, .seed = 1};

/* Somebody who keeps nothing, and remembers what was asked. */
struct pretender {
	char asked[4096]; /* f: follow, o: over, l: let go, d: drop, r: record */
	size_t said;      /* replies in the play-through when it was followed last */
	bool fails;
	const char *name;
};

static void note(struct pretender *pretender, char what) {
	size_t len = strlen(pretender->asked);
	if (len + 1 < sizeof(pretender->asked)) {
		pretender->asked[len] = what;
	}
}

static bool follow(void *data, const struct held *held) {
	struct pretender *pretender = data;
	note(pretender, 'f');
	pretender->said = playthrough_step_count(held->playthrough);
	pretender->name = held->cast->person[SEAT_ONE].name;
	return !pretender->fails;
}

static void over(void *data) {
	note(data, 'o');
}

static void let_go(void *data) {
	note(data, 'l');
}

static void drop(void *data) {
	note(data, 'd');
}

static bool record(void *data, const struct held *held, const char *words, const char *sentence) {
	struct pretender *pretender = data;
	note(data, 'r');
	assert_string_equal(held->path, "where/it.json");
	assert_string_equal(words, "Mine.");
	assert_null(sentence);
	return !pretender->fails;
}

static struct conversation *begin(const struct playthrough_setup *setup, struct pretender *pretender) {
	struct keeping keeping = {pretender, follow, over, let_go, drop, record};
	struct conversation *conversation =
		conversation_create(fixture_story(), "where/it.json", pretender != NULL ? &keeping : NULL);
	conversation_begin(conversation, setup, 1000);
	return conversation;
}

static bool act(struct conversation *conversation, enum act what, double now) {
	return conversation_do(conversation, &(struct action){.act = what, .now = now, .way = SIZE_MAX});
}

/* The reply with this id, if it can be said now. */
static bool say_one(struct conversation *conversation, const char *id, double now) {
	const struct story *story = conversation_now(conversation)->story;
	for (size_t i = 0; i < story->reply_count; i++) {
		if (strcmp(story->replies[i]->id, id) == 0) {
			return conversation_do(conversation, &(struct action){.act = ACT_SAY, .now = now, .reply = story->replies[i]});
		}
	}
	fail_msg("there is no reply %s", id);
	return false;
}

/* The events from `*seen` on, a letter each. */
static const char *news(const struct conversation *conversation, size_t *seen) {
	static const char letters[EVENT_COUNT] = {[EVENT_BEGAN] = 'B', [EVENT_LINE] = 'l', [EVENT_REPLY] = 'r',
		[EVENT_TURNED] = 't', [EVENT_CHOICE] = 'c', [EVENT_ENDED] = 'E', [EVENT_STOOD] = 'S', [EVENT_HELD] = 'h',
		[EVENT_UNDER] = 'u', [EVENT_NAMED] = 'n', [EVENT_MARKED] = 'm', [EVENT_CHANGED] = 'C', [EVENT_BEHIND] = 'b',
		[EVENT_RECORDED] = 'R'};
	static char text[1024];
	size_t len = 0;
	for (; *seen < conversation_event_count(conversation) && len + 1 < sizeof(text); (*seen)++) {
		text[len++] = letters[conversation_event(conversation, *seen).kind];
	}
	text[len] = '\0';
	return text;
}

static void test_at_once(void **state) {
	(void)state;
	struct conversation *conversation = begin(&at_once, NULL);
	const struct conversation_now *now = conversation_now(conversation);
	size_t seen = 0;
	assert_string_equal(news(conversation, &seen), "Blc");
	assert_int_equal(now->seat, SEAT_ONE);
	assert_true(say_one(conversation, "snap", 0));
	assert_string_equal(news(conversation, &seen), "rtlrtllc"); /* what was said, and what comes of it */
	assert_int_equal(now->told, 2);
	assert_true(now->due == 0);
	for (int i = 0; i < 7; i++) {
		assert_true(say_one(conversation, "snap", 0));
	}
	const char *last = news(conversation, &seen);
	assert_int_equal(last[strlen(last) - 1], 'E');
	assert_int_equal(playthrough_waits_for(now->playthrough), PLAYTHROUGH_ENDED);
	conversation_destroy(conversation);
}

/* Ticks as they fall due; how many brought something. */
static size_t wait_for_choice(struct conversation *conversation) {
	size_t ticks = 0;
	while (conversation_now(conversation)->due > 0 && ticks < 1000) {
		double due = conversation_now(conversation)->due;
		assert_false(act(conversation, ACT_TICK, due - 1));
		assert_true(act(conversation, ACT_TICK, due));
		ticks++;
	}
	return ticks;
}

static void test_time_brings_the_same(void **state) {
	(void)state;
	struct conversation *slow = begin(&in_time, NULL), *fast = begin(&at_once, NULL);
	static const char *const says[] = {"snap", "ask", "see", "snap", "see", "ask"};
	const struct reply *cards[REPLIES_MAX_A_BEAT];
	assert_int_equal(conversation_cards(slow, cards), 0); /* nothing has come yet */
	assert_false(say_one(slow, "snap", 1000));
	assert_int_equal(wait_for_choice(slow), 1);
	for (size_t i = 0; i < sizeof(says) / sizeof(says[0]); i++) {
		if (conversation_cards(fast, cards) == 0) {
			break;
		}
		assert_true(say_one(slow, says[i], 1e6 * (double)(i + 1)));
		assert_int_equal(conversation_now(slow)->told % 2, 1); /* what a person says is there at once */
		assert_true(wait_for_choice(slow) > 1);
		assert_true(say_one(fast, says[i], 0));
		assert_int_equal(conversation_cards(slow, cards), conversation_cards(fast, cards));
	}
	assert_int_equal(conversation_event_count(slow), conversation_event_count(fast));
	for (size_t i = 0; i < conversation_event_count(slow); i++) {
		assert_int_equal(conversation_event(slow, i).kind, conversation_event(fast, i).kind);
		assert_int_equal(conversation_event(slow, i).index, conversation_event(fast, i).index);
	}
	conversation_destroy(slow);
	conversation_destroy(fast);
}

static void test_held_time_does_not_pass(void **state) {
	(void)state;
	struct conversation *conversation = begin(&in_time, NULL);
	const struct conversation_now *now = conversation_now(conversation);
	double due = now->due;
	assert_true(due > 1000);
	assert_true(conversation_do(conversation, &(struct action){.act = ACT_HOLD, .now = 1100, .on = true}));
	assert_false(conversation_do(conversation, &(struct action){.act = ACT_HOLD, .now = 1200, .on = true}));
	assert_false(act(conversation, ACT_TICK, 1e9));
	assert_true(conversation_do(conversation, &(struct action){.act = ACT_HOLD, .now = 5100}));
	assert_true(now->due == due + 4000);
	assert_true(act(conversation, ACT_ARRIVE, 5200));
	assert_true(now->due == 0);
	size_t seen = 0;
	assert_string_equal(news(conversation, &seen), "Bhhlc");
	conversation_destroy(conversation);
}

static void test_pace(void **state) {
	(void)state;
	struct conversation *conversation = begin(&in_time, NULL);
	double usual = conversation_now(conversation)->due - 1000;
	conversation_pace(conversation, 4);
	conversation_begin(conversation, &in_time, 2000);
	assert_true(conversation_now(conversation)->due == 2000 + 4 * usual);
	conversation_destroy(conversation);
}

static void test_back_forward_and_elsewhere(void **state) {
	(void)state;
	struct conversation *conversation = begin(&at_once, NULL);
	const struct conversation_now *now = conversation_now(conversation);
	assert_false(act(conversation, ACT_BACK, 0));
	assert_false(act(conversation, ACT_FORWARD, 0));
	say_one(conversation, "snap", 0);
	size_t seen = conversation_event_count(conversation);
	assert_true(act(conversation, ACT_BACK, 0));
	assert_string_equal(news(conversation, &seen), "Sc");
	assert_int_equal(now->told, 0);
	assert_true(act(conversation, ACT_FORWARD, 0));
	assert_int_equal(now->told, 2);
	act(conversation, ACT_BACK, 0);
	say_one(conversation, "see", 0);
	assert_int_equal(playthrough_way_count(now->playthrough), 2);
	const struct {
		size_t way, replies;
		bool can;
		size_t told;
	} rows[] = {{0, 2, true, 2}, {0, 3, false, 2}, {2, 0, false, 2}, {1, 1, true, 1}, {SIZE_MAX, 2, true, 2},
		{SIZE_MAX, 0, true, 0}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct action stand = {.act = ACT_STAND, .way = rows[i].way, .replies = rows[i].replies};
		assert_int_equal(conversation_do(conversation, &stand), rows[i].can);
		assert_int_equal(now->told, rows[i].told);
	}
	conversation_destroy(conversation);
}

static void test_what_is_not_on_offer_is_refused(void **state) {
	(void)state;
	struct conversation *conversation = begin(&both, NULL);
	size_t count = conversation_event_count(conversation);
	assert_false(say_one(conversation, "sorry", 0)); /* the other's */
	assert_int_equal(conversation_event_count(conversation), count);
	struct diag diag = {0};
	assert_false(conversation_say(conversation, "snap,snap", 0, &diag));
	assert_string_equal(diag.findings[0].code, "reply-not-on-offer");
	assert_int_equal(conversation_now(conversation)->told, 1); /* the first was said */
	diag_finish(&diag);
	conversation_destroy(conversation);
}

static void test_names(void **state) {
	(void)state;
	static const struct {
		const char *name;
		int pronouns;
		const char *called;
		enum pronouns as;
	} rows[] = {
		{"Zoe", -1, "Zoe", PRONOUNS_SHE},
		{"  Zoe Q ", PRONOUNS_THEY, "Zoe Q", PRONOUNS_THEY},
		{"   ", PRONOUNS_HE, "Ada", PRONOUNS_HE},
		{NULL, -1, "Ada", PRONOUNS_SHE},
		{"", -1, "Ada", PRONOUNS_SHE},
	};
	struct conversation *conversation = conversation_create(fixture_story(), "it.json", NULL); /* not begun yet */
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct action name = {.act = ACT_NAME, .seat = SEAT_ONE, .name = rows[i].name, .pronouns = rows[i].pronouns};
		assert_true(conversation_do(conversation, &name));
		assert_string_equal(conversation_now(conversation)->cast.person[SEAT_ONE].name, rows[i].called);
		assert_int_equal(conversation_now(conversation)->cast.person[SEAT_ONE].pronouns, rows[i].as);
	}
	assert_false(act(conversation, ACT_TICK, 0));
	assert_false(act(conversation, ACT_BACK, 0));
	assert_false(act(conversation, ACT_RECORD, 0));
	conversation_destroy(conversation);
	assert_null(conversation_now(NULL)->story);
}

static void test_marks(void **state) {
	(void)state;
	struct conversation *conversation = begin(&at_once, NULL);
	say_one(conversation, "snap", 0);
	size_t count;
	static const struct {
		enum seat seat;
		size_t replies;
		bool can;
		size_t count;
	} rows[] = {{SEAT_ONE, 1, true, 1}, {SEAT_TWO, 1, true, 2}, {SEAT_ONE, 2, true, 3}, {SEAT_ONE, 3, false, 3},
		{SEAT_TWO, 1, true, 2}, {SEAT_ONE, 1, true, 1}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct action mark = {.act = ACT_MARK, .seat = rows[i].seat, .replies = rows[i].replies};
		assert_int_equal(conversation_do(conversation, &mark), rows[i].can);
		conversation_marks(conversation, &count);
		assert_int_equal(count, rows[i].count);
	}
	uint32_t place = playthrough_place(conversation_now(conversation)->playthrough, 2);
	assert_int_equal(conversation_marks(conversation, &count)[0].place, place);
	conversation_destroy(conversation);
}

static void test_habit_takes_both_seats(void **state) {
	(void)state;
	struct conversation *conversation = begin(&both, NULL);
	assert_true(act(conversation, ACT_HABIT, 0));
	assert_true(conversation_now(conversation)->told > 2);
	assert_int_equal(playthrough_waits_for(conversation_now(conversation)->playthrough), PLAYTHROUGH_ENDED);
	conversation_destroy(conversation);
}

static void test_whoever_keeps_it(void **state) {
	(void)state;
	struct pretender pretender = {.asked = ""};
	struct conversation *conversation = begin(&at_once, &pretender);
	conversation_do(conversation, &(struct action){.act = ACT_NAME, .seat = SEAT_ONE, .name = "Zoe", .pronouns = -1});
	say_one(conversation, "snap", 0);
	assert_int_equal(pretender.said, 2);
	assert_string_equal(pretender.name, "Zoe");
	pretender.fails = true;
	size_t seen = conversation_event_count(conversation);
	act(conversation, ACT_BACK, 0);
	assert_string_equal(news(conversation, &seen), "bSc"); /* that it is not written down is told before it is seen */
	assert_true(conversation_now(conversation)->behind);
	struct action keep = {.act = ACT_RECORD, .note = "Mine."};
	assert_true(conversation_do(conversation, &keep));
	assert_int_equal(conversation_event(conversation, conversation_event_count(conversation) - 1).index, 0);
	pretender.fails = false;
	conversation_keep_up(conversation);
	assert_false(conversation_now(conversation)->behind);
	assert_true(conversation_do(conversation, &keep));
	assert_int_equal(conversation_event(conversation, conversation_event_count(conversation) - 1).index, 1);
	conversation_begin(conversation, &at_once, 0);
	conversation_drop(conversation);
	conversation_destroy(conversation);
	assert_string_equal(pretender.asked, "lfffrfrlfdl");
}

/* Nothing is given up before the end was shown. */
static void test_the_end_is_shown_first(void **state) {
	(void)state;
	struct pretender pretender = {.asked = ""};
	struct conversation *conversation = begin(&at_once, &pretender);
	assert_false(act(conversation, ACT_OVER, 0));
	while (say_one(conversation, "snap", 0)) {
	}
	assert_null(strchr(pretender.asked, 'o'));
	assert_true(act(conversation, ACT_OVER, 0));
	assert_non_null(strchr(pretender.asked, 'o'));
	conversation_destroy(conversation);
}

/* In time, each answer is written down before it is seen. */
static void test_followed_before_seen(void **state) {
	(void)state;
	struct pretender pretender = {.asked = ""};
	struct conversation *conversation = begin(&in_time, &pretender);
	wait_for_choice(conversation);
	say_one(conversation, "snap", 5000);
	while (conversation_now(conversation)->due > 0) {
		act(conversation, ACT_TICK, conversation_now(conversation)->due);
		assert_true(pretender.said >= conversation_now(conversation)->told);
	}
	conversation_destroy(conversation);
}

/* The small scenario with something in it changed. */
static struct story *changed(const char *from, const char *to) {
	const char *at = strstr(fixture_text, from);
	struct buf text = BUF_EMPTY;
	buf_add(&text, fixture_text, (size_t)(at - fixture_text));
	buf_puts(&text, to);
	buf_puts(&text, at + strlen(from));
	struct story *story = fixture_from(text.text);
	buf_finish(&text);
	return story;
}

static void test_another_story(void **state) {
	(void)state;
	static const struct {
		const char *from, *to, *notice;
		size_t told;
		bool begun;
	} rows[] = {
		{"Evening.", "Morning.", "read again, and all that was said leads here", 4, true},
		{"\"id\": \"ask\"", "\"id\": \"wonder\"",
			"read again: 1 of 2 replies still lead somewhere, then “ask” is no longer on offer", 2, true},
		{"\"id\": \"snap\"", "\"id\": \"bark\"", "read again: “snap” is no longer on offer, so this is the beginning", 0, true},
		{"\"seats\": [\"ada\", \"ben\"]", "\"seats\": [\"ben\"]", "", 0, false},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct conversation *conversation = begin(&at_once, NULL);
		struct buf notice = BUF_EMPTY;
		conversation_do(conversation, &(struct action){.act = ACT_NAME, .seat = SEAT_TWO, .name = "Max", .pronouns = -1});
		say_one(conversation, "snap", 0);
		say_one(conversation, "ask", 0);
		conversation_change_story(conversation, changed(rows[i].from, rows[i].to), 0, &notice);
		const struct conversation_now *now = conversation_now(conversation);
		assert_string_equal(notice.text, rows[i].notice);
		assert_int_equal(now->told, rows[i].told);
		assert_int_equal(now->playthrough != NULL, rows[i].begun);
		assert_string_equal(now->cast.person[SEAT_TWO].name, "Max");
		assert_string_equal(now->cast.person[SEAT_ONE].name, now->story->person[SEAT_ONE].name);
		buf_finish(&notice);
		conversation_destroy(conversation);
	}
}

/* Whatever is done in whatever order: it holds together, and says what happened. */
static void test_anything_in_any_order(void **state) {
	(void)state;
	struct dice dice = {11};
	for (int round = 0; round < 40; round++) {
		struct pretender pretender = {.asked = ""};
		struct conversation *conversation = begin(round % 2 == 0 ? &in_time : &both, &pretender);
		const struct conversation_now *now = conversation_now(conversation);
		double time = 1000;
		for (int i = 0; i < 120; i++) {
			const struct reply *cards[REPLIES_MAX_A_BEAT];
			size_t count = conversation_cards(conversation, cards), before = conversation_event_count(conversation);
			time += (double)dice_below(&dice, 3000);
			struct action action = {.act = (enum act)dice_below(&dice, ACT_HABIT), .now = time,
				.reply = count > 0 ? cards[dice_below(&dice, (uint32_t)count)] : now->story->replies[0],
				.way = dice_below(&dice, 4), .replies = dice_below(&dice, 9), .seat = (enum seat)dice_below(&dice, 2),
				.pronouns = -1, .on = dice_below(&dice, 2) == 1};
			bool done = conversation_do(conversation, &action);
			assert_true(done || conversation_event_count(conversation) == before);
			assert_true(now->shown <= playthrough_event_count(now->playthrough));
			assert_true(now->told <= playthrough_step_count(now->playthrough));
			assert_true(now->due > 0 || now->shown == playthrough_event_count(now->playthrough));
		}
		conversation_destroy(conversation);
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_at_once),
		cmocka_unit_test(test_time_brings_the_same),
		cmocka_unit_test(test_held_time_does_not_pass),
		cmocka_unit_test(test_pace),
		cmocka_unit_test(test_back_forward_and_elsewhere),
		cmocka_unit_test(test_what_is_not_on_offer_is_refused),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_habit_takes_both_seats),
		cmocka_unit_test(test_whoever_keeps_it),
		cmocka_unit_test(test_the_end_is_shown_first),
		cmocka_unit_test(test_followed_before_seen),
		cmocka_unit_test(test_another_story),
		cmocka_unit_test(test_anything_in_any_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
