#include "keep/keeper.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

bool keeper_may_write(const struct keeper *keeper) {
	return keeper->home != NULL && !keeper->no_trace && (keeper->acknowledged || keeper->settings.notice_seen != 0);
}

bool keeper_may_remember(const struct keeper *keeper) {
	return keeper_may_write(keeper) && settings_may_remember(&keeper->settings, keeper->no_trace);
}

/* The first thing that went wrong is the trouble, or none is. Empties `diag`. */
static void take_trouble(struct keeper *keeper, struct diag *diag) {
	free(keeper->trouble);
	keeper->trouble = diag->len > 0 ? mem_copy(diag->findings[0].message, strlen(diag->findings[0].message)) : NULL;
	if (keeper->tell != NULL && diag->len > 0) {
		keeper->tell(keeper->tell_data, diag);
	}
	diag_finish(diag);
}

/* What is not said. */
static void swallow(struct diag *diag) {
	diag_finish(diag);
}

static void close_journal(struct keeper *keeper) {
	journal_close(keeper->journal);
	keeper->journal = NULL;
	keeper->under_way = keeper->behind = false;
}

/* The journal is there exactly while the person lets it be. `had` : that was so until now. */
static void follow_consent(struct keeper *keeper, bool had) {
	bool may = keeper_may_remember(keeper);
	struct diag diag = {0};
	if (may && keeper->remembers && keeper->journal == NULL) {
		keeper->journal = journal_open(keeper->home, &diag);
		take_trouble(keeper, &diag);
	} else if (!may && (had || keeper->journal != NULL)) {
		journal_end(keeper->journal, &diag);
		close_journal(keeper);
		journal_forget(keeper->home, &diag);
		swallow(&diag);
	}
}

/* Another window may have set something since; what was changed here and is not written yet stays. */
static void read_again(struct keeper *keeper) {
	uint64_t mark = keeper->home != NULL ? settings_mark(keeper->home) : 0;
	if (mark == keeper->read_mark) {
		return;
	}
	struct diag diag = {0};
	struct settings read = settings_read(keeper->home, &diag);
	settings_merge(&keeper->read, &keeper->settings, &read);
	keeper->read = read;
	keeper->read_mark = mark;
	swallow(&diag);
}

void keeper_open(struct keeper *keeper, const struct keeper_setup *setup) {
	*keeper = (struct keeper){.no_trace = setup->no_trace,
		.acknowledged = setup->acknowledged,
		.tell = setup->tell,
		.tell_data = setup->tell_data,
		.settings = settings_default(),
		.followed = UINT32_MAX};
	if (setup->home != NULL) {
		struct diag diag = {0};
		keeper->home = mem_copy(setup->home, strlen(setup->home));
		keeper->read_mark = settings_mark(keeper->home);
		keeper->settings = settings_read(keeper->home, &diag);
		if (keeper->tell != NULL && diag.len > 0) {
			keeper->tell(keeper->tell_data, &diag); /* what cannot be read is as on the first run: no trouble */
		}
		diag_finish(&diag);
	}
	keeper->read = keeper->settings;
}

void keeper_close(struct keeper *keeper) {
	journal_close(keeper->journal);
	free(keeper->home);
	free(keeper->trouble);
	free(keeper->record_id);
	*keeper = (struct keeper){0};
}

void keeper_remember(struct keeper *keeper, bool on) {
	keeper->remembers = on;
	if (!on) {
		close_journal(keeper);
	}
	follow_consent(keeper, false);
}

void keeper_set(struct keeper *keeper) {
	struct diag diag = {0};
	bool had = keeper->home != NULL && settings_may_remember(&keeper->read, false) && !keeper->no_trace;
	if (keeper_may_write(keeper)) {
		settings_change(keeper->home, &keeper->read, &keeper->settings, &diag);
		keeper->read = keeper->settings;
		keeper->read_mark = settings_mark(keeper->home);
		take_trouble(keeper, &diag);
	}
	follow_consent(keeper, had);
}

void keeper_look(struct keeper *keeper) {
	bool had = keeper_may_remember(keeper);
	read_again(keeper);
	if (had && !keeper_may_remember(keeper)) {
		follow_consent(keeper, true);
	}
}

bool keeper_may_record(const struct keeper *keeper) {
	return keeper_may_write(keeper) && keeper->settings.no_trace == 0;
}

