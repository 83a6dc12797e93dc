#include "base/utf8.h"

#include <string.h>

static size_t sequence_length(unsigned char lead) {
	if (lead < 0x80) {
		return 1;
	}
	if (lead >= 0xc2 && lead <= 0xdf) {
		return 2;
	}
	if (lead >= 0xe0 && lead <= 0xef) {
		return 3;
	}
	return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/* The second byte is where overlong forms, surrogates and too large values show. */
static bool second_fits(unsigned char lead, unsigned char second) {
	switch (lead) {
	case 0xe0:
		return second >= 0xa0 && second <= 0xbf;
	case 0xed:
		return second >= 0x80 && second <= 0x9f;
	case 0xf0:
		return second >= 0x90 && second <= 0xbf;
	case 0xf4:
		return second >= 0x80 && second <= 0x8f;
	default:
		return second >= 0x80 && second <= 0xbf;
	}
}

int32_t utf8_next(const char *text, size_t len, size_t *size) {
	const unsigned char *bytes = (const unsigned char *)text;
	size_t need = sequence_length(bytes[0]);
	*size = 1;
	if (need <= 1) {
		return need == 1 ? bytes[0] : -1;
	}
	if (need > len || !second_fits(bytes[0], bytes[1])) {
		return -1;
	}
	int32_t code = bytes[0] & (0x7f >> need);
	code = (code << 6) | (bytes[1] & 0x3f);
	for (size_t i = 2; i < need; i++) {
		if ((bytes[i] & 0xc0) != 0x80) {
			return -1;
		}
		code = (code << 6) | (bytes[i] & 0x3f);
	}
	*size = need;
	return code;
}

/* Whether eight bytes from here are all ASCII. */
static bool is_ascii_run(const char *text, size_t len) {
	uint64_t eight;
	if (len < sizeof(eight)) {
		return false;
	}
	memcpy(&eight, text, sizeof(eight));
	return (eight & UINT64_C(0x8080808080808080)) == 0;
}

bool utf8_valid(const char *text, size_t len, size_t *bad) {
	size_t at = 0;
	while (at < len) {
		if (is_ascii_run(text + at, len - at)) {
			at += 8;
			continue;
		}
		size_t size;
		if (utf8_next(text + at, len - at, &size) < 0) {
			if (bad != NULL) {
				*bad = at;
			}
			return false;
		}
		at += size;
	}
	return true;
}

size_t utf8_count(const char *text, size_t len) {
	size_t count = 0;
	for (size_t at = 0; at < len;) {
		size_t size = 8, points = 8;
		if (!is_ascii_run(text + at, len - at)) {
			utf8_next(text + at, len - at, &size);
			points = 1;
		}
		count += points;
		at += size;
	}
	return count;
}

size_t utf8_put(char *out, int32_t code) {
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xc0 | (code >> 6));
		out[1] = (char)(0x80 | (code & 0x3f));
		return 2;
	}
	if (code < 0x10000) {
		out[0] = (char)(0xe0 | (code >> 12));
		out[1] = (char)(0x80 | ((code >> 6) & 0x3f));
		out[2] = (char)(0x80 | (code & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | (code >> 18));
	out[1] = (char)(0x80 | ((code >> 12) & 0x3f));
	out[2] = (char)(0x80 | ((code >> 6) & 0x3f));
	out[3] = (char)(0x80 | (code & 0x3f));
	return 4;
}
