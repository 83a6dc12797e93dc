/* argv -> one of the commands; what they share. */
#include "cli/cli.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/data.h"
#include "base/file.h"
#include "base/mem.h"

struct command {
	const char *name;
	int (*run)(int argc, char **argv);
	const char *usage;   /* what follows the name */
	const char *summary; /* one line */
	const char *help;    /* the rest */
};

static const struct command commands[] = {
	{"window", cli_window, "[FILE] [--theme T] [--text-scale N] [--face F] [--spacing N] [--still] [--speak] [--no-trace]",
		"open the window (the same as no command)",
		"  --theme T        paper (light), dusk (dark) or contrast\n"
		"  --text-scale N   size of the text, 0.8 to 2.5\n"
		"  --face F         atkinson, or dyslexic (OpenDyslexic)\n"
		"  --spacing N      of the lines, 0.8 to 2\n"
		"  --still          no motion\n"
		"  --speak          read aloud, by the speech service of this system\n"
		"  --no-trace       nothing is written in this run\n"},
	{"play", cli_play,
		"FILE | RECORD [--seat ID] [--text] [--replies id,id,...] [--seed N] [--json] [--keep] [--note TEXT]\n"
		"      [--resume] [--fresh] [--no-trace]",
		"play a scenario in the terminal, or replay one",
		"  RECORD           go on where a record that was kept stands, with all its ways and its names\n"
		"  --seat ID        which partner you are: an id from the scenario, or both\n"
		"  --text           in the terminal (as without it; for symmetry with the window)\n"
		"  --replies LIST   say these replies and stop; one that is put together: id:option,option\n"
		"  --seed N         the order in which the cards lie\n"
		"  --json           print what happened as JSON\n"
		"  --keep           keep a record of it at the end (in the conversation: the key k)\n"
		"  --note TEXT      the same, with a note of your own\n"
		"  --resume         go on where you stopped, without being asked; FILE may be left out\n"
		"  --fresh          begin anew, without being asked; what was left is forgotten\n"
		"  --no-trace       write nothing at all\n"},
	{"watch", cli_watch, "FILE [--replies id,id,...] [--json]", "both partners answer by habit: the loop as it runs by itself",
		"  --replies LIST   begin with these replies, whoever's they are; habit does the rest\n"
		"  --json           print what happened as JSON\n"},
	{"check", cli_check, "[--json] [--strict] FILE...", "say what is wrong with scenarios",
		"  FILE             a scenario, or a folder of them\n"
		"  --strict         warnings count as errors\n"
		"  --json           print the findings as JSON\n"
		"Ends with 0 when there are no errors, 1 when there are, 2 when a file cannot be read.\n"},
	{"explore", cli_explore, "FILE [--seat ID] [--json] [--memory MiB] [--states N]",
		"search every conversation a seat can have",
		"  --seat ID        which partner a person plays, or both; habit answers for the other\n"
		"  --memory MiB     how much memory the search may take (1024)\n"
		"  --states N       stop after so many moments\n"
		"  --json           print what was found as JSON\n"
		"Tells which endings can be reached and how soon, whether there is a way back from\n"
		"everywhere, and what no play ever comes to.\n"},
	{"review", cli_review, "FILE... [--seat ID] [--plays N] [--seed N] [--json]",
		"what a scenario teaches whoever plays it: for authors",
		"  --seat ID        this partner's seat alone: an id from the scenario\n"
		"  --plays N        plays by each of four players, for what cannot be searched out (1000)\n"
		"  --seed N         for other plays, another number (1)\n"
		"  --json           print it as JSON\n"
		"Tells whether the cards do what their words say, where somebody comes to who is open, who only\n"
		"appeases, who finds fault or who takes any card, whether the answers tell what a card did, who\n"
		"speaks for the player, what is said twice, and how much there is to read; then where in the file.\n"
		"Ends with 0, with 1 when a scenario has errors, with 2 when a file cannot be read.\n"},
	{"cards", cli_cards, "FILE [--talk] [--moments N] [--seed N] [--answers LETTERS]",
		"the cards of ten moments, to lay before readers",
		"  --talk           with the conversation up to each moment\n"
		"  --moments N      how many (10)\n"
		"  --seed N         for other moments, another number (1)\n"
		"  --answers ABC…   what a reader pointed at, a letter for each moment: how often it was right\n"
		"Give readers the conversation as well: what a card does depends on what it answers.\n"},
	{"new", cli_new, "ID [-o FILE]", "a small scenario to start writing from",
		"  -o FILE          where to put it; - prints it. Otherwise beside the other scenarios\n"},
	{"report", cli_report_command,
		"RECORD [--way N] | FILE [--seat ID] --replies id,id,... [--beside RECORD|N]\n"
		"      [--md|--text|--html|--svg|--csv|--json] [--no-names] [--no-beneath] [-o X]",
		"a play-through to take home: what happened, where it turned, what stayed unsaid",
		"  RECORD           a record that was kept, by its name or path\n"
		"  --seat ID        which partner you were: an id from the scenario, both or none\n"
		"  --replies LIST   what you said; one that is put together: id:option,option\n"
		"  --way N          another of the ways tried in the record; a report lists them\n"
		"  --beside RECORD  two beside each other: both curves, where they part, both endings;\n"
		"  --beside N       the same with another way of this record; a second --replies does it too\n"
		"  --md             the debrief and the conversation as Markdown (as without it)\n"
		"  --text           in short, for the terminal and for a voice that reads it\n"
		"  --html           one page to read, print and keep\n"
		"  --svg            the curve alone, as a picture; of two, both in one\n"
		"  --csv            a row of numbers for each reply; of two, a column says which\n"
		"  --json           all of it, for programs\n"
		"  --no-names       \"Partner A\" and \"Partner B\" instead of the names; your own notes stay out\n"
		"  --no-beneath     nothing of what went on under the line\n"
		"  -o X             write to this file, which only you may read, instead of printing\n"},
	{"map", cli_map, "RECORD [--way N] | FILE [--seat ID --replies id,id,...] [--svg|--dot] [-o X]",
		"draw a scenario as a graph: beats, replies by kind, endings, the loop",
		"  RECORD           a record that was kept: its scenario, with the way it took\n"
		"  --way N          another of the ways tried in the record; a report lists them\n"
		"  --svg            a picture (as without it)\n"
		"  --dot            for Graphviz\n"
		"  --seat ID        whose replies follow: an id from the scenario, both or none\n"
		"  --replies LIST   mark the way that these replies take\n"
		"  -o X             write to this file instead of printing\n"},
	{"moves", cli_moves, "[--json]", "the moves and positions with their numbers", ""},
	{"list", cli_list, "[WORD...] [--json]", "the scenarios that are installed, and the records that were kept",
		"  WORD             only what has every one of these words somewhere: in its title or summary, the\n"
		"                   names, a date, the seat, your note, your sentence\n"
		"  --json           print it as JSON\n"},
	{"note", cli_note, "ID [TEXT... | --erase]", "read, write or change your own note to a record",
		"  ID               the record (see `waterline list`); alone, its note is shown\n"
		"  TEXT             what is to stand there from now on, in place of what did\n"
		"  --erase          no note any more; the record stays\n"},
	{"practice", cli_practice, "[--json|--csv|--html] [-o X]",
		"counts and small curves from the kept records: where you reached, what comes under pressure",
		"  --json           all the counts, for programs\n"
		"  --csv            a row for each conversation\n"
		"  --html           one page to read, print and keep\n"
		"  -o X             write to this file, which only you may read, instead of printing\n"
		"A record counts the way it stands on. There is no score: more is not better.\n"},
	{"forget", cli_forget, "[ID] [--yes] [--settings]", "erase what was kept: one record, or everything",
		"  ID               erase this record alone (see `waterline list`)\n"
		"  --yes            do not ask\n"
		"  --settings       the settings as well\n"},
	{"library", cli_library, "", "a page about all of them, for whoever leads a workshop", ""},
	{"bench", cli_bench, "", "how fast this machine reads, searches and draws", ""},
	{"shot", cli_shot,
		"SCREEN [FILE] [--seat ID] [--replies id,id,...] [--size WxH] [--theme T] [--text-scale N] [--face F] "
		"[--spacing N] -o X.png",
		"draw a screen to a picture, without a display",
		"  SCREEN           menu, seat, play, pause, ending, debrief, ways, map, records, practice, settings, first,\n"
		"                   ask, help, error (with FILE: opening it) or blank\n"
		"  --seat ID        which partner you are: an id from the scenario\n"
		"  --size WxH       in pixels (1440x900)\n"
		"  --text-scale N   size of the text, 0.8 to 2.5\n"
		"  --theme T        paper (light), dusk (dark) or contrast\n"
		"  --face F         atkinson, or dyslexic (OpenDyslexic)\n"
		"  --spacing N      of the lines, 0.8 to 2\n"
		"  --replies LIST   what has been said before\n"
		"  --home FOLDER    what was kept, for records and practice; otherwise nothing is\n"
		"  -o X.png         where the picture goes\n"},
	{"describe", cli_describe, "SCREEN [FILE] [--json] [the options of shot, but -o]",
		"tell a screen in words, as a screen reader would",
		"One line for each part, in order: what it is, whether it is in focus or chosen, what it says.\n"
		"  --json           the same for programs: \"screen\" and \"nodes\", each with what it has of these:\n"
		"                   role, id, parent (an id), label, value, by (one or two: whose it is), number,\n"
		"                   states (a list of focused, chosen, covered, disabled, composed), action (what it\n"
		"                   does); for somewhere to write also hint, caret and marked (from, to; in bytes)\n"},
};

