"""A round against the UI: the real tap on "Lưu tờ khai" in the real process, then the recovery."""

import shutil
from pathlib import Path

from kiosk.config import read_settings
from kiosk.session.launch import settings_environ
from sync.data_folder import DATABASE
from tests.kills.books import read_centre
from tests.kills.declaration import Declaration
from tests.kills.rounds import Kill, Played, come_to_the_end
from tests.kills.screen import Gone, Screen, journal_of
from tests.kills.setting import Setting, both

# How the kernel names the file behind the journal of a visit.
JOURNAL = Path("/memfd:journal (deleted)")


class SavedTwice(AssertionError):  # noqa: N818 -- says what happened
    """One declaration, one slip, two dossiers at the centre."""


def play_tap(setting: Setting, kill: Kill, *files: Path) -> Played:
    """Tap; if that killed the UI, go on in the spare as a person would, to the slip.

    The declaration must then be at the centre once, by the number on the slip. Operations on
    `files` count, by default on the database.
    """
    since = read_centre(setting.centre_dir).last_row
    declaration = Declaration.invent()
    vault = journal_of(declaration.visit())
    first, spare = open_screen(setting, "first", *files), open_screen(setting, "spare")
    with setting.playing():
        try:
            first.restore(vault)
            first.to_the_end()
            first.fuse.arm(kill.at, kill.when)
            try:
                reference = first.save()
            except Gone:
                assert first.fuse.fired
                spare.restore(vault)
                reference = spare.go_on()
            played = Played(first.fuse.count, killed=first.fuse.fired > 0)
        finally:
            vault.forget()
            for screen in (first, spare):
                screen.end()
                screen.fuse.close()
        centre = come_to_the_end(setting, since)
    arrived = centre.of(declaration.word)
    shown = [row for row in arrived if row.plain["reference"] == reference]
    assert len(shown) == 1
    assert all(declaration.is_in(row.plain) for row in arrived)
    if len(arrived) > 1:
        raise SavedTwice([row.plain["reference"] for row in arrived])
    return played


def open_screen(setting: Setting, name: str, *files: Path) -> Screen:
    """Start a UI process with a fuse and a scratch folder of its own."""
    folder = setting.folder / f"ui-{name}"
    shutil.rmtree(folder, ignore_errors=True)
    settings = read_settings(
        {
            "data": {"dir": setting.kiosk_dir},
            "printer": {"kind": "file", "target": str(setting.folder / "paper")},
            "scanner": {"kind": "none"},
            "speech": {"engine": "none"},
        }
    )
    fuse = setting.fuse(f"ui-{name}", files or both(setting.kiosk_dir / DATABASE))
    return Screen(fuse, settings_environ(settings), folder)
