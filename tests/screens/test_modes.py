"""Low reach and left hand, as one sets them and as the next person does not find them."""

import pytest

from kiosk.appearance.look import FLOOR_MM, SEATED_REACH_MM
from tests.screens.mode_pages import mode_pages
from tests.screens.panels import KIOSK, TABLET, WIDE, Panel, Setting
from tests.screens.sight import Shown, Sight
from tests.screens.stage import Stage
from tests.screens.targets import high


@pytest.fixture
def settings(stage: Stage) -> Stage:
    stage.dress(Setting())
    stage.reset()
    stage.views.visit.open("settings")
    stage.settle()
    return stage


def shown(stage: Stage, text: str) -> Shown:
    return next(c for c in controls_of(stage) if c.item.property("text") == text)


def controls_of(stage: Stage) -> list[Shown]:
    return Sight(stage.window, stage.setting.panel).controls


def names(stage: Stage) -> set[str]:
    """What the controls of the settings say, on all parts of the page."""
    stage.views.visit.close()
    stage.settle()
    stage.views.visit.open("settings")
    stage.settle()
    found: set[str] = set()
    while True:
        sight = Sight(stage.window, stage.setting.panel)
        found |= {str(control.item.property("text")) for control in sight.controls}
        if not stage.turn():
            return found


def floor_mm(stage: Stage, control: Shown) -> float:
    """How high above the floor the middle of a control is."""
    sight = Sight(stage.window, stage.setting.panel)
    return FLOOR_MM + sight.mm(stage.window.height() - control.rect.center().y())


def test_one_touch_lowers_what_is_touched(settings):
    settings.views.visit.start()
    settings.settle()
    first = "Tìm bằng chữ"
    usual = floor_mm(settings, shown(settings, first))
    settings.views.visit.open("settings")
    settings.settle()
    settings.press("Ngồi: nút ở thấp")
    settings.views.visit.close()
    settings.settle()
    low = floor_mm(settings, shown(settings, first))
    assert usual > SEATED_REACH_MM > low


def test_on_every_kind_of_page_a_seated_hand_reaches_everything(stage):
    wrong = []
    for step in (1, 3):
        stage.dress(Setting(KIOSK, step))
        for page in mode_pages(stage):
            if page.modes != ("low",):
                continue
            page.show(stage)
            sight = Sight(stage.window, KIOSK)
            assert sight.low
            wrong += [f"{page.name}-{step} {finding}" for finding in high(sight, sight.controls)]
    assert wrong == []


def test_low_reach_is_for_a_kiosk_and_not_offered_on_a_tablet(settings):
    assert "Ngồi: nút ở thấp" in names(settings)
    settings.dress(Setting(TABLET))
    settings.settle()
    assert "Ngồi: nút ở thấp" not in names(settings)
    assert "Tay trái" in names(settings)


def test_for_the_left_hand_the_main_act_is_on_the_left(settings):
    settings.views.visit.start()
    settings.settle()
    back, on = "Quay lại", "Xem thêm việc khác (1/2)"
    assert shown(settings, back).rect.left() < shown(settings, on).rect.left()
    settings.views.visit.open("settings")
    settings.settle()
    settings.press("Tay trái")
    settings.views.visit.close()
    settings.settle()
    assert shown(settings, back).rect.left() > shown(settings, on).rect.left()
    settings.press(back)
    assert settings.views.visit.state.page == "welcome"


@pytest.mark.parametrize("panel", [KIOSK, WIDE], ids=["kiosk", "wide"])
def test_for_the_left_hand_what_mends_digits_is_on_the_left(stage, panel: Panel):
    stage.dress(Setting(panel))
    stage.reset()
    stage.views.visit.open("lookup")
    places = []
    for modes in ((), ("left",)):
        stage.use(modes)
        stage.settle()
        stage.views.keyboard.press("1")
        sight = Sight(stage.window, panel)
        keys = {str(c.item.property("say")): c for c in sight.controls}
        places.append((keys["Xóa một số"].rect.left(), keys["1"].rect.left()))
        stage.press("Xóa hết")
        assert stage.views.keyboard.value == ""
    (right, first), (left, mirrored) = places
    assert right > left
    assert (mirrored < first) is (panel is WIDE)


def test_one_touch_slows_what_moves_and_is_seen_as_chosen(settings):
    settings.use(())
    settings.views.appearance.setMotion(True)
    while not any(c.item.property("text") == "Ít, chậm" for c in controls_of(settings)):
        assert settings.turn()
    settings.press("Ít, chậm")
    settings.settle()
    assert not settings.views.appearance.look.motion
    assert shown(settings, "Ít, chậm").item.property("chosen") is True


def test_the_next_person_finds_the_usual_layout(settings):
    settings.press("Ngồi: nút ở thấp")
    settings.press("Tay trái")
    assert settings.views.appearance.look != settings.look
    settings.views.forget_person(settings.look)
    look = settings.views.appearance.look
    assert (look.low, look.left) == (False, False)
