// Calls that the C library's module does not show to Swift: extensions of Linux, and syscall(2), which takes any number of arguments.
#define _GNU_SOURCE
#include "CFileCalls.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

int briefing_spawn_in_folder(posix_spawn_file_actions_t *actions, const char *folder) {
  return posix_spawn_file_actions_addchdir_np(actions, folder);
}

#if defined(__linux__)
#include <sys/syscall.h>

#ifndef RENAME_EXCHANGE
#define RENAME_EXCHANGE (1 << 1)
#endif

int briefing_exchange(int first_folder, const char *first, int second_folder, const char *second) {
  return (int)syscall(SYS_renameat2, first_folder, first, second_folder, second, RENAME_EXCHANGE);
}

ssize_t briefing_copy_range(int from, int to, size_t count) { return copy_file_range(from, NULL, to, NULL, count, 0); }

int briefing_sync(int folder) { return syncfs(folder); }

#elif defined(__APPLE__)

int briefing_exchange(int first_folder, const char *first, int second_folder, const char *second) {
  return renameatx_np(first_folder, first, second_folder, second, RENAME_SWAP);
}

ssize_t briefing_copy_range(int from, int to, size_t count) {
  errno = ENOSYS;
  return -1;
}

int briefing_sync(int folder) { return 0; }

#else
#error "This system has no call that Briefing knows for exchanging two folders."
#endif
