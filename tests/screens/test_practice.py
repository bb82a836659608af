"""Practice: the same screens, marked on each of them, and nothing of it is kept anywhere."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.screens.keypress import Keypress
from tests.screens.mode_pages import mode_pages
from tests.screens.names import tree
from tests.screens.pages import BIRTH, COPIES
from tests.screens.panels import PANELS, TABLET, Panel, Setting
from tests.screens.stage import Stage
from tests.screens.test_keys import STEPS_MOST, answer, main_act

MARK = "ĐANG TẬP – không gửi đi đâu"


@pytest.fixture
def practice(stage: Stage) -> Iterator[Stage]:
    """Somebody practises."""
    stage.dress(Setting())
    stage.reset()
    stage.settle()
    stage.press("Tập dùng thử máy")
    stage.settle()
    yield stage
    stage.reset()


@pytest.fixture
def keys(practice: Stage) -> Iterator[Keypress]:
    keys = Keypress(practice)
    yield keys
    practice.reset()
    keys.close()


def names(stage: Stage) -> list[str]:
    return [node.name for node in tree(stage.window).walk()]


def rows(stage: Stage) -> dict[str, int]:
    """How many rows each table of the store has."""
    engine = stage.world.outbox()._engine
    with engine.connect() as connection:
        tables = connection.exec_driver_sql("select name from sqlite_master where type = 'table'")
        return {
            name: connection.exec_driver_sql(f'select count(*) from "{name}"').scalar_one()
            for (name,) in tables.all()
        }


def files(folder: Path) -> dict[str, str]:
    """Every file of the data folder, with its content's digest; the store's own are read by row."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(("-shm",))
    }


def pass_through(keys: Keypress) -> None:
    """Go from the doors to the end of the practice."""
    keys.take("Sao y, công chứng", "Sao y giấy tờ")
    for _ in range(STEPS_MOST):
        page = keys.stage.views.visit.state.page
        if page == "practised":
            return
        if page == "question":
            answer_or_keep(keys)
        else:
            main_act(keys)
    raise AssertionError(keys.stage.views.visit.state.page)


def answer_or_keep(keys: Keypress) -> None:
    """Go on with what is written for the practice; choose where nothing is."""
    view = keys.stage.views.question
    if view.answer_kind == "choice":
        answer(keys)
    else:
        main_act(keys)


def test_the_same_way_to_its_end_changes_no_row_and_no_file(practice, keys):
    folder = practice.world.settings.data_dir
    rows_before, files_before = rows(practice), files(folder)
    printed = len(practice.printer.printed)
    pass_through(keys)
    assert practice.views.visit.state.saved is None
    assert rows(practice) == rows_before
    assert files(folder) == files_before
    assert len(practice.printer.printed) == printed


def test_a_dossier_saved_in_earnest_would_be_seen(stage):
    """The test of the test above."""
    stage.dress(Setting())
    stage.reset()
    before = rows(stage)
    page = next(page for page in mode_pages(stage) if page.name == "low-slip")
    page.show(stage)
    assert rows(stage)["header"] == before["header"] + 1


def test_what_is_written_for_practice_is_nobodys(practice, keys):
    pass_through(keys)
    answers = practice.views.visit.state.answers.values
    assert answers["requester_name"] in {"TRẦN THỊ TẬP", "Trần Thị Tập"}


def test_every_card_is_the_sample(practice):
    practice.practising = True
    practice.take("question", COPIES, "requester_card")
    practice.views.card.show_scan(b"003155012345||NGUYEN THI HUONG|05031955|Nu|So 5|20042021")
    assert practice.views.card.card.name == "TRẦN THỊ TẬP"
    practice.views.card.again()
    practice.settle()
    practice.press("Dùng thẻ mẫu")
    assert practice.views.card.card.number == "003160012345"


@pytest.mark.parametrize(
    "panel",
    [
        pytest.param(panel, id=panel.name, marks=() if panel is TABLET else pytest.mark.soak)
        for panel in PANELS
    ],
)
def test_every_page_of_the_practice_says_so(stage, panel: Panel):
    wrong = []
    for step in (0, 3):
        stage.dress(Setting(panel, step))
        for page in mode_pages(stage):
            if not page.name.startswith("practice-"):
                continue
            page.show(stage)
            if MARK not in names(stage):
                wrong.append((page.name, step))
    assert wrong == []


def test_nothing_is_marked_in_earnest(stage):
    stage.dress(Setting())
    stage.reset()
    stage.views.visit.start()
    stage.settle()
    assert MARK not in names(stage)


def test_leaving_the_practice_is_the_welcome_page_and_the_next_visit_is_in_earnest(practice):
    practice.views.visit.open("leave")
    practice.settle()
    practice.press("Xong, rời máy")
    assert practice.views.visit.state.page == "welcome"
    practice.views.visit.start()
    assert not practice.views.visit.state.practice


def test_going_back_to_the_first_page_ends_it(practice):
    practice.views.visit.back()
    assert practice.views.visit.state.page == "welcome"
    assert not practice.views.visit.state.practice


def test_only_the_key_that_always_calls_calls_staff(practice):
    before = rows(practice)["call"]
    practice.views.visit.open("call")
    practice.settle()
    assert "Đang tập: máy chưa báo ai" in names(practice)
    assert rows(practice)["call"] == before
    practice.press("Gọi cán bộ")
    practice.settle()
    assert "Máy đang báo cán bộ" in names(practice)
    assert rows(practice)["call"] == before + 1
    practice.views.call.cancel()
    practice.settle()
    practice.press("Gọi cán bộ")
    practice.settle()
    assert rows(practice)["call"] == before + 2


def test_a_list_to_take_home_is_not_printed(practice):
    printed = len(practice.printer.printed)
    practice.views.visit.choose_procedure(practice.procedures[BIRTH])
    practice.views.takes.takeHome()
    practice.views.takes.print()
    practice.settle()
    assert "Đang tập: máy không in." in names(practice)
    assert len(practice.printer.printed) == printed


def test_the_end_has_a_code_only_where_there_is_a_page_for_it(stage):
    stage.dress(Setting())
    caption = "Quét mã này để ở nhà xem cách dùng máy."
    pages = {page.name: page for page in mode_pages(stage)}
    for name, there in (("practice-end", False), ("practice-end-how-to", True)):
        pages[name].show(stage)
        assert (caption in names(stage)) is there
        assert "PHIẾU MẪU – không dùng được" in names(stage)


def test_the_voice_says_first_that_this_is_practice(practice):
    practice.voice.fluent = True
    practice.views.reader.warm()
    practice.voice.heard.clear()
    practice.press("Đọc lại")
    assert practice.voice.heard[:2] == [MARK, "Quý vị cần làm việc gì?"]
