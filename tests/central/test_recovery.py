"""Putting back: refused before anything is written, and no centre until it is whole."""

import json
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect

from central import recovery
from central.centre import initialise
from central.clock import now_utc
from central.config import Database as Source
from central.manifest import describe, read_manifest, write_manifest
from central.tables import attachment, dossier, intake, payload
from central.tables import centre as centre_table
from tests.central.attached import attached, files
from tests.central.serving import command_json, open_for, run_command

ON_BOTH = pytest.mark.parametrize("engine", ["sqlite", "postgresql"], indirect=True)
TABLES = (intake, payload, dossier, attachment)
RUN = ("run", "--port", "0")
COMMANDS = (
    ("init",),
    ("audit", "verify"),
    ("keys", "list"),
    ("keys", "rotate"),
    ("kiosks", "list"),
    ("kiosks", "add", "Sảnh", "-o", "{elsewhere}/kiosk.json"),
    ("province", "list"),
    ("staff", "wards", "lan", "--all-wards"),
    ("staff", "add", "lan"),
    ("erase", "00010000152", "--reason", "12/QD"),
    ("restored",),
    ("backup", "{elsewhere}"),
    ("import", "{elsewhere}"),
    RUN,
)


@pytest.fixture
def one(kiosk):
    """A declaration with a picture, all of it at the centre."""
    whole = attached(kiosk)
    whole.waiting()
    whole.send_all()
    return whole


@dataclass
class Site:
    """Where a copy is put back, and what the centre held of which it is the copy."""

    folder: Path
    copy: Path
    epoch: int
    rows: dict[str, list[Any]] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)

    def fails(self, *arguments: str) -> str:
        told = [one.format(elsewhere=self.copy.parent / "elsewhere") for one in arguments]
        done = run_command(self.folder, *told, "--json")
        assert done.returncode == 1, (arguments, done.stdout)
        return json.loads(done.stdout.splitlines()[-1])["error"]

    def restore(self):
        return command_json(self.folder, "restore", str(self.copy))

    def content(self) -> dict[str, bytes]:
        paths = [path for path in self.folder.rglob("*") if path.is_file()]
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in paths}

    def check_whole(self) -> int:
        """It opens, holds what was copied, and is of a later epoch than the one lost; which."""
        assert command_json(self.folder, "audit", "verify")["ok"] is True
        assert {table.name: rows(self.folder, table) for table in TABLES} == self.rows
        assert files(self.folder) == self.pictures
        [row] = rows(self.folder, centre_table)
        assert row.epoch > self.epoch
        return row.epoch


def rows(folder: Path, table) -> list[Any]:
    database = open_for(folder)
    with database.reader.connect() as connection:
        found = connection.execute(table.select().order_by(*table.primary_key)).all()
    database.close()
    return found


def tables(folder: Path) -> list[str]:
    database = open_for(folder)
    found = inspect(database.reader).get_table_names()
    database.close()
    return found


@pytest.fixture
def site(request, engine, centre, one, data_dir, tmp_path, monkeypatch):
    """An empty place, and a copy of the centre with its keys."""
    copy, folder = tmp_path / "copy", tmp_path / "other"
    command_json(data_dir, "backup", str(copy), "--with-keys")
    before = {table.name: rows(data_dir, table) for table in TABLES}
    site = Site(folder, copy, centre.centre.identity.epoch, before, files(data_dir))
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.setenv("CENTRAL_ATTACHMENTS_DIR", str(folder / "attachments"))
    if engine == "postgresql":
        cluster = request.getfixturevalue("cluster")
        url = cluster.create(f"back_{next(cluster.numbers)}")
        monkeypatch.setenv("CENTRAL_DATABASE_URL", url)
    return site


def strangers_keys(folder: Path) -> Path:
    initialise(folder, now_utc(), Source())
    return folder / "keys"


@pytest.mark.parametrize("flaw", ["foreign", "damaged", "open"])
@ON_BOTH
def test_unfit_keys_are_refused_before_anything_is_written(site, engine, data_dir, tmp_path, flaw):
    source = strangers_keys(tmp_path / "stranger") if flaw == "foreign" else data_dir / "keys"
    shutil.copytree(source, site.folder / "keys")
    if flaw == "damaged":
        (site.folder / "keys" / "seal.key").write_bytes(b"short")
    if flaw == "open":
        (site.folder / "keys" / "seal.key").chmod(0o644)
    before = site.content()

    assert site.fails("restore", str(site.copy)) == "keys_unfit"

    assert site.content() == before
    assert [path.name for path in site.folder.iterdir()] == ["keys"]
    if engine == "postgresql":
        assert tables(site.folder) == []


@ON_BOTH
def test_a_copy_with_keys_of_another_centre_is_refused_before_anything_is_written(
    site, engine, tmp_path
):
    """As when keys and database of two copies were put together by hand."""
    keys = strangers_keys(tmp_path / "stranger")
    manifest = read_manifest(site.copy)
    shutil.copytree(keys, site.copy / "keys", dirs_exist_ok=True)
    named = tuple(describe(site.copy, site.copy / key.path) for key in manifest.keys)
    write_manifest(site.copy, manifest.model_copy(update={"keys": named}))

    assert site.fails("restore", str(site.copy)) == "keys_unfit"

    assert not site.folder.exists()
    if engine == "postgresql":
        assert tables(site.folder) == []


