r"""A content pack: one zip of content files, with a manifest that names each and its digest.

`manifest.json` is canonical JSON; `manifest.sig` is the Ed25519 signature over
b"ward-kiosk content pack 1\\n" + manifest. Nothing of a pack is read before the signature of a
trusted key has been checked; then every file must be exactly the one the manifest names. A pack
is hostile until then: names, counts and sizes are bounded before anything is unpacked.
"""

import io
import zipfile
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from sync.canonical import digest
from sync.envelope import key_id
from sync.manifest import (
    FORMAT,
    MANIFEST,
    MOST_BYTES,
    MOST_FILES,
    MOST_OF_ONE,
    SIGNATURE,
    Manifest,
    PackError,
    PackFile,
    check_manifest,
    manifest_bytes,
    parse_manifest,
)

CONTEXT = b"ward-kiosk content pack 1\n"
SIGNATURE_BYTES = 64
MADE = (2026, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Pack:
    """An opened pack; `signed_by` is the id of the key, None where nobody asked for one."""

    manifest: Manifest
    raw_manifest: bytes
    files: Mapping[str, bytes]
    signed_by: str | None


def build_pack(version: str, files: Mapping[str, bytes]) -> bytes:
    """Put files into an unsigned pack; the same files give the same bytes. Raises PackError."""
    named = [PackFile(path, len(data), digest(data)) for path, data in sorted(files.items())]
    manifest = Manifest(FORMAT, version, tuple(named))
    check_manifest(manifest)
    return _zipped({MANIFEST: manifest_bytes(manifest), **files})


def sign_pack(raw: bytes, key: SigningKey) -> bytes:
    """Give the pack with a signature in place of any it had. Raises PackError."""
    archive = _Archive(raw)
    manifest = archive.read(MANIFEST, MOST_OF_ONE)
    files = _files(archive, parse_manifest(manifest))
    signature = key.sign(CONTEXT + manifest).signature
    return _zipped({MANIFEST: manifest, SIGNATURE: signature, **files})


def open_pack(raw: bytes, trusted: Collection[bytes] | None) -> Pack:
    """Check signature, then every file; `trusted` are 32-byte public keys, None asks for none."""
    archive = _Archive(raw)
    manifest = archive.read(MANIFEST, MOST_OF_ONE)
    signed_by = None if trusted is None else _signer(archive, manifest, trusted)
    parsed = parse_manifest(manifest)
    return Pack(parsed, manifest, _files(archive, parsed), signed_by)


class _Archive:
    """A zip whose members are read with a bound and at most once each by name."""

    def __init__(self, raw: bytes) -> None:
        if len(raw) > MOST_BYTES:
            raise PackError("no_pack", "The file is too large for a content pack.")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
            self.names = self._zip.namelist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise PackError("no_pack", "The file is no content pack.") from error
        if len(self.names) > MOST_FILES or MANIFEST not in self.names:
            raise PackError("no_pack", "The file is no content pack.")
        if len(set(self.names)) != len(self.names):
            raise PackError("damaged", "A file stands twice in the pack.")

    def read(self, name: str, most: int) -> bytes:
        try:
            with self._zip.open(name) as member:
                data = member.read(most + 1)
        except (
            *(zipfile.BadZipFile, zlib.error, EOFError, OSError),
            *(KeyError, ValueError, RuntimeError, NotImplementedError),
        ) as error:
            raise PackError("damaged", f"{name} cannot be read.") from error
        if len(data) > most:
            raise PackError("damaged", f"{name} is larger than it says.")
        return data


def _signer(archive: _Archive, manifest: bytes, trusted: Collection[bytes]) -> str:
    if SIGNATURE not in archive.names:
        raise PackError("unsigned", "The pack carries no signature.")
    signature = archive.read(SIGNATURE, SIGNATURE_BYTES)
    for key in trusted:
        try:
            VerifyKey(key).verify(CONTEXT + manifest, signature)
        except (BadSignatureError, ValueError):
            continue
        return key_id(key)
    raise PackError("untrusted", "The signature is not of a key that is trusted here.")


def _files(archive: _Archive, manifest: Manifest) -> dict[str, bytes]:
    named = {file.path: file for file in manifest.files}
    if set(archive.names) - {MANIFEST, SIGNATURE} != set(named):
        raise PackError("damaged", "The pack holds other files than it names.")
    found = {path: archive.read(path, file.size) for path, file in named.items()}
    for path, data in found.items():
        if len(data) != named[path].size or digest(data) != named[path].digest:
            raise PackError("damaged", f"{path} is not the file that was signed.")
    return found


def _zipped(members: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(members.items()):
            archive.writestr(zipfile.ZipInfo(name, MADE), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()
