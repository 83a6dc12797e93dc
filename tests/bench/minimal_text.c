/*
 * The least that shows a text: SDL2 and SDL2_ttf, one window, one face, one
 * wrapped text, one frame. What the program's own start is measured against.
 *
 * Usage: minimal_text FONT TEXT-FILE WIDTH HEIGHT
 */
#include <SDL.h>
#include <SDL_ttf.h>
#include <stdio.h>
#include <stdlib.h>

static char *read_text(const char *path) {
	FILE *file = fopen(path, "rb");
	char *text = calloc(1, 1 << 16);
	if (file == NULL || text == NULL) {
		exit(2);
	}
	text[fread(text, 1, (1 << 16) - 1, file)] = '\0';
	fclose(file);
	return text;
}

int main(int argc, char **argv) {
	if (argc != 5) {
		return 1;
	}
	char *text = read_text(argv[2]);
	int width = atoi(argv[3]), height = atoi(argv[4]);
	SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
	if (SDL_Init(SDL_INIT_VIDEO) != 0 || TTF_Init() != 0) {
		return 2;
	}
	SDL_Window *window =
		SDL_CreateWindow("minimal", SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED, width, height, SDL_WINDOW_RESIZABLE);
	SDL_Renderer *renderer = SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE);
	TTF_Font *font = TTF_OpenFont(argv[1], 18);
	if (renderer == NULL || font == NULL) {
		return 2;
	}
	SDL_Color ink = {30, 40, 50, 255};
	SDL_Surface *surface = TTF_RenderUTF8_Blended_Wrapped(font, text, ink, (Uint32)width - 80);
	SDL_Texture *texture = SDL_CreateTextureFromSurface(renderer, surface);
	SDL_Rect place = {40, 40, surface->w, surface->h};
	SDL_SetRenderDrawColor(renderer, 250, 246, 240, 255);
	SDL_RenderClear(renderer);
	SDL_RenderCopy(renderer, texture, NULL, &place);
	SDL_RenderPresent(renderer);
	puts("first frame");
	SDL_DestroyTexture(texture);
	SDL_FreeSurface(surface);
	TTF_CloseFont(font);
	SDL_DestroyRenderer(renderer);
	SDL_DestroyWindow(window);
	TTF_Quit();
	SDL_Quit();
	free(text);
	return 0;
}