def test_keys_of_a_copy_on_a_disk_that_knows_no_modes_are_put_back_guarded(site):
    for path in (site.copy / "keys").iterdir():
        path.chmod(0o755)
    site.restore()
    assert {path.stat().st_mode & 0o777 for path in (site.folder / "keys").iterdir()} == {0o600}


EVERYWHERE = ("put_keys", "put_pictures", "look_through", "sync_folder")
ON_FILE = (*EVERYWHERE, "copy_file", "open_file", "note_restored", "settle")
ON_SERVER = (*EVERYWHERE, "note_begun", "fill", "drop_stage", "begin_epoch", "note_whole")
UNFINISHED = [
    ("sqlite", "note_work", "after"),
    pytest.param("postgresql", "note_work", "after", marks=pytest.mark.soak),
    *(("sqlite", step, when) for step in ON_FILE for when in ("before", "after")),
    ("postgresql", "begin_epoch", "before"),
    ("postgresql", "note_whole", "after"),
    *(
        pytest.param("postgresql", step, when, marks=pytest.mark.soak)
        for step in ON_SERVER
        for when in ("before", "after")
        if (step, when) not in {("begin_epoch", "before"), ("note_whole", "after")}
    ),
]
WHOLE = [
    ("sqlite", "drop_stage", "before"),
    ("sqlite", "put_file", "after"),
    ("postgresql", "put_server", "after"),
]


@contextmanager
def cut(monkeypatch, name: str, when: str):
    """Let putting back end at a step of it."""
    step = getattr(recovery, name)

    def end(*arguments, **named):
        if when == "after":
            step(*arguments, **named)
        raise OSError(5, "cut", name)

    with monkeypatch.context() as patched:
        patched.setattr(recovery, name, end)
        yield


@pytest.mark.parametrize(("engine", "step", "when"), UNFINISHED, indirect=["engine"])
def test_cut_short_it_is_no_centre_until_it_is_gone_on_with(site, monkeypatch, step, when):
    with cut(monkeypatch, step, when):
        assert site.fails("restore", str(site.copy)) == "cannot_write"
    left = site.content()

    for command in (("audit", "verify"), ("init",), RUN):
        assert site.fails(*command) == "restore_unfinished"
    assert site.content() == left

    told = site.restore()
    assert (told["incomplete"], told["broken_row"]) == (0, None)
    assert site.check_whole() == told["epoch"]
    assert "restoring" not in {path.name for path in site.folder.iterdir()}
    assert "restoring" not in tables(site.folder)


@pytest.mark.parametrize(("engine", "step", "when"), WHOLE, indirect=["engine"])
def test_cut_short_behind_the_last_step_it_is_a_whole_centre(site, monkeypatch, step, when):
    with cut(monkeypatch, step, when):
        assert site.fails("restore", str(site.copy)) == "cannot_write"

    site.check_whole()
    assert site.fails("restore", str(site.copy)) == "not_empty"


@pytest.mark.parametrize(
    ("engine", "step"), [("sqlite", "settle"), ("postgresql", "begin_epoch")], indirect=["engine"]
)
def test_no_command_opens_what_is_not_whole(site, monkeypatch, step):
    with cut(monkeypatch, step, "before"):
        assert site.fails("restore", str(site.copy)) == "cannot_write"

    told = {" ".join(command): site.fails(*command) for command in COMMANDS}

    assert set(told.values()) == {"restore_unfinished"}, told


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_another_node_sees_that_the_database_is_not_whole_and_may_go_on(
    site, data_dir, monkeypatch
):
    with cut(monkeypatch, "begin_epoch", "before"):
        assert site.fails("restore", str(site.copy)) == "cannot_write"
    node = replace(site, folder=site.folder.parent / "node")
    shutil.copytree(data_dir / "keys", node.folder / "keys")

    assert {node.fails(*command) for command in COMMANDS} == {"restore_unfinished"}
    node.restore()

    assert site.check_whole() > site.epoch


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_a_node_that_starts_first_makes_nothing_in_the_empty_database(site, data_dir):
    shutil.copytree(data_dir / "keys", site.folder / "keys")
    assert site.fails(*RUN) == "not_initialised"
    assert tables(site.folder) == []


@pytest.fixture
def earlier(one, kiosk, data_dir, tmp_path):
    """Another copy of the same centre, which holds less: two of one second may be the same."""
    command_json(data_dir, "backup", str(tmp_path / "earlier"), "--with-keys")
    kiosk.receipt(kiosk.post(kiosk.make()))
    return tmp_path / "earlier"


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_what_was_filled_from_one_copy_is_not_gone_on_with_from_another(earlier, site, monkeypatch):
    with cut(monkeypatch, "begin_epoch", "before"):
        assert site.fails("restore", str(site.copy)) == "cannot_write"
    assert site.fails("restore", str(earlier)) == "not_empty"
    site.restore()
    site.check_whole()
