/* What SDL tells, in the program's own words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "sdl/events.h"

static void keys(void **state) {
	(void)state;
	enum { CYRILLIC_EF = 0x444 };
	static const struct {
		const char *why;
		SDL_Keycode code;
		SDL_Scancode place;
		Uint16 mod;
		enum key key;
		char character;
	} rows[] = {
		{.why = "Enter", .code = SDLK_RETURN, .key = KEY_ENTER},
		{.why = "the keypad's Enter", .code = SDLK_KP_ENTER, .key = KEY_ENTER},
		{.why = "a page-turner forward", .code = SDLK_PAGEDOWN, .key = KEY_PAGE_DOWN},
		{.why = "a page-turner's blank key", .code = SDLK_b, .place = SDL_SCANCODE_B, .key = KEY_CHARACTER,
			.character = 'b'},
		{.why = "a letter stays small with Shift", .code = SDLK_u, .place = SDL_SCANCODE_U, .mod = KMOD_LSHIFT,
			.key = KEY_CHARACTER, .character = 'u'},
		{.why = "a digit", .code = SDLK_3, .place = SDL_SCANCODE_3, .key = KEY_CHARACTER, .character = '3'},
		{.why = "a digit on the keypad", .code = SDLK_KP_3, .place = SDL_SCANCODE_KP_3, .key = KEY_CHARACTER,
			.character = '3'},
		{.why = "the digit row of a French layout", .code = SDLK_QUOTEDBL, .place = SDL_SCANCODE_3, .key = KEY_CHARACTER,
			.character = '3'},
		{.why = "plus, with Shift", .code = SDLK_EQUALS, .place = SDL_SCANCODE_EQUALS, .mod = KMOD_RSHIFT,
			.key = KEY_CHARACTER, .character = '+'},
		{.why = "plus on its own key", .code = SDLK_PLUS, .place = SDL_SCANCODE_RIGHTBRACKET, .key = KEY_CHARACTER,
			.character = '+'},
		{.why = "a Cyrillic letter where A is", .code = CYRILLIC_EF, .place = SDL_SCANCODE_A, .key = KEY_CHARACTER,
			.character = 'a'},
		{.why = "a key with no meaning", .code = SDLK_F7, .place = SDL_SCANCODE_F7, .key = KEY_OTHER},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct gamepads gamepads = {NULL, KEY_OTHER};
		struct input input;
		SDL_Event event = {.key = {.type = SDL_KEYDOWN,
							   .keysym = {.sym = rows[i].code, .scancode = rows[i].place, .mod = rows[i].mod}}};
		bool good = event_input(&event, 1, &gamepads, &input) && input.kind == INPUT_KEY && input.key == rows[i].key &&
					input.character == rows[i].character;
		if (!good) {
			fail_msg("%s: key %d, character '%c'", rows[i].why, (int)input.key, input.character);
		}
	}
}

static void modifiers(void **state) {
	(void)state;
	struct gamepads gamepads = {NULL, KEY_OTHER};
	struct input input;
	SDL_Event event = {
		.key = {.type = SDL_KEYDOWN, .repeat = 1, .keysym = {.sym = SDLK_TAB, .mod = KMOD_LSHIFT | KMOD_RCTRL}}};
	assert_true(event_input(&event, 1, &gamepads, &input));
	assert_true(input.shift && input.control && input.repeat);
	event.key.keysym.mod = KMOD_LALT;
	assert_false(event_input(&event, 1, &gamepads, &input));
	event.type = SDL_KEYUP;
	assert_false(event_input(&event, 1, &gamepads, &input));
}

static void pointer_in_pixels(void **state) {
	(void)state;
	struct gamepads gamepads = {NULL, KEY_OTHER};
	struct input input;
	SDL_Event event = {.button = {.type = SDL_MOUSEBUTTONDOWN, .button = SDL_BUTTON_LEFT, .x = 100, .y = 50}};
	assert_true(event_input(&event, 2, &gamepads, &input));
	assert_int_equal(input.kind, INPUT_DOWN);
	assert_int_equal((int)input.x, 200);
	assert_int_equal((int)input.y, 100);
	event.button.button = SDL_BUTTON_RIGHT;
	assert_false(event_input(&event, 2, &gamepads, &input));
	SDL_Event wheel = {.wheel = {.type = SDL_MOUSEWHEEL, .preciseY = 1.5f, .direction = SDL_MOUSEWHEEL_FLIPPED}};
	assert_true(event_input(&wheel, 1, &gamepads, &input));
	assert_true(input.amount < -1.4f && input.amount > -1.6f);
	SDL_Event leave = {.window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_LEAVE}};
	assert_true(event_input(&leave, 1, &gamepads, &input));
	assert_int_equal(input.kind, INPUT_LEAVE);
}

static void typed_text_is_cut_between_characters(void **state) {
	(void)state;
	struct gamepads gamepads = {NULL, KEY_OTHER};
	struct input input;
	SDL_Event event = {.text = {.type = SDL_TEXTINPUT, .text = "aßßßßßßßßßßßßßß"}};
	assert_true(event_input(&event, 1, &gamepads, &input));
	assert_string_equal(input.text, "aßßßßßßßßßßßßßß");
	strcpy(event.text.text, "ßßßßßßßßßßßßßßß"); /* 30 bytes */
	assert_true(event_input(&event, 1, &gamepads, &input));
	assert_string_equal(input.text, "ßßßßßßßßßßßßßßß");
}

