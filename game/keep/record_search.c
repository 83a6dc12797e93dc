/* Finding a record again by what one remembers of it. */
#include <stdlib.h>

#include "base/match.h"
#include "keep/record.h"

static void add(struct buf *out, const char *text) {
	if (text != NULL) {
		buf_puts(out, text);
		buf_putc(out, '\n'); /* no word is found across two of them */
	}
}

/* "2 March 2026", from a date that begins as ISO 8601 does. */
static void add_date(struct buf *out, const char *date) {
	static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July", "August",
		"September", "October", "November", "December"};
	long month = strtol(date + 5, NULL, 10), day = strtol(date + 8, NULL, 10);
	if (month >= 1 && month <= 12) {
		buf_printf(out, "%ld %s %.4s\n", day, months[month - 1], date);
	}
}

bool record_matches(const struct record *record, const struct story *story, const char *const *words, size_t count) {
	const struct kept *kept = &record->kept;
	struct buf text = BUF_EMPTY;
	const char *const texts[] = {record->id, kept->scenario, kept->title, kept->seat, kept->date, record->ending,
		record->note, record->sentence};
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		add(&text, texts[i]);
	}
	add_date(&text, kept->date);
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		add(&text, kept_name(kept, story, seat));
	}
	bool found = match_words(text.text, words, count);
	buf_finish(&text);
	return found;
}
