/* What stands on the page that one takes home, in its order; the short form leaves out what one has just seen. */
#include "report/debrief_document.h"

#include "cycle/why.h"
#include "report/curve.h"

static void add_head(const struct debrief *debrief, struct document *document) {
	document_open(document, DOCUMENT_SECTION, ROLE_HEADER);
	document_heading(document, 1, debrief->title);
	document_open(document, DOCUMENT_PARAGRAPH, ROLE_PLAIN);
	document_text(document, debrief->who);
	if (debrief->date != NULL) {
		document_text(document, " ");
		document_small(document, debrief->date);
	}
	document_close(document);
	document_open(document, DOCUMENT_PARAGRAPH, ROLE_ENDING);
	document_put(document, DOCUMENT_STRONG, debrief->ending_words);
	document_text(document, ".");
	if (debrief->ending_title != NULL) {
		document_textf(document, " %s", debrief->ending_title);
	}
	document_close(document);
	document_paragraph(document, ROLE_PLAIN, debrief->ending_text);
	document_close(document);
}

static void add_curve(const struct debrief *debrief, bool whole, struct document *document) {
	struct buf svg = BUF_EMPTY;
	if (whole) {
		curve_svg(debrief, &svg);
	}
	document_section(document, ROLE_PLAIN, "how", "How it went");
	document_figure(document, ROLE_PLAIN, whole ? svg.text : NULL, NULL, debrief->curve_words);
	document_close(document);
	buf_finish(&svg);
}

static void add_move(enum move move, struct document *document) {
	document_sign(document, move_row(move)->kind);
	document_text(document, move_row(move)->name);
}

static void add_alternative(const struct debrief *debrief, const struct alternative *other, struct document *document) {
	document_row(document, ROLE_PLAIN, NULL);
	document_open(document, DOCUMENT_CELL, ROLE_PLAIN);
	document_said_inline(document, &other->said);
	document_text(document, " (");
	add_move(other->move, document);
	document_text(document, other->nearest ? "; nearest to a good ending)" : ")");
	document_close(document);
	document_open(document, DOCUMENT_CELL, ROLE_PLAIN);
	if (other->answered) {
		document_put(document, DOCUMENT_SPEAKER, debrief->name[other->answer.by]);
		document_said_inline(document, &other->answer);
		document_text(document, " — ");
	}
	document_textf(document, "%s%s%s.", verdict_sentence(other->verdict), other->ending != NULL ? "; there it ends: " : "",
		other->ending != NULL ? other->ending : "");
	document_close(document);
	document_close(document);
}

static void add_others(const struct debrief *debrief, const struct moment *moment, struct document *document) {
	if (moment->other_count == 0) {
		return;
	}
	static const char *const heads[] = {"Instead", "What would have come back"};
	document_table(document, ROLE_OTHERS, "What else lay on the table", heads, 2);
	for (size_t i = 0; i < moment->other_count; i++) {
		add_alternative(debrief, &moment->others[i], document);
	}
	document_close(document);
}

static void add_said(const struct debrief *debrief, size_t reply, struct document *document) {
	const struct said *said = &debrief->replies[reply].said;
	document_said(document, debrief->name[said->by], said);
}

static void add_moment(const struct debrief *debrief, const struct moment *moment, struct document *document) {
	const struct debrief_reply *reply = &debrief->replies[moment->reply];
	document_open(document, DOCUMENT_ITEM, ROLE_PLAIN);
	document_open(document, DOCUMENT_HEADING, ROLE_PLAIN);
	document_level(document, 3);
	document_text(document, moment->title);
	document_textf(document, " (reply %zu: ", moment->reply + 1);
	add_move(reply->move, document);
	document_text(document, ")");
	document_close(document);
	add_said(debrief, moment->reply, document);
	document_paragraph(document, ROLE_SMALL, reply->why);
	if (moment->answered) {
		add_said(debrief, moment->reply + 1, document);
	}
	document_paragraph(document, ROLE_TURNING, moment->turning);
	add_others(debrief, moment, document);
	document_close(document);
}

