/* The map holds the story's own graph, marks the way taken, and can be drawn whatever the story. */
#include "story_fixture.h"

#include <math.h>
#include <stdlib.h>

#include "report/map.h"
#include "story/shelf.h"

static const struct playthrough_setup as_both = {.seat = {true, true}, .seed = 1};

static const struct map_edge *edge_between(const struct map *map, const char *from, const char *to) {
	for (size_t i = 0; i < map->edge_count; i++) {
		const struct map_edge *edge = &map->edges[i];
		if (strcmp(map->boxes[edge->from].beat->id, from) == 0 && strcmp(map->boxes[edge->to].beat->id, to) == 0) {
			return edge;
		}
	}
	return NULL;
}

static const struct map_box *box_of(const struct map *map, const char *id) {
	return &map->boxes[story_beat(map->story, id)->index];
}

static void test_replies_are_bundled_by_kind(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct map *map = map_create(story, NULL);
	const struct map_edge *edge = edge_between(map, "ada-talks", "ben-talks");
	assert_int_equal(edge->kinds[KIND_DESTRUCTIVE], 1); /* snap */
	assert_int_equal(edge->kinds[KIND_AMBIVALENT], 1);  /* say-it, talked about */
	assert_int_equal(edge->kinds[KIND_SOFTENING], 3);   /* see, ask, say-it from the feeling */
	assert_int_equal(edge->kinds[KIND_REGULATING], 0);
	edge = edge_between(map, "ada-talks", "outside");
	assert_int_equal(edge->kinds[KIND_REGULATING], 1); /* walk, a call */
	edge = edge_between(map, "home", "ben-talks");     /* its return */
	assert_true(edge->plain);
	assert_false(edge->back);
	assert_null(edge_between(map, "outside", "ben-talks"));
	assert_int_equal(map->edge_count, 8);
	map_destroy(map);
	story_destroy(story);
}

static void test_the_loop_is_found(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct map *map = map_create(story, NULL);
	assert_int_equal(map->loop_count, 1);
	static const char *const inside[] = {"ada-talks", "ben-talks", "on", "outside", "home"};
	for (size_t i = 0; i < 5; i++) {
		assert_int_equal(box_of(map, inside[i])->loop, 1);
	}
	assert_int_equal(box_of(map, "well")->loop, 0);
	size_t back = 0;
	for (size_t i = 0; i < map->edge_count; i++) {
		back += map->edges[i].back;
	}
	assert_int_equal(back, 1);
	assert_true(edge_between(map, "on", "ada-talks")->back);
	map_destroy(map);
	story_destroy(story);
}

static void test_the_way_taken(void **state) {
	(void)state;
	struct story *story = fixture_story();
	struct playthrough *playthrough = playthrough_create(story, &as_both);
	struct diag diag = {0};
	assert_true(playthrough_replies_by_id(playthrough, "snap,shut,walk,sorry", &diag));
	struct map *map = map_create(story, playthrough);
	const struct map_edge *edge = edge_between(map, "ada-talks", "ben-talks");
	assert_int_equal(edge->taken_count, 1);
	assert_int_equal(edge->taken[0], 1);
	edge = edge_between(map, "on", "ada-talks");
	assert_int_equal(edge->taken_count, 2);
	assert_int_equal(edge->taken[1], 0); /* by itself */
	assert_int_equal(edge_between(map, "ada-talks", "outside")->taken[0], 3);
	assert_int_equal(edge_between(map, "home", "ben-talks")->taken_count, 1);
	assert_true(box_of(map, "home")->taken);
	assert_false(box_of(map, "well")->taken);
	map_destroy(map);
	playthrough_destroy(playthrough);
	story_destroy(story);
}

static bool apart(const struct map_box *a, const struct map_box *b) {
	return a->x + a->w <= b->x || b->x + b->w <= a->x || a->y + a->h <= b->y || b->y + b->h <= a->y;
}

