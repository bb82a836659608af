"""What staff should look at in their `ward.yaml`: what is wrong, old, past, or still an example."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from kiosk.procedures.content_file import read_content
from kiosk.procedures.lines import Lines, Step
from kiosk.procedures.remarks import Level, Remark
from kiosk.ward.file import FILE
from kiosk.ward.model import Checked, Ward

OLD = timedelta(days=180)
EXAMPLES = ("ví dụ", "phường mẫu")
MOBILE_DIGITS, MOBILE_STARTS = 10, ("03", "05", "07", "08", "09")

Place = tuple[Step, ...]
Told = tuple[Level, Place, str]


def ward_remarks(ward: Ward, folder: Path, today: date) -> list[Remark]:
    """Check the ward's information as of a day; each remark names its line."""
    lines = Lines(read_content(folder / FILE))
    return [
        replace(Remark(level, FILE, _written(place), message), line=lines.of(place))
        for level, place, message in _told(ward, today)
    ]


def _told(ward: Ward, today: date) -> Iterator[Told]:
    for place, checked in _checked(ward):
        yield from _dated(place, checked, today)
    for number, event in enumerate(ward.events):
        if event.day < today:
            yield "warning", ("events", number, "day"), "is past and is not shown any more"
    for number, item in enumerate(ward.news):
        if item.shown_until < today:
            yield "warning", ("news", number, "shown_until"), "is past and is not shown any more"
    for number, contact in enumerate(ward.contacts):
        if _is_mobile(contact.phone):
            message = "looks like a private number; give the number of the office"
            yield "warning", ("contacts", number, "phone"), message
    if any(example in ward.name.vi.lower() for example in EXAMPLES):
        yield "warning", ("name",), "is still the example of the template"


def _checked(ward: Ward) -> Iterator[tuple[Place, Checked]]:
    if ward.address is not None:
        yield ("address",), ward.address
    if ward.hours is not None:
        yield ("hours",), ward.hours
    if ward.streets is not None:
        yield ("streets",), ward.streets
    for key in ("contacts", "events", "news"):
        for number, item in enumerate(getattr(ward, key)):
            yield (key, number), item


def _dated(place: Place, checked: Checked, today: date) -> Iterator[Told]:
    if checked.checked_on > today:
        yield "error", (*place, "checked_on"), "is a day to come"
    elif today - checked.checked_on > OLD:
        message = f"was checked more than {OLD.days} days ago; look whether it still holds"
        yield "warning", (*place, "checked_on"), message


def _is_mobile(phone: str) -> bool:
    digits = "".join(letter for letter in phone if letter.isdecimal())
    return len(digits) == MOBILE_DIGITS and digits.startswith(MOBILE_STARTS)


def _written(place: Place) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in place)
