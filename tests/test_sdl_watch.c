/* A scenario that is edited while the window shows it, the way editors save; and that nothing happens meanwhile. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <SDL.h>
#include <cmocka.h>

#include "base/file.h"
#include "sdl/window.h"
#include "story_fixture.h"

#define FOLDER SCRATCH_DIR "/watched"
static const char path[] = FOLDER "/scenario.json";

static void put(const char *at, const char *text) {
	FILE *file = fopen(at, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

/* With another title, so that it is another scenario. */
static void put_titled(const char *at, const char *title) {
	struct buf text = BUF_EMPTY;
	const char *found = strstr(fixture_text, "\"Fixture\"");
	buf_add(&text, fixture_text, (size_t)(found - fixture_text));
	buf_printf(&text, "\"%s\"%s", title, found + strlen("\"Fixture\""));
	put(at, text.text);
	buf_finish(&text);
}

static int open_window(void **state) {
	struct diag diag = {0};
	enum window_trouble trouble;
	mkdir(FOLDER, 0755);
	put(path, fixture_text);
	struct window_options options = {.fonts = SOURCE_DIR "/fonts", .width = 900, .height = 700,
		.app = {.scenes = SOURCE_DIR "/scenes", .open = path, .text_scale = 1, .still = true, .seed = 7}};
	*state = window_open(&options, &trouble, &diag);
	diag_finish(&diag);
	return *state != NULL ? 0 : -1;
}

static int close_window(void **state) {
	window_close(*state);
	return 0;
}

static void turn_for(struct window *window, Uint32 ms) {
	for (Uint32 end = SDL_GetTicks() + ms; SDL_GetTicks() < end;) {
		window_turn(window, 5);
	}
}

static bool shows(struct window *window, const char *text) {
	struct draw_list list = {0};
	bool found = false;
	app_frame(window_app(window), 0, &list);
	for (size_t i = 0; i < list.node_len; i++) {
		found = found || strstr(list.nodes[i].label, text) != NULL;
	}
	draw_list_finish(&list);
	return found;
}

/* Turns the loop until the text is there; a slow machine gets ten seconds. */
static bool comes_to_show(struct window *window, const char *text) {
	for (Uint32 end = SDL_GetTicks() + 10000; SDL_GetTicks() < end;) {
		if (shows(window, text)) {
			return true;
		}
		window_turn(window, 20);
	}
	return false;
}

static void written_in_place(void **state) {
	turn_for(*state, 50);
	put_titled(path, "Written in place");
	assert_true(comes_to_show(*state, "Written in place"));
}

static void put_in_its_place(void **state) {
	turn_for(*state, 50);
	put_titled(FOLDER "/.scenario.json.new", "Put in its place");
	assert_int_equal(rename(FOLDER "/.scenario.json.new", path), 0);
	assert_true(comes_to_show(*state, "Put in its place"));
}

static void removed_and_back(void **state) {
	turn_for(*state, 50);
	assert_int_equal(unlink(path), 0);
	assert_true(comes_to_show(*state, "does not open yet"));
	put_titled(path, "Back again");
	assert_true(comes_to_show(*state, "Back again"));
}

static void broken_and_mended(void **state) {
	turn_for(*state, 50);
	put(path, "{\"format\": 1, }");
	assert_true(comes_to_show(*state, "line 1, column"));
	put_titled(path, "Mended");
	assert_true(comes_to_show(*state, "Mended"));
}

static void reached_by_a_link(void **state) {
	static const char link[] = FOLDER "/link.json", other[] = SCRATCH_DIR "/watched-elsewhere.json";
	(void)state;
	mkdir(FOLDER, 0755);
	unlink(link);
	put(other, fixture_text);
	assert_int_equal(symlink(other, link), 0);
	struct diag diag = {0};
	enum window_trouble trouble;
	struct window_options options = {.fonts = SOURCE_DIR "/fonts", .width = 900, .height = 700,
		.app = {.scenes = SOURCE_DIR "/scenes", .open = link, .text_scale = 1, .still = true, .seed = 7}};
	struct window *window = window_open(&options, &trouble, &diag);
	assert_non_null(window);
	turn_for(window, 50);
	put_titled(other, "Elsewhere");
	assert_true(comes_to_show(window, "Elsewhere"));
	window_close(window);
	diag_finish(&diag);
}

/* How often the watching thread has gone to sleep by itself; -1 where that is not told. */
static long sleeps(void) {
	long count = -1;
	DIR *tasks = opendir("/proc/self/task");
	for (struct dirent *task; tasks != NULL && (task = readdir(tasks)) != NULL;) {
		char name[300], line[200];
		bool ours = false;
		snprintf(name, sizeof(name), "/proc/self/task/%s/status", task->d_name);
		FILE *file = fopen(name, "r");
		while (file != NULL && fgets(line, sizeof(line), file) != NULL) {
			ours = ours || strcmp(line, "Name:\twatch\n") == 0;
			if (ours && strncmp(line, "voluntary_ctxt_switches:", 24) == 0) {
				count = strtol(line + 24, NULL, 10);
			}
		}
		if (file != NULL) {
			fclose(file);
		}
	}
	if (tasks != NULL) {
		closedir(tasks);
	}
	return count;
}

static void sleeps_while_nothing_is_written(void **state) {
	turn_for(*state, 500);
	long before = sleeps();
	size_t frames = window_frames(*state);
	if (before < 0) {
		print_message("skipped: whether the window sleeps: /proc does not tell\n");
		skip();
	}
	turn_for(*state, 2000);
	assert_int_equal(sleeps(), before);
	/* what does not belong to the scenario, or is the same again, gives no frame */
	put(FOLDER "/notes.txt", "nothing");
	put(path, fixture_text);
	turn_for(*state, 500);
	assert_int_equal(window_frames(*state), frames);
}

#define IN_WINDOW(test) cmocka_unit_test_setup_teardown(test, open_window, close_window)

int main(void) {
	const struct CMUnitTest tests[] = {
		IN_WINDOW(written_in_place),
		IN_WINDOW(put_in_its_place),
		IN_WINDOW(removed_and_back),
		IN_WINDOW(broken_and_mended),
		cmocka_unit_test(reached_by_a_link),
		IN_WINDOW(sleeps_while_nothing_is_written),
	};
	setenv("SDL_VIDEODRIVER", "dummy", 1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
