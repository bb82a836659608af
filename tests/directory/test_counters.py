import pytest
from pydantic import ValidationError

from kiosk.directory.counters import Counters, load_counters


def test_a_field_leads_to_its_counter_and_any_other_to_the_usual_one():
    counters = load_counters()
    assert counters.of_field("Hộ tịch").vi == "quầy Hộ tịch"
    assert counters.of_field("hộ tịch") == counters.of_field("HỘ TỊCH")
    assert counters.of_field("Ví dụ không có") == counters.usual
    assert counters.usual.vi == "quầy tiếp nhận"


def test_no_field_has_two_counters_and_each_follows_the_sentence():
    counters = load_counters()
    fields = [field.casefold() for counter in counters.counters for field in counter.fields]
    assert len(fields) == len(set(fields))
    assert all(counter.words.vi.startswith("quầy ") for counter in counters.counters)
    assert all(counter.words.en.startswith("the ") for counter in counters.counters)


def test_a_file_of_another_shape_is_refused(tmp_path):
    path = tmp_path / "counters.yaml"
    path.write_text("usual: {vi: quầy}\ncounters: []\n", "utf-8")
    with pytest.raises(ValidationError):
        load_counters(path)


def test_a_ward_names_its_counters(tmp_path):
    path = tmp_path / "counters.yaml"
    path.write_text(
        "usual: {vi: quầy số 1, en: counter 1}\n"
        "counters: [{words: {vi: quầy số 2, en: counter 2}, fields: [Ví dụ]}]\n",
        "utf-8",
    )
    counters: Counters = load_counters(path)
    assert counters.of_field("Ví dụ").vi == "quầy số 2"
