/* Reading aloud, to a service that records what it is told, to one that never answers, to one that goes away. */
#include <dlfcn.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <SDL.h>
#include <cmocka.h>

#include "base/file.h"
#include "base/mem.h"
#include "sdl/speech.h"
#include "sdl/window.h"
#include "story_fixture.h"

/* Short, as a socket's path has at most 107 bytes. */
static char folder[] = "/tmp/waterline-speech-XXXXXX";
static char socket_path[64], log_path[64];
static pid_t service;

static bool has_line(const char *wanted) {
	char line[1000];
	bool found = false;
	FILE *file = fopen(log_path, "r");
	while (file != NULL && !found && fgets(line, sizeof(line), file) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		found = strstr(line, wanted) != NULL;
	}
	if (file != NULL) {
		fclose(file);
	}
	return found;
}

static bool comes(const char *wanted) {
	for (Uint32 end = SDL_GetTicks() + 10000; SDL_GetTicks() < end; SDL_Delay(10)) {
		if (has_line(wanted)) {
			return true;
		}
	}
	return false;
}

static void start_service(const char *mode) {
	unlink(log_path);
	service = fork();
	assert_true(service >= 0);
	if (service == 0) {
		execlp("python3", "python3", TESTS_DIR "/fake_speech.py", socket_path, log_path, mode, (char *)NULL);
		_exit(127);
	}
	assert_true(comes("READY"));
}

static int stop_service(void **state) {
	(void)state;
	if (service > 0) {
		kill(service, SIGTERM);
		waitpid(service, NULL, 0);
		service = 0;
	}
	return 0;
}

static void say(struct speaker *speaker, enum speech_kind kind, enum seat voice, enum pronouns pronouns, const char *text) {
	struct speech speech = {kind, voice, pronouns, mem_copy(text, strlen(text))};
	speaker_say(speaker, &speech);
}

static void come_to_rest(struct speaker *speaker) {
	for (Uint32 end = SDL_GetTicks() + 10000; !speaker_is_quiet(speaker) && SDL_GetTicks() < end;) {
		SDL_Delay(5);
	}
	assert_true(speaker_is_quiet(speaker));
}

static void lines_and_voices(void **state) {
	(void)state;
	start_service("record");
	struct speaker *speaker = speaker_create();
	say(speaker, SPEECH_LINE, SEAT_NONE, PRONOUNS_THEY, "Evening.");
	say(speaker, SPEECH_LINE, SEAT_ONE, PRONOUNS_SHE, "Ada: You never listen.");
	say(speaker, SPEECH_LINE, SEAT_TWO, PRONOUNS_HE, "Ben: Sorry.\n.\nAgain.");
	say(speaker, SPEECH_LINE, SEAT_NONE, PRONOUNS_THEY, "Later.");
	say(speaker, SPEECH_FOCUS, SEAT_NONE, PRONOUNS_THEY, "card: 1: I see why.");
	come_to_rest(speaker);
	assert_true(has_line("message USUAL: Evening."));
	assert_true(has_line("message FEMALE1: Ada: You never listen."));
	assert_true(has_line("message MALE3: Ben: Sorry. /  . / Again."));
	assert_true(has_line("message USUAL: Later."));
	assert_true(has_line("text USUAL: card: 1: I see why."));
	say(speaker, SPEECH_STOP, SEAT_NONE, PRONOUNS_THEY, "");
	come_to_rest(speaker);
	assert_true(has_line("CANCEL"));
	speaker_destroy(speaker);
}

/* While one line is on its way, what had the focus in the meantime is not said. */
static void stale_focus_is_left_out(void **state) {
	(void)state;
	start_service("record");
	kill(service, SIGSTOP);
	struct speaker *speaker = speaker_create();
	say(speaker, SPEECH_LINE, SEAT_NONE, PRONOUNS_THEY, "The first line.");
	SDL_Delay(100);
	for (int i = 0; i < 200; i++) {
		char text[32];
		snprintf(text, sizeof(text), "focus %d", i);
		say(speaker, SPEECH_FOCUS, SEAT_NONE, PRONOUNS_THEY, text);
	}
	say(speaker, SPEECH_LINE, SEAT_NONE, PRONOUNS_THEY, "The second line.");
	kill(service, SIGCONT);
	come_to_rest(speaker);
	assert_true(has_line("The first line.") && has_line("focus 199") && has_line("The second line."));
	assert_false(has_line("focus 198"));
	speaker_destroy(speaker);
}

static void never_answered(void **state) {
	(void)state;
	start_service("hang");
	struct speaker *speaker = speaker_create();
	Uint32 start = SDL_GetTicks();
	for (int i = 0; i < 1000; i++) {
		say(speaker, SPEECH_LINE, SEAT_NONE, PRONOUNS_THEY, "A line that nobody takes.");
	}
	assert_true(SDL_GetTicks() - start < 200);
	assert_true(comes("CONNECTED"));
	assert_false(speaker_is_quiet(speaker));
	start = SDL_GetTicks();
	speaker_destroy(speaker);
	assert_true(SDL_GetTicks() - start < 1000);
}

