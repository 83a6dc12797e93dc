/*
 * Keys go by what is printed on them, so that the letters shown on the screen
 * are the ones to press; only where a layout gives no Latin letter, or no
 * digit in the upper row, by where they are.
 */
#include "sdl/events.h"

#include <string.h>
#include <unistd.h>

static const struct {
	SDL_Keycode code;
	enum key key;
} named_keys[] = {
	{SDLK_RETURN, KEY_ENTER},
	{SDLK_KP_ENTER, KEY_ENTER},
	{SDLK_SPACE, KEY_SPACE},
	{SDLK_ESCAPE, KEY_ESCAPE},
	{SDLK_AC_BACK, KEY_ESCAPE},
	{SDLK_TAB, KEY_TAB},
	{SDLK_BACKSPACE, KEY_BACKSPACE},
	{SDLK_DELETE, KEY_DELETE},
	{SDLK_INSERT, KEY_INSERT},
	{SDLK_UP, KEY_UP},
	{SDLK_DOWN, KEY_DOWN},
	{SDLK_LEFT, KEY_LEFT},
	{SDLK_RIGHT, KEY_RIGHT},
	{SDLK_HOME, KEY_HOME},
	{SDLK_END, KEY_END},
	{SDLK_PAGEUP, KEY_PAGE_UP},
	{SDLK_PAGEDOWN, KEY_PAGE_DOWN},
	{SDLK_F1, KEY_F1}, {SDLK_F2, KEY_F2},
	{SDLK_HELP, KEY_F1},
	{SDLK_F11, KEY_F11},
	{SDLK_F12, KEY_F12},
};

static const struct {
	SDL_Keycode code;
	char character;
} keypad[] = {{SDLK_KP_0, '0'}, {SDLK_KP_1, '1'}, {SDLK_KP_2, '2'}, {SDLK_KP_3, '3'}, {SDLK_KP_4, '4'},
	{SDLK_KP_5, '5'}, {SDLK_KP_6, '6'}, {SDLK_KP_7, '7'}, {SDLK_KP_8, '8'}, {SDLK_KP_9, '9'}, {SDLK_KP_PLUS, '+'},
	{SDLK_KP_MINUS, '-'}};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static enum key named_key(SDL_Keycode code) {
	for (size_t i = 0; i < COUNT(named_keys); i++) {
		if (named_keys[i].code == code) {
			return named_keys[i].key;
		}
	}
	return KEY_OTHER;
}

static char upper_row_digit(SDL_Scancode place) {
	if (place == SDL_SCANCODE_0) {
		return '0';
	}
	return place >= SDL_SCANCODE_1 && place <= SDL_SCANCODE_9 ? (char)('1' + (place - SDL_SCANCODE_1)) : '\0';
}

static char shifted(SDL_Keycode code) {
	return code == SDLK_EQUALS ? '+' : code == SDLK_SLASH ? '?' : (char)code;
}

static char character_of(const SDL_Keysym *key) {
	for (size_t i = 0; i < COUNT(keypad); i++) {
		if (keypad[i].code == key->sym) {
			return keypad[i].character;
		}
	}
	bool shift = (key->mod & KMOD_SHIFT) != 0;
	char digit = upper_row_digit(key->scancode);
	if (digit != '\0' && !shift) {
		return digit; /* also where the row gives digits with Shift alone, as in France */
	}
	if (key->sym > ' ' && key->sym < 127) {
		return shift ? shifted(key->sym) : (char)key->sym;
	}
	if (key->sym > 127 && key->scancode >= SDL_SCANCODE_A && key->scancode <= SDL_SCANCODE_Z) {
		return (char)('a' + (key->scancode - SDL_SCANCODE_A)); /* Greek or Cyrillic letters are on it */
	}
	return '\0';
}

static bool key_input(const SDL_KeyboardEvent *event, struct input *input) {
	input->kind = INPUT_KEY;
	input->shift = (event->keysym.mod & KMOD_SHIFT) != 0;
	input->control = (event->keysym.mod & (KMOD_CTRL | KMOD_GUI)) != 0;
	input->repeat = event->repeat != 0;
	input->key = named_key(event->keysym.sym);
	if (input->key == KEY_OTHER) {
		input->character = character_of(&event->keysym);
		input->key = input->character != '\0' ? KEY_CHARACTER : KEY_OTHER;
	}
	/* Alt with a key belongs to the desktop. */
	return (event->keysym.mod & KMOD_ALT) == 0;
}

static bool pressed(struct input *input, enum key key) {
	*input = (struct input){.kind = INPUT_KEY, .key = key};
	return key != KEY_OTHER;
}

