"""Recorded: the real UI process, a tap on "Lưu tờ khai", the slip on the screen."""

from pathlib import Path

from kiosk.config import read_settings
from kiosk.session.launch import settings_environ
from tests.cuts.recording import Recorder, Recording
from tests.cuts.scene_saves import KIOSK, enrolled
from tests.kills.declaration import Declaration
from tests.kills.screen import Screen, journal_of


def record_screen(folder: Path, *, people: int = 2) -> Recording:
    """People save one after the other, each in a UI process that is killed when they leave."""
    recorder = enrolled(folder)
    for person in range(people):
        save_on_screen(recorder, folder / f"ui-{person}")
    return recorder.recording("screen")


def save_on_screen(recorder: Recorder, folder: Path) -> None:
    """From the last page to the slip; its number, read off the painted slip, is a promise."""
    settings = read_settings(
        {
            "data": {"dir": recorder.site / KIOSK},
            "printer": {"kind": "file", "target": str(folder.with_name("paper"))},
            "scanner": {"kind": "none"},
            "speech": {"engine": "none"},
        }
    )
    vault = journal_of(Declaration.invent().visit())
    screen = Screen(recorder, settings_environ(settings), folder)
    try:
        screen.restore(vault)
        screen.to_the_end()
        recorder.mark(mark="begun")
        recorder.mark(mark="slip", reference=screen.save())
    finally:
        vault.forget()
        screen.end()
