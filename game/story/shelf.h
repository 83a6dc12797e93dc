#ifndef WATERLINE_STORY_SHELF_H
#define WATERLINE_STORY_SHELF_H

#include <stddef.h>

/**
 * The scenarios of a folder: paths of its *.json in the order of their names,
 * without hidden files, the schema and what lies in folders beneath. A folder
 * that cannot be read, or NULL, is an empty shelf.
 */
struct shelf {
	char **paths;
	size_t len;
};

struct shelf shelf_read(const char *folder);
void shelf_finish(struct shelf *shelf);

#endif
