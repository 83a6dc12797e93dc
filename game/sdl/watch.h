#ifndef WATERLINE_SDL_WATCH_H
#define WATERLINE_SDL_WATCH_H

#include <stddef.h>
#include <stdint.h>

/*
 * Tells when files change, by an event in SDL's queue. What is watched are the
 * files' folders, since editors write a new file and put it in the old one's
 * place. A thread of its own sleeps on that: as long as nothing is written it
 * does not wake up, and neither does the program.
 */
struct watch;

/**
 * `event` is a number from SDL_RegisterEvents(). NULL where the system cannot
 * watch; the other functions take NULL and do nothing.
 */
struct watch *watch_create(uint32_t event);
void watch_destroy(struct watch *watch);

/** Watches these and no others: and, in their folders, whatever ends in .json, as a file may be missing as yet. */
void watch_files(struct watch *watch, char *const *paths, size_t len);

#endif
