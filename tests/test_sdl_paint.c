/* Pixels: edges, corners, clips, meshes, and that only what changed is painted again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "sdl/paint.h"
#include "sdl/picture.h"

enum { WIDTH = 200, HEIGHT = 160 };

static const struct colour white = {255, 255, 255, 255}, black = {0, 0, 0, 255}, red = {255, 0, 0, 255};

struct canvas {
	struct fonts *fonts;
	struct painter painter;
	uint32_t memory[WIDTH * HEIGHT];
	struct pixels pixels;
	struct draw_item items[8];
	struct draw_list list;
};

static int make_canvas(void **state) {
	struct canvas *canvas = calloc(1, sizeof(*canvas));
	struct diag diag = {0};
	canvas->fonts = fonts_create(SOURCE_DIR "/fonts", FONT_FAMILY, &diag);
	diag_finish(&diag);
	canvas->painter.inks = ink_cache_create(canvas->fonts, INK_CACHE_BYTES);
	canvas->pixels = (struct pixels){canvas->memory, WIDTH, HEIGHT, WIDTH, {0, 0, WIDTH, HEIGHT}};
	canvas->list = (struct draw_list){.items = canvas->items, .cap = 8, .background = white};
	*state = canvas;
	return canvas->fonts != NULL ? 0 : -1;
}

static int drop_canvas(void **state) {
	struct canvas *canvas = *state;
	ink_cache_destroy(canvas->painter.inks);
	painter_finish(&canvas->painter);
	fonts_destroy(canvas->fonts);
	free(canvas);
	return 0;
}

static void put(struct canvas *canvas, struct draw_item item) {
	canvas->items[canvas->list.len++] = item;
}

static uint32_t at(const struct canvas *canvas, int x, int y) {
	return canvas->memory[y * WIDTH + x] & 0xffffff;
}

static int darkness(const struct canvas *canvas, int x, int y) {
	return 255 - (int)(at(canvas, x, y) >> 8 & 255);
}

/* Of our own: cmocka's has another name in its version 2. */
static void assert_between(long value, long low, long high) {
	if (value < low || value > high) {
		fail_msg("%ld is not from %ld to %ld", value, low, high);
	}
}

static size_t paint_it(struct canvas *canvas) {
	return paint(&canvas->painter, &canvas->pixels, &canvas->list);
}

static struct draw_item box(float x, float y, float w, float h, float radius, struct colour colour) {
	return (struct draw_item){.kind = DRAW_BOX, .rect = {x, y, w, h}, .radius = radius, .colour = colour};
}

static void box_has_round_smooth_corners(void **state) {
	struct canvas *canvas = *state;
	put(canvas, box(20, 20, 100, 60, 16, black));
	paint_it(canvas);
	assert_int_equal(at(canvas, 70, 50), 0x000000);
	assert_int_equal(at(canvas, 20, 50), 0x000000);
	assert_int_equal(at(canvas, 19, 50), 0xffffff);
	assert_int_equal(at(canvas, 120, 50), 0xffffff);
	assert_int_equal(at(canvas, 20, 20), 0xffffff);
	assert_int_equal(at(canvas, 119, 79), 0xffffff);
	/* Somewhere on the arc a pixel is neither; the four corners are alike. */
	bool smooth = false;
	for (int i = 0; i < 16; i++) {
		int grey = darkness(canvas, 20 + i, 22);
		smooth = smooth || (grey > 20 && grey < 235);
		assert_int_equal(grey, darkness(canvas, 119 - i, 22));
		assert_int_equal(grey, darkness(canvas, 20 + i, 77));
	}
	assert_true(smooth);
}

static void box_between_pixels_covers_by_share(void **state) {
	struct canvas *canvas = *state;
	struct draw_item item = box(10.5f, 10.25f, 20, 20, 0, black);
	pixels_fill(&canvas->pixels, canvas->pixels.clip, white);
	pixels_box(&canvas->pixels, &item);
	assert_between(darkness(canvas, 10, 20), 126, 129);
	assert_between(darkness(canvas, 30, 20), 126, 129);
	assert_between(darkness(canvas, 20, 10), 190, 193);
	assert_between(darkness(canvas, 20, 30), 62, 65);
	assert_int_equal(darkness(canvas, 11, 11), 255);
}

