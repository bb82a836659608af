"""An officer sees which papers were pictured, opens one, and it is written down."""

import re
from dataclasses import replace

import pytest

from central.tables import audit
from tests.central.attached import PICTURE, attached, files
from tests.central.pages.officer import Officer

JPEG = b"\xff\xd8\xff\xe0" + PICTURE


@pytest.fixture
def filed(kiosk, library):
    """A birth registration with two pictures of a paper it hands in, all arrived."""
    paper = next(p for p in library.procedure("1.001193").papers if p.handling == "hand_in")
    one = attached(kiosk, JPEG, JPEG + b"2", paper=paper.id)
    one.waiting()
    one.send_all()
    return one, paper


def picture(officer, one, number: int):
    return officer.get(f"/declarations/{one.parcel.id}/pictures/{number}")


def opened(centre) -> list[tuple[str, str]]:
    return [(row.actor, row.subject) for row in centre.rows(audit) if row.act == "picture.open"]


def test_the_papers_are_listed_by_name_and_page(filed, officer):
    one, paper = filed

    page = officer.page(f"/declarations/{one.parcel.id}")

    assert "Bản chụp giấy tờ" in page
    assert paper.name.vi in page
    assert re.findall(r"Xem trang (\d)", page) == ["1", "2"]
    assert "bản chụp đang đến" not in officer.page("/declarations")


def test_a_picture_opens_exactly_as_it_was_taken_and_is_written_down(centre, filed, officer):
    one, _ = filed

    answer = picture(officer, one, 2)

    assert (answer.status_code, answer.content) == (200, JPEG + b"2")
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"] == 'inline; filename="ban-chup-2.jpg"'
    assert opened(centre) == [("lan", f"{one.parcel.id} 2")]


def test_nothing_in_clear_lies_in_the_folder(filed, data_dir):
    assert all(PICTURE[:300] not in kept for kept in files(data_dir).values())


def test_who_is_not_logged_in_sees_no_picture(centre, filed):
    one, _ = filed
    with Officer(centre.url) as stranger:
        answer = picture(stranger, one, 1)

    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert opened(centre) == []


def test_while_a_picture_is_on_its_way_the_list_and_the_page_say_so(centre, kiosk, officer):
    one = attached(kiosk, JPEG)
    one.waiting()
    one.send(one.pieces()[0])

    assert "1 bản chụp đang đến" in officer.page("/declarations")
    assert "đang đến, được 36 %" in officer.page(f"/declarations/{one.parcel.id}")
    assert picture(officer, one, 1).status_code == 409
    assert opened(centre) == []


def test_a_picture_on_its_way_makes_no_gap(kiosk, officer):
    attached(kiosk, JPEG).waiting()
    kiosk.send()

    assert "chưa đến tờ khai thứ" not in officer.page("/declarations")
    assert "đủ cả" in officer.page("/kiosks")


@pytest.mark.parametrize("number", ["0", "3", "-1", "99999999999999999999", "x"])
def test_a_number_that_is_no_picture_is_not_there(filed, officer, number):
    assert picture(officer, filed[0], number).status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(path.read_bytes()[:-1] + b"x"),
        lambda path: path.write_bytes(b""),
    ],
)
def test_a_file_lost_or_changed_on_the_disk_shows_no_wrong_picture(
    centre, filed, officer, data_dir, change
):
    one, _ = filed
    change(next((data_dir / "attachments").rglob(one.pictures[0].digest)))

    answer = picture(officer, one, 1)

    assert answer.status_code == 409
    assert "Không mở được bản chụp này" in answer.text
    assert picture(officer, one, 2).status_code == 200


@pytest.mark.parametrize(
    ("data", "media_type"),
    [(b"<script>alert(1)</script>", "image/jpeg"), (JPEG, "text/html"), (JPEG, "image/svg+xml")],
)
def test_what_is_no_picture_of_a_known_kind_is_never_shown(kiosk, officer, data, media_type):
    one = attached(kiosk, data, media_type=media_type)
    one.waiting()
    one.send_all()

    answer = picture(officer, one, 1)

    assert answer.status_code == 409
    assert answer.headers["content-type"].startswith("text/html")
    assert b"<script>alert" not in answer.content


def test_words_of_a_hostile_text_are_only_words(kiosk, officer):
    one = attached(kiosk, JPEG, paper="<b>tên lạ</b>")
    one.waiting()
    one.send_all()

    assert "<b>tên lạ</b>" not in officer.get(f"/declarations/{one.parcel.id}").text


def test_what_was_set_aside_is_told_with_its_reason(centre, kiosk, officer):
    torn, foreign = attached(kiosk, b"short"), attached(kiosk, b"short", device="another")
    for one, change in ((torn, b"x"), (foreign, b"")):
        one.waiting()
        (piece,) = one.pieces()
        data = piece.data[: len(piece.data) - len(change)] + change
        assert one.send(replace(piece, data=data)).status_code in {400, 422}

    assert "Trang 1: đến sai, máy gửi lại" in officer.page(f"/declarations/{torn.parcel.id}")
    page = officer.page(f"/declarations/{foreign.parcel.id}")
    assert "Trang 1: không mở được, xin báo người trông máy" in page
