/* Records: kept on request, read strictly, gone when they are to be gone. */
#include "home_fixture.h"
#include "playthrough_fixture.h"

#include "keep/journal.h"
#include "keep/record.h"
#include "keep/settings.h"

static const char home[] = SCRATCH_DIR "/record-home";
static const char folder[] = SCRATCH_DIR "/record-home/records";
static const struct playthrough_setup as_ada = {.seat = {true, false}, .seed = UINT64_MAX};

static int empty_home(void **state) {
	(void)state;
	fixture_remove(home);
	return 0;
}

static void keep(const struct playthrough *playthrough, const char *note, struct record *record) {
	struct diag diag = {0};
	record_of(playthrough, "scenes/fixture.json", NULL, note, NULL, record);
	assert_true(record_write(home, record, &diag));
	assert_int_equal(diag.len, 0);
	diag_finish(&diag);
}

static void test_there_and_back(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	say(playthrough, "see,say-it:door,small,see,ask");
	struct cast cast = story_cast(story);
	cast.person[SEAT_ONE] = (__typeof__(cast.person[0])){"Zo\303\253", PRONOUNS_THEY};
	struct record record, again;
	record_of(playthrough, "scenes/fixture.json", &cast, "He \"laughed\".\nSo did I.\x1b[31m \xff",
		"When the door shut, I felt small.", &record);
	assert_int_equal(fixture_count(home), 0); /* nothing is written before it is asked for */
	struct diag diag = {0};
	assert_true(record_write(home, &record, &diag));
	char *path = record_path(home, record.id);
	assert_int_equal(fixture_mode(home), 0700);
	assert_int_equal(fixture_mode(folder), 0700);
	assert_int_equal(fixture_mode(path), 0600);
	assert_int_equal(fixture_count(folder), 1);
	assert_true(record_read(path, &again, &diag));
	assert_int_equal(diag.len, 0);
	assert_string_equal(again.id, record.id);
	assert_string_equal(again.kept.scenario, "fixture");
	assert_string_equal(again.kept.title, "Fixture");
	assert_string_equal(again.kept.path, "scenes/fixture.json");
	assert_string_equal(again.kept.date, record.kept.date);
	assert_string_equal(again.kept.seat, "ada");
	assert_string_equal(again.kept.version, record.kept.version);
	assert_true(again.kept.seed == UINT64_MAX && again.kept.fingerprint == story->fingerprint);
	assert_string_equal(again.kept.person[SEAT_ONE].name, "Zo\303\253");
	assert_int_equal(again.kept.person[SEAT_ONE].pronouns, PRONOUNS_THEY);
	assert_null(again.kept.person[SEAT_TWO].name);
	assert_int_equal(again.kept.person[SEAT_TWO].pronouns, -1);
	assert_string_equal(again.note, "He \"laughed\".\nSo did I.[31m \xef\xbf\xbd");
	assert_string_equal(again.sentence, "When the door shut, I felt small.");
	assert_string_equal(again.ending, "repaired");
	assert_int_equal(again.reply_count, 4);
	assert_string_equal(again.replies[1], "say-it:door,small");
	struct playthrough *replayed = record_playthrough(&again, story, false, &diag);
	assert_int_equal(diag.len, 0);
	assert_int_equal(playthrough_step_count(replayed), playthrough_step_count(playthrough));
	assert_memory_equal(playthrough_state(replayed), playthrough_state(playthrough), play_state_size(story));
	playthrough_destroy(replayed);
	diag_finish(&diag);
	free(path);
	record_finish(&record);
	record_finish(&again);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void test_names_say_nothing(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	for (int i = 0; i < 20; i++) {
		struct record record;
		keep(playthrough, NULL, &record);
		assert_int_equal(strlen(record.id), 17);
		assert_memory_equal(record.id, record.kept.date, 10);
		assert_int_equal(strspn(record.id + 11, "0123456789abcdef"), 6);
		record_finish(&record);
	}
	assert_int_equal(fixture_count(folder), 20);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void test_a_long_note_is_cut(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	char *note = malloc(NOTE_BYTES_MAX + 3);
	memset(note, 'x', NOTE_BYTES_MAX + 2);
	memcpy(note + NOTE_BYTES_MAX - 1, "\303\253", 3);
	struct record record;
	record_of(playthrough, "x", NULL, note, "", &record);
	assert_int_equal(strlen(record.note), NOTE_BYTES_MAX - 1); /* not half a letter */
	assert_null(record.sentence);
	assert_null(record.ending);
	free(note);
	record_finish(&record);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void put_record(const char *name, const char *text) {
	struct diag diag = {0};
	mkdir(home, 0700);
	mkdir(folder, 0700);
	char *path = file_join(folder, name);
	fixture_put(path, text, strlen(text));
	free(path);
	diag_finish(&diag);
}

#define HEAD HEAD_OF("F")
#define HEAD_OF(title) \
	"\"date\": \"2026-03-02T21:10:05+01:00\", \"scenario\": \"fixture\", \"title\": \"" title \
	"\", \"path\": \"f.json\", " \
	"\"seat\": \"ada\", \"version\": \"0.1.0\", \"fingerprint\": \"00000000000000aa\", \"seed\": \"3\""

static void test_what_is_no_record(void **state) {
	(void)state;
	static const struct {
		const char *text, *code, *message;
	} rows[] = {
		{"", "json-empty", NULL},
		{"{\"format\": 1, ", "json-unclosed", NULL},
		{"[1]", "kept-shape", "this is nothing that Waterline has kept: it has no \"format\""},
		{"{\"format\": 2, \"anything\": []}", "kept-format",
			"this was written in format 2 by another version of Waterline; this version knows format 1. It stays as it "
			"is"},
		{"{\"format\": 1, \"format\": 1}", "json-duplicate-key", NULL},
		{"{\"format\": 1, " HEAD "}", "kept-shape", "a record has \"replies\", a list of texts"},
		{"{\"format\": 1, " HEAD ", \"replies\": [1]}", "kept-shape", NULL},
		{"{\"format\": 1, " HEAD ", \"replies\": \"see\"}", "kept-shape", "a record has \"replies\", a list of texts"},
		{"{\"format\": 1, \"replies\": []}", "kept-shape", "\"date\" is missing"},
		{"{\"format\": 1, " HEAD ", \"replies\": [], \"ending\": \"won\"}", "kept-shape",
			"\"won\" is no kind of ending"},
		{"{\"format\": 1, " HEAD ", \"replies\": [], \"note\": 3}", "kept-shape", "\"note\" is no plain text"},
		{"{\"format\": 1, " HEAD ", \"replies\": [], \"people\": [{}]}", "kept-shape",
			"\"people\" is a list of the two partners"},
		{"{\"format\": 1, " HEAD ", \"replies\": [], \"people\": [{}, {\"pronouns\": \"it\"}]}", "kept-shape", NULL},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		put_record("2026-03-02-aaaaaa.json", rows[i].text);
		char *path = record_path(home, "2026-03-02-aaaaaa");
		struct record record;
		struct diag diag = {0};
		assert_false(record_read(path, &record, &diag));
		if (!fixture_says(&diag, rows[i].code)) {
			fail_msg("%s: %s", rows[i].text, diag.findings[0].code);
		}
		if (rows[i].message != NULL) {
			assert_string_equal(diag.findings[0].message, rows[i].message);
		}
		struct record_list list;
		struct diag listed = {0};
		record_list_read(home, &list, &listed);
		assert_true(list.len == 0 && listed.errors == 0 && fixture_says(&listed, "record-unread"));
		record_list_finish(&list);
		diag_finish(&listed);
		diag_finish(&diag);
		free(path);
	}
}

/* No scenario has a title of 8,001 bytes, so no record of one has. */
static void test_an_endless_title(void **state) {
	(void)state;
	for (size_t length = 8000; length <= 8001; length++) {
		char text[9000], title[8002];
		memset(title, 'T', length);
		title[length] = '\0';
		snprintf(text, sizeof(text), "{\"format\": 1, " HEAD_OF("%s") ", \"replies\": []}", title);
		put_record("2026-03-02-aaaaaa.json", text);
		char *path = record_path(home, "2026-03-02-aaaaaa");
		struct record record = {0};
		struct diag diag = {0};
		assert_int_equal(record_read(path, &record, &diag), length == 8000);
		assert_int_equal(fixture_says(&diag, "kept-shape"), length > 8000);
		record_finish(&record);
		diag_finish(&diag);
		free(path);
	}
}

/* A title, a path, a scenario's name that would play tricks where they are shown or looked for. */
static void test_tricks(void **state) {
	(void)state;
	static const char *const from[] = {"\"F\"", "\"fixture\"", "\"fixture\"", "\"ada\"", "\"3\"",
		"\"00000000000000aa\"", "\"2026-03-02T21:10:05+01:00\""};
	static const char *const to[] = {
		"\"\\u001b[2J\"", "\"../../etc/passwd\"", "\"\"", "\"a b\"", "\"-3\"", "\"aa\"", "\"2026\""};
	for (size_t i = 0; i < sizeof(from) / sizeof(from[0]); i++) {
		static const char good[] = "{\"format\": 1, " HEAD ", \"replies\": []}";
		char text[sizeof(good) + 40];
		const char *at = strstr(good, from[i]);
		snprintf(text, sizeof(text), "%.*s%s%s", (int)(at - good), good, to[i], at + strlen(from[i]));
		put_record("2026-03-02-aaaaaa.json", text);
		char *path = record_path(home, "2026-03-02-aaaaaa");
		struct record record;
		struct diag diag = {0};
		assert_false(record_read(path, &record, &diag));
		assert_true(fixture_says(&diag, "kept-shape"));
		diag_finish(&diag);
		free(path);
	}
}

static void test_mutations(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	say(playthrough, "see,say-it:door,small,snap,ask");
	struct record record;
	keep(playthrough, "A note.", &record);
	char *path = record_path(home, record.id);
	struct buf good = BUF_EMPTY;
	fixture_get(path, &good);
	struct dice dice = {41};
	size_t readable = 0;
	for (int i = 0; i < 4000; i++) {
		struct buf changed = BUF_EMPTY;
		buf_add(&changed, good.text, good.len);
		for (uint32_t n = dice_below(&dice, 3) + 1; n > 0; n--) {
			size_t at = dice_below(&dice, (uint32_t)changed.len);
			if (dice_below(&dice, 8) == 0) {
				changed.len = at + 1;
			} else if (dice_below(&dice, 2) == 0) {
				changed.text[at] = (char)dice_below(&dice, 256);
			} else {
				changed.text[at] = "0123456789abcdefghijklmnopqrstuvwxyz-:,\"[]{}"[dice_below(&dice, 44)];
			}
		}
		fixture_put(path, changed.text, changed.len);
		struct record again;
		struct diag diag = {0};
		if (record_read(path, &again, &diag)) {
			readable++;
			struct playthrough *replayed = record_playthrough(&again, story, false, &diag);
			playthrough_destroy(replayed);
			record_finish(&again);
		} else {
			assert_true(diag.errors > 0);
		}
		diag_finish(&diag);
		struct buf still = BUF_EMPTY;
		fixture_get(path, &still);
		assert_int_equal(still.len, changed.len);
		assert_memory_equal(still.text, changed.text, changed.len); /* reading changes nothing */
		buf_finish(&still);
		buf_finish(&changed);
	}
	assert_true(readable > 100);
	buf_finish(&good);
	free(path);
	record_finish(&record);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void test_the_newest_first(void **state) {
	(void)state;
	static const char *const dates[] = {"2026-03-02", "2026-03-04", "2026-03-03"};
	for (int i = 0; i < 3; i++) {
		char name[40], text[] = "{\"format\": 1, " HEAD ", \"replies\": []}";
		memcpy(strstr(text, "2026-03-02"), dates[i], 10);
		snprintf(name, sizeof(name), "%s-aaaaaa.json", dates[i]);
		put_record(name, text);
	}
	put_record("2026-03-05-aaaaaa.json.Ab12Cd", "half"); /* a write that was cut short, and a file of somebody else's */
	put_record("shopping.txt", "milk");
	struct record_list list;
	struct diag diag = {0};
	record_list_read(home, &list, &diag);
	assert_int_equal(diag.len, 0);
	assert_int_equal(list.len, 3);
	assert_string_equal(list.records[0].id, "2026-03-04-aaaaaa");
	assert_string_equal(list.records[2].id, "2026-03-02-aaaaaa");
	record_list_finish(&list);
	diag_finish(&diag);
}

static void test_the_scenario_was_changed(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	say(playthrough, "see,snap,ask");
	struct record record;
	keep(playthrough, NULL, &record);
	char text[sizeof(fixture_text)];
	memcpy(text, fixture_text, sizeof(text));
	memcpy(strstr(text, "\"snap\""), "\"snip\"", 6);
	struct story *changed = fixture_from(text);
	struct diag diag = {0};
	struct playthrough *replayed = record_playthrough(&record, changed, false, &diag);
	assert_int_equal(playthrough_step_count(replayed), 2);
	char message[400];
	snprintf(message, sizeof(message),
		"\"Fixture\" was changed since %.10s: reply 2 of 3, \"snap\", cannot be said there any more (reply \"snap\" is "
		"not on "
		"offer here; on offer: snip, see, ask, walk and say-it); what is kept stays as it is",
		record.kept.date);
	assert_string_equal(diag.findings[0].message, message);
	diag_finish(&diag);
	playthrough_destroy(replayed);
	story_destroy(changed);
	record_finish(&record);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void test_finding_the_scenario(void **state) {
	(void)state;
	static const char scenes[] = SCRATCH_DIR "/record-home/scenes",
					  at[] = SCRATCH_DIR "/record-home/scenes/fixture.json";
	mkdir(home, 0700);
	mkdir(scenes, 0700);
	fixture_put(at, fixture_text, strlen(fixture_text));
	struct kept kept = {.scenario = "fixture", .path = "/gone/elsewhere.json"};
	struct diag diag = {0};
	struct story *story = kept_story(&kept, scenes, &diag);
	assert_non_null(story);
	story_destroy(story);
	kept.scenario = "another";
	kept.path = at;
	assert_null(kept_story(&kept, scenes, &diag));
	assert_true(fixture_says(&diag, "kept-scenario"));
	diag_finish(&diag);
	kept.path = "/gone/elsewhere.json";
	assert_null(kept_story(&kept, scenes, &diag));
	assert_true(fixture_says(&diag, "file-missing"));
	diag_finish(&diag);
}

static void test_deleting_one(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	struct record one, other;
	keep(playthrough, "one", &one);
	keep(playthrough, "other", &other);
	struct diag diag = {0};
	static const char *const wrong[] = {"2026-01-01-ffffff", "../settings", "", "records", "2026"};
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		assert_false(record_delete(home, wrong[i], &diag));
		assert_string_equal(diag.findings[i].code, "record-unknown");
	}
	diag_finish(&diag);
	assert_true(record_delete(home, one.id, &diag));
	assert_int_equal(fixture_count(folder), 1);
	assert_int_equal(diag.len, 0);
	record_finish(&one);
	record_finish(&other);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void check_note(const char *id, const char *note) {
	char *path = record_path(home, id);
	struct diag diag = {0};
	struct record record;
	assert_true(record_read(path, &record, &diag));
	if (note == NULL) {
		assert_null(record.note);
	} else {
		assert_string_equal(record.note, note);
	}
	assert_string_equal(record.sentence, "When it was late.");
	assert_int_equal(record.reply_count, 1);
	struct buf bytes = BUF_EMPTY;
	fixture_get(path, &bytes);
	assert_non_null(strstr(bytes.text, "\"of-tomorrow\"")); /* what a later version wrote is not lost */
	assert_int_equal(fixture_mode(path), 0600);
	assert_int_equal(fixture_count(folder), 1);
	buf_finish(&bytes);
	record_finish(&record);
	diag_finish(&diag);
	free(path);
}

static void test_another_note(void **state) {
	(void)state;
	static const char id[] = "2026-03-02-aaaaaa";
	put_record("2026-03-02-aaaaaa.json", "{\"format\": 1, " HEAD
		", \"replies\": [\"see\"], \"sentence\": \"When it was late.\", \"of-tomorrow\": {\"x\": [1, 2]}}");
	struct diag diag = {0};
	assert_int_equal(chmod(SCRATCH_DIR "/record-home/records/2026-03-02-aaaaaa.json", 0600), 0);
	assert_true(record_set_note(home, id, "First.\n\x1b[2JSecond \xff", &diag));
	check_note(id, "First.\n[2JSecond \xef\xbf\xbd");
	assert_true(record_set_note(home, id, "Another", &diag));
	check_note(id, "Another");
	assert_true(record_set_note(home, id, "", &diag));
	check_note(id, NULL);
	assert_int_equal(diag.len, 0);
	static const char *const wrong[] = {"2026-01-01-ffffff", "../records/2026-03-02-aaaaaa", "", "2026"};
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		assert_false(record_set_note(home, wrong[i], "no", &diag));
		assert_string_equal(diag.findings[i].code, "record-unknown");
	}
	diag_finish(&diag);
	check_note(id, NULL);
}

/* What cannot be read is not written over; a link leads nowhere. */
static void test_a_note_destroys_nothing(void **state) {
	(void)state;
	static const char bad[] = "{\"format\": 2}", target[] = SCRATCH_DIR "/record-target";
	put_record("2026-03-02-aaaaaa.json", bad);
	struct diag diag = {0};
	assert_false(record_set_note(home, "2026-03-02-aaaaaa", "x", &diag));
	assert_true(fixture_says(&diag, "kept-format"));
	char *path = record_path(home, "2026-03-02-aaaaaa"), *link_to = record_path(home, "2026-03-02-bbbbbb");
	struct buf bytes = BUF_EMPTY;
	fixture_get(path, &bytes);
	assert_string_equal(bytes.text, bad);
	static const char good[] = "{\"format\": 1, " HEAD ", \"replies\": []}";
	fixture_put(target, good, strlen(good));
	assert_int_equal(symlink(target, link_to), 0);
	assert_false(record_set_note(home, "2026-03-02-bbbbbb", "x", &diag));
	assert_true(fixture_says(&diag, "file-link"));
	buf_clear(&bytes);
	fixture_get(target, &bytes);
	assert_string_equal(bytes.text, good);
	buf_finish(&bytes);
	unlink(target);
	free(path);
	free(link_to);
	diag_finish(&diag);
}

static void test_finding_one_again(void **state) {
	(void)state;
	put_record("2026-03-02-aaaaaa.json", "{\"format\": 1, " HEAD ", \"replies\": [], \"ending\": \"stuck\", \"note\": "
		"\"Of the \\u00c9tude\\nand tea\", \"sentence\": \"When you left, I felt small.\", \"people\": [{\"name\": "
		"\"Zo\\u00eb\"}, {}]}");
	char *path = record_path(home, "2026-03-02-aaaaaa");
	struct record record;
	struct diag diag = {0};
	assert_true(record_read(path, &record, &diag));
	struct story *story = fixture_story();
	static const char *const there[] = {"AAAAAA", "2026-03-02", "21:10", "2 march 2026", "fixture", "F", "ADA", "stuck",
		"etude", "\303\251TUDE", "TEA", "felt SMALL", "zoe", "zo\303\253", "ben", ""};
	for (size_t i = 0; i < sizeof(there) / sizeof(there[0]); i++) {
		if (!record_matches(&record, story, &there[i], 1)) {
			fail_msg("nothing has %s", there[i]);
		}
	}
	assert_true(record_matches(&record, story, there, sizeof(there) / sizeof(there[0])));
	static const char *const not_there[] = {"april", "mary", "etude and", "zoe tea", "won"};
	for (size_t i = 0; i < sizeof(not_there) / sizeof(not_there[0]); i++) {
		assert_false(record_matches(&record, story, &not_there[i], 1));
		const char *both[] = {"tea", not_there[i]};
		assert_false(record_matches(&record, story, both, 2));
	}
	assert_false(record_matches(&record, NULL, &there[14], 1)); /* whose name only the scenario knows */
	story_destroy(story);
	record_finish(&record);
	diag_finish(&diag);
	free(path);
}

static void leave_everything(const struct playthrough *playthrough) {
	struct diag diag = {0};
	struct settings settings = settings_default();
	assert_true(settings_write(home, &settings, &diag));
	struct journal *journal = journal_open(home, &diag);
	assert_true(journal_begin(journal, playthrough, "f", NULL, &diag));
	journal_close(journal);
	for (int i = 0; i < 3; i++) {
		struct record record;
		keep(playthrough, "note", &record);
		record_finish(&record);
	}
	put_record("2026-03-05-aaaaaa.json.Ab12Cd", "half");
	assert_int_equal(diag.len, 0);
}

static void test_forgetting_everything(void **state) {
	(void)state;
	static const char stranger[] = SCRATCH_DIR "/record-home/diary.txt", target[] = SCRATCH_DIR "/record-target";
	static const char link_to[] = SCRATCH_DIR "/record-home/records/2026-03-06-aaaaaa.json";
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &as_ada);
	say(playthrough, "see");
	struct diag diag = {0};
	struct forgotten gone;
	leave_everything(playthrough);
	assert_true(forget_everything(home, false, &gone, &diag));
	assert_true(gone.records == 4 && gone.journals == 1 && gone.settings == 0 && !gone.folder);
	assert_int_equal(fixture_count(home), 1); /* the settings alone */
	leave_everything(playthrough);
	assert_true(forget_everything(home, true, &gone, &diag));
	assert_true(gone.records == 4 && gone.journals == 1 && gone.settings == 1 && gone.folder && gone.strangers == 0);
	struct stat status;
	assert_int_equal(lstat(home, &status), -1);
	leave_everything(playthrough);
	fixture_put(stranger, "mine", 4);
	fixture_put(target, "precious", 8);
	assert_int_equal(symlink(target, link_to), 0);
	assert_true(forget_everything(home, true, &gone, &diag));
	assert_true(gone.records == 5 && gone.strangers == 1 && !gone.folder);
	struct buf text = BUF_EMPTY;
	fixture_get(target, &text);
	assert_string_equal(text.text, "precious");
	fixture_get(stranger, &text);
	assert_string_equal(text.text, "mine");
	assert_int_equal(fixture_count(home), 1);
	assert_true(forget_everything("/nowhere/at/all", true, &gone, &diag)); /* nothing there: nothing to do */
	assert_int_equal(diag.len, 0);
	unlink(target);
	buf_finish(&text);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static void test_links_are_left_alone(void **state) {
	(void)state;
	static const char target[] = SCRATCH_DIR "/record-target";
	mkdir(home, 0700);
	mkdir(folder, 0700);
	static const char good[] = "{\"format\": 1, " HEAD ", \"replies\": []}";
	fixture_put(target, good, sizeof(good) - 1);
	char *path = record_path(home, "2026-03-02-aaaaaa");
	assert_int_equal(symlink(target, path), 0);
	struct record record;
	struct diag diag = {0};
	assert_false(record_read(path, &record, &diag));
	assert_true(fixture_says(&diag, "file-link"));
	diag_finish(&diag);
	unlink(path);
	fixture_put(path, good, sizeof(good) - 1);
	assert_int_equal(truncate(path, (off_t)2 << 30), 0);
	assert_false(record_read(path, &record, &diag));
	assert_true(fixture_says(&diag, "file-too-large"));
	diag_finish(&diag);
	unlink(target);
	free(path);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_there_and_back, empty_home),
		cmocka_unit_test_setup(test_names_say_nothing, empty_home),
		cmocka_unit_test_setup(test_a_long_note_is_cut, empty_home),
		cmocka_unit_test_setup(test_what_is_no_record, empty_home),
		cmocka_unit_test_setup(test_an_endless_title, empty_home),
		cmocka_unit_test_setup(test_tricks, empty_home),
		cmocka_unit_test_setup(test_mutations, empty_home),
		cmocka_unit_test_setup(test_the_newest_first, empty_home),
		cmocka_unit_test_setup(test_the_scenario_was_changed, empty_home),
		cmocka_unit_test_setup(test_finding_the_scenario, empty_home),
		cmocka_unit_test_setup(test_another_note, empty_home),
		cmocka_unit_test_setup(test_a_note_destroys_nothing, empty_home),
		cmocka_unit_test_setup(test_finding_one_again, empty_home),
		cmocka_unit_test_setup(test_deleting_one, empty_home),
		cmocka_unit_test_setup(test_forgetting_everything, empty_home),
		cmocka_unit_test_setup(test_links_are_left_alone, empty_home),
	};
	return cmocka_run_group_tests_name("record", tests, NULL, NULL);
}
