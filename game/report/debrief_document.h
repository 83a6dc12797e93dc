#ifndef WATERLINE_REPORT_DEBRIEF_DOCUMENT_H
#define WATERLINE_REPORT_DEBRIEF_DOCUMENT_H

#include "report/document.h"

/** How much of a debrief: all of it, or what one reads at a glance after having played. */
enum debrief_extent { DEBRIEF_WHOLE, DEBRIEF_SHORT, DEBRIEF_SHORT_WITHOUT_HEAD };

/** A debrief as a document; free with document_destroy(). */
struct document *debrief_document(const struct debrief *debrief, enum debrief_extent extent);

#endif