static bool push_stick(struct gamepads *gamepads, Uint8 axis, Sint16 value, enum key *key) {
	struct input input;
	SDL_Event event = {.caxis = {.type = SDL_CONTROLLERAXISMOTION, .axis = axis, .value = value}};
	bool any = event_input(&event, 1, gamepads, &input);
	*key = input.key;
	return any;
}

static void gamepad(void **state) {
	(void)state;
	static const struct {
		Uint8 button;
		enum key key;
	} rows[] = {{SDL_CONTROLLER_BUTTON_A, KEY_ENTER}, {SDL_CONTROLLER_BUTTON_B, KEY_ESCAPE},
		{SDL_CONTROLLER_BUTTON_DPAD_UP, KEY_UP}, {SDL_CONTROLLER_BUTTON_DPAD_RIGHT, KEY_RIGHT}};
	struct gamepads gamepads = {NULL, KEY_OTHER};
	struct input input;
	enum key key;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		SDL_Event event = {.cbutton = {.type = SDL_CONTROLLERBUTTONDOWN, .button = rows[i].button}};
		assert_true(event_input(&event, 1, &gamepads, &input));
		assert_int_equal(input.key, rows[i].key);
	}
	/* One push is one press: not again while it trembles, again once it was back. */
	assert_true(push_stick(&gamepads, SDL_CONTROLLER_AXIS_LEFTY, 24000, &key));
	assert_int_equal(key, KEY_DOWN);
	assert_false(push_stick(&gamepads, SDL_CONTROLLER_AXIS_LEFTY, 32000, &key));
	assert_false(push_stick(&gamepads, SDL_CONTROLLER_AXIS_LEFTY, 15000, &key));
	assert_false(push_stick(&gamepads, SDL_CONTROLLER_AXIS_LEFTX, 30000, &key));
	assert_false(push_stick(&gamepads, SDL_CONTROLLER_AXIS_LEFTY, 500, &key));
	assert_true(push_stick(&gamepads, SDL_CONTROLLER_AXIS_LEFTX, -30000, &key));
	assert_int_equal(key, KEY_LEFT);
	assert_false(push_stick(&gamepads, SDL_CONTROLLER_AXIS_TRIGGERLEFT, 32000, &key));
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys),
		cmocka_unit_test(modifiers),
		cmocka_unit_test(pointer_in_pixels),
		cmocka_unit_test(typed_text_is_cut_between_characters),
		cmocka_unit_test(gamepad),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
