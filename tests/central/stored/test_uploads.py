"""A centre whose pictures lie in a bucket of a real S3 store, while that answers and while not."""

import json
import shutil
from contextlib import contextmanager

import pytest

from central.tables import attachment, completion
from tests.central.attached import PICTURE, attached, problem
from tests.central.nodes import at
from tests.central.pages.officer import Officer
from tests.central.serving import run_command, served, settings_for
from tests.central.stored.site import centre_of, rested, unavailable, wholes
from tests.central.virtual_kiosk import VirtualKiosk
from tests.faults.line import FOREVER

ANSWERED_AS_BUSY = (503, "busy", "storage")


def stored_unheard(handler, commit):
    """The store does its work; its answer is lost."""
    commit()
    unavailable(handler, commit)


def test_the_receipt_comes_once_the_store_has_every_picture(
    centre, kiosk, gateway, bucket, data_dir
):
    one = attached(kiosk, PICTURE, b"\xff\xd8 second")
    one.waiting()
    one.send_all()

    assert one.receipt()["id"] == one.parcel.id
    assert wholes(gateway, bucket) == {each.digest: each.sealed for each in one.pictures}
    assert not any("/parts/" in key for key in gateway.keys(bucket))
    assert not (data_dir / "attachments").exists()


def test_an_upload_goes_on_after_the_centre_began_anew(data_dir, tables, gateway, bucket):
    with centre_of(data_dir, tables) as centre:
        kiosk = VirtualKiosk(centre.add_kiosk()).enrol()
        one = attached(kiosk)
        one.waiting()
        first, *rest = one.pieces()
        one.send(first)
    with centre_of(data_dir, tables) as centre:
        again = at(kiosk, centre.url)
        one = type(one)(again, one.parcel, one.pictures)
        assert one.waiting() == [len(first.data)]
        for piece in rest:
            one.send(piece)
        assert one.receipt()["id"] == one.parcel.id


def test_while_the_store_is_away_pieces_wait_and_texts_go_on(centre, kiosk, line, bucket, gateway):
    one = attached(kiosk)
    one.waiting()
    first, *rest = one.pieces()
    one.send(first)
    line.fail(unavailable, f"/{bucket}", times=FOREVER)

    for _ in range(3):
        answer = one.send(rest[0])
        assert problem(answer) == ANSWERED_AS_BUSY
        assert int(answer.headers["retry-after"]) > 0
    text = kiosk.make()
    assert kiosk.receipt(kiosk.post(text))["id"] == text.id
    assert one.waiting() == [len(first.data)]
    assert not centre.centre.objects.answers()

    line.heal()
    rested(centre)
    for piece in rest:
        assert one.send(piece).status_code == 200
    assert one.receipt()["id"] == one.parcel.id
    assert centre.centre.objects.answers()


@pytest.mark.parametrize("fault", [unavailable, stored_unheard])
def test_there_is_no_receipt_before_the_store_said_it_has_the_whole(
    centre, kiosk, line, bucket, gateway, fault
):
    one = attached(kiosk)
    one.waiting()
    *firsts, last = one.pieces()
    for piece in firsts:
        one.send(piece)
    line.fail(fault, f"/{bucket}/ward/{one.parcel.id[-2:]}/", times=FOREVER)

    assert problem(one.send(last)) == ANSWERED_AS_BUSY
    assert centre.rows(completion) == []
    assert centre.rows(attachment)[0].whole_at is None

    line.heal()
    rested(centre)
    assert one.send(last).status_code == 200
    assert one.receipt()["id"] == one.parcel.id
    assert wholes(gateway, bucket) == {each.digest: each.sealed for each in one.pictures}


