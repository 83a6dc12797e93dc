/* Stands in for what lands next, so that the program links: remove each as its real one comes. */
#include "cli/cli.h"

#include <stdio.h>

int cli_window(int argc, char **argv) {
	(void)argc;
	(void)argv;
	fputs("waterline: the window is not there yet\n", stderr);
	return EXIT_UNREAD;
}
