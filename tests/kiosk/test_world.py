import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.config import Data, Printer, Settings, Speech
from kiosk.directory.store import NOTHING, path_of
from kiosk.neural.files import VoiceFiles, keep
from kiosk.packs.home import Home
from kiosk.packs.shelf import Shelf
from kiosk.paper.printers import NoPrinter
from kiosk.procedures.doors import Doors
from kiosk.procedures.library import Library
from kiosk.session.site_clock import SiteClock
from kiosk.world import World
from tests.directory.examples import BEES, have_imported
from tests.neural.tiny_model import config, model
from tests.screens.borders import SameMomentLane, enrol

NOW = datetime(2026, 11, 24, 1, 12, tzinfo=UTC)


@pytest.fixture
def world(tmp_path):
    enrol(tmp_path)
    settings = Settings(data=Data(dir=tmp_path), printer=Printer(kind="none"))
    lanes = {"database": SameMomentLane(), "paper": SameMomentLane()}
    world = World(settings, lanes, SiteClock(lambda: NOW))
    yield world
    world.close()


def test_content_is_loaded_once_and_off_the_calling_thread(world):
    threads: list[threading.Thread] = []
    library = Library.holding((), Doors(format=1, groups=[]))

    def load() -> Library:
        threads.append(threading.current_thread())
        return library

    world.load_library = load
    world._load = lambda: (load(), None)
    world.prepare()
    world.prepare()
    assert world.library() is library
    assert world.search() is None
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()


def test_content_that_does_not_load_is_told_to_who_asks(world):
    def broken(_folder: Path) -> Library:
        raise OSError("no content")

    world.load_library = broken
    assert not world.lacks_content
    with pytest.raises(OSError, match="no content"):
        world.library()
    assert world.lacks_content


def test_what_was_imported_is_searched_and_told(world, tmp_path):
    have_imported(tmp_path)
    assert world.directory().entry(BEES).field == "Ví dụ"
    (first, *_) = world.search().find("nuôi ong lấy mật").results
    assert (first.code, first.guided) == (BEES, False)
    assert world.counters().usual.vi == "quầy tiếp nhận"


def test_the_counters_are_those_of_the_installed_pack(world, tmp_path, monkeypatch):
    counters = tmp_path / "pack" / "directory" / "counters.yaml"
    counters.parent.mkdir(parents=True)
    counters.write_text("usual: {vi: quầy một cửa, en: the one desk}\ncounters: []\n", "utf-8")
    monkeypatch.setattr(Shelf, "home", lambda _shelf: Home(tmp_path / "pack", "2"))
    assert world.counters().usual.vi == "quầy một cửa"


def test_a_damaged_directory_is_left_out_and_the_kiosk_goes_on(world, tmp_path, caplog):
    path_of(tmp_path).write_text("x", "utf-8")
    assert world.directory() == NOTHING
    assert world.search().find("giấy khai sinh").results
    assert "directory is left out" in caplog.text


def test_the_store_is_opened_once(world):
    assert world.outbox() is world.outbox()
    assert world.outbox().enrolment().kiosk_number == "0042"


def test_the_clock_learns_what_the_store_knows(world):
    world.clock.wall = lambda: datetime.now(UTC) - timedelta(days=400)
    world.learn_time()
    assert abs(world.clock.now() - datetime.now(UTC)) < timedelta(days=1)


def test_a_site_without_a_printer_says_so(world):
    assert world.printer.print(None) == NoPrinter("not_set_up")


def test_a_world_never_used_closes(tmp_path):
    World(Settings(data=Data(dir=tmp_path / "none")), {}).close()
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(("engine", "state"), [("auto", "starting"), ("none", "silent")])
def test_a_kiosk_that_never_speaks_does_not_speak_from_a_pack_either(world, engine, state):
    world.settings = replace(world.settings, speech=Speech(engine=engine))
    assert world.open_speaker().state == state


def test_a_voice_of_the_ward_is_spoken_with(world, monkeypatch):
    opened = []
    monkeypatch.setattr("kiosk.voice.home.open_clips", lambda *at, own: opened.append((*at, own)))
    world.open_speaker()
    assert opened == [(world.settings.data_dir, None)]


@pytest.mark.parametrize(("engine", "first"), [("auto", "neural"), ("espeak", "espeak")])
def test_the_neural_voice_of_the_settings_speaks_first_and_brings_its_clips(
    world, monkeypatch, engine, first
):
    opened = []
    monkeypatch.setattr("kiosk.voice.home.open_clips", lambda *at, own: opened.append(own))
    folder = keep(world.settings.data_dir, VoiceFiles(model(), config()))
    speech = Speech(engine=engine, neural=folder.name)
    world.settings = replace(world.settings, speech=speech)
    world.open_speaker()
    assert world._speaker._pool.engines[0].name == first
    assert opened == [folder if first == "neural" else None]


def test_a_neural_voice_that_is_not_there_is_done_without(world):
    world.settings = replace(world.settings, speech=Speech(neural="0" * 64))
    world.open_speaker()
    assert [engine.name for engine in world._speaker._pool.engines] == ["espeak", "pyttsx3"]
