import subprocess
import unicodedata
from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from kiosk.journey.intake import take_in
from kiosk.paper.forms import BadForm, Heading, NoForm, date_in_words, field_text, form_data, render
from kiosk.procedures.model import Procedure
from tests.library import in_use
from tests.paper.filled import EVERYDAY, LONG_PERSON, LONG_PLACE, longest

TODAY = date(2026, 11, 24)
CODES = sorted(EVERYDAY)
WITHOUT_PLEDGE = {"ct01"}
PAGES = {"birth_recognition_declaration": 2}
"""Templates of several declarations, a page each; every other form is one page."""


@pytest.fixture(scope="module")
def library():
    return in_use()


def procedure_of(library, code: str) -> Procedure:
    procedure = library.procedure(code)
    assert procedure is not None
    return procedure


def template_of(library, code: str) -> str:
    form = procedure_of(library, code).form
    assert form is not None
    return form.template


def read(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def squeezed(text: str) -> str:
    return "".join(letter for letter in text if letter not in " \n\u00a0\u200b")


def everyday_pdf(library, code: str) -> bytes:
    procedure = procedure_of(library, code)
    intake = take_in(procedure, EVERYDAY[code], TODAY)
    assert intake.report.ok, intake.report.errors
    return render(procedure, intake.answers.values, TODAY, Heading(reference="004 100 017 42"))


@pytest.mark.parametrize("code", CODES)
def test_every_field_of_the_form_stands_on_the_page(library, code):
    procedure = procedure_of(library, code)
    text = squeezed(read(everyday_pdf(library, code)))
    data = form_data(procedure, EVERYDAY[code], TODAY, Heading())
    fields = data["fields"]
    assert isinstance(fields, dict)
    marks = {name for name, value in fields.items() if value == "x" or name.endswith("_iso")}
    missing = [
        name
        for name, value in fields.items()
        if name not in marks
        for part in value.split(", ")
        if squeezed(part) not in text
    ]
    assert missing == []


@pytest.mark.parametrize("code", CODES)
def test_the_page_is_national_style_unsigned_and_selectable(library, code):
    text = read(everyday_pdf(library, code))
    for part in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Kính gửi:",
        "Tờ khai chuẩn bị sẵn tại máy ngày 24/11/2026.",
        "Số phiếu 004 100 017 42.",
    ):
        assert part in text
    assert unicodedata.is_normalized("NFC", text)
    assert "\ufffd" not in text


@pytest.mark.parametrize("code", CODES)
def test_the_pledge_is_the_content_s_own(library, code):
    if template_of(library, code) in WITHOUT_PLEDGE:
        return
    declaration = procedure_of(library, code).declaration
    assert declaration is not None
    assert squeezed(declaration.vi) in squeezed(read(everyday_pdf(library, code)))


def test_ct01_has_no_pledge_and_four_places_to_sign(library):
    text = squeezed(read(everyday_pdf(library, "1.004194")))
    assert squeezed("Những điều đã khai là đúng sự thật") not in text
    for place in (
        "Ý KIẾN CỦA CHỦ HỘ",
        "Ý KIẾN CỦA CHỦ SỞ HỮU CHỖ Ở HỢP PHÁP",
        "Ý KIẾN CỦA CHA, MẸ HOẶC NGƯỜI GIÁM HỘ",
        "NGƯỜI KÊ KHAI",
    ):
        assert squeezed(place) in text


def test_ct01_keeps_a_line_for_everyone_who_registers_too(library):
    counted = {"with_others": "together", "member_count": 5}
    procedure = procedure_of(library, "1.004194")
    left_open = counted | {f"member_{number}_name": "ask_staff" for number in range(1, 6)}
    assert "chủhộ12345NgàythángnămNgày" in squeezed(read(render(procedure, left_open, TODAY)))
    third = left_open | {"member_3_name": "Lê Văn Ba"}
    assert "chủhộ123LÊVĂNBA45Ngày" in squeezed(read(render(procedure, third, TODAY)))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "answers",
    ["longest", *(pytest.param(one, marks=pytest.mark.soak) for one in ("everyday", "nothing"))],
)
def test_a_declaration_is_one_a4_page(library, code, answers):
    procedure = procedure_of(library, code)
    given = {"everyday": EVERYDAY[code], "longest": longest(procedure), "nothing": {}}[answers]
    pages = PdfReader(BytesIO(render(procedure, given, TODAY))).pages
    assert len(pages) == PAGES.get(template_of(library, code), 1)
    for page in pages:
        assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]


@pytest.mark.parametrize("code", CODES)
def test_the_longest_answers_are_printed_whole(library, code):
    text = squeezed(
        read(render(procedure_of(library, code), longest(procedure_of(library, code)), TODAY))
    )
    assert squeezed(LONG_PERSON.upper()) in text
    assert squeezed(LONG_PLACE) in text