bool keeper_falls_short(const struct keeper *keeper) {
	return keeper->remembers && keeper_may_remember(keeper) && (keeper->journal == NULL || keeper->behind);
}

/* Brings the journal up to what was said; false where it is behind. */
static bool follow_journal(struct keeper *keeper, const struct held *held, uint32_t place, struct diag *diag) {
	if (keeper->under_way) {
		journal_follow(keeper->journal, held->playthrough, diag);
		return journal_is_whole(keeper->journal);
	} else if (!playthrough_is_over(held->playthrough) && place != keeper->followed && playthrough_choice_count(held->playthrough) > 0) {
		keeper->under_way = journal_begin(keeper->journal, held->playthrough, held->path, held->cast, diag);
		return keeper->under_way;
	}
	return true;
}

static uint32_t place_now(const struct playthrough *playthrough) {
	return playthrough_place(playthrough, playthrough_step_count(playthrough));
}

static bool follow(void *data, const struct held *held) {
	struct keeper *keeper = data;
	uint32_t place = place_now(held->playthrough);
	if (keeper->journal == NULL || (place == keeper->followed && (keeper->under_way || keeper->behind))) {
		return !keeper->behind;
	}
	struct diag diag = {0};
	bool was_behind = keeper->behind;
	keeper_look(keeper); /* the yes may have been taken back in another window */
	if (keeper->journal == NULL) {
		return true;
	}
	keeper->behind = !follow_journal(keeper, held, place, &diag);
	keeper->followed = place;
	if (diag.len > 0 || (was_behind && !keeper->behind)) {
		take_trouble(keeper, &diag);
	}
	return !keeper->behind;
}

static void over(void *data) {
	struct keeper *keeper = data;
	struct diag diag = {0};
	if (keeper->under_way) {
		journal_end(keeper->journal, &diag);
		take_trouble(keeper, &diag);
	}
	keeper->under_way = keeper->behind = false;
}

static void forget_record(struct keeper *keeper) {
	free(keeper->record_id);
	keeper->record_id = NULL;
	keeper->recorded = keeper->not_recorded = false;
}

/* What is held goes. */
static void end_holding(struct keeper *keeper) {
	keeper->followed = UINT32_MAX;
	keeper->under_way = keeper->behind = false;
	keeper->ways_unkept = 0;
	keeper->wrote = WROTE_FIRST;
	forget_record(keeper);
}

static void let_go(void *data) {
	struct keeper *keeper = data;
	struct diag diag = {0};
	if (keeper->under_way) { /* opened again, it knows what was left */
		journal_close(keeper->journal);
		keeper->journal = journal_open(keeper->home, &diag);
	}
	end_holding(keeper);
	swallow(&diag);
}

static void drop(void *data) {
	struct keeper *keeper = data;
	struct diag diag = {0};
	if (keeper->under_way) {
		journal_end(keeper->journal, &diag);
	}
	end_holding(keeper);
	swallow(&diag);
}

const struct journal_left *keeper_left(const struct keeper *keeper) {
	return keeper->under_way ? NULL : journal_left(keeper->journal);
}

void keeper_discard(struct keeper *keeper) {
	struct diag diag = {0};
	journal_discard(keeper->journal, &diag);
	take_trouble(keeper, &diag);
}

bool keeper_has_all(const struct keeper *keeper) {
	return keeper->under_way && journal_is_whole(keeper->journal);
}

bool keeper_has_some(const struct keeper *keeper) {
	return journal_has_file(keeper->journal);
}

struct playthrough *keeper_resume(struct keeper *keeper, const struct story *story, bool stepwise, struct diag *diag) {
	struct playthrough *playthrough = journal_resume(keeper->journal, story, stepwise, diag);
	if (playthrough != NULL) {
		keeper->under_way = journal_is_whole(keeper->journal); /* if not, it is begun anew with the next reply */
		keeper->behind = !keeper->under_way;
		keeper->followed = place_now(playthrough);
	}
	return playthrough;
}

/* The place after the person's last reply: what habit answers to it by itself makes no difference. */
static uint32_t choice_place(const struct playthrough *playthrough) {
	size_t count = playthrough_step_count(playthrough);
	while (count > 0 && !playthrough_step(playthrough, count - 1)->chosen) {
		count--;
	}
	return playthrough_place(playthrough, count);
}

static bool stands_there(const struct keeper *keeper, const struct playthrough *playthrough) {
	return keeper->record_place == choice_place(playthrough) &&
		   keeper->record_choices == playthrough_choice_count(playthrough);
}

