#ifndef WATERLINE_BASE_DATA_H
#define WATERLINE_BASE_DATA_H

#include "base/diag.h"

/*
 * Where the files are that come with the program: the folders "scenes" and
 * "fonts". The program runs from a build folder inside the project, installed
 * under some prefix, or copied elsewhere together with its folders.
 */

/**
 * The folder called `name`, looked for in this order:
 * 1. $WATERLINE_DATA/name, and nowhere else when that variable is set;
 * 2. from the program's own folder up to three levels above it,
 *    share/waterline/name, or a folder that holds both scenes and fonts;
 * 3. the project it was built from.
 *
 * Free with free(). NULL and a finding (data-missing) that names the folder and
 * the places looked at when there is none.
 */
char *data_folder(const char *name, struct diag *diag);

/** The same with the program's own folder and the built-in one given (either may be NULL); for tests. */
char *data_folder_from(const char *name, const char *program_folder, const char *built_from, struct diag *diag);

#endif
