#ifndef WATERLINE_TESTS_SCREENS_FIXTURE_H
#define WATERLINE_TESTS_SCREENS_FIXTURE_H

/* Every screen as it is come to, for tests that look at all of them. */
#include "view_fixture.h"

#include <unistd.h>

#include "home_fixture.h"
#include "keep/record.h"
#include "keep/settings.h"
#include "view/app_state.h"

/* From the library's folder. */
#define LATE "../tests/scenarios/valid/late-train"

static const struct {
	const char *name, *file;
	enum seat seat;
	const char *replies;
	enum screen_id screen;
	char key; /* pressed before looking; 0: none; 'R': none, but records are kept */
} screens[] = {
	{"menu", NULL, SEAT_ONE, "", SCREEN_MENU, 0},
	{"seat", LATE, SEAT_ONE, "", SCREEN_SEAT, 0},
	{"help", NULL, SEAT_ONE, "", SCREEN_HELP, 0},
	{"play, begun", LATE, SEAT_ONE, "", SCREEN_PLAY, 0},
	{"play, other seat", LATE, SEAT_TWO, "", SCREEN_PLAY, 0},
	{"play, both seats", LATE, SEAT_NONE, "", SCREEN_PLAY, 0},
	{"play, under the line", LATE, SEAT_ONE, "", SCREEN_PLAY, 'u'},
	{"play, why", NULL, SEAT_ONE, "snap,snap", SCREEN_PLAY, 'y'},
	{"play, step back", NULL, SEAT_ONE, "snap,snap", SCREEN_PLAY, 's'},
	{"play, paused", LATE, SEAT_ONE, "", SCREEN_PLAY, 'E'},
	{"play, tight", NULL, SEAT_ONE, "snap,snap,snap,snap", SCREEN_PLAY, 0},
	{"play, composing", NULL, SEAT_ONE, "", SCREEN_PLAY, 'C'},
	{"ending", NULL, SEAT_ONE, "snap,snap,snap,snap,snap,snap,snap,snap", SCREEN_ENDING, 0},
	{"one word, seat", "../tests/scenarios/nasty/one-word", SEAT_ONE, "", SCREEN_SEAT, 0},
	{"one word, begun", "../tests/scenarios/nasty/one-word", SEAT_ONE, "", SCREEN_PLAY, 0},
	{"one word, under the line", "../tests/scenarios/nasty/one-word", SEAT_TWO, "", SCREEN_PLAY, 'u'},
	{"one word, composing", "../tests/scenarios/nasty/one-word", SEAT_ONE, "", SCREEN_PLAY, 'C'},
	{"one word, ending", "../tests/scenarios/nasty/one-word", SEAT_ONE, "press", SCREEN_ENDING, 0},
	{"long words, seat", "../tests/scenarios/nasty/long-words", SEAT_ONE, "", SCREEN_SEAT, 0},
	{"long words, begun", "../tests/scenarios/nasty/long-words", SEAT_ONE, "", SCREEN_PLAY, 0},
	{"long words, under the line", "../tests/scenarios/nasty/long-words", SEAT_TWO, "", SCREEN_PLAY, 'u'},
	{"long words, composing", "../tests/scenarios/nasty/long-words", SEAT_ONE, "", SCREEN_PLAY, 'C'},
	{"long words, ending", "../tests/scenarios/nasty/long-words", SEAT_ONE, "press", SCREEN_ENDING, 0},
	{"every script, seat", "../tests/scenarios/nasty/every-script", SEAT_ONE, "", SCREEN_SEAT, 0},
	{"every script, begun", "../tests/scenarios/nasty/every-script", SEAT_ONE, "", SCREEN_PLAY, 0},
	{"every script, under the line", "../tests/scenarios/nasty/every-script", SEAT_TWO, "", SCREEN_PLAY, 'u'},
	{"every script, composing", "../tests/scenarios/nasty/every-script", SEAT_ONE, "", SCREEN_PLAY, 'C'},
	{"every script, ending", "../tests/scenarios/nasty/every-script", SEAT_ONE, "press", SCREEN_ENDING, 0},
	{"play, under the line of one's own", NULL, SEAT_ONE, "snap,see", SCREEN_PLAY, 'u'},
	{"blank", NULL, SEAT_ONE, "", SCREEN_BLANK, 0},
	{"first run", NULL, SEAT_ONE, "", SCREEN_FIRST, 0},
	{"first run's question", NULL, SEAT_ONE, "", SCREEN_ASK, 0},
	{"settings", NULL, SEAT_ONE, "", SCREEN_SETTINGS, 0},
	{"records, none", NULL, SEAT_ONE, "", SCREEN_RECORDS, 0},
	{"practice, none", NULL, SEAT_ONE, "", SCREEN_PRACTICE, 0},
	{"practice", NULL, SEAT_ONE, "", SCREEN_PRACTICE, 'R'},
	{"records", NULL, SEAT_ONE, "", SCREEN_RECORDS, 'R'},
	{"records, one marked", NULL, SEAT_ONE, "", SCREEN_RECORDS, 'M'},
	{"records, none found", NULL, SEAT_ONE, "", SCREEN_RECORDS, 'x'},
	{"record", NULL, SEAT_ONE, "", SCREEN_RECORD, 0},
	{"record, note not kept", NULL, SEAT_ONE, "", SCREEN_RECORD, 'N'},
	{"records compared", NULL, SEAT_ONE, "", SCREEN_COMPARE, 0},
	{"records that differ", NULL, SEAT_ONE, "", SCREEN_COMPARE, 'D'},
	{"map", LATE, SEAT_TWO, "dries-boots,no-fault", SCREEN_MAP, 0},
	{"map of all", NULL, SEAT_ONE, "snap,snap", SCREEN_MAP, 'a'},
	{"debrief, nothing said", LATE, SEAT_ONE, "", SCREEN_DEBRIEF, 0},
	{"debrief", NULL, SEAT_ONE, "snap,snap,snap,snap,snap,snap,snap,snap", SCREEN_DEBRIEF, 0},
	{"debrief of a longer one", LATE, SEAT_TWO, "dries-boots,no-fault,not-now,not-now,not-now", SCREEN_DEBRIEF, 0},
	{"paused", NULL, SEAT_ONE, "snap", SCREEN_PAUSE, 0},
	{"ways, one only", NULL, SEAT_ONE, "snap,snap", SCREEN_WAYS, 0},
};

