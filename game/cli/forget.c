/* What was kept, gone. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/home.h"
#include "cli/cli.h"
#include "cli/prompt.h"
#include "keep/record.h"

struct forget_call {
	const char *id;
	bool yes, settings;
};

static bool read_call(int argc, char **argv, struct forget_call *call) {
	static const struct option options[] = {
		{"yes", no_argument, NULL, 'y'}, {"settings", no_argument, NULL, 's'}, {0}};
	*call = (struct forget_call){0};
	optind = 1;
	for (int o; (o = getopt_long(argc, argv, "", options, NULL)) != -1;) {
		switch (o) {
		case 'y':
			call->yes = true;
			break;
		case 's':
			call->settings = true;
			break;
		default:
			return false;
		}
	}
	call->id = argv[optind];
	return optind + 1 >= argc && !(call->id != NULL && call->settings);
}

static bool asked(const char *home, const struct forget_call *call) {
	struct prompt prompt = {0};
	if (call->yes) {
		return true;
	}
	if (isatty(STDIN_FILENO) == 0) {
		fputs("waterline: nothing was erased; say --yes to erase without being asked\n", stderr);
		return false;
	}
	printf("This erases every record and where you stopped%s, in %s. It cannot be undone.\n",
		call->settings ? ", and the settings" : "", home);
	bool yes = prompt_letter(&prompt, "y or n: ", "yn") == 'y';
	prompt_finish(&prompt);
	if (!yes) {
		puts("Nothing was erased.");
	}
	return yes;
}

static void count(size_t number, const char *one, const char *many) {
	if (number > 0) {
		printf("  %zu %s\n", number, number == 1 ? one : many);
	}
}

static void tell(const char *home, const struct forgotten *gone) {
	if (gone->records + gone->journals + gone->settings == 0) {
		printf("There was nothing to erase in %s.\n", home);
	} else {
		printf("Erased from %s:\n", home);
		count(gone->records, "record", "records");
		count(gone->journals, "conversation that was stopped", "conversations that were stopped");
		count(gone->settings, "file of settings", "files of settings");
	}
	if (gone->folder) {
		puts("The folder is gone as well.");
	}
	if (gone->strangers > 0) {
		printf("%zu file%s there that Waterline did not write, and left alone.\n", gone->strangers,
			gone->strangers == 1 ? " is" : "s are");
	}
	puts("Copies that you made, and those that a disk or a backup keeps by itself, are out of its reach.");
}

static bool forget_all(const char *home, const struct forget_call *call, struct diag *diag) {
	struct forgotten gone;
	if (!asked(home, call)) {
		return call->yes || isatty(STDIN_FILENO) != 0;
	}
	bool good = forget_everything(home, call->settings, &gone, diag);
	tell(home, &gone);
	return good;
}

int cli_forget(int argc, char **argv) {
	struct forget_call call;
	if (!read_call(argc, argv, &call)) {
		return cli_usage("forget");
	}
	struct diag diag = {0};
	char *home = home_folder(&diag);
	bool good = home != NULL;
	if (good && call.id != NULL) {
		good = record_delete(home, call.id, &diag);
		if (good) {
			printf("Erased: %s.\n", call.id);
		}
	} else if (good) {
		good = forget_all(home, &call, &diag);
	}
	cli_report(&diag);
	diag_finish(&diag);
	free(home);
	return good ? EXIT_GOOD : EXIT_WRONG;
}
