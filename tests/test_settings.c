/* The settings file: tolerant in reading, whole in writing; and the folder that all is kept in. */
#include "home_fixture.h"

#include "base/home.h"
#include "base/own_file.h"
#include "keep/settings.h"

static const char home[] = SCRATCH_DIR "/settings-home";
static const char file[] = SCRATCH_DIR "/settings-home/settings";

static int empty_home(void **state) {
	(void)state;
	fixture_remove(home);
	return 0;
}

static void put(const char *text) {
	mkdir(home, 0700);
	fixture_put(file, text, strlen(text));
}

static void test_first_run(void **state) {
	(void)state;
	struct diag diag = {0};
	struct settings settings = settings_read(home, &diag), first = settings_default();
	assert_memory_equal(&settings, &first, sizeof(first));
	assert_int_equal(settings.remember, REMEMBER_UNASKED);
	assert_int_equal(settings.text_percent, 100);
	assert_int_equal(diag.len, 0);
	assert_int_equal(fixture_count(home), 0); /* reading makes nothing */
	diag_finish(&diag);
}

static void test_there_and_back(void **state) {
	(void)state;
	struct dice dice = {3};
	for (int round = 0; round < 50; round++) {
		struct settings settings = settings_default();
		for (int i = 0; settings_row(i) != NULL; i++) {
			const struct settings_row *row = settings_row(i);
			if (!row->letter) {
				*settings_member(&settings, i) = row->least +
												 (int)dice_below(&dice, (uint32_t)(row->most - row->least) + 1);
			}
		}
		settings.keys[SETTINGS_KEY_WHY] = 'q';
		struct diag diag = {0};
		assert_true(settings_write(home, &settings, &diag));
		struct settings again = settings_read(home, &diag);
		assert_memory_equal(&settings, &again, sizeof(again));
		assert_int_equal(diag.len, 0);
		diag_finish(&diag);
	}
	assert_int_equal(fixture_mode(home), 0700);
	assert_int_equal(fixture_mode(file), 0600);
	assert_int_equal(fixture_count(home), 1); /* nothing is left beside it */
}