enum { COMMANDS = sizeof(commands) / sizeof(commands[0]) };

static const struct command *find_command(const char *name) {
	for (size_t i = 0; i < COMMANDS; i++) {
		if (strcmp(commands[i].name, name) == 0) {
			return &commands[i];
		}
	}
	return NULL;
}

static void print_help(FILE *out) {
	fputs("Waterline: play one partner of a couple through a hard conversation, and see the loop\n"
		  "between the two tighten or loosen.\n\n"
		  "  waterline [FILE]\n      open the window\n",
		out);
	for (size_t i = 1; i < COMMANDS; i++) {
		fprintf(out, "  waterline %s%s%s\n      %s\n", commands[i].name, commands[i].usage[0] != '\0' ? " " : "",
			commands[i].usage, commands[i].summary);
	}
	fputs("  waterline --help | --version\n\n"
		  "FILE is a scenario's path, or the id of one that is installed (see `waterline list`).\n"
		  "`waterline COMMAND --help` says more about one command.\n"
		  "Waterline is for practice and learning; it is no therapy and makes no diagnosis.\n",
		out);
}

static void print_usage(FILE *out, const struct command *command) {
	fprintf(out, "usage: waterline %s%s%s\n", command->name, command->usage[0] != '\0' ? " " : "", command->usage);
}