enum { SCREENS_LOOKED_AT = sizeof(screens) / sizeof(screens[0]) };

static char practice_home_path[512], screens_home_path[512];

__attribute__((destructor)) static inline void homes_remove(void) {
	fixture_remove(practice_home_path);
	fixture_remove(screens_home_path);
}

/* One record to be kept. */
struct to_keep {
	const char *date, *path; /* of the scenario that was played */
	enum seat seat;
	const char *replies, *note;
	const char *title, *where; /* what the record says of the scenario, if not what is so; NULL */
};

static inline void keep_one(const char *home, const struct to_keep *what) {
	struct diag diag = {0};
	struct story *story = story_load(what->path, &diag);
	struct playthrough_setup setup = {.seat = {what->seat != SEAT_TWO, what->seat != SEAT_ONE}, .seed = 7};
	struct playthrough *playthrough = playthrough_create(story, &setup);
	assert_true(playthrough_replies_by_id(playthrough, what->replies, &diag));
	struct record record;
	record_of(playthrough, what->where != NULL ? what->where : what->path, NULL, what->note,
		what->note != NULL ? "When the door shut, I felt small." : NULL, &record);
	record.kept.date = what->date;
	record.kept.title = what->title != NULL ? what->title : record.kept.title;
	assert_true(record_write(home, &record, &diag));
	record_finish(&record);
	playthrough_destroy(playthrough);
	story_destroy(story);
	diag_finish(&diag);
}

/* Five records, of which one cannot be played and one cannot be read. */
static inline const char *records_home(void) {
	static const char long_title[] =
		"Donaudampfschifffahrtselektrizit\xc3\xa4tenhauptbetriebswerkbauunterbeamten <i>&amp; more</i>";
	char *home = practice_home_path;
	if (home[0] != '\0') {
		return home;
	}
	const struct to_keep rows[] = {
		{"2026-03-01T21:10:05+01:00", fixture_path(), SEAT_ONE, "snap", NULL, NULL, NULL},
		{"2026-03-05T21:10:05+01:00", fixture_path(), SEAT_ONE, "see,say-it:door,small,see", NULL, NULL, NULL},
		{"2026-04-09T21:10:05+01:00", LATE_TRAIN, SEAT_TWO, "dries-boots,no-fault", NULL, long_title, NULL},
		{"2026-04-10T21:10:05+01:00", fixture_path(), SEAT_ONE, "snap", NULL, "Gone", "/nowhere/gone.json"},
	};
	snprintf(home, sizeof(practice_home_path), "%s/records-of-%ld", SCRATCH_DIR, (long)getpid());
	fixture_remove(home);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		keep_one(home, &rows[i]);
	}
	char name[600];
	snprintf(name, sizeof(name), "%s/records/2026-05-01-aaaaaa.json", home);
	fixture_put(name, "{", 1);
	return home;
}

