"""Says an expression in Vietnamese, for those who know the law but not CEL."""

import functools
from collections.abc import Sequence

import yaml

from kiosk.authoring import cel_reading
from kiosk.authoring.cel_reading import Binary, Call, Choice, Items, Literal, Name, Tree, Unary
from kiosk.config import ASSETS
from kiosk.procedures.conditions import TODAY
from kiosk.procedures.functions import as_date
from kiosk.procedures.model import Procedure

WORDS = ASSETS / "words" / "authoring.yaml"
FIXED = {TODAY: "today", "true": "always", "false": "never"}
LOGIC = {"&&": "and", "||": "or"}
EQUAL = {"==": "is", "!=": "is_not"}
OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
COMPARED = {"<": "below", "<=": "at_most", ">": "above", ">=": "at_least"}
DATED = {"<": "before", "<=": "until", ">": "after", ">=": "from"}
TAKEN = {"add_days": "take_days", "add_months": "take_months", "add_years": "take_years"}
SIGNS = {"+": "+", "-": "−", "*": "×", "/": ":", "%": "%"}
AS_WRITTEN = frozenset({"dmy", "string", "int"})


@functools.lru_cache(maxsize=1)
def authoring_words() -> dict[str, str]:
    """Read the Vietnamese words: key → text with its places."""
    stored = yaml.safe_load(WORDS.read_text("utf-8"))
    return {key: words["vi"] for key, words in stored.items()}


