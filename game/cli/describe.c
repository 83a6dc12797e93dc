/* A screen in words: what a screen reader would say of it, from the same list that the painter reads. */
#include "cli/cli.h"
#include "cli/screen_call.h"
#include "view/describe.h"

static int print(const struct screen_call *call, const struct app *app, const struct draw_list *list, struct fonts *fonts,
	struct diag *diag) {
	(void)fonts;
	(void)diag;
	struct buf text = BUF_EMPTY;
	if (call->json) {
		describe_json(screen_name(call->screen), list, app_viewer(app), &text);
	} else {
		describe_list(list, &text);
	}
	int code = cli_put(&text);
	buf_finish(&text);
	return code;
}

int cli_describe(int argc, char **argv) {
	struct screen_call call;
	return screen_call_read(argc, argv, "", &call) ? screen_call_run(&call, print) : EXIT_WRONG;
}
