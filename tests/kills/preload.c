/* Counts one process's writes, syncs, renames and sends on chosen files and ports; dies at the k-th.

   With an error number set it does not die: the k-th fails with it, or every one from the k-th on.

   KILLS_STATE  a file of sizeof(struct state), shared with the test: arming, the count, what came
   KILLS_FILES  ends of file paths that count, one a line; with a slash at its end, a folder and
                all below it
   KILLS_PORTS  TCP ports that count, on either end of a socket, one a line

   Nothing is counted before the test sets `armed`. Children of the process are left alone: the
   variables are taken out of its environment at its start. */

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { LOG_SIZE = 4000, PLACES = 16, PATH_SIZE = 4096 };
enum when { BEFORE = 0, AFTER = 1 };
static const uint32_t FAILS = UINT32_MAX;

/* Read and written by the test too: tests/kills/shim.py repeats this layout. */
struct state {
    _Atomic uint32_t armed, at, when, count, fired, loaded, pid, error;
    char log[LOG_SIZE][2]; /* what was done (w s t u r n), to which file or port ('0' + place) */
};

static struct state *shared;
static char files[PLACES][256];
static int file_count;
static int ports[PLACES];
static int port_count;

static void split(const char *name, void (*keep)(const char *)) {
    char *text = getenv(name), *rest = NULL;
    if (text == NULL)
        return;
    char *copy = strdup(text);
    for (char *part = strtok_r(copy, "\n", &rest); part; part = strtok_r(NULL, "\n", &rest))
        keep(part);
    free(copy);
}

static void keep_file(const char *text) {
    if (file_count < PLACES)
        strncpy(files[file_count++], text, sizeof files[0] - 1);
}

static void keep_port(const char *text) {
    if (port_count < PLACES)
        ports[port_count++] = atoi(text);
}

__attribute__((constructor)) static void start(void) {
    const char *place = getenv("KILLS_STATE");
    if (place == NULL)
        return;
    int fd = open(place, O_RDWR | O_CLOEXEC);
    if (fd < 0)
        return;
    void *mapped = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    if (mapped == MAP_FAILED)
        return;
    split("KILLS_FILES", keep_file);
    split("KILLS_PORTS", keep_port);
    unsetenv("LD_PRELOAD");
    unsetenv("KILLS_STATE");
    shared = mapped;
    atomic_store(&shared->pid, (uint32_t)getpid());
    atomic_fetch_add(&shared->loaded, 1);
}

/* Not in a forked child, which shares the mapping but is another process. */
static int is_on(void) {
    return shared != NULL && atomic_load(&shared->armed) && (uint32_t)getpid() == atomic_load(&shared->pid);
}

static int is_below(const char *path, size_t length, const char *folder, size_t size) {
    if (size == 0 || folder[size - 1] != '/')
        return 0;
    return strncmp(path, folder, size) == 0 ||
           (length == size - 1 && strncmp(path, folder, length) == 0);
}

static int file_place(const char *path) {
    size_t length = strlen(path);
    for (int place = 0; place < file_count; place++) {
        size_t end = strlen(files[place]);
        if (is_below(path, length, files[place], end))
            return place;
        if (length >= end && strcmp(path + length - end, files[place]) == 0)
            return place;
    }
    return -1;
}

static int port_of(const struct sockaddr_storage *end) {
    if (end->ss_family == AF_INET)
        return ntohs(((const struct sockaddr_in *)end)->sin_port);
    if (end->ss_family == AF_INET6)
        return ntohs(((const struct sockaddr_in6 *)end)->sin6_port);
    return -1;
}

static int socket_place(int fd) {
    struct sockaddr_storage ends[2];
    socklen_t near = sizeof ends[0], far = sizeof ends[1];
    memset(ends, 0, sizeof ends);
    if (getsockname(fd, (struct sockaddr *)&ends[0], &near) != 0)
        return -1;
    if (getpeername(fd, (struct sockaddr *)&ends[1], &far) != 0)
        return -1;
    for (int place = 0; place < port_count; place++)
        if (port_of(&ends[0]) == ports[place] || port_of(&ends[1]) == ports[place])
            return file_count + place;
    return -1;
}

static int place_of(int fd) {
    char link[64], path[PATH_SIZE];
    struct stat found;
    if (fstat(fd, &found) != 0)
        return -1;
    if (S_ISSOCK(found.st_mode))
        return socket_place(fd);
    if (!S_ISREG(found.st_mode) && !S_ISDIR(found.st_mode))
        return -1;
    char *end = link + sizeof link - 1;
    *end = '\0';
    for (int rest = fd; end == link + sizeof link - 1 || rest > 0; rest /= 10)
        *--end = (char)('0' + rest % 10);
    end -= strlen("/proc/self/fd/");
    memcpy(end, "/proc/self/fd/", strlen("/proc/self/fd/"));
    ssize_t size = readlink(end, path, sizeof path - 1);
    if (size < 0)
        return -1;
    path[size] = '\0';
    return file_place(path);
}

