/*
 * Three grounds for three rooms: paper by daylight, dusk by a lamp, contrast
 * for eyes or projectors that need it. Few colours, each with a name and a
 * purpose; the only loud one is the loop's.
 */
#include "picture/theme.h"

#include <assert.h>
#include <math.h>

#define RGBA(hex, alpha) {(uint8_t)((hex) >> 16), (uint8_t)((hex) >> 8 & 255), (uint8_t)((hex) & 255), (alpha)}
#define RGB(hex) RGBA(hex, 255)

/* clang-format off */
static const struct theme themes[THEME_COUNT] = {
	[THEME_PAPER] = {
		.name = "paper",
		.page = RGB(0xFBF7F0), .panel = RGB(0xF3ECDF), .foot = RGB(0xEDE4D4),
		.card = RGB(0xFFFFFF), .card_edge = RGB(0xDDD3C2), .rule = RGB(0xE6DCCB),
		.ink = RGB(0x1F2A33), .soft = RGB(0x525E68),
		.accent = RGB(0x1B6470), .on_accent = RGB(0xFFFFFF), .badge = RGB(0xF0E8DA),
		.partner = {RGB(0x2B5188), RGB(0x6C2156)},
		.bubble = {RGB(0xE5ECF5), RGB(0xF4EAF1)}, .bubble_edge = {RGB(0xC4D1E3), RGB(0xDFCAD9)},
		.water_top = RGBA(0x7FB6B8, 0x90), .water_deep = RGBA(0x15606D, 0xCC),
		.surface = RGB(0x1B6470), .sunk = RGB(0xF4FAF8),
		.calm = RGB(0x2A7D72), .warm = RGB(0xAD7019), .hot = RGB(0xC24A23),
		.pool = RGB(0xD5E6E5), .pool_ink = RGB(0x124B54),
		.tightens = RGB(0xBE4522), .loosens = RGB(0x22766B), .holds = RGB(0x51493F),
	},
	[THEME_DUSK] = {
		.name = "dusk",
		.page = RGB(0x171C23), .panel = RGB(0x1D242D), .foot = RGB(0x141920),
		.card = RGB(0x242D38), .card_edge = RGB(0x3D4957), .rule = RGB(0x2C3540),
		.ink = RGB(0xF0E8DB), .soft = RGB(0xAEB7BF),
		.accent = RGB(0x74C9C2), .on_accent = RGB(0x0D1B1E), .badge = RGB(0x343F4C),
		.partner = {RGB(0x96BDF2), RGB(0xCB8FBB)},
		.bubble = {RGB(0x223248), RGB(0x392938)}, .bubble_edge = {RGB(0x385277), RGB(0x63465E)},
		.water_top = RGBA(0x2B6A72, 0x92), .water_deep = RGBA(0x0A3A44, 0xCE),
		.surface = RGB(0x7FD0CB), .sunk = RGB(0xC9E4E2),
		.calm = RGB(0x58B9A7), .warm = RGB(0xDBA649), .hot = RGB(0xEE7648),
		.pool = RGB(0x1B3D43), .pool_ink = RGB(0xCDEBE8),
		.tightens = RGB(0xF08257), .loosens = RGB(0x72D7C3), .holds = RGB(0xB0A696),
	},
	[THEME_CONTRAST] = {
		.name = "contrast",
		.page = RGB(0x000000), .panel = RGB(0x000000), .foot = RGB(0x101010),
		.card = RGB(0x000000), .card_edge = RGB(0xA6A6A6), .rule = RGB(0x8C8C8C),
		.ink = RGB(0xFFFFFF), .soft = RGB(0xE2E2E2),
		.accent = RGB(0xFFE14D), .on_accent = RGB(0x000000), .badge = RGB(0x2E2E2E),
		.partner = {RGB(0x8AD0FF), RGB(0xDD91C9)},
		.bubble = {RGB(0x0A1420), RGB(0x1C0A18)}, .bubble_edge = {RGB(0x8AD0FF), RGB(0xDD91C9)},
		.water_top = RGBA(0x00657D, 0x98), .water_deep = RGBA(0x003E50, 0xD0),
		.surface = RGB(0x66F0FF), .sunk = RGB(0xE6FBFF),
		.calm = RGB(0x4DE3C4), .warm = RGB(0xFFD24D), .hot = RGB(0xFF8855),
		.pool = RGB(0x00303D), .pool_ink = RGB(0xE6FBFF),
		.tightens = RGB(0xFF9A6B), .loosens = RGB(0x4DE3C4), .holds = RGB(0xFFFFFF),
	},
};
/* clang-format on */

const struct theme *theme_of(enum theme_id id) {
	assert(id < THEME_COUNT);
	return &themes[id];
}

static uint8_t mix_part(uint8_t from, uint8_t to, float share) {
	return (uint8_t)lroundf((float)from + ((float)to - (float)from) * share);
}

struct colour theme_mix(struct colour from, struct colour to, float share) {
	share = share < 0 ? 0 : share > 1 ? 1 : share;
	return (struct colour){mix_part(from.r, to.r, share), mix_part(from.g, to.g, share), mix_part(from.b, to.b, share),
		mix_part(from.a, to.a, share)};
}

struct colour theme_fade(struct colour colour, float opacity) {
	colour.a = (uint8_t)lroundf(opacity <= 0 ? 0 : opacity >= 1 ? 255 : opacity * 255);
	return colour;
}

struct colour theme_over(struct colour over, struct colour ground) {
	struct colour seen = theme_mix(ground, over, (float)over.a / 255);
	seen.a = 255;
	return seen;
}

struct colour theme_tension(const struct theme *theme, float tension) {
	return tension < 0.5f ? theme_mix(theme->calm, theme->warm, tension * 2)
						  : theme_mix(theme->warm, theme->hot, tension * 2 - 1);
}

static float linear(uint8_t part) {
	float value = (float)part / 255;
	return value <= 0.04045f ? value / 12.92f : powf((value + 0.055f) / 1.055f, 2.4f);
}

static float luminance(struct colour colour) {
	return 0.2126f * linear(colour.r) + 0.7152f * linear(colour.g) + 0.0722f * linear(colour.b);
}

float theme_contrast(struct colour one, struct colour other) {
	float a = luminance(one), b = luminance(other);
	return a > b ? (a + 0.05f) / (b + 0.05f) : (b + 0.05f) / (a + 0.05f);
}
