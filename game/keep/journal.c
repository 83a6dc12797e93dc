#include "keep/journal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/home.h"
#include "base/lock.h"
#include "base/json_out.h"
#include "base/mem.h"
#include "base/os.h"
#include "base/own_file.h"
#include "keep/journal_file.h"

struct journal {
	char *home, *path, *lock_path;
	int lock, file;       /* file: -1 while nothing is written */
	struct journal_text text;
	enum journal_found found;
	bool left;            /* something can be gone on with */
	uint64_t sum;
	uint64_t size;        /* of what is surely whole */
	uint32_t *places;     /* playthrough_place() of what the file says was said */
	size_t len, cap, lines;
	bool troubled;
	bool behind; /* not all that was followed is in the file */
};

enum { SLOTS = 9 };
static const char file_name[] = "journal", lock_name[] = "lock";

static void report_no_lock(const char *home, struct diag *diag) {
	if (errno == 0) {
		diag_warning(diag, "journal-busy", SPAN_NOWHERE,
			"%d other Waterlines are remembering where they stopped, so this one does not", SLOTS);
	} else {
		diag_warning(diag, "journal-unwritable", SPAN_NOWHERE, "where you stop cannot be remembered in %s: %s", home,
			strerror(errno));
	}
}

/* "journal" and "lock" for the program that comes first, "journal-2" and "lock-2" for the next. Free with free(). */
static char *path_of(const char *home, const char *name, int slot) {
	struct buf path = BUF_EMPTY;
	char *first = file_join(home, name);
	buf_puts(&path, first);
	if (slot > 1) {
		buf_printf(&path, "-%d", slot);
	}
	free(first);
	return buf_detach(&path);
}

/* Takes the first that nobody has; with `left`, of those where something was left. -1: there is none. */
static int take_slot(const char *home, bool left, int *slot) {
	int lock = -1;
	errno = 0;
	for (*slot = 1; lock < 0 && errno == 0 && *slot <= SLOTS; *slot += lock < 0) {
		char *path = path_of(home, file_name, *slot), *lock_path = path_of(home, lock_name, *slot);
		bool looked_for = !left || os_look(path).kind != OS_NOTHING;
		errno = 0;
		lock = looked_for ? lock_take(lock_path) : -1;
		free(path);
		free(lock_path);
	}
	return lock;
}

struct journal *journal_open(const char *home, struct diag *diag) {
	if (!home_make(home, diag)) {
		return NULL;
	}
	int slot, lock = take_slot(home, true, &slot);
	if (lock < 0) {
		lock = take_slot(home, false, &slot);
	}
	if (lock < 0) {
		report_no_lock(home, diag);
		return NULL;
	}
	own_file_sweep(home);
	struct journal *journal = mem_new(struct journal);
	journal->home = mem_copy(home, strlen(home));
	journal->path = path_of(home, file_name, slot);
	journal->lock_path = path_of(home, lock_name, slot);
	journal->lock = lock;
	journal->file = -1;
	journal->found = journal_read(journal->path, &journal->text, diag);
	journal->text.left.replies = 0;
	for (size_t i = 0; i < journal->text.len; i++) {
		journal->text.left.replies += journal->text.ops[i].spec != NULL;
	}
	journal->left = journal->found == JOURNAL_GOOD && journal->text.left.replies > 0;
	return journal;
}

const struct journal_left *journal_left(const struct journal *journal) {
	return journal != NULL && journal->left ? &journal->text.left : NULL;
}

static void report_unwritable(struct journal *journal, int error, struct diag *diag) {
	if (!journal->troubled) {
		diag_warning(diag, "journal-unwritable", SPAN_NOWHERE,
			"from here on, where you stop cannot be remembered: %s: %s. The conversation goes on all the same",
			journal->path, strerror(error));
	}
	journal->troubled = journal->behind = true;
}

/* Under another name, so that what cannot be gone on with is not destroyed; false where it stays in the way. */
static bool put_aside(struct journal *journal, struct diag *diag) {
	char *aside = own_file_put_aside(journal->path);
	if (aside == NULL) {
		report_unwritable(journal, errno, diag);
		return false;
	}
	diag_warning(diag, "journal-aside", SPAN_NOWHERE, "what stood in %s is kept as %s", journal->path, aside);
	free(aside);
	return true;
}

static bool clear_the_way(struct journal *journal, struct diag *diag) {
	if (os_look(journal->path).kind == OS_NOTHING) {
		return true;
	}
	if (journal->found == JOURNAL_BAD || journal->text.left.altered) {
		return put_aside(journal, diag);
	}
	return own_file_erase(journal->path, diag);
}

/* Whole or not at all, as far as this program can see: what a failed try has left is cut off. */
static bool append(struct journal *journal, const struct buf *bytes, struct diag *diag) {
	bool good = os_write_at(journal->file, bytes->text, bytes->len, journal->size) && os_sync(journal->file);
	if (!good) {
		int error = errno;
		os_cut(journal->file, journal->size); /* a half line at the end is passed over when it is read */
		report_unwritable(journal, error, diag);
		return false;
	}
	journal->size += bytes->len;
	journal->troubled = journal->behind = false;
	return true;
}

