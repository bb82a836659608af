import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.config import Display
from kiosk.screen_window import KIOSK_PX_PER_MM, ScreenError, default_look, density, load_fonts

ROOT = Path(__file__).resolve().parents[2]
CLOSED = """
from tests.screens.stage import Stage
stage = Stage()
del stage.window, stage.engine
stage._screen.close()
"""


class Panel:
    """All that is asked of a screen."""

    def __init__(self, dots_per_inch: float) -> None:
        self._dots_per_inch = dots_per_inch

    def physicalDotsPerInch(self) -> float:  # noqa: N802 -- Qt's own name
        return self._dots_per_inch


def test_the_technicians_word_stands_over_the_panels():
    assert density(Panel(254), Display(px_per_mm=8.9)) == 8.9


def test_a_panel_that_knows_itself_is_believed():
    assert density(Panel(254), Display()) == pytest.approx(10)


@pytest.mark.parametrize("dots_per_inch", [0, 1, 10_000, float("inf")])
def test_a_panel_that_talks_nonsense_is_taken_for_the_usual_one(dots_per_inch):
    assert density(Panel(dots_per_inch), Display()) == KIOSK_PX_PER_MM


def test_a_window_stands_for_a_whole_panel():
    small = default_look(Display(width=536), Panel(96), windowed=True)
    large = default_look(Display(width=1072), Panel(96), windowed=True)
    assert (small.px_per_mm, large.px_per_mm) == (2.0, 4.0)


def test_the_look_is_what_the_site_was_told():
    display = Display(profile="tablet", theme="night", px_per_mm=8.9, motion=False)
    look = default_look(display, Panel(96))
    assert (look.profile, look.theme, look.px_per_mm) == ("tablet", "night", 8.9)
    assert (look.language, look.motion) == ("vi", False)


def test_fonts_that_were_not_made_are_told(tmp_path, qapp):
    with pytest.raises(ScreenError, match="run the set-up"):
        load_fonts(tmp_path)


def test_a_closed_window_leaves_nothing_to_take_down_at_the_end():
    command = [sys.executable, "-c", CLOSED]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, "disconnect" in done.stderr) == (0, False), done.stderr
