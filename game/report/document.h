#ifndef WATERLINE_REPORT_DOCUMENT_H
#define WATERLINE_REPORT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "cycle/moves.h"
#include "report/debrief.h"

/*
 * A page to read, print or hear, as a tree: what is a heading, what is a list,
 * who says what. It knows no format; html.c, markdown.c and text.c each write
 * all of it down in theirs, and escape what others wrote.
 *
 * A document is put together from its beginning to its end: document_open() and
 * document_close() enclose what comes between them. Texts are copied; an
 * author's emphasis stands in them between EMPHASIS_ON and EMPHASIS_OFF.
 */
struct document;

enum document_kind {
	DOCUMENT_ROOT,
	/* Blocks. */
	DOCUMENT_SECTION,   /* under a heading, its first child; `text` is its id */
	DOCUMENT_HEADING,   /* `number` is its level, 1 to 3 */
	DOCUMENT_PARAGRAPH,
	DOCUMENT_LIST,      /* `number` 1: numbered */
	DOCUMENT_ITEM,
	DOCUMENT_ENTRY,     /* a term, its first child, and what is said of it */
	DOCUMENT_TERM,
	DOCUMENT_TABLE,     /* `text` is its caption, `number` how many columns; its first row has the heads */
	DOCUMENT_ROW,
	DOCUMENT_CELL,
	DOCUMENT_COLUMNS,   /* things to compare, beside each other where there is room; `text` is its caption */
	DOCUMENT_COLUMN,    /* `text` is its head */
	DOCUMENT_FIGURE,    /* `svg`, or `signs` where there are only letters; `text` is its caption */
	DOCUMENT_FORM,      /* something to fill in; `text` says what */
	DOCUMENT_ROOM,      /* room to write, behind `text` */
	DOCUMENT_RULE,
	/* Within a line. */
	DOCUMENT_TEXT,
	DOCUMENT_STRONG,
	DOCUMENT_SPEAKER,   /* who says or does what follows */
	DOCUMENT_GESTURE,   /* what somebody does */
	DOCUMENT_SPEECH,    /* what somebody says, without quotation marks */
	DOCUMENT_SIGN,      /* the sign of a kind of move, `number` */
	DOCUMENT_BREAK
};

/** What a part is there for; a format may let it look so. */
enum document_role {
	ROLE_PLAIN,
	ROLE_HEADER,    /* a section: what the page is of */
	ROLE_PAGE,      /* a section: begins a page of its own on paper */
	ROLE_WHOLE,     /* a section: not torn apart on paper */
	ROLE_LABEL,
	ROLE_SMALL,
	ROLE_ENDING,
	ROLE_UNDER,     /* what went on under the line */
	ROLE_NARRATION,
	ROLE_SAID,
	ROLE_TURNING,
	ROLE_NOTE,
	ROLE_BEST,
	ROLE_QUESTION,
	ROLE_OUT,       /* the step out of the role */
	ROLE_MOMENTS,
	ROLE_OTHERS,
	ROLE_STEPS,
	ROLE_SURFACE,   /* a row, a paragraph: the waterline itself */
	ROLE_BELOW,     /* a row under it */
	ROLE_HEADS,     /* a row of heads */
	ROLE_HEAD,      /* a cell that says what its row is of */
	ROLE_SIGNS,
	ROLE_TALK,
	ROLE_CURRENT,   /* an item: the one that this page is of */
	ROLE_CURVE,     /* a small figure */
	ROLE_COUNT
};

struct document_node {
	enum document_kind kind;
	enum document_role role;
	int number;
	const char *text, *svg, *signs;
	struct document_node *child, *last, *next, *parent;
};

/** `title` is the window's or the file's. */
struct document *document_create(const char *title);
void document_destroy(struct document *document);

const char *document_title(const struct document *document);
const struct document_node *document_root(const struct document *document);

void document_open(struct document *document, enum document_kind kind, enum document_role role);
void document_close(struct document *document);

/** Within a line. NULL adds nothing. */
void document_put(struct document *document, enum document_kind kind, const char *text);
void document_text(struct document *document, const char *text);
void document_textf(struct document *document, const char *format, ...) __attribute__((format(printf, 2, 3)));
void document_small(struct document *document, const char *text);
void document_sign(struct document *document, enum move_kind kind);

/** Whole blocks. NULL adds nothing. */
void document_heading(struct document *document, int level, const char *text);
void document_paragraph(struct document *document, enum document_role role, const char *text);
/** Of the heading that is open. */
void document_level(struct document *document, int level);
/** Opens a section under a heading of the second level. */
void document_section(struct document *document, enum document_role role, const char *id, const char *title);
/** Opens a list. */
void document_list(struct document *document, enum document_role role, bool numbered);
/** Opens an item of a talk: a reply with this number and the sign of its kind, or, with 0, a line between. */
void document_talk_item(struct document *document, size_t number, enum move_kind kind);
/** Opens an entry and says its term. */
void document_entry(struct document *document, const char *term);
/** Opens a table with its heads. */
void document_table(
	struct document *document, enum document_role role, const char *caption, const char *const *heads, int columns);
/** Opens a row; its first cell is its head where `head` is not NULL. */
void document_row(struct document *document, enum document_role role, const char *head);
/** Opens columns, or one of them. */
void document_columns(struct document *document, enum document_kind kind, const char *text);
void document_figure(
	struct document *document, enum document_role role, const char *svg, const char *signs, const char *caption);
void document_form(struct document *document, const char *label);
void document_room(struct document *document, const char *before);
void document_rule(struct document *document);

/** Who said or did what, within a line; and as a paragraph, with what went on under the line. */
void document_said_inline(struct document *document, const struct said *said);
void document_said(struct document *document, const char *name, const struct said *said);

/* The formats, added to `out`. */

/** One page without scripts or anything from elsewhere, for the screen, a screen reader and paper. */
void document_html(const struct document *document, struct buf *out);
/** Headings, lists and quotes that read well unrendered too. */
void document_markdown(const struct document *document, struct buf *out);
/** Lines of at most 78 for a terminal and a voice that reads it. */
void document_plain(const struct document *document, struct buf *out);

#endif
