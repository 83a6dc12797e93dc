#include "view/app_state.h"
void screen_map(struct app *app) { (void)app; }
