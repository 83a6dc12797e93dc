#ifndef WATERLINE_REPORT_HTML_STYLE_H
#define WATERLINE_REPORT_HTML_STYLE_H

/** The style sheet of the HTML report: for the screen, and for A4 and Letter alike. */
extern const char *const html_style, *const html_style_more; /* in this order */

#endif
