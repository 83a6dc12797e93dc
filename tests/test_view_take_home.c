/* Kept records in the window: taking them home, and putting two beside each other. */
#define HOME SCRATCH_DIR "/view-take-home-home"
#define DOCUMENTS SCRATCH_DIR "/view-take-home-documents"
#include "records_fixture.h"

/* Reads the file of this name in the documents. */
static void exported(const char *name, struct buf *out) {
	char *path = file_join(DOCUMENTS, name);
	assert_int_equal(fixture_mode(path), 0600);
	fixture_get(path, out);
	free(path);
}

static void test_taking_home(void **state) {
	struct bench *bench = *state;
	static const struct {
		const char *label, *ending, *holds;
	} rows[] = {{"A page to read and print", "html", "<!DOCTYPE html>"}, {"Plain text", "md", "Zo\303\253"},
		{"The numbers", "csv", "index,by,reply"}, {"For programs", "json", "\"reply\""}, {"The curve", "svg", "<svg"}};
	make_record(SEAT_ONE, "snap", "Zo\303\253", "Nobody else needs to read this.", NULL);
	to_records(bench);
	choose(bench, "Export …");
	assert_non_null(strstr(node_with_focus(&bench->list)->label, "A page to read and print"));
	struct buf text = BUF_EMPTY;
	char date[11], name[64];
	struct record record;
	read_only_record(&record);
	snprintf(date, sizeof(date), "%.10s", record.kept.date);
	record_finish(&record);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		choose(bench, rows[i].label);
		snprintf(name, sizeof(name), "waterline-%s.%s", date, rows[i].ending);
		char *path = file_join(DOCUMENTS, name);
		assert_true(shows(bench, path)); /* the whole of it is said */
		free(path);
		exported(name, &text);
		assert_non_null(strstr(text.text, rows[i].holds));
	}
	choose(bench, "Without names");
	choose(bench, "Without it");
	choose(bench, "Plain text");
	snprintf(name, sizeof(name), "waterline-%s-2.md", date); /* over nothing */
	exported(name, &text);
	assert_null(strstr(text.text, "Zo\303\253"));
	assert_null(strstr(text.text, "Nobody else"));
	snprintf(name, sizeof(name), "waterline-%s.md", date);
	exported(name, &text);
	assert_non_null(strstr(text.text, "Nobody else"));
	assert_int_equal(fixture_count(DOCUMENTS), 6);
	buf_finish(&text);
}

static void test_a_record_of_a_lost_scenario_is_not_exported(void **state) {
	struct bench *bench = *state;
	static const char path[] = SCRATCH_DIR "/view-take-home-lost.json"; /* the other one is for other tests, too */
	struct diag diag = {0};
	assert_true(file_write(path, fixture_text, strlen(fixture_text), 0644, &diag));
	open_play(bench->app, path, SEAT_ONE);
	after_keep(bench->app, 0);
	assert_int_equal(unlink(path), 0);
	to_records(bench);
	choose(bench, "Export …");
	choose(bench, "The numbers");
	assert_true(shows(bench, "It could not be written. The reason:"));
	assert_int_equal(fixture_count(DOCUMENTS), 0);
	diag_finish(&diag);
}

static void test_two_are_put_side_by_side(void **state) {
	struct bench *bench = *state;
	make_record(SEAT_ONE, "snap,snap,snap", NULL, NULL, NULL);
	make_record(SEAT_ONE, "snap,see", NULL, NULL, NULL);
	to_records(bench);
	choose(bench, "Compare …");
	assert_true(shows(bench, "This one, beside …"));
	choose(bench, "Do not compare");
	assert_false(shows(bench, "This one, beside …"));
	choose(bench, "Compare …");
	choose(bench, "Put beside it");
	assert_int_equal(app_screen(bench->app), SCREEN_COMPARE);
	assert_true(shows(bench, "Both begin with the same"));
	assert_int_equal(count_role(&bench->list, ROLE_PICTURE), 2);
	assert_true(shows(bench, "Where it goes its own way"));
	assert_true(shows(bench, "Where it was left"));
	press(bench, KEY_ESCAPE);
	assert_int_equal(app_screen(bench->app), SCREEN_RECORDS);
	assert_false(shows(bench, "This one, beside …"));
}

