#ifndef WATERLINE_SDL_HASH_H
#define WATERLINE_SDL_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * 64-bit fingerprints of what is drawn, so that "the same as before" is one
 * comparison. Two different things with one fingerprint are not to be expected
 * within anybody's life; nothing but a stale picture would come of it.
 */
#define HASH_START UINT64_C(0x9e3779b97f4a7c15)

static inline uint64_t hash_number(uint64_t hash, uint64_t value) {
	hash = (hash ^ value) * UINT64_C(0xff51afd7ed558ccd);
	return hash ^ hash >> 32;
}

static inline uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t len) {
	const unsigned char *at = bytes;
	hash = hash_number(hash, len);
	for (; len >= 8; at += 8, len -= 8) {
		uint64_t eight;
		memcpy(&eight, at, 8);
		hash = hash_number(hash, eight);
	}
	uint64_t rest = 0;
	memcpy(&rest, at, len);
	return hash_number(hash, rest);
}

static inline uint64_t hash_float(uint64_t hash, float value) {
	uint32_t bits;
	memcpy(&bits, &value, sizeof(bits));
	return hash_number(hash, bits);
}

#endif
