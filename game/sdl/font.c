/*
 * A line is measured and drawn stretch by stretch (stretch.h). Widths are kept in a table in which a newer line
 * simply takes an older one's place: a screen asks for the same few hundred.
 */
#include "sdl/font.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "sdl/face_set.h"
#include "sdl/hash.h"
#include "sdl/shrink.h"

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

/* How far the pen moves over what fonts->text holds, in pixels as they are drawn. */
static float advance(const struct fonts *fonts, const struct stretch *stretch) {
	int width = 0;
	if (stretch->font == NULL || TTF_SizeUTF8(stretch->font, fonts->text.text, &width, NULL) != 0) {
		return 0;
	}
	return roundf((float)width * stretch->shrink);
}

static float measure(struct fonts *fonts, enum face face, int quarters, const char *text, size_t len) {
	struct line_style style = {face, quarters, RIGHTWARDS};
	float total = 0;
	for (size_t at = 0; at < len;) {
		struct stretch stretch = stretch_next(&fonts->faces, style, text, len, at, &fonts->text);
		total += advance(fonts, &stretch);
		at = stretch.end;
	}
	fonts->work++;
	return total;
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
	TTF_Font *font = face_set_open(&fonts->faces, SOURCE_FAMILY, face, quarters_of(size), NULL);
	if (font == NULL) {
		return (struct face_height){size, size / 4, size * 1.25f};
	}
	return (struct face_height){
		(float)TTF_FontAscent(font), (float)-TTF_FontDescent(font), (float)TTF_FontLineSkip(font)};
}

struct metrics fonts_metrics(struct fonts *fonts) {
	return (struct metrics){fonts, metrics_width, metrics_height};
}

/* Of a text's marks, how many stand above their letters: by Unicode's combining classes. */
static float share_above(const char *text, size_t len) {
	enum { BELOW = 220, ABOVE = 230 };
	int above = 0, below = 0;
	for (size_t at = 0, size; at < len; at += size) {
		int32_t character = utf8_next(text + at, len - at, &size);
		int class = character < 0x300 ? 0 : utf8proc_get_property(character)->combining_class;
		above += class == ABOVE;
		below += class == BELOW;
	}
	return above + below > 0 ? (float)above / (float)(above + below) : 0;
}

/*
 * SDL_ttf moves the whole stretch right, or down, by what its first or highest
 * glyph juts out, and does not say how far. Glyphs tell that of themselves, but
 * not of marks that stand on each other: what those add to the height is parted
 * by how many stand above.
 */
static void overhang(TTF_Font *font, const char *text, int height, int *left, int *above) {
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
	int over = height - TTF_FontHeight(font);
	if (over > *above) {
		int by_marks = (int)lroundf((float)over * share_above(text, len));
		*above = by_marks > *above ? by_marks : *above;
	}
}

/* One stretch as it was drawn, and where it lies in the line's box. */
struct piece {
	SDL_Surface *surface;
	int left, top;
	bool coloured;
};

static void lay_piece(struct ink *ink, uint8_t *cover, uint32_t *colour, const struct piece *piece) {
	const SDL_Surface *from = piece->surface;
	for (int y = 0; y < from->h; y++) {
		const void *start = (const uint8_t *)from->pixels + (size_t)y * (size_t)from->pitch;
		const uint32_t *row = start;
		size_t at = (size_t)(piece->top - ink->top + y) * (size_t)ink->mask.width + (size_t)(piece->left - ink->left);
		for (int x = 0; x < from->w; x++) {
			uint8_t alpha = (uint8_t)(row[x] >> 24);
			cover[at + (size_t)x] = cover[at + (size_t)x] > alpha ? cover[at + (size_t)x] : alpha;
			if (piece->coloured && alpha > 0) {
				colour[at + (size_t)x] = row[x] | 0xff000000u;
			}
		}
	}
}

static bool join_pieces(const struct piece *pieces, size_t count, struct ink *ink) {
	struct area around = {0};
	bool coloured = false;
	for (size_t i = 0; i < count; i++) {
		const struct piece *piece = &pieces[i];
		around = area_join(around, (struct area){piece->left, piece->top, piece->left + piece->surface->w,
									   piece->top + piece->surface->h});
		coloured = coloured || piece->coloured;
	}
	if (area_is_empty(around)) {
		return false;
	}
	*ink = (struct ink){.left = around.left, .top = around.top};
	ink->mask.width = around.right - around.left;
	ink->mask.height = around.bottom - around.top;
	size_t pixels = (size_t)ink->mask.width * (size_t)ink->mask.height;
	uint8_t *cover = mem_array(pixels, 1);
	uint32_t *colour = coloured ? mem_array(pixels, sizeof(*colour)) : NULL;
	for (size_t i = 0; i < count; i++) {
		lay_piece(ink, cover, colour, &pieces[i]);
	}
	ink->mask.cover = cover;
	ink->mask.colour = colour;
	return true;
}

static SDL_Surface *draw_stretch(const struct stretch *stretch, const char *text) {
	if (stretch->font == NULL || text[strspn(text, " ")] == '\0') {
		return NULL;
	}
	SDL_Surface *surface = TTF_RenderUTF8_Blended(stretch->font, text, (SDL_Color){255, 255, 255, 255});
	if (surface != NULL && surface->format->BytesPerPixel != 4) {
		SDL_FreeSurface(surface);
		surface = NULL;
	}
	return surface != NULL && stretch->shrink < 1 ? shrink_surface(surface, stretch->shrink) : surface;
}

/* Where a drawn stretch lies if the pen stands at 0. */
static struct piece place_piece(const struct stretch *stretch, SDL_Surface *surface, const char *text, int ascent) {
	int left, above;
	if (stretch->shrink < 1) {
		float own = (float)TTF_FontAscent(stretch->font) * stretch->shrink;
		return (struct piece){surface, 0, ascent - (int)lroundf(own), true};
	}
	overhang(stretch->font, text, surface->h, &left, &above);
	return (struct piece){surface, -left, ascent - TTF_FontAscent(stretch->font) - above, false};
}

bool fonts_ink(struct fonts *fonts, enum face face, float size, enum direction direction, const char *text, size_t len,
	struct ink *ink) {
	struct line_style style = {face, quarters_of(size), direction};
	int ascent = (int)metrics_height(fonts, face, size).ascent;
	struct piece *pieces = NULL;
	size_t count = 0, cap = 0;
	float pen = 0;
	for (size_t at = 0; at < len;) {
		struct stretch stretch = stretch_next(&fonts->faces, style, text, len, at, &fonts->text);
		SDL_Surface *surface = draw_stretch(&stretch, fonts->text.text);
		float width = advance(fonts, &stretch);
		if (surface != NULL) {
			pieces = mem_room(pieces, count, &cap, sizeof(*pieces));
			pieces[count] = place_piece(&stretch, surface, fonts->text.text, ascent);
			pieces[count++].left += (int)(direction == LEFTWARDS ? -pen - width : pen);
		}
		pen += width;
		at = stretch.end;
	}
	for (size_t i = 0; i < count && direction == LEFTWARDS; i++) {
		pieces[i].left += (int)pen;
	}
	fonts->work++;
	bool seen = join_pieces(pieces, count, ink);
	for (size_t i = 0; i < count; i++) {
		SDL_FreeSurface(pieces[i].surface);
	}
	free(pieces);
	return seen;
}

void ink_finish(struct ink *ink) {
	free((void *)(uintptr_t)ink->mask.cover);
	free((void *)(uintptr_t)ink->mask.colour);
	*ink = (struct ink){0};
}
