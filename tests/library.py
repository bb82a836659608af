"""The content in use, read once by each process of tests: reading takes two seconds."""

from functools import cache

from kiosk.procedures.library import Library
from kiosk.procedures.loading import load_all


@cache
def in_use() -> Library:
    """Give it; nobody can change it."""
    return load_all()
