// A file system that refuses some calls, as those of clusters and of homes on a network do.
//
// Linked into a test program, `refuse_calls` says which. As a library that is loaded before all others
// (LD_PRELOAD), the environment does: TUTOR_REFUSES="flock=38 fsync=22".

#define _GNU_SOURCE
#include "RefusedCalls.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FLOCK, FSYNC, RENAME, RENAMEAT2, LINK, CHMOD, FOLDER, COUNT };
static const char *const names[COUNT] = {"flock", "fsync", "rename", "renameat2", "link", "chmod",
                                         "folder"};
static int errors[COUNT];

void refuse_calls(const char *name, int error) {
  for (int call = 0; call < COUNT; call += 1) {
    if (strcmp(names[call], name) == 0) errors[call] = error;
  }
}

__attribute__((constructor)) static void read_environment(void) {
  const char *text = getenv("TUTOR_REFUSES");
  for (int call = 0; text && call < COUNT; call += 1) {
    size_t length = strlen(names[call]);
    for (const char *found = text; (found = strstr(found, names[call])); found += length) {
      int is_word = found == text || found[-1] == ' ';
      if (is_word && found[length] == '=') errors[call] = atoi(found + length + 1);
    }
  }
}

#define REFUSING(call, result, name, parameters, arguments)         \
  result name parameters {                                          \
    if (errors[call]) {                                             \
      errno = errors[call];                                         \
      return -1;                                                    \
    }                                                               \
    result(*next) parameters = (result(*) parameters)dlsym(RTLD_NEXT, #name); \
    return next arguments;                                          \
  }

REFUSING(FLOCK, int, flock, (int file, int operation), (file, operation))
REFUSING(FSYNC, int, fsync, (int file), (file))
// Layered file systems give files other names, and folders not.
static int rename_folder(const char *from, const char *to) {
  struct stat status;
  if (errors[FOLDER] && lstat(from, &status) == 0 && S_ISDIR(status.st_mode)) {
    errno = errors[FOLDER];
    return -1;
  }
  int (*next)(const char *, const char *) = (int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename");
  return next(from, to);
}

int rename(const char *from, const char *to) {
  if (!errors[RENAME]) return rename_folder(from, to);
  errno = errors[RENAME];
  return -1;
}
REFUSING(RENAMEAT2, int, renameat2,
         (int folder, const char *from, int other, const char *to, unsigned flags),
         (folder, from, other, to, flags))
REFUSING(LINK, int, link, (const char *from, const char *to), (from, to))
REFUSING(CHMOD, int, chmod, (const char *path, mode_t mode), (path, mode))
