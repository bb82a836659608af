"""Which fields the templates of official forms can show, read from their text."""

import re
from collections.abc import Mapping
from pathlib import Path

from kiosk.config import ASSETS

FORMS = ASSETS / "forms"
SHARED = "form"

QUOTED = re.compile(r'"([a-z_][a-z0-9_]*)"')
IMPORTED = re.compile(r'#import "([a-z_][a-z0-9_]*)\.typ"')


def form_fields(folder: Path = FORMS) -> dict[str, frozenset[str]]:
    """Give template name → fields it may show: each quoted name, and each prefix with each ending.

    A template shows what the pages show that it imports; these are no templates themselves. A
    prefix that ends in `_` is numbered 1 to 9. A field that ends in `_iso` stands for the one in
    words (`_words`) made from it.
    """
    texts = {path.stem: path.read_text("utf-8") for path in folder.glob("*.typ")}
    pages = {SHARED}.union(*(IMPORTED.findall(text) for text in texts.values()))
    return {name: _fields(_with_pages(name, texts)) for name in texts.keys() - pages}


def _with_pages(name: str, texts: Mapping[str, str]) -> str:
    """Give the text of a template, of all it takes in, and of what all forms share."""
    found = {name, SHARED}
    waiting = [name]
    while waiting:
        new = set(IMPORTED.findall(texts.get(waiting.pop(), ""))) - found
        found |= new
        waiting += new
    return "".join(texts.get(each, "") for each in found)


def _fields(text: str) -> frozenset[str]:
    quoted = set(QUOTED.findall(text))
    endings = {name for name in quoted if name.startswith("_")}
    names = quoted - endings
    numbered = {name for name in names if name.endswith("_")}
    names |= {f"{prefix}{number}" for prefix in numbered for number in range(1, 10)}
    names |= {prefix + ending for prefix in names for ending in endings}
    suffix = "_words"
    in_words = {name.removesuffix(suffix) for name in names if name.endswith(suffix)}
    return frozenset(names | {f"{name}_iso" for name in in_words})
