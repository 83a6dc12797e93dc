#ifndef WATERLINE_STORY_TEMPLATE_H
#define WATERLINE_STORY_TEMPLATE_H

#include "base/buf.h"

/**
 * A small scenario to start from, called `id`, which must be good as one
 * (story_template_id()): six beats, playable from both seats, every part
 * used once so that it explains itself by example. It checks without a finding.
 */
void story_template(const char *id, struct buf *out);

/** Whether `id` can be a scenario's: small letters, digits and hyphens, 64 at most, no hyphen first. */
bool story_template_id(const char *id);

#endif
