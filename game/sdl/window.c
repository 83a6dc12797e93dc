/*
 * One loop: sleep, take in all that happened, paint what changed.
 *
 * Measured on two cores without a graphics card: painting into the window's own
 * surface, with SDL_HINT_FRAMEBUFFER_ACCELERATION at 0, so that SDL does not
 * quietly load OpenGL to bring a few changed rectangles to the screen (that
 * costs 70 ms and 95 MB at the start). Where the display knows no plain
 * surfaces, as Wayland in this SDL, the hint is left alone, or there would be
 * no picture at all.
 */
#include "sdl/window.h"

#include <SDL.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "sdl/clipboard.h"
#include "sdl/events.h"
#include "sdl/paint.h"
#include "sdl/speech.h"
#include "sdl/watch.h"

enum { USUAL_WIDTH = 1280, USUAL_HEIGHT = 800, LEAST_WIDTH = 640, LEAST_HEIGHT = 480 };

#define NEVER INFINITY

static const double frame_ms = 1000.0 / 60;

struct window {
	SDL_Window *sdl;
	struct fonts *fonts;
	char *fonts_folder;
	enum family_id family;
	struct metrics metrics;
	struct app *app;
	struct painter painter;
	struct pixels copy; /* for a display whose pixels are of another kind */
	struct draw_list list;
	struct gamepads gamepads;
	struct speaker *speaker; /* NULL until something is to be read aloud */
	struct watch *watch; /* over the files of what is open; NULL before the first */
	uint32_t files_changed; /* the event that it sends */
	size_t files_turn;
	FILE *trace;
	float scale;
	size_t frames;
	double last_frame; /* when the last one was begun, in ms */
	double taken_in;   /* when the oldest input not yet shown came, or 0 */
	bool started, resized, dirty, moved, closing, full_screen;
};

static double now_ms(void) {
	return (double)SDL_GetPerformanceCounter() * 1000.0 / (double)SDL_GetPerformanceFrequency();
}

/* This thread's own work, whatever else the machine is doing. */
static double work_ms(void) {
	struct timespec used;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
	return (double)used.tv_sec * 1000 + (double)used.tv_nsec / 1e6;
}

/*
 * Left to itself SDL would go on to draw on the console of a machine that one
 * has only logged in to, or into memory that nobody sees.
 */
static bool find_display(void) {
	if (getenv("SDL_VIDEODRIVER") != NULL) {
		return true;
	}
	bool x11 = getenv("DISPLAY") != NULL, wayland = getenv("WAYLAND_DISPLAY") != NULL;
	SDL_SetHint(SDL_HINT_VIDEODRIVER, x11 && wayland ? "x11,wayland" : x11 ? "x11" : "wayland");
	return x11 || wayland;
}

static bool start_video(void) {
	if (!find_display()) {
		return false;
	}
	SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
	SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
	SDL_SetHint(SDL_HINT_APP_NAME, "Waterline");
	SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
	if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
		return false;
	}
	const char *driver = SDL_GetCurrentVideoDriver();
	if (driver == NULL || (strcmp(driver, "wayland") != 0 && strcmp(driver, "KMSDRM") != 0)) {
		SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
	}
	return true;
}

/* The usual size, or what fits on a smaller display. */
static void fit_size(const struct window_options *options, int *width, int *height) {
	SDL_Rect room;
	*width = options->width > 0 ? options->width : USUAL_WIDTH;
	*height = options->height > 0 ? options->height : USUAL_HEIGHT;
	if (options->width <= 0 && SDL_GetDisplayUsableBounds(0, &room) == 0) {
		*width = room.w > 0 && room.w < *width ? room.w : *width;
		*height = room.h > 0 && room.h < *height ? room.h : *height;
	}
}

