#ifndef WATERLINE_BASE_BUF_H
#define WATERLINE_BASE_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

/*
 * A growable run of bytes. `text` always ends in a NUL that `len` does not
 * count, and is "" while nothing was added; initialise with BUF_EMPTY.
 */
struct buf {
	char *text;
	size_t len, cap;
};

extern char buf_nothing[1];
#define BUF_EMPTY \
	(struct buf) { \
		.text = buf_nothing \
	}

/** Frees the bytes; the buffer is empty and may be used again. */
void buf_finish(struct buf *buf);

/** Empties it and keeps the room. */
void buf_clear(struct buf *buf);

/** Makes room for `more` bytes beyond `len`. */
void buf_reserve(struct buf *buf, size_t more);

void buf_add(struct buf *buf, const char *bytes, size_t len);
void buf_puts(struct buf *buf, const char *text);
void buf_putc(struct buf *buf, char c);
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *buf, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

/** Hands the text over to the caller (free with free()) and leaves the buffer empty. */
char *buf_detach(struct buf *buf);

#endif
