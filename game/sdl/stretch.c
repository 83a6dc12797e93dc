#include "sdl/stretch.h"

#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"
#include "view/text/grapheme.h"

enum {
	HYPHEN_MINUS = '-',
	NON_BREAKING_HYPHEN = 0x2011,
	REPLACEMENT = 0xfffd,
	EMOJI_STYLE = 0xfe0f,
	TEXT_STYLE = 0xfe0e,
	KEYCAP = 0x20e3,
	FIRST_EMOJI = 0x1f000,
	LAST_EMOJI = 0x1faff
};

enum { CODES_MAX = 16 };

/* One character as readers see it, of at most so many code points; the rest of a longer one counts for nothing. */
struct character {
	uint32_t codes[CODES_MAX];
	size_t len, bytes;
	struct script script;
	bool emoji;
};

static uint32_t shown_as(int32_t code) {
	return code < 0 ? REPLACEMENT : code == NON_BREAKING_HYPHEN ? HYPHEN_MINUS : (uint32_t)code;
}

static struct character character_at(const char *text, size_t len) {
	struct character it = {.bytes = grapheme_len(text, len), .script = {NULL, true}};
	bool plain = false;
	for (size_t at = 0, size; at < it.bytes; at += size) {
		uint32_t code = shown_as(utf8_next(text + at, it.bytes - at, &size));
		struct script script = script_of(code);
		it.script = it.script.name == NULL ? script : it.script;
		plain = plain || code == TEXT_STYLE;
		it.emoji = it.emoji || (code >= FIRST_EMOJI && code <= LAST_EMOJI) || code == EMOJI_STYLE || code == KEYCAP;
		if (it.len < CODES_MAX) {
			it.codes[it.len++] = code;
		}
	}
	it.emoji = it.emoji && !plain;
	return it;
}

static bool has_code(struct face_set *faces, int source, struct line_style style, uint32_t code) {
	TTF_Font *font = face_set_open(faces, source, style.face, style.quarters, NULL);
	return font != NULL && TTF_GlyphIsProvided32(font, code);
}

/* The first of its code points that the face lacks, or 0. */
static uint32_t lacks(struct face_set *faces, int source, struct line_style style, const struct character *it) {
	for (size_t i = 0; i < it->len; i++) {
		if (!script_is_invisible(it->codes[i]) && !has_code(faces, source, style, it->codes[i])) {
			return it->codes[i];
		}
	}
	return 0;
}

static size_t count_lacking(struct face_set *faces, int source, struct line_style style, const struct character *it) {
	size_t count = 0;
	for (size_t i = 0; i < it->len; i++) {
		count += !script_is_invisible(it->codes[i]) && !has_code(faces, source, style, it->codes[i]);
	}
	return count;
}

/* Where no face has all of it, that with the letter and the most of its marks. */
static int nearest_source(struct face_set *faces, struct line_style style, const struct character *it, int system) {
	const int sources[] = {SOURCE_FAMILY, SOURCE_FALLBACK, system};
	int best = SOURCE_FAMILY;
	size_t least = CODES_MAX + 1;
	for (size_t i = 0; i < 3 && sources[i] != SOURCE_NONE; i++) {
		size_t lacking = count_lacking(faces, sources[i], style, it);
		if (lacking < least && has_code(faces, sources[i], style, it->codes[0])) {
			best = sources[i];
			least = lacking;
		}
	}
	return best;
}

static bool is_emoji_source(const struct face_set *faces, int source) {
	return source >= SOURCE_SYSTEM && faces->system_faces[source - SOURCE_SYSTEM].kind == SYSTEM_EMOJI;
}

/* Where nobody has it the family's box shows that something is missing. */
static int source_of(struct face_set *faces, struct line_style style, const struct character *it, int current) {
	bool drawn = false;
	for (size_t i = 0; i < it->len && !drawn; i++) {
		drawn = !script_is_invisible(it->codes[i]);
	}
	if (!drawn) {
		return current;
	}
	int source = it->emoji ? face_set_system(faces, SYSTEM_EMOJI, it->codes[0], style.quarters) : SOURCE_NONE;
	if (source != SOURCE_NONE) {
		return source;
	}
	/* Blanks and stops stay with the words around them. */
	bool stays = current != SOURCE_FAMILY && !is_emoji_source(faces, current) && it->script.name == NULL;
	if (stays && lacks(faces, current, style, it) == 0) {
		return current;
	}
	uint32_t lacking = lacks(faces, SOURCE_FAMILY, style, it);
	if (lacking == 0) {
		return SOURCE_FAMILY;
	}
	if (lacks(faces, SOURCE_FALLBACK, style, it) == 0) {
		return SOURCE_FALLBACK;
	}
	enum system_font_kind kind = style.face == FACE_BOLD ? SYSTEM_BOLD : SYSTEM_PLAIN;
	source = face_set_system(faces, kind, lacking, style.quarters);
	if (source == SOURCE_NONE || lacks(faces, source, style, it) != 0) {
		int other = face_set_system(faces, kind, it->codes[0], style.quarters);
		source = nearest_source(faces, style, it, source != SOURCE_NONE ? source : other);
	}
	return source;
}

/* Whether a character goes on with the stretch, whose script is then known. */
static bool same_script(struct script *script, struct script its) {
	if (its.name == NULL) {
		return true;
	}
	if (script->name == NULL) {
		*script = its;
		return true;
	}
	return strcmp(script->name, its.name) == 0;
}

static bool is_mark(uint32_t code) {
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
	return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

/* A mark that the face lacks is left out: a box over a letter would hide it. */
static void add_shown(
	struct face_set *faces, int source, struct line_style style, const char *text, size_t len, struct buf *shown) {
	for (size_t at = 0, size; at < len; at += size) {
		char bytes[4];
		uint32_t code = shown_as(utf8_next(text + at, len - at, &size));
		bool mark = at > 0 && code >= 0x300 && is_mark(code) && !script_is_invisible(code);
		if (!mark || has_code(faces, source, style, code)) {
			buf_add(shown, bytes, utf8_put(bytes, (int32_t)code));
		}
	}
}

struct stretch stretch_next(
	struct face_set *faces, struct line_style style, const char *text, size_t len, size_t start, struct buf *shown) {
	struct stretch stretch = {.source = SOURCE_FAMILY, .script = {NULL, true}, .end = start, .shrink = 1};
	buf_clear(shown);
	while (stretch.end < len) {
		struct character it = character_at(text + stretch.end, len - stretch.end);
		int source = source_of(faces, style, &it, stretch.source);
		bool first = shown->len == 0;
		if (!first && (source != stretch.source || !same_script(&stretch.script, it.script))) {
			break;
		}
		stretch.script = first ? it.script : stretch.script;
		stretch.source = source;
		add_shown(faces, source, style, text + stretch.end, it.bytes, shown);
		stretch.end += it.bytes;
	}
	stretch.font = face_set_open(faces, stretch.source, style.face, style.quarters, &stretch.shrink);
	if (stretch.font != NULL) {
		bool leftwards = style.direction == LEFTWARDS || !stretch.script.rightwards;
		TTF_SetFontScriptName(stretch.font, stretch.script.name != NULL ? stretch.script.name : "Latn");
		TTF_SetFontDirection(stretch.font, leftwards ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
	}
	return stretch;
}
