"""One declaration as an officer reads it: by part, with labels, and with what to look at twice.

The sealed text is signed by a device but still only text: whatever shape it has, this shows it.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from central.addresses import address_notes
from central.wording import ASK_STAFF, ORIGINS, YES_NO, say
from kiosk.procedures.model import Procedure, Question, QuestionType

WEAK = ("weak", "unsourced")
UNASKED = ("notice",)
MOST_DIGITS = 30
CARD_WORDS = {"scanned": "Đã đọc thẻ bằng máy", "typed": "Không đọc thẻ, gõ tay"}


class Procedures(Protocol):
    """The content library, as far as the centre needs it."""

    def procedure(
        self, code: str, on: date | None = None, version: str | None = None
    ) -> Procedure | None:
        """Give the procedure of this code and version, or None."""


@dataclass(frozen=True, slots=True)
class Line:
    """One answer; `raw` is exactly what was sealed, `marks` are for the officer's eye."""

    name: str
    part: str
    label: str
    value: str
    raw: str
    origin: str
    ask_staff: bool
    unverified: bool
    weak: bool
    warnings: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The answers about one person or subject."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Declaration:
    """What stands in one sealed text, ready to show. `plain` is the text itself."""

    plain: Mapping[str, Any]
    known: bool
    title: str
    official_title: str
    person: str
    sections: tuple[Section, ...]
    warnings: tuple[str, ...]
    to_ask: tuple[Line, ...]
    to_verify: tuple[Line, ...]


def as_map(value: object) -> Mapping[str, Any]:
    """`value` when it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def as_maps(value: object) -> list[Mapping[str, Any]]:
    """Give the objects of a list; anything else is left out."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def as_text(value: object) -> str:
    """Write a text as it is, a number as digits, anything else as JSON."""
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False)


def find_procedure(procedures: Procedures, plain: Mapping[str, Any]) -> Procedure | None:
    """Give the content this declaration was made with; a newer version when that one is gone."""
    named = as_map(plain.get("procedure"))
    code, version = as_text(named.get("code")), as_text(named.get("version"))
    return procedures.procedure(code, version=version) or procedures.procedure(code)


def questions_of(procedure: Procedure | None) -> dict[str, Question]:
    """Every question by name."""
    if procedure is None:
        return {}
    return {question.name: question for part in procedure.parts for question in part.questions}


def read_declaration(plain: Mapping[str, Any], procedures: Procedures) -> Declaration:
    """Lay a sealed text out; without its procedure, field names stand for labels."""
    procedure = find_procedure(procedures, plain)
    code = as_text(as_map(plain.get("procedure")).get("code"))
    sections = lay_out(plain, procedure)
    lines = [line for section in sections for line in section.lines]
    shown = {warning for line in lines for warning in line.warnings}
    loose = [warning for warning in warnings_of(plain) if warning[1] not in shown]
    return Declaration(
        plain=plain,
        known=procedure is not None,
        title=procedure.plain_name.vi if procedure else code,
        official_title=procedure.official_name.vi if procedure else code,
        person=person_name(as_map(plain.get("answers")), procedure),
        sections=sections,
        warnings=tuple(message for _field, message in loose),
        to_ask=tuple(line for line in lines if line.ask_staff),
        to_verify=tuple(line for line in lines if line.unverified),
    )


def lay_out(plain: Mapping[str, Any], procedure: Procedure | None) -> tuple[Section, ...]:
    """Parts in the order of the procedure, then what it derives, then what it does not know."""
    answers = as_map(plain.get("answers"))
    sections: list[Section] = []
    placed: set[str] = set()
    for part in procedure.parts if procedure else ():
        names = [q.name for q in part.questions if q.name in answers and q.type not in UNASKED]
        placed.update(names)
        sections.append(section_of(part.title.vi, names, plain, procedure))
    derived = {item.name: item.label.vi for item in procedure.derived} if procedure else {}
    worked_out = [name for name in answers if name in derived and name not in placed]
    rest = [name for name in answers if name not in placed and name not in derived]
    sections.append(section_of("Máy suy ra", worked_out, plain, procedure, derived))
    sections.append(section_of("Khác", rest, plain, procedure))
    return tuple(section for section in sections if section.lines)


