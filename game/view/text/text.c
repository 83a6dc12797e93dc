/*
 * The memory of laid out texts: a table by what was asked (text, face, size,
 * leading, width), each entry with its lines and the turn in which it was last
 * used.
 */
#include "view/text/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "view/text/text_bidi.h"
#include "view/text/text_lines.h"

enum { TABLE = 1024, KEPT_TURNS = 600, KEPT_AT_LEAST = 512 };

struct entry {
	struct entry *next;
	uint64_t key;
	uint64_t used; /* the turn */
	float asked;   /* width */
	char *source;
	size_t source_len;
	struct text_block block;
};

struct texts {
	const struct metrics *metrics;
	struct entry *table[TABLE];
	size_t count;
	uint64_t turn;
	struct pieces pieces;
	struct bidi bidi;
};

struct texts *texts_create(const struct metrics *metrics) {
	struct texts *texts = mem_new(struct texts);
	texts->metrics = metrics;
	return texts;
}

static void entry_destroy(struct entry *entry) {
	free(entry->source);
	free((void *)entry->block.text);
	free((void *)entry->block.lines);
	free((void *)entry->block.runs);
	free(entry);
}

/* Drops what was used before `turn`. */
static void drop(struct texts *texts, uint64_t turn) {
	for (size_t i = 0; i < TABLE; i++) {
		for (struct entry **at = &texts->table[i]; *at != NULL;) {
			struct entry *entry = *at;
			if (entry->used < turn) {
				*at = entry->next;
				entry_destroy(entry);
				texts->count--;
			} else {
				at = &entry->next;
			}
		}
	}
}

void texts_clear(struct texts *texts) {
	drop(texts, UINT64_MAX);
}

void texts_destroy(struct texts *texts) {
	if (texts == NULL) {
		return;
	}
	texts_clear(texts);
	pieces_finish(&texts->pieces);
	bidi_finish(&texts->bidi);
	free(texts);
}

void texts_age(struct texts *texts) {
	texts->turn++;
	if (texts->count > KEPT_AT_LEAST && texts->turn % KEPT_TURNS == 0) {
		drop(texts, texts->turn - KEPT_TURNS);
	}
}

static uint64_t mix(uint64_t hash, const void *bytes, size_t len) {
	const unsigned char *at = bytes;
	for (size_t i = 0; i < len; i++) {
		hash = (hash ^ at[i]) * 1099511628211u;
	}
	return hash;
}

static uint64_t key_of(const struct text_style *style, const char *text, size_t len, float width) {
	uint64_t hash = 14695981039346656037u;
	int face_and_fit[2] = {(int)style->face, (int)style->fit};
	float sizes[3] = {style->size, style->leading, width};
	hash = mix(hash, face_and_fit, sizeof(face_and_fit));
	hash = mix(hash, sizes, sizeof(sizes));
	return mix(hash, text, len);
}

static bool same(const struct entry *entry, const struct text_style *style, const char *text, size_t len, float width) {
	const struct text_style *its = &entry->block.style;
	return entry->asked == width && its->face == style->face && its->fit == style->fit && its->size == style->size &&
		   its->leading == style->leading && entry->source_len == len && memcmp(entry->source, text, len) == 0;
}

/* The runs of all lines, while they are made. */
struct runs {
	struct text_run *items;
	size_t len, cap;
};

/* A stretch of one face, cut where the direction changes. */
static void add_runs(struct texts *texts, const struct text_block *block, struct runs *runs, enum face face, size_t start,
	size_t end) {
	while (start < end) {
		size_t stop = bidi_stretch(&texts->bidi, start, end);
		struct text_run run = {.start = start, .len = stop - start, .face = face};
		run.width = texts->metrics->width(texts->metrics->data, face, block->style.size, block->text + start, run.len);
		runs->items = mem_room(runs->items, runs->len, &runs->cap, sizeof(*runs->items));
		runs->items[runs->len++] = run;
		start = stop;
	}
}

/* Joins a line's pieces into runs and leaves the blanks at its end out. */
static void make_line(struct texts *texts, struct text_block *block, struct text_line *line, size_t first, size_t count,
	struct runs *runs) {
	const struct piece *pieces = texts->pieces.items;
	line->start = pieces[first].start;
	line->first_run = runs->len;
	for (size_t i = first; i < first + count;) {
		size_t end = i + 1;
		while (end < first + count && pieces[end].face == pieces[i].face) {
			end++;
		}
		size_t len = pieces[end - 1].start + pieces[end - 1].len - pieces[i].start;
		if (end == first + count) {
			while (len > 0 && strchr(" \n\t\r", block->text[pieces[i].start + len - 1]) != NULL) {
				len--;
			}
		}
		add_runs(texts, block, runs, pieces[i].face, pieces[i].start, pieces[i].start + len);
		i = end;
	}
	line->run_count = runs->len - line->first_run;
	line->leftwards = texts->bidi.mixed && texts->bidi.bases[pieces[first].start] == 1;
	struct text_run *own = runs->items + line->first_run;
	bidi_order(&texts->bidi, own, line->run_count);
	line->width = 0;
	for (size_t i = 0; i < line->run_count; i++) {
		line->width += own[i].width;
	}
}

