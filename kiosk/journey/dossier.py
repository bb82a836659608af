"""The plain text of a dossier, as it is sealed: everything the centre will ever know of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal, Protocol

from kiosk.addresses.recognised import recognised_units
from kiosk.journey.answers import ASK_STAFF, Answer, Answers
from kiosk.journey.checklist import components_of
from kiosk.journey.consent import Consent
from kiosk.journey.outcomes import Finding
from kiosk.journey.path import SCANNED, Journey
from kiosk.journey.validation import check_all
from kiosk.procedures.model import Ends, Procedure

Actor = Literal["resident", "helper", "officer"]
Channel = Literal["kiosk", "command"]


class Draft(Protocol):
    """What the outbox gives a new dossier."""

    @property
    def id(self) -> str:
        """UUIDv7."""

    @property
    def device(self) -> str:
        """Kiosk number."""

    @property
    def seq(self) -> int:
        """Own sequence of the device."""

    @property
    def reference(self) -> str:
        """Slip number, 11 digits."""

    @property
    def created_at(self) -> str:
        """RFC 3339 time of the save, corrected."""

    @property
    def clock_certain(self) -> bool:
        """Whether the kiosk was sure of that time."""

    @property
    def clock_offset_s(self) -> float:
        """Known offset of the machine's clock, in seconds."""


@dataclass(frozen=True, slots=True)
class ActorStep:
    """Who did which step."""

    step: str
    actor: Actor


@dataclass(frozen=True, slots=True)
class OnBehalf:
    """Who the declaration is for: oneself, or another and in which relation."""

    whom: Answer = "self"
    relation: Answer | None = None


@dataclass(frozen=True, slots=True)
class ResultWish:
    """How the result is to be received, who collects it, and a phone number."""

    how: Answer | None = None
    collector: Answer | None = None
    phone: Answer | None = None


@dataclass(frozen=True, slots=True)
class Attached:
    """One picture that goes with the dossier: of which paper, which page of it (from 1).

    `paper` is the paper's id in the content; `digest` is the handle the sealed picture has.
    """

    paper: str
    page: int
    digest: str
    media_type: str = "image/jpeg"


@dataclass(frozen=True, slots=True)
class Filing:
    """All that surrounds the answers of one save.

    Where `on_behalf` or `result` is None, it is read from the answers to the questions that
    content files name for it: for_whom, relation; result_how, result_collector, collector_name,
    result_phone.
    """

    language: Literal["vi", "en"] = "vi"
    channel: Channel = "kiosk"
    actors: Sequence[ActorStep] = ()
    consents: Sequence[Consent] = ()
    on_behalf: OnBehalf | None = None
    result: ResultWish | None = None
    attachments: Sequence[Attached] = ()
    replaces: str | None = None
    sent_ahead: bool = False


def prepare(
    procedure: Procedure,
    answers: Answers,
    filing: Filing,
    today: date,
    *,
    clock_certain: bool,
) -> Callable[[Draft], dict[str, Any]]:
    """Work out the text to seal now; what is returned only adds what the draft allots.

    `clock_certain` is what the draft is expected to say; only if it says otherwise are the rules
    gone through once more.
    """
    ready = _worked_out(procedure, answers, filing, today, clock_certain=clock_certain)

    def make_plain(draft: Draft) -> dict[str, Any]:
        if draft.clock_certain != clock_certain:
            return plain(draft, procedure, answers, filing, today)
        return _allotted(draft) | ready

    return make_plain


def plain(
    draft: Draft, procedure: Procedure, answers: Answers, filing: Filing, today: date
) -> dict[str, Any]:
    """Build the text to seal, JSON-ready; answers not on the way are left out."""
    certain = draft.clock_certain
    return _allotted(draft) | _worked_out(procedure, answers, filing, today, clock_certain=certain)


def _allotted(draft: Draft) -> dict[str, Any]:
    return {
        "kind": "dossier",
        "format": 1,
        "id": draft.id,
        "device": draft.device,
        "seq": draft.seq,
        "reference": draft.reference,
        "created_at": draft.created_at,
        "clock": {"certain": draft.clock_certain, "offset_s": draft.clock_offset_s},
    }