/* The test may disarm at any moment: what it took back does not kill. */
static void die(uint32_t number) {
    uint32_t armed = 1;
    atomic_store(&shared->fired, number);
    if (!atomic_compare_exchange_strong(&shared->armed, &armed, 2)) {
        atomic_store(&shared->fired, 0);
        return;
    }
    kill(getpid(), SIGKILL);
    for (;;)
        pause();
}

/* Whether this operation is to fail: BEFORE, it alone; AFTER, it and all that come after it. */
static int fails(uint32_t number) {
    uint32_t at = atomic_load(&shared->at);
    if (atomic_load(&shared->error) == 0 || at == 0 || number < at)
        return 0;
    return number == at || atomic_load(&shared->when) == AFTER;
}

/* Number of this operation, 0 when it does not count. */
static uint32_t begin(char what, int place) {
    if (place < 0)
        return 0;
    uint32_t number = atomic_fetch_add(&shared->count, 1) + 1;
    if (number <= LOG_SIZE) {
        shared->log[number - 1][0] = what;
        shared->log[number - 1][1] = (char)('0' + place);
    }
    if (fails(number)) {
        atomic_store(&shared->fired, number);
        return FAILS;
    }
    if (number == atomic_load(&shared->at) && atomic_load(&shared->when) == BEFORE)
        die(number);
    return number;
}

static void end(uint32_t number) {
    if (atomic_load(&shared->error) != 0)
        return;
    if (number != 0 && number == atomic_load(&shared->at) && atomic_load(&shared->when) == AFTER)
        die(number);
}

static uint32_t begin_fd(char what, int fd) {
    if (!is_on())
        return 0;
    int kept = errno;
    uint32_t number = begin(what, place_of(fd));
    errno = kept;
    return number;
}

static uint32_t begin_path(char what, const char *path) {
    return is_on() ? begin(what, file_place(path)) : 0;
}

#define STAND_IN(type, name, parameters, arguments, opening)    \
    type name parameters {                                      \
        static type(*real) parameters;                          \
        if (real == NULL)                                       \
            real = (type(*) parameters)dlsym(RTLD_NEXT, #name); \
        uint32_t number = opening;                              \
        if (number == FAILS) {                                  \
            errno = (int)atomic_load(&shared->error);           \
            return -1;                                          \
        }                                                       \
        type result = real arguments;                           \
        end(number);                                            \
        return result;                                          \
    }

STAND_IN(ssize_t, write, (int fd, const void *data, size_t size), (fd, data, size), begin_fd('w', fd))
STAND_IN(ssize_t, pwrite, (int fd, const void *data, size_t size, off_t at), (fd, data, size, at),
         begin_fd('w', fd))
STAND_IN(ssize_t, pwrite64, (int fd, const void *data, size_t size, off64_t at),
         (fd, data, size, at), begin_fd('w', fd))
STAND_IN(ssize_t, writev, (int fd, const struct iovec *parts, int count), (fd, parts, count),
         begin_fd('w', fd))
STAND_IN(ssize_t, pwritev, (int fd, const struct iovec *parts, int count, off_t at),
         (fd, parts, count, at), begin_fd('w', fd))
STAND_IN(int, fsync, (int fd), (fd), begin_fd('s', fd))
STAND_IN(int, fdatasync, (int fd), (fd), begin_fd('s', fd))
STAND_IN(int, ftruncate, (int fd, off_t size), (fd, size), begin_fd('t', fd))
STAND_IN(int, ftruncate64, (int fd, off64_t size), (fd, size), begin_fd('t', fd))
STAND_IN(int, unlink, (const char *path), (path), begin_path('u', path))
STAND_IN(int, unlinkat, (int folder, const char *path, int flags), (folder, path, flags),
         begin_path('u', path))
STAND_IN(int, rename, (const char *from, const char *to), (from, to), begin_path('r', from))
STAND_IN(ssize_t, send, (int fd, const void *data, size_t size, int flags),
         (fd, data, size, flags), begin_fd('n', fd))
STAND_IN(ssize_t, sendto,
         (int fd, const void *data, size_t size, int flags, const struct sockaddr *to,
          socklen_t length),
         (fd, data, size, flags, to, length), begin_fd('n', fd))
STAND_IN(ssize_t, sendmsg, (int fd, const struct msghdr *message, int flags),
         (fd, message, flags), begin_fd('n', fd))
