/* A scenario to start from, put where the others are. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/data.h"
#include "base/file.h"
#include "cli/cli.h"
#include "story/template.h"

/* Beside the installed ones, so that the menu shows it; where that folder may not be written to, here. */
static char *default_path(const char *id) {
	struct diag quiet = {0};
	char *folder = data_folder("scenes", &quiet);
	diag_finish(&quiet);
	struct buf path = BUF_EMPTY;
	if (folder != NULL && access(folder, W_OK) == 0) {
		buf_printf(&path, "%s/", folder);
	}
	buf_printf(&path, "%s.json", id);
	free(folder);
	return buf_detach(&path);
}

static int write_new(const char *path, const struct buf *text) {
	struct diag diag = {0};
	if (access(path, F_OK) == 0) {
		fprintf(stderr, "waterline: %s is there already and stays as it is; choose another id, or -o another file\n", path);
		return EXIT_WRONG;
	}
	if (!file_write(path, text->text, text->len, 0644, &diag)) {
		int code = cli_report(&diag);
		diag_finish(&diag);
		return code;
	}
	diag_finish(&diag);
	printf("%s is written. Open it in a text editor; then:\n"
		   "  waterline check %s\n  waterline play %s\n",
		path, path, path);
	return EXIT_GOOD;
}

int cli_new(int argc, char **argv) {
	static const struct option none[] = {{0}};
	const char *out = NULL;
	optind = 1;
	for (int o; (o = getopt_long(argc, argv, "o:", none, NULL)) != -1;) {
		if (o != 'o') {
			return cli_usage("new");
		}
		out = optarg;
	}
	if (optind + 1 != argc) {
		return cli_usage("new");
	}
	const char *id = argv[optind];
	if (!story_template_id(id)) {
		fprintf(stderr, "waterline: \"%s\" cannot be an id; use small letters, digits and hyphens, such as late-train\n", id);
		return EXIT_WRONG;
	}
	struct buf text = BUF_EMPTY;
	story_template(id, &text);
	int code;
	if (out != NULL && strcmp(out, "-") == 0) {
		code = cli_put(&text);
	} else {
		char *path = out != NULL ? NULL : default_path(id);
		code = write_new(out != NULL ? out : path, &text);
		free(path);
	}
	buf_finish(&text);
	return code;
}
