"""Shared content: written once in `shared*.yaml`, put in where a procedure says `use`.

    questions:
      - use: person
        as: deceased
        who: {vi: người mất, en: the deceased}
        when: "relation != 'self'"
        without: [nationality]
        change: {dob: {blank_ok: false}}
      - {use: member, as: "member{n}", who: {vi: "người thứ {n}", en: "person {n}"}, repeat: 7}
    papers:
      - use: identity_shown
    form:
      fields:
        use: [{use: civil_requester, as: requester}]

A block is a list (of questions, papers, notices, laws, options …) and can be used in any list of a
procedure; `fields` are form fields. In both, `{as}` is the procedure's own word in names and rules,
`{vi}` and `{en}` the person in sentences, `{Vi}` at the start of one, `{n}` the number of the
repetition. Works on plain YAML data, before the model judges the outcome.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import Field, StringConstraints, ValidationError

from kiosk.procedures.dated import Change
from kiosk.procedures.model import Cel, Content, Name

PLACES = ("{as}", "{vi}", "{Vi}", "{en}", "{n}")
KEYS = ("name", "id", "code", "value")
DEEPEST = 4
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=40)]
AsWord = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,30}(\{n\})?$")]
FieldName = Annotated[str, StringConstraints(pattern=r"^(\{as\}_)?[a-z][a-z0-9_]{0,39}$")]
Asked = dict[str, Any]
"""One question, paper or other piece of content as written."""


class Shared(Content):
    """The blocks, form fields and dated changes that procedures share."""

    format: Annotated[int, Field(ge=1, le=1)]
    blocks: dict[Name, list[Asked | str]] = Field(default={})
    fields: dict[Name, dict[FieldName, Cel]] = Field(default={})
    changes: dict[Name, Change] = Field(default={})


class Who(Content):
    """How sentences name the person of a block."""

    vi: Sentence
    en: Sentence


class Use(Content):
    """Stands in a list for all of a block."""

    use: Name
    as_: AsWord | None = Field(default=None, alias="as", description="the {as} of its names")
    who: Who | None = None
    when: Cel | None = Field(default=None, description="must hold for each, beside its own")
    evidence: Asked | None = Field(default=None, description="of all these, here")
    without: list[str] = Field(default=[], description="what of the block is left out")
    change: dict[Name, Asked] = Field(default={}, description="keys replaced, by name")
    repeat: Annotated[int, Field(ge=1, le=20)] | None = None


class BlockError(ValueError):
    """A `use` that cannot be followed; the text says where and why."""


def expanded(procedure: Any, shared: Shared) -> Any:
    """Give the procedure with every `use` replaced by what it names; BlockError where it fails."""
    return _expanded(procedure, shared, "", 0)


def _expanded(value: Any, shared: Shared, place: str, depth: int) -> Any:
    if isinstance(value, list):
        return [item for given in value for item in _items(given, shared, place, depth)]
    if not isinstance(value, dict):
        return value
    found: Asked = {}
    for key, inner in value.items():
        step = f"{place}.{key}".lstrip(".")
        if key == "use" and place.endswith("fields"):
            found |= _fields(inner, shared, step)
        else:
            found[key] = _expanded(inner, shared, step, depth)
    return found


def _items(given: Any, shared: Shared, place: str, depth: int) -> Iterator[Any]:
    if not (isinstance(given, dict) and "use" in given):
        yield _expanded(given, shared, place, depth)
        return
    if depth >= DEEPEST:
        raise BlockError(f"{place}: use {given['use']}: blocks use each other too deeply")
    for use, words in _repeated(_use(given, place)):
        yield from _expanded(list(_used(use, words, shared)), shared, place, depth + 1)


def _use(given: Any, place: str) -> Use:
    try:
        return Use.model_validate(given)
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(step) for step in fault["loc"])
        raise BlockError(f"{place}: use: {where}: {fault['msg']}") from error


def _repeated(use: Use) -> Iterator[tuple[Use, Mapping[str, str]]]:
    """Give the use as often as it is repeated, each with the words for its places."""
    if use.repeat is None:
        yield use, _words(use)
        return
    written = use.model_dump(by_alias=True, exclude={"repeat"})
    for number in map(str, range(1, use.repeat + 1)):
        numbered = Use.model_validate(_with(written, {"n": number}))
        yield numbered, {**_words(numbered), "n": number}


def _fields(given: Any, shared: Shared, place: str) -> Asked:
    found: Asked = {}
    for each in given if isinstance(given, list) else [given]:
        for use, words in _repeated(_use(each, place)):
            if use.use not in shared.fields:
                raise BlockError(f"use {use.use}: there are no such form fields")
            found |= _filled(dict(shared.fields[use.use]), use.use, words)
    return found


def _used(use: Use, words: Mapping[str, str], shared: Shared) -> Iterator[Any]:
    if use.use not in shared.blocks:
        raise BlockError(f"use {use.use}: there is no such block")
    block = shared.blocks[use.use]
    if missing := {*use.without, *use.change} - {_key(piece) for piece in block}:
        raise BlockError(f"use {use.use}: it has no {min(missing)!r}")
    for piece in block:
        if _key(piece) not in use.without:
            yield _filled(_own(piece, use), use.use, words)


def _own(piece: Any, use: Use) -> Any:
    """Give a piece with what this use says of it."""
    if isinstance(piece, str) or "use" in piece:
        return piece
    found = {**piece, **({} if use.evidence is None else {"evidence": use.evidence})}
    found |= use.change.get(_key(piece), {})
    if use.when is not None:
        own = found.get("when")
        found["when"] = use.when if own is None else f"({use.when}) && ({own})"
    return found


def _key(piece: Any) -> str:
    """How `without` and `change` call a piece."""
    if isinstance(piece, str):
        return piece
    named = (piece[key] for key in KEYS if isinstance(piece.get(key), str))
    return next(named, "").removeprefix("{as}_")


def _words(use: Use) -> Mapping[str, str]:
    words = {} if use.as_ is None else {"as": use.as_}
    if use.who is not None:
        words |= {"vi": use.who.vi, "Vi": use.who.vi[0].upper() + use.who.vi[1:], "en": use.who.en}
    return words


def _filled(value: Any, block: str, words: Mapping[str, str]) -> Any:
    filled = _with(value, words)
    if _has_place(filled):
        raise BlockError(f"use {block}: needs `as`, `who` or `repeat`")
    return filled


def _with(value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {_with(key, words): _with(inner, words) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with(inner, words) for inner in value]
    if isinstance(value, str):
        for key, word in words.items():
            value = value.replace("{" + key + "}", word)
    return value


def _has_place(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_has_place(key) or _has_place(inner) for key, inner in value.items())
    if isinstance(value, list):
        return any(_has_place(inner) for inner in value)
    return isinstance(value, str) and any(place in value for place in PLACES)
