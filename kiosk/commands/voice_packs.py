"""`kiosk voice install|roll-back|packs`: which recorded voice a kiosk speaks with."""

import sys
from dataclasses import asdict
from pathlib import Path

import typer

from kiosk.commands.content_packs import refusing
from kiosk.commands.data_folder import Config, Json, read_settings
from kiosk.commands.output import emit, fail
from kiosk.packs.trust import trusted_keys
from kiosk.session.run_lock import tell_running
from kiosk.voice.home import accept_voice, is_voice_pack, voice_shelf
from sync.manifest import PackError
from sync.packs import open_pack

Pack = typer.Argument(..., metavar="PACK", exists=False, help="The pack, a .zip file.")


def install(pack: Path = Pack, config: Path | None = Config, as_json: bool = Json) -> None:
    """Put a signed voice into use, from the next person on; every clip is looked at first."""
    settings = read_settings(config, as_json=as_json)
    print("Checking every clip …", file=sys.stderr)
    with refusing(as_json=as_json):
        trusted = (
            *trusted_keys(settings.packs.trusted_keys),
            *trusted_keys(settings.packs.voice_keys, "voice_keys"),
        )
        raw = pack.read_bytes()
        if not is_voice_pack(open_pack(raw, trusted)):
            raise PackError("no_pack", "This pack holds other things than a voice.")
        shelf = voice_shelf(settings.data_dir)
        opened = shelf.install(raw, trusted, accept_voice)
    tell_running(settings.data_dir)
    text = f"In use from the next person on: voice {opened.manifest.version}."
    emit({"ok": True, **asdict(shelf.state())}, as_json=as_json, text=text)


def roll_back(config: Path | None = Config, as_json: bool = Json) -> None:
    """Go back to the voice that was in use before."""
    settings = read_settings(config, as_json=as_json)
    with refusing(as_json=as_json):
        state = voice_shelf(settings.data_dir).roll_back()
    tell_running(settings.data_dir)
    text = f"In use from the next person on: {state.current or 'the voice of the program'}."
    emit({"ok": True, **asdict(state)}, as_json=as_json, text=text)


def packs(config: Path | None = Config, as_json: bool = Json) -> None:
    """Show which voice is in use, and what one could go back to."""
    settings = read_settings(config, as_json=as_json)
    shelf = voice_shelf(settings.data_dir)
    state = shelf.state()
    fault = None if state.current is None else shelf.fault(state.current)
    if fault is not None:
        fail(fault.code, f"Voice {state.current}: {fault}", as_json=as_json, **asdict(state))
    program = "the voice of the program"
    text = f"In use: {state.current or program}. Before: {state.previous or program}."
    emit({"ok": True, **asdict(state)}, as_json=as_json, text=text)
