"""Leading a person through the sentences: her hands are a list of answers, her voice a tone."""

import pytest

from kiosk.voice.booth import Booth
from kiosk.voice.index import index_path, parse_index
from kiosk.voice.pack import VoicePack
from kiosk.voice.session import Session
from kiosk.voice.take import LONGEST_S
from kiosk.voice.wordings import Wording, fixed_sentences
from tests.voice.conftest import silence, tone

LISTED = fixed_sentences(
    [Wording("vi", "Xin chờ."), Wording("vi", "Xin lấy phiếu."), Wording("vi", "Hết.")]
)
GOOD = silence(0.2) + tone(0.6) + silence(0.2)
QUIET = silence(0.2) + tone(0.6, 200) + silence(0.2)


class Hands:
    """A desk at which the answers are known beforehand."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.shown, self.asked, self.faults, self.levels = [], [], [], []

    def sentence(self, sentence, number, count):
        self.shown.append((sentence.text, number, count))

    def ask(self, what):
        self.asked.append(what)
        return self.answers.pop(0)

    def recording(self):
        self.levels.clear()

    def level(self, pcm):
        self.levels.append(len(pcm))
        return len(self.levels) == 3 and not self.endless

    def fault(self, take):
        self.faults += take.faults

    endless = False


class Mouth:
    """A microphone before which these are said, one a recording, in small pieces."""

    def __init__(self, *takes):
        self.takes = list(takes)
        self.open = 0

    def __call__(self):
        self.open += 1
        self.rest = self.takes.pop(0)
        return self

    def heard(self):
        piece, self.rest = self.rest[:20_000], self.rest[20_000:]
        return piece

    def close(self):
        self.open -= 1


@pytest.fixture
def sit(tmp_path):
    """Holds one sitting in the same folder, and gives what came of it."""

    def sit(hands, mouth):
        played = []
        session = Session(Booth(tmp_path / "voice", LISTED), hands, mouth, played.append)
        session.run()
        assert mouth.open == 0
        assert hands.answers == []
        return session, played

    return sit


def left(session):
    return [sentence.text for sentence in session.booth.left()]


def test_all_sentences_are_recorded_in_order(sit):
    hands = Hands(*["enter", "enter"] * 3)
    session, _ = sit(hands, Mouth(GOOD, GOOD, GOOD))
    assert hands.shown == [("Xin chờ", 1, 3), ("Xin lấy phiếu", 2, 3), ("Hết", 3, 3)]
    assert (session.made, left(session)) == (3, [])
    assert sum(hands.levels) > 0


def test_one_can_rest_and_go_on_where_one_was(sit):
    session, _ = sit(Hands("enter", "enter", "quit"), Mouth(GOOD))
    assert left(session) == ["Xin lấy phiếu", "Hết"]
    hands = Hands("enter", "enter", "quit")
    session, _ = sit(hands, Mouth(GOOD))
    assert hands.shown[0] == ("Xin lấy phiếu", 2, 3)
    assert left(session) == ["Hết"]


def test_a_recording_can_be_heard_and_made_again(sit):
    hands = Hands("enter", "play", "again", "enter", "quit")
    session, played = sit(hands, Mouth(GOOD, silence(0.2) + tone(1.2) + silence(0.2)))
    assert len(played) == 1
    ((_, kept),) = session.booth.kept()
    assert len(kept) > len(played[0])  # the second one


def test_a_sentence_left_out_comes_again_another_day(sit):
    session, _ = sit(Hands("skip", "enter", "skip", "play", "skip"), Mouth(GOOD))
    assert session.made == 0
    assert len(left(session)) == 3


@pytest.mark.parametrize(
    ("bad", "fault"), [(QUIET, "too_quiet"), (silence(0.5), "nothing"), (b"", "nothing")]
)
def test_a_bad_recording_is_told_and_cannot_be_kept(sit, bad, fault):
    hands = Hands("enter", "enter", "enter", "quit")
    session, _ = sit(hands, Mouth(bad, GOOD))
    assert hands.faults == [fault]
    assert hands.asked == ["begin", "again", "keep", "begin"]
    assert session.made == 1


def test_a_recording_nobody_stops_ends_by_itself(sit):
    hands = Hands("enter", "quit")
    hands.endless = True
    sit(hands, Mouth(tone(1) * int(LONGEST_S + 20)))
    assert hands.faults == ["too_long"]


def test_recordings_become_a_pack_with_estimated_words(sit, unpacked):
    session, _ = sit(Hands(*["enter", "enter"] * 2, "quit"), Mouth(GOOD, GOOD))
    files = session.booth.files("vi", "Cô Mẫu")
    index = parse_index(files[index_path("vi")], "vi")
    assert (index.voice, index.timing, len(index.clips)) == ("Cô Mẫu", "estimated", 2)
    clip = VoicePack(unpacked(files)).fetch("vi", "Xin lấy phiếu", 1.0)
    assert len(clip.begins) == 3
    assert session.booth.files("en", "Cô Mẫu") == {}


def test_a_file_that_is_no_recording_is_left_out(tmp_path):
    booth = Booth(tmp_path, LISTED)
    (tmp_path / f"{LISTED[0].key}.wav").write_bytes(b"RIFF")
    assert booth.kept() == []