static void closed_at_once(void **state) {
	(void)state;
	start_service("close");
	struct speaker *speaker = speaker_create();
	for (int i = 0; i < 20; i++) {
		say(speaker, SPEECH_LINE, SEAT_ONE, PRONOUNS_SHE, "A line.");
		SDL_Delay(5);
	}
	come_to_rest(speaker);
	speaker_destroy(speaker);
}

/* The service ends while something is being said: no SIGPIPE, no stop. */
static void gone_in_the_middle(void **state) {
	(void)state;
	start_service("record");
	struct speaker *speaker = speaker_create();
	say(speaker, SPEECH_LINE, SEAT_NONE, PRONOUNS_THEY, "Before.");
	come_to_rest(speaker);
	stop_service(NULL);
	for (int i = 0; i < 20; i++) {
		say(speaker, SPEECH_LINE, SEAT_ONE, PRONOUNS_SHE, "After.");
		SDL_Delay(5);
	}
	come_to_rest(speaker);
	speaker_destroy(speaker);
}

static struct window *open_speaking(bool speak) {
	struct diag diag = {0};
	enum window_trouble trouble;
	static const char path[] = SCRATCH_DIR "/spoken.json";
	assert_true(file_write(path, fixture_text, strlen(fixture_text), 0644, &diag));
	struct window_options options = {.fonts = SOURCE_DIR "/fonts", .width = 900, .height = 700,
		.app = {.scenes = SOURCE_DIR "/scenes", .open = path, .text_scale = 1, .still = true, .seed = 7, .speak = speak}};
	struct window *window = window_open(&options, &trouble, &diag);
	assert_non_null(window);
	diag_finish(&diag);
	return window;
}

static void press(struct window *window, SDL_Keycode code) {
	SDL_Event event = {.key = {.type = SDL_KEYDOWN, .state = SDL_PRESSED,
						   .keysym = {.sym = code, .scancode = SDL_GetScancodeFromKey(code)}}};
	SDL_PushEvent(&event);
	for (Uint32 end = SDL_GetTicks() + 60; SDL_GetTicks() < end;) {
		window_turn(window, 5);
	}
}

static void a_play_is_read(void **state) {
	(void)state;
	start_service("record");
	struct window *window = open_speaking(true);
	press(window, SDLK_F7);
	assert_true(comes("text USUAL: Fixture / For tests."));
	press(window, SDLK_RETURN); /* as Ada */
	press(window, SDLK_RETURN); /* all the lines */
	assert_true(comes("message USUAL: Evening."));
	assert_true(comes("text USUAL: 1: "));
	press(window, SDLK_DOWN);
	assert_true(comes("text USUAL: card: 2: "));
	press(window, SDLK_RETURN);
	press(window, SDLK_RETURN);
	assert_true(comes("message FEMALE1: Ada: "));
	assert_true(comes("message MALE3: Ben"));
	assert_true(comes("message USUAL: The loop"));
	press(window, SDLK_F12);
	assert_true(comes("CANCEL"));
	window_close(window);
}

/* Frames come as ever while the service hangs, and the window closes. */
static void the_window_does_not_wait(void **state) {
	(void)state;
	start_service("hang");
	struct window *window = open_speaking(true);
	Uint32 start = SDL_GetTicks();
	for (int i = 0; i < 10; i++) {
		press(window, SDLK_TAB);
	}
	assert_true(window_frames(window) >= 8);
	assert_true(SDL_GetTicks() - start < 3000);
	struct timespec before, after;
	clock_gettime(CLOCK_MONOTONIC, &before);
	window_close(window);
	clock_gettime(CLOCK_MONOTONIC, &after); /* SDL's own clock ends with the window */
	assert_true((after.tv_sec - before.tv_sec) * 1000 + (after.tv_nsec - before.tv_nsec) / 1000000 < 1500);
}

static void silent_unless_asked(void **state) {
	(void)state;
	start_service("record");
	struct window *window = open_speaking(false);
	press(window, SDLK_RETURN);
	press(window, SDLK_RETURN);
	window_close(window);
	assert_false(has_line("CONNECTED"));
}

#define WITH_SERVICE(test) cmocka_unit_test_teardown(test, stop_service)

int main(void) {
	const struct CMUnitTest tests[] = {
		WITH_SERVICE(lines_and_voices),
		WITH_SERVICE(stale_focus_is_left_out),
		WITH_SERVICE(never_answered),
		WITH_SERVICE(closed_at_once),
		WITH_SERVICE(gone_in_the_middle),
		WITH_SERVICE(a_play_is_read),
		WITH_SERVICE(the_window_does_not_wait),
		WITH_SERVICE(silent_unless_asked),
	};
	void *library = dlopen("libspeechd.so.2", RTLD_LAZY);
	if (library == NULL || system("python3 -c '' 2>/dev/null") != 0) {
		puts("skipped: reading aloud: there is no libspeechd or no python3");
		return 77;
	}
	if (mkdtemp(folder) == NULL) {
		return 1;
	}
	snprintf(socket_path, sizeof(socket_path), "%s/socket", folder);
	snprintf(log_path, sizeof(log_path), "%s/log", folder);
	char address[100];
	snprintf(address, sizeof(address), "unix_socket:%s", socket_path);
	setenv("SPEECHD_ADDRESS", address, 1);
	setenv("SDL_VIDEODRIVER", "dummy", 1);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	unlink(socket_path);
	unlink(log_path);
	rmdir(folder);
	return failed;
}
