from kiosk.paper.handover import HandOver, handover_blocks
from kiosk.paper.layout import Rule, Text
from kiosk.paper.raster import render

SHEET = HandOver(
    point="Điểm hành chính công · Phường Mẫu",
    title="Phiếu giao ca",
    machine="Máy số 1",
    at="08:05 ngày 24/11/2026",
    counts=("Đang chờ gửi: 12 tờ", "Đang giữ lại: 1 tờ"),
    notes=("Chưa có đường truyền về trung tâm.",),
    heading="Cần người xem",
    looks=(("004 200 017 56 · Lưu lúc 14:05", "Trung tâm đã có một tờ khai khác cùng mã."),),
    more="Và 2 tờ nữa, xem trên máy.",
    signed_by=("Người giao (ký, ghi tên)", "Người nhận (ký, ghi tên)"),
)


def words(sheet: HandOver) -> list[str]:
    return [block.text for block in handover_blocks(sheet) if isinstance(block, Text)]


def test_everything_stands_on_it_in_order():
    said = words(SHEET)
    assert said[:2] == ["Điểm hành chính công", "Phường Mẫu"]
    rest = [
        SHEET.title,
        SHEET.machine,
        SHEET.at,
        *SHEET.counts,
        *SHEET.notes,
        SHEET.heading,
        *SHEET.looks[0],
    ]
    assert said[2:] == [*rest, SHEET.more, *SHEET.signed_by]


def test_each_has_a_box_to_tick_and_each_signature_a_line():
    blocks = handover_blocks(SHEET)
    boxes = [block for block in blocks if isinstance(block, Text) and block.mark == "box"]
    assert [box.text for box in boxes] == [SHEET.looks[0][0]]
    assert sum(isinstance(block, Rule) for block in blocks) == 3 + len(SHEET.signed_by)


def test_it_is_painted_as_wide_as_the_roll():
    picture = render(handover_blocks(SHEET))
    assert picture.width == 576
    assert picture.height > 600
