#include "base/buf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

char buf_nothing[1] = "";

void buf_finish(struct buf *buf) {
	if (buf->cap > 0) {
		free(buf->text);
	}
	*buf = BUF_EMPTY;
}

void buf_clear(struct buf *buf) {
	buf->len = 0;
	if (buf->cap > 0) {
		buf->text[0] = '\0';
	}
}

void buf_reserve(struct buf *buf, size_t more) {
	if (more >= SIZE_MAX - buf->len) {
		mem_exhausted();
	}
	size_t needed = buf->len + more + 1;
	if (needed <= buf->cap) {
		return;
	}
	size_t cap = buf->cap + buf->cap / 2;
	if (cap < needed) {
		cap = needed;
	}
	char *text = mem_resize(buf->cap > 0 ? buf->text : NULL, cap, 1);
	text[buf->len] = '\0';
	buf->text = text;
	buf->cap = cap;
}

void buf_add(struct buf *buf, const char *bytes, size_t len) {
	if (len == 0) {
		return;
	}
	buf_reserve(buf, len);
	memcpy(buf->text + buf->len, bytes, len);
	buf->len += len;
	buf->text[buf->len] = '\0';
}

void buf_puts(struct buf *buf, const char *text) {
	buf_add(buf, text, strlen(text));
}

void buf_putc(struct buf *buf, char c) {
	buf_add(buf, &c, 1);
}

void buf_vprintf(struct buf *buf, const char *format, va_list args) {
	va_list again;
	va_copy(again, args);
	int len = vsnprintf(NULL, 0, format, args);
	if (len > 0) {
		buf_reserve(buf, (size_t)len);
		vsnprintf(buf->text + buf->len, (size_t)len + 1, format, again);
		buf->len += (size_t)len;
	}
	va_end(again);
}

void buf_printf(struct buf *buf, const char *format, ...) {
	va_list args;
	va_start(args, format);
	buf_vprintf(buf, format, args);
	va_end(args);
}

char *buf_detach(struct buf *buf) {
	buf_reserve(buf, 0);
	char *text = buf->text;
	*buf = BUF_EMPTY;
	return text;
}
