"""Sweeping, erasing, copying and putting back, where the pictures lie in a bucket."""

import json
import shutil

import pytest

from central.centre import initialise
from central.clock import now_utc
from central.objects import KeepsVersionsError
from central.sweeping import Swept, sweep
from central.tables import attachment, dossier
from tests.central.attached import attached
from tests.central.serving import command_json, run_command
from tests.central.stored.site import unavailable, wholes
from tests.faults.line import FOREVER


def test_sweeping_drops_idle_pieces_and_pictures_of_what_was_erased(
    centre, kiosk, gateway, bucket, data_dir, environ, line
):
    kept, gone, half = attached(kiosk), attached(kiosk), attached(kiosk)
    for each in (kept, gone, half):
        each.waiting()
    kept.send_all()
    gone.send_all()
    half.send(half.pieces()[0])
    line.fail(unavailable, f"/{bucket}", times=FOREVER)
    erased = command_json(data_dir, "erase", gone.parcel.id, "--reason", "12/QD", **environ)
    assert erased["pictures_later"] is True
    assert len(wholes(gateway, bucket)) == 2
    line.heal()
    centre.clock.pass_s(15 * 86_400)

    assert sweep(centre.centre) == Swept(parts=1, erased=1)

    assert wholes(gateway, bucket) == {each.digest: each.sealed for each in kept.pictures}
    assert not any("/parts/" in key for key in gateway.keys(bucket))


def test_erasing_while_the_store_answers_leaves_nothing_of_it(
    centre, kiosk, gateway, bucket, data_dir, environ
):
    one = attached(kiosk)
    one.waiting()
    one.send_all()

    erased = command_json(data_dir, "erase", one.parcel.id, "--reason", "12/QD", **environ)

    assert erased["pictures_later"] is False
    assert list(gateway.keys(bucket)) == ["ward/centre"]
    assert centre.rows(dossier)[0].erased_at is not None


def test_a_copy_holds_the_pictures_and_goes_back_into_a_bucket_or_a_folder(
    centre, kiosk, gateway, bucket, data_dir, environ, tmp_path
):
    one = attached(kiosk)
    one.waiting()
    one.send_all()
    copied = command_json(data_dir, "backup", str(tmp_path / "copy"), "--with-keys", **environ)
    assert (copied["pictures"], copied["left_out"]) == (1, 0)

    full = run_command(tmp_path / "new", "restore", str(tmp_path / "copy"), "--json", **environ)
    assert json.loads(full.stdout)["error"] == "not_empty"
    other = gateway.bucket()
    environ["CENTRAL_S3_BUCKET"] = other
    done = command_json(tmp_path / "new", "restore", str(tmp_path / "copy"), **environ)
    assert (done["pictures"], done["incomplete"]) == (1, 0)
    assert wholes(gateway, other) == {each.digest: each.sealed for each in one.pictures}
    back = command_json(tmp_path / "plain", "restore", str(tmp_path / "copy"))
    assert (back["pictures"], back["incomplete"]) == (1, 0)
    assert (tmp_path / "plain" / "attachments").is_dir()


def test_nothing_is_put_back_into_another_centres_bucket(
    centre, kiosk, gateway, bucket, data_dir, environ, tmp_path
):
    one = attached(kiosk)
    one.waiting()
    one.send_all()
    command_json(data_dir, "backup", str(tmp_path / "copy"), "--with-keys", **environ)
    other = gateway.bucket()
    environ["CENTRAL_S3_BUCKET"] = other
    command_json(tmp_path / "second", "init", **environ)
    before = gateway.keys(other)

    done = run_command(tmp_path / "new", "restore", str(tmp_path / "copy"), "--json", **environ)

    assert json.loads(done.stdout)["error"] == "attachments_unfit"
    assert gateway.keys(other) == before


def test_foreign_keys_are_refused_before_the_bucket_is_touched(
    centre, kiosk, gateway, bucket, data_dir, environ, tmp_path
):
    one = attached(kiosk)
    one.waiting()
    one.send_all()
    command_json(data_dir, "backup", str(tmp_path / "copy"), **environ)
    initialise(tmp_path / "stranger", now_utc())
    shutil.copytree(tmp_path / "stranger" / "keys", tmp_path / "new" / "keys")
    other = gateway.bucket()
    environ["CENTRAL_S3_BUCKET"] = other

    done = run_command(tmp_path / "new", "restore", str(tmp_path / "copy"), "--json", **environ)

    assert json.loads(done.stdout)["error"] == "keys_unfit"
    assert list(gateway.keys(other)) == []
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["keys"]


def test_no_copy_is_made_of_a_store_that_is_away(
    centre, kiosk, data_dir, environ, tmp_path, line, bucket
):
    """Pictures that could not be read would pass for missing ones."""
    one = attached(kiosk)
    one.waiting()
    one.send_all()
    line.fail(unavailable, f"/{bucket}", times=FOREVER)

    done = run_command(data_dir, "backup", str(tmp_path / "copy"), "--json", **environ)

    assert json.loads(done.stdout)["error"] == "store_away"
    assert not (tmp_path / "copy" / "manifest.json").exists()


def test_pictures_gone_from_the_store_are_asked_for_again(
    centre, kiosk, gateway, bucket, data_dir, environ
):
    one = attached(kiosk)
    one.waiting()
    one.send_all()
    for key in wholes(gateway, bucket):
        full = next(each for each in gateway.keys(bucket) if each.endswith(key))
        assert gateway.call("DELETE", f"/{bucket}/{full}").status_code == 204
    shutil.copytree(data_dir, data_dir.with_name("copy"), ignore=shutil.ignore_patterns("lock"))

    done = command_json(data_dir.with_name("copy"), "restored", **environ)

    assert done["incomplete"] == 1


def test_in_a_bucket_that_keeps_versions_by_now_pictures_are_kept_and_it_is_told(
    centre, kiosk, gateway, bucket, data_dir, environ
):
    one = attached(kiosk)
    one.waiting()
    one.send_all()
    gateway.keep_versions(bucket)

    done = run_command(data_dir, "erase", one.parcel.id, "--reason", "12/QD", "--json", **environ)
    with pytest.raises(KeepsVersionsError):
        sweep(centre.centre)

    assert json.loads(done.stdout)["error"] == "pictures_kept"
    assert centre.rows(dossier)[0].erased_at is not None
    assert [row.erased_at for row in centre.rows(attachment)] == [None]
    assert wholes(gateway, bucket) == {each.digest: each.sealed for each in one.pictures}
    assert b"central_attachments_versions 1.0" in centre.centre.metrics.text()

    gateway.keep_versions(bucket, "Suspended")
    assert sweep(centre.centre) == Swept(parts=0, erased=1)
    assert b"central_attachments_versions 0.0" in centre.centre.metrics.text()
    assert not any(one.parcel.id in key for key in gateway.versions(bucket))


def test_a_sweep_looks_whether_versions_are_kept_by_now(centre, gateway, bucket):
    gateway.keep_versions(bucket)
    assert sweep(centre.centre) == Swept(0, 0)
    assert b"central_attachments_versions 1.0" in centre.centre.metrics.text()


def test_a_centre_does_not_start_on_a_bucket_that_keeps_versions_by_now(
    gateway, bucket, data_dir, environ
):
    command_json(data_dir, "init", **environ)
    gateway.keep_versions(bucket)

    done = run_command(data_dir, "run", "--port", "0", "--json", **environ)

    told = json.loads(done.stdout)
    assert told["error"] == "attachments_unfit"
    assert "versions" in told["message"]
