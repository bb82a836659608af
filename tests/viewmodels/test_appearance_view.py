import pytest
from PySide6.QtCore import QObject

from kiosk.appearance.look import Look
from kiosk.appearance.palette import PALETTES
from kiosk.appearance.sizes import sizes
from kiosk.viewmodels.appearance_view import Appearance

LOOK = Look(px_per_mm=4.03)


@pytest.fixture
def appearance(qapp) -> Appearance:
    return Appearance(LOOK)


def camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def shown(facade: QObject, values: object) -> dict[str, object]:
    return {name: facade.property(camel(name)) for name in values.__dataclass_fields__}


def as_dict(values: object) -> dict[str, object]:
    return {name: getattr(values, name) for name in values.__dataclass_fields__}


def test_every_size_and_colour_is_offered_under_its_own_name(appearance):
    appearance.set_look(Look(px_per_mm=8.9, profile="tablet", step=2, theme="night"))
    wanted = sizes(8.9, "tablet", 2)
    assert shown(appearance.sizing, wanted) == as_dict(wanted)
    assert shown(appearance.colours, PALETTES["night"]) == as_dict(PALETTES["night"])
    assert appearance.tablet


def test_a_larger_step_reaches_the_screens(appearance, qtbot):
    with qtbot.waitSignals([appearance.sizing.changed, appearance.changed]):
        appearance.setStep(3)
    assert appearance.step == 3
    assert appearance.sizing.bodyFont == sizes(4.03, "kiosk", 3).body_font


def test_another_theme_reaches_the_screens(appearance, qtbot):
    with qtbot.waitSignals([appearance.colours.changed, appearance.changed]):
        appearance.setTheme("contrast")
    assert (appearance.theme, appearance.colours.ground) == ("contrast", "#000000")


def test_a_theme_or_language_that_is_not_there_changes_nothing(appearance, qtbot):
    with qtbot.assertNotEmitted(appearance.changed):
        appearance.setTheme("pink")
        appearance.setLanguage("fr")
    assert appearance.look == LOOK


def test_another_language_is_told_apart_from_other_changes(appearance, qtbot):
    with qtbot.waitSignal(appearance.languageChanged):
        appearance.setLanguage("en")
    assert appearance.language == "en"
    with qtbot.assertNotEmitted(appearance.languageChanged):
        appearance.setStep(0)


def test_the_same_look_tells_nobody(appearance, qtbot):
    with qtbot.assertNotEmitted(appearance.changed):
        appearance.set_look(Look(px_per_mm=4.03))


def test_a_step_outside_the_four_is_held_inside(appearance):
    appearance.setStep(9)
    assert appearance.step == appearance.stepCount - 1


def test_motion_is_short_or_not_at_all(appearance):
    assert 0 < appearance.motionMs <= 200
    appearance.setMotion(False)
    assert (appearance.motion, appearance.motionMs) == (False, 0)
    appearance.setMotion(True)
    assert (appearance.motion, appearance.motionMs > 0) == (True, True)
