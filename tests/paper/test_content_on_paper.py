"""The real procedures, as they come out of the printer."""

import functools
from datetime import UTC, date, datetime

import pytest
import zxingcpp

from kiosk.config import Point
from kiosk.journey.checklist import what_it_takes
from kiosk.paper.applies import Applies
from kiosk.paper.layout import PlacedText, Text, lay_out
from kiosk.paper.raster import measure, render
from kiosk.paper.slip import Saved, make_slip, slip_blocks
from kiosk.paper.take_home import list_blocks, make_list
from tests.library import in_use

NOW = datetime(2026, 11, 24, 14, 5, tzinfo=UTC)
PROMISES = ("giấy hẹn", "mã hồ sơ", "được hưởng", "đã nhận hồ sơ")


@functools.lru_cache(maxsize=1)
def library():
    return in_use()


CODES = sorted({procedure.code for procedure in library().procedures})


def papers_of(code: str, language: str) -> dict[str, list]:
    procedure = library().procedure(code)
    assert procedure is not None
    takes = what_it_takes(procedure, {}, date(2026, 11, 24))
    certain = [line for line in takes.papers if line.certain]
    maybe = [line for line in takes.papers if not line.certain]
    notices = [getattr(notice, language) for notice in takes.notices]
    point = Point()
    saved = Saved("00410001742", NOW, "112")
    applies = Applies(certain, maybe, notices, takes.fee.amount_dong)
    slip = make_slip(procedure, applies, point, saved, language)
    take = make_list(procedure, applies, point, NOW, language)
    return {"slip": slip_blocks(slip), "list": list_blocks(take)}


IN_ENGLISH = [
    pytest.param(code, "en", marks=[pytest.mark.soak] if number % 5 else [])
    for number, code in enumerate(CODES)
]


@pytest.mark.parametrize(("code", "language"), [*((code, "vi") for code in CODES), *IN_ENGLISH])
def test_slip_and_list_print_whole_and_their_codes_read(code, language):
    codes = 0
    for blocks in papers_of(code, language).values():
        page = lay_out(blocks, measure)
        for piece in page.pieces:
            if isinstance(piece, PlacedText):
                assert piece.x + measure(piece.text, piece.face) <= page.width
        image = render(blocks).convert("L")
        codes += len(zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode))
    assert codes == (2 if library().procedure(code).page else 1)


@pytest.mark.parametrize("code", CODES)
def test_no_slip_promises_what_only_an_officer_can(code):
    blocks = papers_of(code, "vi")["slip"]
    whole = " ".join(block.text for block in blocks if isinstance(block, Text)).lower()
    assert [promise for promise in PROMISES if promise in whole] == []
