"""A folder for entry by hand: of each report a JSON file and a PDF, each with its signature.

A report is always written under the same name with the same bytes, so that writing it again changes
nothing. Its JSON comes last and names the PDF by digest: where it stands, all of it stands.
"""

import base64
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from nacl.signing import SigningKey

from central.adapters.file_id import is_official
from central.adapters.item import file_item, progress_item, time_text
from central.adapters.port import Delivered, Later, Refused, Report
from central.adapters.status import FILE, WORDS, Standing
from central.declaration import as_map
from sync.canonical import canonical, digest

KEY_FILE = "trung-tam.pem"
REPLIES = "tra-loi"
LONGEST_REPLY = 200
FILE_MODE = 0o640
# What stands before an Ed25519 public key in a PEM file (RFC 8410).
KEY_PREFIX = bytes.fromhex("302a300506032b6570032100")


class Folder:
    """Writes into one folder, which must be there: it may be a share that is not mounted."""

    def __init__(
        self, folder: Path, key: SigningKey, sheet: Callable[[Report], bytes | None]
    ) -> None:
        """`key` signs; `sheet` makes the PDF."""
        self._folder = folder
        self._key = key
        self._sheet = sheet

    def deliver(self, report: Report) -> Delivered | Later | Refused:
        """Write the PDF, then the JSON that names it."""
        name = f"{report.file_id}.{time_text(report.decided_at)}-{report.decision}"
        sheet = self._sheet(report)
        try:
            self._put(KEY_FILE, public_pem(self._key))
            if sheet is not None:
                self._put_signed(f"{name}.pdf", sheet)
            self._put_signed(f"{name}.json", canonical(content_of(report, sheet)))
        except OSError:
            return Later("cannot_write", reached=False)
        return Delivered()

    def look_up(self, file_id: str) -> Standing | Later | Refused:
        """Read what who entered it has left: the number, and below it a status code."""
        path = self._folder / REPLIES / f"{file_id}.txt"
        try:
            with path.open("rb") as file:
                text = file.read(LONGEST_REPLY).decode("utf-8-sig", "replace")
        except FileNotFoundError:
            return Standing()
        except OSError:
            return Later("cannot_write", reached=False)
        number, status = (*(line.strip() for line in text.splitlines()), "", "")[:2]
        return Standing(
            number=number.upper() if is_official(number.upper()) else None,
            status=status if status in WORDS else None,
        )

    def close(self) -> None:
        """Hold nothing open."""

    def _put_signed(self, name: str, content: bytes) -> None:
        self._put(f"{name}.sig", self._key.sign(content).signature)
        self._put(name, content)

    def _put(self, name: str, content: bytes) -> None:
        """Let a whole file appear under its name, durable; the same one stays as it is."""
        path, draft = self._folder / name, self._folder / f".{name}.part"
        with suppress(FileNotFoundError):
            if path.read_bytes() == content:
                return
        draft.unlink(missing_ok=True)
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, FILE_MODE)
        with os.fdopen(handle, "wb") as file:
            os.fchmod(handle, FILE_MODE)
            file.write(content)
            file.flush()
            os.fsync(handle)
        draft.replace(path)
        folder = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def content_of(report: Report, sheet: bytes | None) -> dict[str, object]:
    """Give what a person, or a program of the province, enters: item, answers, and its PDF."""
    item = file_item(report) if report.task == FILE else progress_item(report)
    content: dict[str, object] = {
        "format": 1,
        "service": "DongBoHoSoMC" if report.task == FILE else "CapNhatTienDoHoSoMC",
        "data": item,
        "pdf_sha256": digest(sheet) if sheet is not None else None,
    }
    if report.task == FILE:
        content["answers"] = as_map(report.plain.get("answers"))
    return content


def public_pem(key: SigningKey) -> bytes:
    """Give the public key as openssl reads it."""
    body = base64.b64encode(KEY_PREFIX + bytes(key.verify_key)).decode()
    return f"-----BEGIN PUBLIC KEY-----\n{body}\n-----END PUBLIC KEY-----\n".encode()