int cli_usage(const char *name) {
	print_usage(stderr, find_command(name));
	return EXIT_WRONG;
}

int cli_help(const char *name) {
	const struct command *command = find_command(name);
	print_usage(stdout, command);
	printf("%c%s.\n%s", command->summary[0] - 'a' + 'A', command->summary + 1, command->help);
	return EXIT_GOOD;
}

static int run_command(const struct command *command, int argc, char **argv) {
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (strcmp(argv[i], "--help") == 0) {
			return cli_help(command->name);
		}
	}
	return command->run(argc, argv);
}

int cli_run(int argc, char **argv) {
	signal(SIGXFSZ, SIG_IGN); /* a file that may grow no more is a write that fails, not the end of the program */
	const char *first = argc > 1 ? argv[1] : "";
	if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0 || strcmp(first, "help") == 0) {
		print_help(stdout);
		return EXIT_GOOD;
	}
	if (strcmp(first, "--version") == 0) {
		puts("waterline " WATERLINE_VERSION);
		return EXIT_GOOD;
	}
	const struct command *command = find_command(first);
	if (command != NULL) {
		return run_command(command, argc - 1, argv + 1);
	}
	argv[0] = (char *)"window"; /* the window is what one gets without a command */
	return run_command(&commands[0], argc, argv);
}

