from pathlib import Path

from PIL import Image

from tests.screens.gallery import choose, draw, write_index
from tests.screens.page import Page
from tests.screens.pages import all_pages
from tests.screens.panels import KIOSK, PANELS, WIDE, Setting, all_settings


def size_of(path: Path) -> tuple[int, int]:
    with Image.open(path) as picture:
        return picture.size


def test_each_part_of_a_page_is_drawn_in_each_setting(stage, tmp_path):
    settings = [Setting(KIOSK, 1), Setting(KIOSK, 3, "night", "en")]
    for setting in settings:
        (tmp_path / str(setting)).mkdir()
    page = next(page for page in all_pages(stage) if page.name == "find")
    count = draw(stage, page, settings, tmp_path)
    pictures = sorted(tmp_path.rglob("*.png"))
    assert len(pictures) == count > len(settings)
    assert {size_of(path) for path in pictures} == {(KIOSK.width, KIOSK.height)}
    assert len({path.read_bytes() for path in pictures}) == count


def test_the_index_links_every_setting_and_its_pictures(tmp_path):
    setting = Setting(WIDE, 0)
    folder = tmp_path / str(setting)
    folder.mkdir()
    (folder / "find-1.png").write_bytes(b"")
    write_index(tmp_path, [setting])
    assert f"{setting}/index.html" in (tmp_path / "index.html").read_text("utf-8")
    assert "find-1.png" in (folder / "index.html").read_text("utf-8")


def test_each_kind_of_page_is_drawn_in_every_setting_and_every_page_at_the_largest_size():
    pages = [Page("a-first", print, "a"), Page("a-second", print, "a"), Page("b-first", print, "b")]
    shots = choose(pages, all_settings(), every=False)
    drawn = {
        page.name: [one for p, wanted in shots if p is page for one in wanted] for page in pages
    }
    assert drawn["a-first"] == drawn["b-first"] == all_settings()
    assert {Setting(KIOSK, 3, "day", "vi"), Setting(KIOSK, 3, "day", "en")} < set(drawn["a-second"])
    assert len(drawn["a-second"]) == 4


def test_a_gallery_that_was_asked_for_by_name_has_every_page():
    asked = [Setting(panel, 3) for panel in PANELS]
    pages = [Page("first", print, "a"), Page("second", print, "a")]
    shots = choose(pages, asked, every=True)
    assert [(page.name, wanted) for page, wanted in shots] == [
        (name, [one]) for one in asked for name in ("first", "second")
    ]
