/*
 * Every screen at every size, text size and theme: nothing outside the window
 * or wider than its column, no two texts on top of each other, nothing cut off
 * that cannot be scrolled to, and room for a finger on what can be chosen.
 */
#include "screens_fixture.h"

static const struct {
	int width, height;
} sizes[] = {{800, 600}, {1280, 800}, {1920, 1080}, {1080, 1920}, {3840, 2160}};

static const float text_scales[] = {0.8f, 1, 1.5f, 2, 2.5f};

/* Where and how, for the message. */
struct place_in_test {
	const char *screen;
	int width, height;
	float text_scale;
};

static bool inside(struct rect in, struct rect out) {
	return in.x >= out.x - 1 && in.y >= out.y - 1 && in.x + in.w <= out.x + out.w + 1 && in.y + in.h <= out.y + out.h + 1;
}

static bool apart(struct rect a, struct rect b) {
	/* the boxes run from ascent to descent: lines set close may touch by a hair */
	float hair = 0.12f * (a.h < b.h ? a.h : b.h) + 0.5f;
	return a.x + a.w <= b.x + 0.5f || b.x + b.w <= a.x + 0.5f || a.y + a.h <= b.y + hair || b.y + b.h <= a.y + hair;
}

static void complain(const struct place_in_test *at, const char *what, struct rect rect, const char *text, size_t len) {
	fail_msg("%s at %dx%d, text %.1f: %s: \"%.*s\" (%.0f, %.0f, %.0f x %.0f)", at->screen, at->width, at->height,
		(double)at->text_scale, what, (int)len, text, (double)rect.x, (double)rect.y, (double)rect.w, (double)rect.h);
}

/* Texts lie inside the window, or inside the clip that scrolls them, at least as to their width. */
static void check_texts(const struct draw_list *list, const struct place_in_test *at) {
	struct rect window = {0, 0, (float)at->width, (float)at->height}, clip = window;
	bool clipped = false;
	for (size_t i = 0; i < list->len; i++) {
		const struct draw_item *item = &list->items[i];
		if (item->kind == DRAW_CLIP) {
			clipped = item->rect.w > 0;
			clip = clipped ? item->rect : window;
			if (!inside(clip, window)) {
				complain(at, "clip outside the window", clip, "", 0);
			}
		} else if (item->kind == DRAW_TEXT) {
			struct rect across = clipped ? (struct rect){item->rect.x, clip.y, item->rect.w, 0} : item->rect;
			if (!inside(across, clip)) {
				complain(at, "text outside", item->rect, item->text, item->len);
			}
		}
	}
}

/* Of the texts that are in view none lies on another. */
static void check_overlaps(const struct draw_list *list, const struct place_in_test *at) {
	struct rect window = {0, 0, (float)at->width, (float)at->height}, clip = window;
	struct rect *seen = calloc(list->len, sizeof(*seen));
	const struct draw_item **items = calloc(list->len, sizeof(*items));
	size_t count = 0;
	for (size_t i = 0; i < list->len; i++) {
		const struct draw_item *item = &list->items[i];
		if (item->kind == DRAW_CLIP) {
			clip = item->rect.w > 0 ? item->rect : window;
		}
		float bottom = item->rect.y + item->rect.h;
		if (item->kind != DRAW_TEXT || bottom <= clip.y || item->rect.y >= clip.y + clip.h) {
			continue;
		}
		struct rect rect = item->rect;
		rect.y = rect.y > clip.y ? rect.y : clip.y;
		rect.h = (bottom < clip.y + clip.h ? bottom : clip.y + clip.h) - rect.y;
		for (size_t other = 0; other < count; other++) {
			if (!apart(rect, seen[other])) {
				fail_msg("%s at %dx%d, text %.1f: \"%.*s\" (%.0f, %.0f) on \"%.*s\" (%.0f, %.0f)", at->screen, at->width, at->height,
					(double)at->text_scale, (int)item->len, item->text, (double)rect.x, (double)rect.y,
					(int)items[other]->len, items[other]->text, (double)seen[other].x, (double)seen[other].y);
			}
		}
		items[count] = item;
		seen[count++] = rect;
	}
	free(seen);
	free((void *)items);
}

static void check_nodes(const struct draw_list *list, const struct place_in_test *at) {
	struct rect window = {0, 0, (float)at->width, (float)at->height};
	for (size_t i = 0; i < list->node_len; i++) {
		const struct node *node = &list->nodes[i];
		struct rect across = {node->rect.x, 0, node->rect.w, 0};
		if (!inside(node->scrolls ? across : node->rect, window)) {
			complain(at, "node outside the window", node->rect, node->label, strlen(node->label));
		}
		if (node->id != 0 && (node->rect.w < 24 || node->rect.h < 24)) {
			complain(at, "too small to hit", node->rect, node->label, strlen(node->label));
		}
		if (node->id != 0 && node->label[0] == '\0') {
			complain(at, "nameless", node->rect, "", 0);
		}
	}
}

