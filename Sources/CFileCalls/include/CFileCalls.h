#ifndef BRIEFING_FILE_CALLS_H
#define BRIEFING_FILE_CALLS_H

#include <spawn.h>
#include <sys/types.h>

/// Exchanges two names in one step: whoever looks finds either both before or both after.
/// Returns 0, or -1 with errno set: ENOSYS, EINVAL or ENOTSUP where the system or the file system cannot.
int briefing_exchange(int first_folder, const char *first, int second_folder, const char *second);

/// Copies up to `count` bytes from the one file's position to the other's without passing them through the process.
/// Returns the number of bytes copied, 0 at the end, or -1 with errno set: ENOSYS where the system cannot.
ssize_t briefing_copy_range(int from, int to, size_t count);

/// Waits until all that was written to the folder's file system is on the disk. Returns 0, or -1 with errno set; on macOS it does
/// nothing, since that system can do it for single files only.
int briefing_sync(int folder);

/// Has a program that is to be started begin in a folder. Returns 0 or the number of an error.
int briefing_spawn_in_folder(posix_spawn_file_actions_t *actions, const char *folder);

#endif
