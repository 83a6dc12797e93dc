#ifndef WATERLINE_VIEW_SPEECH_H
#define WATERLINE_VIEW_SPEECH_H

#include "story/story.h"

/*
 * What is to be read aloud, as data: the app says what and in whose voice, the
 * platform speaks. It follows what is on the screen from frame to frame.
 */
enum speech_kind {
	SPEECH_LINE,  /* of the conversation, and what it did to the loop: all are spoken, one after the other */
	SPEECH_FOCUS, /* where one is: takes the place of any such that has not been finished */
	SPEECH_STOP   /* be still at once; no text */
};

struct speech {
	enum speech_kind kind;
	enum seat voice; /* SEAT_NONE: the narrator, who also speaks for the program */
	enum pronouns pronouns; /* of a partner who speaks */
	char *text;
};

struct app;

/** Off to begin with, unless the options or the settings say otherwise. */
void app_speak(struct app *app, bool on);
bool app_speaks(const struct app *app);

/** Takes what is to be said next, after a frame; false where there is nothing. Free the text with free(). */
bool app_take_speech(struct app *app, struct speech *speech);

enum { SPEECHES_MAX = 64 /* not yet taken; what goes beyond is lost, oldest first */ };

/** What the app remembers of it. */
struct speaking {
	bool on, begun;
	struct speech waiting[SPEECHES_MAX];
	size_t len;
	size_t shown, told; /* of the conversation, as they were spoken last */
	uint64_t place;     /* fingerprint of screen, what is open on it, and the cards */
	uint64_t focus;     /* of the part in focus and its label */
};

#endif
