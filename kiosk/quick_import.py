"""Makes a screen's imports quick; the first thing `kiosk.app` imports.

Python's own `__import__` is put back where PySide has set one that looks for its `__feature__`
switches in every module's source. The kiosk uses none, and the text stays in `linecache`: measured,
10 MB of a UI process and a sixth of its imports' time.

Garbage is not looked for until `end`: imports make none, and each look goes through all there is.
"""

import builtins
import gc

gc.disable()

import PySide6.QtCore  # noqa: E402, F401 -- what sets the other `__import__`, garbage or not

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def end() -> None:
    """Look for garbage from now on."""
    gc.enable()
