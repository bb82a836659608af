"""The shelf of content packs of one kiosk: which is in use, which was before, how to go back.

    <data>/content/shelf.json       {"current", "previous", "newest"}: versions or null
    <data>/content/<version>/       the files of a pack, and its manifest

A pack is put beside the others whole and flushed; only then does `shelf.json` name it. The one in
use before stays, so that a visit begun on it can end on it, and so that one can go back.
"""

import json
import os
import shutil
from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.packs.home import BUILT_IN, Home
from sync.durable import disk_errors, make_folder, sync_folder, write_draft
from sync.manifest import MANIFEST, VERSION, PackError, check_folder, version_order

if TYPE_CHECKING:
    from sync.packs import Pack

FOLDER, STATE = "content", "shelf.json"


@dataclass(frozen=True, slots=True)
class State:
    """Versions; None is what came with the program. `newest` is the newest ever in use."""

    current: str | None = None
    previous: str | None = None
    newest: str | None = None


class Shelf:
    """The packs below a data folder. Raises `sync.errors.DiskFull` or `DiskFailed` on writing."""

    def __init__(self, data_dir: Path, folder: str = FOLDER) -> None:
        """Nothing is read or made yet."""
        self._folder = data_dir / folder

    def state(self) -> State:
        """Give what is in use; a state that cannot be read counts as nothing installed."""
        try:
            given = json.loads((self._folder / STATE).read_text("utf-8"))
            versions = {key: given[key] for key in ("current", "previous", "newest")}
        except (OSError, ValueError, KeyError, TypeError):
            return State()
        if any(not _is_version(version) for version in versions.values()):
            return State()
        return State(**versions)

    def install(
        self, raw: bytes, trusted: Collection[bytes], accept: Callable[[Home], None]
    ) -> "Pack":
        """Put a pack on the shelf and into use.

        `accept` looks at its content and raises what it finds wrong. PackError `older` where the
        version is not newer than any that was in use here.
        """
        from sync.packs import open_pack  # noqa: PLC0415 -- cryptography: not for those who read

        pack = open_pack(raw, trusted)
        state, version = self.state(), pack.manifest.version
        if state.newest is not None and version_order(version) <= version_order(state.newest):
            message = f"Version {version} is not newer than {state.newest}, which was in use here."
            raise PackError("older", message)
        with disk_errors():
            draft = self._unpack(pack)
            try:
                accept(Home(draft, version))
                target = self._folder / version
                shutil.rmtree(target, ignore_errors=True)
                draft.rename(target)
                sync_folder(self._folder)
            finally:
                shutil.rmtree(draft, ignore_errors=True)
            self._keep(State(current=version, previous=state.current, newest=version))
            self._clear()
        return pack

    def roll_back(self) -> State:
        """Put the version before back into use; PackError `nothing_before` where there is none."""
        state = self.state()
        if state.current is None:
            raise PackError("nothing_before", "No pack was installed here: nothing to go back to.")
        with disk_errors():
            self._keep(replace(state, current=state.previous, previous=None))
        return self.state()

    def home(self) -> Home:
        """Give the content in use; what came with the program where its pack is damaged."""
        state = self.state()
        for version in (state.current, state.previous):
            if version is None:
                break
            if self.fault(version) is None:
                return Home(self._folder / version, version)
        return BUILT_IN

    def before(self) -> Home | None:
        """Give the content in use before the present one, where it is still there and sound."""
        state = self.state()
        if state.current is None:
            return None
        if state.previous is None:
            return BUILT_IN
        sound = self.fault(state.previous) is None
        return Home(self._folder / state.previous, state.previous) if sound else None

    def fault(self, version: str) -> PackError | None:
        """Say what is wrong with the files of a version on the shelf."""
        try:
            check_folder(self._folder / version)
        except PackError as error:
            return error
        return None

    def _unpack(self, pack: "Pack") -> Path:
        make_folder(self._folder)
        draft = self._folder / f".draft.{os.urandom(8).hex()}"
        for path, data in {**pack.files, MANIFEST: pack.raw_manifest}.items():
            target = draft / path
            make_folder(target.parent)
            write_draft(target, data).rename(target)
        for folder in (draft, *(path for path in draft.rglob("*") if path.is_dir())):
            sync_folder(folder)
        return draft

    def _keep(self, state: State) -> None:
        path = self._folder / STATE
        text = json.dumps(asdict(state), separators=(",", ":"))
        write_draft(path, text.encode()).replace(path)
        sync_folder(self._folder)

    def _clear(self) -> None:
        """Remove versions that nobody can go back to, and drafts a power cut left."""
        state = self.state()
        kept = {state.current, state.previous, STATE}
        for path in self._folder.iterdir():
            if path.name not in kept:
                shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink()


def _is_version(version: object) -> bool:
    return version is None or (isinstance(version, str) and VERSION.fullmatch(version) is not None)