def _worked_out(
    procedure: Procedure, answers: Answers, filing: Filing, today: date, *, clock_certain: bool
) -> dict[str, Any]:
    report = check_all(procedure, answers.values, today, clock_certain=clock_certain)
    journey = Journey(procedure, report.answers, today)
    derived = _derived(journey)
    on_behalf = filing.on_behalf or on_behalf_of(report.answers)
    origins = {name: answers.origins.get(name, "derived") for name in report.answers}
    return {
        "procedure": {"code": procedure.code, "version": procedure.version},
        "ends": how_far(procedure, sent_ahead=filing.sent_ahead),
        "on_behalf": {"for": on_behalf.whom, "relation": on_behalf.relation},
        "actors": [asdict(step) for step in filing.actors],
        "consents": [asdict(consent) for consent in filing.consents],
        "channel": filing.channel,
        "answers": {**report.answers, **derived},
        "origins": {**origins, **dict.fromkeys(derived, "derived")},
        "addresses": _addresses(journey, answers),
        "unverified": _unverified(journey),
        "warnings": [_warning(finding) for finding in report.warnings],
        "attachments": [asdict(attachment) for attachment in filing.attachments],
        "parts": _parts(journey),
        "replaces": filing.replaces,
        "result": asdict(filing.result or result_wish(report.answers)),
        "language": filing.language,
    }


def _parts(journey: Journey) -> list[dict[str, str]]:
    """Name what is to be done, by which agency: one thing, or those of an interlinked procedure."""
    procedure = journey.procedure
    parts = [
        {
            "id": component.id,
            "code": component.code or procedure.code,
            "agency_kind": component.agency_kind,
        }
        for component in components_of(journey)
    ]
    return parts or [{"code": procedure.code, "agency_kind": procedure.agency_kind}]


def on_behalf_of(answers: Mapping[str, Answer]) -> OnBehalf:
    """Read from the answers who the declaration is for; a relation alone means someone else."""
    relation = answers.get("relation") or None
    unsaid = "self" if relation in (None, "self") else "other"
    return OnBehalf(answers.get("for_whom") or unsaid, relation)


def result_wish(answers: Mapping[str, Answer]) -> ResultWish:
    """Read from the answers how the result is to be received."""
    collector = answers.get("collector_name") or answers.get("result_collector")
    return ResultWish(answers.get("result_how"), collector, answers.get("result_phone"))


def how_far(procedure: Procedure, *, sent_ahead: bool) -> Ends:
    """Say how far a dossier goes: ahead of the person only where this point allows it."""
    if procedure.ends == "sent_ahead" and not sent_ahead:
        return "prepared"
    return procedure.ends


def _derived(journey: Journey) -> dict[str, str | int]:
    values = journey.conditions.derived_values(journey.route.facts)
    return {
        name: ("yes" if value else "no") if isinstance(value, bool) else value
        for name, value in values
        if value != ""
    }


def _addresses(journey: Journey, answers: Answers) -> dict[str, dict[str, str | None]]:
    """Recognise the units of each address on the way; one without any is left out."""
    found: dict[str, dict[str, str | None]] = {}
    for place in journey.route.places:
        name = place.question.name
        text = str(journey.route.answers.get(name, ""))
        if place.question.type != "address" or text in ("", ASK_STAFF):
            continue
        units = recognised_units(text, answers.replaced.get(name, ""))
        if units is not None:
            found[name] = units
    return found


def _unverified(journey: Journey) -> list[str]:
    """Name what the desk compares with papers: ID numbers, and what a card gave."""
    names: list[str] = []
    for place in journey.route.places:
        question = place.question
        if question.type == "pid":
            names.append(question.name)
        if question.type == "card" and journey.answers.get(question.name) == SCANNED:
            names += question.fills.values()
    return [name for name in dict.fromkeys(names) if name in journey.route.answers]


def _warning(finding: Finding) -> dict[str, str]:
    return {"field": finding.field, "code": finding.code, "message": finding.message("vi")}
