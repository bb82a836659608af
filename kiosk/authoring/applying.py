"""Puts changes into the content files, and makes sure that nothing else in them changed."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path

from kiosk.authoring.comparing import Change
from kiosk.authoring.records import Record, records_of
from kiosk.authoring.yaml_edits import edit_of, edited
from kiosk.procedures.content_file import BadFile, decoded, read_bytes

MARK = b"\xef\xbb\xbf"


class NotApplied(Exception):  # noqa: N818 -- reads as what it is
    """A file could not be changed as asked; the text says which and where."""


def changed_files(folder: Path, changes: Iterable[Change]) -> Mapping[str, bytes]:
    """Give the new bytes of each file that changes; raises `NotApplied`, writes nothing."""
    ordered = sorted(changes, key=lambda change: change.record.file)
    return {
        name: _changed(name, folder / name, list(group))
        for name, group in groupby(ordered, key=lambda change: change.record.file)
    }


def _changed(name: str, path: Path, changes: list[Change]) -> bytes:
    try:
        raw = read_bytes(path)
        text = decoded(raw)
    except BadFile as error:
        raise NotApplied(f"{name}: {error}") from error
    now = _values(records_of(name, text))
    wanted = dict(now)
    edits = []
    for change in changes:
        key = _key(change.record, change.field)
        if now.get(key) != change.old:
            raise NotApplied(f"{name}:{change.line}: was changed in the meantime")
        wanted[key] = change.new
        edits.append(edit_of(text, change.record, change.field, change.new))
    after = edited(text, edits)
    if _values(records_of(name, after)) != wanted:
        raise NotApplied(f"{name}: more would change than was asked; please change it by hand")
    return _like(raw, after)


def _values(records: Iterable[Record]) -> dict[tuple[str, ...], str]:
    return {
        _key(record, field): value for record in records for field, value in record.fields.items()
    }


def _key(record: Record, field: str) -> tuple[str, ...]:
    return record.kind, record.path, field


def _like(raw: bytes, text: str) -> bytes:
    """Encode a text as the file was: with its mark, and its ends of lines."""
    returns = raw.count(b"\r\n")
    if returns and returns != raw.count(b"\n"):
        raise NotApplied("lines end in two ways; save the file with one of them first")
    if returns:
        text = text.replace("\n", "\r\n")
    return (MARK if raw.startswith(MARK) else b"") + text.encode()