def test_a_store_that_hangs_holds_no_text_up(data_dir, tables, line, bucket):
    slow = {"s3": {**tables["s3"], "timeout_s": 2}, "intake": {"in_flight": 4}}
    with centre_of(data_dir, slow) as centre:
        kiosk = VirtualKiosk(centre.add_kiosk()).enrol()
        one = attached(kiosk)
        one.waiting()
        line.fail(lambda handler, commit: line.let_go.wait(60), f"/{bucket}", times=FOREVER)
        with centre.centre.pieces.place(), centre.centre.pieces.place():
            assert problem(one.send(one.pieces()[0]))[:2] == (429, "busy")
            text = kiosk.make()
            assert kiosk.receipt(kiosk.post(text))["id"] == text.id
        assert problem(one.send(one.pieces()[0])) == ANSWERED_AS_BUSY


def test_a_centre_starts_without_its_store_and_sends_pictures_once_it_is_there(
    data_dir, tables, line, bucket
):
    with centre_of(data_dir, tables) as centre:
        kiosk = VirtualKiosk(centre.add_kiosk()).enrol()
    settings = settings_for(data_dir, **tables)
    with line_cut(line, bucket), served(data_dir, settings=settings, claimed=True) as centre:
        one = attached(at(kiosk, centre.url))
        one.waiting()
        assert problem(one.send(one.pieces()[0])) == ANSWERED_AS_BUSY

        line.heal()
        rested(centre)
        one.send_all()
        assert one.receipt()["id"] == one.parcel.id


@contextmanager
def line_cut(line, bucket):
    line.fail(unavailable, f"/{bucket}", times=FOREVER)
    yield
    line.heal()


def test_an_officer_sees_the_picture_or_that_its_store_is_away(centre, kiosk, line, bucket):
    one = attached(kiosk)
    one.waiting()
    one.send_all()
    centre.add_staff("lan")
    with Officer(centre.url) as officer:
        officer.log_in()
        address = f"/declarations/{one.parcel.id}/pictures/1"
        assert officer.get(address).content == PICTURE
        line.fail(unavailable, f"/{bucket}", times=FOREVER)

        answer = officer.get(address)

        assert answer.status_code == 503
        assert "Kho bản chụp chưa trả lời" in answer.text
        assert officer.get(f"/declarations/{one.parcel.id}").status_code == 200


def test_a_picture_changed_in_the_store_is_not_shown(centre, kiosk, gateway, bucket):
    one = attached(kiosk)
    one.waiting()
    one.send_all()
    key = next(key for key in gateway.keys(bucket) if key.endswith(one.pictures[0].digest))
    changed = bytes([one.pictures[0].sealed[0] ^ 1]) + one.pictures[0].sealed[1:]
    assert gateway.call("PUT", f"/{bucket}/{key}", changed).status_code == 200
    centre.add_staff("lan")
    with Officer(centre.url) as officer:
        officer.log_in()
        assert officer.get(f"/declarations/{one.parcel.id}/pictures/1").status_code == 409


def test_another_centres_bucket_is_refused(data_dir, tables, tmp_path, environ):
    with centre_of(data_dir, tables):
        pass
    done = run_command(tmp_path / "second", "init", "--json", **environ)
    assert json.loads(done.stdout)["error"] == "attachments_unfit"


def test_two_nodes_share_nothing_but_database_and_bucket(url, tmp_path, tables, gateway, bucket):
    tables["database"] = {"url": url}
    tables["attachments"] = {}
    with served(tmp_path / "one", settings=settings_for(tmp_path / "one", **tables)) as one:
        shutil.copytree(tmp_path / "one" / "keys", tmp_path / "two" / "keys")
        settings = settings_for(tmp_path / "two", **tables)
        with served(tmp_path / "two", settings=settings, clock=one.clock) as two:
            kiosk = VirtualKiosk(one.add_kiosk()).enrol()
            sent = attached(kiosk)
            sent.waiting()
            for number, piece in enumerate(sent.pieces(size=50_000)):
                there = type(sent)(
                    at(kiosk, (one, two)[number % 2].url), sent.parcel, sent.pictures
                )
                assert there.send(piece).status_code == 200
            assert sent.receipt()["id"] == sent.parcel.id
    assert wholes(gateway, bucket) == {each.digest: each.sealed for each in sent.pictures}