static void add_moments(const struct debrief *debrief, struct document *document) {
	if (debrief->moment_count == 0) {
		return;
	}
	document_section(document, ROLE_PLAIN, "moments", "The moments that mattered");
	document_list(document, ROLE_MOMENTS, true);
	for (size_t i = 0; i < debrief->moment_count; i++) {
		add_moment(debrief, &debrief->moments[i], document);
	}
	document_close(document);
	document_close(document);
}

static void add_moment_short(const struct debrief *debrief, const struct moment *moment, struct document *document) {
	document_open(document, DOCUMENT_SECTION, ROLE_PLAIN);
	document_open(document, DOCUMENT_HEADING, ROLE_PLAIN);
	document_level(document, 2);
	document_text(document, moment->title);
	document_textf(document, " (reply %zu)", moment->reply + 1);
	document_close(document);
	add_said(debrief, moment->reply, document);
	document_paragraph(document, ROLE_PLAIN, moment->turning);
	for (size_t i = 0; i < moment->other_count; i++) {
		const struct alternative *other = &moment->others[i];
		if (other->nearest) {
			document_open(document, DOCUMENT_PARAGRAPH, ROLE_PLAIN);
			document_text(document, "Nearest to a good ending would have been: ");
			document_put(document, DOCUMENT_SPEAKER, debrief->name[other->said.by]);
			document_said_inline(document, &other->said);
			document_close(document);
			document_paragraph(document, ROLE_UNDER, other->said.beneath);
		}
	}
	document_close(document);
}

static void add_step_note(const struct debrief *debrief, const struct five_step *step, struct document *document) {
	document_text(document, step->note);
	if (step->reply != DEBRIEF_NO_REPLY) {
		document_text(document, " ");
		document_said_inline(document, &debrief->replies[step->reply].said);
	}
}

static void add_step(const struct debrief *debrief, const struct five_step *step, struct document *document) {
	document_open(document, DOCUMENT_CELL, ROLE_PLAIN);
	document_paragraph(document, ROLE_PLAIN, step->half);
	document_open(document, DOCUMENT_PARAGRAPH, ROLE_NOTE);
	add_step_note(debrief, step, document);
	document_close(document);
	if (step->open) {
		document_room(document, NULL);
	}
	document_close(document);
}

static void add_steps(const struct debrief *debrief, struct document *document) {
	const char *const heads[] = {"Step", debrief->name[SEAT_ONE], debrief->name[SEAT_TWO]};
	document_section(document, ROLE_WHOLE, "halves", "The two halves of the loop");
	document_paragraph(document, ROLE_PLAIN, debrief->loop);
	document_table(document, ROLE_STEPS,
		"Five steps from resentment to closeness, for each of the two: in the scenario’s words, and what was really said of "
		"it this time. What stayed unsaid has room to write.",
		heads, 1 + SEAT_COUNT);
	for (int i = 0; i < STEP_COUNT; i++) {
		if (i == STEPS_ABOVE) {
			document_row(document, ROLE_SURFACE, "the waterline: what lies below seldom gets said");
			document_close(document);
		}
		document_row(document, i >= STEPS_ABOVE ? ROLE_BELOW : ROLE_PLAIN, NULL);
		document_open(document, DOCUMENT_CELL, ROLE_HEAD);
		document_textf(document, "%d", i + 1);
		document_textf(document, ". %s", debrief->steps[SEAT_ONE][i].title);
		document_close(document);
		for (int seat = 0; seat < SEAT_COUNT; seat++) {
			add_step(debrief, &debrief->steps[seat][i], document);
		}
		document_close(document);
	}
	document_close(document);
	document_close(document);
}

static void add_half_short(const struct debrief *debrief, int seat, struct document *document) {
	struct buf title = BUF_EMPTY;
	buf_printf(&title, "%s’s half of the loop", debrief->name[seat]);
	document_section(document, ROLE_PLAIN, NULL, title.text);
	buf_finish(&title);
	for (int i = 0; i < STEP_COUNT; i++) {
		const struct five_step *step = &debrief->steps[seat][i];
		if (i == STEPS_ABOVE) {
			document_paragraph(document, ROLE_SURFACE, "~ ~ ~ the waterline ~ ~ ~");
		}
		document_open(document, DOCUMENT_PARAGRAPH, ROLE_PLAIN);
		document_textf(document, "%d. %s: ", i + 1, step->title);
		if (step->half != NULL) {
			document_text(document, step->half);
			document_text(document, ". ");
		}
		add_step_note(debrief, step, document);
		document_close(document);
	}
	document_close(document);
}

