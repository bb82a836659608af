from datetime import date

import pytest

from kiosk.paper.typesetting import BadTemplate, typeset

TODAY = date(2026, 11, 24)
HEADER = '#let data = json(bytes(sys.inputs.data))\n#set text(font: "Noto Sans")\n'


def test_data_is_set_as_pdf_and_as_picture(tmp_path):
    template = tmp_path / "a.typ"
    template.write_text(HEADER + "#data.word", "utf-8")
    assert typeset(template, {"word": "Chữ"}, TODAY)[:5] == b"%PDF-"
    assert typeset(template, {"word": "Chữ"}, TODAY, "png")[1:4] == b"PNG"


@pytest.mark.parametrize(
    ("body", "form", "reason"),
    [
        ("#data.missing", "pdf", "missing"),
        ("a #pagebreak() b", "png", "no document"),
        ('#read("../../../../../../etc/passwd")', "pdf", "root"),
    ],
)
def test_a_template_that_gives_no_document_is_told(tmp_path, body, form, reason):
    template = tmp_path / "a.typ"
    template.write_text(HEADER + body, "utf-8")
    with pytest.raises(BadTemplate, match=reason):
        typeset(template, {}, TODAY, form)
