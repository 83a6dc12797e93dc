#ifndef WATERLINE_EXPLORE_PACK_H
#define WATERLINE_EXPLORE_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "playthrough/play.h"

/*
 * A play state as few bytes: only what the rest of the conversation can still
 * depend on. A past that no condition asks about, a counter beyond the largest
 * number it is compared with, the memory of a reply whose beat cannot come
 * again: two states that differ in these alone have the same future, and are
 * one state here. So are all plays that have come to the same ending.
 */
struct pack;

struct pack *pack_create(const struct story *story);
void pack_destroy(struct pack *pack);

/** How many bytes a packed state takes. */
size_t pack_size(const struct pack *pack);

/** Fills pack_size() bytes at `out`. */
void pack_state(const struct pack *pack, const struct play_state *state, uint8_t *out);

/** The other way round: a state with the same future (and, at an ending, the same beat). */
void unpack_state(const struct pack *pack, const uint8_t *bytes, struct play_state *state);

#endif