/* The lines for what was done since the last time. */
static size_t describe(const struct journal *journal, const struct playthrough *playthrough, uint64_t *sum, struct buf *out) {
	size_t len = playthrough_step_count(playthrough), common = 0, lines = 0;
	while (common < len && common < journal->len && journal->places[common] == playthrough_place(playthrough, common + 1)) {
		common++;
	}
	struct buf line = BUF_EMPTY;
	if (common < journal->len) {
		buf_printf(&line, "b %zu", common);
		journal_line(sum, line.text, line.len, out);
		lines++;
	}
	for (size_t i = common; i < len; i++) {
		if (playthrough_step(playthrough, i)->chosen) {
			buf_clear(&line);
			buf_puts(&line, "r ");
			playthrough_step_spec(playthrough, i, &line);
			journal_line(sum, line.text, line.len, out);
			lines++;
		}
	}
	buf_finish(&line);
	return lines;
}

static void note_place(struct journal *journal, const struct playthrough *playthrough) {
	journal->len = 0;
	for (size_t i = 0; i < playthrough_step_count(playthrough); i++) {
		journal->places = mem_room(journal->places, journal->len, &journal->cap, sizeof(uint32_t));
		journal->places[journal->len++] = playthrough_place(playthrough, i + 1);
	}
}

void journal_follow(struct journal *journal, const struct playthrough *playthrough, struct diag *diag) {
	if (journal == NULL || journal->file < 0) {
		return;
	}
	struct buf out = BUF_EMPTY;
	uint64_t sum = journal->sum;
	size_t lines = describe(journal, playthrough, &sum, &out);
	if (out.len == 0) {
		journal->behind = false; /* what could not be written was taken back: nothing is missing */
	}
	if (out.len == 0 || append(journal, &out, diag)) {
		journal->sum = sum;
		journal->lines += lines;
		note_place(journal, playthrough);
	}
	buf_finish(&out);
}

bool journal_is_whole(const struct journal *journal) {
	return journal != NULL && journal->file >= 0 && !journal->behind;
}

static void close_file(struct journal *journal) {
	if (journal->file >= 0) {
		os_close(journal->file);
	}
	journal->file = -1;
	journal->len = journal->lines = 0;
	journal->left = false;
	journal->troubled = journal->behind = false;
}

static void first_line(const struct kept *kept, uint64_t *sum, struct buf *out) {
	json_ready();
	cJSON *object = cJSON_CreateObject();
	kept_to_json(kept, object);
	char *text = cJSON_PrintUnformatted(object);
	cJSON_Delete(object);
	if (text == NULL) {
		mem_exhausted();
	}
	journal_line(sum, text, strlen(text), out);
	cJSON_free(text);
}

/* A new file, with nothing in its way. */
static bool begin_file(
	struct journal *journal, const struct playthrough *playthrough, const struct kept *kept, struct diag *diag) {
	close_file(journal);
	journal->file = os_open(journal->path, OS_NEW_OWN);
	if (journal->file < 0) {
		report_unwritable(journal, errno, diag);
		return false;
	}
	journal->size = 0;
	journal->sum = JOURNAL_SUM_START;
	struct buf out = BUF_EMPTY;
	first_line(kept, &journal->sum, &out);
	journal->lines = journal_ways(playthrough, &journal->sum, &out);
	bool good = append(journal, &out, diag);
	buf_finish(&out);
	if (!good) {
		os_remove(journal->path);
		close_file(journal);
		return false;
	}
	journal->found = JOURNAL_NOTHING;
	os_sync_folder(journal->home);
	note_place(journal, playthrough);
	return true;
}

bool journal_begin(struct journal *journal, const struct playthrough *playthrough, const char *path, const struct cast *cast,
	struct diag *diag) {
	if (journal == NULL) {
		return false;
	}
	if (journal->file >= 0) {
		journal_end(journal, diag);
	} else if (!clear_the_way(journal, diag)) {
		return false;
	}
	journal_text_finish(&journal->text);
	struct kept kept;
	kept_of(playthrough, path, cast, &journal->text.arena, &kept);
	return begin_file(journal, playthrough, &kept, diag);
}

void journal_discard(struct journal *journal, struct diag *diag) {
	if (journal != NULL && journal->file < 0 && clear_the_way(journal, diag)) {
		journal_text_finish(&journal->text);
		journal->found = JOURNAL_NOTHING;
		journal->left = false;
	}
}

