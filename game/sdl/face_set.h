#ifndef WATERLINE_SDL_FACE_SET_H
#define WATERLINE_SDL_FACE_SET_H

#include <SDL_ttf.h>
#include <stdbool.h>

#include "base/diag.h"
#include "view/draw_list.h"

/*
 * The font files in memory, and the faces opened from them: one for each file
 * and size, the longest unused closed when there are too many. So a face that
 * was handed out stays good while a few others are opened, not longer.
 */
enum face_source { SOURCE_FAMILY, SOURCE_FALLBACK, SOURCE_COUNT };

enum { FACE_SET_OPEN_AT_MOST = 40 };

struct font_file {
	char *path;
	struct buf bytes;
	bool read, missing;
};

struct open_face {
	TTF_Font *font;
	enum face_source source;
	enum face face;
	int quarters; /* of a pixel, per em */
	unsigned long used;
};

struct face_set {
	struct font_file files[SOURCE_COUNT][FACE_COUNT];
	struct open_face open[FACE_SET_OPEN_AT_MOST];
	size_t len;
	unsigned long clock;
};

/** Reads the family's faces; the fallback's only when they are asked for. On failure the set is empty. */
bool face_set_init(struct face_set *set, const char *folder, const char *family, struct diag *diag);
void face_set_finish(struct face_set *set);

/** A face at a size in quarters of a pixel; NULL when the file is missing or no font. */
TTF_Font *face_set_open(struct face_set *set, enum face_source source, enum face face, int quarters);

#endif
