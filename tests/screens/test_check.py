"""The pages of answers to look at once more."""

from kiosk.demo.hands import Hands
from tests.screens.pages import all_pages
from tests.screens.panels import KIOSK, Setting


def test_a_page_that_begins_within_a_part_says_which(stage):
    stage.dress(Setting(KIOSK, 3))
    page = next(page for page in all_pages(stage) if page.name == "1.001193-check-1")
    hands = Hands(stage.window)
    titles = [
        next(seen.name for seen in hands.look() if seen.role.name == "Heading")
        for _ in page.parts(stage)
    ]
    parts = {row[0] for row in stage.views.check.lines.rows if row[0]}
    within = {title.removesuffix(" (tiếp)") for title in titles if title.endswith(" (tiếp)")}
    assert titles[0] == "Xin xem lại"
    assert within
    assert within <= parts
    assert len(titles) > len(within) + 1
