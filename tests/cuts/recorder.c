/* Writes down what one process asks of the disk below one folder, in the order it happened.

   CUTS_TRACE   the trace: every recorded process appends to it, one record an operation
   CUTS_FOLDER  the folder; everything below it is recorded, except SQLite's -shm

   An operation and its record are one step: a lock on the trace is held over both, so that the
   records of several processes stand in the order in which the disk saw the operations. Whatever
   changes a file in a way that is not understood here is recorded as 'z', which no reader accepts.
   Children of the process are left alone: the variables are taken out of its environment. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { PATH_SIZE = 4096, HIGH_FD = 700 };

/* tests/cuts/trace.py repeats this layout; `path` and `data` bytes follow. */
struct record {
    char kind, unused[3];
    uint32_t pid, path, data;
    uint64_t inode;
    int64_t at;
};

static int trace = -1;
static pid_t owner;
static char folder[PATH_SIZE];
static size_t folder_size;
static pthread_mutex_t threads = PTHREAD_MUTEX_INITIALIZER;
static ssize_t (*real_writev)(int, const struct iovec *, int);

#define REAL(name, type, ...)                               \
    static type(*real)(__VA_ARGS__);                        \
    if (real == NULL)                                       \
        real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

__attribute__((constructor)) static void start(void) {
    const char *place = getenv("CUTS_TRACE"), *below = getenv("CUTS_FOLDER");
    if (place == NULL || below == NULL || strlen(below) >= sizeof folder)
        return;
    real_writev = (ssize_t(*)(int, const struct iovec *, int))dlsym(RTLD_NEXT, "writev");
    int fd = open(place, O_RDWR | O_APPEND | O_CLOEXEC);
    if (fd < 0)
        abort();
    strcpy(folder, below);
    folder_size = strlen(folder);
    unsetenv("LD_PRELOAD");
    unsetenv("CUTS_TRACE");
    unsetenv("CUTS_FOLDER");
    owner = getpid();
    trace = fcntl(fd, F_DUPFD_CLOEXEC, HIGH_FD);
    close(fd);
}

static int is_on(void) { return trace >= 0 && getpid() == owner; }

static void lock(void) {
    pthread_mutex_lock(&threads);
    while (flock(trace, LOCK_EX) != 0 && errno == EINTR)
        ;
}

static void unlock(void) {
    int kept = errno;
    flock(trace, LOCK_UN);
    pthread_mutex_unlock(&threads);
    errno = kept;
}

static int counts(const char *path) {
    if (strncmp(path, folder, folder_size) != 0 || (path[folder_size] && path[folder_size] != '/'))
        return 0;
    const char *end = strstr(path, "-shm");
    return end == NULL || (end[4] != '\0' && end[4] != ' ');
}

/* Whole path of a name as it was given, without following links. */
static int whole(int base, const char *name, char *path) {
    char link[64];
    ssize_t size;
    if (name[0] == '/')
        return snprintf(path, PATH_SIZE, "%s", name) < PATH_SIZE;
    snprintf(link, sizeof link, base == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", base);
    if ((size = readlink(link, path, PATH_SIZE - 1)) < 0)
        return 0;
    return snprintf(path + size, PATH_SIZE - size, "/%s", name) < PATH_SIZE - size;
}

/* Whether an open file counts; its path and number. */
static int place_of(int fd, char *path, struct stat *found) {
    char link[64];
    if (fstat(fd, found) != 0 || !(S_ISREG(found->st_mode) || S_ISDIR(found->st_mode)))
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, PATH_SIZE - 1);
    if (size < 0)
        return 0;
    path[size] = '\0';
    return counts(path);
}

static void note(char kind, const char *path, size_t path_size, uint64_t inode, int64_t at,
                 const void *data, size_t size) {
    int kept = errno;
    struct record record = {.kind = kind, .pid = (uint32_t)owner, .path = (uint32_t)path_size,
                            .data = (uint32_t)size, .inode = inode, .at = at};
    struct iovec parts[] = {{&record, sizeof record}, {(void *)path, path_size}, {(void *)data, size}};
    ssize_t all = (ssize_t)(sizeof record + path_size + size);
    if (real_writev(trace, parts, 3) != all)
        abort();
    errno = kept;
}

static void note_path(char kind, const char *path, uint64_t inode, int64_t at) {
    note(kind, path, strlen(path), inode, at, NULL, 0);
}

/* Opening: what it makes and what it empties. */
static int opened(int (*real)(int, const char *, int, ...), int base, const char *name, int flags,
                  mode_t mode) {
    char path[PATH_SIZE];
    struct stat before, after;
    int changes = flags & (O_CREAT | O_TRUNC | O_DSYNC) || (flags & O_TMPFILE) == O_TMPFILE;
    if (!is_on() || !changes || !whole(base, name, path) || !counts(path))
        return real(base, name, flags, mode);
    lock();
    int was = stat(path, &before) == 0;
    int fd = real(base, name, flags, mode);
    if (fd >= 0 && fstat(fd, &after) == 0 && !S_ISDIR(after.st_mode)) {
        if ((flags & O_DSYNC) || (flags & O_TMPFILE) == O_TMPFILE)
            note_path('z', path, after.st_ino, 0);
        else if (!was)
            note_path('c', path, after.st_ino, after.st_mode & 0777);
        else if (flags & O_TRUNC)
            note_path('t', path, after.st_ino, 0);
    }
    unlock();
    return fd;
}

