#include "keep/kept.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/os.h"
#include "base/utf8.h"

static const char *now_text(struct arena *arena) {
	time_t now = time(NULL);
	struct tm local;
	char text[40] = "1970-01-01T00:00:00", zone[8] = "+0000";
	if (localtime_r(&now, &local) != NULL) {
		strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%S", &local);
		strftime(zone, sizeof(zone), "%z", &local);
	}
	return arena_printf(arena, "%s%.3s:%.2s", text, zone, zone + 3);
}

static const char *seat_text(const struct playthrough *playthrough) {
	const struct playthrough_setup *setup = playthrough_setup(playthrough);
	if (setup->seat[SEAT_ONE] && setup->seat[SEAT_TWO]) {
		return "both";
	}
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		if (setup->seat[seat]) {
			return playthrough_story(playthrough)->person[seat].id;
		}
	}
	return "none";
}

void kept_of(const struct playthrough *playthrough, const char *path, const struct cast *cast, struct arena *arena,
	struct kept *out) {
	const struct story *story = playthrough_story(playthrough);
	*out = (struct kept){
		.scenario = arena_text(arena, story->id),
		.title = arena_text(arena, story->title),
		.path = kept_clean(arena, path),
		.fingerprint = story->fingerprint,
		.seat = arena_text(arena, seat_text(playthrough)),
		.seed = playthrough_setup(playthrough)->seed,
		.date = now_text(arena),
		.version = WATERLINE_VERSION,
	};
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		const struct person *person = &story->person[seat];
		out->person[seat].pronouns = -1;
		if (cast != NULL && strcmp(cast->person[seat].name, person->name) != 0) {
			out->person[seat].name = kept_clean(arena, cast->person[seat].name);
		}
		if (cast != NULL && cast->person[seat].pronouns != person->pronouns) {
			out->person[seat].pronouns = (int)cast->person[seat].pronouns;
		}
	}
}

void kept_copy(const struct kept *kept, struct arena *arena, struct kept *out) {
	*out = *kept;
	const char **const texts[] = {&out->scenario, &out->title, &out->path, &out->seat, &out->date, &out->version,
		&out->person[SEAT_ONE].name, &out->person[SEAT_TWO].name};
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		*texts[i] = arena_text(arena, *texts[i]);
	}
}

const char *kept_name(const struct kept *kept, const struct story *story, int seat) {
	const char *name = kept->person[seat].name;
	return name == NULL && story != NULL ? story->person[seat].name : name;
}

struct cast kept_cast(const struct kept *kept, const struct story *story) {
	struct cast cast = story_cast(story);
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		cast.person[seat].name = kept_name(kept, story, seat);
		if (kept->person[seat].pronouns >= 0) {
			cast.person[seat].pronouns = (enum pronouns)kept->person[seat].pronouns;
		}
	}
	return cast;
}

static bool is_file(const char *path) {
	return os_look_through(path).kind == OS_FILE;
}

char *kept_scenario_path(const struct kept *kept, const char *scenes) {
	struct buf path = BUF_EMPTY;
	if (!is_file(kept->path) && scenes != NULL) {
		buf_printf(&path, "%s/%s.json", scenes, kept->scenario);
		if (is_file(path.text)) {
			return buf_detach(&path);
		}
		buf_clear(&path);
	}
	buf_puts(&path, kept->path);
	return buf_detach(&path);
}

struct story *kept_story(const struct kept *kept, const char *scenes, struct diag *diag) {
	char *path = kept_scenario_path(kept, scenes);
	struct story *story = story_load(path, diag);
	if (story != NULL && strcmp(story->id, kept->scenario) != 0) {
		diag_error(diag, "kept-scenario", SPAN_NOWHERE,
			"in %s there is now another scenario, \"%s\"; this was played in \"%s\"", path, story->id, kept->scenario);
		story_destroy(story);
		story = NULL;
	}
	free(path);
	return story;
}

static bool has_seat(const struct story *story, int seat) {
	for (size_t i = 0; i < story->seat_count; i++) {
		if ((int)story->seats[i] == seat) {
			return true;
		}
	}
	return false;
}

struct playthrough *kept_playthrough(const struct kept *kept, const struct story *story, bool stepwise, struct diag *diag) {
	struct playthrough_setup setup = {.seed = kept->seed, .stepwise = stepwise};
	bool both = strcmp(kept->seat, "both") == 0, good = strcmp(kept->seat, "none") == 0;
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		setup.seat[seat] = (both || strcmp(kept->seat, story->person[seat].id) == 0) && has_seat(story, seat);
		good = good || setup.seat[seat];
	}
	if (!good || (both && story->seat_count < SEAT_COUNT)) {
		diag_error(diag, "kept-seat", SPAN_NOWHERE, "this was played as \"%s\", which is no seat of \"%s\" any more",
			kept->seat, story->title);
		return NULL;
	}
	return playthrough_create(story, &setup);
}

bool kept_say(struct playthrough *playthrough, const char *spec, struct buf *why) {
	struct diag diag = {0};
	bool good = playthrough_replies_by_id(playthrough, spec, &diag);
	if (!good) {
		buf_puts(why, diag.findings[0].message);
	}
	diag_finish(&diag);
	return good;
}

void kept_report_stop(const struct kept *kept, const struct story *story, size_t index, size_t count, const char *spec,
	const char *why, struct diag *diag) {
	if (story->fingerprint != kept->fingerprint) {
		diag_warning(diag, "kept-stops", SPAN_NOWHERE,
			"\"%s\" was changed since %.10s: reply %zu of %zu, \"%s\", cannot be said there any more (%s); "
			"what is kept stays as it is",
			story->title, kept->date, index + 1, count, spec, why);
	} else {
		diag_warning(diag, "kept-stops", SPAN_NOWHERE,
			"reply %zu of %zu, \"%s\", cannot be said (%s); what is kept stays as it is", index + 1, count, spec, why);
	}
}

void kept_report_changed(const struct kept *kept, const struct story *story, struct diag *diag) {
	if (story->fingerprint != kept->fingerprint) {
		diag_warning(diag, "kept-changed", SPAN_NOWHERE,
			"\"%s\" was changed since %.10s: every reply can still be said, but it may not go as it went then",
			story->title, kept->date);
	}
}

char *kept_clean(struct arena *arena, const char *text) {
	size_t len = strlen(text), size;
	struct buf out = BUF_EMPTY;
	for (size_t at = 0; at < len; at += size) {
		if (utf8_next(text + at, len - at, &size) < 0) {
			buf_puts(&out, "\xef\xbf\xbd");
		} else {
			buf_add(&out, text + at, size);
		}
	}
	char *clean = arena_copy(arena, out.text, out.len);
	buf_finish(&out);
	return clean;
}
