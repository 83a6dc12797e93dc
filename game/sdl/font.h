#ifndef WATERLINE_SDL_FONT_H
#define WATERLINE_SDL_FONT_H

#include "base/diag.h"
#include "sdl/pixels.h"
#include "sdl/stretch.h"
#include "view/app.h"
#include "view/text/metrics.h"

/*
 * The faces that text is measured and drawn with. A face is opened once for
 * each size that is asked for; sizes are rounded to quarters of a pixel, for
 * measuring and drawing alike, so what was measured is what appears.
 *
 * A character that the chosen family lacks is taken from Noto Sans, which is
 * read when first needed, and what that lacks from the system's fonts.
 */
struct fonts;

/** The family that everything is set in unless a person chooses another. */
#define FONT_FAMILY "AtkinsonHyperlegibleNext"

/** How a family's files are called. */
const char *fonts_family(enum family_id family);

/**
 * Reads the regular, italic and bold face of `family` from `folder`. NULL and a finding that names the
 * file (font-missing, font-broken) when one is not there or is no font.
 */
struct fonts *fonts_create(const char *folder, const char *family, struct diag *diag);
void fonts_destroy(struct fonts *fonts);

/**
 * Another family in place of the one there is. False and a finding, as above,
 * and nothing changed, when it cannot be read. Whatever was measured or drawn
 * with the old one is to be forgotten by whoever remembers it.
 */
bool fonts_set_family(struct fonts *fonts, const char *folder, const char *family, struct diag *diag);

/** Good for as long as the fonts are. Widths are remembered: to ask again costs a look-up. */
struct metrics fonts_metrics(struct fonts *fonts);

/** One line as it appears: `left` and `top` say where the mask lies from the line box's upper left corner. */
struct ink {
	struct mask mask;
	int left, top;
};

/**
 * Draws one line of one direction; false, and nothing in `ink`, where nothing
 * is to be seen, as for blanks. Slow: see ink_cache.h.
 */
bool fonts_ink(struct fonts *fonts, enum face face, float size, enum direction direction, const char *text, size_t len,
	struct ink *ink);
void ink_finish(struct ink *ink);

/** How often a line was measured or drawn rather than remembered; for tests. */
size_t fonts_work(const struct fonts *fonts);

#endif
