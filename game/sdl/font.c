/*
 * A line is cut into stretches of one face and one script, each of which
 * SDL_ttf shapes by itself. Widths are kept in a table in which a newer line
 * simply takes an older one's place: a screen asks for the same few hundred.
 */
#include "sdl/font.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "sdl/face_set.h"
#include "sdl/hash.h"
#include "sdl/script.h"

enum { WIDTH_PLACES = 4096, SMALLEST = 4 * 4, LARGEST = 4 * 400 };

struct known_width {
	uint64_t key;
	float width;
};

struct fonts {
	struct face_set faces;
	struct known_width widths[WIDTH_PLACES];
	struct buf text; /* of one stretch */
	size_t work;
};

/* A stretch of one line: its face, and what fonts->text holds of it. */
struct stretch {
	TTF_Font *font;
	enum face_source source;
	struct script script;
	size_t end; /* where the next one begins */
};

static int quarters_of(float size) {
	long quarters = lroundf(size * 4);
	return quarters < SMALLEST ? SMALLEST : quarters > LARGEST ? LARGEST : (int)quarters;
}

struct fonts *fonts_create(const char *folder, const char *family, struct diag *diag) {
	struct fonts *fonts = mem_new(struct fonts);
	if (!face_set_init(&fonts->faces, folder, family, diag)) {
		free(fonts);
		return NULL;
	}
	fonts->text = BUF_EMPTY;
	return fonts;
}

const char *fonts_family(enum family_id family) {
	static const char *const names[FAMILY_COUNT] = {[FAMILY_ATKINSON] = FONT_FAMILY, [FAMILY_DYSLEXIC] = "OpenDyslexic"};
	return names[family];
}

bool fonts_set_family(struct fonts *fonts, const char *folder, const char *family, struct diag *diag) {
	struct face_set faces;
	if (!face_set_init(&faces, folder, family, diag)) {
		return false;
	}
	face_set_finish(&fonts->faces);
	fonts->faces = faces;
	memset(fonts->widths, 0, sizeof(fonts->widths));
	return true;
}

void fonts_destroy(struct fonts *fonts) {
	if (fonts != NULL) {
		face_set_finish(&fonts->faces);
		buf_finish(&fonts->text);
		free(fonts);
	}
}

size_t fonts_work(const struct fonts *fonts) {
	return fonts->work;
}

/* The family's face where it has the character, or where no face has: its box then shows that something is missing. */
static enum face_source source_of(
	struct fonts *fonts, enum face face, int quarters, uint32_t character, enum face_source current) {
	if (script_is_invisible(character)) {
		return current;
	}
	TTF_Font *font = face_set_open(&fonts->faces, SOURCE_FAMILY, face, quarters);
	if (current == SOURCE_FAMILY && font != NULL && TTF_GlyphIsProvided32(font, character)) {
		return SOURCE_FAMILY;
	}
	TTF_Font *fallback = face_set_open(&fonts->faces, SOURCE_FALLBACK, face, quarters);
	bool has = fallback != NULL && TTF_GlyphIsProvided32(fallback, character);
	/* Blanks and stops stay with the words around them. */
	if (has && current == SOURCE_FALLBACK && script_of(character).name == NULL) {
		return SOURCE_FALLBACK;
	}
	if (font != NULL && TTF_GlyphIsProvided32(font, character)) {
		return SOURCE_FAMILY;
	}
	return has ? SOURCE_FALLBACK : SOURCE_FAMILY;
}

static void add_character(struct buf *text, int32_t character) {
	enum { HYPHEN_MINUS = '-', NON_BREAKING_HYPHEN = 0x2011, REPLACEMENT = 0xfffd };
	char bytes[4];
	int32_t shown = character < 0 ? REPLACEMENT : character == NON_BREAKING_HYPHEN ? HYPHEN_MINUS : character;
	buf_add(text, bytes, utf8_put(bytes, shown));
}

/* Whether the character goes on with the stretch, and what the stretch's script then is. */
static bool same_script(struct script *script, uint32_t character) {
	struct script its = script_of(character);
	if (its.name == NULL) {
		return true;
	}
	if (script->name == NULL) {
		*script = its;
		return true;
	}
	return strcmp(script->name, its.name) == 0;
}

/* The stretch from `start`; fonts->text holds it. The face is open until the next stretch is asked for. */
static struct stretch next_stretch(
	struct fonts *fonts, enum face face, int quarters, const char *text, size_t len, size_t start) {
	struct stretch stretch = {.source = SOURCE_FAMILY, .script = {NULL, true}, .end = start};
	buf_clear(&fonts->text);
	while (stretch.end < len) {
		size_t size;
		int32_t character = utf8_next(text + stretch.end, len - stretch.end, &size);
		uint32_t code = character == 0x2011 ? '-' : character < 0 ? 0xfffd : (uint32_t)character;
		enum face_source source = source_of(fonts, face, quarters, code, stretch.source);
		bool first = fonts->text.len == 0;
		if (!first && source != stretch.source) {
			break;
		}
		stretch.source = source;
		if (!same_script(&stretch.script, code)) {
			break;
		}
		add_character(&fonts->text, character);
		stretch.end += size;
	}
	stretch.font = face_set_open(&fonts->faces, stretch.source, face, quarters);
	if (stretch.font != NULL) {
		TTF_SetFontScriptName(stretch.font, stretch.script.name != NULL ? stretch.script.name : "Latn");
		TTF_SetFontDirection(stretch.font, stretch.script.rightwards ? TTF_DIRECTION_LTR : TTF_DIRECTION_RTL);
	}
	return stretch;
}

