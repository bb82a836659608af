import re
import subprocess
import unicodedata

import pytest

from kiosk.neural.description import Description, parse_description
from kiosk.neural.symbols import numbers_of, open_phonemes, symbols_of
from tests.neural.tiny_model import IDS, config


@pytest.fixture(scope="module")
def vietnamese():
    phonemes = open_phonemes("vi")
    assert phonemes is not None
    return phonemes


def described():
    told = parse_description(config())
    assert isinstance(told, Description)
    return told


def by_command(text):
    """What the command of the same library says, without the level tones it puts in at the end.

    Voices of this kind were trained without those.
    """
    command = ["espeak-ng", "-v", "vi", "-q", "--ipa", text]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    return re.sub("[17]", "", ran.stdout.strip())


def test_the_phonemes_are_those_of_espeak_with_the_signs_kept(vietnamese):
    found = symbols_of("Quý vị khai cho ai?", vietnamese)
    assert found == unicodedata.normalize("NFD", by_command("Quý vị khai cho ai") + "?")


def test_each_clause_keeps_its_sign(vietnamese):
    found = symbols_of("Xin chờ, rồi bấm… Xong.", vietnamese)
    assert [sign for sign in found if sign in ",.?!"] == [",", ".", "."]


def test_what_is_said_in_another_language_leaves_no_mark_of_it(vietnamese):
    assert "(en)" in by_command("BHYT")
    assert "(" not in symbols_of("BHYT", vietnamese)


def test_a_voice_of_letters_takes_them_apart():
    assert symbols_of(" Mời ", None) == unicodedata.normalize("NFD", "Mời")


def test_a_pad_stands_behind_each_symbol_and_the_unknown_is_left_out():
    begin, end, pad = IDS["^"][0], IDS["$"][0], IDS["_"][0]
    a, b = IDS["a"][0], IDS["b"][0]
    assert numbers_of("aЖb", described()) == [begin, pad, a, pad, b, pad, end]
    assert numbers_of("^_$", described()) == [begin, pad, end]


def test_without_library_or_voice_there_are_no_phonemes():
    assert open_phonemes("vi", "libnothing-at-all.so.9") is None
    assert open_phonemes("zz-none") is None