static void border_lies_inside(void **state) {
	struct canvas *canvas = *state;
	struct draw_item item = box(20, 20, 100, 60, 12, white);
	item.border = 2;
	item.border_colour = red;
	put(canvas, item);
	/* A translucent fill does not let the border through. */
	item.rect.y = 90;
	item.colour = (struct colour){0, 0, 0, 0};
	put(canvas, item);
	paint_it(canvas);
	for (int y = 50; y <= 120; y += 70) {
		assert_int_equal(at(canvas, 20, y), 0xff0000);
		assert_int_equal(at(canvas, 21, y), 0xff0000);
		assert_int_equal(at(canvas, 22, y), 0xffffff);
		assert_int_equal(at(canvas, 119, y), 0xff0000);
		assert_int_equal(at(canvas, 70, y), 0xffffff);
	}
	assert_int_equal(at(canvas, 70, 20), 0xff0000);
	assert_int_equal(at(canvas, 70, 79), 0xff0000);
}

static void hairlines_are_crisp(void **state) {
	/* Wherever it is put, a border of one pixel is one row of its full colour. */
	struct canvas *canvas = *state;
	for (int i = 0; i < 10; i++) {
		struct draw_item item = box(20, 20 + (float)i * 0.1f, 100, 60.3f, 12, white);
		item.border = 1;
		item.border_colour = red;
		canvas->list.len = 0;
		put(canvas, item);
		paint_it(canvas);
		int rows = 0;
		for (int y = 10; y < 30; y++) {
			rows += at(canvas, 70, y) == 0xff0000;
			assert_true(at(canvas, 70, y) == 0xff0000 || at(canvas, 70, y) == 0xffffff);
		}
		assert_int_equal(rows, 1);
	}
}

static void border_goes_round_the_corner(void **state) {
	/* Along the arc the border keeps its thickness: its sum over the corner is that of a quarter ring. */
	struct canvas *canvas = *state;
	struct draw_item item = box(20, 20, 100, 60, 20, white);
	item.border = 1;
	item.border_colour = black;
	put(canvas, item);
	paint_it(canvas);
	int sum = 0;
	for (int y = 20; y < 40; y++) {
		for (int x = 20; x < 40; x++) {
			sum += darkness(canvas, x, y);
		}
	}
	assert_between(sum, 28 * 255, 33 * 255); /* (20² - 19²) · π / 4 = 30.6 */
}

static void clip_holds_until_it_ends(void **state) {
	struct canvas *canvas = *state;
	put(canvas, (struct draw_item){.kind = DRAW_CLIP, .rect = {50, 0, 40, HEIGHT}});
	put(canvas, box(20, 20, 100, 20, 4, black));
	put(canvas, (struct draw_item){.kind = DRAW_CLIP});
	put(canvas, box(20, 60, 100, 20, 4, black));
	paint_it(canvas);
	assert_int_equal(at(canvas, 49, 30), 0xffffff);
	assert_int_equal(at(canvas, 50, 30), 0x000000);
	assert_int_equal(at(canvas, 89, 30), 0x000000);
	assert_int_equal(at(canvas, 90, 30), 0xffffff);
	assert_int_equal(at(canvas, 30, 70), 0x000000);
}

static struct draw_item text(float x, float y, const char *words, struct colour colour, float blur) {
	return (struct draw_item){.kind = DRAW_TEXT, .rect = {x, y, 120, 40}, .text = words, .len = strlen(words),
		.face = FACE_BOLD, .size = 32, .colour = colour, .blur = blur};
}

static size_t count_of(const struct canvas *canvas, uint32_t colour) {
	size_t count = 0;
	for (int i = 0; i < WIDTH * HEIGHT; i++) {
		count += (canvas->memory[i] & 0xffffff) == colour;
	}
	return count;
}

