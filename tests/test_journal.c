/* The journal: what was said is there again whatever happens, and nothing that exists is destroyed. */
#include "home_fixture.h"
#include "playthrough_fixture.h"

#include <signal.h>
#include <sys/resource.h>

#include "keep/journal.h"

static const char home[] = SCRATCH_DIR "/journal-home";
static const char file[] = SCRATCH_DIR "/journal-home/journal";
static const char aside[] = SCRATCH_DIR "/journal-home/journal.aside-1";
static const struct playthrough_setup as_ada = {.seat = {true, false}, .seed = 7};
static const struct playthrough_setup both = {.seat = {true, true}, .seed = 7};

static int empty_home(void **state) {
	(void)state;
	fixture_remove(home);
	return 0;
}

static struct journal *begin(const struct playthrough *playthrough) {
	struct diag diag = {0};
	struct journal *journal = journal_open(home, &diag);
	assert_non_null(journal);
	assert_true(journal_begin(journal, playthrough, "fixture.json", NULL, &diag));
	assert_int_equal(diag.len, 0);
	diag_finish(&diag);
	return journal;
}

static void follow(struct journal *journal, const struct playthrough *playthrough) {
	struct diag diag = {0};
	journal_follow(journal, playthrough, &diag);
	assert_int_equal(diag.len, 0);
	assert_true(journal_is_whole(journal));
	diag_finish(&diag);
}

/* A play-through that is cut short after these replies, one at a time; what its file holds then. */
static void leave_behind(const struct story *story, const char *const *specs, struct buf *bytes) {
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	struct journal *journal = begin(playthrough);
	for (size_t i = 0; specs[i] != NULL; i++) {
		say(playthrough, specs[i]);
		follow(journal, playthrough);
	}
	journal_close(journal);
	playthrough_destroy(playthrough);
	if (bytes != NULL) {
		fixture_get(file, bytes);
	}
}

static const char *const some[] = {"see", "say-it:door,small", "snap", "ask", NULL};

static void check_same(const struct playthrough *a, const struct playthrough *b) {
	assert_int_equal(playthrough_step_count(a), playthrough_step_count(b));
	for (size_t i = 0; i < playthrough_step_count(a); i++) {
		const struct step *one = playthrough_step(a, i), *other = playthrough_step(b, i);
		assert_int_equal(one->reply, other->reply);
		assert_memory_equal(&one->parts, &other->parts, sizeof(one->parts));
		assert_int_equal(one->sting, other->sting);
		assert_int_equal(one->warmth, other->warmth);
		assert_int_equal(one->tension, other->tension);
		assert_int_equal(one->chosen, other->chosen);
		assert_int_equal(one->by, other->by);
		assert_int_equal(one->verdict, other->verdict);
	}
	assert_memory_equal(playthrough_state(a), playthrough_state(b), play_state_size(playthrough_story(a)));
}

