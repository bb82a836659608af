import pytest

from kiosk.neural.files import VoiceFiles, keep
from kiosk.speech.engines import ESPEAK, Engine
from kiosk.speech.rendering import Rendered, Renderer, render
from kiosk.speech.utterance import Script, Utterance
from kiosk.text.spoken import speak
from kiosk.voice.codec import RATE_HZ
from kiosk.voice.pack import VoicePack
from kiosk.voice.rendering import NoVoice, build_clips, default_voice, neural_voice
from kiosk.voice.wordings import Wording, fixed_sentences
from tests.neural.tiny_model import config, model
from tests.speech.stand_ins import fake_engine

TEXTS = ("Xin chờ một lát.", "Quý vị khai cho ai?", "Xin lấy phiếu.")


def listed(*texts):
    return fixed_sentences(Wording("vi", text) for text in texts)


def keys(*texts):
    return {sentence.key for sentence in listed(*texts)}


def build(folder, *texts, still=(), voice=None):
    told = []
    voice = voice or default_voice()
    made = build_clips(
        folder, voice, listed(*texts), lambda: keys(*still), lambda done, count: told.append(done)
    )
    return made, told


def test_the_engine_says_every_sentence_into_a_clip(tmp_path):
    assert build(tmp_path, *TEXTS) == (3, [3])
    clip = VoicePack(tmp_path).fetch("vi", "Quý vị khai cho ai?", 1.0)
    said = render(Utterance(speak(TEXTS[1], "vi"), "vi"), (ESPEAK,))
    assert len(clip.pcm) == pytest.approx(len(said.pcm), rel=0.02)
    assert clip.rate_hz == said.rate_hz
    assert len(clip.begins) == 5
    for begin, word in zip(clip.begins, said.words, strict=True):
        assert begin == pytest.approx(word.sample, abs=441)  # 20 ms


def test_only_what_is_missing_is_made_and_what_is_not_said_any_more_goes(tmp_path):
    build(tmp_path, *TEXTS[:2])
    assert build(tmp_path, *TEXTS[1:], still=TEXTS[1:])[0] == 1
    pack = VoicePack(tmp_path)
    found = [pack.has("vi", listed(text)[0].text) for text in TEXTS]
    assert found == [False, True, True]
    assert build(tmp_path, *TEXTS[1:]) == (0, [])


def test_what_other_procedures_say_stays(tmp_path):
    build(tmp_path, TEXTS[0])
    build(tmp_path, TEXTS[1], still=TEXTS)
    assert VoicePack(tmp_path).has("vi", "Xin chờ một lát")


def test_the_same_sentences_give_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        build(tmp_path / name, *TEXTS)
    files = [
        {path.name: path.read_bytes() for path in (tmp_path / name / "voice").iterdir()}
        for name in ("a", "b")
    ]
    assert files[0] == files[1]
    assert set(files[0]) == {"vi.json", "vi-000.bin"}


def test_after_an_interruption_only_the_rest_is_made(tmp_path, monkeypatch):
    monkeypatch.setattr("kiosk.voice.rendering.KEPT_EVERY", 2)

    def stop(done, count):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_clips(tmp_path, default_voice(), listed(*TEXTS), keys, stop)
    assert build(tmp_path, *TEXTS) == (1, [1])


def test_clips_of_another_engine_and_damaged_ones_are_made_anew(tmp_path, monkeypatch):
    build(tmp_path, *TEXTS)
    reel = tmp_path / "voice" / "vi-000.bin"
    reel.write_bytes(reel.read_bytes()[:-10])
    assert build(tmp_path, *TEXTS)[0] == 1
    monkeypatch.setattr("kiosk.speech.engine_espeak.version", lambda: "99.0")
    assert build(tmp_path, *TEXTS)[0] == 3


def test_without_the_engine_that_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr("kiosk.voice.rendering.ESPEAK", fake_engine("crash"))
    with pytest.raises(NoVoice, match="crashed"):
        build(tmp_path, *TEXTS)
    monkeypatch.setattr("kiosk.speech.engine_espeak.version", lambda: None)
    with pytest.raises(NoVoice, match="not installed"):
        build(tmp_path, *TEXTS)


def test_a_neural_voice_says_them_too_and_its_clips_replace_those_of_another(tmp_path):
    voice = neural_voice(keep(tmp_path, VoiceFiles(model(), config())))
    build(voice.home, *TEXTS)
    assert build(voice.home, *TEXTS, voice=voice) == (3, [3])
    assert build(voice.home, *TEXTS, voice=voice) == (0, [])
    pack = VoicePack(voice.home)
    assert pack.indexes["vi"].voice == f"neural {voice.home.name}"
    usual = pack.fetch("vi", "Quý vị khai cho ai?", 1.0)
    assert (usual.rate_hz, len(usual.begins)) == (RATE_HZ, 5)
    slow = pack.fetch("vi", "Quý vị khai cho ai?", 0.75)
    assert len(slow.pcm) == pytest.approx(len(usual.pcm) / 0.75, rel=0.1)


@pytest.mark.parametrize("reusable", [True, False])
def test_a_renderer_says_text_after_text(reusable):
    engine = Engine("espeak", ESPEAK.command, ESPEAK.patience_s, reusable)
    with Renderer(engine) as renderer:
        said = [renderer.say(Utterance((), "vi"), Script(t, (0,), ())) for t in ("Một.", "Hai.")]
    assert all(isinstance(one, Rendered) for one in said)
    assert said[0].pcm != said[1].pcm
