#include "sdl/clipboard.h"

#include <SDL.h>
#include <string.h>

#include "base/mem.h"

/* As memory of our own, for whoever frees it knows nothing of SDL. */
static char *take(void *data) {
	(void)data;
	char *theirs = SDL_GetClipboardText();
	char *text = theirs != NULL && theirs[0] != '\0' ? mem_copy(theirs, strlen(theirs)) : NULL;
	SDL_free(theirs);
	return text;
}

static void put(void *data, const char *text) {
	(void)data;
	SDL_SetClipboardText(text);
}

struct clipboard system_clipboard(void) {
	return (struct clipboard){.take = take, .put = put};
}
