#ifndef WATERLINE_CLI_CLI_H
#define WATERLINE_CLI_CLI_H

/*
 * The commands. Each takes what follows its own name and returns the
 * program's exit code: 0 good, 1 the input is wrong, 2 something could not be
 * read. cli.c holds the table of them; a new one gets a file and a row.
 */
enum { EXIT_GOOD = 0, EXIT_WRONG = 1, EXIT_UNREAD = 2 };

int cli_run(int argc, char **argv);

#endif