static void add_moves_of(const struct debrief *debrief, int seat, enum move_kind kind, struct document *document) {
	document_open(document, DOCUMENT_CELL, ROLE_PLAIN);
	bool any = false;
	for (int move = 0; move < MOVE_COUNT; move++) {
		int count = debrief->moves[seat][move];
		if (count == 0 || move_row((enum move)move)->kind != kind) {
			continue;
		}
		if (any) {
			document_put(document, DOCUMENT_BREAK, "");
		}
		document_text(document, move_row((enum move)move)->name);
		if (count > 1) {
			document_textf(document, " (%d times)", count);
		}
		any = true;
	}
	document_text(document, any ? NULL : "none");
	document_close(document);
}

static void add_moves(const struct debrief *debrief, struct document *document) {
	const char *const heads[] = {"Kind", debrief->name[SEAT_ONE], debrief->name[SEAT_TWO]};
	document_section(document, ROLE_WHOLE, "moves", "The moves of both");
	document_table(document, ROLE_PLAIN,
		"What each of the two did, by kind; nothing here is counted for or against anybody.", heads, 1 + SEAT_COUNT);
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		document_row(document, ROLE_PLAIN, NULL);
		document_open(document, DOCUMENT_CELL, ROLE_HEAD);
		document_sign(document, (enum move_kind)kind);
		document_text(document, kind_words((enum move_kind)kind));
		document_close(document);
		for (int seat = 0; seat < SEAT_COUNT; seat++) {
			add_moves_of(debrief, seat, (enum move_kind)kind, document);
		}
		document_close(document);
	}
	document_close(document);
	document_close(document);
}

static void add_sign(const struct debrief *debrief, const struct sign *sign, struct document *document) {
	document_entry(document, sign->title);
	document_open(document, DOCUMENT_PARAGRAPH, ROLE_PLAIN);
	document_text(document, sign->text);
	if (sign->reply != DEBRIEF_NO_REPLY) {
		document_text(document, " ");
		document_said_inline(document, &debrief->replies[sign->reply].said);
	}
	document_close(document);
	document_close(document);
}

static void add_signs(const struct debrief *debrief, struct document *document) {
	document_section(document, ROLE_PLAIN, "signs", "What showed of a secure pair");
	if (debrief->sign_count == 0) {
		document_paragraph(document, ROLE_PLAIN,
			"This time the loop left no room for it. That is what the loop does; it is also why it helps to have seen it "
			"from here.");
	} else {
		document_list(document, ROLE_SIGNS, false);
		for (size_t i = 0; i < debrief->sign_count; i++) {
			add_sign(debrief, &debrief->signs[i], document);
		}
		document_close(document);
	}
	document_paragraph(document, ROLE_PLAIN, debrief->practice);
	document_close(document);
}

static void add_ways(const struct debrief *debrief, struct document *document) {
	if (debrief->way_count == 0) {
		return;
	}
	struct buf which = BUF_EMPTY;
	buf_printf(&which, "This is way %zu of %zu.", debrief->way + 1, debrief->way_count);
	document_section(document, ROLE_PLAIN, "ways", "The ways tried");
	document_paragraph(document, ROLE_PLAIN, which.text);
	buf_finish(&which);
	document_list(document, ROLE_PLAIN, true);
	for (size_t i = 0; i < debrief->way_count; i++) {
		document_open(document, DOCUMENT_ITEM, i == debrief->way ? ROLE_CURRENT : ROLE_PLAIN);
		document_text(document, debrief->ways[i]);
		document_close(document);
	}
	document_close(document);
	document_close(document);
}

