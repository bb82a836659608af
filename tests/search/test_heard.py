import re

import pytest
from pydantic import ValidationError

from kiosk.search.heard import load_heard, load_places
from kiosk.text.folding import nfc


def test_every_door_code_has_words(library):
    heard = load_heard()
    known = {procedure.code for procedure in library.procedures} | set(heard.codes)
    codes = {code for group in library.doors.groups for door in group.doors for code in door.codes}
    assert codes <= known
    assert set(heard.guided) <= {procedure.code for procedure in library.procedures}
    assert set(heard.doors) <= {
        door.number for group in library.doors.groups for door in group.doors
    }


def test_names_of_codes_are_short_and_different():
    names = [named.name for named in load_heard().codes.values()]
    assert len(set(names)) == len(names)
    assert all(len(name) <= 60 for name in names)


def test_short_forms_are_one_word_in_small_letters():
    assert all(re.fullmatch(r"[a-zđ]+", nfc(short)) for short in load_heard().short_forms)


def test_advice_for_elsewhere_is_marked_as_unsourced_and_promises_nothing():
    places = load_places()
    assert places.strength == "unsourced"
    for place in places.places:
        assert place.heard
        assert place.advice.vi.endswith(".")
        assert place.advice.en.endswith(".")
        assert not re.search(r"vui lòng|nhấn|chắc chắn|được cấp ngay", place.advice.vi)


def test_a_broken_file_says_where(tmp_path):
    (tmp_path / "heard.yaml").write_text(
        "short_forms: {}\nfiller: []\nguided: {}\ncodes: {}\ndoors: 5\n", "utf-8"
    )
    with pytest.raises(ValidationError, match="doors"):
        load_heard(tmp_path)
