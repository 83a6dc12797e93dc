#include "view/ui/field_edit.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "view/text/grapheme.h"

enum { LINE_SEPARATOR = 0x2028, PARAGRAPH_SEPARATOR = 0x2029 };

void field_finish(struct field *field) {
	buf_finish(&field->text);
	field->caret = field->mark = 0;
}

void field_clear(struct field *field) {
	buf_clear(&field->text);
	field->caret = field->mark = 0;
}

void field_set(struct field *field, const char *text, size_t most) {
	field_clear(field);
	field_put(field, text, strlen(text), most);
}

/* Where a character begins is only known from the beginning of its line. */
static size_t step_back(const struct field *field, size_t at) {
	size_t here = at;
	while (here > 0 && field->text.text[here - 1] != '\n') {
		here--;
	}
	size_t before = at > 0 ? at - 1 : 0;
	while (here < at) {
		before = here;
		here += grapheme_len(field->text.text + here, at - here);
	}
	return before;
}

size_t field_step(const struct field *field, size_t at, int by) {
	return by < 0 ? step_back(field, at) : at + grapheme_len(field->text.text + at, field->text.len - at);
}

void field_go(struct field *field, size_t to, bool marking) {
	field->caret = to;
	field->mark = marking ? field->mark : to;
}

size_t field_marked_from(const struct field *field) {
	return field->mark < field->caret ? field->mark : field->caret;
}

size_t field_marked_to(const struct field *field) {
	return field->mark > field->caret ? field->mark : field->caret;
}

/* What may stand in it for one character of a text from outside: itself, a line end, a blank, or nothing (0). */
static int32_t allowed(const struct field *field, int32_t code) {
	if (code == '\n' || code == '\r' || code == LINE_SEPARATOR || code == PARAGRAPH_SEPARATOR) {
		return field->lines ? '\n' : ' ';
	}
	if (code == '\t') {
		return ' ';
	}
	bool plain = code >= 0x20 && code != 0x7f && !(code >= 0x80 && code < 0xa0) && code != 0xfeff;
	return plain ? code : 0;
}

static void clean(const struct field *field, const char *text, size_t len, struct buf *out) {
	size_t size;
	for (size_t at = 0; at < len; at += size) {
		int32_t code = utf8_next(text + at, len - at, &size);
		bool second = code == '\n' && at > 0 && text[at - 1] == '\r'; /* of one line end */
		int32_t meant = second ? 0 : allowed(field, code);
		char bytes[4];
		if (meant != 0) {
			buf_add(out, bytes, utf8_put(bytes, meant));
		}
	}
}

/* How many bytes of it hold no more than `room` characters, whole as readers see them. */
static size_t fitting(const char *text, size_t len, size_t room) {
	size_t at = 0;
	while (at < len) {
		size_t size = grapheme_len(text + at, len - at), count = utf8_count(text + at, size);
		if (count > room) {
			break;
		}
		room -= count;
		at += size;
	}
	return at;
}

static bool erase(struct field *field, size_t from, size_t to) {
	if (from >= to) {
		return false;
	}
	memmove(field->text.text + from, field->text.text + to, field->text.len - to + 1);
	field->text.len -= to - from;
	field_go(field, from, false);
	return true;
}

bool field_put(struct field *field, const char *text, size_t len, size_t most) {
	struct buf fine = BUF_EMPTY;
	clean(field, text, len, &fine);
	size_t from = field_marked_from(field), to = field_marked_to(field);
	size_t stays = utf8_count(field->text.text, field->text.len) - utf8_count(field->text.text + from, to - from);
	size_t put = fitting(fine.text, fine.len, stays < most ? most - stays : 0);
	bool changed = put > 0;
	if (changed) {
		erase(field, from, to);
		size_t tail = field->text.len - field->caret;
		buf_add(&field->text, fine.text, put); /* makes the room, and the NUL behind it */
		memmove(field->text.text + field->caret + put, field->text.text + field->caret, tail);
		memcpy(field->text.text + field->caret, fine.text, put);
		field_go(field, field->caret + put, false);
	}
	buf_finish(&fine);
	return changed;
}

bool field_erase(struct field *field, int by) {
	if (field->mark == field->caret) {
		size_t to = field_step(field, field->caret, by);
		return by < 0 ? erase(field, to, field->caret) : erase(field, field->caret, to);
	}
	return erase(field, field_marked_from(field), field_marked_to(field));
}

bool field_copy(const struct field *field, const struct clipboard *clipboard) {
	size_t from = field_marked_from(field), to = field_marked_to(field);
	if (from == to || clipboard->put == NULL) {
		return false;
	}
	struct buf text = BUF_EMPTY;
	buf_add(&text, field->text.text + from, to - from);
	clipboard->put(clipboard->data, text.text);
	buf_finish(&text);
	return true;
}

bool field_paste(struct field *field, const struct clipboard *clipboard, size_t most) {
	char *text = clipboard->take != NULL ? clipboard->take(clipboard->data) : NULL;
	bool changed = text != NULL && field_put(field, text, strlen(text), most);
	free(text);
	return changed;
}
