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
		if (face_set_open(set, SOURCE_FAMILY, (enum face)face, 64) == NULL) {
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
	for (int source = 0; source < SOURCE_COUNT; source++) {
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
	for (int source = 0; source < SOURCE_COUNT; source++) {
		for (int face = 0; face < FACE_COUNT; face++) {
			free(set->files[source][face].path);
			buf_finish(&set->files[source][face].bytes);
		}
	}
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
static TTF_Font *open_bytes(const struct font_file *file, int quarters) {
	SDL_RWops *bytes = SDL_RWFromConstMem(file->bytes.text, (int)file->bytes.len);
	if (bytes == NULL) {
		return NULL;
	}
	unsigned dots = (unsigned)(quarters * (POINTS_PER_INCH / 4));
	TTF_Font *font = TTF_OpenFontDPIRW(bytes, 1, 1, dots, dots);
	if (font != NULL) {
		TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL);
		TTF_SetFontKerning(font, 1);
	}
	return font;
}

TTF_Font *face_set_open(struct face_set *set, enum face_source source, enum face face, int quarters) {
	set->clock++;
	for (size_t i = 0; i < set->len; i++) {
		struct open_face *open = &set->open[i];
		if (open->source == source && open->face == face && open->quarters == quarters) {
			open->used = set->clock;
			return open->font;
		}
	}
	struct font_file *file = &set->files[source][face];
	TTF_Font *font = file_load(file) ? open_bytes(file, quarters) : NULL;
	if (font != NULL) {
		*free_place(set) = (struct open_face){font, source, face, quarters, set->clock};
	}
	return font;
}