/* Does again what one line says; false, and why, where that cannot be. */
static bool do_again(struct playthrough *playthrough, const struct journal_op *op, struct buf *why) {
	if (op->spec != NULL) {
		return kept_say(playthrough, op->spec, why);
	}
	while (playthrough_step_count(playthrough) < op->back && playthrough_waits_for(playthrough) == PLAYTHROUGH_HABIT) {
		playthrough_go_on(playthrough);
	}
	if (playthrough_step_count(playthrough) < op->back) {
		buf_printf(why, "it goes back to reply %zu, which was not said", op->back);
		return false;
	}
	playthrough_rewind(playthrough, op->back);
	return true;
}

static bool do_all_again(const struct journal_text *text, const struct story *story, struct playthrough *playthrough,
	struct diag *diag) {
	for (size_t i = 0, said = 0; i < text->len; i++) {
		struct buf why = BUF_EMPTY;
		bool good = do_again(playthrough, &text->ops[i], &why);
		if (!good) {
			const char *spec = text->ops[i].spec;
			kept_report_stop(
				&text->left.kept, story, said, text->left.replies, spec != NULL ? spec : "back", why.text, diag);
		}
		buf_finish(&why);
		if (!good) {
			return false;
		}
		said += text->ops[i].spec != NULL;
	}
	kept_report_changed(&text->left.kept, story, diag);
	return true;
}

/* The file itself is gone on with; what is not whole at its end is cut off. */
static void reopen(struct journal *journal, const struct playthrough *playthrough, struct diag *diag) {
	size_t good = journal->text.good, lines = journal->text.len;
	uint64_t sum = journal->text.sum;
	close_file(journal);
	journal->file = os_open(journal->path, OS_WRITE_OWN);
	if (journal->file < 0 || !os_cut(journal->file, good)) {
		int error = errno;
		close_file(journal); /* nothing is written where it is not known what stands there */
		report_unwritable(journal, error, diag);
		return;
	}
	journal->size = good;
	journal->sum = sum;
	journal->lines = lines;
	note_place(journal, playthrough);
}

struct playthrough *journal_resume(struct journal *journal, const struct story *story, bool stepwise, struct diag *diag) {
	struct playthrough *playthrough = kept_playthrough(&journal->text.left.kept, story, stepwise, diag);
	if (playthrough == NULL) {
		return NULL;
	}
	bool whole = do_all_again(&journal->text, story, playthrough, diag);
	if (whole && !journal->text.left.altered) {
		reopen(journal, playthrough, diag);
	} else if (put_aside(journal, diag)) {
		struct kept kept = journal->text.left.kept;
		kept.fingerprint = story->fingerprint;
		begin_file(journal, playthrough, &kept, diag);
	}
	return playthrough;
}

void journal_end(struct journal *journal, struct diag *diag) {
	if (journal == NULL || journal->file < 0) {
		return;
	}
	if (os_is_still(journal->file, journal->path)) { /* another may have been put there since */
		own_file_erase(journal->path, diag);
	}
	close_file(journal);
}

void journal_close(struct journal *journal) {
	if (journal == NULL) {
		return;
	}
	struct diag quiet = {0};
	if (journal->file >= 0 && journal->lines == 0) {
		journal_end(journal, &quiet); /* nothing was said: there is nothing to go on with */
	}
	close_file(journal);
	lock_free(journal->lock, journal->lock_path);
	diag_finish(&quiet);
	journal_text_finish(&journal->text);
	free(journal->places);
	free(journal->home);
	free(journal->path);
	free(journal->lock_path);
	free(journal);
}

bool journal_has_file(const struct journal *journal) {
	struct os_info info = journal != NULL ? os_look(journal->path) : (struct os_info){0};
	return info.kind == OS_FILE && info.size > 0;
}

bool journal_is_there(const char *home) {
	bool there = false;
	for (int slot = 1; slot <= SLOTS && !there; slot++) {
		char *path = path_of(home, file_name, slot);
		struct os_info info = os_look(path);
		there = info.kind == OS_FILE && info.size > 0;
		free(path);
	}
	return there;
}

/* What stands behind a name in one of ours, "" or "-2" left out; NULL where it is none. */
static const char *behind_name(const char *text, const char *name) {
	size_t len = strlen(name);
	if (strncmp(text, name, len) != 0) {
		return NULL;
	}
	bool numbered = text[len] == '-' && text[len + 1] >= '2' && text[len + 1] <= '0' + SLOTS;
	return text + len + (numbered ? 2 : 0);
}

size_t journal_forget(const char *home, struct diag *diag) {
	size_t erased = 0, count;
	char **names = os_list(home, &count);
	for (size_t i = 0; i < count; i++) {
		const char *after = behind_name(names[i], file_name), *lock = behind_name(names[i], lock_name);
		bool ours = after != NULL && (after[0] == '\0' || strncmp(after, ".aside-", 7) == 0);
		if (ours || (lock != NULL && lock[0] == '\0')) {
			char *path = file_join(home, names[i]);
			erased += own_file_erase(path, diag) && ours;
			free(path);
		}
		free(names[i]);
	}
	free(names);
	return erased;
}
