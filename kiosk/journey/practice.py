"""What is written for those who practise: nobody's data, plainly invented. Pure."""

from datetime import date, timedelta

from kiosk.procedures.model import Question

CARD = (
    "003160012345||TRẦN THỊ TẬP|02091960|Nữ|Số 1 phố Ví Dụ, phường Mẫu, Hải Phòng|20042021"
).encode()
"""A card's code as a scanner reads it; no card has this number's province, 003."""
RECENTLY = timedelta(days=20)
WRITTEN: dict[str, str] = {
    "name": "TRẦN THỊ TẬP",
    "text": "Ví dụ",
    "pid": "003160012345",
    "phone": "0912345678",
    "email": "tap@example.vn",
    "integer": "2",
    "money": "100000",
    "year_or_date": "1960-09-02",
}
"""By the kind of question; choices and addresses are chosen, as in earnest."""


def written_for(question: Question, today: date) -> str | None:
    """What stands in the field when the question comes; None where nothing is written."""
    if question.type == "date":
        return (today - RECENTLY).isoformat()
    return WRITTEN.get(question.type)
