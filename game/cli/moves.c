/* The two tables, printed as they stand in the code. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include <cjson/cJSON.h>

#include "base/json_out.h"
#include "cli/cli.h"

static void add_numbers(cJSON *object, const struct move_row *row) {
	cJSON_AddNumberToObject(object, "sting", row->sting);
	cJSON_AddNumberToObject(object, "distance", row->distance);
	cJSON_AddNumberToObject(object, "warmth", row->warmth);
	cJSON_AddNumberToObject(object, "needs_depth", row->needs_depth);
	cJSON_AddNumberToObject(object, "self_heat", row->self_heat);
	cJSON_AddNumberToObject(object, "self_open", row->self_open);
	cJSON_AddNumberToObject(object, "self_depth", row->self_depth);
}

static cJSON *moves_json(void) {
	cJSON *moves = cJSON_CreateArray();
	for (int i = 0; i < MOVE_COUNT; i++) {
		const struct move_row *row = move_row((enum move)i);
		cJSON *object = cJSON_CreateObject();
		cJSON_AddStringToObject(object, "id", row->id);
		cJSON_AddStringToObject(object, "kind", move_kind_id(row->kind));
		add_numbers(object, row);
		cJSON_AddItemToArray(moves, object);
	}
	return moves;
}

static cJSON *positions_json(void) {
	cJSON *positions = cJSON_CreateArray();
	for (int i = 0; i < POSITION_COUNT; i++) {
		const struct position_row *row = position_row((enum position)i);
		cJSON *object = cJSON_CreateObject();
		cJSON_AddStringToObject(object, "id", row->id);
		cJSON_AddNumberToObject(object, "rest", row->rest);
		cJSON_AddNumberToObject(object, "flood", row->flood);
		cJSON_AddNumberToObject(object, "sting_weight", row->sting_weight);
		cJSON_AddNumberToObject(object, "distance_weight", row->distance_weight);
		cJSON_AddNumberToObject(object, "settle", row->settle);
		cJSON_AddNumberToObject(object, "shown", row->shown);
		cJSON_AddItemToArray(positions, object);
	}
	return positions;
}

static void add_tables(struct buf *out) {
	buf_puts(out, "Design values, fitted to no clinical data; game/cycle/README.md says what each stands for.\n\n");
	buf_printf(out, "%-16s %-12s %6s %9s %7s %6s %6s %6s %6s\n", "move", "kind", "sting", "distance", "warmth", "needs",
		"heat", "open", "depth");
	for (int i = 0; i < MOVE_COUNT; i++) {
		const struct move_row *row = move_row((enum move)i);
		buf_printf(out, "%-16s %-12s %6d %9d %7d %6d %6d %6d %6d\n", row->id, move_kind_id(row->kind), row->sting,
			row->distance, row->warmth, row->needs_depth, row->self_heat, row->self_open, row->self_depth);
	}
	buf_printf(out, "\n%-16s %6s %6s %6s %9s %7s %6s\n", "position", "rest", "flood", "sting", "distance", "settle", "shown");
	for (int i = 0; i < POSITION_COUNT; i++) {
		const struct position_row *row = position_row((enum position)i);
		buf_printf(out, "%-16s %6d %6d %6d %9d %7d %5d%%\n", row->id, row->rest, row->flood, row->sting_weight,
			row->distance_weight, row->settle, row->shown);
	}
}

int cli_moves(int argc, char **argv) {
	static const struct option options[] = {{"json", no_argument, NULL, 'j'}, {0}};
	bool json = false;
	optind = 1;
	for (int o; (o = getopt_long(argc, argv, "", options, NULL)) != -1;) {
		if (o != 'j') {
			return cli_usage("moves");
		}
		json = true;
	}
	if (optind < argc) {
		return cli_usage("moves");
	}
	struct buf out = BUF_EMPTY;
	if (json) {
		cJSON *root = cJSON_CreateObject();
		cJSON_AddItemToObject(root, "moves", moves_json());
		cJSON_AddItemToObject(root, "positions", positions_json());
		json_put(root, &out);
	} else {
		add_tables(&out);
	}
	int code = cli_put(&out);
	buf_finish(&out);
	return code;
}
