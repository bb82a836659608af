"""The ward's information travels in packs of its own, signed by a key that signs nothing else."""

import json

import pytest
from nacl.signing import SigningKey
from typer.testing import CliRunner

from kiosk.cli import app
from kiosk.packs.ward import installed_ward
from kiosk.ward.model import said
from sync.packs import build_pack, sign_pack
from tests.ward.examples import put_template


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path / "data"))
    made = content("key", "-o", "ward.key")
    monkeypatch.setenv("KIOSK_PACKS_WARD_KEYS", made["key"])
    put_template(tmp_path / "own")
    return tmp_path


def content(*arguments):
    done = CliRunner().invoke(app, ["content", *map(str, arguments), "--json"])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return json.loads(done.stdout.splitlines()[-1])


def signed(folder, version, key="ward.key"):
    assert content("build", folder, "--version", version, "-o", "w.zip")["ok"]
    assert content("sign", "w.zip", "--key", key)["ok"]
    return "w.zip"


def renamed(here, name):
    path = here / "own" / "ward.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("Ủy ban nhân dân phường Mẫu", name), "utf-8")


def name_in_use(here):
    ward = installed_ward(here / "data")
    return None if ward is None else said(ward.name, "vi")


def test_none_is_there_until_one_is_installed_and_one_can_go_back(here):
    assert name_in_use(here) is None
    assert content("install", signed(here / "own", "2026.11.29"))["ok"]
    assert name_in_use(here) == "Ủy ban nhân dân phường Mẫu"
    renamed(here, "Phường Hai")
    assert content("install", signed(here / "own", "2026.11.30"))["current"] == "2026.11.30"
    assert name_in_use(here) == "Phường Hai"
    assert content("packs")["ward"]["current"] == "2026.11.30"
    assert content("packs")["current"] is None
    assert content("roll-back", "--ward")["current"] == "2026.11.29"
    assert name_in_use(here) == "Ủy ban nhân dân phường Mẫu"


def test_an_older_one_is_refused(here):
    assert content("install", signed(here / "own", "2026.11.30"))["ok"]
    assert content("install", signed(here / "own", "2026.11.29"))["error"] == "older"


def test_a_key_of_nobody_is_refused(here):
    content("key", "-o", "other.key")
    assert content("install", signed(here / "own", "2026.11.30", "other.key"))["error"] == (
        "untrusted"
    )
    assert name_in_use(here) is None


def test_the_wards_key_signs_no_procedures(here):
    """A pack that holds anything but the ward's file is no ward pack, whoever signed it."""
    key = SigningKey((here / "ward.key").read_bytes())
    mine = (here / "own" / "ward.yaml").read_bytes()
    for files in ({"procedures/a.yaml": b"x"}, {"ward/ward.yaml": mine, "procedures/a.yaml": b"x"}):
        (here / "p.zip").write_bytes(sign_pack(build_pack("2026.12.01", files), key))
        for command in ("verify", "install"):
            assert content(command, "p.zip")["error"] == "untrusted"


def test_a_faulty_file_is_not_built_and_not_installed(here):
    path = here / "own" / "ward.yaml"
    path.write_text(path.read_text("utf-8").replace("[T7]", "[T9]"), "utf-8")
    answer = content("build", here / "own", "--version", "2026.11.30", "-o", "w.zip")
    assert answer["error"] == "content_faulty"
    assert answer["problems"][0]["line"]


def test_a_damaged_one_is_not_used(here):
    assert content("install", signed(here / "own", "2026.11.29"))["ok"]
    installed = here / "data" / "ward" / "2026.11.29" / "ward" / "ward.yaml"
    installed.write_text("format: 1\nname: Kẻ gian\n", "utf-8")
    assert name_in_use(here) is None
