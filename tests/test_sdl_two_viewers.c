/*
 * The window and the terminal hold the same conversation: the same things done
 * in each make the same events, and leave the same files.
 */
#define HOME SCRATCH_DIR "/two-viewers-window"
#include "person_fixture.h"

#include <fcntl.h>

#include "cli/consent.h"
#include "cli/subject.h"
#include "cli/terminal_talk.h"
#include "view/screens/after_screen.h"

static const char terminal_home[] = SCRATCH_DIR "/two-viewers-terminal";

struct heard {
	struct conversation_event events[4096];
	size_t len;
};

/* What is not of the conversation but of how it is shown is left out: only a window is paused. */
static void hear(const struct conversation *conversation, struct heard *out) {
	out->len = 0;
	for (size_t i = 0; i < conversation_event_count(conversation); i++) {
		struct conversation_event event = conversation_event(conversation, i);
		if (event.kind != EVENT_HELD) {
			assert_true(out->len < sizeof(out->events) / sizeof(out->events[0]));
			out->events[out->len++] = event;
		}
	}
}

static void same_events(const struct heard *one, const struct heard *other) {
	for (size_t i = 0; i < one->len && i < other->len; i++) {
		if (one->events[i].kind != other->events[i].kind || one->events[i].index != other->events[i].index) {
			fail_msg("event %zu: %d %zu in the window, %d %zu in the terminal", i, one->events[i].kind,
				one->events[i].index, other->events[i].kind, other->events[i].index);
		}
	}
	assert_int_equal(one->len, other->len);
}

/* A file without what time and chance put there: a date, and the sums over it. */
static void plain_file(const char *path, struct buf *out) {
	struct buf text = BUF_EMPTY;
	fixture_get(path, &text);
	for (const char *line = text.text; *line != '\0';) {
		size_t len = strcspn(line, "\n");
		const char *date = strstr(line, "\"date\":");
		size_t sum = strspn(line, "0123456789abcdef");
		size_t from = sum == 16 ? 17 : 0, to = date != NULL && date < line + len ? (size_t)(date - line) : len;
		buf_add(out, line + from, to - from);
		if (to < len) {
			const char *behind = strstr(date, "\",");
			buf_add(out, behind, len - (size_t)(behind - line));
		}
		buf_putc(out, '\n');
		line += len + (line[len] == '\n');
	}
	buf_finish(&text);
}

/* The only entry of a folder; free with free(). */
static char *only_entry(const char *folder) {
	char *path = NULL;
	DIR *open = opendir(folder);
	assert_non_null(open);
	for (struct dirent *entry; (entry = readdir(open)) != NULL;) {
		if (entry->d_name[0] != '.') {
			assert_null(path);
			path = file_join(folder, entry->d_name);
		}
	}
	closedir(open);
	assert_non_null(path);
	return path;
}

static void same_file(const char *one, const char *other) {
	struct buf a = BUF_EMPTY, b = BUF_EMPTY;
	plain_file(one, &a);
	plain_file(other, &b);
	assert_string_equal(a.text, b.text);
	buf_finish(&a);
	buf_finish(&b);
}

static void same_only_record(void) {
	char *one = only_entry(HOME "/records"), *other = only_entry(SCRATCH_DIR "/two-viewers-terminal/records");
	same_file(one, other);
	free(one);
	free(other);
}

static void let_remember(const char *home) {
	struct settings settings = settings_default();
	struct diag diag = {0};
	settings.notice_seen = 1;
	settings.remember = REMEMBER_YES;
	assert_true(settings_write(home, &settings, &diag));
	diag_finish(&diag);
}

