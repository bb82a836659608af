"""Reads a CEL expression into a small tree, so that it can be said in words.

Only what content may use: names, texts, whole numbers, lists, calls, comparisons, arithmetic and
`? :`. What is worked out for a person is always left to the CEL engine; this only describes.
"""

import re
from dataclasses import dataclass

TOKEN = re.compile(
    r"\s*(?:(?P<text>'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")|(?P<number>\d+)"
    r"|(?P<name>[A-Za-z_]\w*)|(?P<sign>&&|\|\||[=!<>]=|[<>?:!+\-*/%().,\[\]]))"
)
LEVELS = (("||",), ("&&",), ("==", "!=", "<", "<=", ">", ">=", "in"), ("+", "-"), ("*", "/", "%"))
ESCAPED = re.compile(r"\\(.)")


class Unreadable(ValueError):  # noqa: N818 -- reads as what it is
    """The expression is not of the kind that content uses."""


@dataclass(frozen=True, slots=True)
class Name:
    """A question, a derived value, `today`, or a word of CEL."""

    name: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A text or a whole number as written."""

    value: str | int


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A function; what a method is called on comes first."""

    function: str
    arguments: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Unary:
    """`!` or `-` before something."""

    sign: str
    of: "Tree"


@dataclass(frozen=True, slots=True)
class Binary:
    """Two sides and the sign between them."""

    sign: str
    left: "Tree"
    right: "Tree"


@dataclass(frozen=True, slots=True)
class Choice:
    """`when ? then : otherwise`."""

    when: "Tree"
    then: "Tree"
    otherwise: "Tree"


Tree = Name | Literal | Items | Call | Unary | Binary | Choice


def read(source: str) -> Tree:
    """Give the tree of an expression; raises `Unreadable`."""
    reader = _Reader(_tokens(source))
    tree = reader.choice()
    if reader.next() != ("", ""):
        raise Unreadable(source)
    return tree


def _tokens(source: str) -> list[tuple[str, str]]:
    found, at = [], 0
    source = source.strip()
    while at < len(source):
        token = TOKEN.match(source, at)
        if token is None or token.lastgroup is None:
            raise Unreadable(source)
        found.append((token.lastgroup, token[token.lastgroup]))
        at = token.end()
    return found


class _Reader:
    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens = tokens
        self._at = 0

    def next(self) -> tuple[str, str]:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("", "")

    def _take(self, *words: str) -> str:
        """Take the next sign if it is one of these; the empty text where it is not."""
        kind, word = self.next()
        if kind in ("sign", "name") and word in words:
            self._at += 1
            return word
        return ""

    def _need(self, word: str) -> None:
        if not self._take(word):
            raise Unreadable(word)

    def choice(self) -> Tree:
        when = self._level(0)
        if not self._take("?"):
            return when
        then = self.choice()
        self._need(":")
        return Choice(when, then, self.choice())

    def _level(self, number: int) -> Tree:
        if number == len(LEVELS):
            return self._unary()
        left = self._level(number + 1)
        while sign := self._take(*LEVELS[number]):
            left = Binary(sign, left, self._level(number + 1))
        return left

    def _unary(self) -> Tree:
        if sign := self._take("!", "-"):
            return Unary(sign, self._unary())
        return self._method(self._primary())

    def _method(self, target: Tree) -> Tree:
        while self._take("."):
            kind, word = self.next()
            if kind != "name":
                raise Unreadable(word)
            self._at += 1
            self._need("(")
            target = Call(word, (target, *self._until(")")))
        return target

    def _primary(self) -> Tree:
        kind, word = self.next()
        self._at += 1
        if kind == "text":
            return Literal(ESCAPED.sub(r"\1", word[1:-1]))
        if kind == "number":
            return Literal(int(word))
        if kind == "name":
            return Call(word, self._until(")")) if self._take("(") else Name(word)
        if word == "[":
            return Items(self._until("]"))
        if word != "(":
            raise Unreadable(word)
        inner = self.choice()
        self._need(")")
        return inner

    def _until(self, end: str) -> tuple[Tree, ...]:
        found: list[Tree] = []
        while not self._take(end):
            if found:
                self._need(",")
            found.append(self.choice())
        return tuple(found)
