"""A pack is read only when a trusted key signed exactly these bytes, and never beyond bounds."""

import io
import json
import zipfile
from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.signing import SigningKey

from sync.canonical import canonical, digest
from sync.manifest import MANIFEST, MOST_BYTES, SIGNATURE, PackError, check_folder, version_order
from sync.packs import CONTEXT, build_pack, open_pack, sign_pack

KEY, OTHER = SigningKey(b"k" * 32), SigningKey(b"o" * 32)
TRUSTED = [bytes(KEY.verify_key)]
FILES = {"procedures/1.yaml": b"code: 1\n", "forms/a.typ": b"#let x = 1\n"}


def zipped(members: list[tuple[str, bytes]]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return target.getvalue()


def members_of(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def signed(manifest: object, files: dict[str, bytes]) -> bytes:
    """A pack whose manifest is whatever is given, signed by the trusted key all the same."""
    raw = manifest if isinstance(manifest, bytes) else canonical(manifest)
    signature = KEY.sign(CONTEXT + raw).signature
    return zipped([(MANIFEST, raw), (SIGNATURE, signature), *files.items()])


def manifest_of(given: dict[str, bytes], **changes: object) -> dict[str, object]:
    named = [{"path": p, "size": len(d), "digest": digest(d)} for p, d in sorted(given.items())]
    return {"format": 1, "version": "2026.11.29", "files": named, **changes}


def refused(raw: bytes) -> str:
    with pytest.raises(PackError) as error:
        open_pack(raw, TRUSTED)
    return error.value.code


def test_a_signed_pack_is_opened_with_all_its_files():
    raw = sign_pack(build_pack("2026.11.29", FILES), KEY)
    pack = open_pack(raw, TRUSTED)
    assert (pack.manifest.version, dict(pack.files)) == ("2026.11.29", FILES)
    assert pack.signed_by is not None


def test_the_same_files_give_the_same_bytes_and_a_new_signature_replaces_the_old():
    raw = build_pack("2026.11.29", FILES)
    assert raw == build_pack("2026.11.29", dict(reversed(FILES.items())))
    assert sign_pack(sign_pack(raw, OTHER), KEY) == sign_pack(raw, KEY)


def test_nobody_s_signature_or_a_stranger_s_is_refused():
    raw = build_pack("2026.11.29", FILES)
    assert refused(raw) == "unsigned"
    assert refused(sign_pack(raw, OTHER)) == "untrusted"
    with pytest.raises(PackError, match="not of a key"):
        open_pack(sign_pack(raw, KEY), [])
    assert open_pack(raw, None).signed_by is None


def test_a_changed_manifest_is_untrusted_and_a_changed_file_damaged():
    members = members_of(sign_pack(build_pack("2026.11.29", FILES), KEY))
    newer = members[MANIFEST].replace(b"2026.11.29", b"2099.11.29")
    assert refused(zipped([*{**members, MANIFEST: newer}.items()])) == "untrusted"
    changed = {**members, "forms/a.typ": b"#let x = 2\n"}
    assert refused(zipped([*changed.items()])) == "damaged"
    longer = {**members, "forms/a.typ": b"#let x = 1\n " + b" " * 10_000_000}
    assert refused(zipped([*longer.items()])) == "damaged"


def test_missing_extra_and_double_files_are_refused():
    members = members_of(sign_pack(build_pack("2026.11.29", FILES), KEY))
    without = {name: data for name, data in members.items() if name != "forms/a.typ"}
    assert refused(zipped([*without.items()])) == "damaged"
    assert refused(zipped([*members.items(), ("forms/b.typ", b"")])) == "damaged"
    with pytest.warns(UserWarning, match="Duplicate name"):
        double = zipped([*members.items(), ("forms/a.typ", b"")])
    assert refused(double) == "damaged"


@pytest.mark.parametrize(
    "path",
    [
        *("../evil.yaml", "procedures/../../evil", "/etc/passwd", "procedures\\x.yaml", "x.yaml"),
        *("procedures/.hidden", "PROCEDURES/a.yaml", "a/b/c/d.yaml", "procedures/", "a//b"),
        *("procedures/" + "a" * 100, "procedures/a\x00.yaml", "procedures/ă.yaml"),
    ],
)
def test_a_path_outside_the_pack_is_refused_though_signed(path):
    files = {path: b"x"}
    assert refused(signed(manifest_of(files), files)) == "bad_manifest"
    with pytest.raises(PackError):
        build_pack("2026.11.29", files)


@pytest.mark.parametrize(
    "manifest",
    [
        *(b"", b"[]", b"{", b"null", b"[" * 100_000),
        manifest_of(FILES, format=2),
        manifest_of(FILES, format="1"),
        manifest_of(FILES, version="2026"),
        manifest_of(FILES, version=20261129),
        manifest_of(FILES, version="2026.11.29\n"),
        manifest_of(FILES, files=[]),
        manifest_of(FILES, files={}),
        manifest_of(FILES, files=[{"path": "forms/a.typ", "size": -1, "digest": "0" * 64}]),
        manifest_of(FILES, files=[{"path": "forms/a.typ", "size": 1, "digest": "x"}]),
        manifest_of(FILES, files=[{"path": "forms/a.typ", "size": 10**9, "digest": "0" * 64}]),
        manifest_of(FILES, more=1),
        json.dumps(manifest_of(FILES), indent=1).encode(),
    ],
)
def test_an_impossible_manifest_is_refused_though_signed(manifest):
    assert refused(signed(manifest, FILES)) == "bad_manifest"


def test_what_is_no_zip_or_too_large_is_no_pack():
    assert refused(b"") == "no_pack"
    assert refused(b"PK\x03\x04 not really") == "no_pack"
    assert refused(zipped([("a", b"")])) == "no_pack"
    assert refused(zipped([(f"a{number}", b"") for number in range(2100)])) == "no_pack"
    assert refused(bytes(MOST_BYTES + 1)) == "no_pack"


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_no_byte_can_be_changed_unnoticed(data):
    raw = bytearray(sign_pack(build_pack("2026.11.29", FILES), KEY))
    place = data.draw(st.integers(0, len(raw) - 1))
    raw[place] ^= data.draw(st.integers(1, 255))
    try:
        pack = open_pack(bytes(raw), TRUSTED)
    except PackError:
        return
    assert dict(pack.files) == FILES


@given(st.binary(max_size=400))
@settings(max_examples=100, deadline=None)
def test_whatever_follows_a_zip_s_beginning_is_refused_in_words(noise):
    with pytest.raises(PackError):
        open_pack(b"PK\x03\x04" + noise, TRUSTED)


def unpacked(folder, files=FILES):
    manifest = manifest_of(files)
    for path, content in {**files, MANIFEST: canonical(manifest)}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def test_an_unpacked_pack_is_checked_file_by_file(tmp_path):
    folder = unpacked(tmp_path)
    assert [asdict(file)["path"] for file in check_folder(folder).files] == sorted(FILES)
    (folder / "forms" / "b.typ").write_bytes(b"")
    with pytest.raises(PackError, match="does not belong"):
        check_folder(folder)
    (folder / "forms" / "b.typ").unlink()
    (folder / "forms" / "a.typ").write_bytes(b"#let x = 2\n")
    with pytest.raises(PackError, match="not the file that was signed"):
        check_folder(folder)
    (folder / "forms" / "a.typ").unlink()
    with pytest.raises(PackError, match="cannot be read"):
        check_folder(folder)


def test_versions_are_ordered_by_number():
    versions = ["2026.11.29.10", "2026.02.01", "2026.11.29.9", "2026.11.29"]
    assert sorted(versions, key=version_order) == [
        "2026.02.01",
        "2026.11.29",
        "2026.11.29.9",
        "2026.11.29.10",
    ]