def section_of(
    title: str,
    names: Iterable[str],
    plain: Mapping[str, Any],
    procedure: Procedure | None,
    labels: Mapping[str, str] | None = None,
) -> Section:
    """Make one line an answer."""
    answers, origins = as_map(plain.get("answers")), as_map(plain.get("origins"))
    listed = plain.get("unverified")
    unverified = listed if isinstance(listed, list) else []
    questions = questions_of(procedure)
    warnings = warnings_of(plain)
    addresses = as_map(plain.get("addresses"))
    lines = []
    for name in names:
        question, value = questions.get(name), answers[name]
        label = question.label.vi if question else (labels or {}).get(name, name)
        lines.append(
            Line(
                name=name,
                part=title,
                label=label,
                value=say_value(question, value),
                raw=as_text(value),
                origin=say(ORIGINS, origins[name]) if name in origins else "",
                ask_staff=value == ASK_STAFF,
                unverified=name in unverified,
                weak=question is not None and question.evidence.strength in WEAK,
                warnings=tuple(message for field, message in warnings if field == name),
                notes=address_notes(as_map(addresses.get(name))),
            )
        )
    return Section(title, tuple(lines))


def warnings_of(plain: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Field and sentence of each warning the kiosk gave; a bare code is its own sentence."""
    listed = plain.get("warnings")
    found = []
    for warning in listed if isinstance(listed, list) else []:
        known = as_map(warning)
        message = as_text(known.get("message") or known.get("code")) or as_text(warning)
        found.append((as_text(known.get("field")), message))
    return found


def person_name(answers: Mapping[str, Any], procedure: Procedure | None) -> str:
    """Give the first full name on the declaration; empty when there is none."""
    return as_text(answers.get(person_field(answers, procedure)))


def person_field(answers: Mapping[str, Any], procedure: Procedure | None) -> str:
    """Name the answer that holds the first full name; empty when there is none."""
    questions = questions_of(procedure)
    names = [name for name, question in questions.items() if question.type == "name"]
    if procedure is None:
        names = [name for name in answers if name == "name" or name.endswith("_name")]
    for name in names:
        value = answers.get(name)
        if isinstance(value, str) and value not in ("", ASK_STAFF):
            return name
    return ""


def say_value(question: Question | None, value: object) -> str:
    """Write an answer in the officer's words; numbers of papers in full."""
    text = as_text(value)
    if value == ASK_STAFF:
        return "Hỏi ở quầy"
    if text == "":
        return "Để trống"
    if question is None:
        return YES_NO.get(text, text)
    if question.type in SAYING:
        return SAYING[question.type](question, text)
    return text


def say_choice(question: Question, text: str) -> str:
    """Give the label of an option."""
    return next((option.label.vi for option in question.options if option.value == text), text)


def say_card(_question: Question, text: str) -> str:
    """Say whether a card was read."""
    return CARD_WORDS.get(text, text)


def say_money(_question: Question, text: str) -> str:
    """Write đồng with dots between thousands; what no money could be, as it is."""
    if not text.isdecimal() or len(text) > MOST_DIGITS:
        return text
    return f"{int(text):,} đồng".replace(",", ".")


def say_day(_question: Question, text: str) -> str:
    """Write a date as people do."""
    return say_date(text)


def say_date(text: str) -> str:
    """ISO to day/month/year; a year alone, or anything else, as it is."""
    try:
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    except ValueError:
        return text


SAYING: dict[QuestionType, Callable[[Question, str], str]] = {
    "card": say_card,
    "choice": say_choice,
    "date": say_day,
    "year_or_date": say_day,
    "money": say_money,
}