static bool button_input(const SDL_ControllerButtonEvent *event, struct input *input) {
	static const enum key keys[SDL_CONTROLLER_BUTTON_MAX] = {[SDL_CONTROLLER_BUTTON_A] = KEY_ENTER,
		[SDL_CONTROLLER_BUTTON_B] = KEY_ESCAPE, [SDL_CONTROLLER_BUTTON_BACK] = KEY_ESCAPE,
		[SDL_CONTROLLER_BUTTON_START] = KEY_F1, [SDL_CONTROLLER_BUTTON_Y] = KEY_TAB,
		[SDL_CONTROLLER_BUTTON_LEFTSHOULDER] = KEY_PAGE_UP, [SDL_CONTROLLER_BUTTON_RIGHTSHOULDER] = KEY_PAGE_DOWN,
		[SDL_CONTROLLER_BUTTON_DPAD_UP] = KEY_UP, [SDL_CONTROLLER_BUTTON_DPAD_DOWN] = KEY_DOWN,
		[SDL_CONTROLLER_BUTTON_DPAD_LEFT] = KEY_LEFT, [SDL_CONTROLLER_BUTTON_DPAD_RIGHT] = KEY_RIGHT};
	return event->button < SDL_CONTROLLER_BUTTON_MAX && pressed(input, keys[event->button]);
}

/* A push of the stick is one press of an arrow; it has to come back before the next. */
static bool stick_input(const SDL_ControllerAxisEvent *event, struct gamepads *gamepads, struct input *input) {
	enum { PUSHED = 20000, BACK = 10000 };
	bool across = event->axis == SDL_CONTROLLER_AXIS_LEFTX;
	if (!across && event->axis != SDL_CONTROLLER_AXIS_LEFTY) {
		return false;
	}
	enum key less = across ? KEY_LEFT : KEY_UP, more = across ? KEY_RIGHT : KEY_DOWN;
	if (event->value > -BACK && event->value < BACK) {
		if (gamepads->held == less || gamepads->held == more) {
			gamepads->held = KEY_OTHER;
		}
		return false;
	}
	if (gamepads->held != KEY_OTHER || (event->value > -PUSHED && event->value < PUSHED)) {
		return false;
	}
	gamepads->held = event->value < 0 ? less : more;
	return pressed(input, gamepads->held);
}

static bool pointer_input(const SDL_Event *event, float scale, struct input *input) {
	if (event->type == SDL_MOUSEMOTION) {
		input->kind = INPUT_MOVE;
		input->x = (float)event->motion.x * scale;
		input->y = (float)event->motion.y * scale;
		return true;
	}
	input->kind = event->type == SDL_MOUSEBUTTONDOWN ? INPUT_DOWN : INPUT_UP;
	input->x = (float)event->button.x * scale;
	input->y = (float)event->button.y * scale;
	return event->button.button == SDL_BUTTON_LEFT;
}

static bool wheel_input(const SDL_MouseWheelEvent *event, float scale, struct input *input) {
	input->kind = INPUT_WHEEL;
	input->amount = event->preciseY;
	if (event->direction == SDL_MOUSEWHEEL_FLIPPED) {
		input->amount = -input->amount;
	}
	input->x = (float)event->mouseX * scale;
	input->y = (float)event->mouseY * scale;
	return event->preciseY < 0 || event->preciseY > 0;
}

/* SDL itself turns a finger into the left button (SDL_HINT_TOUCH_MOUSE_EVENTS). */
bool event_input(const SDL_Event *event, float scale, struct gamepads *gamepads, struct input *input) {
	memset(input, 0, sizeof(*input));
	switch (event->type) {
	case SDL_KEYDOWN:
		return key_input(&event->key, input);
	case SDL_TEXTINPUT:
		input->kind = INPUT_TEXT;
		SDL_utf8strlcpy(input->text, event->text.text, sizeof(input->text));
		return input->text[0] != '\0';
	case SDL_MOUSEMOTION:
	case SDL_MOUSEBUTTONDOWN:
	case SDL_MOUSEBUTTONUP:
		return pointer_input(event, scale, input);
	case SDL_MOUSEWHEEL:
		return wheel_input(&event->wheel, scale, input);
	case SDL_CONTROLLERBUTTONDOWN:
		return button_input(&event->cbutton, input);
	case SDL_CONTROLLERAXISMOTION:
		return stick_input(&event->caxis, gamepads, input);
	case SDL_WINDOWEVENT:
		input->kind = INPUT_LEAVE;
		return event->window.event == SDL_WINDOWEVENT_LEAVE;
	default:
		return false;
	}
}

void gamepads_look(struct gamepads *gamepads) {
	if (gamepads->first != NULL && SDL_GameControllerGetAttached(gamepads->first)) {
		return;
	}
	gamepads_finish(gamepads);
	if (access("/dev/input/js0", F_OK) != 0 || SDL_InitSubSystem(SDL_INIT_GAMECONTROLLER) != 0) {
		return;
	}
	for (int i = 0; i < SDL_NumJoysticks() && gamepads->first == NULL; i++) {
		gamepads->first = SDL_IsGameController(i) ? SDL_GameControllerOpen(i) : NULL;
	}
	if (gamepads->first == NULL) {
		SDL_QuitSubSystem(SDL_INIT_GAMECONTROLLER);
	}
}

void gamepads_finish(struct gamepads *gamepads) {
	if (gamepads->first != NULL) {
		SDL_GameControllerClose(gamepads->first);
		SDL_QuitSubSystem(SDL_INIT_GAMECONTROLLER);
	}
	*gamepads = (struct gamepads){NULL, KEY_OTHER};
}