/*
 * Pieces measured one by one come out a little narrower than the line that
 * they make, so a line that then sticks out is made again of fewer. `wanted`
 * is the width to break at, `most` what nothing may exceed.
 */
static void make_lines(struct texts *texts, struct text_block *block, float wanted, float most) {
	const struct pieces *pieces = &texts->pieces;
	struct text_line *lines = mem_array(pieces->len + 1, sizeof(*lines));
	struct runs runs = {0};
	for (size_t i = 0; i < pieces->len;) {
		float unused, limit = wanted;
		struct text_line *line = &lines[block->line_count++];
		size_t taken, first_run = runs.len;
		for (int tried = 0;; tried++) {
			runs.len = first_run;
			taken = pieces_line(pieces, i, limit, &unused);
			make_line(texts, block, line, i, taken, &runs);
			if (line->width <= most + 0.1f || taken == 1 || tried == 8) {
				break;
			}
			limit -= line->width - most + 0.5f;
		}
		block->width = line->width > block->width ? line->width : block->width;
		i += taken;
	}
	if (block->line_count == 0) {
		block->line_count = 1;
	}
	block->lines = lines;
	block->runs = runs.items;
	block->height = block->line_height * (float)block->line_count;
}

const struct text_block *text_layout(struct texts *texts, struct text_style style, const char *text, size_t len,
	float width) {
	uint64_t key = key_of(&style, text, len, width);
	for (struct entry *entry = texts->table[key % TABLE]; entry != NULL; entry = entry->next) {
		if (entry->key == key && same(entry, &style, text, len, width)) {
			entry->used = texts->turn;
			return &entry->block;
		}
	}
	pieces_make(&texts->pieces, texts->metrics, style, text, len, width);
	struct entry *entry = mem_new(struct entry);
	entry->key = key;
	entry->used = texts->turn;
	entry->asked = width;
	entry->source = mem_copy(text, len);
	entry->source_len = len;
	entry->block.style = style;
	entry->block.line_height = style.size * style.leading;
	entry->block.text = mem_copy(texts->pieces.text.text, texts->pieces.text.len);
	entry->block.len = texts->pieces.text.len;
	bidi_read(&texts->bidi, entry->block.text, entry->block.len);
	make_lines(texts, &entry->block, pieces_width(&texts->pieces, style.fit, width), width);
	entry->next = texts->table[key % TABLE];
	texts->table[key % TABLE] = entry;
	texts->count++;
	return &entry->block;
}

void text_draw(struct draw_list *list, struct texts *texts, const struct text_block *block, float x, float y, float width,
	enum align align, struct colour colour, float blur) {
	const struct metrics *metrics = texts->metrics;
	for (size_t i = 0; i < block->line_count; i++) {
		const struct text_line *line = &block->lines[i];
		float slack = width - line->width, left = x;
		left += align == ALIGN_CENTRE ? slack / 2 : align == ALIGN_RIGHT || line->leftwards ? slack : 0;
		for (size_t r = line->first_run; r < line->first_run + line->run_count; r++) {
			const struct text_run *run = &block->runs[r];
			if (run->len == 0) {
				continue;
			}
			struct face_height face = metrics->height(metrics->data, run->face, block->style.size);
			float high = face.ascent + face.descent;
			float top = y + (float)i * block->line_height + (block->line_height - high) / 2;
			draw_text(list, (struct rect){left + run->x, top, run->width, high}, run->face, block->style.size, colour,
				blur, block->text + run->start, run->len)
				->leftwards = run->leftwards;
		}
	}
}

float text_width(struct texts *texts, enum face face, float size, const char *text) {
	return texts->metrics->width(texts->metrics->data, face, size, text, strlen(text));
}

/* Whether a typewriter quote at this place opens something: after a blank, a bracket, a dash, another that opens. */
static bool opens(const char *text, size_t at) {
	if (at > 0 && (text[at - 1] == '"' || text[at - 1] == '\'')) {
		return opens(text, at - 1);
	}
	return at == 0 || strchr(" \n([{-\x0e\x0f", text[at - 1]) != NULL ||
		   (at >= 3 && memcmp(text + at - 3, "—", 3) == 0) ||
		   (at >= 3 && memcmp(text + at - 3, "“", 3) == 0);
}

void text_tidy(const char *text, struct buf *out) {
	for (size_t i = 0; text[i] != '\0'; i++) {
		if (text[i] == '\'') {
			buf_puts(out, opens(text, i) ? "‘" : "’");
		} else if (text[i] == '"') {
			buf_puts(out, opens(text, i) ? "“" : "”");
		} else if (strncmp(text + i, "...", 3) == 0) {
			buf_puts(out, "…");
			i += 2;
		} else {
			buf_putc(out, text[i]);
		}
	}
}
