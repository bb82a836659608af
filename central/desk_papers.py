"""Papers the desk hands over: the receipt with its appointment, and the request for more papers.

Both are set from one decision of the history, so that a second print is the same as the first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from central.clock import VIETNAM, read_stamp
from central.config import Office
from central.declaration import Procedures, as_map, as_text, find_procedure, person_field
from central.declarations import Filed
from central.parts import Part
from central.reference import SLIP, grouped
from central.statuses import Mark
from central.wording import ASK_STAFF, WHERE
from kiosk.paper.codes import code
from kiosk.paper.forms import TEMPLATES
from kiosk.paper.typesetting import typeset
from kiosk.paper.wording import printable
from kiosk.procedures.model import Procedure

TEMPLATE_OF = {"received": "receipt", "supplement": "supplement"}
FILE_NAMES = {"receipt": "giay-tiep-nhan.pdf", "supplement": "phieu-yeu-cau-bo-sung.pdf"}
TAKEN = ("hand_in",)


@dataclass(frozen=True, slots=True)
class AskedPaper:
    """A paper the procedure asks for; `field` names its box where the desk counts what came."""

    field: str
    name: str


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision a paper is made from: its line of the history, its words, its parts."""

    mark: Mark
    note: Mapping[str, str]
    parts: Sequence[Part]


def asked_papers(procedure: Procedure | None) -> list[AskedPaper]:
    """List the papers that stay at the desk, whatever the answers: the officer counts what came."""
    if procedure is None:
        return []
    return [
        AskedPaper(f"paper-{paper.id}", printable(paper.name.vi))
        for paper in procedure.papers
        if paper.handling in TAKEN
    ]


def paper_of(mark: Mark) -> str | None:
    """Give the template of the paper that goes with a decision; None when there is none."""
    return TEMPLATE_OF.get(mark.state)


def set_paper(filed: Filed, decision: Decision, office: Office, procedures: Procedures) -> bytes:
    """Give the PDF of the decision's paper; the day on it is the day of the decision."""
    template = TEMPLATE_OF[decision.mark.state]
    moment = decided_at(decision.mark)
    data = paper_data(filed, decision, office, procedures)
    return typeset(TEMPLATES / f"{template}.typ", data, moment.date())


def decided_at(mark: Mark) -> datetime:
    """Give the decision's moment in local time."""
    moment = read_stamp(mark.at)
    if moment is None:
        message = "a decision without a moment"
        raise ValueError(message)
    return moment.astimezone(VIETNAM)


def paper_data(
    filed: Filed, decision: Decision, office: Office, procedures: Procedures
) -> dict[str, object]:
    """Work out every text of the paper, each cleaned; what is not known is empty."""
    plain = as_map(filed.plain)
    procedure = find_procedure(procedures, plain)
    moment = decided_at(decision.mark)
    note = decision.note
    fields = {
        **{name: printable(text) for name, text in office.model_dump().items()},
        **applicant(plain, procedure),
        "subject": subject(plain, procedure),
        "file_number": printable(note.get("file_number", "")),
        "number": printable(note.get("number", "")),
        "day": f"{moment.day:02}",
        "month": f"{moment.month:02}",
        "year": str(moment.year),
        "received": f"{moment.hour} giờ {moment.minute:02} phút, ngày {moment:%d/%m/%Y}",
        "appointment": printable(note.get("appointment", "")),
        "days": printable(note.get("days", "")),
        "sets": printable(note.get("sets", "")),
        "result_place": printable(note.get("place", "")) or wished_place(plain),
        "contact": printable(note.get("contact", "")) or printable(office.phone),
    }
    return {
        "fields": fields,
        "office": fields["name"],
        "declaration": "",
        "foot": f"Số phiếu tại máy: {grouped(filed.reference)}",
        "papers": counted(note.get("papers", ""), note.get("more_papers", "")),
        "lacking": reasoned(note.get("reason", "")),
        "guidance": lines_of(note.get("guidance", "")),
        "parts": [
            {"title": printable(part.title), "agency": printable(part.agency)}
            for part in decision.parts
        ],
        "code": code_dots(filed.reference),
    }


def applicant(plain: Mapping[str, Any], procedure: Procedure | None) -> dict[str, str]:
    """Give who filed: name, personal number, residence, phone, e-mail, and whether for another."""
    answers = as_map(plain.get("answers"))
    field = (
        "requester_name" if said(answers, "requester_name") else person_field(answers, procedure)
    )
    prefix = field.removesuffix("name")
    wish = as_map(plain.get("result"))
    whom = as_text(as_map(plain.get("on_behalf")).get("for"))
    return {
        "person": said(answers, field),
        "person_number": said(answers, f"{prefix}number"),
        "person_address": said(answers, f"{prefix}address"),
        "person_phone": said(wish, "phone"),
        "person_email": said(answers, "email"),
        "for_another": "x" if whom not in ("", "self") else "",
    }


def said(answers: Mapping[str, Any], name: str) -> str:
    """Give a text that was answered, cleaned; empty when it was left to be asked at the desk."""
    value = answers.get(name)
    return printable(value) if isinstance(value, str) and value != ASK_STAFF else ""


def subject(plain: Mapping[str, Any], procedure: Procedure | None) -> str:
    """Give the procedure's official name with its code; the code alone when content lacks it."""
    named = printable(as_text(as_map(plain.get("procedure")).get("code")))
    return f"{printable(procedure.official_name.vi)} (mã {named})" if procedure else named


def wished_place(plain: Mapping[str, Any]) -> str:
    """Say how the person wished to have the result; empty when she did not say."""
    return WHERE.get(as_text(as_map(plain.get("result")).get("how")), "")


def lines_of(text: str) -> list[str]:
    """Give the lines that hold something, each cleaned."""
    return [line for line in map(printable, text.splitlines()) if line]


def counted(*texts: str) -> list[dict[str, str]]:
    """Read papers, one a line; how many stands after the last semicolon."""
    pairs = (line.rpartition(";") for text in texts for line in lines_of(text))
    return [
        {"name": name.strip() or count.strip(), "count": count.strip() if name.strip() else ""}
        for name, _mark, count in pairs
    ]


def reasoned(text: str) -> list[dict[str, str]]:
    """Read what is lacking, one a line; why stands after the first semicolon."""
    pairs: Iterable[tuple[str, str, str]] = (line.partition(";") for line in lines_of(text))
    return [{"what": what.strip(), "why": why.strip()} for what, _mark, why in pairs]


def code_dots(reference: str) -> dict[str, object]:
    """Give the slip's code as a desk scanner reads it: one byte a module, and its side."""
    rows = code(SLIP + reference, 1).modules
    return {"side": len(rows), "dots": [0 if dot else 255 for row in rows for dot in row]}