char *cli_scenario_path(const char *file) {
	struct stat status;
	size_t len = strlen(file);
	bool path = strchr(file, '/') != NULL || (len > 5 && strcmp(file + len - 5, ".json") == 0);
	if (path || stat(file, &status) == 0) {
		return mem_copy(file, len);
	}
	struct diag quiet = {0};
	char *folder = data_folder("scenes", &quiet);
	diag_finish(&quiet);
	if (folder == NULL) {
		return mem_copy(file, len);
	}
	struct buf name = BUF_EMPTY;
	buf_printf(&name, "%s/%s.json", folder, file);
	free(folder);
	if (stat(name.text, &status) != 0) {
		buf_finish(&name);
		return mem_copy(file, len);
	}
	return buf_detach(&name);
}

int cli_exit_code(const struct diag *diag) {
	for (size_t i = 0; i < diag->len; i++) {
		if (strncmp(diag->findings[i].code, "file-", 5) == 0 || strncmp(diag->findings[i].code, "data-", 5) == 0 ||
			strncmp(diag->findings[i].code, "font-", 5) == 0) {
			return EXIT_UNREAD;
		}
	}
	return diag->errors > 0 ? EXIT_WRONG : EXIT_GOOD;
}

int cli_report(const struct diag *diag) {
	struct buf text = BUF_EMPTY;
	diag_print(diag, isatty(STDERR_FILENO) != 0, &text);
	fputs(text.text, stderr);
	buf_finish(&text);
	return cli_exit_code(diag);
}

struct story *cli_open(const char *file, int *code) {
	struct diag diag = {0};
	char *path = cli_scenario_path(file);
	struct story *story = story_load(path, &diag);
	*code = EXIT_GOOD;
	if (story == NULL) {
		*code = cli_report(&diag);
	}
	free(path);
	diag_finish(&diag);
	return story;
}

void cli_plain(const struct story *story, const char *text, struct buf *out) {
	struct cast cast = story_cast(story);
	size_t from = out->len;
	story_plain_text(story, &cast, text, out);
	for (size_t i = from; i < out->len; i++) {
		out->text[i] = out->text[i] == '\n' ? ' ' : out->text[i];
	}
}

static bool is_seat(const struct story *story, enum seat seat) {
	for (size_t i = 0; i < story->seat_count; i++) {
		if (story->seats[i] == seat) {
			return true;
		}
	}
	return false;
}

bool cli_seats(const struct story *story, const char *name, struct playthrough_setup *setup) {
	setup->seat[SEAT_ONE] = setup->seat[SEAT_TWO] = false;
	if (name == NULL) {
		setup->seat[story->seats[0]] = true;
		return true;
	}
	if (strcmp(name, "none") == 0) {
		return true;
	}
	if (strcmp(name, "both") == 0 && story->seat_count == SEAT_COUNT) {
		setup->seat[SEAT_ONE] = setup->seat[SEAT_TWO] = true;
		return true;
	}
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		if (strcmp(story->person[seat].id, name) == 0 && is_seat(story, (enum seat)seat)) {
			setup->seat[seat] = true;
			return true;
		}
	}
	fprintf(stderr, "waterline: \"%s\" is no seat of \"%s\"; there %s", name, story->id,
		story->seat_count == 1 ? "is " : "are ");
	for (size_t i = 0; i < story->seat_count; i++) {
		fprintf(stderr, "%s, ", story->person[story->seats[i]].id);
	}
	fputs(story->seat_count == SEAT_COUNT ? "both and none\n" : "and none\n", stderr);
	return false;
}

bool cli_number(const char *text, uint64_t *number) {
	char *end;
	errno = 0;
	unsigned long long value = strtoull(text, &end, 10);
	if (text[0] < '0' || text[0] > '9' || *end != '\0' || errno != 0) {
		fprintf(stderr, "waterline: \"%s\" is no whole number\n", text);
		return false;
	}
	*number = value;
	return true;
}

int cli_put(const struct buf *text) {
	bool good = fwrite(text->text, 1, text->len, stdout) == text->len && fflush(stdout) == 0;
	if (!good) {
		fprintf(stderr, "waterline: cannot write the output: %s\n", strerror(errno));
	}
	return good ? EXIT_GOOD : EXIT_UNREAD;
}
