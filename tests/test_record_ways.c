/* A record keeps every way that was tried; what was altered is refused or bounded. */
#include <time.h>

#include "home_fixture.h"
#include "playthrough_fixture.h"

#include "keep/record.h"

static const char home[] = SCRATCH_DIR "/record-ways-home";
static const char folder[] = SCRATCH_DIR "/record-ways-home/records";
static const struct playthrough_setup as_ada = {.seat = {true, false}, .seed = 5};
static const struct playthrough_setup both = {.seat = {true, true}, .seed = 5};

static int empty_home(void **state) {
	(void)state;
	fixture_remove(home);
	return 0;
}

/* Through the file and back. */
static struct playthrough *again(const struct playthrough *playthrough, bool stepwise) {
	struct diag diag = {0};
	struct record record, read;
	record_of(playthrough, "fixture.json", NULL, NULL, NULL, &record);
	assert_true(record_write(home, &record, &diag));
	char *path = record_path(home, record.id);
	if (!record_read(path, &read, &diag)) {
		fail_msg("%s", diag.findings[0].message);
	}
	assert_int_equal(read.way_count, record.way_count);
	struct playthrough *replayed = record_playthrough(&read, playthrough_story(playthrough), stepwise, &diag);
	assert_int_equal(diag.len, 0);
	assert_true(record_delete(home, record.id, &diag));
	free(path);
	record_finish(&record);
	record_finish(&read);
	diag_finish(&diag);
	return replayed;
}

static void check_same(const struct playthrough *one, const struct playthrough *other) {
	assert_int_equal(playthrough_way_count(one), playthrough_way_count(other));
	assert_int_equal(playthrough_way_now(one), playthrough_way_now(other));
	for (size_t i = 0; i < playthrough_way_count(one); i++) {
		struct buf a = BUF_EMPTY, b = BUF_EMPTY;
		playthrough_way_spec(one, i, &a);
		playthrough_way_spec(other, i, &b);
		assert_string_equal(a.text, b.text);
		assert_int_equal(playthrough_way(one, i).from, playthrough_way(other, i).from);
		assert_int_equal(playthrough_way(one, i).parts, playthrough_way(other, i).parts);
		assert_int_equal(playthrough_way(one, i).replies, playthrough_way(other, i).replies);
		assert_ptr_equal(playthrough_way(one, i).beat, playthrough_way(other, i).beat);
		buf_finish(&a);
		buf_finish(&b);
	}
	assert_int_equal(playthrough_step_count(one), playthrough_step_count(other));
	assert_int_equal(playthrough_whole_count(one), playthrough_whole_count(other));
	assert_memory_equal(playthrough_state(one), playthrough_state(other), play_state_size(playthrough_story(one)));
	assert_int_equal(playthrough_event_count(one), playthrough_event_count(other));
}

