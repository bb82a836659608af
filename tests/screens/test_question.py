"""One question page after another, on the page that stays."""

from tests.screens.pages import all_pages
from tests.screens.panels import Setting


def test_the_keyboards_room_is_used_when_there_is_nothing_more_to_type(stage):
    stage.dress(Setting())
    pages = {page.name: page for page in all_pages(stage)}
    pages["1.001193-requester_ethnicity"].show(stage)
    (fresh,) = [column.height() for column in stage.columns()]

    pages["1.001193-requester_address"].show(stage)
    stage.press("Ghi cả dòng")
    stage.settle()
    (typing,) = [column.height() for column in stage.columns()]
    stage.press("Không rõ, hỏi cán bộ")
    stage.settle()

    assert stage.views.question.ask == "Quý vị là người dân tộc nào?"
    assert [column.height() for column in stage.columns()] == [fresh]
    assert typing < fresh
