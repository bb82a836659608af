"""What an officer may decide on a declaration, and what must be written with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from central.pages.access import Form
from central.parts import Part, overall
from central.statuses import Change

LONGEST_NOTE = 1000


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to write with a decision."""

    name: str
    label: str
    hint: str
    required: bool
    long: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One decision: the state it sets, its button, and what to write."""

    state: str
    title: str
    button: str
    fields: tuple[Field, ...]


CHOICES = (
    Choice(
        "received",
        "Tiếp nhận",
        "Ghi đã tiếp nhận",
        (
            Field("file_number", "Mã hồ sơ", "Do phần mềm một cửa cấp", required=True),
            Field(
                "appointment",
                "Ngày giờ hẹn trả kết quả",
                "Ví dụ: 15 giờ ngày 27/11/2026. Để trống nếu trả ngay",
                required=False,
            ),
        ),
    ),
    Choice(
        "supplement",
        "Cần bổ sung",
        "Ghi cần bổ sung",
        (
            Field(
                "reason",
                "Cần bổ sung gì",
                "Như trên Phiếu yêu cầu bổ sung",
                required=True,
                long=True,
            ),
        ),
    ),
    Choice(
        "refused",
        "Không tiếp nhận",
        "Ghi không tiếp nhận",
        (Field("reason", "Lý do", "Như trên Phiếu từ chối", required=True, long=True),),
    ),
    Choice(
        "result",
        "Có kết quả",
        "Ghi có kết quả",
        (Field("note", "Ghi chú", "Ví dụ: nhận tại quầy 3. Có thể để trống", required=False),),
    ),
)


def read_decision(form: Form, dossier_id: str, parts: Sequence[Part] = ()) -> Change | str:
    """Read the decision in a form, or give a sentence saying what is missing."""
    choice = next((c for c in CHOICES if c.state == form.text("state")), None)
    revision = form.text("revision")
    if choice is None or not revision.isdecimal() or len(revision) > 9:
        return "Xin chọn lại một việc."
    note = {}
    for field in choice.fields:
        text = form.text(field.name)
        if field.required and not text:
            return f"Xin ghi: {field.label}."
        if len(text) > LONGEST_NOTE:
            return f"{field.label} dài quá, xin ghi trong {LONGEST_NOTE} chữ."
        if text:
            note[field.name] = text
    part = form.text("part")
    if part and part not in {known.id for known in parts}:
        return "Xin chọn lại việc nào."
    return Change(
        id=dossier_id,
        state=choice.state,
        note=note,
        revision=int(revision),
        part=part,
        whole=whole_after(parts, part, choice.state) if parts else None,
    )


def whole_after(parts: Sequence[Part], part: str, state: str) -> str:
    """Give the state of a declaration once one part of it, or with "" every part, has `state`."""
    return overall(state if part in ("", known.id) else known.state for known in parts)
