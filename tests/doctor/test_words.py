import ast
import string
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from kiosk.config import ASSETS
from kiosk.doctor.words import decimal, duration, health, moment, sentence

ROOT = Path(__file__).resolve().parents[2]
WORDS = yaml.safe_load((ASSETS / "words" / "doctor.yaml").read_text("utf-8"))
SOURCES = [
    *(ROOT / "kiosk" / "doctor").glob("*.py"),
    *(ROOT / "kiosk" / "commands").glob("*_health.py"),
    ROOT / "kiosk" / "commands" / "doctor.py",
]


def places(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def said_in_code():
    """(check, code) of every `health("check", "code", …)` in the sources."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "health":
                first, second = node.args[:2]
                if isinstance(first, ast.Constant) and isinstance(second, ast.Constant):
                    yield first.value, second.value


def test_every_sentence_has_two_languages_and_a_note():
    for key, entry in WORDS.items():
        assert set(entry) == {"vi", "en", "note"}, key
        assert all(unicodedata.is_normalized("NFC", text) for text in entry.values()), key
        assert places(entry["vi"]) == places(entry["en"]), key


def test_every_code_in_the_code_has_its_sentence():
    said = list(said_in_code())
    assert len(said) > 30
    for name, code in said:
        assert f"{name}_{code}" in WORDS


def test_no_sentence_speaks_of_machinery():
    for key, entry in WORDS.items():
        spoken = entry["vi"].replace("kiosk sync once", "")
        words = set(spoken.lower().split())
        assert not words & {"server", "sync", "error", "offline", "database"}, key


def test_a_sentence_has_its_places_filled_and_its_advice_beside_it():
    found = health("keys", "not_enrolled", "vi", ok=False)
    assert found.message == "Máy chưa ghép với trung tâm."
    assert found.advice.endswith("kiosk enrol --file TỆP")
    assert health("centre", "ready", "en", ok=True, url="http://x").message.count("http://x") == 1


def test_an_unknown_code_is_a_defect():
    with pytest.raises(KeyError):
        sentence("no_such_code", "vi")


@pytest.mark.parametrize(
    ("seconds", "vi", "en"),
    [
        (0.04, "0 giây", "0 second(s)"),
        (-12, "12 giây", "12 second(s)"),
        (90, "1,5 phút", "1.5 minute(s)"),
        (86_400 * 3, "3 ngày", "3 day(s)"),
    ],
)
def test_durations_are_said_in_their_largest_unit(seconds, vi, en):
    assert (duration(seconds, "vi"), duration(seconds, "en")) == (vi, en)


def test_numbers_and_times_are_written_as_the_language_does():
    assert (decimal(81.94, 1, "vi"), decimal(100, 1, "en")) == ("81,9", "100")
    at = datetime(2026, 11, 24, 8, 5, tzinfo=UTC)
    assert moment(at, "vi") == "08:05 ngày 24/11/2026"
    assert moment(at, "en") == "08:05 on 24 November 2026"