/* The file that the page says it has written. */
static void get_written(const struct bench *bench, const char *ending, struct buf *out) {
	const struct node *said = node_called(&bench->list, "It is written: ");
	char path[4096];
	assert_int_equal(sscanf(said->label, "It is written: %4095s", path), 1);
	path[strlen(path) - 1] = '\0'; /* the full stop */
	assert_string_equal(strrchr(path, '.') + 1, ending);
	assert_int_equal(fixture_mode(path), 0600);
	buf_clear(out);
	fixture_get(path, out);
}

static void test_two_are_taken_home(void **state) {
	struct bench *bench = *state;
	make_record(SEAT_ONE, "snap,snap,snap", "Zora", "Mine.", NULL);
	make_record(SEAT_ONE, "snap,see", "Zora", NULL, NULL);
	to_records(bench);
	choose(bench, "Compare …");
	choose(bench, "Put beside it");
	static const struct {
		const char *label, *ending, *has;
	} forms[] = {{"HTML", "html", "Beside each other"}, {"Markdown", "md", "Both begin with the same"},
		{"SVG", "svg", "they part"}, {"CSV", "csv", "second,1,"}, {"JSON", "json", "replies_in_common"}};
	struct buf text = BUF_EMPTY;
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		choose(bench, forms[i].label);
		get_written(bench, forms[i].ending, &text);
		assert_non_null(strstr(text.text, forms[i].has));
	}
	assert_int_equal(fixture_count(DOCUMENTS), sizeof(forms) / sizeof(forms[0]));
	choose(bench, "Markdown");
	get_written(bench, "md", &text);
	assert_non_null(strstr(text.text, "Zora"));
	choose(bench, "Without names");
	choose(bench, "Markdown");
	get_written(bench, "md", &text);
	assert_null(strstr(text.text, "Zora"));
	buf_finish(&text);
	press(bench, KEY_ESCAPE);
	choose(bench, "Compare …");
	choose(bench, "Put beside it");
	assert_false(shows(bench, "It is written")); /* that was the last time */
	bench->app->keeper.settings.no_trace = 1;
	frame(bench);
	assert_false(shows(bench, "A file to take home"));
}

static void test_different_conversations_are_said_to_be(void **state) {
	struct bench *bench = *state;
	make_record(SEAT_ONE, "snap,snap", NULL, NULL, NULL);
	make_record(SEAT_TWO, "tell", NULL, NULL, NULL);
	start(bench);
	assert_true(app_show(bench->app, SCREEN_COMPARE));
	frame(bench);
	assert_true(
		shows(bench, "They part at the very first reply.")); /* one from each seat: the same conversation still */
	assert_int_equal(count_role(&bench->list, ROLE_PICTURE), 2);
	open_play(bench->app, LATE_TRAIN, SEAT_TWO);
	after_keep(bench->app, 0);
	const char *id = bench->app->keeper.record_id;
	assert_non_null(id);
	snprintf(bench->app->records.marked, RECORD_ID_ROOM, "%s", id);
	bench->app->records.beside[0] = '\0';
	const struct record_list *list = keep_records(bench->app);
	for (size_t i = 0; i < list->len; i++) {
		if (strcmp(list->records[i].id, id) != 0) {
			snprintf(bench->app->records.beside, RECORD_ID_ROOM, "%s", list->records[i].id);
		}
	}
	app_show(bench->app, SCREEN_COMPARE);
	frame(bench);
	assert_true(shows(bench, "These are two different conversations"));
	assert_false(shows(bench, "Where it goes its own way"));
	keep_delete(bench->app, id);
	frame(bench);
	assert_true(shows(bench, "One of the two is not there any more."));
	press(bench, KEY_ESCAPE);
}

int main(void) {
	const struct CMUnitTest tests[] = {
#define ROW(name) cmocka_unit_test_setup_teardown(name, begin, tear_down)
		ROW(test_taking_home),
		ROW(test_a_record_of_a_lost_scenario_is_not_exported),
		ROW(test_two_are_put_side_by_side),
		ROW(test_two_are_taken_home),
		ROW(test_different_conversations_are_said_to_be),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
