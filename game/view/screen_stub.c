#include "view/app_state.h"
void screen_debrief(struct app *app) { (void)app; }
void screen_ways(struct app *app) { (void)app; }
void screen_map(struct app *app) { (void)app; }
void screen_records(struct app *app) { (void)app; }
void app_outdate(struct app *app) { (void)app; }
bool keep_go_on(struct app *app) { (void)app; return false; }
