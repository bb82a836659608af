"""One pool of memory for all threads of a process: a pool a thread leaves its rest to nobody.

Measured on the find page: 3 MB of a UI process. Its threads load, print and save one after another,
so they hardly ever wait for each other's pool.
"""

import ctypes
import sys

# Numbers of glibc's malloc.h; other C libraries have no `mallopt` and keep what they do.
M_TOP_PAD, M_ARENA_MAX = -2, -8
TOP_PAD_BYTES = 16_384


def share_one_pool() -> None:
    """Before the first thread is made."""
    if not sys.platform.startswith("linux"):
        return
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt"):
        libc.mallopt(M_ARENA_MAX, 1)
        libc.mallopt(M_TOP_PAD, TOP_PAD_BYTES)