class ConditionWords:
    """The expressions of one procedure in words; questions by their label and number."""

    def __init__(self, procedure: Procedure) -> None:
        """Take the procedure whose names the expressions read."""
        questions = [question for part in procedure.parts for question in part.questions]
        self.numbers = {question.name: place for place, question in enumerate(questions, start=1)}
        self._questions = {question.name: question for question in questions}
        self._derived = {item.name: item.label.vi for item in procedure.derived}

    def say(self, source: str, of: str = "") -> str:
        """Give an expression in words; the empty text where it is beyond words.

        `of` is the question whose answer the expression gives, if it gives one.
        """
        try:
            return self._result(cel_reading.read(source), of)
        except (cel_reading.Unreadable, LookupError):
            return ""

    def _result(self, tree: Tree, of: str) -> str:
        if isinstance(tree, Choice):
            results = (self._result(tree.then, of), self._result(tree.otherwise, of))
            return _word("choice", self._say(tree.when), *results)
        return self._answer(Name(of), tree)

    @functools.singledispatchmethod
    def _say(self, tree: Tree) -> str:
        raise cel_reading.Unreadable(tree)

    @_say.register
    def _(self, tree: Name) -> str:
        if tree.name in self._questions:
            return _word("name", self._questions[tree.name].label.vi, str(self.numbers[tree.name]))
        if tree.name in self._derived:
            return _word("derived", self._derived[tree.name])
        return _word(FIXED[tree.name])

    @_say.register
    def _(self, tree: Literal) -> str:
        if isinstance(tree.value, int):
            return f"{tree.value:,}".replace(",", ".")
        day = as_date(tree.value) if len(tree.value) == 10 else None
        if day is not None:
            return f"{day:%d/%m/%Y}"
        return _word("quoted", tree.value) if tree.value else _word("nothing")

    @_say.register
    def _(self, tree: Items) -> str:
        return ", ".join(self._say(item) for item in tree.items)

    @_say.register
    def _(self, tree: Call) -> str:
        if tree.function in AS_WRITTEN:
            return self._apart(tree.arguments[0])
        key, arguments = tree.function, list(tree.arguments)
        if key in TAKEN and isinstance(arguments[1], Unary):
            key, arguments[1] = TAKEN[key], arguments[1].of
        return _word(key, *map(self._apart, arguments))

    @_say.register
    def _(self, tree: Unary) -> str:
        if tree.sign == "-":
            return f"−{self._apart(tree.of)}"
        if isinstance(tree.of, Binary) and tree.of.sign in OPPOSITE:
            return self._say(Binary(OPPOSITE[tree.of.sign], tree.of.left, tree.of.right))
        if isinstance(tree.of, Name):
            return _word("untrue", self._say(tree.of))
        return _word("not", self._say(tree.of))

    @_say.register
    def _(self, tree: Choice) -> str:
        return self._result(tree, "")

    @_say.register
    def _(self, tree: Binary) -> str:
        if tree.sign in LOGIC or tree.sign in SIGNS:
            return self._both(tree)
        if tree.sign in EQUAL:
            return self._equal(tree)
        if tree.sign == "in" and isinstance(tree.right, Items):
            return self._among(tree.left, tree.right.items)
        compared = DATED if _is_date(tree.left) or _is_date(tree.right) else COMPARED
        left, right = self._beside(tree.left, tree.right), self._beside(tree.right, tree.left)
        return _word(compared[tree.sign], left, right)

    def _beside(self, side: Tree, other: Tree) -> str:
        """Give one side; a number compared with a year is a year, without a point in it."""
        is_year = isinstance(other, Call) and other.function == "year_of"
        return str(side.value) if is_year and isinstance(side, Literal) else self._apart(side)

    def _both(self, tree: Binary) -> str:
        if tree.sign == "||" and (values := _alternatives(tree)):
            return self._among(values[0], values[1:])
        left, right = (self._side(tree, side) for side in (tree.left, tree.right))
        if tree.sign in LOGIC:
            return _word(LOGIC[tree.sign], left, right)
        return f"{left} {SIGNS[tree.sign]} {right}"

    def _side(self, tree: Binary, side: Tree) -> str:
        """Give one side, in brackets where words alone would not keep it together."""
        mixed = isinstance(side, Binary) and side.sign in LOGIC | SIGNS and side.sign != tree.sign
        if mixed and not _alternatives(side):
            return f"({self._say(side)})"
        return self._apart(side)

    def _apart(self, tree: Tree) -> str:
        return f"({self._say(tree)})" if isinstance(tree, Choice) else self._say(tree)

    def _equal(self, tree: Binary) -> str:
        asked = self._apart(tree.left)
        if tree.right == Literal(""):
            return _word("is_blank" if tree.sign == "==" else "is_given", asked)
        if isinstance(tree.left, Name) and isinstance(tree.right, Literal):
            question = self._questions.get(tree.left.name)
            if question is not None and question.type == "card":
                return _word(f"{EQUAL[tree.sign]}_{tree.right.value}", asked)
        if isinstance(tree.left, Call):
            return _word(EQUAL[tree.sign], asked, self._beside(tree.right, tree.left))
        return _word(EQUAL[tree.sign], asked, self._answer(tree.left, tree.right))

    def _among(self, asked: Tree, values: Sequence[Tree]) -> str:
        said = [self._answer(asked, value) for value in values if value != Literal("")]
        if len(said) < len(values):
            said.append(_word("nothing"))
        listed = ", ".join(said[:-1])
        return _word("is", self._apart(asked), _word("or", listed, said[-1]) if listed else said[0])

    def _answer(self, asked: Tree, value: Tree) -> str:
        """Give an answer as the person sees it: the label of its option."""
        question = self._questions.get(asked.name) if isinstance(asked, Name) else None
        if question is not None and isinstance(value, Literal):
            for option in question.options:
                if option.value == value.value:
                    return _word("quoted", option.label.vi)
        return self._say(value)


def _word(key: str, *sides: str) -> str:
    return authoring_words()[key].format(**dict(zip("abc", sides, strict=False)))


def _alternatives(tree: Tree) -> list[Tree]:
    """Give what is asked, then its values, where all of `||` compares one thing; else nothing."""
    match tree:
        case Binary("==", left, Literal() as value):
            return [left, value]
        case Binary("||", left, right):
            one, other = _alternatives(left), _alternatives(right)
            return [*one, *other[1:]] if one and other and one[0] == other[0] else []
    return []


def _is_date(tree: Tree) -> bool:
    match tree:
        case Name(name):
            return name == TODAY
        case Literal(value):
            return isinstance(value, str) and as_date(value) is not None
        case Call(function, _):
            return function in TAKEN
    return False