static void test_one_file_while_it_lasts(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	struct journal *journal = begin(playthrough);
	assert_null(journal_left(journal));
	say(playthrough, "see");
	follow(journal, playthrough);
	assert_int_equal(fixture_mode(home), 0700);
	assert_int_equal(fixture_mode(file), 0600);
	journal_close(journal);
	assert_int_equal(fixture_count(home), 1);
	struct diag diag = {0};
	journal = journal_open(home, &diag);
	const struct journal_left *left = journal_left(journal);
	assert_non_null(left);
	assert_string_equal(left->kept.scenario, "fixture");
	assert_string_equal(left->kept.title, "Fixture");
	assert_string_equal(left->kept.path, "fixture.json");
	assert_string_equal(left->kept.seat, "ada");
	assert_true(left->kept.seed == 7 && left->kept.fingerprint == story->fingerprint && left->replies == 1);
	assert_int_equal(strlen(left->kept.date), 25);
	struct playthrough *again = journal_resume(journal, story, false, &diag);
	check_same(playthrough, again);
	journal_end(journal, &diag);
	journal_close(journal);
	assert_int_equal(fixture_count(home), 0); /* over: nothing stays */
	assert_int_equal(diag.len, 0);
	diag_finish(&diag);
	playthrough_destroy(again);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void test_nothing_said_leaves_nothing(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	journal_close(begin(playthrough));
	assert_int_equal(fixture_count(home), 0);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void test_none_is_fine(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	struct diag diag = {0};
	assert_null(journal_left(NULL));
	assert_false(journal_begin(NULL, playthrough, "x", NULL, &diag));
	journal_follow(NULL, playthrough, &diag);
	journal_end(NULL, &diag);
	journal_close(NULL);
	assert_int_equal(diag.len, 0);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void walk_a_bit(struct playthrough *playthrough, struct dice *dice) {
	const struct reply *cards[REPLIES_MAX_A_BEAT];
	uint32_t what = dice_below(dice, 10);
	size_t len = playthrough_cards(playthrough, cards);
	if (what == 0) {
		playthrough_rewind(playthrough, dice_below(dice, (uint32_t)playthrough_step_count(playthrough) + 1));
	} else if (what == 1) {
		playthrough_redo(playthrough);
	} else if (what == 2) {
		size_t way = dice_below(dice, (uint32_t)playthrough_way_count(playthrough));
		playthrough_switch_way(playthrough, way, dice_below(dice, (uint32_t)playthrough_way(playthrough, way).replies + 1));
	} else if (what == 3) {
		playthrough_undo(playthrough);
	} else if (playthrough_waits_for(playthrough) == PLAYTHROUGH_HABIT) {
		playthrough_go_on(playthrough);
	} else if (len > 0) {
		struct parts parts = {{0}};
		const struct reply *reply = cards[dice_below(dice, (uint32_t)len)];
		playthrough_reply(playthrough, reply, parts);
	}
}

/* Habit's answers stand in no journal: they come again by themselves. */
static void settle(struct playthrough *playthrough) {
	while (playthrough_waits_for(playthrough) == PLAYTHROUGH_HABIT) {
		playthrough_go_on(playthrough);
	}
}

/* Any walk, cut short anywhere, is gone on with where it was, with every way that was tried. */
static void test_random_walks(void **state) {
	(void)state;
	struct story *endless = fixture_endless();
	const struct playthrough_setup stepwise = {.seat = {false, true}, .seed = 1, .stepwise = true};
	for (uint64_t seed = 1; seed <= 15; seed++) {
		struct dice dice = {seed};
		struct playthrough *playthrough = playthrough_create(endless, seed % 3 == 0 ? &stepwise : &both);
		struct journal *journal = begin(playthrough);
		for (int i = 0; i < 60; i++) {
			walk_a_bit(playthrough, &dice);
			follow(journal, playthrough);
			if (dice_below(&dice, 12) != 0) {
				continue;
			}
			journal_close(journal);
			struct diag diag = {0};
			journal = journal_open(home, &diag);
			if (journal_left(journal) == NULL) {
				assert_true(journal_begin(journal, playthrough, "fixture.json", NULL, &diag));
				continue;
			}
			struct playthrough *again = journal_resume(journal, endless, false, &diag);
			assert_int_equal(diag.len, 0);
			settle(playthrough);
			settle(again);
			check_same(playthrough, again);
			if (seed % 3 != 0) {
				assert_int_equal(playthrough_way_count(playthrough), playthrough_way_count(again));
			}
			playthrough_destroy(again);
		}
		struct diag diag = {0};
		journal_end(journal, &diag);
		journal_close(journal);
		playthrough_destroy(playthrough);
	}
	story_destroy(endless);
}

/* Cut anywhere, as by a power cut: every line that is whole is there. */
static void test_cut_at_every_byte(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct buf bytes = BUF_EMPTY;
	leave_behind(story, some, &bytes);
	for (size_t len = 0; len < bytes.len; len++) {
		fixture_put(file, bytes.text, len);
		size_t lines = 0;
		for (size_t i = 0; i < len; i++) {
			lines += bytes.text[i] == '\n';
		}
		struct diag diag = {0};
		struct journal *journal = journal_open(home, &diag);
		assert_int_equal(diag.len, 0);
		const struct journal_left *left = journal_left(journal);
		assert_int_equal(left != NULL ? left->replies + 1 : 1, lines > 1 ? lines : 1);
		if (left != NULL) {
			struct playthrough *playthrough = journal_resume(journal, story, false, &diag);
			assert_int_equal(playthrough_step_count(playthrough), 2 * (lines - 1));
			say(playthrough, "see");
			follow(journal, playthrough);
			journal_close(journal);
			journal = journal_open(home, &diag);
			struct playthrough *again = journal_resume(journal, story, false, &diag);
			check_same(playthrough, again);
			playthrough_destroy(again);
			playthrough_destroy(playthrough);
		}
		assert_int_equal(diag.len, 0);
		journal_close(journal);
		diag_finish(&diag);
	}
	buf_finish(&bytes);
	story_destroy(story);
}

/* A journal with these bytes cannot be gone on with whole: it says so, and once another is begun it is there, aside. */
static void check_put_aside(const struct story *story, const char *bytes, size_t len, const char *code, bool left) {
	fixture_put(file, bytes, len);
	struct diag diag = {0};
	struct journal *journal = journal_open(home, &diag);
	assert_true(diag.errors == 0 && fixture_says(&diag, code));
	assert_int_equal(journal_left(journal) != NULL, left);
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	assert_true(journal_begin(journal, playthrough, "fixture.json", NULL, &diag));
	assert_true(fixture_says(&diag, "journal-aside"));
	struct buf kept = BUF_EMPTY;
	fixture_get(aside, &kept);
	assert_int_equal(kept.len, len);
	assert_memory_equal(kept.text, bytes, len);
	buf_finish(&kept);
	unlink(aside);
	journal_end(journal, &diag);
	journal_close(journal);
	playthrough_destroy(playthrough);
	diag_finish(&diag);
}

static void test_altered(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct buf bytes = BUF_EMPTY;
	leave_behind(story, some, &bytes);
	char *second = strchr(bytes.text, '\n') + 1, *third = strchr(second, '\n') + 1;
	char *text = malloc(bytes.len + 1);
	memcpy(text, bytes.text, bytes.len + 1);
	text[third - bytes.text + 18] ^= 1; /* a reply in the middle */
	check_put_aside(story, text, bytes.len, "journal-altered", true);
	memcpy(text, bytes.text, bytes.len);
	text[40] ^= 1; /* the first line */
	check_put_aside(story, text, bytes.len, "journal-altered", false);
	size_t without = (size_t)(third - second); /* a line taken out */
	memcpy(text, bytes.text, bytes.len);
	memmove(text + (second - bytes.text), third, bytes.len - (size_t)(third - bytes.text));
	check_put_aside(story, text, bytes.len - without, "journal-altered", false);
	check_put_aside(story, "Dear diary,\nnothing.\n", 21, "journal-altered", false);
	check_put_aside(story, "no line end", 11, "journal-altered", false);
	static const char newer[] = "0000000000000000 {\"format\": 2, \"said\": \"everything\"}\n";
	check_put_aside(story, newer, sizeof(newer) - 1, "journal-version", false);
	free(text);
	buf_finish(&bytes);
	story_destroy(story);
}

/* Whatever was done to the bytes: no crash, and what can be read is the beginning of what was said. */
static void test_mutations(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct buf bytes = BUF_EMPTY;
	leave_behind(story, some, &bytes);
	struct playthrough *whole = playthrough_create(story, &as_ada);
	say(whole, "see,say-it:door,small,snap,ask");
	struct dice dice = {23};
	for (int i = 0; i < 3000; i++) {
		struct buf changed = BUF_EMPTY;
		buf_add(&changed, bytes.text, bytes.len);
		for (uint32_t n = dice_below(&dice, 4) + 1; n > 0; n--) {
			size_t at = dice_below(&dice, (uint32_t)changed.len), from = dice_below(&dice, (uint32_t)changed.len);
			size_t len = dice_below(&dice, 40);
			len = len > changed.len - at ? changed.len - at : len;
			len = len > changed.len - from ? changed.len - from : len;
			switch (dice_below(&dice, 4)) {
			case 0:
				changed.text[at] = (char)(changed.text[at] ^ 1 << dice_below(&dice, 8));
				break;
			case 1:
				memmove(changed.text + at, changed.text + from, len);
				break;
			case 2:
				changed.len = at > 0 ? at : 1;
				break;
			default:
				buf_add(&changed, bytes.text, len);
			}
		}
		fixture_put(file, changed.text, changed.len);
		buf_finish(&changed);
		struct diag diag = {0};
		struct journal *journal = journal_open(home, &diag);
		if (journal_left(journal) != NULL) {
			struct playthrough *playthrough = journal_resume(journal, story, false, &diag);
			assert_int_equal(playthroughs_part(playthrough, whole), playthrough_step_count(playthrough));
			playthrough_destroy(playthrough);
		}
		assert_int_equal(diag.errors, 0);
		journal_close(journal);
		diag_finish(&diag);
		unlink(aside);
	}
	playthrough_destroy(whole);
	buf_finish(&bytes);
	story_destroy(story);
}

static void test_what_is_no_file(void **state) {
	(void)state;
	static const char target[] = SCRATCH_DIR "/journal-target";
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	for (int kind = 0; kind < 4; kind++) {
		empty_home(NULL);
		mkdir(home, 0700);
		fixture_put(target, "precious", 8);
		if (kind == 0) {
			assert_int_equal(symlink(target, file), 0);
		} else if (kind == 1) {
			assert_int_equal(mkfifo(file, 0600), 0);
		} else if (kind == 2) {
			mkdir(file, 0700);
		} else {
			fixture_put(file, "x", 1);
			assert_int_equal(truncate(file, (off_t)2 << 30), 0); /* 2 GiB */
		}
		struct diag diag = {0};
		struct journal *journal = journal_open(home, &diag);
		assert_true(fixture_says(&diag, "journal-unread") && diag.errors == 0);
		assert_null(journal_left(journal));
		assert_true(journal_begin(journal, playthrough, "fixture.json", NULL, &diag));
		assert_true(fixture_says(&diag, "journal-aside"));
		follow(journal, playthrough);
		struct stat status;
		assert_int_equal(lstat(aside, &status), 0);
		journal_end(journal, &diag);
		journal_close(journal);
		diag_finish(&diag);
		struct buf text = BUF_EMPTY;
		fixture_get(target, &text);
		assert_string_equal(text.text, "precious");
		buf_finish(&text);
		assert_int_equal(fixture_count(home), 1);
	}
	unlink(target);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void test_a_link_as_the_lock(void **state) {
	(void)state;
	static const char target[] = SCRATCH_DIR "/journal-target", lock[] = SCRATCH_DIR "/journal-home/lock";
	mkdir(home, 0700);
	assert_int_equal(symlink(target, lock), 0);
	struct diag diag = {0};
	assert_null(journal_open(home, &diag));
	assert_true(fixture_says(&diag, "journal-unwritable") && diag.errors == 0);
	assert_int_equal(access(target, F_OK), -1);
	diag_finish(&diag);
}

static void test_no_folder_to_be_had(void **state) {
	(void)state;
	struct diag diag = {0};
	fixture_put(home, "a file", 6);
	assert_null(journal_open(home, &diag));
	assert_true(fixture_says(&diag, "home-unwritable") && diag.errors == 0);
	unlink(home);
	diag_finish(&diag);
}

static void test_two_programs(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	struct journal *journal = begin(playthrough);
	say(playthrough, "see");
	follow(journal, playthrough);
	struct diag diag = {0};
	struct playthrough *beside = playthrough_create(story, &as_ada);
	struct journal *second = begin(beside); /* a journal of its own */
	say(beside, "snap,ask,see");
	follow(second, beside);
	say(playthrough, "ask");
	follow(journal, playthrough);
	journal_close(journal);
	journal_close(second);
	second = journal_open(home, &diag);
	assert_int_equal(journal_left(second)->replies, 2);
	journal = journal_open(home, &diag); /* nothing is lost of either: the one, then the other */
	assert_int_equal(journal_left(journal)->replies, 3);
	journal_close(second);
	journal_close(journal);
	struct journal *others[9];
	for (size_t i = 0; i < 9; i++) {
		others[i] = journal_open(home, &diag);
		assert_non_null(others[i]);
	}
	assert_int_equal(diag.len, 0);
	assert_null(journal_open(home, &diag));
	assert_true(fixture_says(&diag, "journal-busy") && diag.errors == 0);
	for (size_t i = 0; i < 9; i++) {
		journal_close(others[i]);
	}
	assert_int_equal(journal_forget(home, &diag), 2);
	assert_int_equal(fixture_count(home), 0);
	playthrough_destroy(beside);
	diag_finish(&diag);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

/* A limit on the size of files stands in for a disk that is full. */
static void test_full_disk(void **state) {
	(void)state;
	signal(SIGXFSZ, SIG_IGN);
	struct story *story = fixture_endless();
	struct playthrough *playthrough = playthrough_create(story, &both);
	struct journal *journal = begin(playthrough);
	say(playthrough, "see,fair");
	follow(journal, playthrough);
	struct buf before = BUF_EMPTY;
	fixture_get(file, &before);
	struct rlimit old, full;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	full = old;
	full.rlim_cur = before.len + 7; /* room for a part of a line */
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &full), 0);
	struct diag diag = {0};
	for (int i = 0; i < 3; i++) {
		say(playthrough, "ask,sorry");
		journal_follow(journal, playthrough, &diag);
		assert_false(journal_is_whole(journal));
	}
	assert_int_equal(diag.len, 1); /* said once */
	assert_string_equal(diag.findings[0].code, "journal-unwritable");
	struct buf after = BUF_EMPTY;
	fixture_get(file, &after);
	assert_string_equal(before.text, after.text);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	follow(journal, playthrough); /* there is room again: nothing is missing */
	journal_close(journal);
	journal = journal_open(home, &diag);
	struct playthrough *again = journal_resume(journal, story, false, &diag);
	check_same(playthrough, again);
	assert_int_equal(diag.len, 1);
	journal_close(journal);
	buf_finish(&before);
	buf_finish(&after);
	diag_finish(&diag);
	playthrough_destroy(again);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static struct story *story_changed(const char *from, const char *to) {
	char *text = malloc(sizeof(fixture_text) + strlen(to));
	const char *at = strstr(fixture_text, from);
	sprintf(text, "%.*s%s%s", (int)(at - fixture_text), fixture_text, to, at + strlen(from));
	struct story *story = fixture_from(text);
	free(text);
	return story;
}

static void test_the_scenario_was_changed(void **state) {
	(void)state;
	struct story *story = fixture_story(), *worded = story_changed("I see why.", "I do see why.");
	struct story *without = story_changed("\"id\": \"snap\"", "\"id\": \"snip\"");
	struct buf bytes = BUF_EMPTY, kept = BUF_EMPTY;
	leave_behind(story, some, &bytes);
	struct diag diag = {0};
	struct journal *journal = journal_open(home, &diag);
	struct playthrough *playthrough = journal_resume(journal, worded, false, &diag);
	assert_int_equal(playthrough_step_count(playthrough), 8);
	assert_true(diag.len == 1 && fixture_says(&diag, "kept-changed"));
	journal_close(journal);
	playthrough_destroy(playthrough);
	diag_finish(&diag);

	journal = journal_open(home, &diag);
	playthrough = journal_resume(journal, without, false, &diag);
	assert_int_equal(playthrough_step_count(playthrough), 4);
	assert_true(fixture_says(&diag, "kept-stops") && fixture_says(&diag, "journal-aside"));
	const char *message = diag.findings[0].message;
	assert_non_null(strstr(message, "reply 3 of 4, \"snap\", cannot be said there any more (reply \"snap\" is not on "
									"offer here; on offer: snip, see, ask and walk)"));
	fixture_get(aside, &kept);
	assert_string_equal(kept.text, bytes.text); /* as it was */
	say(playthrough, "ask");
	follow(journal, playthrough);
	journal_close(journal);
	playthrough_destroy(playthrough);
	diag_finish(&diag);

	journal = journal_open(home, &diag);
	assert_int_equal(journal_left(journal)->replies, 3);
	journal_close(journal);
	assert_int_equal(journal_forget(home, &diag), 2);
	assert_int_equal(fixture_count(home), 0);
	buf_finish(&bytes);
	buf_finish(&kept);
	story_destroy(story);
	story_destroy(worded);
	story_destroy(without);
	diag_finish(&diag);
}

static void test_no_such_seat_any_more(void **state) {
	(void)state;
	struct story *story = fixture_story(), *one = story_changed("[\"ada\", \"ben\"], \"vars\"", "[\"ben\"], \"vars\"");
	leave_behind(story, some, NULL);
	struct diag diag = {0};
	struct journal *journal = journal_open(home, &diag);
	assert_null(journal_resume(journal, one, false, &diag));
	assert_true(fixture_says(&diag, "kept-seat"));
	journal_close(journal);
	assert_int_equal(fixture_count(home), 1); /* it is still there */
	diag_finish(&diag);
	story_destroy(one);
	story_destroy(story);
}

static void test_other_names(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	struct cast cast = story_cast(story);
	cast.person[SEAT_TWO].name = "Bj\303\266rn \"B\"";
	cast.person[SEAT_TWO].pronouns = PRONOUNS_THEY;
	struct diag diag = {0};
	struct journal *journal = journal_open(home, &diag);
	assert_true(journal_begin(journal, playthrough, "fixture.json", &cast, &diag));
	say(playthrough, "see");
	follow(journal, playthrough);
	journal_close(journal);
	journal = journal_open(home, &diag);
	struct cast again = kept_cast(&journal_left(journal)->kept, story);
	assert_string_equal(again.person[SEAT_ONE].name, "Ada");
	assert_string_equal(again.person[SEAT_TWO].name, "Bj\303\266rn \"B\"");
	assert_int_equal(again.person[SEAT_TWO].pronouns, PRONOUNS_THEY);
	journal_close(journal);
	assert_int_equal(diag.len, 0);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void some_ways(struct playthrough *playthrough, struct dice *dice) {
	for (int i = 0; i < 40; i++) {
		const struct reply *cards[REPLIES_MAX_A_BEAT];
		size_t len = playthrough_cards(playthrough, cards);
		if (len == 0 || dice_below(dice, 4) == 0) {
			playthrough_undo(playthrough);
		} else {
			const struct parts first = {{0}};
			playthrough_reply(playthrough, cards[dice_below(dice, (uint32_t)len)], first);
		}
	}
}

/* Begun in the midst of things (a record that was opened, or going back after the end): every way is in it. */
static void test_begun_with_ways(void **state) {
	(void)state;
	struct story *story = fixture_story();
	for (uint64_t seed = 1; seed <= 40; seed++) {
		struct dice dice = {seed};
		struct playthrough *playthrough = playthrough_create(story, &as_ada);
		say(playthrough, "see");
		some_ways(playthrough, &dice);
		struct journal *journal = begin(playthrough);
		journal_close(journal);
		struct diag diag = {0};
		journal = journal_open(home, &diag);
		struct playthrough *again = journal_resume(journal, story, false, &diag);
		check_same(playthrough, again);
		assert_int_equal(playthrough_way_count(again), playthrough_way_count(playthrough));
		assert_int_equal(playthrough_way_now(again), playthrough_way_now(playthrough));
		assert_int_equal(playthrough_whole_count(again), playthrough_whole_count(playthrough));
		for (size_t i = 0; i < playthrough_way_count(playthrough); i++) {
			struct buf a = BUF_EMPTY, b = BUF_EMPTY;
			playthrough_way_spec(playthrough, i, &a);
			playthrough_way_spec(again, i, &b);
			assert_string_equal(a.text, b.text);
			buf_finish(&a);
			buf_finish(&b);
		}
		journal_end(journal, &diag);
		journal_close(journal);
		assert_int_equal(diag.len, 0);
		playthrough_destroy(again);
		playthrough_destroy(playthrough);
	}
	story_destroy(story);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_one_file_while_it_lasts, empty_home),
		cmocka_unit_test_setup(test_nothing_said_leaves_nothing, empty_home),
		cmocka_unit_test_setup(test_begun_with_ways, empty_home),
		cmocka_unit_test_setup(test_none_is_fine, empty_home),
		cmocka_unit_test_setup(test_random_walks, empty_home),
		cmocka_unit_test_setup(test_cut_at_every_byte, empty_home),
		cmocka_unit_test_setup(test_altered, empty_home),
		cmocka_unit_test_setup(test_mutations, empty_home),
		cmocka_unit_test_setup(test_what_is_no_file, empty_home),
		cmocka_unit_test_setup(test_a_link_as_the_lock, empty_home),
		cmocka_unit_test_setup(test_no_folder_to_be_had, empty_home),
		cmocka_unit_test_setup(test_two_programs, empty_home),
		cmocka_unit_test_setup(test_full_disk, empty_home),
		cmocka_unit_test_setup(test_the_scenario_was_changed, empty_home),
		cmocka_unit_test_setup(test_no_such_seat_any_more, empty_home),
		cmocka_unit_test_setup(test_other_names, empty_home),
	};
	return cmocka_run_group_tests_name("journal", tests, NULL, NULL);
}
