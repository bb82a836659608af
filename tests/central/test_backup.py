"""A copy of the centre: what is in it, what it refuses, and that it comes back whole."""

import json
import os
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import delete

from central import backup
from central.centre import initialise
from central.clock import now_utc
from central.folder_objects import place_of
from central.keys import load_keys, rotate_keys
from central.manifest import read_manifest
from central.tables import attachment, dossier, intake, payload
from central.tables import centre as centre_table
from tests.central.attached import attached, files
from tests.central.serving import command_json, open_for, run_command
from tests.central.virtual_kiosk import VirtualKiosk

ON_BOTH_ENGINES = True


@pytest.fixture
def one(kiosk):
    """A declaration with a picture, all of it at the centre, and one that has begun."""
    whole, half = attached(kiosk), attached(kiosk)
    for each in (whole, half):
        each.waiting()
    whole.send_all()
    half.send(half.pieces(size=9)[0])
    return whole


@pytest.fixture
def copy(tmp_path):
    return tmp_path / "copy"


def error(data_dir, *arguments):
    done = run_command(data_dir, *arguments, "--json")
    assert done.returncode == 1, done.stdout
    return json.loads(done.stdout.splitlines()[-1])["error"]


def files_of(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def rows(data_dir, table):
    database = open_for(data_dir)
    with database.reader.connect() as connection:
        found = connection.execute(table.select().order_by(*table.primary_key)).all()
    database.close()
    return found


def test_a_copy_made_beside_the_running_centre_names_all_it_holds(centre, one, data_dir, copy):
    told = command_json(data_dir, "backup", str(copy))

    manifest = read_manifest(copy)
    assert (told["intake"], told["pictures"], told["keys"]) == (2, 1, False)
    assert manifest.centre == centre.centre.identity.centre
    assert {manifest.database.path, manifest.pictures[0].path, "manifest.json", "lock"} == set(
        files_of(copy)
    )
    secret = [path.read_bytes() for path in (data_dir / "keys").iterdir()]
    assert not any(key in content for key in secret for content in files_of(copy).values())
    assert all(path.stat().st_mode & 0o077 == 0 for path in copy.rglob("*"))


def test_a_second_copy_keeps_what_it_has_and_drops_what_was_erased(centre, one, data_dir, copy):
    command_json(data_dir, "backup", str(copy))
    [picture] = read_manifest(copy).pictures
    before = (copy / picture.path).stat()
    command_json(data_dir, "backup", str(copy))
    assert (copy / picture.path).stat().st_ino == before.st_ino
    (copy / picture.path).write_bytes(bytes(picture.size))
    command_json(data_dir, "backup", str(copy), "--check")
    assert (copy / picture.path).read_bytes() == one.pictures[0].sealed

    centre.centre.writer.submit(
        lambda connection: connection.execute(delete(payload).where(payload.c.id == one.parcel.id))
    ).result()
    told = command_json(data_dir, "backup", str(copy))

    assert (told["intake"], told["texts"], told["pictures"]) == (2, 1, 0)
    assert not (copy / picture.path).exists()
    assert len([name for name in files_of(copy) if name.startswith("central-")]) == 1


def test_a_copy_cut_short_leaves_the_one_before(centre, one, kiosk, data_dir, copy, monkeypatch):
    command_json(data_dir, "backup", str(copy))
    before = read_manifest(copy)
    kiosk.post(kiosk.make())

    def pull_out(*_arguments):
        raise OSError(5, "gone", "copy")

    with monkeypatch.context() as patched:
        patched.setattr(backup, "write_manifest", pull_out)
        assert error(data_dir, "backup", str(copy)) == "cannot_write"

    assert read_manifest(copy) == before
    assert (copy / before.database.path).exists()
    assert command_json(data_dir, "backup", str(copy))["intake"] == 3


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_put_back_with_its_keys_it_is_the_same_but_for_the_epoch(centre, one, data_dir, copy):
    command_json(data_dir, "backup", str(copy), "--with-keys")
    other = data_dir.parent / "other"

    told = command_json(other, "restore", str(copy))

    assert (told["incomplete"], told["damaged"], told["broken_row"]) == (0, 0, None)
    for table in (intake, payload, dossier, attachment):
        assert rows(other, table) == rows(data_dir, table)
    [now], [before] = rows(other, centre_table), rows(data_dir, centre_table)
    assert {**now._mapping, "epoch": 0} == {**before._mapping, "epoch": 0}
    assert now.epoch > before.epoch
    whole = {one.pictures[0].digest: one.pictures[0].sealed}
    assert files(other) == whole
    assert bytes(load_keys(other).seal) == bytes(load_keys(data_dir).seal)
    assert sorted(path.name for path in other.iterdir()) == [
        "attachments", "central.db", "keys", "lock",
    ]  # fmt: skip
    assert error(other, "restore", str(copy)) == "not_empty"


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_what_cannot_be_put_back_is_refused_before_anything_is_written(
    centre, one, data_dir, copy, tmp_path
):
    other = tmp_path / "other"
    assert error(other, "restore", str(tmp_path)) == "no_copy"
    command_json(data_dir, "backup", str(copy))
    assert error(other, "restore", str(copy)) == "keys_unfit"
    shutil.copytree(data_dir / "keys", other / "keys")
    database = copy / read_manifest(copy).database.path
    whole = database.read_bytes()
    database.write_bytes(whole[:-1] + b"x")
    assert error(other, "restore", str(copy)) == "copy_damaged"
    assert [path.name for path in other.iterdir()] == ["keys"]
    database.write_bytes(whole)
    rotate_keys(other, centre.centre.identity.centre, now_utc())
    assert command_json(other, "restore", str(copy))["ok"] is True  # later keys are its own


@pytest.mark.parametrize("harm", ["missing", "damaged"])
def test_a_copy_of_a_centre_that_lost_a_picture_is_made_but_does_not_look_like_a_good_one(
    centre, one, data_dir, copy, harm
):
    picture = place_of(data_dir / "attachments", one.parcel.id) / one.pictures[0].digest
    if harm == "damaged":
        picture.write_bytes(bytes(picture.stat().st_size))
    else:
        picture.unlink()

    done = run_command(data_dir, "backup", str(copy), "--with-keys", "--json")

    told = json.loads(done.stdout.splitlines()[-1])
    assert (done.returncode, told["ok"], told["error"]) == (1, False, "copy_incomplete")
    assert (told["intake"], told["pictures"], told["left_out"]) == (2, 0, 1)
    assert read_manifest(copy).left_out == 1
    assert f"event='left_out' id='{one.parcel.id}' digest='{one.pictures[0].digest}'" in done.stderr
    plain = run_command(data_dir, "backup", str(copy))
    assert (plain.returncode, plain.stdout) == (1, "")

    picture.unlink(missing_ok=True)
    assert command_json(data_dir, "restored")["incomplete"] == 1  # kiosks are asked for it
    assert command_json(data_dir, "backup", str(copy))["left_out"] == 0


def test_what_was_erased_while_it_was_copied_is_not_missed(
    centre, one, data_dir, copy, monkeypatch
):
    copy_pictures = backup.copy_pictures

    def erased_first(*arguments, **named):
        command_json(data_dir, "erase", one.parcel.id, "--reason", "12/QD")
        assert files(data_dir).get(one.pictures[0].digest) is None
        return copy_pictures(*arguments, **named)

    monkeypatch.setattr(backup, "copy_pictures", erased_first)
    told = command_json(data_dir, "backup", str(copy))
    assert (told["pictures"], told["left_out"]) == (0, 0)


def test_keys_of_another_centre_never_get_into_a_copy(centre, data_dir, copy, tmp_path):
    initialise(tmp_path / "stranger", now_utc())
    shutil.rmtree(data_dir / "keys")
    shutil.copytree(tmp_path / "stranger" / "keys", data_dir / "keys")
    assert error(data_dir, "backup", str(copy), "--with-keys") == "keys_unfit"
    assert not copy.exists()
    assert command_json(data_dir, "backup", str(copy))["keys"] is False


def test_a_copy_never_lies_in_the_centres_own_folder_nor_over_another(
    centre, data_dir, copy, tmp_path
):
    assert error(data_dir, "backup", str(data_dir / "copy")) == "no_copy"
    assert error(data_dir, "backup", str(tmp_path)) == "no_copy"
    with backup.hold_copy(backup_folder(copy)):
        assert error(data_dir, "backup", str(copy)) == "copy_held"


def backup_folder(copy):
    copy.mkdir()
    return copy


@pytest.mark.soak
@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_a_server_is_put_back_into_an_empty_database(
    centre, one, data_dir, copy, cluster, monkeypatch
):
    told = command_json(data_dir, "backup", str(copy), "--with-keys")
    before = {table: rows(data_dir, table) for table in (intake, payload, dossier, attachment)}
    assert error(data_dir.parent / "other", "restore", str(copy)) == "not_empty"  # the pictures
    other = data_dir.parent / "other"
    monkeypatch.setenv("CENTRAL_ATTACHMENTS_DIR", str(other / "attachments"))
    assert error(data_dir.parent / "third", "restore", str(copy)) == "not_empty"  # the database
    monkeypatch.setenv("CENTRAL_DATABASE_URL", cluster.create("put_back"))

    done = command_json(other, "restore", str(copy))

    assert (done["intake"], done["broken_row"]) == (told["intake"], None)
    assert {table: rows(other, table) for table in before} == before
    assert list(files(other)) == [one.pictures[0].digest]


@pytest.mark.soak
@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_without_pg_dump_it_is_said_in_plain_words(centre, data_dir, copy, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    assert error(data_dir, "backup", str(copy)) == "tool_missing"


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_copies_made_while_declarations_arrive_are_each_whole(centre, data_dir, tmp_path):
    kiosks = [VirtualKiosk(centre.add_kiosk()).enrol() for _ in range(3)]
    done = threading.Event()

    def deliver(kiosk):
        while not done.is_set():
            one = attached(kiosk, b"\xff\xd8\xff" + os.urandom(500))
            one.waiting()
            one.send_all()
            assert one.receipt()["id"] == one.parcel.id

    with ThreadPoolExecutor(3) as pool:
        delivering = [pool.submit(deliver, kiosk) for kiosk in kiosks]
        folders = [tmp_path / f"copy{number}" for number in range(4)]
        try:
            told = [command_json(data_dir, "backup", str(one), "--with-keys") for one in folders]
        finally:
            done.set()
        for one in delivering:
            one.result()
    assert told[0]["intake"] <= told[-1]["intake"] > 0
    for folder, one in zip(folders, told, strict=True):
        put_back = command_json(tmp_path / f"of-{folder.name}", "restore", str(folder))
        assert (put_back["intake"], put_back["incomplete"], one["left_out"]) == (
            one["intake"], 0, 0,
        )  # fmt: skip
        assert put_back["broken_row"] is None


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_copy_with_keys_holds_those_of_before_a_change_too(centre, data_dir, copy, tmp_path):
    rotate_keys(data_dir, centre.centre.identity.centre, now_utc())
    command_json(data_dir, "backup", str(copy), "--with-keys")
    other = tmp_path / "other"
    command_json(other, "restore", str(copy))
    assert load_keys(other).receipt_keys == load_keys(data_dir).receipt_keys
    assert len(load_keys(other).receipt_keys) == 2
