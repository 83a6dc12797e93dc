#ifndef WATERLINE_CLI_CLI_H
#define WATERLINE_CLI_CLI_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"
#include "playthrough/playthrough.h"
#include "story/story.h"

/*
 * The commands. Each takes what follows its own name (argv[0] is the name) and
 * returns the program's exit code: 0 good, 1 the input is wrong, 2 something
 * could not be read. cli.c holds the table of them; a new one gets a file and
 * a row there.
 */
enum { EXIT_GOOD = 0, EXIT_WRONG = 1, EXIT_UNREAD = 2 };

/** The whole program: main's arguments to an exit code. */
int cli_run(int argc, char **argv);

int cli_play(int argc, char **argv);
int cli_watch(int argc, char **argv);
int cli_check(int argc, char **argv);
int cli_explore(int argc, char **argv);
int cli_moves(int argc, char **argv);
int cli_review(int argc, char **argv);
int cli_cards(int argc, char **argv);
int cli_new(int argc, char **argv);
int cli_bench(int argc, char **argv);
int cli_library(int argc, char **argv);
int cli_list(int argc, char **argv);
int cli_window(int argc, char **argv);
int cli_shot(int argc, char **argv);
int cli_describe(int argc, char **argv);
int cli_report_command(int argc, char **argv);
int cli_map(int argc, char **argv);
int cli_forget(int argc, char **argv);
int cli_note(int argc, char **argv);
int cli_practice(int argc, char **argv);

/** Prints how a command is called, to stderr after a wrong call; returns EXIT_WRONG. */
int cli_usage(const char *command);

/** Prints how a command is called, to stdout, because it was asked for; returns EXIT_GOOD. */
int cli_help(const char *command);

/** The path of a scenario that is given by path or by the id of an installed one. Free with free(). */
char *cli_scenario_path(const char *file);

/**
 * Loads a scenario by path or id. NULL after printing what is wrong, with the
 * exit code for it in `*code`; warnings are not printed.
 */
struct story *cli_open(const char *file, int *code);

/** Prints findings to stderr, in colour on a terminal; returns the exit code they mean. */
int cli_report(const struct diag *diag);

/** 2 where a file could not be read, 1 for any other error, else 0. */
int cli_exit_code(const struct diag *diag);

/** A text of the scenario as it is shown, line ends made blanks. */
void cli_plain(const struct story *story, const char *text, struct buf *out);

/** Which seats `name` means: a partner's id, "both", "none"; NULL is the scenario's first. False after printing. */
bool cli_seats(const struct story *story, const char *name, struct playthrough_setup *setup);

/** A whole number from 0; false after printing. */
bool cli_number(const char *text, uint64_t *number);

/** Says replies by name, if any. False after printing what is wrong, with the exit code in `*code`. */
bool cli_say(struct playthrough *playthrough, const char *replies, int *code);

/** Writes `text` to `path`, whole or not at all; to standard output where `path` is NULL. */
int cli_write(const struct buf *text, const char *path);

/** Writes `text` to standard output; EXIT_GOOD, or EXIT_UNREAD after saying why not. */
int cli_put(const struct buf *text);

#endif
