"""Python's own `__import__` again, where PySide has put one that reads every module's source.

PySide's looks in the text of each imported module for its `__feature__` switches, and the text
stays in `linecache`: measured, 10 MB of a UI process and a sixth of its imports' time. The kiosk
uses no such switch. What is imported after this module is imported by Python alone.
"""

import builtins

import PySide6.QtCore  # noqa: F401 -- what puts the other one there

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