static void text_has_its_colour(void **state) {
	struct canvas *canvas = *state;
	put(canvas, text(10, 10, "Home", red, 0));
	paint_it(canvas);
	assert_true(count_of(canvas, 0xff0000) > 100);
	assert_int_equal(count_of(canvas, 0x000000), 0);
	canvas->items[0].blur = 1;
	paint_it(canvas);
	assert_int_equal(count_of(canvas, 0xff0000), 0);
	assert_true(count_of(canvas, 0xffffff) < WIDTH * HEIGHT - 1000);
}

static void mesh_covers_each_pixel_once(void **state) {
	struct canvas *canvas = *state;
	/* A fan of slivers around a point, all half transparent: anything laid twice or missed would show. */
	enum { CORNERS = 12 };
	static const struct point rim[CORNERS] = {{150, 80}, {140, 110}, {121.3f, 130}, {99, 139.5f}, {70, 130.25f},
		{51, 108}, {40.7f, 77}, {50, 52}, {72, 31}, {100, 20.1f}, {127, 33}, {144.4f, 55}};
	struct vertex vertices[CORNERS + 1] = {{97.3f, 81.7f, {0, 0, 0, 128}}};
	uint32_t indices[CORNERS * 3];
	for (uint32_t i = 0; i < CORNERS; i++) {
		vertices[i + 1] = (struct vertex){rim[i].x, rim[i].y, {0, 0, 0, 128}};
		indices[i * 3] = 0;
		indices[i * 3 + 1] = i + 1;
		indices[i * 3 + 2] = (i + 1) % CORNERS + 1;
	}
	put(canvas, (struct draw_item){.kind = DRAW_MESH, .vertices = vertices, .vertex_count = CORNERS + 1,
		.indices = indices, .index_count = CORNERS * 3});
	paint_it(canvas);
	for (int y = 60; y < 100; y++) {
		for (int x = 60; x < 130; x++) {
			assert_between(darkness(canvas, x, y), 126, 130);
		}
	}
	assert_int_equal(at(canvas, 30, 80), 0xffffff);
}

static void mesh_runs_from_colour_to_colour(void **state) {
	struct canvas *canvas = *state;
	struct vertex vertices[4] = {{0, 0, white}, {WIDTH, 0, white}, {WIDTH, HEIGHT, black}, {0, HEIGHT, black}};
	uint32_t indices[6] = {0, 1, 2, 0, 2, 3};
	put(canvas, (struct draw_item){.kind = DRAW_MESH, .vertices = vertices, .vertex_count = 4, .indices = indices,
		.index_count = 6});
	paint_it(canvas);
	for (int y = 1; y < HEIGHT; y++) {
		assert_true(darkness(canvas, 100, y) >= darkness(canvas, 100, y - 1));
		assert_int_equal(darkness(canvas, 3, y), darkness(canvas, 190, y));
	}
	assert_between(darkness(canvas, 100, HEIGHT / 2), 124, 131);
}

static void paints_only_what_changed(void **state) {
	struct canvas *canvas = *state;
	put(canvas, box(0, 0, 30, 30, 0, black));
	put(canvas, box(150, 100, 30, 30, 0, (struct colour){0, 0, 255, 128}));
	assert_int_equal(paint_it(canvas), 1);
	uint32_t blended = at(canvas, 160, 110);
	assert_int_equal(paint_it(canvas), 0);
	canvas->items[0].colour = red;
	assert_int_equal(paint_it(canvas), 1);
	assert_true(canvas->painter.damage.areas[0].right <= DAMAGE_CELL);
	assert_int_equal(at(canvas, 10, 10), 0xff0000);
	assert_int_equal(at(canvas, 160, 110), blended);
	/* Gone again, and its place is clean. */
	canvas->items[0].rect.x = 100;
	paint_it(canvas);
	assert_int_equal(at(canvas, 10, 10), 0xffffff);
	damage_forget(&canvas->painter.damage);
	assert_int_equal(paint_it(canvas), 1);
	assert_int_equal(canvas->painter.damage.areas[0].right, WIDTH);
}

