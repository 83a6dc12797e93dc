#include "cycle/moves.h"

#include <assert.h>
#include <string.h>

#define D KIND_DESTRUCTIVE
#define A KIND_AMBIVALENT
#define S KIND_SOFTENING
#define R KIND_REGULATING

/* clang-format off */
static const struct move_row moves[MOVE_COUNT] = {
	/*                       id                shown as                     kind sting dist warm needs heat  open depth */
	[MOVE_CONTEMPT]       = {"contempt",       "mocks from above",            D, 420,   0,   0,   0,  -40,  -80, -100},
	[MOVE_THREATEN_BOND]  = {"threaten_bond",  "threatens to leave",          D, 380, 120,   0,   0,  -40,  -80, -100},
	[MOVE_PATHOLOGISE]    = {"pathologise",    "puts a label on the other",   D, 300,   0,   0,   0,  -40,  -60, -100},
	[MOVE_CRITICISE]      = {"criticise",      "finds fault with the other",  D, 240,   0,   0,   0,  -40,  -40,  -90},
	[MOVE_PRESS]          = {"press",          "demands an answer",           D, 160,   0,   0,   0,   30,  -40,  -90},
	[MOVE_DEFEND]         = {"defend",         "turns the blame round",       D, 140,   0,   0,   0,  -20,  -50,  -90},
	[MOVE_REBUFF]         = {"rebuff",         "turns a bid away",            D,  60, 240,   0,   0,  -20,  -60,  -90},
	[MOVE_STONEWALL]      = {"stonewall",      "goes silent",                 D,   0, 220,   0,   0,  -30,  -80,  -90},
	[MOVE_PLACATE]        = {"placate",        "agrees to have peace",        A,   0,  90,  60,   0,  -30,  -40,  -50},
	[MOVE_FIX]            = {"fix",            "solves it too soon",          A,  30,  60,  60,   0,  -10,    0,  -20},
	[MOVE_REASON]         = {"reason",         "argues the facts",            A,  60,  40,  30,   0,  -10,  -10,  -30},
	[MOVE_SELF_BLAME]     = {"self_blame",     "turns on oneself",            A,  40,  60,  50,   0,   40,  -20,   10},
	[MOVE_CHECK]          = {"check",          "asks whether all is well",    A,  60,   0,  80,   0,   20,    0,   20},
	[MOVE_TEASE]          = {"tease",          "makes a light joke",          A,  70,   0,  90,   0,  -10,    0,    0},
	[MOVE_TALK_ABOUT]     = {"talk_about",     "talks about the feeling",     A,  20,   0, 110,   0,  -10,   10,   30},
	[MOVE_NAME_OWN_HEAT]  = {"name_own_heat",  "says how hot it is getting",  S,  30,   0, 120,   0,  -30,   20,   80},
	[MOVE_SOFT_START]     = {"soft_start",     "starts softly, with one wish", S,  30,   0, 220, 150,  -10,   30,   60},
	[MOVE_PAUSE_RETURN]   = {"pause_return",   "takes a break, and a time to come back", R,   0,  20,  40,   0,    0,   10,   40},
	[MOVE_CURIOUS]        = {"curious",        "asks without accusing",       S,   0,   0, 160,   0,  -20,   40,   20},
	[MOVE_VALIDATE]       = {"validate",       "says that it makes sense",    S,   0,   0, 200,   0,  -20,   50,   20},
	[MOVE_OWN_PART]       = {"own_part",       "owns a part in it",           S,   0,   0, 240, 100,    0,   50,   60},
	[MOVE_NAME_CYCLE]     = {"name_cycle",     "names the loop",              S,   0,   0, 180, 150,  -30,   50,   60},
	[MOVE_REPAIR_BID]     = {"repair_bid",     "offers to start over",        S,   0,   0, 180,   0,  -20,   30,   10},
	[MOVE_DISCLOSE]       = {"disclose",       "tells the hurt or the fear",  S,   0,   0, 390, 350,   30,   60,  120},
	[MOVE_LONGING]        = {"longing",        "tells the longing",           S,   0,   0, 390, 350,   20,   60,  100},
	[MOVE_SPACE_WITH_BOND] = {"space_with_bond", "asks for room, and stays close", S,   0,  40, 320, 250,  -20,   60,   60},
	[MOVE_ASK_NEED]       = {"ask_need",       "reaches, and asks for one thing", S,   0,   0, 440, 500,   40,   80,   80},
	[MOVE_COMFORT]        = {"comfort",        "takes the reach and comforts", S,   0,   0, 460, 200,  -30,   90,   30},
};

static const struct position_row positions[POSITION_COUNT] = {
	/*                         id           rest flood sting dist settle shown */
	[POSITION_PURSUER]    = {"pursuer",     200,  750,    4,   6,     8,   100},
	[POSITION_WITHDRAWER] = {"withdrawer",  200,  650,    6,   3,    12,    50},
};
/* clang-format on */

static const char *const kinds[KIND_COUNT] = {
	[KIND_DESTRUCTIVE] = "destructive",
	[KIND_AMBIVALENT] = "ambivalent",
	[KIND_SOFTENING] = "softening",
	[KIND_REGULATING] = "regulating",
};

const struct move_row *move_row(enum move move) {
	assert(move < MOVE_COUNT);
	return &moves[move];
}

const struct position_row *position_row(enum position position) {
	assert(position < POSITION_COUNT);
	return &positions[position];
}

const char *move_kind_id(enum move_kind kind) {
	assert(kind < KIND_COUNT);
	return kinds[kind];
}

static bool same(const char *id, const char *text, size_t len) {
	return strlen(id) == len && memcmp(id, text, len) == 0;
}

bool move_find(const char *id, size_t len, enum move *found) {
	for (unsigned i = 0; i < MOVE_COUNT; i++) {
		if (same(moves[i].id, id, len)) {
			*found = (enum move)i;
			return true;
		}
	}
	return false;
}

bool position_find(const char *id, size_t len, enum position *found) {
	for (unsigned i = 0; i < POSITION_COUNT; i++) {
		if (same(positions[i].id, id, len)) {
			*found = (enum position)i;
			return true;
		}
	}
	return false;
}

bool move_is_reach(enum move move) {
	return move == MOVE_DISCLOSE || move == MOVE_LONGING || move == MOVE_ASK_NEED;
}
