/*
 * The few declarations of fontconfig that are needed stand here, so that it is
 * needed neither for building nor for running. Their source: fontconfig's own
 * header, whose interface has not changed since 2.0.
 */
#include "sdl/system_fonts.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { FC_MATCH_PATTERN = 0, FC_RESULT_MATCH = 0, FC_REGULAR = 80, FC_BOLD = 200 };

/* What is pointed to is fontconfig's affair, so all of it is void here. */
struct fontconfig {
	void *(*load)(void);                                         /* FcInitLoadConfigAndFonts */
	void (*config_destroy)(void *config);                        /* FcConfigDestroy */
	void *(*pattern)(void);                                      /* FcPatternCreate */
	void (*pattern_destroy)(void *pattern);                      /* FcPatternDestroy */
	int (*add_charset)(void *pattern, const char *key, void *c); /* FcPatternAddCharSet */
	int (*add_string)(void *pattern, const char *key, const unsigned char *value); /* FcPatternAddString */
	int (*add_integer)(void *pattern, const char *key, int value); /* FcPatternAddInteger */
	int (*add_bool)(void *pattern, const char *key, int value);  /* FcPatternAddBool */
	void *(*charset)(void);                                      /* FcCharSetCreate */
	int (*charset_add)(void *charset, uint32_t character);       /* FcCharSetAddChar */
	int (*charset_has)(const void *charset, uint32_t character); /* FcCharSetHasChar */
	void (*charset_destroy)(void *charset);                      /* FcCharSetDestroy */
	int (*substitute)(void *config, void *pattern, int kind);    /* FcConfigSubstitute */
	void (*defaults)(void *pattern);                             /* FcDefaultSubstitute */
	void *(*match)(void *config, void *pattern, int *result);    /* FcFontMatch */
	int (*get_charset)(const void *pattern, const char *key, int n, void **value); /* FcPatternGetCharSet */
	int (*get_string)(const void *pattern, const char *key, int n, unsigned char **value); /* FcPatternGetString */
	int (*get_integer)(const void *pattern, const char *key, int n, int *value); /* FcPatternGetInteger */
	int (*get_bool)(const void *pattern, const char *key, int n, int *value); /* FcPatternGetBool */
};

static const char *const names[] = {"FcInitLoadConfigAndFonts", "FcConfigDestroy", "FcPatternCreate",
	"FcPatternDestroy", "FcPatternAddCharSet", "FcPatternAddString", "FcPatternAddInteger", "FcPatternAddBool",
	"FcCharSetCreate", "FcCharSetAddChar", "FcCharSetHasChar", "FcCharSetDestroy", "FcConfigSubstitute",
	"FcDefaultSubstitute", "FcFontMatch", "FcPatternGetCharSet", "FcPatternGetString", "FcPatternGetInteger",
	"FcPatternGetBool"};

enum { NAMES = sizeof(names) / sizeof(names[0]) };

_Static_assert(sizeof(struct fontconfig) == NAMES * sizeof(void *), "a name for each function, in order");

struct system_fonts {
	bool tried;
	void *library, *config;
	struct fontconfig fc;
};

struct system_fonts *system_fonts_create(void) {
	return mem_new(struct system_fonts);
}

void system_fonts_destroy(struct system_fonts *fonts) {
	if (fonts == NULL) {
		return;
	}
	if (fonts->config != NULL) {
		fonts->fc.config_destroy(fonts->config);
	}
	free(fonts); /* the library stays: fontconfig keeps things of its own to the end, and unloading would lose them */
}

static bool load(struct system_fonts *fonts) {
	if (fonts->tried) {
		return fonts->config != NULL;
	}
	fonts->tried = true;
	fonts->library = dlopen("libfontconfig.so.1", RTLD_NOW | RTLD_LOCAL);
	if (fonts->library == NULL) {
		return false;
	}
	void *functions[NAMES];
	for (int i = 0; i < NAMES; i++) {
		functions[i] = dlsym(fonts->library, names[i]);
		if (functions[i] == NULL) {
			return false;
		}
	}
	memcpy(&fonts->fc, functions, sizeof(functions));
	fonts->config = fonts->fc.load();
	return fonts->config != NULL;
}

static void *match(struct system_fonts *fonts, enum system_font_kind kind, uint32_t character) {
	struct fontconfig *fc = &fonts->fc;
	void *pattern = fc->pattern(), *wanted = fc->charset(), *found = NULL;
	if (pattern == NULL || wanted == NULL) {
		mem_exhausted();
	}
	bool emoji = kind == SYSTEM_EMOJI;
	fc->charset_add(wanted, character);
	fc->add_charset(pattern, "charset", wanted);
	fc->add_string(pattern, "family", (const unsigned char *)(emoji ? "emoji" : "sans-serif"));
	if (emoji) {
		fc->add_bool(pattern, "color", 1);
	} else {
		fc->add_bool(pattern, "outline", 1);
		fc->add_integer(pattern, "weight", kind == SYSTEM_BOLD ? FC_BOLD : FC_REGULAR);
	}
	if (fc->substitute(fonts->config, pattern, FC_MATCH_PATTERN)) {
		int result;
		fc->defaults(pattern);
		found = fc->match(fonts->config, pattern, &result);
	}
	fc->charset_destroy(wanted);
	fc->pattern_destroy(pattern);
	return found;
}

bool system_fonts_find(
	struct system_fonts *fonts, enum system_font_kind kind, uint32_t character, struct system_font *found) {
	if (!load(fonts)) {
		return false;
	}
	struct fontconfig *fc = &fonts->fc;
	void *font = match(fonts, kind, character), *charset;
	unsigned char *path;
	int outline = 1;
	*found = (struct system_font){0};
	/* the nearest is given even if it lacks the character */
	bool good = font != NULL && fc->get_charset(font, "charset", 0, &charset) == FC_RESULT_MATCH &&
				fc->charset_has(charset, character) && fc->get_string(font, "file", 0, &path) == FC_RESULT_MATCH;
	if (good) {
		const char *text = (const char *)path;
		found->path = mem_copy(text, strlen(text));
		if (fc->get_integer(font, "index", 0, &found->index) != FC_RESULT_MATCH) {
			found->index = 0;
		}
		found->outline = fc->get_bool(font, "outline", 0, &outline) != FC_RESULT_MATCH || outline != 0;
	}
	if (font != NULL) {
		fc->pattern_destroy(font);
	}
	return good;
}