static void check_layout(const struct map *map) {
	for (size_t i = 0; i < map->box_count; i++) {
		const struct map_box *box = &map->boxes[i];
		assert_true(box->x >= 0 && box->y >= 0 && box->x + box->w <= map->width && box->y + box->h <= map->height);
		for (size_t k = 0; k < i; k++) {
			assert_true(apart(box, &map->boxes[k]));
		}
	}
	for (size_t i = 0; i < map->edge_count; i++) {
		const struct map_edge *edge = &map->edges[i];
		assert_int_equal(edge->point_count % 3, 1);
		assert_true(edge->back || map->boxes[edge->from].layer < map->boxes[edge->to].layer);
		for (size_t p = 0; p < edge->point_count; p++) {
			assert_true(isfinite(edge->points[p].x) && isfinite(edge->points[p].y));
			assert_true(edge->points[p].x >= -1 && edge->points[p].x <= map->width);
		}
	}
}

static void test_boxes_lie_apart(void **state) {
	(void)state;
	struct shelf shelf = shelf_read(SOURCE_DIR "/scenes");
	assert_true(shelf.len > 0);
	for (size_t i = 0; i < shelf.len; i++) {
		struct diag diag = {0};
		struct story *story = story_load(shelf.paths[i], &diag);
		assert_non_null(story);
		struct map *map = map_create(story, NULL);
		check_layout(map);
		map_destroy(map);
		story_destroy(story);
		diag_finish(&diag);
	}
	shelf_finish(&shelf);
}

/* Beats that lead to themselves, to the next and to any other, by dice. */
static struct story *random_story(struct dice *dice, size_t beats) {
	struct buf text = BUF_EMPTY;
	const char *begin = strstr(fixture_text, "\"seats\"");
	buf_add(&text, fixture_text, (size_t)(begin - fixture_text));
	buf_puts(&text, "\"seats\": [\"ada\", \"ben\"], \"start\": \"b0\", \"beats\": {");
	for (size_t i = 0; i < beats; i++) {
		buf_printf(&text, "\"b%zu\": {\"turn\": \"%s\", \"replies\": [", i, dice_below(dice, 2) == 0 ? "ada" : "ben");
		for (uint32_t k = 0; k < 3; k++) {
			uint32_t to = k == 0 ? (uint32_t)i + 1 : dice_below(dice, (uint32_t)beats + 1);
			buf_printf(&text,
				"%s{\"id\": \"r%zu-%u\", \"says\": \"s\", \"move\": \"%s\", \"once\": false, \"to\": \"b%u\"}",
				k > 0 ? ", " : "", i, k, k == 1 ? "criticise" : "validate", to);
		}
		buf_puts(&text, "]}, ");
	}
	buf_printf(&text, "\"b%zu\": {\"ending\": \"stuck\", \"title\": \"T\", \"text\": \"T\", \"ask\": \"A?\"}}}", beats);
	struct story *story = fixture_from(text.text);
	buf_finish(&text);
	return story;
}

static void test_any_graph_is_laid_out(void **state) {
	(void)state;
	struct dice dice = {5};
	for (size_t round = 0; round < 60; round++) {
		struct story *story = random_story(&dice, 1 + dice_below(&dice, 40));
		struct map *map = map_create(story, NULL);
		check_layout(map);
		struct buf svg = BUF_EMPTY, dot = BUF_EMPTY;
		map_svg(map, &svg);
		map_dot(map, &dot);
		assert_non_null(strstr(svg.text, "</svg>"));
		assert_null(strstr(svg.text, "nan"));
		assert_string_equal(dot.text + dot.len - 2, "}\n");
		buf_finish(&svg);
		buf_finish(&dot);
		map_destroy(map);
		story_destroy(story);
	}
}

static void test_a_large_graph_is_laid_out(void **state) {
	(void)state;
	struct dice dice = {9};
	struct story *story = random_story(&dice, 4000);
	struct map *map = map_create(story, NULL);
	assert_int_equal(map->box_count, 4001);
	map_destroy(map);
	story_destroy(story);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_replies_are_bundled_by_kind),
		cmocka_unit_test(test_the_loop_is_found),
		cmocka_unit_test(test_the_way_taken),
		cmocka_unit_test(test_boxes_lie_apart),
		cmocka_unit_test(test_any_graph_is_laid_out),
		cmocka_unit_test(test_a_large_graph_is_laid_out),
	};
	return cmocka_run_group_tests_name("map", tests, NULL, NULL);
}