static bool open_sdl(struct window *window, const struct window_options *options) {
	int width, height;
	fit_size(options, &width, &height);
	window->sdl = SDL_CreateWindow("Waterline", SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED, width, height,
		SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
	if (window->sdl == NULL || SDL_GetWindowSurface(window->sdl) == NULL) {
		return false;
	}
	SDL_SetWindowMinimumSize(window->sdl, LEAST_WIDTH, LEAST_HEIGHT);
	return true;
}

struct window *window_open(const struct window_options *options, enum window_trouble *trouble, struct diag *diag) {
	struct window *window = mem_new(struct window);
	*trouble = WINDOW_BROKEN;
	window->trace = options->trace;
	window->resized = window->dirty = true;
	window->gamepads.held = KEY_OTHER;
	window->started = start_video();
	if (!window->started) {
		*trouble = WINDOW_NO_DISPLAY;
		window_close(window);
		return NULL;
	}
	window->fonts_folder = mem_copy(options->fonts, strlen(options->fonts));
	window->family = options->app.family;
	window->fonts = fonts_create(options->fonts, fonts_family(window->family), diag);
	if (window->fonts != NULL && !open_sdl(window, options)) {
		diag_error(diag, "window-broken", SPAN_NOWHERE, "the window cannot be opened: %s", SDL_GetError());
	}
	if (diag->errors > 0) {
		window_close(window);
		return NULL;
	}
	window->painter.inks = ink_cache_create(window->fonts, INK_CACHE_BYTES);
	window->metrics = fonts_metrics(window->fonts);
	struct app_options app = options->app;
	app.clipboard = system_clipboard();
	window->app = app_create(&window->metrics, &app);
	gamepads_look(&window->gamepads);
	*trouble = WINDOW_FINE;
	return window;
}

void window_close(struct window *window) {
	if (window == NULL) {
		return;
	}
	speaker_destroy(window->speaker);
	watch_destroy(window->watch);
	app_destroy(window->app);
	draw_list_finish(&window->list);
	painter_finish(&window->painter);
	ink_cache_destroy(window->painter.inks);
	free(window->copy.at);
	fonts_destroy(window->fonts);
	free(window->fonts_folder);
	gamepads_finish(&window->gamepads);
	if (window->sdl != NULL) {
		SDL_DestroyWindow(window->sdl);
	}
	if (window->started) {
		SDL_QuitSubSystem(SDL_INIT_VIDEO);
		SDL_Quit();
	}
	free(window);
}

size_t window_frames(const struct window *window) {
	return window->frames;
}

struct app *window_app(struct window *window) {
	return window->app;
}

static bool our_format(const SDL_Surface *surface) {
	return surface->format->format == SDL_PIXELFORMAT_RGB888 || surface->format->format == SDL_PIXELFORMAT_ARGB8888;
}

/* Where to paint: the window's own memory where its pixels are like ours, else a copy. */
static struct pixels pixels_of(struct window *window, SDL_Surface *surface) {
	struct area whole = {0, 0, surface->w, surface->h};
	if (our_format(surface) && !SDL_MUSTLOCK(surface)) {
		return (struct pixels){surface->pixels, surface->w, surface->h, (size_t)surface->pitch / sizeof(uint32_t), whole};
	}
	if (window->copy.width != surface->w || window->copy.height != surface->h) {
		free(window->copy.at);
		window->copy = (struct pixels){mem_array((size_t)surface->w * (size_t)surface->h, sizeof(uint32_t)), surface->w,
			surface->h, (size_t)surface->w, whole};
	}
	return window->copy;
}

static void show_areas(struct window *window, SDL_Surface *surface, size_t count) {
	SDL_Rect rects[DAMAGE_AREAS];
	for (size_t i = 0; i < count; i++) {
		struct area area = window->painter.damage.areas[i];
		rects[i] = (SDL_Rect){area.left, area.top, area.right - area.left, area.bottom - area.top};
		if (window->copy.at != NULL) {
			SDL_ConvertPixels(rects[i].w, rects[i].h, SDL_PIXELFORMAT_ARGB8888,
				window->copy.at + (size_t)rects[i].y * window->copy.stride + rects[i].x,
				(int)(window->copy.stride * sizeof(uint32_t)), surface->format->format,
				(uint8_t *)surface->pixels + rects[i].y * surface->pitch +
					rects[i].x * surface->format->BytesPerPixel,
				surface->pitch);
		}
	}
	SDL_UpdateWindowSurfaceRects(window->sdl, rects, (int)count);
}

static void take_size(struct window *window, const SDL_Surface *surface) {
	int width, height;
	SDL_GetWindowSize(window->sdl, &width, &height);
	window->scale = width > 0 ? (float)surface->w / (float)width : 1;
	app_resize(window->app, (float)surface->w, (float)surface->h, window->scale);
	damage_forget(&window->painter.damage);
	window->resized = false;
}

/* `own` and `show` are milliseconds of work: deciding and painting, and handing the picture to the display. */
static void trace_frame(const struct window *window, double own, double show, size_t areas) {
	if (window->trace != NULL) {
		double now = now_ms(), waited = window->taken_in > 0 ? now - window->taken_in : 0;
		fprintf(window->trace, "frame %zu at %.2f own %.2f show %.2f since-input %.2f areas %zu\n", window->frames, now,
			own, show, waited, areas);
		fflush(window->trace);
	}
}

static void make_frame(struct window *window) {
	double start = now_ms(), begun = work_ms();
	SDL_Surface *surface = SDL_GetWindowSurface(window->sdl);
	if (surface == NULL || surface->w <= 0 || surface->h <= 0) {
		return;
	}
	if (window->resized) {
		take_size(window, surface);
	}
	app_tick(window->app, start);
	app_frame(window->app, start, &window->list);
	struct pixels pixels = pixels_of(window, surface);
	size_t areas = paint(&window->painter, &pixels, &window->list);
	window->last_frame = start;
	window->dirty = window->moved = false;
	if (areas > 0) {
		double painted = work_ms();
		show_areas(window, surface, areas);
		window->frames++;
		trace_frame(window, painted - begun, work_ms() - painted, areas);
	}
	window->taken_in = 0;
}

static void window_event(struct window *window, const SDL_WindowEvent *event) {
	switch (event->event) {
	case SDL_WINDOWEVENT_SIZE_CHANGED:
	case SDL_WINDOWEVENT_DISPLAY_CHANGED:
		window->resized = window->dirty = true;
		break;
	case SDL_WINDOWEVENT_EXPOSED:
	case SDL_WINDOWEVENT_RESTORED:
		damage_forget(&window->painter.damage);
		window->dirty = true;
		break;
	case SDL_WINDOWEVENT_FOCUS_GAINED:
		gamepads_look(&window->gamepads);
		break;
	default:
		break;
	}
}

static void take_event(struct window *window, const SDL_Event *event) {
	struct input input;
	if (event->type == SDL_QUIT) {
		window->closing = true;
	} else if (event->type == SDL_WINDOWEVENT) {
		window_event(window, &event->window);
	} else if (window->watch != NULL && event->type == window->files_changed) {
		app_reload(window->app);
		window->files_turn = SIZE_MAX; /* a folder may be another one under the same name */
	}
	if (event_input(event, window->scale, &window->gamepads, &input)) {
		double now = now_ms();
		app_input(window->app, &input, now);
		/* A mouse tells of itself a thousand times a second; sixty of those are enough. */
		if (input.kind == INPUT_MOVE) {
			window->moved = true;
		} else {
			window->taken_in = window->taken_in > 0 ? window->taken_in : now;
			window->dirty = true;
		}
	}
}

/*
 * When the next frame is to be made: at once after anything a person did, else
 * when the app says, yet no more than sixty times a second. Asked as of the
 * last frame, so that the time a frame takes does not add to the wait.
 */
static double next_due(const struct window *window) {
	if (window->dirty) {
		return 0;
	}
	double wait = app_next_frame(window->app, window->last_frame);
	bool waits = wait != APP_IDLE || window->moved;
	if (wait == APP_IDLE || window->moved) {
		wait = 0;
	}
	return waits ? window->last_frame + fmax(wait, frame_ms) : NEVER;
}

/* How long to sleep, in milliseconds; negative for as long as it takes. */
static int rest(double due, int at_most) {
	if (due == NEVER) {
		return at_most;
	}
	int wait = (int)fmax(0, fmin(due - now_ms(), 1.0e6));
	return at_most >= 0 && at_most < wait ? at_most : wait;
}

static void follow_full_screen(struct window *window) {
	bool wanted = app_wants_full_screen(window->app);
	if (wanted != window->full_screen) {
		SDL_SetWindowFullscreen(window->sdl, wanted ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
		window->full_screen = wanted;
	}
}

/* A family that cannot be read leaves everything in the one that there is. */
static void follow_family(struct window *window) {
	enum family_id wanted = app_family_wanted(window->app);
	if (wanted == window->family) {
		return;
	}
	struct diag unsaid = {0};
	window->family = wanted;
	if (fonts_set_family(window->fonts, window->fonts_folder, fonts_family(wanted), &unsaid)) {
		ink_cache_clear(window->painter.inks);
		damage_forget(&window->painter.damage);
		app_measure_anew(window->app);
	}
	diag_finish(&unsaid);
}

static void follow_files(struct window *window) {
	const struct app_files *files = app_files(window->app);
	if (files->turn == window->files_turn) {
		return;
	}
	if (window->watch == NULL && files->len > 0) {
		window->files_changed = SDL_RegisterEvents(1);
		window->watch = watch_create(window->files_changed);
	}
	watch_files(window->watch, files->paths, files->len);
	window->files_turn = files->turn;
}

static void follow_speech(struct window *window) {
	struct speech speech;
	while (app_take_speech(window->app, &speech)) {
		if (window->speaker == NULL) {
			window->speaker = speaker_create();
		}
		speaker_say(window->speaker, &speech);
	}
}

bool window_turn(struct window *window, int at_most) {
	SDL_Event event;
	int wait = rest(next_due(window), at_most);
	bool got = wait < 0 ? SDL_WaitEvent(&event) != 0 : SDL_WaitEventTimeout(&event, wait) != 0;
	while (got && !window->closing) {
		take_event(window, &event);
		got = SDL_PollEvent(&event) != 0;
	}
	follow_full_screen(window);
	follow_family(window);
	follow_files(window);
	if (window->closing || app_wants_to_quit(window->app)) {
		return false;
	}
	/* SDL sleeps whole milliseconds. */
	if (next_due(window) < now_ms() + 1) {
		make_frame(window);
	}
	follow_speech(window);
	return true;
}
