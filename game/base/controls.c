/*
 * Most texts are plain ASCII without any of these, which a pass over eight
 * bytes at a time tells; only what may hold one is walked through. Direction
 * marks pair like brackets, and a line's end closes them all for who shows
 * the text: what is still open there has no other half.
 */
#include "base/controls.h"

#include <string.h>

enum { DEEPEST = 32 }; /* marks within marks; nobody writes so many */

static const uint64_t EACH_BYTE = UINT64_C(0x0101010101010101), HIGH_BITS = UINT64_C(0x8080808080808080);

/* Eight bytes at once: below 0x20, DEL, or not ASCII. May say so of a text that holds none; never the other way round. */
static bool may_hold(const char *text, size_t len) {
	uint64_t any = 0, eight;
	size_t at = 0;
	for (; at + sizeof(eight) <= len; at += sizeof(eight)) {
		memcpy(&eight, text + at, sizeof(eight));
		uint64_t low = (eight - EACH_BYTE * 0x20) & ~eight, del = (eight ^ EACH_BYTE * 0x7f) - EACH_BYTE;
		any |= low | del | eight;
	}
	bool found = (any & HIGH_BITS) != 0;
	for (; at < len && !found; at++) {
		unsigned char byte = (unsigned char)text[at];
		found = byte < 0x20 || byte >= 0x7f;
	}
	return found;
}

/* What stands at `at`, if it is one of these, else 0; `*size` receives its bytes. */
static int32_t character_at(const char *text, size_t len, size_t at, size_t *size) {
	unsigned char first = (unsigned char)text[at];
	unsigned char second = at + 1 < len ? (unsigned char)text[at + 1] : 0;
	unsigned char third = at + 2 < len ? (unsigned char)text[at + 2] : 0;
	*size = 1;
	if (first < 0x20 || first == 0x7f) {
		return first;
	}
	if (first == 0xc2 && second >= 0x80 && second < 0xa0) {
		*size = 2;
		return second;
	}
	int32_t code = first == 0xe2 && third >= 0x80 ? 0x2000 + ((second & 0x3f) << 6) + (third & 0x3f) : 0;
	*size = control_turns(code) ? 3 : 1;
	return control_turns(code) ? code : 0;
}

struct open_marks {
	struct control marks[DEEPEST];
	size_t len;
};

static bool is_isolate(int32_t code) {
	return code >= 0x2066 && code <= 0x2068;
}

/* The mark that has no other half, now that this one stands here; CONTROL_NONE where all may still find theirs. */
static struct control turn(struct open_marks *open, struct control mark) {
	bool pops = mark.code == 0x202c, ends_isolate = mark.code == 0x2069;
	if (!pops && !ends_isolate) {
		if (open->len == DEEPEST) {
			return mark;
		}
		open->marks[open->len++] = mark;
		return (struct control){.kind = CONTROL_NONE};
	}
	if (open->len == 0) {
		return mark;
	}
	struct control last = open->marks[--open->len];
	return is_isolate(last.code) == ends_isolate ? (struct control){.kind = CONTROL_NONE} : last;
}

struct control control_find(const char *text, size_t len, bool lines) {
	struct open_marks open = {.len = 0};
	if (!may_hold(text, len)) {
		return (struct control){.kind = CONTROL_NONE};
	}
	for (size_t at = 0, size; at < len; at += size) {
		struct control control = {.start = at};
		control.code = character_at(text, len, at, &size);
		control.len = size;
		if (control.code == '\n' && lines) {
			if (open.len > 0) {
				return open.marks[0];
			}
		} else if (control_turns(control.code)) {
			control.kind = CONTROL_UNPAIRED;
			struct control unpaired = turn(&open, control);
			if (unpaired.kind != CONTROL_NONE) {
				return unpaired;
			}
		} else if (control.code != 0 || text[at] == '\0') {
			control.kind = control.code == '\n' ? CONTROL_LINE_BREAK : CONTROL_CHARACTER;
			return control;
		}
	}
	return open.len > 0 ? open.marks[0] : (struct control){.kind = CONTROL_NONE};
}
