/*
 * SDL_ttf keeps a cache of glyphs for each opened face and empties it when the
 * size changes, so every size is opened once and kept. The files are read once
 * and opened from memory, which costs no file handle for each size.
 */
#include "sdl/face_set.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"

static const char *const face_names[FACE_COUNT] = {"Regular", "Italic", "Bold"};
static const char fallback_family[] = "NotoSans";

enum { LARGEST_FILE = 32 * 1024 * 1024, POINTS_PER_INCH = 72 };

/* Of the height of a face made of pictures, as Noto Color Emoji's 109 pixels to an em of 128. */
static const float em_of_height = 0.85f;

static char *file_path(const char *folder, const char *family, enum face face) {
	struct buf name = BUF_EMPTY;
	buf_printf(&name, "%s-%s.ttf", family, face_names[face]);
	char *path = file_join(folder, name.text);
	buf_finish(&name);
	return path;
}

static bool file_load(struct font_file *file) {
	if (!file->read) {
		struct diag unsaid = {0};
		file->read = true;
		file->missing = !file_read(file->path, LARGEST_FILE, &file->bytes, &unsaid);
		diag_finish(&unsaid);
	}
	return !file->missing;
}

static bool family_load(struct face_set *set, struct diag *diag) {
	for (int face = 0; face < FACE_COUNT; face++) {
		struct font_file *file = &set->files[SOURCE_FAMILY][face];
		if (!file_load(file)) {
			diag_error(diag, "font-missing", SPAN_NOWHERE, "the font %s cannot be read; it comes with the program",
				file->path);
			return false;
		}
		if (face_set_open(set, SOURCE_FAMILY, (enum face)face, 64, NULL) == NULL) {
			diag_error(diag, "font-broken", SPAN_NOWHERE, "%s is not a font that can be used: %s", file->path,
				TTF_GetError());
			return false;
		}
	}
	return true;
}

bool face_set_init(struct face_set *set, const char *folder, const char *family, struct diag *diag) {
	memset(set, 0, sizeof(*set));
	if (TTF_Init() != 0) {
		diag_error(diag, "font-broken", SPAN_NOWHERE, "text cannot be drawn: %s", TTF_GetError());
		return false;
	}
	for (int source = 0; source < SOURCE_SYSTEM; source++) {
		for (int face = 0; face < FACE_COUNT; face++) {
			struct font_file *file = &set->files[source][face];
			file->path = file_path(folder, source == SOURCE_FAMILY ? family : fallback_family, (enum face)face);
			file->bytes = BUF_EMPTY;
		}
	}
	if (!family_load(set, diag)) {
		face_set_finish(set);
		return false;
	}
	return true;
}

void face_set_finish(struct face_set *set) {
	for (size_t i = 0; i < set->len; i++) {
		TTF_CloseFont(set->open[i].font);
	}
	for (int source = 0; source < SOURCE_SYSTEM; source++) {
		for (int face = 0; face < FACE_COUNT; face++) {
			free(set->files[source][face].path);
			buf_finish(&set->files[source][face].bytes);
		}
	}
	for (size_t i = 0; i < set->system_len; i++) {
		free(set->system_faces[i].font.path);
	}
	system_fonts_destroy(set->system);
	TTF_Quit();
	memset(set, 0, sizeof(*set));
}

static struct open_face *free_place(struct face_set *set) {
	if (set->len < FACE_SET_OPEN_AT_MOST) {
		return &set->open[set->len++];
	}
	struct open_face *oldest = &set->open[0];
	for (size_t i = 1; i < set->len; i++) {
		if (set->open[i].used < oldest->used) {
			oldest = &set->open[i];
		}
	}
	TTF_CloseFont(oldest->font);
	return oldest;
}

/* One point at four times 18 dots an inch for each quarter gives sizes between whole pixels. */
static unsigned dots_of(int quarters) {
	return (unsigned)(quarters * (POINTS_PER_INCH / 4));
}

static TTF_Font *set_up(TTF_Font *font) {
	if (font != NULL) {
		TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL);
		TTF_SetFontKerning(font, 1);
	}
	return font;
}

static TTF_Font *open_bytes(const struct font_file *file, int quarters) {
	SDL_RWops *bytes = SDL_RWFromConstMem(file->bytes.text, (int)file->bytes.len);
	unsigned dots = dots_of(quarters);
	return bytes != NULL ? set_up(TTF_OpenFontDPIRW(bytes, 1, 1, dots, dots)) : NULL;
}

/* The system's files can be large, so they are read as needed. */
static TTF_Font *open_system(const struct system_face *face, int quarters, float *shrink) {
	unsigned dots = dots_of(quarters);
	TTF_Font *font = set_up(TTF_OpenFontIndexDPI(face->font.path, 1, face->font.index, dots, dots));
	if (font != NULL && !face->font.outline && TTF_FontHeight(font) > 0) {
		*shrink = (float)quarters / 4 / ((float)TTF_FontHeight(font) * em_of_height);
	}
	return font;
}

static TTF_Font *open_new(struct face_set *set, int source, enum face face, int quarters, float *shrink) {
	if (source >= SOURCE_SYSTEM) {
		return open_system(&set->system_faces[source - SOURCE_SYSTEM], quarters, shrink);
	}
	struct font_file *file = &set->files[source][face];
	return file_load(file) ? open_bytes(file, quarters) : NULL;
}

TTF_Font *face_set_open(struct face_set *set, int source, enum face face, int quarters, float *shrink) {
	set->clock++;
	face = source >= SOURCE_SYSTEM ? FACE_REGULAR : face; /* each of the system's is a file of its own */
	struct open_face *open = NULL;
	for (size_t i = 0; i < set->len && open == NULL; i++) {
		struct open_face *it = &set->open[i];
		open = it->source == source && it->face == face && it->quarters == quarters ? it : NULL;
	}
	if (open == NULL) {
		float by = 1;
		TTF_Font *font = open_new(set, source, face, quarters, &by);
		if (font == NULL) {
			return NULL;
		}
		open = free_place(set);
		*open = (struct open_face){font, source, face, quarters, by, 0};
	}
	open->used = set->clock;
	if (shrink != NULL) {
		*shrink = open->shrink;
	}
	return open->font;
}

static bool has(struct face_set *set, int source, int quarters, uint32_t character) {
	TTF_Font *font = face_set_open(set, source, FACE_REGULAR, quarters, NULL);
	return font != NULL && TTF_GlyphIsProvided32(font, character);
}

int face_set_system(struct face_set *set, enum system_font_kind kind, uint32_t character, int quarters) {
	for (size_t i = 0; i < set->system_len; i++) {
		int source = SOURCE_SYSTEM + (int)i;
		if (set->system_faces[i].kind == kind && has(set, source, quarters, character)) {
			return source;
		}
	}
	uint64_t key = ((uint64_t)kind + 1) << 32 | character;
	uint64_t *missing = &set->missing[(character * 31 + kind) % FACE_SET_MISSING];
	if (*missing == key || set->system_len == FACE_SET_SYSTEM_AT_MOST) {
		return SOURCE_NONE;
	}
	if (set->system == NULL) {
		set->system = system_fonts_create();
	}
	struct system_face *face = &set->system_faces[set->system_len];
	int source = SOURCE_SYSTEM + (int)set->system_len;
	*face = (struct system_face){.kind = kind};
	if (system_fonts_find(set->system, kind, character, &face->font)) {
		set->system_len++;
		if (has(set, source, quarters, character)) {
			return source;
		}
		/* it cannot be opened here, or lacks the character after all: it keeps its place and has nothing */
	}
	*missing = key;
	return SOURCE_NONE;
}