static void parts_look_like_the_whole(void **state) {
	/* Painted step by step or at once: the same pixels. */
	struct canvas *canvas = *state;
	put(canvas, box(13.3f, 12.8f, 150, 120, 22, (struct colour){40, 90, 90, 200}));
	put(canvas, text(50, 40, "Longing", (struct colour){255, 255, 255, 220}, 0.3f));
	put(canvas, text(30, 90, "Need", white, 0));
	paint_it(canvas);
	for (int step = 0; step < 12; step++) {
		canvas->items[1].rect.x += 3.7f;
		canvas->items[1].blur += 0.05f;
		canvas->items[2].rect.y -= 2;
		paint_it(canvas);
	}
	struct pixels whole = picture_paint(&canvas->list, WIDTH, HEIGHT, canvas->fonts);
	assert_memory_equal(whole.at, canvas->memory, sizeof(canvas->memory));
	free(whole.at);
}

static void nothing_outside_is_touched(void **state) {
	struct canvas *canvas = *state;
	struct vertex far[3] = {{-1e7f, -1e7f, red}, {1e7f, -50, red}, {-300, 1e7f, red}};
	uint32_t indices[3] = {0, 1, 2};
	put(canvas, box(-1e9f, -1e9f, 3e9f, 1e9f, 1e6f, black));
	put(canvas, box(-50, -50, 1000, 1000, 80, black));
	put(canvas, box(30, 30, -5, 10, 3, black));
	put(canvas, text(-60, 150, "outside", red, 0.5f));
	put(canvas, text(1e8f, -1e8f, "far", red, 0));
	put(canvas, (struct draw_item){.kind = DRAW_MESH, .vertices = far, .vertex_count = 3, .indices = indices,
		.index_count = 3});
	put(canvas, (struct draw_item){.kind = DRAW_CLIP, .rect = {-1e9f, 500, 1e9f, 10}});
	put(canvas, box(0, 0, WIDTH, HEIGHT, 0, white));
	paint_it(canvas);
	assert_int_equal(at(canvas, 199, 5), 0xff0000);
}

static void picture_is_written_or_refused(void **state) {
	struct canvas *canvas = *state;
	struct diag diag = {0};
	put(canvas, box(20, 20, 100, 60, 16, black));
	paint_it(canvas);
	assert_true(picture_save(&canvas->pixels, SCRATCH_DIR "/picture.png", &diag));
	struct buf bytes = BUF_EMPTY;
	assert_true(file_read(SCRATCH_DIR "/picture.png", 1000000, &bytes, &diag));
	assert_memory_equal(bytes.text, "\x89PNG", 4);
	buf_finish(&bytes);
	assert_false(picture_save(&canvas->pixels, SCRATCH_DIR "/no/such/folder/picture.png", &diag));
	assert_string_equal(diag.findings[0].code, "file-unwritable");
	diag_finish(&diag);
}

#define WITH_CANVAS(test) cmocka_unit_test_setup_teardown(test, make_canvas, drop_canvas)

int main(void) {
	const struct CMUnitTest tests[] = {
		WITH_CANVAS(box_has_round_smooth_corners),
		WITH_CANVAS(box_between_pixels_covers_by_share),
		WITH_CANVAS(border_lies_inside),
		WITH_CANVAS(hairlines_are_crisp),
		WITH_CANVAS(border_goes_round_the_corner),
		WITH_CANVAS(clip_holds_until_it_ends),
		WITH_CANVAS(text_has_its_colour),
		WITH_CANVAS(mesh_covers_each_pixel_once),
		WITH_CANVAS(mesh_runs_from_colour_to_colour),
		WITH_CANVAS(paints_only_what_changed),
		WITH_CANVAS(parts_look_like_the_whole),
		WITH_CANVAS(nothing_outside_is_touched),
		WITH_CANVAS(picture_is_written_or_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
