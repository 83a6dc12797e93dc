#include "view/text/text_bidi.h"

#include <fribidi.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

/* Nothing before Hebrew runs leftwards, and Hebrew's first byte in UTF-8 is D6. */
enum { FIRST_LEFTWARDS = 0x0590, FIRST_BYTE = 0xD6 };

void bidi_finish(struct bidi *bidi) {
	free(bidi->levels);
	free(bidi->bases);
	free(bidi->codes);
	free(bidi->types);
	free(bidi->brackets);
	free(bidi->code_levels);
	memset(bidi, 0, sizeof(*bidi));
}

static bool runs_leftwards_somewhere(const char *text, size_t len) {
	for (size_t at = 0, size = 1; at < len; at += size) {
		size = 1;
		if ((unsigned char)text[at] < FIRST_BYTE) {
			continue;
		}
		int32_t code = utf8_next(text + at, len - at, &size);
		FriBidiCharType type = code >= FIRST_LEFTWARDS ? fribidi_get_bidi_type((FriBidiChar)code) : FRIBIDI_TYPE_LTR;
		if (FRIBIDI_IS_RTL(type) || FRIBIDI_IS_ARABIC(type)) {
			return true;
		}
	}
	return false;
}

static void make_room(struct bidi *bidi, size_t len) {
	if (len > bidi->room) {
		bidi->room = len;
		bidi->levels = mem_resize(bidi->levels, len, sizeof(*bidi->levels));
		bidi->bases = mem_resize(bidi->bases, len, sizeof(*bidi->bases));
	}
	if (len > bidi->code_room) {
		bidi->code_room = len;
		bidi->codes = mem_resize(bidi->codes, len, sizeof(*bidi->codes));
		bidi->types = mem_resize(bidi->types, len, sizeof(*bidi->types));
		bidi->brackets = mem_resize(bidi->brackets, len, sizeof(*bidi->brackets));
		bidi->code_levels = mem_resize(bidi->code_levels, len, sizeof(*bidi->code_levels));
	}
}

static void read_paragraph(struct bidi *bidi, const char *text, size_t start, size_t end) {
	size_t count = 0, size = 0;
	for (size_t at = start; at < end; at += size) {
		int32_t code = utf8_next(text + at, end - at, &size);
		bidi->codes[count++] = code < 0 ? 0xFFFD : (uint32_t)code;
	}
	FriBidiParType base = FRIBIDI_PAR_ON;
	fribidi_get_bidi_types(bidi->codes, (FriBidiStrIndex)count, bidi->types);
	fribidi_get_bracket_types(bidi->codes, (FriBidiStrIndex)count, bidi->types, bidi->brackets);
	bool good = fribidi_get_par_embedding_levels_ex(bidi->types, bidi->brackets, (FriBidiStrIndex)count, &base,
		bidi->code_levels) != 0;
	uint8_t own = good && FRIBIDI_IS_RTL(base) ? 1 : 0;
	count = 0;
	for (size_t at = start; at < end; at += size) {
		utf8_next(text + at, end - at, &size);
		int8_t level = good ? bidi->code_levels[count] : 0;
		memset(bidi->levels + at, level > 0 ? level : 0, size);
		memset(bidi->bases + at, own, size);
		count++;
	}
}

void bidi_read(struct bidi *bidi, const char *text, size_t len) {
	bidi->mixed = runs_leftwards_somewhere(text, len);
	if (!bidi->mixed) {
		return;
	}
	make_room(bidi, len);
	for (size_t start = 0; start < len;) {
		const char *line_end = memchr(text + start, '\n', len - start);
		size_t end = line_end != NULL ? (size_t)(line_end - text) + 1 : len;
		read_paragraph(bidi, text, start, end);
		start = end;
	}
}

size_t bidi_stretch(const struct bidi *bidi, size_t start, size_t end) {
	if (!bidi->mixed) {
		return end;
	}
	size_t at = start + 1;
	while (at < end && bidi->levels[at] == bidi->levels[start]) {
		at++;
	}
	return at;
}

static void turn_round(struct text_run *runs, size_t count) {
	for (size_t i = 0; i < count / 2; i++) {
		struct text_run other = runs[i];
		runs[i] = runs[count - 1 - i];
		runs[count - 1 - i] = other;
	}
}

static uint8_t level_of(const struct bidi *bidi, const struct text_run *run) {
	return bidi->levels[run->start];
}

void bidi_order(const struct bidi *bidi, struct text_run *runs, size_t count) {
	uint8_t highest = 0;
	for (size_t i = 0; bidi->mixed && i < count; i++) {
		highest = level_of(bidi, &runs[i]) > highest ? level_of(bidi, &runs[i]) : highest;
		runs[i].leftwards = level_of(bidi, &runs[i]) % 2 == 1;
	}
	/* rule L2: from the highest level down, what is at least that deep is turned round */
	for (uint8_t level = highest; level > 0; level--) {
		for (size_t i = 0; i < count;) {
			size_t end = i;
			while (end < count && level_of(bidi, &runs[end]) >= level) {
				end++;
			}
			turn_round(runs + i, end - i);
			i = end + 1;
		}
	}
	float x = 0;
	for (size_t i = 0; i < count; i++) {
		runs[i].x = x;
		x += runs[i].width;
	}
}
