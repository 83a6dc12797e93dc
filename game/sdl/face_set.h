#ifndef WATERLINE_SDL_FACE_SET_H
#define WATERLINE_SDL_FACE_SET_H

#include <SDL_ttf.h>
#include <stdbool.h>

#include "base/diag.h"
#include "sdl/system_fonts.h"
#include "picture/draw_list.h"

/*
 * The font files, and the faces opened from them: one for each file and size,
 * the longest unused closed when there are too many. So a face that was handed
 * out stays good while a few others are opened, not longer.
 *
 * A source is a number: the family, Noto Sans that comes with the program, and
 * from SOURCE_SYSTEM on whatever the system was asked for, as it was found.
 */
enum { SOURCE_FAMILY, SOURCE_FALLBACK, SOURCE_SYSTEM, SOURCE_NONE = -1 };

enum { FACE_SET_OPEN_AT_MOST = 40, FACE_SET_SYSTEM_AT_MOST = 32, FACE_SET_MISSING = 256 };

struct font_file {
	char *path;
	struct buf bytes;
	bool read, missing;
};

struct open_face {
	TTF_Font *font;
	int source;
	enum face face;
	int quarters; /* of a pixel, per em */
	float shrink; /* what its pictures are to be made smaller by; 1 for outlines */
	unsigned long used;
};

struct system_face {
	struct system_font font;
	enum system_font_kind kind;
};

struct face_set {
	struct font_file files[SOURCE_SYSTEM][FACE_COUNT];
	struct open_face open[FACE_SET_OPEN_AT_MOST];
	size_t len;
	unsigned long clock;
	struct system_fonts *system;
	struct system_face system_faces[FACE_SET_SYSTEM_AT_MOST];
	size_t system_len;
	uint64_t missing[FACE_SET_MISSING]; /* characters, with their kind, that the system has no font for */
};

/** Reads the family's faces; the fallback's only when they are asked for. On failure the set is empty. */
bool face_set_init(struct face_set *set, const char *folder, const char *family, struct diag *diag);
void face_set_finish(struct face_set *set);

/** A face at a size in quarters of a pixel; NULL when the file is missing or no font. `shrink` may be NULL. */
TTF_Font *face_set_open(struct face_set *set, int source, enum face face, int quarters, float *shrink);

/** A source of the system that has the character: one that was found before, or a new one. SOURCE_NONE if none has. */
int face_set_system(struct face_set *set, enum system_font_kind kind, uint32_t character, int quarters);

#endif
