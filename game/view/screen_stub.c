#include "view/app_state.h"
void screen_map(struct app *app) { (void)app; }
void screen_records(struct app *app) { (void)app; }
bool keep_go_on(struct app *app) { (void)app; return false; }
