from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from kiosk.authoring.preview import picture, preview_pages
from tests.authoring.conftest import TODAY
from tests.library import in_use

A4 = (595, 842)
LATEST = {item.code: item for item in in_use().procedures}
TELLING = {  # pages take a second each: those that are likeliest to go wrong
    max(LATEST, key=lambda code: sum(len(part.questions) for part in LATEST[code].parts)),
    next(code for code, item in LATEST.items() if item.components),
    next(code for code, item in LATEST.items() if item.form is None),
    next(code for code, item in LATEST.items() if any(d.shown for d in item.derived)),
}


def text_of(raw: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(raw)).pages).split())


@pytest.mark.parametrize("code", sorted(TELLING))
def test_every_question_and_every_doubt_is_on_the_pages(code):
    procedure = LATEST[code]
    raw = preview_pages(procedure, [procedure], TODAY)
    pages = PdfReader(BytesIO(raw)).pages
    assert {tuple(round(side) for side in page.mediabox[2:]) for page in pages} == {A4}
    text = text_of(raw)
    for part in procedure.parts:
        assert f": {part.title.vi}" in text
        for question in part.questions:
            assert question.ask.vi in text
            assert question.name in text
            assert question.when is None or question.when in text
    for paper in procedure.papers:
        assert paper.name.vi in text
    assert procedure.fee.headline.vi in text
    doubts = sum(
        item.evidence.strength in ("weak", "unsourced")
        for item in [*procedure.papers, *(q for part in procedure.parts for q in part.questions)]
    )
    assert text.count("NGUỒN CHƯA CHẮC") + text.count("CHƯA CÓ NGUỒN") >= doubts


def test_words_are_set_as_text_and_never_read_as_markup(loan):
    odd = "#panic() *x* $y$ @z <w> \\ https://a.vn"
    words = loan.plain_name.model_copy(update={"vi": odd})
    text = text_of(preview_pages(loan.model_copy(update={"plain_name": words}), [loan], TODAY))
    assert odd in text


def test_the_same_day_gives_the_same_pages(loan):
    assert preview_pages(loan, [loan], TODAY) == preview_pages(loan, [loan], TODAY)


def test_the_picture_shows_the_whole_way_and_its_stops_in_red(loan):
    image = Image.open(BytesIO(picture(loan, TODAY))).convert("RGB")
    assert image.height > image.width > 600
    red = sum(
        count
        for count, (r, g, b) in image.getcolors(maxcolors=2**24) or []
        if r > 140 and g < 60 and b < 60
    )
    school = loan.parts[0].questions[2].model_copy(update={"stops": False})
    part = loan.parts[0]
    calm = part.model_copy(update={"questions": [*part.questions[:2], school]})
    other = picture(loan.model_copy(update={"parts": [calm, *loan.parts[1:]]}), TODAY)
    colours = Image.open(BytesIO(other)).convert("RGB").getcolors(maxcolors=2**24) or []
    assert red > 1000
    assert not [c for _, c in colours if c[0] > 140 and c[1] < 60 and c[2] < 60]
