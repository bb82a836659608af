"""`kiosk content build|sign|verify|install|roll-back|packs|key`: content from author to kiosk."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import typer

from kiosk.commands.data_folder import Config, Json, read_settings, saying_errors
from kiosk.commands.moment import now_or
from kiosk.commands.output import emit, fail
from kiosk.config import Settings
from kiosk.packs.checking import check_quickly, check_whole
from kiosk.packs.home import BUILT_IN, Home, files_of
from kiosk.packs.shelf import Shelf
from kiosk.packs.trust import BadKey, make_key, public_text, read_key, trusted_keys
from kiosk.packs.ward import (
    accept_ward,
    check_ward,
    is_ward_folder,
    is_ward_pack,
    ward_files,
    ward_shelf,
)
from kiosk.procedures.loading import ContentError
from kiosk.session.run_lock import tell_running
from sync.manifest import PackError
from sync.packs import Pack as OpenedPack
from sync.packs import build_pack, open_pack, sign_pack

Pack = typer.Argument(..., metavar="PACK", exists=False, help="The pack, a .zip file.")
Output = typer.Option(..., "-o", "--output", help="File to write.")


def build(
    folder: Path = typer.Argument(
        BUILT_IN.folder,
        metavar="[DIR]",
        help="Folder with procedures/, search/ and forms/, or with ward.yaml.",
    ),
    version: str = typer.Option(..., "--version", help="Such as 2026.11.29 or 2026.11.29.2."),
    output: Path = Output,
    as_json: bool = Json,
) -> None:
    """Check a folder of content and its journeys, and put it into an unsigned pack."""
    print("Checking the content …", file=sys.stderr)
    with refusing(as_json=as_json):
        raw = build_pack(version, _checked_files(folder, now_or(None).date()))
    _write(output, raw, as_json=as_json)
    text = f"Pack {version}, not signed yet: {output}"
    emit({"ok": True, "version": version, "output": str(output)}, as_json=as_json, text=text)


def sign(
    pack: Path = Pack,
    key: Path = typer.Option(..., "--key", help="File made by: kiosk content key."),
    output: Path | None = typer.Option(None, "-o", "--output", help="Instead of the pack itself."),
    as_json: bool = Json,
) -> None:
    """Sign a pack with the private key of whoever answers for the content."""
    with refusing(as_json=as_json):
        signer = read_key(key)
        raw = sign_pack(pack.read_bytes(), signer)
    target = output or pack
    _write(target, raw, as_json=as_json)
    answer = {"ok": True, "output": str(target), "key": public_text(signer)}
    emit(answer, as_json=as_json, text=f"Signed: {target}\nPublic key: {public_text(signer)}")


def verify(pack: Path = Pack, config: Path | None = Config, as_json: bool = Json) -> None:
    """Say whether this kiosk would take the pack: signature, every file, and the content itself."""
    settings = read_settings(config, as_json=as_json)
    with refusing(as_json=as_json):
        opened = _open(pack.read_bytes(), settings)
    files = len(opened.manifest.files)
    answer = {
        "ok": True,
        "version": opened.manifest.version,
        "files": files,
        "key": opened.signed_by,
    }
    text = f"Pack {opened.manifest.version}, {files} files, signed by key {opened.signed_by}."
    emit(answer, as_json=as_json, text=text)


def install(pack: Path = Pack, config: Path | None = Config, as_json: bool = Json) -> None:
    """Put a signed pack into use; whoever is at the screen ends on the content she began."""
    settings = read_settings(config, as_json=as_json)
    today = now_or(None).date()
    print("Checking the pack …", file=sys.stderr)
    with refusing(as_json=as_json):
        raw = pack.read_bytes()
        if is_ward_pack(_open(raw, settings)):
            shelf = ward_shelf(settings.data_dir)
            opened = shelf.install(raw, _all_keys(settings), lambda home: accept_ward(home, today))
        else:
            shelf = Shelf(settings.data_dir)
            trusted = trusted_keys(settings.packs.trusted_keys)
            opened = shelf.install(raw, trusted, lambda home: check_quickly(home, today))
    tell_running(settings.data_dir)
    version = opened.manifest.version
    answer = {"ok": True, **asdict(shelf.state())}
    emit(answer, as_json=as_json, text=f"In use from the next person on: pack {version}.")


def roll_back(
    ward: bool = typer.Option(False, "--ward", help="Of the ward's own information."),
    config: Path | None = Config,
    as_json: bool = Json,
) -> None:
    """Go back to the content that was in use before."""
    settings = read_settings(config, as_json=as_json)
    with refusing(as_json=as_json):
        shelf = ward_shelf(settings.data_dir) if ward else Shelf(settings.data_dir)
        state = shelf.roll_back()
    tell_running(settings.data_dir)
    used = state.current or ("no ward information" if ward else "what came with the program")
    text = f"In use from the next person on: {used}."
    emit({"ok": True, **asdict(state)}, as_json=as_json, text=text)


def packs(config: Path | None = Config, as_json: bool = Json) -> None:
    """Show which content is in use, and what one could go back to."""
    settings = read_settings(config, as_json=as_json)
    shelf = Shelf(settings.data_dir)
    state = shelf.state()
    fault = None if state.current is None else shelf.fault(state.current)
    answer: dict[str, Any] = {
        "ok": fault is None,
        **asdict(state),
        "used": shelf.home().version,
        "fault": None if fault is None else str(fault),
        "ward": asdict(ward_shelf(settings.data_dir).state()),
    }
    if fault is not None:
        code = fault.code
        fail(code, f"Pack {state.current}: {fault}", as_json=as_json, **answer)
    program = "what came with the program"
    text = f"In use: {state.current or program}. Before: {state.previous or program}."
    text += f"\nWard information: {answer['ward']['current'] or 'none'}."
    emit(answer, as_json=as_json, text=text)


def key(output: Path = Output, as_json: bool = Json) -> None:
    """Make a private key for signing packs; keep it off every kiosk."""
    with refusing(as_json=as_json):
        made = make_key(output)
    if made is None:
        fail("file_exists", f"{output} is there already.", as_json=as_json)
    answer = {"ok": True, "output": str(output), "key": public_text(made)}
    text = (
        f"Private key, to be kept off every kiosk: {output}\n"
        f'For the kiosk.toml of each kiosk:\n\n[packs]\ntrusted_keys = "{public_text(made)}"\n\n'
        "(ward_keys instead of trusted_keys where it signs the ward's own information only)"
    )
    emit(answer, as_json=as_json, text=text)


def _checked_files(folder: Path, today: date) -> Mapping[str, bytes]:
    """Check a folder of content, or of the ward's information, and give what goes into its pack."""
    if is_ward_folder(folder):
        check_ward(folder, today)
        return ward_files(folder)
    home = Home(folder)
    check_whole(home, today)
    return files_of(home)


