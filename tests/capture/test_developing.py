import random
from io import BytesIO

import pytest
from PIL import Image

from kiosk.capture.developing import LONG_SIDE, MOST_PAGE_BYTES, VIEW_SIDE, make_page
from kiosk.capture.page import Page, Refused
from tests.capture.desk import Scene, photograph, written_sheet


def page_of(scene: Scene, turns: int = 0, size: tuple[int, int] = (3264, 2448)) -> Page:
    page = make_page(photograph(scene, size).jpeg, "camera", turns)
    assert isinstance(page, Page), page
    return page


def opened(page: Page) -> Image.Image:
    return Image.open(BytesIO(page.jpeg))


def test_a_turned_and_tilted_sheet_comes_out_straight_and_bounded():
    page = page_of(Scene(turned=14, tilted=0.12))
    assert opened(page).size == (page.width, page.height)
    assert 1.2 < page.height / page.width < 1.6
    assert max(page.width, page.height) <= LONG_SIDE
    assert len(page.jpeg) <= MOST_PAGE_BYTES
    assert max(page.view.width, page.view.height) == VIEW_SIDE
    assert len(page.view.pixels) == page.view.width * page.view.height * 4


def test_nothing_of_the_desk_is_left():
    edge = opened(page_of(Scene(turned=8, desk=40))).convert("L")
    width, height = edge.size
    rims = [(0, 0, width, 8), (0, height - 8, width, height), (0, 0, 8, height)]
    dark = [sum(edge.crop(rim).histogram()[:90]) / sum(edge.crop(rim).histogram()) for rim in rims]
    assert max(dark) < 0.35


def test_the_stamp_keeps_its_colour():
    page = opened(page_of(Scene()))
    corner = page.crop((page.width // 2, page.height * 3 // 4, page.width, page.height))
    assert any(red > green + 60 for _, (red, green, _) in corner.getcolors(10**7) or [])


@pytest.mark.parametrize("turns", [0, 1, 2, 3, 5])
def test_a_person_may_turn_it_by_quarters(turns: int):
    page = page_of(Scene(), turns, (1600, 1200))
    assert (page.width > page.height) == bool(turns % 2)


def test_a_camera_that_sees_no_sheet_gives_none():
    out = BytesIO()
    Image.new("RGB", (1600, 1200), (60, 50, 40)).save(out, "JPEG")
    assert make_page(out.getvalue(), "camera") == Refused("no_sheet")


def test_what_a_scanner_gives_without_an_edge_is_the_page():
    out = BytesIO()
    sheet = written_sheet(Scene(paper=255), random.Random(1))
    sheet.save(out, "PNG")
    page = make_page(out.getvalue(), "scanner")
    assert isinstance(page, Page)
    assert (page.width, page.height) == sheet.size


def test_a_sheet_far_away_is_too_small():
    assert make_page(photograph(Scene(filled=0.4), (640, 480)).jpeg, "camera") == Refused(
        "too_small"
    )
