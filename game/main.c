/* The program begins in game/cli, which turns its words into one of the commands. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/json_out.h"
#include "cli/cli.h"

/* Where a standard stream is closed, a file opened later must not take its number. Opened the wrong way round,
   so that whoever reads or writes is told that it is not there. */
static void keep_streams(void) {
	for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++) {
		if (fcntl(stream, F_GETFD) == -1) {
			(void)!open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
		}
	}
}

int main(int argc, char **argv) {
	keep_streams();
	json_ready();
	int code = cli_run(argc, argv);
	errno = 0;
	if ((fflush(stdout) != 0 || ferror(stdout)) && code == EXIT_GOOD) {
		fprintf(stderr, "waterline: cannot write the output%s%s\n", errno != 0 ? ": " : "",
			errno != 0 ? strerror(errno) : "");
		code = EXIT_UNREAD;
	}
	return code;
}
