#ifndef REFUSED_CALLS_H
#define REFUSED_CALLS_H

/// From now on the process's calls of `name` (flock, fsync, rename, renameat2, link, chmod, or folder: rename
/// of a folder) fail with an error number; 0 lets them through again.
void refuse_calls(const char *name, int error);

#endif
