#ifndef WATERLINE_SDL_CLIPBOARD_H
#define WATERLINE_SDL_CLIPBOARD_H

#include "view/ui/clipboard.h"

/** The clipboard that all programs share; usable while a window is open. */
struct clipboard system_clipboard(void);

#endif
