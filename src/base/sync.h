/* When the names of files that are written (file.h) are brought to the disk, so that they
 * survive a power cut: with each file, unless the process makes many, or one that can be
 * made again. A file is brought there before it gets its name: either it or what was
 * there before is found, whole. */
#ifndef GAIYO_BASE_SYNC_H
#define GAIYO_BASE_SYNC_H

#include <stdbool.h>

/* From here on this process leaves folders to whoever started it. What a symbolic link
 * leads to is synced all the same: it may be anywhere. */
void sync_leave_folders(void);

bool sync_is_left(void);

/* Brings the names of a folder's files to the disk; a file system that cannot do it is no
 * failure. */
void sync_folder(const char *folder);

#endif
