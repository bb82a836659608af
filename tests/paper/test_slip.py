import dataclasses
import re
from datetime import UTC, datetime

import pytest
import zxingcpp

from kiosk.paper.applies import Applies
from kiosk.paper.layout import Code, Digits, PlacedText, Text, lay_out
from kiosk.paper.raster import measure, render
from kiosk.paper.slip import Saved, Slip, group_reference, make_slip, slip_blocks
from kiosk.paper.wording import word
from kiosk.procedures.model import Step
from tests.paper.examples import LONG_NAME, procedure_with, words

PROMISES = ("giấy hẹn", "mã hồ sơ", "được hưởng", "đã nhận hồ sơ", "ngày trả", "tiếp nhận hồ sơ")


def texts(slip: Slip) -> list[str]:
    blocks = slip_blocks(slip)
    return [block.text for block in blocks if isinstance(block, Text | Digits)]


def test_a_reference_stands_in_groups_of_three():
    assert group_reference("00410001742") == "004 100 017 42"


@pytest.mark.parametrize("reference", ["0041000174", "004100017421", "0041000174x", "٠٠٤١٠٠٠١٧٤٢"])
def test_only_eleven_digits_are_a_reference(reference, procedure, papers, point, saved):
    with pytest.raises(ValueError, match="reference"):
        make_slip(
            procedure, Applies(papers), point, dataclasses.replace(saved, reference=reference), "vi"
        )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_printed_code_reads_back_as_the_number(language, procedure, papers, point, saved):
    image = render(slip_blocks(make_slip(procedure, Applies(papers), point, saved, language)))
    (read,) = zxingcpp.read_barcodes(image.convert("L"), formats=zxingcpp.BarcodeFormat.QRCode)
    assert read.bytes == b"PHIEU:00410001742"


def test_a_slip_says_number_way_papers_fee_and_how_long_it_waits(procedure, papers, point, saved):
    said = texts(make_slip(procedure, Applies(papers), point, saved, "vi"))
    for part in (
        "Phiếu mang đến quầy",
        "Số phiếu",
        "004 100 017 42",
        "Máy đã lưu tờ khai",
        "Mời ra quầy Hộ tịch",
        "Nộp cho cán bộ:",
        "Giấy chứng sinh",
        "Cho xem rồi cầm về:",
        "Không mất tiền",
        "Tờ khai được giữ đến hết thứ\u00a0Năm, ngày\u00a024/12/2026.",
        "Lưu lúc 14:05 thứ\u00a0Ba, ngày\u00a024/11/2026",
        point.address,
    ):
        assert part in said


def test_a_slip_without_declaration_claims_none(papers, point, saved):
    said = texts(make_slip(procedure_with(ends="slip"), Applies(papers), point, saved, "vi"))
    assert "Máy đã ghi phiếu" in said
    assert not [line for line in said if "tờ khai" in line.lower()]


@pytest.mark.parametrize("ends", ["slip", "prepared", "sent_ahead"])
def test_a_slip_promises_nothing(ends, papers, point, saved):
    slip = make_slip(procedure_with(ends=ends), Applies(papers), point, saved, "vi")
    whole = " ".join(texts(slip)).lower()
    assert not [promise for promise in PROMISES if promise in whole]


def test_papers_the_office_looks_up_are_not_among_those_to_bring(procedure, papers, point, saved):
    assert "Giấy kết hôn của bố mẹ" not in texts(
        make_slip(procedure, Applies(papers), point, saved, "vi")
    )


def test_who_does_something_else_is_told_that_and_not_the_usual_way(
    procedure, papers, point, saved
):
    wait = Step(
        counter=words("Xin đợi ở nhà.", "Wait."), bring=words("Để sẵn giấy.", "Keep it."), home=None
    )
    said = texts(make_slip(procedure, Applies(papers, step=wait), point, saved, "vi"))
    usual = procedure.next_step
    assert {"Xin đợi ở nhà.", "Để sẵn giấy."} <= set(said)
    assert not {usual.counter.vi, usual.bring.vi} & set(said)