static void test_what_is_wrong_costs_itself_alone(void **state) {
	(void)state;
	static const struct {
		const char *why, *text, *code, *message;
	} rows[] = {
		{"unknown key", "colour = red\ntheme = dusk\n", "settings-key", "there is nothing called \"colour\" to set"},
		{"unknown word", "motion = fast\ntheme = dusk\n", "settings-value",
			"motion is on or off; it is left as on the first run"},
		{"one below", "text-percent = 79\ntheme = dusk", "settings-value",
			"text-percent is a number from 80 to 250; it is left as on the first run"},
		{"one above", "text-percent = 251\r\ntheme = dusk\r\n", "settings-value",
			"text-percent is a number from 80 to 250; it is left as on the first run"},
		{"no value", "text-percent =\ntheme = dusk\n", "settings-value",
			"text-percent is a number from 80 to 250; it is left as on the first run"},
		{"no equals sign", "text-percent\ntheme=dusk\n", "settings-value",
			"text-percent is a number from 80 to 250; it is left as on the first run"},
		{"far too long a number", "speed-percent = 99999999999999999999\n theme = dusk\n", "settings-value",
			"speed-percent is a number from 25 to 400; it is left as on the first run"},
		{"no letter", "key-why = F1\ntheme = dusk\n", "settings-value",
			"key-why is a letter from a to z; it is left as on the first run"},
		{"a letter twice", "key-why = u\ntheme = dusk\n", "settings-value",
			"in the settings the key u has two meanings; all keys are left as on the first run"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		put(rows[i].text);
		struct diag diag = {0};
		struct settings settings = settings_read(home, &diag), expected = settings_default();
		expected.theme = SETTINGS_DUSK;
		assert_int_equal(diag.len, 1);
		assert_string_equal(diag.findings[0].code, rows[i].code);
		assert_string_equal(diag.findings[0].message, rows[i].message);
		assert_int_equal(diag.errors, 0);
		assert_memory_equal(&settings, &expected, sizeof(expected));
		diag_finish(&diag);
	}
}

static void test_edges_of_the_ranges(void **state) {
	(void)state;
	put("text-percent = 80\nspacing-percent = 200\n# a comment\n\nspeed-percent=25\n");
	struct diag diag = {0};
	struct settings settings = settings_read(home, &diag);
	assert_int_equal(diag.len, 0);
	assert_true(settings.text_percent == 80 && settings.spacing_percent == 200 && settings.speed_percent == 25);
	diag_finish(&diag);
}

static void test_a_newer_versions_lines_stay(void **state) {
	(void)state;
	put("voice = low\ntheme = dusk\n");
	struct diag diag = {0};
	struct settings settings = settings_read(home, &diag);
	settings.theme = SETTINGS_CONTRAST;
	assert_true(settings_write(home, &settings, &diag) && settings_write(home, &settings, &diag));
	struct buf text = BUF_EMPTY;
	fixture_get(file, &text);
	assert_non_null(strstr(text.text, "theme = contrast\n"));
	const char *voice = strstr(text.text, "voice = low\n");
	assert_non_null(voice);
	assert_null(strstr(voice + 1, "voice"));
	buf_finish(&text);
	diag_finish(&diag);
}

/* Whatever else stands where the file should: a warning on reading, an error on writing, and it is as it was. */
static void check_refused(const char *code_read, const char *code_written) {
	struct diag diag = {0};
	struct settings settings = settings_read(home, &diag), first = settings_default();
	assert_memory_equal(&settings, &first, sizeof(first));
	assert_true(diag.errors == 0 && fixture_says(&diag, code_read));
	assert_false(settings_write(home, &settings, &diag));
	assert_true(fixture_says(&diag, code_written));
	diag_finish(&diag);
}

static void test_links_and_folders_are_left_alone(void **state) {
	(void)state;
	static const char target[] = SCRATCH_DIR "/settings-target";
	mkdir(home, 0700);
	fixture_put(target, "theme = dusk\n", 13);
	assert_int_equal(symlink(target, file), 0);
	check_refused("settings-unread", "file-link");
	struct buf text = BUF_EMPTY;
	fixture_get(target, &text);
	assert_string_equal(text.text, "theme = dusk\n");
	buf_finish(&text);
	unlink(file);
	unlink(target);
	mkdir(file, 0700);
	check_refused("settings-unread", "file-folder");
	rmdir(file);
	assert_int_equal(mkfifo(file, 0600), 0);
	check_refused("settings-unread", "file-special"); /* and nobody waits for it */
	unlink(file);
}

static void test_two_gibibytes(void **state) {
	(void)state;
	put("theme = dusk\n");
	assert_int_equal(truncate(file, (off_t)2 << 30), 0);
	struct diag diag = {0};
	struct settings settings = settings_read(home, &diag), first = settings_default();
	assert_memory_equal(&settings, &first, sizeof(first));
	assert_true(fixture_says(&diag, "settings-unread"));
	diag_finish(&diag);
}

static void test_any_bytes(void **state) {
	(void)state;
	struct dice dice = {5};
	struct diag diag = {0};
	struct settings settings = settings_default();
	assert_true(settings_write(home, &settings, &diag));
	struct buf good = BUF_EMPTY;
	fixture_get(file, &good);
	for (int i = 0; i < 1000; i++) {
		char *bytes = malloc(good.len);
		memcpy(bytes, good.text, good.len);
		for (uint32_t changes = dice_below(&dice, 8) + 1; changes > 0; changes--) {
			bytes[dice_below(&dice, (uint32_t)good.len)] = (char)dice_below(&dice, 256);
		}
		fixture_put(file, bytes, dice_below(&dice, (uint32_t)good.len) + 1);
		free(bytes);
		struct diag found = {0};
		settings = settings_read(home, &found);
		for (int row = 0; settings_row(row) != NULL; row++) {
			int value = *settings_member(&settings, row);
			assert_true(value >= settings_row(row)->least && value <= settings_row(row)->most);
		}
		assert_int_equal(found.errors, 0);
		diag_finish(&found);
	}
	buf_finish(&good);
	diag_finish(&diag);
}

static void test_who_may_remember(void **state) {
	(void)state;
	for (int remember = REMEMBER_UNASKED; remember <= REMEMBER_NO; remember++) {
		for (int bits = 0; bits < 4; bits++) {
			struct settings settings = settings_default();
			settings.remember = remember;
			settings.no_trace = bits & 1;
			assert_int_equal(settings_may_remember(&settings, (bits & 2) != 0), remember == REMEMBER_YES && bits == 0);
		}
	}
}

static void test_where_the_folder_is(void **state) {
	(void)state;
	static const struct {
		const char *own, *data, *home, *expected;
	} rows[] = {
		{"/w", "/x", "/h", "/w"},
		{NULL, "/x", "/h", "/x/waterline"},
		{"", "/x/", "/h", "/x/waterline"},
		{NULL, NULL, "/h", "/h/.local/share/waterline"},
		{NULL, "", "/h", "/h/.local/share/waterline"},
		{NULL, "x", "/h", "/h/.local/share/waterline"},
		{NULL, NULL, NULL, NULL},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *const names[] = {"WATERLINE_HOME", "XDG_DATA_HOME", "HOME"};
		const char *const values[] = {rows[i].own, rows[i].data, rows[i].home};
		for (int v = 0; v < 3; v++) {
			values[v] != NULL ? setenv(names[v], values[v], 1) : unsetenv(names[v]);
		}
		struct diag diag = {0};
		char *folder = home_folder(&diag);
		if (rows[i].expected == NULL) {
			assert_null(folder);
			assert_true(fixture_says(&diag, "home-missing"));
		} else {
			assert_string_equal(folder, rows[i].expected);
		}
		free(folder);
		diag_finish(&diag);
	}
}

static void test_erasing(void **state) {
	(void)state;
	static const char target[] = SCRATCH_DIR "/settings-target";
	put("theme = dusk\n");
	char twin[sizeof(file) + 5];
	snprintf(twin, sizeof(twin), "%s-twin", file);
	assert_int_equal(link(file, twin), 0);
	struct diag diag = {0};
	assert_true(own_file_erase(file, &diag));
	assert_int_equal(fixture_count(home), 1);
	struct buf text = BUF_EMPTY;
	fixture_get(twin, &text);
	assert_int_equal(text.len, 0); /* what was in it is gone, not only its name */
	fixture_put(target, "stays", 5);
	assert_int_equal(symlink(target, file), 0);
	assert_true(own_file_erase(file, &diag));
	assert_true(own_file_erase(file, &diag)); /* not there: fine */
	fixture_get(target, &text);
	assert_string_equal(text.text, "stays");
	assert_int_equal(diag.len, 0);
	char *cut_short = file_join(home, "gone-0123456789abcdef"), *stranger = file_join(home, "gone-fishing");
	fixture_put(cut_short, "secret", 6);
	fixture_put(stranger, "bait", 4);
	own_file_sweep(home);
	assert_int_equal(access(cut_short, F_OK), -1);
	assert_int_equal(access(stranger, F_OK), 0);
	free(cut_short);
	free(stranger);
	unlink(target);
	buf_finish(&text);
	diag_finish(&diag);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_first_run, empty_home),
		cmocka_unit_test_setup(test_there_and_back, empty_home),
		cmocka_unit_test_setup(test_what_is_wrong_costs_itself_alone, empty_home),
		cmocka_unit_test_setup(test_edges_of_the_ranges, empty_home),
		cmocka_unit_test_setup(test_a_newer_versions_lines_stay, empty_home),
		cmocka_unit_test_setup(test_links_and_folders_are_left_alone, empty_home),
		cmocka_unit_test_setup(test_two_gibibytes, empty_home),
		cmocka_unit_test_setup(test_any_bytes, empty_home),
		cmocka_unit_test(test_who_may_remember),
		cmocka_unit_test(test_where_the_folder_is),
		cmocka_unit_test_setup(test_erasing, empty_home),
	};
	return cmocka_run_group_tests_name("settings", tests, NULL, NULL);
}