/* What is typed is read from a file, what is printed goes nowhere. */
static void at_terminal(const char *typed, struct heard *out) {
	static const char path[] = SCRATCH_DIR "/two-viewers-typed";
	fixture_put(path, typed, strlen(typed));
	fflush(stdout);
	fflush(stderr);
	int shown = dup(STDOUT_FILENO), told_to = dup(STDERR_FILENO), nowhere = open("/dev/null", O_WRONLY), told;
	assert_non_null(freopen(path, "r", stdin));
	dup2(nowhere, STDOUT_FILENO);
	dup2(nowhere, STDERR_FILENO);
	struct keeper keeper;
	struct subject subject;
	struct terminal terminal;
	setenv("WATERLINE_HOME", terminal_home, 1);
	consent_open(&keeper, false, &told);
	keeper_remember(&keeper, true);
	struct keeping keeping = keeper_keeping(&keeper);
	bool opened = subject_open(&subject, fixture_path(), "ada", NULL, 1, &told);
	struct conversation *conversation = subject_conversation(&subject, fixture_path(), &keeping);
	terminal_init(&terminal, conversation, &keeper, &told);
	terminal_converse(&terminal);
	hear(conversation, out);
	terminal_finish(&terminal);
	conversation_destroy(conversation);
	subject_finish(&subject);
	keeper_close(&keeper);
	fflush(stdout);
	dup2(shown, STDOUT_FILENO);
	dup2(told_to, STDERR_FILENO);
	close(shown);
	close(told_to);
	close(nowhere);
	assert_true(opened);
}

/* The same in the window: digits are cards, a blank brings what is under way. */
static void in_window(struct bench *bench, const char *keys) {
	start(bench);
	open_play(bench->app, fixture_path(), SEAT_ONE);
	frame(bench);
	for (const char *key = keys; *key != '\0'; key++) {
		letter(bench, *key);
		if (bench->app->talk->due > 0) {
			press(bench, KEY_SPACE);
		}
	}
}

static void begin_again(void) {
	fixture_remove(HOME);
	fixture_remove(terminal_home);
	let_remember(HOME);
	let_remember(terminal_home);
}

static void test_the_same_done_in_both(void **state) {
	struct bench *bench = *state;
	static struct heard window, terminal;
	static const struct {
		const char *keys, *typed;
	} rows[] = {
		{"", "q\n"},
		{"1", "1\nq\n"},
		{"123", "1\n2\n3\nq\n"},
		{"12z1", "1\n2\nz\n1\nq\n"},
		{"12zx3", "1\n2\nz\nx\n3\nq\n"},
		{"1u2uz", "1\nu\n2\nu\nz\nq\n"},
		{"12zz2zxx1", "1\n2\nz\nz\n2\nz\nx\nx\n1\nq\n"},
		{"zx1zzx", "z\nx\n1\nz\nz\nx\nq\n"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		begin_again();
		in_window(bench, rows[i].keys);
		hear(bench->app->conversation, &window);
		app_destroy(bench->app);
		bench->app = NULL;
		at_terminal(rows[i].typed, &terminal);
		same_events(&window, &terminal);
		assert_int_equal(fixture_count(HOME), fixture_count(terminal_home));
		if (rows[i].keys[0] != '\0') {
			same_file(HOME "/journal", SCRATCH_DIR "/two-viewers-terminal/journal");
		}
	}
}

static void test_a_record_at_the_end(void **state) {
	struct bench *bench = *state;
	static struct heard window, terminal;
	struct buf typed = BUF_EMPTY;
	begin_again();
	start(bench);
	open_play(bench->app, fixture_path(), SEAT_ONE);
	frame(bench);
	while (playthrough_waits_for(bench->app->talk->playthrough) == PLAYTHROUGH_PERSON) {
		const struct reply *cards[REPLIES_MAX_A_BEAT];
		size_t count = conversation_cards(bench->app->conversation, cards), at = 0;
		while (at < count && (cards[at]->compose != NULL || move_row(cards[at]->move)->kind >= KIND_SOFTENING)) {
			at++;
		}
		at = at < count ? at : 0;
		buf_printf(&typed, "%zu\n", at + 1);
		letter(bench, (char)('1' + at));
		press(bench, KEY_SPACE);
		frame(bench);
		if (bench->app->talk->due > 0) {
			press(bench, KEY_SPACE);
		}
	}
	choose(bench, "How it ends");
	letter(bench, 'l');
	go_to(bench, "A note of your own");
	type(bench, "Mine.");
	choose(bench, "Keep a record");
	hear(bench->app->conversation, &window);
	app_destroy(bench->app);
	bench->app = NULL;
	buf_puts(&typed, "k\n\n\n\nMine.\n\n");
	at_terminal(typed.text, &terminal);
	buf_finish(&typed);
	same_events(&window, &terminal);
	same_only_record();
	assert_int_equal(fixture_count(HOME), fixture_count(terminal_home)); /* and neither has a journal any more */
}

int main(void) {
#define ROW(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		ROW(test_the_same_done_in_both),
		ROW(test_a_record_at_the_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