/* Three, of somebody who has been here before. */
static inline const char *screens_home(void) {
	static const char note[] =
		"We spoke about it on the stairs.\n\nA_very_long_word_without_any_place_to_break_it_in_that_somebody_typed";
	static const char words[] = SOURCE_DIR "/tests/scenarios/nasty/long-words.json";
	char *home = screens_home_path;
	if (home[0] != '\0') {
		return home;
	}
	const struct to_keep rows[] = {
		{"2026-03-04T21:10:05+01:00", fixture_path(), SEAT_ONE, "snap,snap,snap", note, NULL, NULL},
		{"2026-03-03T21:10:05+01:00", fixture_path(), SEAT_ONE, "snap,see", NULL, NULL, NULL},
		{"2026-03-02T21:10:05+01:00", words, SEAT_ONE, "press", NULL, NULL, NULL},
	};
	snprintf(home, sizeof(screens_home_path), "%s/screens-kept-%ld", SCRATCH_DIR, (long)getpid());
	fixture_remove(home);
	assert_int_equal(mkdir(home, 0700), 0);
	struct settings settings = settings_default();
	struct diag diag = {0};
	settings.notice_seen = 1;
	assert_true(settings_write(home, &settings, &diag));
	diag_finish(&diag);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		keep_one(home, &rows[i]);
	}
	return home;
}

static inline bool needs_records(size_t index) {
	enum screen_id screen = screens[index].screen;
	return screen == SCREEN_RECORD || screen == SCREEN_COMPARE || (screen == SCREEN_RECORDS && screens[index].key != 0);
}

static inline void type_into(struct app *app, const char *text) {
	struct input input = {.kind = INPUT_TEXT};
	snprintf(input.text, sizeof(input.text), "%s", text);
	app_input(app, &input, 1000);
}

static inline void choose_node(struct app *app, const char *label) {
	struct draw_list list = {0};
	app_frame(app, 1000, &list);
	const struct node *node = node_called(&list, label);
	assert_non_null(node);
	app->ui.focus = node->id;
	draw_list_finish(&list);
	struct input enter = key_input(KEY_ENTER);
	app_input(app, &enter, 1000);
}

/* What is done on the pages of the records before they are looked at. */
static inline bool records_before(struct app *app, char key) {
	switch (key) {
	case 'R':
		return true;
	case 'M':
		choose_node(app, "Compare …");
		return true;
	case 'x':
		type_into(app, "xyzzy");
		return true;
	case 'N':
		choose_node(app, "Your note:");
		type_into(app, "more");
		struct input leave = key_input(KEY_ESCAPE);
		app_input(app, &leave, 1000);
		return true;
	case 'D':
		snprintf(app->records.beside, sizeof(app->records.beside), "%s", keep_records(app)->records[2].id);
		records_outdated(app);
		return true;
	default:
		return false;
	}
}

static inline void press_before(struct app *app, char key) {
	struct input input = key == 'E' ? key_input(KEY_ESCAPE) : letter_input(key);
	struct draw_list list = {0};
	if (key == 'C') {
		app_settle(app);
		app_frame(app, 1000, &list);
		input = letter_input(node_called(&list, "own words")->label[0]);
	}
	if (key != 0 && key != 'R') {
		app_input(app, &input, 1000);
	}
	draw_list_finish(&list);
}

/* The program standing on one of them. */
static inline struct app *open_screen(size_t index) {
	bool practice = screens[index].screen == SCREEN_PRACTICE && screens[index].key == 'R';
	struct app *app = fixture_app_at(practice ? records_home() : needs_records(index) ? screens_home() : NULL);
	char path[512];
	snprintf(path, sizeof(path), "%s/scenes/%s.json", SOURCE_DIR, screens[index].file != NULL ? screens[index].file : "");
	struct diag diag = {0};
	assert_true(app_play(app, screens[index].file != NULL ? path : fixture_path(), screens[index].seat,
		screens[index].replies, &diag));
	diag_finish(&diag);
	app_settle(app);
	if (app_screen(app) != screens[index].screen) {
		assert_true(app_show(app, screens[index].screen));
	}
	if (!needs_records(index) || !records_before(app, screens[index].key)) {
		press_before(app, screens[index].key);
	}
	return app;
}

#endif
