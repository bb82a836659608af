import shutil

import pytest

from kiosk.doctor.fonts import FONTS, fonts_health


@pytest.fixture
def folder(tmp_path):
    for path in FONTS.glob("*.ttf"):
        shutil.copy(path, tmp_path)
    return tmp_path


def test_the_fonts_of_the_set_up_are_all_there():
    assert fonts_health("vi").ok


def test_a_missing_face_is_named(folder):
    (folder / "NotoSans-SemiBold.ttf").unlink()
    found = fonts_health("en", folder)
    assert (found.ok, found.message) == (False, "Fonts are missing: Noto Sans SemiBold.")
    assert "make setup" in found.advice


def test_an_empty_folder_is_told(tmp_path):
    assert not fonts_health("en", tmp_path / "none").ok


def test_a_file_cut_short_is_named(folder):
    path = folder / "NotoSans-Bold.ttf"
    path.write_bytes(path.read_bytes()[:200])
    assert "NotoSans-Bold.ttf" in fonts_health("en", folder).message


def test_a_font_without_vietnamese_is_named(folder):
    subset = pytest.importorskip("fontTools.subset")
    ttfont = pytest.importorskip("fontTools.ttLib")
    path = folder / "NotoSans-Regular.ttf"
    font = ttfont.TTFont(path)
    maker = subset.Subsetter()
    maker.populate(text="abcABC")
    maker.subset(font)
    font.save(path)
    assert "NotoSans-Regular.ttf" in fonts_health("en", folder).message
