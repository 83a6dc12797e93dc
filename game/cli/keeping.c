#include "cli/keeping.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/data.h"
#include "base/file.h"
#include "base/home.h"
#include "base/mem.h"
#include "cli/subject.h"
#include "cli/terminal.h"
#include "view/help_numbers.h"

static void report(struct diag *diag) {
	fflush(stdout);
	cli_report(diag);
	diag_finish(diag);
}

void keeping_begin(struct keeping *keeping, bool no_trace) {
	struct diag diag = {0}, quiet = {0};
	*keeping = (struct keeping){.no_trace = no_trace, .settings = settings_default()};
	keeping->home = home_folder(&quiet);
	if (keeping->home != NULL) {
		keeping->settings = settings_read(keeping->home, &diag);
	}
	diag_finish(&quiet);
	report(&diag);
}

void keeping_finish(struct keeping *keeping) {
	journal_close(keeping->journal);
	free(keeping->home);
	free(keeping->last);
	*keeping = (struct keeping){0};
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

static bool show_notice(struct terminal *terminal) {
	fputs("Waterline is for practice and learning. It is no therapy, makes no diagnosis and foretells\n"
		  "nothing. Where there is fear of a partner, control, watching, forced touch or violence,\n"
		  "practising talk together can be unsafe: then look for help for yourself first.\n",
		stdout);
	show_help_numbers();
	return terminal_read_line(terminal, "Enter to go on, q to leave: ") && terminal->line[0] != 'q';
}

bool keeping_first_run(struct keeping *keeping, struct terminal *terminal) {
	struct settings *settings = &keeping->settings;
	bool ask = settings->remember == REMEMBER_UNASKED && settings->no_trace == 0;
	if (keeping->no_trace || keeping->home == NULL || !on_a_terminal() || (settings->notice_seen != 0 && !ask)) {
		return true;
	}
	if (settings->notice_seen == 0 && !show_notice(terminal)) {
		return false;
	}
	settings->notice_seen = 1;
	if (ask) {
		printf("\nMay Waterline remember where you stopped, so that you can go on another time? It writes your\n"
			   "replies to a file in %s,\nwhich only you can read, and removes it when a conversation ends.\n",
			keeping->home);
		char answer = terminal_ask(terminal, "y or n: ", "yn");
		if (answer == 0) {
			return false;
		}
		settings->remember = answer == 'y' ? REMEMBER_YES : REMEMBER_NO;
	}
	struct diag diag = {0};
	settings_write(keeping->home, settings, &diag);
	report(&diag);
	putchar('\n');
	return true;
}

static enum keeping_choice ask_what_to_do(struct terminal *terminal, const struct journal_left *left) {
	const struct kept *kept = &left->kept;
	printf("You stopped in \"%s\" (as %s) on %.10s, after %zu repl%s.\n"
		   "  g  go on there\n"
		   "  n  begin anew: what was left is forgotten\n"
		   "  l  leave it as it is: this conversation is then not remembered\n",
		kept->title, kept->seat, kept->date, left->replies, left->replies == 1 ? "y" : "ies");
	switch (terminal_ask(terminal, "> ", "gnl")) {
	case 'g':
		return KEEPING_GO_ON;
	case 'n':
		return KEEPING_ANEW;
	default:
		return KEEPING_LEAVE;
	}
}

enum keeping_choice keeping_offer(struct keeping *keeping, struct terminal *terminal, enum keeping_choice made) {
	if (keeping->home == NULL || !settings_may_remember(&keeping->settings, keeping->no_trace)) {
		return KEEPING_NOTHING;
	}
	struct diag diag = {0};
	keeping->journal = journal_open(keeping->home, &diag);
	report(&diag);
	const struct journal_left *left = journal_left(keeping->journal);
	if (left == NULL) {
		return KEEPING_NOTHING;
	}
	enum keeping_choice choice = made != KEEPING_NOTHING ? made : ask_what_to_do(terminal, left);
	if (choice == KEEPING_LEAVE) {
		journal_close(keeping->journal);
		keeping->journal = NULL;
	}
	return choice;
}

bool keeping_go_on(struct keeping *keeping, struct subject *subject) {
	struct diag diag = {0}, quiet = {0};
	char *scenes = data_folder("scenes", &quiet);
	*subject = (struct subject){0};
	const struct kept *left = &journal_left(keeping->journal)->kept;
	struct kept *kept = &subject->record.kept;
	kept_copy(left, &subject->record.arena, kept); /* the journal's own goes when another is begun */
	subject->story = kept_story(kept, scenes, &diag);
	if (subject->story != NULL) {
		subject->playthrough = journal_resume(keeping->journal, subject->story, false, &diag);
		subject->cast = kept_cast(kept, subject->story);
	}
	free(scenes);
	diag_finish(&quiet);
	report(&diag);
	bool good = subject->playthrough != NULL;
	if (!good) {
		subject_finish(subject);
		journal_close(keeping->journal); /* what was left stays for another time */
		keeping->journal = NULL;
	}
	return good;
}

/* Where a scenario is, so that it is found from anywhere; free with free(). */
static char *real_path(const char *file) {
	char *given = cli_scenario_path(file), *real = file_real_path(given);
	if (real == NULL) {
		return given;
	}
	free(given);
	return real;
}

void keeping_remember(struct keeping *keeping, const struct keeping_of *of) {
	if (keeping->journal == NULL) {
		return;
	}
	struct diag diag = {0};
	char *path = real_path(of->file);
	journal_begin(keeping->journal, of->playthrough, path, of->cast, &diag);
	free(path);
	report(&diag);
}

void keeping_follow(struct keeping *keeping, const struct playthrough *playthrough) {
	struct diag diag = {0};
	journal_follow(keeping->journal, playthrough, &diag);
	report(&diag);
}

void keeping_over(struct keeping *keeping) {
	struct diag diag = {0};
	journal_end(keeping->journal, &diag);
	report(&diag);
}

bool keeping_may_record(const struct keeping *keeping) {
	if (keeping->no_trace || keeping->settings.no_trace != 0 || keeping->home == NULL) {
		fputs(keeping->home == NULL ? "waterline: there is no folder to keep a record in (HOME is not set)\n"
									: "waterline: nothing is kept, because no trace is to be left\n",
			stderr);
		return false;
	}
	return true;
}

bool keeping_has(const struct keeping *keeping, const struct playthrough *playthrough) {
	return keeping->last != NULL && keeping->last_place == playthrough_place(playthrough, playthrough_step_count(playthrough)) &&
		   keeping->last_choices == playthrough_choice_count(playthrough);
}

static void remember_record(struct keeping *keeping, const struct playthrough *playthrough, const char *id) {
	free(keeping->last);
	keeping->last = mem_copy(id, strlen(id));
	keeping->last_place = playthrough_place(playthrough, playthrough_step_count(playthrough));
	keeping->last_choices = playthrough_choice_count(playthrough);
}

void keeping_opened(struct keeping *keeping, const struct subject *subject, const char *file) {
	const struct record *record = &subject->record;
	size_t said = 0;
	for (size_t i = 0; i < playthrough_step_count(subject->playthrough); i++) {
		said += playthrough_step(subject->playthrough, i)->chosen;
	}
	if (record->id != NULL && strcmp(record->id, file) == 0 && said == record->reply_count) {
		remember_record(keeping, subject->playthrough, record->id);
	}
}

static bool is_text(const char *text) {
	return text != NULL && text[0] != '\0';
}

/* Into the record that is there; false where it is there no more, or cannot be written. */
static bool write_into(struct keeping *keeping, const char *note, const char *sentence, struct diag *diag) {
	char *path = record_path(keeping->home, keeping->last);
	struct record record = {0};
	bool good = record_read(path, &record, diag);
	good = good && record_set_words(keeping->home, keeping->last, is_text(note) ? note : record.note,
					   is_text(sentence) ? sentence : record.sentence, diag);
	if (good) {
		fprintf(stderr, "Written into %s, which was kept of this before.\n", keeping->last);
	}
	record_finish(&record);
	free(path);
	return good;
}

static bool write_new(
	struct keeping *keeping, const struct keeping_of *of, const char *note, const char *sentence, struct diag *diag) {
	struct record record;
	char *path = real_path(of->file);
	record_of(of->playthrough, path, of->cast, note, sentence, &record);
	free(path);
	bool good = record_write(keeping->home, &record, diag);
	if (good) {
		remember_record(keeping, of->playthrough, record.id);
		keeping->kept++;
		fprintf(stderr, "Kept as %s (`waterline forget %s` erases it).\n", record.id, record.id);
		if (record.ways_unkept > 0) {
			fprintf(stderr,
				"It holds the way that led here alone: %zu were tried, and that is more than a record keeps.\n",
				record.ways_unkept);
		}
	}
	record_finish(&record);
	return good;
}

int keeping_record(struct keeping *keeping, const struct keeping_of *of, const char *note, const char *sentence) {
	if (!keeping_may_record(keeping)) {
		return EXIT_WRONG;
	}
	struct diag diag = {0};
	bool good = keeping_has(keeping, of->playthrough) ? write_into(keeping, note, sentence, &diag)
												  : write_new(keeping, of, note, sentence, &diag);
	if (!good) { /* what is there no more is not written into again */
		free(keeping->last);
		keeping->last = NULL;
	}
	int code = cli_report(&diag);
	diag_finish(&diag);
	return good ? EXIT_GOOD : code == EXIT_GOOD ? EXIT_UNREAD : code;
}

const char *keeping_farewell(const struct keeping *keeping) {
	if (journal_is_whole(keeping->journal)) {
		return "Stopped. You can go on from here another time.";
	}
	if (keeping->journal != NULL && journal_is_there(keeping->home)) {
		return "Stopped. You can go on another time, though not from here: the last of it could not be written down.";
	}
	if (keeping->kept > 0) {
		return "Stopped. Nothing was written down but what you kept.";
	}
	return keeping->will_keep ? "Stopped." : "Stopped. Nothing was written down.";
}
