#include "report/glyph.h"

const char *glyph_colour(enum move_kind kind) {
	static const char *const colours[KIND_COUNT] = {
		[KIND_DESTRUCTIVE] = "#9b2f1a",
		[KIND_AMBIVALENT] = "#6b5a1e",
		[KIND_SOFTENING] = "#0b5d6e",
		[KIND_REGULATING] = "#4a3f8c",
	};
	return colours[kind];
}

void glyph_svg(struct buf *out, enum move_kind kind, double x, double y, double radius, bool strong) {
	const char *colour = glyph_colour(kind);
	double r = radius, width = strong ? radius * 0.5 : radius * 0.32;
	switch (kind) {
	case KIND_DESTRUCTIVE:
		buf_printf(out, "<path d=\"M%.1f %.1fL%.1f %.1fL%.1f %.1fZ\" fill=\"%s\"/>", x, y - r, x + r, y + 0.8 * r,
			x - r, y + 0.8 * r, colour);
		break;
	case KIND_AMBIVALENT:
		buf_printf(out,
			"<path d=\"M%.1f %.1fL%.1f %.1fL%.1f %.1fL%.1f %.1fZ\" fill=\"#fff\" stroke=\"%s\" stroke-width=\"%.1f\"/>"
			"<path d=\"M%.1f %.1fL%.1f %.1fL%.1f %.1fZ\" fill=\"%s\"/>",
			x, y - r, x + r, y, x, y + r, x - r, y, colour, width, x, y - r, x, y + r, x - r, y, colour);
		break;
	case KIND_SOFTENING:
		buf_printf(out,
			"<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#fff\" stroke=\"%s\" stroke-width=\"%.1f\"/>", x, y,
			0.8 * r, colour, width * 1.3);
		break;
	default:
		buf_printf(out,
			"<path d=\"M%.1f %.1fV%.1fM%.1f %.1fV%.1f\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.1f\"/>",
			x - 0.45 * r, y - 0.9 * r, y + 0.9 * r, x + 0.45 * r, y - 0.9 * r, y + 0.9 * r, colour, 0.5 * r);
	}
}
