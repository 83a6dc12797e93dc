#include "cli/look_options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

bool look_face(const char *name, enum family_id *family) {
	static const char *const names[FAMILY_COUNT] = {[FAMILY_ATKINSON] = "atkinson", [FAMILY_DYSLEXIC] = "dyslexic"};
	for (int i = 0; i < FAMILY_COUNT; i++) {
		if (strcmp(names[i], name) == 0) {
			*family = (enum family_id)i;
			return true;
		}
	}
	fprintf(stderr, "waterline: \"%s\" is no face; there are atkinson and dyslexic\n", name);
	return false;
}

static bool number_within(const char *what, const char *text, float least, float most, float *number) {
	char *end;
	float value = strtof(text, &end);
	if (end == text || *end != '\0' || !(value >= least && value <= most)) {
		fprintf(stderr, "waterline: the %s is a number from %g to %g, not \"%s\"\n", what, (double)least, (double)most, text);
		return false;
	}
	*number = value;
	return true;
}

bool look_text_scale(const char *text, float *scale) {
	return number_within("text scale", text, 0.8f, 2.5f, scale);
}

bool look_spacing(const char *text, float *spacing) {
	return number_within("spacing of the lines", text, 0.8f, 2, spacing);
}

bool look_option(int option, struct app_options *app) {
	switch (option) {
	case LOOK_THEME:
		app->given |= GIVEN_THEME;
		return look_theme(optarg, &app->theme);
	case LOOK_TEXT_SCALE:
		app->given |= GIVEN_TEXT_SCALE;
		return look_text_scale(optarg, &app->text_scale);
	case LOOK_FACE:
		app->given |= GIVEN_FACE;
		return look_face(optarg, &app->family);
	case LOOK_SPACING:
		app->given |= GIVEN_SPACING;
		return look_spacing(optarg, &app->spacing);
	default:
		return false;
	}
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
