import math
import re
import subprocess
from array import array

import pytest

from kiosk.speech.confinement import Pipes
from kiosk.speech.engine_espeak import load
from kiosk.speech.engines import ESPEAK
from kiosk.text.spoken import said, speak
from tests.speech.stand_ins import collect, sound_of

QUESTION = "Quý vị khai cho ai? Một là khai cho mình, hai là khai hộ."
SHOWN = [
    QUESTION,
    "Mời ra quầy số 2, nộp tờ khai CT01.",
    "Lệ phí: 20.000đ/bản; người từ 75 tuổi không mất tiền.",
    "UBND phường làm việc 7h30 – 17h, thứ Hai đến thứ Sáu.",
    "Mang thẻ BHYT và giấy khai sinh. Ngày cấp: 02/11/2026.",
    "Số phiếu 000 100 001 42, gọi 0225 000 000.",
    "Quét mã QR bằng VNeID.",
]


def words(text, marks):
    return [text[m.position : m.position + m.length] for m in marks]


def loudness(pcm):
    samples = array("h", pcm)
    return math.sqrt(sum(s * s for s in samples) / len(samples))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_word_comes_with_its_place_in_order(language):
    text = QUESTION if language == "vi" else "Who is this form for? One: for me; two: for others."
    said_aloud = sound_of(ESPEAK, text, language)
    assert words(text, said_aloud.words) == re.findall(r"\w+", text)
    samples = [m.sample for m in said_aloud.words]
    assert samples == sorted(set(samples))
    assert samples[-1] < len(said_aloud.pcm) // 2
    assert loudness(said_aloud.pcm) > 1_000


def test_the_same_text_gives_the_same_bytes():
    assert sound_of(ESPEAK, QUESTION).pcm == sound_of(ESPEAK, QUESTION).pcm


def test_a_longer_text_takes_longer_and_a_faster_rate_shorter():
    one = len(sound_of(ESPEAK, QUESTION).pcm)
    assert len(sound_of(ESPEAK, QUESTION * 2).pcm) > 1.8 * one
    assert len(sound_of(ESPEAK, QUESTION, rate=2.0).pcm) < 0.7 * one
    assert len(sound_of(ESPEAK, QUESTION, rate=0.5).pcm) > 1.5 * one


def test_a_language_without_a_voice_is_refused():
    assert collect(ESPEAK, "Bonjour.", "fr").reason == "no_voice"


def test_a_missing_library_is_an_answer():
    assert load(Pipes(-1, -1), "libnothing-at-all.so.9") is None


@pytest.mark.parametrize("shown", SHOWN)
def test_no_vietnamese_text_slips_into_another_language(shown):
    spoken = said(speak(shown, "vi"))
    ran = subprocess.run(
        ["espeak-ng", "-v", "vi", "-q", "--ipa", spoken], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip()
    assert "(en)" not in ran.stdout, spoken


def test_the_check_for_another_language_sees_one():
    ran = subprocess.run(
        ["espeak-ng", "-v", "vi", "-q", "--ipa", "Mang thẻ BHYT."],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "(en)" in ran.stdout