static void add_own(const char *term, enum document_role role, const char *text, struct document *document) {
	if (text != NULL) {
		document_entry(document, term);
		document_paragraph(document, role, text);
		document_close(document);
	}
}

static void add_own_words(const struct debrief *debrief, struct document *document) {
	add_own("What you wrote down", ROLE_PLAIN, debrief->note, document);
	add_own("Your sentence", ROLE_QUESTION, debrief->sentence, document);
}

static void add_talk_about(const struct debrief *debrief, struct document *document) {
	document_section(document, ROLE_PLAIN, "about", "To talk about");
	document_paragraph(document, ROLE_QUESTION, debrief->ask);
	add_own_words(debrief, document);
	document_paragraph(document, ROLE_PLAIN,
		"And one sentence of your own, about something small and exact. It is for you; say it aloud only if you want to.");
	document_form(document, "A sentence to complete");
	for (int i = 0; i < PATTERN_PARTS; i++) {
		document_room(document, debrief_pattern[i]);
	}
	document_close(document);
	document_heading(document, 2, "Stepping out again");
	document_paragraph(document, ROLE_OUT, debrief->step_out);
	document_close(document);
}

static void add_talk(const struct debrief *debrief, struct document *document) {
	document_section(document, ROLE_PAGE, "talk", "The conversation");
	document_paragraph(document, ROLE_SMALL, "The numbers are those under the curve.");
	document_list(document, ROLE_TALK, true);
	for (size_t i = 0; i < debrief->line_count; i++) {
		const struct debrief_line *line = &debrief->lines[i];
		bool reply = line->reply != DEBRIEF_NO_REPLY;
		document_talk_item(document, reply ? line->reply + 1 : 0,
			reply ? move_row(debrief->replies[line->reply].move)->kind : KIND_COUNT);
		document_said(document, line->said.by != SEAT_NONE ? debrief->name[line->said.by] : NULL, &line->said);
		document_close(document);
	}
	document_close(document);
	document_close(document);
}

static void add_whole(const struct debrief *debrief, struct document *document) {
	add_curve(debrief, true, document);
	add_moments(debrief, document);
	add_steps(debrief, document);
	add_moves(debrief, document);
	add_signs(debrief, document);
	add_ways(debrief, document);
	add_talk_about(debrief, document);
	add_talk(debrief, document);
}

static void add_signs_short(const struct debrief *debrief, struct document *document) {
	if (debrief->sign_count == 0) {
		return;
	}
	document_section(document, ROLE_PLAIN, NULL, "What showed of a secure pair");
	for (size_t i = 0; i < debrief->sign_count; i++) {
		document_paragraph(document, ROLE_PLAIN, debrief->signs[i].title);
	}
	document_close(document);
}

static void add_short(const struct debrief *debrief, struct document *document) {
	add_curve(debrief, false, document);
	for (size_t i = 0; i < debrief->moment_count; i++) {
		add_moment_short(debrief, &debrief->moments[i], document);
	}
	document_paragraph(document, ROLE_PLAIN, debrief->loop);
	for (int seat = 0; seat < SEAT_COUNT; seat++) {
		add_half_short(debrief, seat, document);
	}
	add_signs_short(debrief, document);
	add_ways(debrief, document);
	document_paragraph(document, ROLE_PLAIN, debrief->practice);
	if (debrief->ask != NULL) {
		document_open(document, DOCUMENT_PARAGRAPH, ROLE_PLAIN);
		document_text(document, "To talk about: ");
		document_text(document, debrief->ask);
		document_close(document);
	}
	document_paragraph(document, ROLE_OUT, debrief->step_out);
}

struct document *debrief_document(const struct debrief *debrief, enum debrief_extent extent) {
	struct document *document = document_create("Waterline: after the conversation");
	if (extent != DEBRIEF_SHORT_WITHOUT_HEAD) {
		add_head(debrief, document);
	}
	if (extent == DEBRIEF_WHOLE) {
		add_whole(debrief, document);
	} else {
		add_short(debrief, document);
	}
	if (extent == DEBRIEF_SHORT) {
		add_own_words(debrief, document);
	}
	return document;
}
