#include "cli/look_options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const float least_scale = 0.8f, most_scale = 2.5f;
enum { LEAST_SIDE = 100, MOST_SIDE = 8192 };

bool look_theme(const char *name, enum theme_id *theme) {
	static const char *const names[THEME_COUNT] = {
		[THEME_PAPER] = "paper", [THEME_DUSK] = "dusk", [THEME_CONTRAST] = "contrast"};
	for (int i = 0; i < THEME_COUNT; i++) {
		if (strcmp(names[i], name) == 0) {
			*theme = (enum theme_id)i;
			return true;
		}
	}
	fprintf(stderr, "waterline: \"%s\" is no theme; there are paper, dusk and contrast\n", name);
	return false;
}

bool look_text_scale(const char *text, float *scale) {
	char *end;
	float value = strtof(text, &end);
	if (end == text || *end != '\0' || !(value >= least_scale && value <= most_scale)) {
		fprintf(stderr, "waterline: the text scale is a number from 0.8 to 2.5, not \"%s\"\n", text);
		return false;
	}
	*scale = value;
	return true;
}

bool look_size(const char *text, int *width, int *height) {
	char *end;
	long w = strtol(text, &end, 10);
	long h = *end == 'x' && end != text ? strtol(end + 1, &end, 10) : 0;
	if (*end != '\0' || w < LEAST_SIDE || w > MOST_SIDE || h < LEAST_SIDE || h > MOST_SIDE) {
		fprintf(stderr, "waterline: the size is WIDTHxHEIGHT, each from %d to %d, not \"%s\"\n", LEAST_SIDE, MOST_SIDE,
			text);
		return false;
	}
	*width = (int)w;
	*height = (int)h;
	return true;
}
