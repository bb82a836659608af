"""What keeps a UI process small, done before the first thread and the first late library.

One pool of memory for all threads: a pool a thread leaves its rest to nobody. Measured on the find
page: 3 MB. The threads load, print and save one after another, so they hardly ever wait for each
other's pool.

No OpenSSL: a screen makes no connection, but the sound library and `secrets` would load it.
`hashlib` has its own SHA-2.

No NumPy, which is there where a neural voice may be used: the sound library would load it for tools
nobody calls, 28 MB of every screen.
"""

import ctypes
import sys
from typing import Any, cast

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


def keep_large_libraries_out() -> None:
    """Whoever asks for OpenSSL or NumPy finds it missing, as where it is not installed."""
    absent = cast("dict[str, Any]", sys.modules)
    for name in ("_hashlib", "_ssl", "numpy"):
        absent.setdefault(name, None)
