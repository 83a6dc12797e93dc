#ifndef WATERLINE_VIEW_SCREENS_PLAY_STATE_H
#define WATERLINE_VIEW_SCREENS_PLAY_STATE_H

#include <stdbool.h>
#include <stddef.h>

#include "playthrough/playthrough.h"
#include "picture/ease.h"

/*
 * What the play screen knows beyond the conversation: what is open beside it,
 * where the loop stands on its way.
 */
enum sheet { SHEET_NONE, SHEET_WHY, SHEET_STEP_BACK, SHEET_PAUSE };

struct play {
	double paused;      /* when the pause began */
	bool follow;        /* the newest line is to be brought into view */
	enum sheet sheet;

	struct eased tension, water[SEAT_COUNT], pulse, arrival;
	enum seat spoke; /* who said the last reply; SEAT_NONE before the first */

	/* heights of the lines, remembered for as long as nothing that they depend on changes */
	float *heights;
	size_t height_count, height_cap;
	float height_width, height_em;
	bool height_beneath;
	float sheet_height, ending_height, seat_height, error_height, help_height;
};

#endif
