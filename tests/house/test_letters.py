"""Every character a screen may show has a glyph in the fonts that are shipped, in every weight."""

from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
FONTS = sorted((ROOT / "assets" / "fonts").glob("*.ttf"))
SHOWN = (
    "screens/**/*.qml",
    "assets/words/*.yaml",
    "assets/procedures/*.yaml",
    "assets/search/*.yaml",
    "assets/directory/*.yaml",
    "assets/i18n/*.ts",
    "kiosk/viewmodels/*.py",
    "kiosk/identity/numbers.py",
)


@lru_cache(maxsize=2)
def characters(folder: Path) -> dict[str, set[str]]:
    """Each character that can be seen, and the files it is used in."""
    used: dict[str, set[str]] = defaultdict(set)
    for path in sorted(file for pattern in SHOWN for file in folder.glob(pattern)):
        for letter in path.read_text("utf-8"):
            if letter > " ":
                used[letter].add(path.relative_to(folder).as_posix())
    return used


def uncovered(font: Path, used: dict[str, set[str]]) -> dict[str, set[str]]:
    """What a font has no glyph for."""
    glyphs = TTFont(font).getBestCmap()
    return {letter: files for letter, files in used.items() if ord(letter) not in glyphs}


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.stem)
def test_the_font_has_every_character(font: Path):
    assert uncovered(font, characters(ROOT)) == {}


def test_a_character_without_a_glyph_is_seen(tmp_path):
    assert FONTS
    (tmp_path / "screens").mkdir()
    (tmp_path / "screens" / "Field.qml").write_text('text: "Ỗ▏"', "utf-8")
    found = uncovered(FONTS[0], characters(tmp_path))
    assert found == {"▏": {"screens/Field.qml"}}
