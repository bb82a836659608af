from kiosk.procedures.form_fields import form_fields


def test_fields_are_read_from_the_templates(tmp_path):
    (tmp_path / "form.typ").write_text('#let identity(p) = entry("Số", p + "_number")', "utf-8")
    (tmp_path / "loan.typ").write_text('#entry("Tên", "name")\n#identity("owner")', "utf-8")
    assert form_fields(tmp_path)["loan"] >= {"name", "owner_number"}
    assert "owner_name" not in form_fields(tmp_path)["loan"]
    assert "form" not in form_fields(tmp_path)


def test_a_numbered_field_is_known_up_to_nine(tmp_path):
    text = '#let row(n) = value("place_" + n) + value("place_" + n + "_from")'
    (tmp_path / "loan.typ").write_text(text, "utf-8")
    known = form_fields(tmp_path)["loan"]
    assert {"place_1", "place_9", "place_2_from"} <= known
    assert "place_10" not in known


def test_a_date_in_words_is_made_from_its_iso_field(tmp_path):
    (tmp_path / "loan.typ").write_text('#entry("Bằng chữ", "until_words")', "utf-8")
    assert "until_iso" in form_fields(tmp_path)["loan"]


def test_a_page_s_fields_belong_to_the_template_that_takes_it_in(tmp_path):
    (tmp_path / "form.typ").write_text("", "utf-8")
    (tmp_path / "birth_page.typ").write_text(
        '#import "form.typ": *\n#entry("Tên", "child")', "utf-8"
    )
    (tmp_path / "birth.typ").write_text('#import "birth_page.typ": *', "utf-8")
    (tmp_path / "other.typ").write_text('#entry("Tên", "name")', "utf-8")
    assert form_fields(tmp_path) == {"birth": {"child"}, "other": {"name"}}


def test_pages_that_take_in_each_other_are_read_once(tmp_path):
    (tmp_path / "one.typ").write_text('#import "two.typ": *\n#entry("Tên", "name")', "utf-8")
    (tmp_path / "two.typ").write_text('#import "one.typ": *', "utf-8")
    (tmp_path / "loan.typ").write_text('#import "two.typ": *', "utf-8")
    assert form_fields(tmp_path) == {"loan": {"name"}}


def test_the_real_templates_are_found():
    assert "mother_id_number" in form_fields()["birth_declaration"]