static int real_openat(int base, const char *name, int flags, ...) {
    REAL("openat64", int, int, const char *, int, ...);
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    return real(base, name, flags, mode);
}

#define MODE                                                            \
    mode_t mode = 0;                                                    \
    if (flags & O_CREAT || (flags & O_TMPFILE) == O_TMPFILE) {          \
        va_list rest;                                                   \
        va_start(rest, flags);                                          \
        mode = va_arg(rest, mode_t);                                    \
        va_end(rest);                                                   \
    }
#define OPEN(name)                                                      \
    int name(const char *path, int flags, ...) {                        \
        MODE return opened(real_openat, AT_FDCWD, path, flags, mode);   \
    }
#define OPENAT(name)                                                    \
    int name(int base, const char *path, int flags, ...) {              \
        MODE return opened(real_openat, base, path, flags, mode);       \
    }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

/* Changing an open file. */
#define ON_FD(type, name, parameters, arguments, fd, recording)             \
    type name parameters {                                                  \
        static type(*real) parameters;                                      \
        char path[PATH_SIZE];                                               \
        struct stat found;                                                  \
        if (real == NULL)                                                   \
            real = (type(*) parameters)dlsym(RTLD_NEXT, #name);             \
        int kept = errno;                                                   \
        int on = is_on() && fd != trace && place_of(fd, path, &found);      \
        errno = kept;                                                       \
        if (!on)                                                            \
            return real arguments;                                          \
        lock();                                                             \
        type result = real arguments;                                       \
        if (result >= 0)                                                    \
            recording;                                                      \
        unlock();                                                           \
        return result;                                                      \
    }
#define DATA(from) note('w', path, strlen(path), found.st_ino, from, data, (size_t)result)
#define SIMPLE(kind, at) note_path(kind, path, found.st_ino, at)

ON_FD(ssize_t, write, (int fd, const void *data, size_t size), (fd, data, size), fd,
      DATA(lseek(fd, 0, SEEK_CUR) - result))
ON_FD(ssize_t, pwrite, (int fd, const void *data, size_t size, off_t at), (fd, data, size, at), fd,
      DATA(at))
ON_FD(ssize_t, pwrite64, (int fd, const void *data, size_t size, off64_t at), (fd, data, size, at),
      fd, DATA(at))

static void note_parts(const char *path, uint64_t inode, int64_t at, const struct iovec *parts,
                       int count, ssize_t left) {
    for (int one = 0; one < count && left > 0; one++) {
        ssize_t size = (ssize_t)parts[one].iov_len < left ? (ssize_t)parts[one].iov_len : left;
        note('w', path, strlen(path), inode, at, parts[one].iov_base, (size_t)size);
        at += size;
        left -= size;
    }
}
#define PARTS(from) note_parts(path, found.st_ino, from, parts, count, result)
ON_FD(ssize_t, writev, (int fd, const struct iovec *parts, int count), (fd, parts, count), fd,
      PARTS(lseek(fd, 0, SEEK_CUR) - result))
ON_FD(ssize_t, pwritev, (int fd, const struct iovec *parts, int count, off_t at),
      (fd, parts, count, at), fd, PARTS(at))
ON_FD(ssize_t, pwritev64, (int fd, const struct iovec *parts, int count, off64_t at),
      (fd, parts, count, at), fd, PARTS(at))

/* With flags such a write may sync by itself: not followed. */
#define FLAGGED (flags ? SIMPLE('z', 0) : PARTS(at))
ON_FD(ssize_t, pwritev2, (int fd, const struct iovec *parts, int count, off_t at, int flags),
      (fd, parts, count, at, flags), fd, FLAGGED)
ON_FD(ssize_t, pwritev64v2, (int fd, const struct iovec *parts, int count, off64_t at, int flags),
      (fd, parts, count, at, flags), fd, FLAGGED)

#define SYNCED SIMPLE(S_ISDIR(found.st_mode) ? 'd' : 's', 0)
ON_FD(int, fsync, (int fd), (fd), fd, SYNCED)
ON_FD(int, fdatasync, (int fd), (fd), fd, SYNCED)
ON_FD(int, ftruncate, (int fd, off_t size), (fd, size), fd, SIMPLE('t', size))
ON_FD(int, ftruncate64, (int fd, off64_t size), (fd, size), fd, SIMPLE('t', size))
ON_FD(int, posix_fallocate, (int fd, off_t at, off_t size), (fd, at, size), fd, SIMPLE('z', 0))
ON_FD(int, posix_fallocate64, (int fd, off64_t at, off64_t size), (fd, at, size), fd, SIMPLE('z', 0))
ON_FD(int, fallocate, (int fd, int how, off_t at, off_t size), (fd, how, at, size), fd, SIMPLE('z', 0))
ON_FD(int, fallocate64, (int fd, int how, off64_t at, off64_t size), (fd, how, at, size), fd,
      SIMPLE('z', 0))
ON_FD(ssize_t, sendfile, (int to, int from, off_t *at, size_t size), (to, from, at, size), to,
      SIMPLE('z', 0))
ON_FD(ssize_t, sendfile64, (int to, int from, off64_t *at, size_t size), (to, from, at, size), to,
      SIMPLE('z', 0))
ON_FD(ssize_t, copy_file_range,
      (int from, off64_t *at, int to, off64_t *there, size_t size, unsigned how),
      (from, at, to, there, size, how), to, SIMPLE('z', 0))

static void *mapped(void *(*real)(void *, size_t, int, int, int, off64_t), void *at, size_t size,
                    int access, int flags, int fd, off64_t from) {
    char path[PATH_SIZE];
    struct stat found;
    int kept = errno;
    if (is_on() && fd >= 0 && (access & PROT_WRITE) && (flags & MAP_SHARED) &&
        place_of(fd, path, &found)) {
        lock();
        SIMPLE('z', 0);
        unlock();
    }
    errno = kept;
    return real(at, size, access, flags, fd, from);
}
#define MMAP(name, offset)                                                                   \
    void *name(void *at, size_t size, int access, int flags, int fd, offset from) {          \
        REAL("mmap64", void *, void *, size_t, int, int, int, off64_t);                      \
        return mapped(real, at, size, access, flags, fd, from);                              \
    }
MMAP(mmap, off_t)
MMAP(mmap64, off64_t)

/* Changing names. */
#define ON_NAME(type, name, parameters, arguments, base, given, before, recording) \
    type name parameters {                                                         \
        static type(*real) parameters;                                             \
        char path[PATH_SIZE];                                                      \
        struct stat found = {0};                                                   \
        (void)found;                                                               \
        if (real == NULL)                                                          \
            real = (type(*) parameters)dlsym(RTLD_NEXT, #name);                    \
        if (!is_on() || !whole(base, given, path) || !counts(path))                \
            return real arguments;                                                 \
        lock();                                                                    \
        before;                                                                    \
        type result = real arguments;                                              \
        if (result == 0)                                                           \
            recording;                                                             \
        unlock();                                                                  \
        return result;                                                             \
    }
#define NOTHING (void)0

ON_NAME(int, truncate, (const char *name, off_t size), (name, size), AT_FDCWD, name, stat(path, &found),
        SIMPLE('t', size))
ON_NAME(int, truncate64, (const char *name, off64_t size), (name, size), AT_FDCWD, name,
        stat(path, &found), SIMPLE('t', size))
ON_NAME(int, mkdir, (const char *name, mode_t mode), (name, mode), AT_FDCWD, name, NOTHING,
        SIMPLE('m', 0))
ON_NAME(int, mkdirat, (int base, const char *name, mode_t mode), (base, name, mode), base, name,
        NOTHING, SIMPLE('m', 0))
ON_NAME(int, unlink, (const char *name), (name), AT_FDCWD, name, NOTHING, SIMPLE('u', 0))
ON_NAME(int, rmdir, (const char *name), (name), AT_FDCWD, name, NOTHING, SIMPLE('u', 0))
ON_NAME(int, unlinkat, (int base, const char *name, int flags), (base, name, flags), base, name,
        NOTHING, SIMPLE('u', 0))
ON_NAME(int, symlink, (const char *target, const char *name), (target, name), AT_FDCWD, name,
        NOTHING, SIMPLE('z', 0))
ON_NAME(int, symlinkat, (const char *target, int base, const char *name), (target, base, name),
        base, name, NOTHING, SIMPLE('z', 0))

/* "from\0to" as the path; `found` is the file that has the new name afterwards. */
static void note_pair(char kind, const char *from, int base, const char *to) {
    char both[2 * PATH_SIZE], path[PATH_SIZE];
    struct stat found;
    if (!whole(base, to, path) || stat(path, &found) != 0)
        abort();
    size_t first = strlen(from);
    memcpy(both, from, first + 1);
    strcpy(both + first + 1, path);
    note(S_ISDIR(found.st_mode) || !counts(path) ? 'z' : kind, both, first + 1 + strlen(path),
         found.st_ino, 0, NULL, 0);
}
#define PAIR(kind, base) note_pair(kind, path, base, to)
ON_NAME(int, rename, (const char *from, const char *to), (from, to), AT_FDCWD, from, NOTHING,
        PAIR('r', AT_FDCWD))
ON_NAME(int, renameat, (int base, const char *from, int other, const char *to),
        (base, from, other, to), base, from, NOTHING, PAIR('r', other))
ON_NAME(int, renameat2, (int base, const char *from, int other, const char *to, unsigned flags),
        (base, from, other, to, flags), base, from, NOTHING, PAIR(flags ? 'z' : 'r', other))
ON_NAME(int, link, (const char *from, const char *to), (from, to), AT_FDCWD, from, NOTHING,
        PAIR('l', AT_FDCWD))
ON_NAME(int, linkat, (int base, const char *from, int other, const char *to, int flags),
        (base, from, other, to, flags), base, from, NOTHING, PAIR('l', other))
