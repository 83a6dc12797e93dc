#ifndef WATERLINE_VIEW_UI_CLIPBOARD_H
#define WATERLINE_VIEW_UI_CLIPBOARD_H

/*
 * What other programs copied, and what they may paste: given from outside, so
 * that the screens know no platform. It is asked only when the person pastes,
 * and given something only when the person copies or cuts.
 */
struct clipboard {
	void *data;
	char *(*take)(void *data);                 /* UTF-8 to free with free(), as it is; NULL: nothing is there */
	void (*put)(void *data, const char *text); /* copied */
};

#endif
