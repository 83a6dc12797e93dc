#ifndef WATERLINE_VIEW_HELP_NUMBERS_H
#define WATERLINE_VIEW_HELP_NUMBERS_H

/**
 * Where to find help near here, as whoever installed the program wrote it into
 * help-numbers.txt in the folder with the scenarios: its lines, without those
 * that begin with '#' and blank ones at the edges; "" while there are none, or
 * no such file. Free with free(). At most HELP_NUMBERS_MOST bytes are shown.
 */
enum { HELP_NUMBERS_MOST = 2000 };
char *help_numbers_read(const char *folder);

#endif
