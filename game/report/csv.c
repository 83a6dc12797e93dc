/* A row for each reply, for those who count; the row with index 0 is the start. */
#include <string.h>

#include "report/beside.h"
#include "report/escape.h"

static void add_text(struct buf *out, const char *text) {
	buf_putc(out, ',');
	escape_csv(out, text);
}

static void add_head(const char *const partners[SEAT_COUNT], struct buf *out) {
	static const char *const numbers[] = {"heat", "open", "safe", "depth", "waterline"};
	buf_puts(out, "index,by,reply,move,kind,chosen,verdict,sting,warmth,tension");
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
			struct buf name = BUF_EMPTY;
			buf_printf(&name, "%s_%s", partners[seat], numbers[i]);
			add_text(out, name.text);
			buf_finish(&name);
		}
	}
	buf_puts(out, "\r\n");
}

static void add_numbers(const struct couple *couple, struct buf *out) {
	buf_printf(out, ",%d", couple_tension(couple));
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		const struct partner *partner = &couple->partner[seat];
		buf_printf(out, ",%d,%d,%d,%d,%d", partner->heat, partner->open, partner->safe, partner->depth,
			partner_waterline(partner));
	}
	buf_puts(out, "\r\n");
}

/* `first` comes before each row. */
static void add_rows(const char *first, const struct debrief *debrief, const struct playthrough *playthrough, struct buf *out) {
	struct couple couple = playthrough_couple_after(playthrough, 0);
	buf_printf(out, "%s0,,,,,,,,", first);
	add_numbers(&couple, out);
	for (size_t i = 0; i < debrief->reply_count; i++) {
		const struct debrief_reply *reply = &debrief->replies[i];
		buf_printf(out, "%s%zu", first, i + 1);
		add_text(out, debrief->id[reply->said.by]);
		add_text(out, reply->id);
		add_text(out, move_row(reply->move)->id);
		add_text(out, move_kind_id(move_row(reply->move)->kind));
		buf_puts(out, reply->chosen ? ",true" : ",false");
		add_text(out, verdict_id(reply->verdict));
		buf_printf(out, ",%d,%d", reply->sting, reply->warmth);
		couple = cycle_reply(couple, reply->said.by, reply->move, NULL);
		add_numbers(&couple, out);
	}
}

void report_csv(const struct debrief *debrief, const struct playthrough *playthrough, struct buf *out) {
	add_head(debrief->id, out);
	add_rows("", debrief, playthrough, out);
}

/* Of two different couples the columns cannot carry names. */
void beside_csv(const struct beside *beside, struct buf *out) {
	static const char *const any[SEAT_COUNT] = {"one", "two"};
	static const char *const firsts[SIDE_COUNT] = {"first,", "second,"};
	const struct debrief *const *side = beside->side;
	bool same = true;
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		same = same && strcmp(side[0]->id[seat], side[1]->id[seat]) == 0;
	}
	buf_puts(out, "side,");
	add_head(same ? side[0]->id : any, out);
	for (int i = 0; i < SIDE_COUNT; i++) {
		add_rows(firsts[i], side[i], beside->playthrough[i], out);
	}
}
