/* Stands in until the screens land, so that the program links: delete this file with the first real app.c. */
#include "view/app.h"

struct app *app_create(const struct metrics *metrics, const struct app_options *options) {
	(void)metrics;
	(void)options;
	return NULL;
}
void app_destroy(struct app *app) {
	(void)app;
}
void app_input(struct app *app, const struct input *input, double now) {
	(void)app;
	(void)input;
	(void)now;
}
void app_resize(struct app *app, float width, float height, float scale) {
	(void)app;
	(void)width;
	(void)height;
	(void)scale;
}
void app_frame(struct app *app, double now, struct draw_list *list) {
	(void)app;
	(void)now;
	(void)list;
}
double app_next_frame(const struct app *app, double now) {
	(void)app;
	(void)now;
	return APP_IDLE;
}
bool app_wants_to_quit(const struct app *app) {
	(void)app;
	return true;
}
bool app_wants_full_screen(const struct app *app) {
	(void)app;
	return false;
}
bool app_play(struct app *app, const char *path, enum seat seat, const char *const *replies, size_t count,
	struct diag *diag) {
	(void)app;
	(void)path;
	(void)seat;
	(void)replies;
	(void)count;
	(void)diag;
	return true;
}
bool app_show(struct app *app, enum screen_id screen) {
	(void)app;
	(void)screen;
	return true;
}
void app_settle(struct app *app) {
	(void)app;
}
void draw_list_finish(struct draw_list *list) {
	arena_finish(&list->arena);
}
