#ifndef WATERLINE_SDL_SPEECH_H
#define WATERLINE_SDL_SPEECH_H

#include <stdbool.h>

#include "view/speech.h"

/*
 * Reading aloud by speech-dispatcher, if this system has it. All that can wait
 * happens on a thread of its own: a service that hangs stops neither the window
 * nor its closing, and one that goes away is tried again later.
 */
struct speaker;

/** Never fails: where there is no speech service nothing is heard. From here on the process ignores SIGPIPE. */
struct speaker *speaker_create(void);

/** Breaks off what is being said. Returns at once, or nearly so, whatever the service does. */
void speaker_destroy(struct speaker *speaker);

/** Takes over the text. What waits is bounded: the oldest is left out. */
void speaker_say(struct speaker *speaker, const struct speech *speech);

/** Whether the thread sleeps with nothing left to say; for tests. */
bool speaker_is_quiet(struct speaker *speaker);

#endif
