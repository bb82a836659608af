from datetime import date

from kiosk.ward.file import load_ward
from kiosk.ward.lint import ward_remarks
from tests.ward.examples import TUESDAY, put_template


def remarks(folder, today=TUESDAY, **changes):
    path = put_template(folder)
    text = path.read_text("utf-8")
    for old, new in changes.values():
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    found = ward_remarks(load_ward(folder), folder, today)
    return [(item.level, item.place, item.line, text.splitlines()[item.line - 1]) for item in found]


def test_the_template_is_only_an_example(tmp_path):
    ((level, place, _, line),) = remarks(tmp_path)
    assert (level, place) == ("warning", "name")
    assert line.startswith("name:")


def test_a_private_number_is_pointed_at(tmp_path):
    found = remarks(tmp_path, phone=("0225 000 002", "0912 345 678"))
    ((level, place, _, line),) = [item for item in found if item[1] != "name"]
    assert (level, place) == ("warning", "contacts.2.phone")
    assert "0912 345 678" in line


def test_what_is_old_or_past_is_pointed_at(tmp_path):
    places = {place for _, place, _, _ in remarks(tmp_path, date(2027, 6, 1))}
    assert {"events.1.day", "news.1.shown_until", "hours.checked_on"} <= places


def test_a_check_in_days_to_come_is_an_error(tmp_path):
    levels = {place: level for level, place, _, _ in remarks(tmp_path, date(2026, 11, 19))}
    assert levels["hours.checked_on"] == "error"