def test_birth_and_recognition_stand_on_a_page_each_with_their_own_copies(library):
    answers = {**EVERYDAY["1.000689"], "copies": 2, "extract_copies": 5}
    pdf = render(procedure_of(library, "1.000689"), answers, TODAY)
    birth, recognition = (squeezed(page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages)
    for page, title, copies in (
        (birth, "TỜ KHAI ĐĂNG KÝ KHAI SINH", "Số lượng: 2 bản"),
        (recognition, "TỜ KHAI ĐĂNG KÝ NHẬN CHA, MẸ, CON", "Số lượng: 5 bản"),
    ):
        for part in (title, copies, "Độc lập - Tự do", "Tôi cam đoan", "ghi rõ họ", "tại máy ngày"):
            assert squeezed(part) in page


def margins_are_white(pdf: bytes, number: int) -> bool:
    """Paint a page and look at its edges: 14 mm right, 20 mm left, 8 mm above and below."""
    painted = subprocess.run(
        ["pdftoppm", "-gray", "-r", "50.8", "-f", str(number), "-singlefile", "-"],
        input=pdf,
        capture_output=True,
        check=True,
    )
    with Image.open(BytesIO(painted.stdout)) as page:
        white = page.point(lambda level: 255 - level)
        box = white.getbbox()
        assert box is not None
        left, top, right, bottom = box
        return left >= 40 and top >= 16 and right <= page.width - 28 and bottom <= page.height - 16


@pytest.mark.parametrize("code", CODES)
def test_no_ink_leaves_the_margins_however_long_a_word_is(library, code):
    procedure = procedure_of(library, code)
    answers = longest(procedure)
    for name, value in answers.items():
        if isinstance(value, str) and " " in value:
            answers[name] = "W" * 90
    pdf = render(procedure, answers, TODAY)
    for number in range(1, PAGES.get(template_of(library, code), 1) + 1):
        assert margins_are_white(pdf, number)


@pytest.mark.parametrize(
    "hostile",
    [
        '#panic("no")',
        "$x^2$ *đậm* _nghiêng_",
        '\\ " ] [ } {',
        "<label> @ref",
        "/* // */",
        "#{1 + 1}",
    ],
)
def test_answers_are_never_read_as_markup(library, hostile):
    procedure = procedure_of(library, "1.001193")
    answers = {**EVERYDAY["1.001193"], "child_birth_place": hostile}
    heading = Heading(office=hostile, reference=hostile)
    text = squeezed(read(render(procedure, answers, TODAY, heading)))
    assert text.count(squeezed(hostile)) == 3


def test_control_and_direction_characters_do_not_reach_the_page(library):
    procedure = procedure_of(library, "1.001193")
    answers = {**EVERYDAY["1.001193"], "child_hometown": "Xã\x00 \u202eMẫu\ud800\nhai"}
    assert "Xã Mẫu hai" in read(render(procedure, answers, TODAY))


def test_the_same_answers_give_the_same_bytes(library):
    assert everyday_pdf(library, "1.001193") == everyday_pdf(library, "1.001193")


def test_only_the_fonts_of_this_product_are_used(library):
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2].partition("-")[0]
        for page in PdfReader(BytesIO(everyday_pdf(library, "1.014027"))).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts == {"NotoSans"}


def test_left_to_the_staff_stays_an_empty_place(library):
    procedure = procedure_of(library, "1.001193")
    answers = {**EVERYDAY["1.001193"], "father_number": "ask_staff", "father_dob": "ask_staff"}
    text = read(render(procedure, answers, TODAY))
    assert "ask_staff" not in text
    assert "005094000456" not in text


def test_a_procedure_without_form_says_so(library):
    with pytest.raises(NoForm):
        render(procedure_of(library, "2.000815"), {}, TODAY)


def test_a_missing_template_says_so(library):
    procedure = procedure_of(library, "1.001193")
    assert procedure.form is not None
    form = procedure.form.model_copy(update={"template": "no_such_form"})
    with pytest.raises(BadForm):
        render(procedure.model_copy(update={"form": form}), {}, TODAY)


def test_every_procedure_s_template_uses_only_fields_it_is_given(library):
    for procedure in library.procedures:
        if procedure.form is not None:
            given = form_data(procedure, {}, TODAY, Heading())["fields"]
            assert isinstance(given, dict)
            assert set(procedure.form.fields) == set(given)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2026-11-02", "02/11/2026"),
        ("1951", "1951"),
        ("2026-13-02", "2026-13-02"),
        (450000, "450.000"),
        (2, "2"),
        (0, "0"),
        (True, "X"),
        (False, ""),
        ("", ""),
    ],
)
def test_values_are_written_as_forms_do(value, text):
    assert field_text(value) == text


def test_a_birth_date_is_written_out():
    words = "ngày hai tháng mười một năm hai nghìn không trăm hai mươi sáu"
    assert date_in_words(date(2026, 11, 2)) == words
