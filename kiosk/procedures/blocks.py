"""Shared questions: written once in `shared.yaml`, put into a procedure where it says `use`.

    - use: person
      as: deceased
      who: {vi: người mất, en: the deceased}
      without: [nationality]
      change: {dob: {blank_ok: false}}

In a block `{as}` is the procedure's own word in names and rules (`{as}_name`), `{vi}` and `{en}`
the person in sentences, `{Vi}` at the start of one. Works on plain YAML data, before the model
judges the outcome.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from kiosk.procedures.model import Content, Name

PLACES = ("{as}", "{vi}", "{Vi}", "{en}")
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=40)]
Asked = dict[str, Any]
"""One question as written."""


class SharedQuestion(BaseModel):
    """A question of a block; judged as a whole where it is used, with its places filled."""

    model_config = ConfigDict(frozen=True, extra="allow")

    name: Annotated[str, StringConstraints(pattern=r"^(\{as\}_)?[a-z][a-z0-9_]{0,30}$")]

    @property
    def key(self) -> str:
        """How `without` and `change` call it."""
        return self.name.removeprefix("{as}_")


class Shared(Content):
    """The file of blocks."""

    format: Annotated[int, Field(ge=1, le=1)]
    blocks: dict[Name, list[SharedQuestion]]


class Who(Content):
    """How sentences name the person of a block."""

    vi: Sentence
    en: Sentence


class Use(Content):
    """Stands among a part's questions for all questions of a block."""

    use: Name
    as_: Name | None = Field(default=None, alias="as", description="the {as} of its names")
    who: Who | None = None
    evidence: Asked | None = Field(default=None, description="of all these questions, here")
    without: list[Name] = Field(default=[], description="questions of the block left out")
    change: dict[Name, Asked] = Field(default={}, description="keys replaced, by question")


class BlockError(ValueError):
    """A `use` that cannot be followed; the text says where and why."""


def expanded(procedure: Any, shared: Shared) -> Any:
    """Give the procedure with every `use` replaced by questions; BlockError where that fails."""
    if not isinstance(procedure, dict) or not isinstance(procedure.get("parts"), list):
        return procedure
    return {**procedure, "parts": [_part(part, shared) for part in procedure["parts"]]}


def _part(part: Any, shared: Shared) -> Any:
    if not isinstance(part, dict) or not isinstance(part.get("questions"), list):
        return part
    questions: list[Any] = []
    for question in part["questions"]:
        if isinstance(question, dict) and "use" in question:
            try:
                questions += _used(Use.model_validate(question), shared)
            except ValidationError as error:
                fault = error.errors()[0]
                place = ".".join(str(step) for step in fault["loc"])
                raise BlockError(f"{part.get('id')}: use: {place}: {fault['msg']}") from error
        else:
            questions.append(question)
    return {**part, "questions": questions}


def _used(use: Use, shared: Shared) -> Iterator[Asked]:
    if use.use not in shared.blocks:
        raise BlockError(f"use {use.use}: there is no such block")
    block = {question.key: question.model_dump() for question in shared.blocks[use.use]}
    if missing := {*use.without, *use.change} - block.keys():
        raise BlockError(f"use {use.use}: it asks no {min(missing)!r}")
    words = {} if use.as_ is None else {"as": use.as_}
    if use.who is not None:
        words |= {"vi": use.who.vi, "Vi": use.who.vi[0].upper() + use.who.vi[1:], "en": use.who.en}
    own = {} if use.evidence is None else {"evidence": use.evidence}
    for key, question in block.items():
        if key not in use.without:
            yield _filled({**question, **own, **use.change.get(key, {})}, use.use, words)


def _filled(value: Any, block: str, words: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _filled(inner, block, words) for key, inner in value.items()}
    if isinstance(value, list):
        return [_filled(inner, block, words) for inner in value]
    if not isinstance(value, str):
        return value
    for key, word in words.items():
        value = value.replace("{" + key + "}", word)
    if any(place in value for place in PLACES):
        raise BlockError(f"use {block}: needs `as` or `who`")
    return value
