"""Finds the file and line of what the content check says, once there is something to say."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from kiosk.procedures.blocks import Shared
from kiosk.procedures.content_file import content_files, read_content
from kiosk.procedures.content_yaml import read_yaml
from kiosk.procedures.expansion import written_out
from kiosk.procedures.lines import Lines
from kiosk.procedures.loading import DOORS, SHARED, shared_of
from kiosk.procedures.remarks import Remark


class Files:
    """The files of a folder that has been loaded without a fault."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; a file is read when it is asked for."""
        self._folder = folder
        self._lines: dict[str, Lines] = {}
        self._names: dict[tuple[str, str], str] = {}
        self._shared: Shared | None = None

    def with_lines(self, remarks: Iterable[Remark]) -> list[Remark]:
        """Give the remarks with their lines, each once where several versions share it."""
        found = (replace(remark, line=self._line(remark), version="") for remark in remarks)
        return list(dict.fromkeys(found))

    def name_of(self, code: str, version: str = "") -> str | None:
        """Give the name of the file a procedure stands in; without a version, of its first one."""
        self._read()
        exact = self._names.get((code, version))
        return exact or next((name for (of, _), name in self._names.items() if of == code), None)

    def _line(self, remark: Remark) -> int | None:
        name = self.name_of(remark.file, remark.version)
        if name is None:
            return None
        if name not in self._lines:
            shared = None if name == DOORS else self._shared
            self._lines[name] = Lines(read_content(self._folder / name), shared)
        return self._lines[name].of_place(remark.place, remark.version)

    def _read(self) -> None:
        if self._shared is not None:
            return
        paths = content_files(self._folder)
        self._shared = shared_of(paths, [])
        for path in paths:
            if path.name == DOORS:
                self._names[DOORS, ""] = DOORS
            elif not path.match(SHARED):
                for whole in written_out(read_yaml(read_content(path)), self._shared):
                    self._names[str(whole["code"]), str(whole["version"])] = path.name
