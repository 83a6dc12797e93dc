#include "picture/map_layout.h"

#include <stdlib.h>

#include "base/mem.h"
#include "picture/map_parts.h"

struct map *map_create(const struct story *story, const struct playthrough *taken) {
	struct map *map = mem_new(struct map);
	map->arena = mem_new(struct arena);
	map->story = story;
	map->box_count = story->beat_count;
	struct map_making making = {.map = map, .boxes = arena_array(map->arena, map->box_count, sizeof(struct map_box))};
	for (size_t i = 0; i < map->box_count; i++) {
		making.boxes[i].beat = &story->beats[i];
	}
	map->boxes = making.boxes;
	map_graph(&making, taken);
	map_layers(&making);
	map_route(&making);
	free(making.nodes);
	free(making.links);
	free(making.passes);
	free(making.pass_counts);
	free(making.layer_first);
	free(making.layer_nodes);
	return map;
}

void map_destroy(struct map *map) {
	if (map == NULL) {
		return;
	}
	arena_finish(map->arena);
	free(map->arena);
	free(map);
}
