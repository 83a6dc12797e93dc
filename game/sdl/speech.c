/*
 * The few declarations of libspeechd that are needed stand here, so that it is
 * needed neither for building nor for running. Their source: libspeechd.h of
 * speech-dispatcher 0.8 and later.
 *
 * Lines go out as messages, which the service queues; where one is goes out as
 * text, of which the service lets a newer one take the place of the older.
 */
#include "sdl/speech.h"

#include <SDL.h>
#include <dlfcn.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

enum { SPD_MESSAGE = 2, SPD_TEXT = 3, SPD_MODE_SINGLE = 0, SPD_MALE = 1, SPD_FEMALE = 4, SPD_CHILD = 7 };
enum { QUEUE_MAX = 64, TRY_AGAIN_MS = 10000, FAREWELL_MS = 300 };

struct speechd {
	void *(*open)(const char *client, const char *connection, const char *user, int mode, const void *address,
		int autospawn, char **error);                    /* spd_open2 */
	void (*close)(void *connection);                     /* spd_close */
	int (*say)(void *connection, int priority, const char *text); /* spd_say */
	int (*cancel)(void *connection);                     /* spd_cancel */
	int (*set_voice)(void *connection, int type);        /* spd_set_voice_type */
};

static const char *const names[] = {"spd_open2", "spd_close", "spd_say", "spd_cancel", "spd_set_voice_type"};

enum { NAMES = sizeof(names) / sizeof(names[0]) };

_Static_assert(sizeof(struct speechd) == NAMES * sizeof(void *), "a name for each function, in order");

/* The narrator and each partner have a connection of their own: so the narrator keeps the voice that the person chose. */
struct connection {
	void *opened;
	int voice; /* set so far; 0: the usual one */
};

enum { NARRATOR = SEAT_NONE, CONNECTIONS };

struct speaker {
	SDL_mutex *lock;
	SDL_cond *more, *done;
	/* under the lock */
	struct speech queue[QUEUE_MAX];
	size_t len;
	bool stop, ending, ended, quiet;
	bool left; /* whoever made it has gone: the thread frees it */
	/* the thread's own */
	SDL_Thread *thread;
	void *library;
	struct speechd spd;
	struct connection connections[CONNECTIONS];
	Uint32 failed_at;
	bool failed;
};

static void drop(struct speaker *speaker, size_t index) {
	free(speaker->queue[index].text);
	memmove(&speaker->queue[index], &speaker->queue[index + 1], (--speaker->len - index) * sizeof(speaker->queue[0]));
}

static void free_speaker(struct speaker *speaker) {
	while (speaker->len > 0) {
		drop(speaker, 0);
	}
	SDL_DestroyCond(speaker->more);
	SDL_DestroyCond(speaker->done);
	SDL_DestroyMutex(speaker->lock);
	free(speaker);
}

static bool load(struct speaker *speaker) {
	if (speaker->library != NULL) {
		return true;
	}
	void *functions[NAMES], *library = dlopen("libspeechd.so.2", RTLD_NOW | RTLD_LOCAL);
	for (int i = 0; library != NULL && i < NAMES; i++) {
		functions[i] = dlsym(library, names[i]);
		if (functions[i] == NULL) {
			dlclose(library);
			library = NULL;
		}
	}
	if (library == NULL) {
		return false;
	}
	memcpy(&speaker->spd, functions, sizeof(functions));
	speaker->library = library; /* never let go: the GLib that it brings does not take that well */
	return true;
}

static bool connect_service(struct speaker *speaker, struct connection *connection) {
	static const char *const voices[CONNECTIONS] = {[SEAT_ONE] = "one", [SEAT_TWO] = "two", [NARRATOR] = "narrator"};
	if (connection->opened != NULL) {
		return true;
	}
	if (speaker->failed && SDL_GetTicks() - speaker->failed_at < TRY_AGAIN_MS) {
		return false;
	}
	char *error = NULL;
	connection->voice = 0;
	if (load(speaker)) {
		const char *name = voices[connection - speaker->connections];
		connection->opened = speaker->spd.open("waterline", name, NULL, SPD_MODE_SINGLE, NULL, 1, &error);
		free(error);
	}
	speaker->failed = connection->opened == NULL;
	speaker->failed_at = SDL_GetTicks();
	return connection->opened != NULL;
}

static void disconnect(struct speaker *speaker) {
	for (int i = 0; i < CONNECTIONS; i++) {
		if (speaker->connections[i].opened != NULL) {
			speaker->spd.close(speaker->connections[i].opened);
			speaker->connections[i].opened = NULL;
		}
	}
}

static void lose_service(struct speaker *speaker) {
	disconnect(speaker);
	speaker->failed = true;
	speaker->failed_at = SDL_GetTicks();
}

/* 0 for the usual voice. The first male one is what most systems have for that. */
static int voice_for(const struct speech *speech) {
	if (speech->voice == SEAT_NONE) {
		return 0;
	}
	int second = speech->voice == SEAT_TWO ? 1 : 0;
	return speech->pronouns == PRONOUNS_SHE  ? SPD_FEMALE + second
		   : speech->pronouns == PRONOUNS_HE ? SPD_MALE + 1 + second
											 : SPD_CHILD + second;
}

/* A dot alone on a line would end the message for the service, and the rest be taken for commands. */
static void guard_dots(const char *text, struct buf *out) {
	for (size_t i = 0; text[i] != '\0'; i++) {
		bool begins = i == 0 || text[i - 1] == '\n' || text[i - 1] == '\r';
		if (text[i] == '.' && begins) {
			buf_putc(out, ' ');
		}
		buf_putc(out, text[i]);
	}
}

