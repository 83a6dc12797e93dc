/*
 * How long going back takes in a long play-through, and what a reply costs in
 * memory. Usage: bench_session [REPLIES [SCENARIO]]
 *
 * Before every reply the choice falls on a card at random; where the scenario
 * ends, it goes back to a random earlier place and on from there otherwise.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "playthrough/playthrough.h"

/* Two people who talk for ever: what a library scenario is too short for. */
static const char endless[] =
	"{\"format\": 1, \"id\": \"endless\", \"title\": \"Endless\", \"summary\": \"For measuring.\",\n"
	"\"content_notes\": [\"none\"], \"practises\": [\"measuring\"], \"source\": \"none\", \"minutes\": 1, \"couple\": "
	"{\n"
	"\"ada\": {\"name\": \"Ada\", \"pronouns\": \"she\", \"position\": \"pursuer\", \"start\": {\"heat\": 420, "
	"\"open\": 400, "
	"\"safe\": 450, \"depth\": 200}, \"half\": {\"trigger\": \"t\", \"perception\": \"p\", \"secondary\": \"s\", "
	"\"behaviour\": \"b\", \"primary\": \"r\", \"need\": \"n\"}},\n"
	"\"ben\": {\"name\": \"Ben\", \"pronouns\": \"he\", \"position\": \"withdrawer\", \"start\": {\"heat\": 380, "
	"\"open\": 350, "
	"\"safe\": 450, \"depth\": 150}, \"half\": {\"trigger\": \"t\", \"perception\": \"p\", \"secondary\": \"s\", "
	"\"behaviour\": \"b\", \"primary\": \"r\", \"need\": \"n\"}}},\n"
	"\"seats\": [\"ada\", \"ben\"], \"vars\": {\"n\": 0}, \"start\": \"a\", \"beats\": {\n"
	"\"a\": {\"lines\": [{\"text\": \"One.\"}, {\"by\": \"ben\", \"when\": \"seen(\\\"a\\\") > 1\", \"does\": "
	"\"waits\"}], "
	"\"turn\": \"ada\", \"replies\": [\n"
	"{\"id\": \"snap\", \"says\": \"You.\", \"move\": \"criticise\", \"once\": false, \"to\": \"b\"},\n"
	"{\"id\": \"see\", \"says\": \"I see.\", \"move\": \"validate\", \"once\": false, \"sets\": {\"n\": \"+1\"}, "
	"\"to\": \"b\"}]},\n"
	"\"b\": {\"lines\": [{\"text\": \"Two.\"}], \"turn\": \"ben\", \"replies\": [\n"
	"{\"id\": \"shut\", \"does\": \"says nothing\", \"move\": \"stonewall\", \"once\": false, \"to\": \"on\"},\n"
	"{\"id\": \"fair\", \"says\": \"Fair.\", \"move\": \"validate\", \"once\": false, \"to\": \"on\"}]},\n"
	"\"on\": {\"to\": [{\"when\": \"tension < 0\", \"to\": \"end\"}, {\"to\": \"a\"}]},\n"
	"\"end\": {\"ending\": \"stuck\", \"title\": \"E\", \"text\": \"E.\", \"ask\": \"E?\"}}}\n";

static double now_us(void) {
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static uint32_t roll(uint64_t *state, size_t below) {
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)((*state >> 33) % below);
}

static void say_one(struct playthrough *playthrough, uint64_t *dice) {
	const struct reply *cards[REPLIES_MAX_A_BEAT];
	size_t len = playthrough_cards(playthrough, cards);
	if (len == 0) {
		playthrough_rewind(playthrough, roll(dice, playthrough_step_count(playthrough)));
		return;
	}
	const struct reply *reply = cards[roll(dice, len)];
	playthrough_reply(playthrough, reply, (struct parts){{0}});
}

static int by_size(const void *a, const void *b) {
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static void report(const char *what, double *us, size_t len) {
	qsort(us, len, sizeof(*us), by_size);
	printf("%s: median %.1f us, 99 %% %.1f us, worst %.1f us\n", what, us[len / 2], us[len * 99 / 100], us[len - 1]);
}

static struct story *open_story(const char *path) {
	struct diag diag = {0};
	struct story *story = path != NULL ? story_load(path, &diag)
									   : story_load_text("endless.json", endless, sizeof(endless) - 1, &diag);
	if (story == NULL) {
		struct buf out = BUF_EMPTY;
		diag_print(&diag, false, &out);
		fputs(out.text, stderr);
		buf_finish(&out);
	}
	diag_finish(&diag);
	return story;
}

int main(int argc, char **argv) {
	enum { ROUNDS = 20000 };
	static double us[ROUNDS];
	size_t replies = argc > 1 ? (size_t)strtoul(argv[1], NULL, 10) : 10000;
	struct story *story = open_story(argc > 2 ? argv[2] : NULL);
	if (story == NULL) {
		return 1;
	}
	const struct playthrough_setup setup = {.seat = {true, true}, .seed = 1};
	struct playthrough *playthrough = playthrough_create(story, &setup);
	uint64_t dice = 7;
	size_t said = 0;
	for (double begun = now_us(); said < replies; said++) {
		say_one(playthrough, &dice);
		if (said + 1 == replies) {
			printf("%zu replies said in %.1f ms, in %zu ways; %zu bytes of state\n", replies, (now_us() - begun) / 1e3,
				playthrough_way_count(playthrough), play_state_size(story));
		}
	}
	printf("memory: %.1f bytes a reply (target 64)\n", (double)playthrough_bytes(playthrough) / (double)replies);
	size_t whole = playthrough_whole_count(playthrough);
	for (size_t i = 0; i < ROUNDS; i++) {
		size_t to = roll(&dice, whole + 1);
		double begun = now_us();
		if (to < playthrough_step_count(playthrough)) {
			playthrough_rewind(playthrough, to);
		} else {
			playthrough_forward(playthrough, to);
		}
		us[i] = now_us() - begun;
	}
	report("rewind or forward to any reply (target 1000 us)", us, ROUNDS);
	playthrough_rewind(playthrough, whole / 2);
	say_one(playthrough, &dice);
	for (size_t i = 0; i < 200; i++) {
		size_t way = i % playthrough_way_count(playthrough);
		double begun = now_us();
		playthrough_switch_way(playthrough, way, playthrough_way(playthrough, way).replies);
		us[i] = now_us() - begun;
	}
	report("over to another way", us, 200);
	playthrough_destroy(playthrough);
	story_destroy(story);
	return 0;
}