static void stand_here(struct keeper *keeper, const struct playthrough *playthrough) {
	keeper->record_place = choice_place(playthrough);
	keeper->record_choices = playthrough_choice_count(playthrough);
}

bool keeper_has_record(const struct keeper *keeper, const struct playthrough *playthrough) {
	return keeper->recorded && stands_there(keeper, playthrough);
}

bool keeper_lacks_record(const struct keeper *keeper, const struct playthrough *playthrough) {
	return keeper->not_recorded && stands_there(keeper, playthrough);
}

void keeper_opened(struct keeper *keeper, const struct playthrough *playthrough, const char *id, bool whole) {
	forget_record(keeper);
	keeper->record_id = id != NULL ? mem_copy(id, strlen(id)) : NULL;
	keeper->recorded = id != NULL && whole;
	stand_here(keeper, playthrough);
	keeper->followed = place_now(playthrough); /* followed once it is gone on with */
}

static bool write_record(
	struct keeper *keeper, const struct held *held, const char *note, const char *sentence, struct diag *diag) {
	struct record record = {0};
	record_of(held->playthrough, held->path, held->cast, note, sentence, &record);
	bool good = record_write(keeper->home, &record, diag);
	if (good) {
		keeper->wrote = keeper->record_id != NULL ? WROTE_BESIDE : WROTE_FIRST;
		keeper->ways_unkept = record.ways_unkept;
		keeper->records++;
		free(keeper->record_id);
		keeper->record_id = mem_copy(record.id, strlen(record.id));
	}
	keeper->recorded = good;
	record_finish(&record);
	return good;
}

static bool is_there(const struct keeper *keeper, const char *id) {
	char *path = record_path(keeper->home, id);
	struct record record = {0};
	struct diag diag = {0};
	bool there = record_read(path, &record, &diag);
	record_finish(&record);
	swallow(&diag);
	free(path);
	return there;
}

static bool record(void *data, const struct held *held, const char *note, const char *sentence) {
	struct keeper *keeper = data;
	struct diag diag = {0};
	keeper_look(keeper);
	bool good = false, may = keeper_may_record(keeper), again = may && keeper_has_record(keeper, held->playthrough);
	if (again) {
		good = record_set_words(keeper->home, keeper->record_id, note, sentence, &diag);
		keeper->wrote = good ? WROTE_WORDS : keeper->wrote;
		if (!good && !is_there(keeper, keeper->record_id)) { /* somebody took it away meanwhile */
			swallow(&diag);
			forget_record(keeper);
			again = false;
		}
	}
	if (may && !again) {
		good = write_record(keeper, held, note, sentence, &diag);
	}
	keeper->not_recorded = !good;
	stand_here(keeper, held->playthrough);
	take_trouble(keeper, &diag);
	return good;
}

struct keeping keeper_keeping(struct keeper *keeper) {
	return (struct keeping){keeper, follow, over, let_go, drop, record};
}

bool keeper_erase(struct keeper *keeper, const char *id) {
	struct diag diag = {0};
	bool good = keeper->home != NULL && record_delete(keeper->home, id, &diag);
	if (good && keeper->record_id != NULL && strcmp(keeper->record_id, id) == 0) {
		forget_record(keeper);
	}
	take_trouble(keeper, &diag);
	return good;
}

bool keeper_set_words(struct keeper *keeper, const char *id, const char *note, const char *sentence) {
	struct diag diag = {0};
	keeper_look(keeper);
	bool good = keeper_may_record(keeper) && record_set_words(keeper->home, id, note, sentence, &diag);
	take_trouble(keeper, &diag);
	return good;
}

bool keeper_forget(struct keeper *keeper, struct forgotten *gone) {
	struct diag diag = {0};
	struct settings *settings = &keeper->settings;
	*gone = (struct forgotten){0};
	drop(keeper);
	close_journal(keeper);
	bool good = keeper->home == NULL || forget_everything(keeper->home, true, gone, &diag);
	int notice = settings->notice_seen;
	*settings = keeper->read = settings_default();
	settings->notice_seen = notice; /* for as long as this program is open */
	settings->remember = REMEMBER_NO;
	keeper->read_mark = keeper->home != NULL ? settings_mark(keeper->home) : 0;
	take_trouble(keeper, &diag);
	return good;
}
