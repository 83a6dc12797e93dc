#ifndef WATERLINE_KEEP_SETTINGS_H
#define WATERLINE_KEEP_SETTINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"

/*
 * What a person has set, in one small file: lines of `key = value`. It says how
 * the program looks and what it may keep, never what was played.
 *
 * A plain struct: copy it, change a member, write it. Every member is an int
 * within its range (settings_row()); SETTINGS_KEY members are letters a to z,
 * no two the same.
 */

/** May the program remember where one stopped? Asked once. */
enum settings_remember { REMEMBER_UNASKED, REMEMBER_YES, REMEMBER_NO };

/** In the order of the view's own themes. */
enum settings_theme { SETTINGS_PAPER, SETTINGS_DUSK, SETTINGS_CONTRAST };
enum settings_face { SETTINGS_FACE_PLAIN, SETTINGS_FACE_DYSLEXIA };
enum settings_motion { SETTINGS_MOTION_ON, SETTINGS_MOTION_OFF };

enum settings_key {
	SETTINGS_KEY_UNDER,
	SETTINGS_KEY_WHY,
	SETTINGS_KEY_OUTSIDE,
	SETTINGS_KEY_REWIND,
	SETTINGS_KEY_FORWARD,
	SETTINGS_KEY_KEEP,
	SETTINGS_KEY_WAYS,
	SETTINGS_KEY_COUNT
};

struct settings {
	int remember;    /* enum settings_remember */
	int notice_seen; /* 0 or 1: what stands on the first run was acknowledged */
	int no_trace;    /* 0 or 1: nothing about a play-through is ever written */
	int theme, face, motion;
	int text_percent;    /* 80 to 250 */
	int spacing_percent; /* 80 to 200 */
	int speed_percent;   /* 25 to 400: how fast lines arrive */
	int read_aloud;      /* 0 or 1 */
	int keys[SETTINGS_KEY_COUNT];
};

/** As on the first run. */
struct settings settings_default(void);

/**
 * Reads `folder`/settings. Always gives good settings: what is missing is as on
 * the first run, and so, each with a warning at its place, is what has no such
 * value (settings-value) or no such key (settings-key), and all of it where the
 * file cannot be read.
 */
struct settings settings_read(const char *folder, struct diag *diag);

/**
 * Writes them, whole or not at all; makes the folder. Lines of the old file
 * with keys that this version does not know are taken over. False and an error
 * where that cannot be; the old file is then as it was.
 */
bool settings_write(const char *folder, const struct settings *settings, struct diag *diag);

/**
 * Writes what differs between `was` and `now`, as settings_write() does; all the
 * rest is read again and stays as it is in the file, so that two programs that
 * each change something lose nothing. `now` is then what the file says.
 */
bool settings_change(const char *folder, const struct settings *was, struct settings *now, struct diag *diag);

/** What differs between `was` and `now` stays so; all the rest becomes as in `other`. A notice once seen stays seen. */
void settings_merge(const struct settings *was, struct settings *now, const struct settings *other);

/** Another number whenever the file is another; 0: there is none. */
uint64_t settings_mark(const char *folder);

/**
 * Whether a play-through may leave anything behind: only if the person said yes,
 * and not with `no_trace` set here or asked for in this run (`--no-trace`).
 */
bool settings_may_remember(const struct settings *settings, bool no_trace);

/** What there is to set, for a settings page: NULL after the last. */
struct settings_row {
	const char *key;
	const char *words[4]; /* the values by name, in order; none for a number or a letter */
	int least, most, fallback;
	bool letter;
};
const struct settings_row *settings_row(int index);

/** The member that a row is about. */
int *settings_member(struct settings *settings, int index);

#endif
