"""What an officer may decide on a declaration, and what must be written with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from central.desk_papers import AskedPaper
from central.pages.access import Form
from central.parts import Part, overall
from central.statuses import Change

LONGEST_NOTE = 1000
LONGEST_LIST = 4000
LONGEST_COUNT = 40


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to write with a decision; `lines` above one is a box, `letters` its limit."""

    name: str
    label: str
    hint: str
    required: bool = False
    lines: int = 1
    letters: int = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """One decision: the state it sets, its button, and what to write.

    `for_paper` is only needed where the paper of this decision is printed here; with `papers` the
    papers the procedure asks for are listed, to be counted.
    """

    state: str
    title: str
    button: str
    fields: tuple[Field, ...]
    for_paper: tuple[Field, ...] = ()
    paper_title: str = ""
    papers: bool = False


RECEIPT_FIELDS = (
    Field(
        "more_papers",
        "Giấy tờ khác đã nhận",
        "Mỗi dòng một loại, số bản ghi sau dấu chấm phẩy. Ví dụ: Giấy ủy quyền; 1 bản chính",
        lines=3,
        letters=LONGEST_LIST,
    ),
    Field("sets", "Số bộ hồ sơ", "Ví dụ: 1"),
    Field("days", "Thời gian giải quyết theo quy định", "Ví dụ: 3 ngày làm việc"),
    Field("place", "Nhận kết quả tại", "Ví dụ: quầy 3. Để trống thì in cách người dân đã chọn"),
    Field("number", "Số giấy tiếp nhận", "Để trống thì in chỗ chấm để ghi tay"),
)
SUPPLEMENT_FIELDS = (
    Field("guidance", "Hướng dẫn", "Lấy giấy ở đâu, mang gì đến", lines=3, letters=LONGEST_NOTE),
    Field("contact", "Liên hệ ai khi cần hỏi", "Ví dụ: chị Lan, quầy 3, 0225 000 000"),
    Field("number", "Số phiếu yêu cầu", "Để trống thì in chỗ chấm để ghi tay"),
)
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
            ),
        ),
        for_paper=RECEIPT_FIELDS,
        paper_title="Để in Giấy tiếp nhận",
        papers=True,
    ),
    Choice(
        "supplement",
        "Cần bổ sung",
        "Ghi cần bổ sung",
        (
            Field(
                "reason",
                "Cần bổ sung gì",
                "Mỗi dòng một thứ, lý do ghi sau dấu chấm phẩy. "
                "Ví dụ: Giấy chứng sinh; bản đã nộp mờ số",
                required=True,
                lines=4,
                letters=LONGEST_LIST,
            ),
        ),
        for_paper=SUPPLEMENT_FIELDS,
        paper_title="Để in Phiếu yêu cầu bổ sung",
    ),
    Choice(
        "refused",
        "Không tiếp nhận",
        "Ghi không tiếp nhận",
        (
            Field(
                "reason",
                "Lý do",
                "Như trên Phiếu từ chối",
                required=True,
                lines=3,
                letters=LONGEST_NOTE,
            ),
        ),
    ),
    Choice(
        "result",
        "Có kết quả",
        "Ghi có kết quả",
        (Field("note", "Ghi chú", "Ví dụ: nhận tại quầy 3. Có thể để trống"),),
    ),
)


BY_PROVINCE = Field(
    "file_number",
    "Mã hồ sơ",
    "Để trống thì hệ thống của tỉnh cấp, hiện ở đây khi có. Đã có mã thì ghi",
    letters=50,
)


def choices_for(kind: str) -> tuple[Choice, ...]:
    """Give the decisions; where the province gives the number, the desk need not write one."""
    if kind == "none":
        return CHOICES
    first, *rest = CHOICES
    return replace(first, fields=(BY_PROVINCE, *first.fields[1:])), *rest


def read_decision(
    form: Form,
    dossier_id: str,
    parts: Sequence[Part] = (),
    asked: Sequence[AskedPaper] = (),
    choices: Sequence[Choice] = CHOICES,
) -> Change | str:
    """Read the decision in a form, or give a sentence saying what is missing.

    `asked` are the papers the form listed, each with its own box for how many came.
    """
    choice = next((c for c in choices if c.state == form.text("state")), None)
    revision = form.text("revision")
    if choice is None or not revision.isdecimal() or len(revision) > 9:
        return "Xin chọn lại một việc."
    note = read_note(form, choice, asked)
    if isinstance(note, str):
        return note
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


def read_note(form: Form, choice: Choice, asked: Sequence[AskedPaper]) -> dict[str, str] | str:
    """Read what was written with a decision, or give a sentence saying what is wrong with it."""
    note = {}
    for field in (*choice.fields, *choice.for_paper):
        text = form.text(field.name)
        if field.required and not text:
            return f"Xin ghi: {field.label}."
        if len(text) > field.letters:
            return f"{field.label} dài quá, xin ghi trong {field.letters} chữ."
        if text:
            note[field.name] = text
    if choice.papers:
        counts = [(paper, form.text(paper.field)) for paper in asked]
        came = [f"{paper.name}; {count}" for paper, count in counts if count]
        if any(len(count) > LONGEST_COUNT for _paper, count in counts):
            return f"Số bản dài quá, xin ghi trong {LONGEST_COUNT} chữ."
        if came:
            note["papers"] = "\n".join(came)
    return note


def whole_after(parts: Sequence[Part], part: str, state: str) -> str:
    """Give the state of a declaration once one part of it, or with "" every part, has `state`."""
    return overall(state if part in ("", known.id) else known.state for known in parts)