def test_what_another_ward_takes_is_not_said_to_reach_this_counter(procedure, papers, point, saved):
    there = Step(counter=words("Mời đến nơi ấy.", "Go there."), bring=words("Mang theo.", "Bring."))
    steps = procedure.next_step.model_copy(update={"outside": there})
    elsewhere = procedure.model_copy(update={"next_step": steps})
    said = texts(make_slip(elsewhere, Applies(papers, step=there), point, saved, "vi"))
    assert {"Mời đến nơi ấy.", word("network_outside", "vi")} <= set(said)
    assert word("network_declaration", "vi") not in said
    assert word("officer_receives", "vi") not in said


def test_an_english_slip_carries_the_title_the_desk_knows(procedure, papers, point, saved):
    said = texts(make_slip(procedure, Applies(papers), point, saved, "en"))
    assert "Slip for the counter" in said
    assert "Phiếu mang đến quầy" in said
    assert "The declaration is kept until the end of Thursday, 24\u00a0December\u00a02026." in said


def test_the_queue_number_is_printed_when_there_is_one(procedure, papers, point, saved):
    numbered = dataclasses.replace(saved, queue_number="112")
    assert "112" in texts(make_slip(procedure, Applies(papers), point, numbered, "vi"))
    assert "Số thứ tự" not in texts(make_slip(procedure, Applies(papers), point, saved, "vi"))


def test_nothing_on_a_slip_looks_like_an_id_number(procedure, papers, point, saved):
    whole = " ".join(texts(make_slip(procedure, Applies(papers), point, saved, "vi")))
    assert not re.search(r"\d{12}", whole.replace(" ", ""))


def test_body_letters_are_at_least_three_millimetres_and_the_number_very_large(
    procedure, papers, point, saved
):
    slip = make_slip(procedure, Applies(papers), point, saved, "vi")
    page = lay_out(slip_blocks(slip), measure)
    lines = [piece for piece in page.pieces if isinstance(piece, PlacedText)]
    assert min(line.face.em for line in lines) * 0.714 >= 3 * 8
    (number,) = (line for line in lines if line.text == slip.reference_groups)
    assert number.face.em * 0.714 >= 7 * 8


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_a_very_long_name_is_printed_whole(scale, papers, point):
    procedure = procedure_with(plain_name=words(LONG_NAME, LONG_NAME))
    saved = Saved("99999999999", datetime(2026, 12, 31, 23, 59, tzinfo=UTC), "9999")
    blocks = slip_blocks(make_slip(procedure, Applies(papers), point, saved, "vi"), scale)
    page = lay_out(blocks, measure)
    lines = [piece for piece in page.pieces if isinstance(piece, PlacedText)]
    printed = "".join(line.text for line in lines).replace(" ", "")
    assert LONG_NAME.replace(" ", "") in printed
    assert all(line.x + measure(line.text, line.face) <= page.width for line in lines)


def test_a_slip_has_exactly_one_code(procedure, papers, point, saved):
    blocks = slip_blocks(make_slip(procedure, Applies(papers), point, saved, "vi"))
    assert len([block for block in blocks if isinstance(block, Code)]) == 1


def test_a_fee_worked_out_from_the_answers_stands_in_place_of_the_general_word(
    procedure, papers, point, saved
):
    general = procedure.fee.headline.vi
    assert general in texts(make_slip(procedure, Applies(papers, fee_dong=0), point, saved, "vi"))
    assert general not in texts(
        make_slip(procedure, Applies(papers, fee_dong=16000), point, saved, "vi")
    )
    assert "Theo những gì đã khai: 16.000\u00a0đồng" in texts(
        make_slip(procedure, Applies(papers, fee_dong=16000), point, saved, "vi")
    )
    assert "By what was declared: 16,000\u00a0đồng" in texts(
        make_slip(procedure, Applies(papers, fee_dong=16000), point, saved, "en")
    )


def test_those_who_pay_nothing_are_named(papers, point, saved):
    exempt = [words("Hộ nghèo", "Poor households"), words("Trẻ em", "Children")]
    fee = procedure_with().fee.model_dump() | {"exempt": exempt}
    said = texts(make_slip(procedure_with(fee=fee), Applies(papers), point, saved, "vi"))
    assert "Không phải trả: Hộ nghèo; Trẻ em." in said
    plain = texts(make_slip(procedure_with(), Applies(papers), point, saved, "vi"))
    assert not [line for line in plain if line.startswith("Không phải trả")]
