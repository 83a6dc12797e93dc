/* Practice over time as a document: the same words on a page and in plain lines, with its small curves in both. */
#include "cycle/moves.h"
#include "report/document.h"
#include "report/practice_picture.h"
#include "report/practice_words.h"

struct page {
	const struct practice *practice;
	enum practice_signs signs;
	struct document *document;
	struct buf line; /* being put together */
};

static void put(struct page *page, enum document_role role) {
	document_paragraph(page->document, role, page->line.len > 0 ? page->line.text : NULL);
	buf_clear(&page->line);
}

static void add_figure(struct page *page, struct buf *svg, struct buf *signs) {
	if (svg->len > 0 || signs->len > 0) {
		document_figure(page->document, ROLE_CURVE, svg->len > 0 ? svg->text : NULL, signs->len > 0 ? signs->text : NULL,
			page->line.len > 0 ? page->line.text : NULL);
	}
	buf_clear(&page->line);
	buf_finish(svg);
	buf_finish(signs);
}

/* The curve with its numbers; nothing for a single conversation. */
static void add_curve(struct page *page, enum practice_measure measure, size_t scenario) {
	struct practice_series series = practice_series(page->practice, measure, scenario);
	if (series.len < 2) {
		return;
	}
	struct buf svg = BUF_EMPTY, signs = BUF_EMPTY;
	practice_curve_svg(page->practice, measure, scenario, &svg);
	practice_curve_signs(page->practice, measure, scenario, page->signs, &signs);
	practice_say_numbers(&series, &page->line);
	add_figure(page, &svg, &signs);
}

static void add_reaches(struct page *page) {
	document_section(page->document, ROLE_PLAIN, "reaching", "Reaching");
	buf_printf(&page->line, "%s ", practice_reach_is);
	practice_say_reaches(page->practice, &page->line);
	put(page, ROLE_PLAIN);
	if (page->practice->reaches > 0) {
		add_curve(page, PRACTICE_REACHES, PRACTICE_EVERYWHERE);
	}
	document_close(page->document);
}

static void add_kinds(struct page *page) {
	document_section(page->document, ROLE_PLAIN, "kinds", "What you said, by kind, in percent of your replies");
	for (int i = 0; i < KIND_COUNT; i++) {
		enum move_kind kind = (enum move_kind)i;
		document_open(page->document, DOCUMENT_ENTRY, ROLE_PLAIN);
		document_open(page->document, DOCUMENT_TERM, ROLE_PLAIN);
		document_sign(page->document, kind);
		document_textf(page->document, "%s (%s)", practice_kind_words(kind), move_kind_id(kind));
		document_close(page->document);
		practice_say_kind(page->practice, kind, &page->line);
		put(page, ROLE_PLAIN);
		if (page->practice->kinds[i] > 0) {
			add_curve(page, (enum practice_measure)(PRACTICE_SHARE + i), PRACTICE_EVERYWHERE);
		}
		document_close(page->document);
	}
	document_close(page->document);
}

/* In letters two rows of signs, in a picture one. */
static void add_tensions(struct page *page) {
	struct buf svg = BUF_EMPTY, signs = BUF_EMPTY;
	practice_tension_svg(page->practice, &svg);
	buf_puts(&signs, "After the first reply, whoever’s it was\n");
	practice_curve_signs(page->practice, PRACTICE_FIRST, PRACTICE_EVERYWHERE, page->signs, &signs);
	buf_puts(&signs, "\nAfter the last\n");
	practice_curve_signs(page->practice, PRACTICE_LAST, PRACTICE_EVERYWHERE, page->signs, &signs);
	practice_say_tensions(page->practice, &page->line);
	add_figure(page, &svg, &signs);
}

static void add_tension(struct page *page) {
	document_section(page->document, ROLE_PLAIN, "tension", "How tight the loop was, of 1000");
	if (page->practice->play_len == 1) {
		practice_say_tension(&page->practice->plays[0], &page->line);
		put(page, ROLE_PLAIN);
	} else {
		document_paragraph(page->document, ROLE_PLAIN,
			"Each conversation: after its first reply (in a picture a ring), and after its last (a dot). Higher is tighter.");
		add_tensions(page);
	}
	document_close(page->document);
}

static void add_scenarios(struct page *page) {
	document_section(page->document, ROLE_PLAIN, "where", "Where");
	for (size_t i = 0; i < page->practice->scenario_len; i++) {
		const struct practice_scenario *scenario = &page->practice->scenarios[i];
		document_entry(page->document, scenario->title);
		practice_say_scenario(scenario, &page->line);
		put(page, ROLE_PLAIN);
		if (scenario->reaches > 0) {
			add_curve(page, PRACTICE_REACHES, i);
		}
		document_close(page->document);
	}
	document_close(page->document);
}

static void add_pressure(struct page *page) {
	enum move moves[MOVE_COUNT];
	size_t count = practice_pressed_moves(page->practice, moves);
	document_section(page->document, ROLE_PLAIN, "pressure", "Under pressure");
	buf_printf(&page->line, "%s ", practice_pressure_is);
	practice_say_pressed(page->practice, &page->line);
	put(page, ROLE_PLAIN);
	if (count > 0) {
		document_list(page->document, ROLE_PLAIN, false);
		for (size_t i = 0; i < count; i++) {
			practice_say_times(page->practice->pressed_moves[moves[i]], &page->line);
			document_open(page->document, DOCUMENT_ITEM, ROLE_PLAIN);
			document_textf(page->document, "%s, %s", move_row(moves[i])->name, page->line.text);
			document_close(page->document);
			buf_clear(&page->line);
		}
		document_close(page->document);
	}
	document_close(page->document);
}

/* What a point of a curve stands for. */
static void add_key(struct page *page) {
	struct practice_series all = practice_series(page->practice, PRACTICE_REACHES, PRACTICE_EVERYWHERE);
	if (all.len > 1) {
		buf_puts(&page->line, "The small curves: ");
		practice_say_points(&all, &page->line);
		buf_puts(&page->line, "; where there are many, their numbers are told by what they lie between.");
		put(page, ROLE_SMALL);
	}
}

struct document *practice_document(const struct practice *practice, enum practice_signs signs) {
	struct page page = {practice, signs, document_create("Waterline: practice over time"), BUF_EMPTY};
	document_open(page.document, DOCUMENT_SECTION, ROLE_HEADER);
	document_heading(page.document, 1, "Practice over time");
	practice_say_from(practice, &page.line);
	put(&page, ROLE_PLAIN);
	if (practice->play_len > 0) {
		document_paragraph(page.document, ROLE_ENDING, practice_counts);
		add_key(&page);
	}
	document_close(page.document);
	if (practice->play_len > 0) {
		add_reaches(&page);
		add_kinds(&page);
		add_tension(&page);
		add_scenarios(&page);
		add_pressure(&page);
		document_rule(page.document);
		document_paragraph(page.document, ROLE_SMALL, practice_which_way);
	}
	practice_say_missing(practice, &page.line);
	put(&page, ROLE_SMALL);
	buf_finish(&page.line);
	return page.document;
}
