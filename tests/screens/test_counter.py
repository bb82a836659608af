import io

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QBuffer

from tests.directory.examples import BARE, BEES, LONGEST, ROWS, SCHOOL
from tests.screens.pages import bring_listed
from tests.screens.panels import PANELS, Setting
from tests.screens.stage import Stage, every_item

PAGES = {row["code"]: row["page"] for row in ROWS}


def codes(stage: Stage) -> list[str]:
    """What a phone reads off the screen."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    stage.window.grabWindow().save(buffer, "PNG")
    picture = Image.open(io.BytesIO(bytes(buffer.data().data())))
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def read_aloud(stage: Stage) -> str:
    """Everything the voice is given of the part that is shown."""
    shown = every_item(stage.window.contentItem())
    return " ".join(i.property("text") for i in shown if i.property("readable"))


def parts_of(stage: Stage, code: str, look):
    """What `look` sees on each part of the page of a listed procedure."""
    stage.reset()
    bring_listed(stage, code)
    stage.settle()
    seen = [look(stage)]
    while stage.turn():
        seen.append(look(stage))
    return seen


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_the_code_on_the_screen_leads_to_the_official_page(stage, panel):
    stage.dress(Setting(panel, 3))
    assert [code for part in parts_of(stage, BEES, codes) for code in part] == [PAGES[BEES]]
    assert [code for part in parts_of(stage, BARE, codes) for code in part] == []


def test_the_voice_says_what_is_known_but_no_number_of_a_procedure(stage):
    stage.dress(Setting())
    said = " ".join(parts_of(stage, BEES, read_aloud))
    for words in ("Cán bộ sẽ giúp.", "3 ngày làm việc", "Không mất tiền", "Giấy xác nhận ví dụ"):
        assert words in said
    assert BEES not in said


def test_an_english_voice_is_given_no_vietnamese(stage):
    stage.dress(Setting(language="en"))
    said = " ".join(parts_of(stage, SCHOOL, read_aloud))
    assert "At the counter: 5 working days." in said
    for row in ROWS:
        assert row["field"] not in said
        assert row["name"][:20] not in said
    assert "Quyết định ví dụ" not in said


def test_the_whole_name_opens_on_a_page_of_its_own(stage):
    stage.dress(Setting())
    parts_of(stage, SCHOOL, codes)
    stage.press("Tên đầy đủ của thủ tục")
    stage.settle()
    assert LONGEST in named(stage)


def named(stage: Stage) -> str:
    """The texts of every part, less what stands around them."""
    parts = [told(stage)]
    while stage.turn():
        parts.append(told(stage))
    return " ".join(text for part in parts for text in part if text in LONGEST)


def told(stage: Stage) -> list[str]:
    return [
        i.property("text") for i in every_item(stage.window.contentItem()) if i.property("told")
    ]
