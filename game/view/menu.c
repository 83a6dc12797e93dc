#include "view/menu.h"

#include <stdlib.h>
#include <string.h>

#include "base/match.h"
#include "base/mem.h"
#include "story/shelf.h"
#include "story/story.h"
#include "view/text/text.h"

static char *plain(const struct story *story, const char *text) {
	struct buf raw = BUF_EMPTY, out = BUF_EMPTY;
	struct cast cast = story_cast(story);
	story_plain_text(story, &cast, text, &raw);
	text_tidy(raw.text, &out);
	buf_finish(&raw);
	for (size_t i = 0; i < out.len; i++) {
		out.text[i] = out.text[i] == '\n' ? ' ' : out.text[i];
	}
	return buf_detach(&out);
}

/* "6 minutes · withdrawer re-engagement · as John or Mary" */
static char *facts(const struct story *story) {
	struct buf out = BUF_EMPTY;
	if (story->minutes > 0) {
		buf_printf(&out, "%d minutes", story->minutes);
	}
	for (size_t i = 0; i < story->practise_count; i++) {
		buf_puts(&out, out.len == 0 ? "" : i == 0 ? " · " : ", ");
		size_t from = out.len;
		buf_puts(&out, story->practises[i]);
		for (size_t c = from; c < out.len; c++) {
			bool inside = c >= from + 3 && memcmp(out.text + c - 3, " re", 3) == 0; /* re-engagement stays one word */
			out.text[c] = (out.text[c] == '-' && !inside) || out.text[c] == '_' ? ' ' : out.text[c];
		}
	}
	for (size_t i = 0; i < story->seat_count; i++) {
		buf_puts(&out, i > 0 ? " or " : out.len > 0 ? " · as " : "as ");
		buf_puts(&out, story->person[story->seats[i]].name);
	}
	return buf_detach(&out);
}

static char *notes(const struct story *story) {
	struct buf out = BUF_EMPTY;
	for (size_t i = 0; i < story->content_note_count; i++) {
		char *note = plain(story, story->content_notes[i]);
		buf_printf(&out, "%s%s", i > 0 ? "; " : "With: ", note);
		free(note);
	}
	return buf_detach(&out);
}

static void add(struct menu *menu, const char *path, const char *file) {
	struct diag diag = {0};
	struct story *story = story_load(path, &diag);
	menu->items = mem_room(menu->items, menu->len, &menu->cap, sizeof(*menu->items));
	struct menu_item *item = &menu->items[menu->len++];
	*item = (struct menu_item){.path = mem_copy(path, strlen(path))};
	struct buf search = BUF_EMPTY;
	if (story != NULL) {
		item->title = plain(story, story->title);
		item->summary = plain(story, story->summary);
		item->facts = facts(story);
		item->notes = notes(story);
		buf_printf(&search, "%s %s %s", item->title, item->summary, item->facts);
	} else {
		struct buf trouble = BUF_EMPTY;
		if (diag.len > 0) {
			diag_headline(&diag.findings[0], &trouble);
		}
		item->title = mem_copy(file, strlen(file));
		item->trouble = buf_detach(&trouble);
		buf_puts(&search, file);
	}
	item->search = buf_detach(&search);
	story_destroy(story);
	diag_finish(&diag);
}

void menu_read(struct menu *menu, const char *folder) {
	struct shelf shelf = shelf_read(folder);
	for (size_t i = 0; i < shelf.len; i++) {
		const char *slash = strrchr(shelf.paths[i], '/');
		add(menu, shelf.paths[i], slash != NULL ? slash + 1 : shelf.paths[i]);
	}
	shelf_finish(&shelf);
}

void menu_finish(struct menu *menu) {
	for (size_t i = 0; i < menu->len; i++) {
		struct menu_item *item = &menu->items[i];
		char *texts[] = {item->path, item->title, item->summary, item->facts, item->notes, item->trouble, item->search};
		for (size_t t = 0; t < sizeof(texts) / sizeof(texts[0]); t++) {
			free(texts[t]);
		}
	}
	free(menu->items);
	buf_finish(&menu->typed);
	memset(menu, 0, sizeof(*menu));
}

bool menu_matches(const struct menu_item *item, const char *typed) {
	return typed[0] == '\0' || match_typed(item->search, typed);
}
