/* A table of ranges, in order, is enough: only scripts that a face here or on the system may have. */
#include "sdl/script.h"

#include <stddef.h>

static const struct {
	uint32_t first, last;
	struct script script;
} ranges[] = {
	{0x0041, 0x005a, {"Latn", true}},
	{0x0061, 0x007a, {"Latn", true}},
	{0x00aa, 0x00aa, {"Latn", true}},
	{0x00ba, 0x00ba, {"Latn", true}},
	{0x00c0, 0x00d6, {"Latn", true}},
	{0x00d8, 0x00f6, {"Latn", true}},
	{0x00f8, 0x02af, {"Latn", true}},
	{0x0370, 0x03ff, {"Grek", true}},
	{0x0400, 0x052f, {"Cyrl", true}},
	{0x0531, 0x058f, {"Armn", true}},
	{0x0591, 0x05ff, {"Hebr", false}},
	{0x0600, 0x06ff, {"Arab", false}},
	{0x0750, 0x077f, {"Arab", false}},
	{0x08a0, 0x08ff, {"Arab", false}},
	{0x0900, 0x097f, {"Deva", true}},
	{0x0980, 0x09ff, {"Beng", true}},
	{0x0b80, 0x0bff, {"Taml", true}},
	{0x0e00, 0x0e7f, {"Thai", true}},
	{0x10a0, 0x10ff, {"Geor", true}},
	{0x1100, 0x11ff, {"Hang", true}},
	{0x1c80, 0x1c8f, {"Cyrl", true}},
	{0x1e00, 0x1eff, {"Latn", true}},
	{0x1f00, 0x1fff, {"Grek", true}},
	{0x2de0, 0x2dff, {"Cyrl", true}},
	{0x3040, 0x309f, {"Hira", true}},
	{0x30a0, 0x30ff, {"Kana", true}},
	{0x3400, 0x9fff, {"Hani", true}},
	{0xa640, 0xa69f, {"Cyrl", true}},
	{0xa8e0, 0xa8ff, {"Deva", true}},
	{0xac00, 0xd7a3, {"Hang", true}},
	{0xfb1d, 0xfb4f, {"Hebr", false}},
	{0xfb50, 0xfdff, {"Arab", false}},
	{0xfe70, 0xfefc, {"Arab", false}},
	{0x20000, 0x3134f, {"Hani", true}},
};

struct script script_of(uint32_t character) {
	size_t low = 0, high = sizeof(ranges) / sizeof(ranges[0]);
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (character < ranges[middle].first) {
			high = middle;
		} else if (character > ranges[middle].last) {
			low = middle + 1;
		} else {
			return ranges[middle].script;
		}
	}
	return (struct script){NULL, true};
}

bool script_is_invisible(uint32_t character) {
	return character == 0x00ad || character == 0x034f || character == 0x061c ||
		   (character >= 0x200b && character <= 0x200f) || (character >= 0x202a && character <= 0x202e) ||
		   (character >= 0x2060 && character <= 0x206f) || (character >= 0xfe00 && character <= 0xfe0f) ||
		   character == 0xfeff || (character >= 0xe0000 && character <= 0xe0fff);
}