def _all_keys(settings: Settings) -> tuple[bytes, ...]:
    own = trusted_keys(settings.packs.ward_keys, "ward_keys")
    return (*trusted_keys(settings.packs.trusted_keys), *own)


def _open(raw: bytes, settings: Settings) -> OpenedPack:
    """Open a pack of either kind; a key of the ward's opens none but the ward's."""
    opened = open_pack(raw, _all_keys(settings))
    if is_ward_pack(opened):
        return opened
    return open_pack(raw, trusted_keys(settings.packs.trusted_keys))


@contextmanager
def refusing(*, as_json: bool) -> Iterator[None]:
    """Leave with plain words where pack, key, content or disk is not as it must be."""
    with saying_errors(as_json=as_json):
        try:
            yield
        except PackError as error:
            fail(error.code, str(error), as_json=as_json)
        except BadKey as error:
            fail("bad_key", str(error), as_json=as_json)
        except ContentError as error:
            problems = [asdict(fault) for fault in error.faults]
            fail("content_faulty", str(error), as_json=as_json, problems=problems)
        except OSError as error:
            message = f"{error.filename}: {error.strerror}"
            fail("unreadable_file", message, as_json=as_json)


def _write(path: Path, raw: bytes, *, as_json: bool) -> None:
    try:
        path.write_bytes(raw)
    except OSError as error:
        fail("unwritable_file", f"{path}: {error.strerror}", as_json=as_json)
