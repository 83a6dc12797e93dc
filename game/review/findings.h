#ifndef WATERLINE_REVIEW_FINDINGS_H
#define WATERLINE_REVIEW_FINDINGS_H

#include "review/notes.h"
#include "review/review.h"

/* Inside review/ only: what an author can change about a seat, each where it stands in the file. */
void findings_add(const struct seat_review *seat, const struct stage *stage, const struct words *words,
	const struct notes *notes, struct diag *diag);

#endif
