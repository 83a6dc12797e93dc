#include "cli/prompt.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void prompt_finish(struct prompt *prompt) {
	free(prompt->line);
	*prompt = (struct prompt){0};
}

bool prompt_line(struct prompt *prompt, const char *question) {
	fputs(question, stdout);
	fflush(stdout);
	ssize_t len = getline(&prompt->line, &prompt->cap, stdin);
	if (len < 0) {
		return false;
	}
	while (len > 0 && isspace((unsigned char)prompt->line[len - 1])) {
		prompt->line[--len] = '\0';
	}
	size_t blanks = strspn(prompt->line, " \t");
	memmove(prompt->line, prompt->line + blanks, (size_t)len - blanks + 1);
	return true;
}

char prompt_letter(struct prompt *prompt, const char *question, const char *letters) {
	while (prompt_line(prompt, question)) {
		char answer = (char)tolower((unsigned char)prompt->line[0]);
		if (answer != '\0' && strchr(letters, answer) != NULL) {
			return answer;
		}
	}
	return 0;
}

size_t prompt_number(const char *text, size_t most) {
	char *end;
	unsigned long number = strtoul(text, &end, 10);
	return isdigit((unsigned char)text[0]) && *end == '\0' && number <= most ? number : 0;
}
