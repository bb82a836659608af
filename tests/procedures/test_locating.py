from kiosk.procedures.loading import PROCEDURES
from kiosk.procedures.locating import Files
from kiosk.procedures.remarks import Remark


def test_a_remark_gets_the_line_of_its_place():
    files = Files(PROCEDURES)
    [found] = files.with_lines([Remark("error", "1.001193", "parts.who.questions.child_dob", "x")])
    text = (PROCEDURES / "1.001193.yaml").read_text("utf-8").splitlines()
    assert found.line is not None
    assert text[found.line - 1].strip() == "- name: child_dob"
    assert str(found).startswith(f"error: 1.001193:{found.line}: parts")


def test_a_file_is_known_by_code_and_version():
    files = Files(PROCEDURES)
    assert files.name_of("1.000656") == "1.000656.yaml"
    assert files.name_of("doors.yaml") == "doors.yaml"
    assert files.name_of("9.999999") is None


def test_a_remark_about_what_no_file_holds_has_no_line(tmp_path):
    [found] = Files(tmp_path).with_lines([Remark("error", "doors.yaml", "groups", "x")])
    assert found.line is None


def test_what_several_versions_share_is_said_once():
    remarks = [
        Remark("warning", "1.000656", "evidence", "x", version=version)
        for version in ("2026.11.29", "2026.11.29.1")
    ]
    [found] = Files(PROCEDURES).with_lines(remarks)
    assert (found.place, found.version) == ("evidence", "")