static void test_all_ways_come_back(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	say(playthrough, "see,ask,see,ask");
	playthrough_rewind(playthrough, 2);
	say(playthrough, "snap,say-it:door,small");
	playthrough_rewind(playthrough, 4);
	say(playthrough, "say-it:always,that");
	playthrough_switch_way(playthrough, 1, 4); /* in the middle of the second */
	struct playthrough *replayed = again(playthrough, false);
	assert_int_equal(playthrough_way_count(replayed), 3);
	check_same(playthrough, replayed);
	playthrough_destroy(replayed);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void test_what_lies_ahead_comes_back(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	say(playthrough, "see,ask,see");
	playthrough_rewind(playthrough, 0);
	struct playthrough *replayed = again(playthrough, false);
	check_same(playthrough, replayed);
	assert_int_equal(playthrough_whole_count(replayed), 6);
	playthrough_destroy(replayed);
	replayed = again(playthrough, true); /* as the window opens it */
	check_same(playthrough, replayed);
	playthrough_destroy(replayed);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

/* One way, as far as it goes: the file is as it always was. */
static void test_one_way_adds_nothing(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	say(playthrough, "see,ask");
	struct diag diag = {0};
	struct record record;
	record_of(playthrough, "fixture.json", NULL, NULL, NULL, &record);
	assert_int_equal(record.way_count, 0);
	assert_true(record_write(home, &record, &diag));
	char *path = record_path(home, record.id);
	struct buf bytes = BUF_EMPTY;
	fixture_get(path, &bytes);
	assert_null(strstr(bytes.text, "\"way"));
	buf_finish(&bytes);
	free(path);
	record_finish(&record);
	diag_finish(&diag);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void act(struct playthrough *playthrough, struct dice *dice) {
	uint32_t what = dice_below(dice, 8);
	if (what == 0) {
		playthrough_rewind(playthrough, dice_below(dice, (uint32_t)playthrough_step_count(playthrough) + 1));
	} else if (what == 1) {
		size_t way = dice_below(dice, (uint32_t)playthrough_way_count(playthrough));
		playthrough_switch_way(playthrough, way, dice_below(dice, (uint32_t)playthrough_way(playthrough, way).replies + 1));
	}
	while (playthrough_waits_for(playthrough) == PLAYTHROUGH_HABIT) { /* it may have been put between a reply and its answer */
		playthrough_go_on(playthrough);
	}
	const struct reply *cards[REPLIES_MAX_A_BEAT];
	size_t len = playthrough_cards(playthrough, cards);
	if (len > 0 && playthrough_step_count(playthrough) < 60) {
		const struct reply *reply = cards[dice_below(dice, (uint32_t)len)];
		struct parts parts = {{0}};
		if (reply->compose != NULL) {
			parts = (struct parts){{(uint8_t)dice_below(dice, 2), (uint8_t)dice_below(dice, 2)}};
		}
		playthrough_reply(playthrough, reply, parts);
	}
}

static void test_random_walks(void **state) {
	(void)state;
	struct story *endless = fixture_endless(), *story = fixture_story();
	for (uint64_t seed = 1; seed <= 60; seed++) {
		struct dice dice = {seed};
		struct playthrough *playthrough = playthrough_create(seed % 2 == 0 ? story : endless, seed % 3 == 0 ? &both : &as_ada);
		for (int i = 0; i < 80; i++) {
			act(playthrough, &dice);
		}
		struct playthrough *replayed = again(playthrough, false);
		check_same(playthrough, replayed);
		playthrough_destroy(replayed);
		playthrough_destroy(playthrough);
	}
	story_destroy(story);
	story_destroy(endless);
}

static char *put_record(const char *text, size_t len) {
	static const char id[] = "2026-03-02-aaaaaa";
	mkdir(home, 0700);
	mkdir(folder, 0700);
	char *path = record_path(home, id);
	fixture_put(path, text, len);
	return path;
}

#define HEAD \
	"{\"format\": 1, \"date\": \"2026-03-02T21:10:05+01:00\", \"scenario\": \"fixture\", \"title\": \"F\", \"path\": " \
	"\"f.json\", \"seat\": \"both\", \"version\": \"0.1.0\", \"fingerprint\": \"00000000000000aa\", \"seed\": \"3\", "
#define FIRST "{\"replies\": [\"see\", \"fair\", \"ask\"]}"
#define SECOND "{\"from\": 0, \"after\": 1, \"replies\": [\"tell\", \"ask\"]}"

static void test_what_cannot_have_been_tried(void **state) {
	(void)state;
	static const struct {
		const char *members;
		bool good;
	} rows[] = {
		{"\"replies\": [\"see\"], \"ways\": [" FIRST ", " SECOND "], \"way\": 1}", true},
		{"\"replies\": [], \"ways\": [" FIRST ", " SECOND "], \"way\": 0, \"later\": 3}", true},
		{"\"replies\": [\"see\", \"tell\", \"ask\"], \"ways\": [" FIRST ", " SECOND "], \"way\": 1}", true},
		{"\"replies\": [\"see\", \"fair\"], \"ways\": [" FIRST ", " SECOND "], \"way\": 1}", false},
		{"\"replies\": [\"see\", \"tell\", \"ask\", \"ask\"], \"ways\": [" FIRST ", " SECOND "], \"way\": 1}", false},
		{"\"replies\": [], \"ways\": [" FIRST "]}", false},
		{"\"replies\": [], \"way\": 0}", false},
		{"\"replies\": [], \"ways\": [], \"way\": 0}", false},
		{"\"replies\": [], \"ways\": {}, \"way\": 0}", false},
		{"\"replies\": [], \"ways\": [3], \"way\": 0}", false},
		{"\"replies\": [], \"ways\": [[]], \"way\": 0}", false},
		{"\"replies\": [], \"ways\": [" FIRST "], \"way\": 1}", false},
		{"\"replies\": [], \"ways\": [" FIRST "], \"way\": -1}", false},
		{"\"replies\": [], \"ways\": [" FIRST "], \"way\": 0.5}", false},
		{"\"replies\": [], \"ways\": [" FIRST "], \"way\": 1e300}", false},
		{"\"replies\": [], \"ways\": [" FIRST "], \"way\": \"0\"}", false},
		{"\"replies\": [], \"ways\": [{}], \"way\": 0}", false},
		{"\"replies\": [], \"ways\": [{\"replies\": [1]}], \"way\": 0}", false},
		{"\"replies\": [], \"ways\": [" FIRST ", " FIRST "], \"way\": 0}", false},
		{"\"replies\": [], \"ways\": [" FIRST ", {\"from\": 1, \"after\": 1, \"replies\": [\"see\"]}], \"way\": 0}",
			false},
		{"\"replies\": [], \"ways\": [" FIRST ", {\"from\": 2, \"after\": 0, \"replies\": [\"see\"]}, " SECOND
		 "], \"way\": 0}",
			false},
		{"\"replies\": [], \"ways\": [" FIRST ", {\"from\": 0, \"after\": 3, \"replies\": [\"see\"]}], \"way\": 0}",
			false},
		{"\"replies\": [], \"ways\": [" FIRST ", {\"from\": 0, \"after\": 0, \"replies\": []}], \"way\": 0}", false},
		{"\"replies\": [], \"ways\": [" FIRST ", " SECOND
		 ", {\"from\": 1, \"after\": 1, \"replies\": [\"see\"]}], \"way\": 0}",
			false},
		{"\"replies\": [], \"ways\": [" FIRST ", " SECOND
		 ", {\"from\": 1, \"after\": 2, \"replies\": [\"see\"]}], \"way\": 2}",
			true},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf text = BUF_EMPTY;
		buf_printf(&text, "%s%s", HEAD, rows[i].members);
		char *path = put_record(text.text, text.len);
		struct diag diag = {0};
		struct record record;
		bool good = record_read(path, &record, &diag);
		if (good != rows[i].good || (!good && !fixture_says(&diag, "kept-shape"))) {
			fail_msg("%s: %s", rows[i].members, diag.len > 0 ? diag.findings[0].message : "was read");
		}
		if (good) {
			record_finish(&record);
		}
		diag_finish(&diag);
		buf_finish(&text);
		free(path);
	}
}

/* `ways` ways, each leaving `from(i)` after `after(i)`, behind a first one of `len` replies. */
static void check_huge(size_t len, size_t ways, bool chain) {
	struct buf text = BUF_EMPTY;
	buf_printf(&text, "%s\"replies\": [], \"way\": %zu, \"ways\": [{\"replies\": [", HEAD, ways);
	for (size_t i = 0; i < len; i++) {
		buf_printf(&text, "%s\"%s\"", i > 0 ? ", " : "", i % 2 == 0 ? "see" : "fair");
	}
	buf_puts(&text, "]}");
	for (size_t i = 0; i < ways; i++) {
		buf_printf(&text, ", {\"from\": %zu, \"after\": %zu, \"replies\": [\"%s\", \"%s\"]}", chain ? i : 0,
			chain ? i + 1 : len - 2, chain && i % 2 == 0 ? "shut" : "ask", chain && i % 2 == 0 ? "see" : "tell");
	}
	buf_puts(&text, "]}");
	char *path = put_record(text.text, text.len);
	struct diag diag = {0};
	struct record record;
	if (record_read(path, &record, &diag)) {
		struct story *story = fixture_endless();
		struct playthrough *playthrough = record_playthrough(&record, story, false, &diag);
		assert_non_null(playthrough);
		assert_true(playthrough_bytes(playthrough) < (size_t)256 << 20);
		playthrough_destroy(playthrough);
		story_destroy(story);
		record_finish(&record);
	} else {
		assert_true(fixture_says(&diag, "kept-shape"));
	}
	diag_finish(&diag);
	buf_finish(&text);
	free(path);
}

static void test_huge_and_deep(void **state) {
	(void)state;
	time_t begin = time(NULL);
	check_huge(50000, RECORD_WAYS_MAX - 1, false);
	check_huge(4, RECORD_WAYS_MAX - 1, true);
	check_huge(4, RECORD_WAYS_MAX, false);
	check_huge(PLAYTHROUGH_REPLIES_MAX, 3, false);
	assert_true(time(NULL) - begin < 60); /* seconds, on a slow machine under the sanitizers; it is far less */
}

static void test_the_scenario_was_changed(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	say(playthrough, "see,snap,ask");
	playthrough_rewind(playthrough, 2);
	say(playthrough, "ask,see");
	struct record record;
	record_of(playthrough, "fixture.json", NULL, NULL, NULL, &record);
	char text[sizeof(fixture_text)];
	memcpy(text, fixture_text, sizeof(text));
	memcpy(strstr(text, "\"snap\""), "\"snip\"", 6);
	struct story *changed = fixture_from(text);
	struct diag diag = {0};
	struct playthrough *replayed = record_playthrough(&record, changed, false, &diag);
	assert_true(fixture_says(&diag, "kept-ways") && fixture_says(&diag, "kept-changed"));
	assert_false(fixture_says(&diag, "kept-stops")); /* the way it is on leads to its end */
	assert_int_equal(playthrough_step_count(replayed), 6);
	diag_finish(&diag);
	playthrough_destroy(replayed);
	story_destroy(changed);
	record_finish(&record);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void mutate(struct buf *changed, struct dice *dice) {
	static const char signs[] = "0123456789-e.,:\"[]{}waysfromter";
	for (uint32_t n = dice_below(dice, 4) + 1; n > 0; n--) {
		char *from = strstr(changed->text, "\"replies\"");
		size_t begin = from != NULL ? (size_t)(from - changed->text) : 0;
		size_t at = begin + dice_below(dice, (uint32_t)(changed->len - begin));
		uint32_t how = dice_below(dice, 10);
		if (how == 0) {
			changed->len = at + 1;
			changed->text[changed->len] = '\0';
		} else if (how == 1) {
			changed->text[at] = (char)dice_below(dice, 256);
		} else {
			changed->text[at] = signs[dice_below(dice, sizeof(signs) - 1)];
		}
	}
}

static void test_mutations(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &both);
	say(playthrough, "see,tell,snap,fair");
	playthrough_rewind(playthrough, 1);
	say(playthrough, "fair,ask");
	playthrough_rewind(playthrough, 2);
	say(playthrough, "walk");
	struct record record;
	struct diag diag = {0};
	record_of(playthrough, "fixture.json", NULL, NULL, NULL, &record);
	assert_true(record_write(home, &record, &diag));
	char *path = record_path(home, record.id);
	struct buf good = BUF_EMPTY;
	fixture_get(path, &good);
	struct dice dice = {43};
	size_t readable = 0, branched = 0;
	for (int i = 0; i < 6000; i++) {
		struct buf changed = BUF_EMPTY;
		buf_add(&changed, good.text, good.len);
		mutate(&changed, &dice);
		fixture_put(path, changed.text, changed.len);
		struct record read;
		struct diag own = {0};
		if (record_read(path, &read, &own)) {
			struct playthrough *replayed = record_playthrough(&read, story, i % 2 == 0, &own);
			assert_non_null(replayed);
			readable++;
			branched += playthrough_way_count(replayed) > 1;
			assert_true(playthrough_way_count(replayed) <= read.way_count + 1);
			playthrough_destroy(replayed);
			record_finish(&read);
		} else {
			assert_true(own.errors > 0);
		}
		diag_finish(&own);
		buf_finish(&changed);
	}
	assert_true(readable > 100 && branched > 50);
	buf_finish(&good);
	free(path);
	record_finish(&record);
	diag_finish(&diag);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_all_ways_come_back, empty_home),
		cmocka_unit_test_setup(test_what_lies_ahead_comes_back, empty_home),
		cmocka_unit_test_setup(test_one_way_adds_nothing, empty_home),
		cmocka_unit_test_setup(test_random_walks, empty_home),
		cmocka_unit_test_setup(test_what_cannot_have_been_tried, empty_home),
		cmocka_unit_test_setup(test_huge_and_deep, empty_home),
		cmocka_unit_test_setup(test_the_scenario_was_changed, empty_home),
		cmocka_unit_test_setup(test_mutations, empty_home),
	};
	return cmocka_run_group_tests_name("record ways", tests, NULL, NULL);
}
