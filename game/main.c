/* The program begins in game/cli, which turns its words into one of the commands. */
#include "cli/cli.h"

int main(int argc, char **argv) {
	return cli_run(argc, argv);
}
