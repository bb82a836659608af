"""The content model: what an author writes about one procedure, and the doors that lead to it.

Everything a resident reads is a `Words` (Vietnamese and English, plus a spoken form where reading
the text aloud would be wrong). Every fact carries its `Evidence`. Conditions and derived values
are CEL over the answers (by question name), `today` (date text) and `age` helpers; see
`conditions.py`. Files: `assets/procedures/*.yaml` one procedure each, `doors.yaml` the find screen.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from kiosk.procedures.expression_limits import bounded
from kiosk.procedures.limits import EXPRESSION_LETTERS

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Cel = Annotated[
    str, StringConstraints(min_length=1, max_length=EXPRESSION_LETTERS), AfterValidator(bounded)
]
Code = Annotated[str, StringConstraints(pattern=r"^([0-9]\.[0-9]{6}|local\.[a-z-]+)$")]
Version = Annotated[str, StringConstraints(pattern=r"^\d{4}\.\d{2}\.\d{2}(\.\d+)?$")]

Strength = Literal["sure", "good", "weak", "unsourced"]
Ends = Literal["slip", "prepared", "sent_ahead"]
AgencyKind = Literal["committee", "police", "insurance", "any"]
QuestionType = Literal[
    "choice",  # one of options
    "name",  # a person's full name: Vietnamese letters, NFC
    "text",
    "date",  # ISO date in answers; people write it many ways
    "year_or_date",  # a full date, or just the year when that is all she knows
    "pid",  # 12 digits
    "phone",
    "email",
    "integer",
    "money",  # integer dong
    "address",  # free text, one line
    "ethnicity",  # 54 + other, a paged list
    "card",  # scan a citizen card; `fills` says which answers it gives
    "notice",  # says something, asks nothing
]


class Content(BaseModel):
    """Strict: an unknown key in a content file is an error, with its place."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(Content):
    """One piece of wording. `spoken` replaces `vi` for the voice, when given."""

    vi: Annotated[str, StringConstraints(min_length=1, max_length=1000)]
    en: Annotated[str, StringConstraints(min_length=1, max_length=1000)]
    spoken: str | None = None


class Evidence(Content):
    """Where a fact comes from and how far to trust it. Weak facts are marked for staff."""

    source: str
    strength: Strength
    checked_on: date
    note: str | None = None


class Paper(Content):
    """A paper and what happens to it at the desk."""

    id: Name
    name: Words
    handling: Literal["hand_in", "show", "number_only", "not_needed"]
    note: Words | None = None
    when: Cel | None = None
    pictured: bool = Field(
        default=False,
        description="handed in, and a picture may go ahead of the person where the ward accepts it",
    )
    evidence: Evidence


class Fee(Content):
    """What it costs, in one headline and a note; `amount` is CEL giving dong, where computable."""

    headline: Words
    note: Words
    amount: Cel | None = None
    exempt: list[Words] = []
    evidence: Evidence


class TimeLimit(Content):
    """How long it takes, counted from when the officer has every paper."""

    headline: Words
    note: Words
    evidence: Evidence


class Option(Content):
    """One answer to choose."""

    value: Name
    label: Words
    note: Words | None = None
    icon: str | None = None
    when: Cel | None = None


class Limits(Content):
    """Hard limits of an answer. Dates: CEL giving an ISO date (`today` may be used)."""

    min_length: int | None = None
    max_length: int | None = None
    min: int | None = None
    max: int | None = None
    not_before: Cel | None = None
    not_after: Cel | None = None


class Warning(Content):  # noqa: A001 -- the author's word; the builtin is not used here
    """A soft rule: never blocks, is shown once, travels in the dossier."""

    code: Name
    when: Cel
    words: Words
    evidence: Evidence | None = None


class Question(Content):
    """One screen, one question. `label` names it on the check page and the form."""

    name: Name
    type: QuestionType
    ask: Words
    label: Words
    help: Words | None = None
    options: list[Option] = []
    offers: list[str] = Field(
        default=[],
        description="whole answers to a line of text, to touch instead of writing, likeliest first",
    )
    capitals: bool = Field(
        default=False, description="of a line of text: each word begins with a capital, as names do"
    )
    fresh: bool = Field(
        default=False,
        description="an address seldom given before in this declaration: none is offered",
    )
    ward_only: bool = Field(
        default=False,
        description="an address outside the kiosk's ward is filed there: told once, then taken",
    )
    required: bool = True
    must: Literal["M", "C", "O", "m"] = "M"
    blank_ok: bool = Field(default=False, description="offers 'leave blank, ask at the counter'")
    when: Cel | None = None
    default: Cel | None = None
    assumed: Cel | None = Field(
        default=None,
        description="where it has a value, that is the answer without asking; may be changed later",
    )
    limits: Limits | None = None
    warnings: list[Warning] = []
    fills: dict[Literal["number", "name", "dob", "sex", "address", "issued"], Name] = {}
    sensitive: bool = Field(default=False, description="never spoken aloud from the loudspeaker")
    personal: bool = Field(default=False, description="spoken only on request")
    stops: bool = Field(
        default=False, description="a notice that ends the walk: the officer goes on"
    )
    leads_to: Code | None = Field(
        default=None,
        description="of a notice that stops: the guided procedure that is the right one instead",
    )
    evidence: Evidence


class Part(Content):
    """A group of questions about one person or subject; one check page each."""

    id: Name
    title: Words
    questions: list[Question]


class Derived(Content):
    """A value worked out from answers, never asked."""

    name: Name
    label: Words
    value: Cel
    shown: bool = False


class FormMapping(Content):
    """Which official form, and which answer goes to which of its fields."""

    template: Name
    title: Words
    fields: dict[Name, Cel]
    evidence: Evidence


class Step(Content):
    """Where to go now and what to hand over, on slip and last screen."""

    counter: Words
    bring: Words
    home: Words | None = Field(default=None, description="what to do when read at home later")


class OtherStep(Step):
    """What some people do instead."""

    id: Name
    when: Cel


class NextStep(Step):
    """What most people do; the first of `instead` whose condition holds is told in its place."""

    instead: list[OtherStep] = []
    outside: Step | None = Field(
        default=None, description="where an address marked `ward_only` is in another commune"
    )


class Component(Content):
    """One of the things an interlinked procedure brings about, each at its own agency.

    The person walks once; the dossier names each, and each has its own state at the desk.
    """

    id: Name
    title: Words
    code: Code | None = Field(default=None, description="when it is also a procedure of its own")
    agency: Words
    agency_kind: AgencyKind
    result: Words
    time: Words | None = None
    when: Cel | None = None
    evidence: Evidence


class Procedure(Content):
    """One procedure, complete."""

    format: Literal[1]
    code: Code
    version: Version
    official_name: Words
    plain_name: Words
    field: Words
    agency: Words
    agency_kind: AgencyKind
    audience: Literal["citizen", "organisation", "both"]
    who_may_file: Words
    ends: Ends
    papers: list[Paper]
    fee: Fee
    time_limit: TimeLimit
    result: Words
    result_code: str | None = None
    components: list[Component] = Field(
        default=[], description="of an interlinked procedure; empty for all others"
    )
    notices: list[Warning] = Field(
        default=[], description="shown on 'what it takes': refusals, dated changes, cautions"
    )
    parts: list[Part]
    derived: list[Derived] = []
    declaration: Words | None = None
    form: FormMapping | None = None
    next_step: NextStep
    synonyms: list[str] = []
    legal_basis: list[str]
    page: str | None = None
    effective_from: date
    effective_to: date | None = None
    evidence: Evidence