static float measure(struct fonts *fonts, enum face face, int quarters, const char *text, size_t len) {
	int total = 0;
	for (size_t at = 0; at < len;) {
		struct stretch stretch = next_stretch(fonts, face, quarters, text, len, at);
		int width = 0;
		if (stretch.font != NULL && TTF_SizeUTF8(stretch.font, fonts->text.text, &width, NULL) == 0) {
			total += width;
		}
		at = stretch.end;
	}
	fonts->work++;
	return (float)total;
}

static float metrics_width(void *data, enum face face, float size, const char *text, size_t len) {
	struct fonts *fonts = data;
	if (len == 0) {
		return 0;
	}
	int quarters = quarters_of(size);
	uint64_t key = hash_bytes(hash_number(hash_number(HASH_START, (uint64_t)face), (uint64_t)quarters), text, len);
	struct known_width *known = &fonts->widths[key % WIDTH_PLACES];
	if (known->key != key) {
		*known = (struct known_width){key, measure(fonts, face, quarters, text, len)};
	}
	return known->width;
}

static struct face_height metrics_height(void *data, enum face face, float size) {
	struct fonts *fonts = data;
	TTF_Font *font = face_set_open(&fonts->faces, SOURCE_FAMILY, face, quarters_of(size));
	if (font == NULL) {
		return (struct face_height){size, size / 4, size * 1.25f};
	}
	return (struct face_height){
		(float)TTF_FontAscent(font), (float)-TTF_FontDescent(font), (float)TTF_FontLineSkip(font)};
}

struct metrics fonts_metrics(struct fonts *fonts) {
	return (struct metrics){fonts, metrics_width, metrics_height};
}

/* SDL_ttf moves the whole stretch right, or down, by what its first or highest glyph juts out. */
static void overhang(TTF_Font *font, const char *text, int *left, int *above) {
	size_t len = strlen(text), size;
	*left = *above = 0;
	for (size_t at = 0; at < len; at += size) {
		int32_t character = utf8_next(text + at, len - at, &size);
		int min_x = 0, max_y = 0;
		if (character < 0 || TTF_GlyphMetrics32(font, (Uint32)character, &min_x, NULL, NULL, &max_y, NULL) != 0) {
			continue;
		}
		if (at == 0 && min_x < 0) {
			*left = -min_x;
		}
		if (max_y - TTF_FontAscent(font) > *above) {
			*above = max_y - TTF_FontAscent(font);
		}
	}
}

struct piece {
	SDL_Surface *surface;
	int left, top; /* in the line's box */
};

static void lay_piece(struct ink *ink, uint8_t *cover, const struct piece *piece) {
	const SDL_Surface *from = piece->surface;
	for (int y = 0; y < from->h; y++) {
		const void *start = (const uint8_t *)from->pixels + (size_t)y * (size_t)from->pitch;
		const uint32_t *row = start;
		uint8_t *to = cover + (size_t)(piece->top - ink->top + y) * (size_t)ink->mask.width + (piece->left - ink->left);
		for (int x = 0; x < from->w; x++) {
			uint8_t alpha = (uint8_t)(row[x] >> 24);
			to[x] = to[x] > alpha ? to[x] : alpha;
		}
	}
}

static bool join_pieces(const struct piece *pieces, size_t count, struct ink *ink) {
	struct area around = {0};
	for (size_t i = 0; i < count; i++) {
		const struct piece *piece = &pieces[i];
		around = area_join(around, (struct area){piece->left, piece->top, piece->left + piece->surface->w,
									   piece->top + piece->surface->h});
	}
	if (area_is_empty(around)) {
		return false;
	}
	ink->left = around.left;
	ink->top = around.top;
	ink->mask.width = around.right - around.left;
	ink->mask.height = around.bottom - around.top;
	uint8_t *cover = mem_array((size_t)ink->mask.width * (size_t)ink->mask.height, 1);
	for (size_t i = 0; i < count; i++) {
		lay_piece(ink, cover, &pieces[i]);
	}
	ink->mask.cover = cover;
	return true;
}

static SDL_Surface *draw_piece(TTF_Font *font, const char *text) {
	if (font == NULL || text[strspn(text, " ")] == '\0') {
		return NULL;
	}
	SDL_Surface *surface = TTF_RenderUTF8_Blended(font, text, (SDL_Color){255, 255, 255, 255});
	if (surface != NULL && surface->format->BytesPerPixel != 4) {
		SDL_FreeSurface(surface);
		surface = NULL;
	}
	return surface;
}

bool fonts_ink(struct fonts *fonts, enum face face, float size, const char *text, size_t len, struct ink *ink) {
	int quarters = quarters_of(size);
	float ascent = metrics_height(fonts, face, size).ascent;
	struct piece *pieces = NULL;
	size_t count = 0, cap = 0;
	int pen = 0;
	for (size_t at = 0; at < len;) {
		struct stretch stretch = next_stretch(fonts, face, quarters, text, len, at);
		SDL_Surface *surface = draw_piece(stretch.font, fonts->text.text);
		int width = 0, left, above;
		if (surface != NULL) {
			overhang(stretch.font, fonts->text.text, &left, &above);
			pieces = mem_room(pieces, count, &cap, sizeof(*pieces));
			pieces[count++] =
				(struct piece){surface, pen - left, (int)ascent - TTF_FontAscent(stretch.font) - above};
		}
		if (stretch.font != NULL && TTF_SizeUTF8(stretch.font, fonts->text.text, &width, NULL) == 0) {
			pen += width;
		}
		at = stretch.end;
	}
	fonts->work++;
	bool seen = join_pieces(pieces, count, ink);
	for (size_t i = 0; i < count; i++) {
		SDL_FreeSurface(pieces[i].surface);
	}
	free(pieces);
	return seen;
}
