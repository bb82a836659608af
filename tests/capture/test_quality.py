import pytest
from PIL import Image

from kiosk.capture.developing import make_page
from kiosk.capture.page import Page
from kiosk.capture.quality import Quality, measure
from tests.capture.desk import photograph, varied

LARGE = (1800, 1350)
COUNT = 3


def doubts_of(count: int = COUNT, **changes: float | bool) -> list[tuple[str, ...]]:
    pages = (
        make_page(photograph(scene, LARGE).jpeg, "camera") for scene in varied(count, **changes)
    )
    return [page.doubts if isinstance(page, Page) else (page.reason,) for page in pages]


@pytest.mark.parametrize("changes", [{}, {"noise": 12}, {"blur": 0.7}, {"shadow": 0.35}])
def test_a_page_that_can_be_read_raises_no_doubt(changes: dict[str, float]):
    assert doubts_of(**changes).count(()) >= COUNT - 1


@pytest.mark.parametrize(
    ("changes", "doubt"),
    [
        ({"blur": 4.0}, "blurred"),
        ({"shaken": 18}, "blurred"),
        ({"glare": 0.15}, "glare"),
        ({"light": 0.3}, "dark"),
        ({"lines": 0}, "blank"),
    ],
)
def test_what_is_wrong_is_told(changes: dict[str, float], doubt: str):
    found = doubts_of(**changes)
    assert sum(doubt in doubts for doubts in found) >= COUNT - 1


def test_the_gravest_is_told_first():
    assert Quality(paper=60, glare=0.1, written=0.1, sharpness=0.1).doubts == (
        "dark",
        "glare",
        "blurred",
    )


def test_a_page_bright_all_over_does_not_glare():
    assert measure(Image.new("RGB", (800, 1100), "white")).glare == 0
