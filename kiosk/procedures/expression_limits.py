"""Bounds of CEL expressions, told from their text, before one is compiled or worked out.

An expression without loops, of bounded length and nesting, whose derived values lead to a bounded
number of readings, always comes to its end. What could hide a loop from this look (raw and tripled
quotes, comments) is not allowed.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator

from kiosk.procedures.limits import EXPRESSION_LETTERS, EXPRESSION_NESTING, PATTERN_REPEATS

LITERAL = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", re.DOTALL)
EMPTY = "''"
HIDDEN = re.compile(r"\w''|''''|//|[\n`{}\"]|(?<!')'(?!')|\\")
COMPREHENSION = re.compile(r"\.\s*(?:all|exists|exists_one|map|filter)\s*\(")
MATCHES = re.compile(r"\bmatches\s*\(")
PATTERN = re.compile(r"\.\s*matches\s*\(\s*('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")\s*\)")
REPEATS = re.compile(r"\{\s*(\d+)\s*(?:,\s*(\d*)\s*)?\}")
CODED = re.compile(r"\\[xXuU0-7]")
READ = re.compile(r"(?<![\w.])([A-Za-z_]\w*)(?!\w)(?!\s*\()")
PLACE = re.compile(r"\{(?:as|n)\}")
WORDS_OF_CEL = frozenset({"true", "false", "null", "in"})


def bare(source: str) -> str:
    """Give an expression with every text in quotes emptied."""
    return LITERAL.sub(EMPTY, source)


def excess(source: str) -> str:
    """Say why an expression may not be compiled; the empty text where it may."""
    return next(_excesses(source), "")


def _excesses(source: str) -> Iterator[str]:
    if len(source) > EXPRESSION_LETTERS:
        yield f"longer than {EXPRESSION_LETTERS} characters"
    text = bare(source)
    if COMPREHENSION.search(text):
        yield "loops (all, exists, map, filter) are not allowed"
    if HIDDEN.search(text):
        yield "only plain text in quotes: no comments, braces, raw or tripled quotes"
    if _nesting(text) > EXPRESSION_NESTING:
        yield f"brackets more than {EXPRESSION_NESTING} deep"
    patterns = PATTERN.findall(source)
    if len(patterns) != len(MATCHES.findall(text)):
        yield "the pattern of matches must be a text in quotes"
    if any(CODED.search(pattern) for pattern in patterns):
        yield "the pattern of matches takes no characters by number"
    if any(_repeats(pattern) > PATTERN_REPEATS for pattern in patterns):
        yield f"the pattern of matches repeats more than {PATTERN_REPEATS} times"


def bounded(source: str) -> str:
    """Give the expression back; raises ValueError where it may not be compiled.

    In shared content it may still have places to be filled, such as {as}.
    """
    if reason := excess(PLACE.sub("a", source)):
        raise ValueError(reason)
    return source


def names_read(source: str) -> Counter[str]:
    """Count the names an expression reads, functions left out."""
    found = Counter(READ.findall(bare(source)))
    for word in WORDS_OF_CEL:
        del found[word]
    return found


def _nesting(text: str) -> int:
    """Count how deep brackets stand; 0 where there are too few to tell."""
    if text.count("(") + text.count("[") <= EXPRESSION_NESTING:
        return 0
    depth = deepest = 0
    for letter in text:
        depth += (letter in "([") - (letter in ")]")
        deepest = max(deepest, depth)
    return deepest


def _repeats(pattern: str) -> int:
    counts = [int(most or least) for least, most in REPEATS.findall(pattern)]
    return math.prod(max(1, count) for count in counts)
