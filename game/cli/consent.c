#include "cli/consent.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/data.h"
#include "base/home.h"
#include "cli/cli.h"
#include "view/help_numbers.h"

static void print_trouble(void *data, const struct diag *diag) {
	int *told = data;
	fflush(stdout);
	*told = cli_report(diag);
}

void consent_open(struct keeper *keeper, bool no_trace, int *told) {
	struct diag quiet = {0};
	char *home = home_folder(&quiet);
	*told = EXIT_GOOD;
	keeper_open(keeper, &(struct keeper_setup){home, no_trace, true, print_trouble, told});
	free(home);
	diag_finish(&quiet);
}

bool consent_may_record(const struct keeper *keeper) {
	if (!keeper_may_record(keeper)) {
		fputs(keeper->home == NULL ? "waterline: there is no folder to keep a record in (HOME is not set)\n"
								   : "waterline: nothing is kept, because no trace is to be left\n",
			stderr);
		return false;
	}
	return true;
}

static bool on_a_terminal(void) {
	return isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0;
}

/* As whoever installed the program filled them in. */
static void show_help_numbers(void) {
	struct diag quiet = {0};
	char *folder = data_folder("scenes", &quiet);
	char *numbers = help_numbers_read(folder);
	printf("Help near here:\n%s\n", numbers[0] != '\0' ? numbers :
		"no numbers have been filled in for this copy. In danger, call the emergency number of the\n"
		"place where you are.");
	free(numbers);
	free(folder);
	diag_finish(&quiet);
}

static bool show_notice(struct prompt *prompt) {
	fputs("Waterline is for practice and learning. It is no therapy, makes no diagnosis and foretells\n"
		  "nothing. Where there is fear of a partner, control, watching, forced touch or violence,\n"
		  "practising talk together can be unsafe: then look for help for yourself first.\n",
		stdout);
	show_help_numbers();
	return prompt_line(prompt, "Enter to go on, q to leave: ") && prompt->line[0] != 'q';
}

bool consent_first_run(struct keeper *keeper, struct prompt *prompt) {
	struct settings *settings = &keeper->settings;
	bool ask = settings->remember == REMEMBER_UNASKED && settings->no_trace == 0;
	if (!keeper_may_write(keeper) || !on_a_terminal() || (settings->notice_seen != 0 && !ask)) {
		return true;
	}
	if (settings->notice_seen == 0 && !show_notice(prompt)) {
		return false;
	}
	settings->notice_seen = 1;
	if (ask) {
		printf("\nMay Waterline remember where you stopped, so that you can go on another time? It writes your\n"
			   "replies to a file in %s,\nwhich only you can read, and removes it when a conversation ends.\n",
			keeper->home);
		char answer = prompt_letter(prompt, "y or n: ", "yn");
		if (answer == 0) {
			return false;
		}
		settings->remember = answer == 'y' ? REMEMBER_YES : REMEMBER_NO;
	}
	keeper_set(keeper);
	putchar('\n');
	return true;
}

static enum consent_choice ask_what_to_do(struct prompt *prompt, const struct journal_left *left) {
	const struct kept *kept = &left->kept;
	printf("You stopped in \"%s\" (as %s) on %.10s, after %zu repl%s.\n"
		   "  g  go on there\n"
		   "  n  begin anew: what was left is forgotten\n"
		   "  l  leave it as it is: this conversation is then not remembered\n",
		kept->title, kept->seat, kept->date, left->replies, left->replies == 1 ? "y" : "ies");
	switch (prompt_letter(prompt, "> ", "gnl")) {
	case 'g':
		return CONSENT_GO_ON;
	case 'n':
		return CONSENT_ANEW;
	default:
		return CONSENT_LEAVE;
	}
}

enum consent_choice consent_offer(struct keeper *keeper, struct prompt *prompt, enum consent_choice made) {
	keeper_remember(keeper, true);
	const struct journal_left *left = keeper_left(keeper);
	if (left == NULL) {
		return CONSENT_NOTHING;
	}
	enum consent_choice choice = made != CONSENT_NOTHING ? made : ask_what_to_do(prompt, left);
	if (choice == CONSENT_LEAVE) {
		keeper_remember(keeper, false);
	}
	return choice;
}