/* Whatever can have the focus comes into view when it gets it. */
static void check_focus(struct app *app, struct draw_list *list, const struct place_in_test *at) {
	struct rect window = {0, 0, (float)at->width, (float)at->height};
	for (int i = 0; i < 14; i++) {
		struct input tab = key_input(KEY_TAB);
		app_input(app, &tab, 5000);
		app_frame(app, 5000, list);
		app_frame(app, 5000, list);
		const struct node *node = node_with_focus(list);
		if (node == NULL) {
			fail_msg("%s at %dx%d, text %.1f: nothing has the focus", at->screen, at->width, at->height, (double)at->text_scale);
		}
		struct rect visible = node->rect;
		bool tall = visible.h > window.h * 0.25f; /* as much of it as fits */
		visible.h = tall ? 0 : visible.h;
		if (!inside(visible, window) && !(tall && node->rect.y < window.h && node->rect.y + node->rect.h > 0)) {
			complain(at, "focus out of view", node->rect, node->label, strlen(node->label));
		}
	}
}

static void check_all(struct app *app, const char *screen) {
	struct draw_list list = {0};
	for (size_t s = 0; s < sizeof(sizes) / sizeof(sizes[0]); s++) {
		app_resize(app, (float)sizes[s].width, (float)sizes[s].height, 1);
		for (size_t t = 0; t < sizeof(text_scales) / sizeof(text_scales[0]); t++) {
			app_text_scale(app, text_scales[t]);
			struct place_in_test at = {screen, sizes[s].width, sizes[s].height, text_scales[t]};
			app_settle(app);
			app_frame(app, 5000, &list);
			check_texts(&list, &at);
			check_overlaps(&list, &at);
			check_nodes(&list, &at);
			if (app_screen(app) != SCREEN_BLANK && sizes[s].width <= 1280) {
				check_focus(app, &list, &at);
			}
		}
	}
	draw_list_finish(&list);
}

static void test_screens(void **state) {
	(void)state;
	for (size_t i = 0; i < SCREENS_LOOKED_AT; i++) {
		struct app *app = open_screen(i);
		check_all(app, screens[i].name);
		app_destroy(app);
	}
}

/* A scenario that tries every text. */
static void test_nasty_texts(void **state) {
	(void)state;
	static const char *const texts[] = {
		"Donaudampfschifffahrtselektrizit\xc3\xa4tenhauptbetriebswerkbauunterbeamtengesellschaft",
		"a",
		"\xe4\xbd\xa0\xe6\x80\x8e\xe4\xb9\x88\xe4\xba\x86\xef\xbc\x9f\xe6\x88\x91\xe5\x8f\xaa\xe6\x98\xaf\xe7\xb4\xaf\xe4\xba\x86\xe3\x80\x82\xe6\x88\x91\xe5\x8f\xaa\xe6\x98\xaf\xe7\xb4\xaf\xe4\xba\x86\xe3\x80\x82",
		"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7 \xf0\x9f\x87\xa9\xf0\x9f\x87\xaa Z\xcd\x91\xcd\xab\xcc\x93" "a\xcc\x81l\xcd\x92g\xcc\xa8o",
		"A sentence that goes on and on, as people do when they are afraid of what comes after it, and then some more of it, "
		"because nobody has said anything yet and somebody has to, or so it seems from here tonight.",
	};
	for (size_t t = 0; t < sizeof(texts) / sizeof(texts[0]); t++) {
		struct buf file = BUF_EMPTY;
		static const char *const from[] = {"You never listen.", "Evening.", "\"Fixture\"", "\"p\"", "\"b\"", "\"n\"", "Ada"};
		for (const char *c = fixture_text; *c != '\0';) {
			size_t hit = 0;
			while (hit < sizeof(from) / sizeof(from[0]) && strncmp(c, from[hit], strlen(from[hit])) != 0) {
				hit++;
			}
			if (hit == sizeof(from) / sizeof(from[0])) {
				buf_putc(&file, *c++);
				continue;
			}
			bool quoted = from[hit][0] == '"';
			buf_printf(&file, quoted ? "\"%s\"" : "%s", from[hit][0] == 'A' ? "Wilhelmina-Charlotte" : texts[t]);
			c += strlen(from[hit]);
		}
		struct diag diag = {0};
		const char *path = SCRATCH_DIR "/view-nasty.json";
		assert_true(file_write(path, file.text, file.len, 0644, &diag));
		struct app *app = fixture_app();
		if (!app_play(app, path, SEAT_ONE, "snap,snap", &diag)) {
			fail_msg("%s", diag.findings[0].message);
		}
		char name[40];
		snprintf(name, sizeof(name), "play, nasty text %zu", t);
		check_all(app, name);
		assert_true(app_show(app, SCREEN_SEAT));
		snprintf(name, sizeof(name), "seat, nasty text %zu", t);
		check_all(app, name);
		app_destroy(app);
		buf_finish(&file);
		diag_finish(&diag);
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_screens),
		cmocka_unit_test(test_nasty_texts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
