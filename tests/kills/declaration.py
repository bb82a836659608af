"""An invented birth registration, as it stands when a person reaches "Lưu tờ khai"."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from typing import Any

from kiosk.journey.answers import Answers
from kiosk.journey.consent import Consent
from kiosk.journey.dossier import ActorStep, Attached, Filing, plain
from kiosk.journey.intake import take_in
from kiosk.journey.path import CHECK
from kiosk.procedures.loading import load_all
from kiosk.procedures.model import Procedure
from kiosk.session.visit import Visit
from sync.outbox import Draft

CODE = "1.001193"
LETTERS = "BCGHKLMNPTV"
GIVEN = {
    "relation": "mother",
    "parents_married": "married",
    "birth_proof": "data",
    "requester_card": "typed",
    "requester_name": "Trần Thị Thử",
    "requester_dob": "1996-11-17",
    "requester_number": "003196054321",
    "requester_issued": "2021-08-11",
    "requester_address": "Số 5 ngõ 10 phố Ví Dụ, phường Mẫu",
    "requester_ethnicity": "Tày",
    "requester_nationality": "viet_nam",
    "child_sex": "male",
    "child_ethnicity_from": "father",
    "child_birth_place": "Bệnh viện Mẫu, phường Mẫu, Hà Nội",
    "child_hometown": "Xã Ví Dụ, Nghệ An",
    "father_card": "typed",
    "father_name": "Nguyễn Văn Mẫu",
    "father_dob": "1994",
    "father_ethnicity": "Kinh",
    "father_nationality": "viet_nam",
    "father_number": "ask_staff",
    "father_address": "Số 5 ngõ 10 phố Ví Dụ, phường Mẫu",
    "marriage_record": "Phường Mẫu, năm 2020",
    "copies": 2,
    "result_how": "paper",
    "result_collector": "requester",
    "result_phone": "0912345678",
}
CONSENTS = (Consent("declare", "1", True, "2026-11-24T08:00:00+07:00"),)


@cache
def birth_registration() -> Procedure:
    """The real content."""
    found = load_all().procedure(CODE)
    assert found is not None
    return found


@cache
def answers_on(today: date) -> Answers:
    """Everything answered for a child born some weeks ago, except a name that is hers alone."""
    given = {**GIVEN, "child_dob": (today - timedelta(days=20)).isoformat()}
    intake = take_in(birth_registration(), {**given, "child_name": "Nguyễn Mẫu"}, today)
    assert intake.report.ok, intake.report.errors
    return intake.answers


@dataclass(frozen=True)
class Declaration:
    """One person's answers; `word` is random and in no other declaration."""

    word: str
    today: date

    @classmethod
    def invent(cls) -> "Declaration":
        """A new one."""
        return cls("".join(secrets.choice(LETTERS) for _ in range(12)), date.today())  # noqa: DTZ011 -- the day of this machine, as the screen takes it

    @cached_property
    def answers(self) -> Answers:
        """Complete and without a fault."""
        return answers_on(self.today).set_answer("child_name", f"Nguyễn {self.word}", "typed")

    def plain(self, draft: Draft, attached: Sequence[Attached] = ()) -> dict[str, Any]:
        """What is sealed."""
        actors = (ActorStep("fill", "officer"),)
        filing = Filing(consents=CONSENTS, actors=actors, attachments=attached)
        return plain(draft, birth_registration(), self.answers, filing, self.today)

    def visit(self) -> Visit:
        """Where the screen is when nothing is left but to save."""
        return Visit(
            page="declaration",
            trail=("welcome", "find", "takes", "privacy", "question", "check"),
            code=CODE,
            version=birth_registration().version,
            at=CHECK,
            answers=self.answers,
            consents=CONSENTS,
        )

    def is_in(self, opened: dict[str, Any]) -> bool:
        """Whether an opened dossier carries every answer of this declaration."""
        return all(opened["answers"].get(k) == v for k, v in self.answers.values.items())
