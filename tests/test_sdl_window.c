/* The real loop under SDL's dummy driver: played by keys, by mouse, left alone, made large and small. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <SDL.h>
#include <cmocka.h>

#include "sdl/window.h"

static struct window_options usual(void) {
	return (struct window_options){.fonts = SOURCE_DIR "/fonts", .width = 1000, .height = 700,
		.app = {.scenes = SOURCE_DIR "/scenes", .open = TESTS_DIR "/scenarios/valid/late-train.json", .text_scale = 1,
			.still = true, .seed = 7}};
}

static int open_window(void **state) {
	struct window_options options = usual();
	struct diag diag = {0};
	enum window_trouble trouble;
	*state = window_open(&options, &trouble, &diag);
	diag_finish(&diag);
	return *state != NULL ? 0 : -1;
}

static int close_window(void **state) {
	window_close(*state);
	return 0;
}

static bool turn_for(struct window *window, Uint32 ms) {
	for (Uint32 end = SDL_GetTicks() + ms; SDL_GetTicks() < end;) {
		if (!window_turn(window, 5)) {
			return false;
		}
	}
	return true;
}

static void press(SDL_Keycode code) {
	SDL_Event event = {.key = {.type = SDL_KEYDOWN, .state = SDL_PRESSED,
						   .keysym = {.sym = code, .scancode = SDL_GetScancodeFromKey(code)}}};
	SDL_PushEvent(&event);
	event.type = SDL_KEYUP;
	SDL_PushEvent(&event);
}

static void click(struct rect rect) {
	Sint32 x = (Sint32)(rect.x + rect.w / 2), y = (Sint32)(rect.y + rect.h / 2);
	SDL_Event move = {.motion = {.type = SDL_MOUSEMOTION, .x = x, .y = y}};
	SDL_Event button = {.button = {.type = SDL_MOUSEBUTTONDOWN, .button = SDL_BUTTON_LEFT, .x = x, .y = y}};
	SDL_PushEvent(&move);
	SDL_PushEvent(&button);
	button.type = SDL_MOUSEBUTTONUP;
	SDL_PushEvent(&button);
}

static enum screen_id screen(struct window *window) {
	return app_screen(window_app(window));
}

static void plays_by_keys(void **state) {
	struct window *window = *state;
	turn_for(window, 50);
	assert_true(window_frames(window) > 0);
	for (int i = 0; i < 10 && screen(window) != SCREEN_PLAY; i++) {
		press(SDLK_RETURN);
		turn_for(window, 20);
	}
	assert_int_equal(screen(window), SCREEN_PLAY);
	for (int i = 0; i < 400 && screen(window) == SCREEN_PLAY; i++) {
		press(i % 3 == 0 ? SDLK_1 : SDLK_RETURN);
		turn_for(window, 15);
	}
	assert_int_equal(screen(window), SCREEN_ENDING);
	assert_true(playthrough_step_count(app_playthrough(window_app(window))) > 4);
}

static void push_button(SDL_GameControllerButton button) {
	SDL_Event event = {.cbutton = {.type = SDL_CONTROLLERBUTTONDOWN, .state = SDL_PRESSED, .button = (Uint8)button}};
	SDL_PushEvent(&event);
	event.type = SDL_CONTROLLERBUTTONUP;
	SDL_PushEvent(&event);
}

static void push_stick(Sint16 value) {
	SDL_Event event = {.caxis = {.type = SDL_CONTROLLERAXISMOTION, .axis = SDL_CONTROLLER_AXIS_LEFTY, .value = value}};
	SDL_PushEvent(&event);
	event.caxis.value = 0;
	SDL_PushEvent(&event);
}

/* A whole play with the pad's cross, its stick and its A. */
static void plays_by_gamepad(void **state) {
	struct window *window = *state;
	turn_for(window, 50);
	for (int i = 0; i < 400 && screen(window) != SCREEN_ENDING; i++) {
		if (i % 4 == 1) {
			push_button(SDL_CONTROLLER_BUTTON_DPAD_DOWN);
		} else if (i % 4 == 2) {
			push_stick(-30000);
		} else {
			push_button(SDL_CONTROLLER_BUTTON_A);
		}
		turn_for(window, 15);
	}
	assert_int_equal(screen(window), SCREEN_ENDING);
	push_button(SDL_CONTROLLER_BUTTON_B);
	turn_for(window, 30);
	assert_int_equal(screen(window), SCREEN_MENU);
}

