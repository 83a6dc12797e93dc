/* The same painter as the window's, on memory of our own; libpng's simplified calls do the rest. */
#include "sdl/picture.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "sdl/paint.h"

struct pixels picture_paint(const struct draw_list *list, int width, int height, struct fonts *fonts) {
	struct pixels pixels = {mem_array((size_t)width * (size_t)height, sizeof(uint32_t)), width, height, (size_t)width,
		{0, 0, width, height}};
	struct painter painter = {.inks = ink_cache_create(fonts, INK_CACHE_BYTES)};
	paint(&painter, &pixels, list);
	ink_cache_destroy(painter.inks);
	painter_finish(&painter);
	return pixels;
}

static uint8_t *bytes_of(const struct pixels *pixels) {
	uint8_t *bytes = mem_array((size_t)pixels->width * (size_t)pixels->height, 3), *to = bytes;
	for (int y = 0; y < pixels->height; y++) {
		const uint32_t *row = pixels->at + (size_t)y * pixels->stride;
		for (int x = 0; x < pixels->width; x++) {
			*to++ = (uint8_t)(row[x] >> 16);
			*to++ = (uint8_t)(row[x] >> 8);
			*to++ = (uint8_t)row[x];
		}
	}
	return bytes;
}

bool picture_save(const struct pixels *pixels, const char *path, struct diag *diag) {
	png_image image;
	memset(&image, 0, sizeof(image));
	image.version = PNG_IMAGE_VERSION;
	image.width = (png_uint_32)pixels->width;
	image.height = (png_uint_32)pixels->height;
	image.format = PNG_FORMAT_RGB;
	uint8_t *bytes = bytes_of(pixels);
	png_alloc_size_t len = PNG_IMAGE_PNG_SIZE_MAX(image);
	char *file = mem_array(len, 1);
	bool good = png_image_write_to_memory(&image, file, &len, 0, bytes, 0, NULL) != 0;
	if (!good) {
		diag_error(diag, "picture-broken", SPAN_NOWHERE, "%s: the picture cannot be made: %s", path, image.message);
	} else {
		good = file_write(path, file, len, 0644, diag);
	}
	free(file);
	free(bytes);
	return good;
}
