// Valgrind 3.19 writes into the mask that sigsuspend is given. That of libdispatch stands where nothing can be written, so it gets a copy.
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

int sigsuspend(const sigset_t *mask) {
  sigset_t own = *mask;
  return (int)syscall(SYS_rt_sigsuspend, &own, 8);
}
