#ifndef WATERLINE_REPORT_MAP_H
#define WATERLINE_REPORT_MAP_H

#include "base/buf.h"
#include "picture/map_layout.h"

/** The map as a picture: beats, replies by the sign of their kind, endings, loops as bands. */
void map_svg(const struct map *map, struct buf *out);

/** The same graph for Graphviz, which makes a layout of its own. */
void map_dot(const struct map *map, struct buf *out);

#endif
