/* Practice over time, from kept records. */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/data.h"
#include "base/home.h"
#include "cli/cli.h"
#include "report/practice.h"

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_CSV, FORMAT_HTML };

/* As the C library would take it, but without a locale set for the whole program. */
static bool shows_utf8(void) {
	static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *value = getenv(names[i]);
		if (value != NULL && value[0] != '\0') {
			const char *dot = strchr(value, '.');
			return dot != NULL && (strncasecmp(dot, ".UTF-8", 6) == 0 || strncasecmp(dot, ".UTF8", 5) == 0);
		}
	}
	return false;
}

static bool read_call(int argc, char **argv, enum format *format, const char **path) {
	static const struct option options[] = {{"json", no_argument, NULL, '0' + FORMAT_JSON},
		{"csv", no_argument, NULL, '0' + FORMAT_CSV}, {"html", no_argument, NULL, '0' + FORMAT_HTML}, {0}};
	*format = FORMAT_TEXT;
	*path = NULL;
	optind = 1;
	for (int option; (option = getopt_long(argc, argv, "o:", options, NULL)) != -1;) {
		if (option == '?') {
			cli_usage("practice");
			return false;
		}
		if (option == 'o') {
			*path = optarg;
		} else {
			*format = (enum format)(option - '0');
		}
	}
	if (optind < argc) {
		cli_usage("practice");
		return false;
	}
	return true;
}

static void write_format(const struct practice *practice, enum format format, struct buf *out) {
	switch (format) {
	case FORMAT_TEXT:
		practice_text(practice, shows_utf8() ? PRACTICE_BLOCKS : PRACTICE_DIGITS, out);
		if (practice->play_len == 0) {
			buf_puts(out, "`waterline play FILE --keep` keeps one.\n");
		}
		break;
	case FORMAT_JSON:
		practice_json(practice, out);
		break;
	case FORMAT_CSV:
		practice_csv(practice, out);
		break;
	case FORMAT_HTML:
		practice_html(practice, out);
		break;
	}
}

int cli_practice(int argc, char **argv) {
	enum format format;
	const char *path;
	if (!read_call(argc, argv, &format, &path)) {
		return EXIT_WRONG;
	}
	struct diag diag = {0};
	char *home = home_folder(&diag), *scenes = data_folder("scenes", &diag);
	struct practice practice = {0};
	struct buf out = BUF_EMPTY;
	if (home != NULL) {
		practice_read(&practice, home, scenes, &diag);
	}
	write_format(&practice, format, &out);
	int code = cli_write(&out, path);
	cli_report(&diag);
	buf_finish(&out);
	practice_finish(&practice);
	diag_finish(&diag);
	free(home);
	free(scenes);
	return code;
}
