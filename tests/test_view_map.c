/* The map in the window: one's replies have their numbers on every edge, those that lead up among them. */
#define HOME SCRATCH_DIR "/view-map-home"
#include "person_fixture.h"

/* The fixture with a beat further down, from which a reply leads back up. */
static const char *tall_fixture(void) {
	static const char path[] = SCRATCH_DIR "/view-map-fixture.json";
	static const char on[] = " \"on\": {\"to\": [{\"when\": \"repaired\"";
	struct buf text = BUF_EMPTY;
	struct diag diag = {0};
	const char *at = strstr(fixture_text, on);
	buf_add(&text, fixture_text, (size_t)(at - fixture_text));
	for (int i = 0; i < 4; i++) {
		buf_printf(&text,
			" \"%s\": {\"turn\": \"%s\", \"replies\": [{\"id\": \"climb-%d\", \"says\": \"Up.\", \"move\": "
			"\"curious\", \"once\": "
			"false, \"to\": \"%s\"}%s]},\n",
			i == 0 ? "on" : (const char *[]){"", "low-1", "low-2", "low-3"}[i], i % 2 == 0 ? "ada" : "ben", i,
			(const char *[]){"low-1", "low-2", "low-3", "ada-talks"}[i],
			i < 3 ? "" : ", {\"id\": \"out\", \"says\": \"Out.\", \"move\": \"curious\", \"to\": \"further\"}");
	}
	buf_printf(&text, " \"further\": {%s", at + strlen(" \"on\": {"));
	assert_true(file_write(path, text.text, text.len, 0644, &diag));
	buf_finish(&text);
	diag_finish(&diag);
	return path;
}

static void test_numbers_on_the_way_up(void **state) {
	struct bench *bench = *state;
	struct diag diag = {0};
	start_with(bench, (struct app_options){0});
	if (!app_play(bench->app, tall_fixture(), SEAT_NONE,
			"snap,shut,climb-0,climb-1,climb-2,climb-3,ask,fair,climb-0,climb-1,climb-2,climb-3", &diag)) {
		fail_msg("%s", diag.findings[0].message);
	}
	app_show(bench->app, SCREEN_MAP);
	app_resize(bench->app, 1280, 2400, 1);
	frame(bench);
	frame(bench);
	assert_non_null(node_called(&bench->list, "your replies 1. 7."));
	const struct node *first = node_called(&bench->list, "your replies 6."),
					  *second = node_called(&bench->list, "your replies 12.");
	assert_non_null(first);
	assert_non_null(second);
	assert_true(second->rect.y >= first->rect.y + first->rect.h - 1); /* one under the other */
	diag_finish(&diag);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_numbers_on_the_way_up, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
