import pytest

from kiosk.packs.home import BUILT_IN
from kiosk.voice.sources import MOST_ASKED, WORDS, fixed_in
from kiosk.voice.wordings import Wording, fixed_sentences, wordings_in, wordings_of_screens

TREE = {
    "name": {"vi": "Sao y", "en": "Copies"},
    "notes": [{"vi": "Phí 2.000 đồng.", "en": "2,000.", "spoken": "Phí hai nghìn đồng."}],
    "source": {"vi": 3, "en": "three"},
}
SCREENS = """<TS>
<context><name>Ask</name><message><source>Hỏi máy</source>
<translation>Ask</translation></message></context>
<context><name>Welcome</name><message><source>Bắt đầu</source>
<translation>Begin</translation></message></context>
</TS>"""
STAFF_ONLY = {
    *("abbreviations", "authoring", "devices", "doctor", "paper", "voice"),
    *("ethnicities", "names", "sources", "staff"),
}


def texts(*wordings):
    return [s.text for s in fixed_sentences([Wording("vi", text) for text in wordings])]


def test_texts_are_found_wherever_they_stand_in_content():
    assert list(wordings_in(TREE)) == [
        Wording("vi", "Sao y"),
        Wording("en", "Copies"),
        Wording("vi", "Phí 2.000 đồng."),
        Wording("en", "2,000."),
        Wording("vi", "Phí hai nghìn đồng."),
    ]


def test_screens_say_what_stands_in_the_file_of_their_translations_most_heard_first():
    assert list(wordings_of_screens(SCREENS, ["Welcome"])) == [
        Wording("vi", "Bắt đầu"),
        Wording("en", "Begin"),
        Wording("vi", "Hỏi máy"),
        Wording("en", "Ask"),
    ]


@pytest.mark.parametrize(
    ("written", "fixed"),
    [
        ("Xin chờ. Máy đang in.", ["Xin chờ", "Máy đang in"]),
        ("Phiếu {reference}: máy đã lưu.", ["máy đã lưu"]),
        ("Họ tên: {name}. Đúng không?", ["Họ tên", "Đúng không?"]),
        ("Còn %1 giây. Xin chạm vào màn hình.", ["Xin chạm vào màn hình"]),
        ("{amount} đồng", []),
        ("Phí 2.000 đồng", ["Phí hai nghìn đồng"]),
    ],
)
def test_only_sentences_with_nothing_to_fill_in_are_listed(written, fixed):
    assert texts(written) == fixed


def test_a_sentence_is_listed_once():
    assert texts("Xin chờ.", "Xin chờ. Xong", "xin chờ") == ["Xin chờ", "Xong"]


def test_every_file_of_words_is_read_aloud_or_known_not_to_be():
    there = {path.stem for path in (BUILT_IN.folder / "words").glob("*.yaml")}
    assert there == {*WORDS, *STAFF_ONLY}


def test_the_list_begins_with_what_screens_say_and_has_every_procedure():
    few, all_of_them = fixed_in(BUILT_IN, MOST_ASKED), fixed_in(BUILT_IN)
    assert "Bấm để bắt đầu" in [sentence.text for sentence in few[:20]]
    assert {s.key for s in few} < {s.key for s in all_of_them}
    assert {s.language for s in few} == {"vi", "en"}


def test_shared_questions_are_listed_as_they_are_asked():
    """Each procedure puts its own words into them."""
    assert "Họ tên của mẹ bé là gì?" in {s.text for s in fixed_in(BUILT_IN, ["1.001193"])}


def test_the_list_holds_no_peoples_and_no_long_numbers():
    """What a person would choose or type about herself is not among what is recorded."""
    said = {s.text for s in fixed_in(BUILT_IN)}
    assert not said & {"Tày", "Khmer", "Mường", "Nùng"}
    assert not [text for text in said if any(len(run) > 4 for run in text.split() if run.isdigit())]
