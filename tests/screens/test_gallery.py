from pathlib import Path

from PIL import Image

from tests.screens.gallery import draw, write_index
from tests.screens.pages import all_pages
from tests.screens.panels import KIOSK, WIDE, Setting


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
