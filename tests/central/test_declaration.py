import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from central.content import NoProcedures
from central.declaration import read_declaration, say_date
from central.pages.rendering import templates
from tests.central.virtual_kiosk import plain_text
from tests.library import in_use

LIBRARY = in_use()
PROCEDURE = LIBRARY.procedure("1.001193")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


def lines(declaration) -> dict:
    return {line.name: line for section in declaration.sections for line in section.lines}


def test_answers_stand_under_their_parts_with_the_labels_of_the_content():
    declaration = read_declaration(plain_text(), LIBRARY)

    assert declaration.known
    assert declaration.title == PROCEDURE.plain_name.vi
    titles = [section.title for section in declaration.sections]
    assert titles == [
        part.title.vi
        for part in PROCEDURE.parts
        if any(question.name in plain_text()["answers"] for question in part.questions)
    ]
    assert lines(declaration)["child_dob"].label == "Ngày sinh của bé"
    assert lines(declaration)["child_dob"].value == "02/11/2026"
    assert lines(declaration)["child_dob"].raw == "2026-11-02"
    assert declaration.person == "Nguyễn Thị Hường Ữ"


def test_staff_see_what_to_ask_what_to_compare_and_every_warning():
    declaration = read_declaration(
        plain_text(
            warnings=[
                {"field": "child_dob", "code": "late", "message": "Đã quá 60 ngày."},
                {"field": "", "code": "parents_not_agreed", "message": "Chưa thống nhất."},
                "odd",
            ]
        ),
        LIBRARY,
    )

    assert [line.name for line in declaration.to_ask] == ["mother_number"]
    assert lines(declaration)["mother_number"].value == "Hỏi ở quầy"
    assert [line.name for line in declaration.to_verify] == ["requester_number"]
    assert lines(declaration)["child_dob"].warnings == ("Đã quá 60 ngày.",)
    assert declaration.warnings == ("Chưa thống nhất.", "odd")
    assert lines(declaration)["requester_number"].value == "003190000123"


def test_every_choice_is_said_in_its_words():
    choices = [q for part in PROCEDURE.parts for q in part.questions if q.type == "choice"]
    for question in choices:
        for option in question.options:
            shown = read_declaration(plain_text(answers={question.name: option.value}), LIBRARY)
            assert lines(shown)[question.name].value == option.label.vi


def test_without_the_procedure_field_names_stand_for_labels():
    declaration = read_declaration(plain_text(), NoProcedures())

    assert not declaration.known
    assert [section.title for section in declaration.sections] == ["Khác"]
    assert lines(declaration)["child_name"].label == "child_name"
    assert declaration.person == "Nguyễn Thị Hường Ữ"


def test_an_answer_the_content_does_not_know_is_still_shown():
    declaration = read_declaration(plain_text(answers={"new_field": "có"}), LIBRARY)

    assert lines(declaration)["new_field"].value == "có"


@pytest.mark.parametrize(
    ("text", "shown"),
    [("2026-11-02", "02/11/2026"), ("1950", "1950"), ("31/02", "31/02"), ("", "")],
)
def test_dates_are_written_as_people_do(text, shown):
    assert say_date(text) == shown


def render(plain) -> str:
    declaration = read_declaration(plain, LIBRARY)
    content = templates.get_template("content.html").module
    return content.sections(declaration)


def test_what_was_typed_is_escaped():
    page = render(plain_text(answers={"child_name": '<script>alert(1)</script>" onload=x'}))

    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert '" onload' not in page


def test_units_recognised_in_an_address_stand_beside_it():
    units = {"province": "31", "commune": "11413", "old": "quận <Mẫu>", "dataset": "mẫu 1"}
    plain = plain_text(addresses={"requester_address": units})
    plain["answers"]["requester_address"] = "Số 5, phường Hải An, thành phố Hải Phòng"
    page = render(plain)

    assert "Máy nhận ra: phường Hải An, thành phố Hải Phòng; mã 11413 · 31 (danh mục mẫu 1)" in page
    assert "Tên cũ đã ghi: quận &lt;Mẫu&gt;" in page


def test_a_dossier_of_before_there_were_units_is_read_as_ever():
    plain = plain_text()
    plain.pop("addresses", None)

    assert all(line.notes == () for line in lines(read_declaration(plain, LIBRARY)).values())


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_sealed_text_of_any_shape_can_be_shown(data):
    plain = plain_text()
    for name in data.draw(st.lists(st.sampled_from(sorted(plain)), max_size=4)):
        plain[name] = data.draw(JSON)

    assert isinstance(render(json.loads(json.dumps(plain))), str)
