#ifndef WATERLINE_REPORT_BESIDE_H
#define WATERLINE_REPORT_BESIDE_H

#include "base/buf.h"
#include "report/report.h"

/*
 * Two conversations beside each other: both curves on one scale, the replies
 * where they part, both endings. Neither is the better one: nothing here says
 * which, and nothing is counted against either.
 */
enum { SIDE_COUNT = 2 };

struct document;

struct beside {
	const struct playthrough *playthrough[SIDE_COUNT]; /* all borrowed */
	const struct debrief *side[SIDE_COUNT];
	bool same;         /* two ways through one scenario, unchanged between them */
	size_t part;       /* they begin with so many replies in common; 0 where they are not the same */
	bool parts;        /* and there is a reply after which they part, in one of them at least */
	const char *words; /* how they relate, in a sentence or two; in the arena of the first debrief */
};

struct beside beside_of(
	const struct playthrough *one, const struct debrief *its, const struct playthrough *other, const struct debrief *others);

/** As a document; free with document_destroy(). */
struct document *beside_document(const struct beside *beside);

/** What a side is called: "First", "Second". */
const char *beside_name(int side);

/** In lines of at most 78 for the terminal; then in the formats of report.h. */
void beside_text(const struct beside *beside, struct buf *out);
void beside_markdown(const struct beside *beside, struct buf *out);
void beside_html(const struct beside *beside, struct buf *out);
void beside_json(const struct beside *beside, struct buf *out);
/** The rows of both, with a column more that says which: "first" or "second". */
void beside_csv(const struct beside *beside, struct buf *out);
/** Both curves in one picture, one under the other. */
void beside_svg(const struct beside *beside, struct buf *out);

void beside_write(enum report_format format, const struct beside *beside, struct buf *out);

#endif
