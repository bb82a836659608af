"""Content from author to kiosk and back: build, sign, verify, install, roll back."""

import json
import shutil

import pytest
from typer.testing import CliRunner

from kiosk.cli import app
from kiosk.config import ASSETS


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path / "data"))
    return tmp_path


@pytest.fixture
def folder(here):
    """Content of one procedure, quick to walk."""
    for kind in ("procedures", "search", "directory", "forms"):
        (here / "own" / kind).mkdir(parents=True)
    for name in (
        "search/heard.yaml",
        "search/elsewhere.yaml",
        "directory/counters.yaml",
        "procedures/2.000815.yaml",
    ):
        shutil.copy(ASSETS / name, here / "own" / name)
    for path in ASSETS.glob("procedures/shared*.yaml"):
        shutil.copy(path, here / "own" / "procedures" / path.name)
    return here / "own"


def content(*arguments):
    done = CliRunner().invoke(app, ["content", *map(str, arguments), "--json"])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture
def trusted(here, monkeypatch):
    made = content("key", "-o", "content.key")
    monkeypatch.setenv("KIOSK_PACKS_TRUSTED_KEYS", made["key"])
    return here / "content.key"


def signed(folder, key, version):
    assert content("build", folder, "--version", version, "-o", "p.zip")["ok"]
    assert content("sign", "p.zip", "--key", key)["ok"]
    return "p.zip"


def plain_name():
    done = CliRunner().invoke(app, ["procedures", "show", "2.000815", "--json"])
    return json.loads(done.stdout.splitlines()[-1])["plain_name"]


def test_content_comes_to_a_kiosk_and_can_be_taken_back(folder, trusted):
    own = plain_name()
    path = folder / "procedures" / "2.000815.yaml"
    changed = path.read_text("utf-8").replace(
        f'plain_name: {{vi: "{own}"', 'plain_name: {vi: "Sao"'
    )
    path.write_text(changed, "utf-8")
    pack = signed(folder, trusted, "2026.11.30")
    assert content("verify", pack)["version"] == "2026.11.30"
    assert plain_name() == own
    assert content("install", pack)["current"] == "2026.11.30"
    assert plain_name() == "Sao"
    assert content("packs")["used"] == "2026.11.30"
    assert content("roll-back")["current"] is None
    assert plain_name() == own


def test_a_pack_that_was_in_use_is_refused(folder, trusted):
    pack = signed(folder, trusted, "2026.11.30")
    content("install", pack)
    refused = content("install", pack)
    assert (refused["ok"], refused["error"]) == (False, "older")


def test_a_kiosk_that_trusts_nobody_takes_nothing(folder, trusted, monkeypatch):
    pack = signed(folder, trusted, "2026.11.30")
    monkeypatch.setenv("KIOSK_PACKS_TRUSTED_KEYS", "")
    assert content("install", pack)["error"] == "untrusted"
    assert content("verify", pack)["error"] == "untrusted"


def test_faulty_content_does_not_become_a_pack(folder):
    path = folder / "procedures" / "2.000815.yaml"
    path.write_text(path.read_text("utf-8").replace("kind_1 == 'other'", "kind_9 == 'other'"))
    refused = content("build", folder, "--version", "2026.11.30", "-o", "p.zip")
    assert refused["error"] == "content_faulty"
    assert "kind_9" in refused["message"]


def test_what_a_pack_may_not_hold_is_refused(folder, trusted):
    refused = content("build", folder, "--version", "soon", "-o", "p.zip")
    assert refused["error"] == "bad_manifest"
    (folder / "p.zip").write_bytes(b"PK")
    assert content("verify", folder / "p.zip")["error"] == "no_pack"
    assert content("verify", folder / "none.zip")["error"] == "unreadable_file"


def test_keys_are_never_written_over(trusted):
    assert content("key", "-o", trusted)["error"] == "file_exists"
    assert content("sign", "none.zip", "--key", "none.key")["error"] == "unreadable_file"


def test_a_damaged_pack_is_told_and_not_used(folder, trusted, here):
    content("install", signed(folder, trusted, "2026.11.30"))
    installed = here / "data" / "content" / "2026.11.30" / "procedures" / "2.000815.yaml"
    installed.write_text("code: [")
    told = content("packs")
    assert (told["ok"], told["error"], told["used"]) == (False, "damaged", None)
    assert plain_name() != ""


def test_search_uses_the_words_of_the_pack(folder, trusted):
    (folder / "search" / "heard-own.yaml").write_text(
        'guided: {"2.000815": chấm mực đỏ lòm}\n', "utf-8"
    )
    (folder / "search" / "elsewhere-own.yaml").write_text(
        "source: s\nstrength: unsourced\nchecked_on: 2026-11-30\nplaces:\n"
        '  - name: {vi: Nuôi rồng, en: Dragons}\n    advice: {vi: "Hỏi.", en: "Ask."}\n'
        "    heard: kwyjibo\n",
        "utf-8",
    )
    assert not searched("kwyjibo")["elsewhere"]
    content("install", signed(folder, trusted, "2026.11.30"))
    assert searched("chấm mực đỏ lòm")["results"][0]["code"] == "2.000815"
    assert searched("kwyjibo")["elsewhere"]["name"] == "Nuôi rồng"


def searched(query):
    done = CliRunner().invoke(app, ["search", query, "--json"])
    return json.loads(done.stdout.splitlines()[-1])