/* The first part of that role. */
static bool find_node(struct window *window, enum role role, struct rect *rect) {
	struct draw_list list = {0};
	bool found = false;
	app_frame(window_app(window), (double)SDL_GetPerformanceCounter() * 1000 / (double)SDL_GetPerformanceFrequency(),
		&list);
	for (size_t i = 0; i < list.node_len && !found; i++) {
		if (list.nodes[i].role == role && list.nodes[i].id != 0) {
			*rect = list.nodes[i].rect;
			found = true;
		}
	}
	draw_list_finish(&list);
	return found;
}

static void plays_by_mouse(void **state) {
	struct window *window = *state;
	turn_for(window, 50);
	for (int i = 0; i < 400 && screen(window) != SCREEN_ENDING; i++) {
		struct rect rect = {300, 200, 2, 2}; /* the conversation: brings the rest of it */
		bool playing = screen(window) == SCREEN_PLAY;
		/* Where no reply is on offer, what leads on stands first. */
		if (!find_node(window, ROLE_CARD, &rect) && (!playing || i % 2 == 0)) {
			find_node(window, ROLE_BUTTON, &rect);
		}
		click(rect);
		turn_for(window, 15);
	}
	assert_int_equal(screen(window), SCREEN_ENDING);
}

static void idle_draws_nothing(void **state) {
	struct window *window = *state;
	press(SDLK_RETURN);
	turn_for(window, 100);
	for (int i = 0; i < 10; i++) { /* whatever comes in by itself */
		press(SDLK_RIGHT);
		turn_for(window, 200);
	}
	turn_for(window, 1000);
	size_t frames = window_frames(window);
	turn_for(window, 3000);
	assert_int_equal(window_frames(window), frames);
	assert_true(app_next_frame(window_app(window), 1e12) < 0);
	/* Nor does a mouse that passes over nothing. */
	SDL_Event move = {.motion = {.type = SDL_MOUSEMOTION, .x = 1, .y = 1}};
	SDL_PushEvent(&move);
	turn_for(window, 50);
	SDL_PushEvent(&move);
	turn_for(window, 50);
	assert_true(window_frames(window) <= frames + 1);
}

/* The one that is open; its number is SDL's own affair. */
static SDL_Window *shown_window(void) {
	SDL_Window *shown = NULL;
	for (Uint32 id = 0; id < 1000 && shown == NULL; id++) {
		shown = SDL_GetWindowFromID(id);
	}
	assert_non_null(shown);
	return shown;
}

static void any_size(void **state) {
	struct window *window = *state;
	static const int sizes[][2] = {{640, 480}, {800, 600}, {3840, 2160}, {1, 1}, {1000, 700}};
	turn_for(window, 20);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		size_t frames = window_frames(window);
		SDL_SetWindowSize(shown_window(), sizes[i][0], sizes[i][1]);
		assert_true(turn_for(window, 50));
		assert_true(window_frames(window) > frames);
	}
	press(SDLK_F11);
	assert_true(turn_for(window, 50));
	press(SDLK_F11);
	assert_true(turn_for(window, 50));
}

static void closes_when_told(void **state) {
	struct window *window = *state;
	SDL_Event event = {.type = SDL_QUIT};
	assert_true(turn_for(window, 30));
	SDL_PushEvent(&event);
	assert_false(turn_for(window, 1000));
}

static void trouble_is_told_apart(void **state) {
	(void)state;
	struct diag diag = {0};
	enum window_trouble trouble;
	struct window_options options = usual();
	options.fonts = SOURCE_DIR "/game";
	assert_null(window_open(&options, &trouble, &diag));
	assert_int_equal(trouble, WINDOW_BROKEN);
	assert_string_equal(diag.findings[0].code, "font-missing");
	diag_finish(&diag);
	setenv("SDL_VIDEODRIVER", "none-such", 1);
	options = usual();
	assert_null(window_open(&options, &trouble, &diag));
	assert_int_equal(trouble, WINDOW_NO_DISPLAY);
	assert_int_equal(diag.len, 0);
	setenv("SDL_VIDEODRIVER", "dummy", 1);
	diag_finish(&diag);
}

#define IN_WINDOW(test) cmocka_unit_test_setup_teardown(test, open_window, close_window)

int main(void) {
	const struct CMUnitTest tests[] = {
		IN_WINDOW(plays_by_keys),
		IN_WINDOW(plays_by_mouse),
		IN_WINDOW(plays_by_gamepad),
		IN_WINDOW(idle_draws_nothing),
		IN_WINDOW(any_size),
		IN_WINDOW(closes_when_told),
		cmocka_unit_test(trouble_is_told_apart),
	};
	setenv("SDL_VIDEODRIVER", "dummy", 1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