static bool say(const struct speaker *speaker, struct connection *connection, const struct speech *speech) {
	int voice = voice_for(speech), priority = speech->kind == SPEECH_LINE ? SPD_MESSAGE : SPD_TEXT;
	if (voice != connection->voice && speaker->spd.set_voice(connection->opened, voice) != 0) {
		return false;
	}
	connection->voice = voice;
	struct buf text = BUF_EMPTY;
	guard_dots(speech->text, &text);
	bool good = speaker->spd.say(connection->opened, priority, text.text) >= 0;
	buf_finish(&text);
	return good;
}

static bool cancel(const struct speaker *speaker) {
	bool good = true;
	for (int i = 0; i < CONNECTIONS; i++) {
		void *opened = speaker->connections[i].opened;
		good = (opened == NULL || speaker->spd.cancel(opened) == 0) && good;
	}
	return good;
}

/* Without the lock, as it may take as long as the service likes. */
static void work(struct speaker *speaker, bool stop, const struct speech *speech) {
	if (stop && !cancel(speaker)) {
		lose_service(speaker);
	}
	if (speech->text == NULL) {
		return;
	}
	struct connection *connection = &speaker->connections[speech->voice];
	if (connect_service(speaker, connection) && !say(speaker, connection, speech)) {
		lose_service(speaker);
	}
}

static int speaking(void *data) {
	struct speaker *speaker = data;
	SDL_LockMutex(speaker->lock);
	while (!speaker->ending || speaker->stop) {
		if (speaker->len == 0 && !speaker->stop) {
			speaker->quiet = true;
			SDL_CondWait(speaker->more, speaker->lock);
			continue;
		}
		bool stop = speaker->stop;
		struct speech speech = {0};
		speaker->quiet = speaker->stop = false;
		if (speaker->len > 0 && !speaker->ending) {
			speech = speaker->queue[0];
			speaker->queue[0].text = NULL;
			drop(speaker, 0);
		}
		SDL_UnlockMutex(speaker->lock);
		work(speaker, stop, &speech);
		free(speech.text);
		SDL_LockMutex(speaker->lock);
	}
	SDL_UnlockMutex(speaker->lock);
	disconnect(speaker);
	SDL_LockMutex(speaker->lock);
	bool left = speaker->left;
	speaker->ended = true;
	SDL_CondSignal(speaker->done);
	SDL_UnlockMutex(speaker->lock);
	if (left) {
		free_speaker(speaker);
	}
	return 0;
}

struct speaker *speaker_create(void) {
	struct speaker *speaker = mem_new(struct speaker);
	signal(SIGPIPE, SIG_IGN); /* a service that goes away in the middle of a word */
	speaker->lock = SDL_CreateMutex();
	speaker->more = SDL_CreateCond();
	speaker->done = SDL_CreateCond();
	if (speaker->lock != NULL && speaker->more != NULL && speaker->done != NULL) {
		speaker->thread = SDL_CreateThread(speaking, "speech", speaker);
	}
	if (speaker->thread == NULL) {
		free_speaker(speaker);
		return NULL;
	}
	return speaker;
}

/* A moment for a farewell; a service that does not answer is left to itself, with the thread that waits for it. */
void speaker_destroy(struct speaker *speaker) {
	if (speaker == NULL) {
		return;
	}
	SDL_LockMutex(speaker->lock);
	speaker->ending = speaker->stop = true;
	SDL_CondSignal(speaker->more);
	for (Uint32 end = SDL_GetTicks() + FAREWELL_MS; !speaker->ended && SDL_GetTicks() < end;) {
		SDL_CondWaitTimeout(speaker->done, speaker->lock, FAREWELL_MS);
	}
	bool ended = speaker->ended;
	speaker->left = !ended;
	SDL_Thread *thread = speaker->thread;
	SDL_UnlockMutex(speaker->lock);
	if (ended) {
		SDL_WaitThread(thread, NULL);
		free_speaker(speaker);
	} else {
		SDL_DetachThread(thread);
	}
}

/* What waits and is not worth hearing any more: where one was, and all of it once it is to be still. */
static void drop_stale(struct speaker *speaker, enum speech_kind newer) {
	for (size_t i = 0; i < speaker->len;) {
		bool stale = newer == SPEECH_STOP || (newer == SPEECH_FOCUS && speaker->queue[i].kind == SPEECH_FOCUS);
		if (stale) {
			drop(speaker, i);
		} else {
			i++;
		}
	}
	if (speaker->len == QUEUE_MAX) {
		drop(speaker, 0);
	}
}

void speaker_say(struct speaker *speaker, const struct speech *speech) {
	if (speaker == NULL) {
		free(speech->text);
		return;
	}
	SDL_LockMutex(speaker->lock);
	drop_stale(speaker, speech->kind);
	if (speech->kind == SPEECH_STOP) {
		speaker->stop = true;
		free(speech->text);
	} else {
		speaker->queue[speaker->len++] = *speech;
	}
	SDL_CondSignal(speaker->more);
	SDL_UnlockMutex(speaker->lock);
}

bool speaker_is_quiet(struct speaker *speaker) {
	SDL_LockMutex(speaker->lock);
	bool quiet = speaker->quiet && speaker->len == 0 && !speaker->stop;
	SDL_UnlockMutex(speaker->lock);
	return quiet;
}
