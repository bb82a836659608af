import re

import pytest
from pydantic import ValidationError

from kiosk.search.heard import NamedCode, load_advice, load_heard, load_places
from kiosk.text.folding import nfc


def test_every_door_code_has_words(library):
    heard = load_heard()
    guided = {procedure.code for procedure in library.procedures}
    codes = {code for group in library.doors.groups for door in group.doors for code in door.codes}
    assert codes <= guided | set(heard.codes)
    assert set(heard.guided) == guided
    assert set(heard.doors) <= {
        door.number for group in library.doors.groups for door in group.doors
    }


def test_every_guided_procedure_is_known_by_many_wordings():
    assert [code for code, said in load_heard().guided.items() if len(said) < 20] == []


def test_no_wording_stands_for_two_procedures():
    said: dict[str, list[str]] = {}
    for code, wordings in load_heard().guided.items():
        for wording in set(wordings):
            said.setdefault(wording, []).append(code)
    assert {wording: codes for wording, codes in said.items() if len(codes) > 1} == {}


def test_wordings_between_semicolons_are_cut():
    named = NamedCode.model_validate({"name": "Tên", "heard": "một việc; việc hai;"})
    assert named.heard == ["một việc", "việc hai"]


def test_names_of_codes_are_short_and_different():
    names = [named.name for named in load_heard().codes.values()]
    assert len(set(names)) == len(names)
    assert all(len(name) <= 60 for name in names)


def test_short_forms_are_one_word_in_small_letters():
    assert all(re.fullmatch(r"[a-zđ]+", nfc(short)) for short in load_heard().short_forms)


def test_advice_for_elsewhere_is_marked_as_unsourced_and_promises_nothing():
    assert {read.strength for read in load_advice()} == {"unsourced"}
    places = load_places()
    assert len(places) >= 40
    assert len({place.name.vi for place in places}) == len(places)
    for place in places:
        assert len(place.heard) >= 3
        assert place.advice.vi.endswith(".")
        assert place.advice.en.endswith(".")
        assert not re.search(r"vui lòng|nhấn|chắc chắn|được cấp ngay", place.advice.vi)


def test_a_broken_file_says_where(tmp_path):
    (tmp_path / "heard.yaml").write_text("doors: 5\n", "utf-8")
    with pytest.raises(ValidationError, match="doors"):
        load_heard(tmp_path)


def test_files_by_family_are_read_as_one(tmp_path):
    (tmp_path / "heard.yaml").write_text("filler: [làm]\n", "utf-8")
    (tmp_path / "heard-a.yaml").write_text('guided: {"1.000001": một}\n', "utf-8")
    (tmp_path / "heard-b.yaml").write_text('guided: {"1.000002": hai}\n', "utf-8")
    assert set(load_heard(tmp_path).guided) == {"1.000001", "1.000002"}
    (tmp_path / "heard-c.yaml").write_text('guided: {"1.000001": ba}\n', "utf-8")
    with pytest.raises(ValueError, match=r"heard-c.yaml: 1.000001 said before"):
        load_heard(tmp_path)
