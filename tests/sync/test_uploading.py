"""Attachments go after everything small, piece by piece, and on from where the centre has them."""

import json

import pytest

from sync.attachment import open_attachment
from sync.chain import verify_queue
from sync.listing import find_queued, list_queue
from sync.news import fetch_news
from sync.piece import PIECE_BYTES
from sync.worker import Worker
from tests.sync import faults
from tests.sync.dossiers import plain, rows, save_with_pictures, tamper

SMALL, LARGE = b"\xff\xd8 small", b"\xff\xd8" + bytes(range(250)) * 1500
PIECES_OF_LARGE = 3


@pytest.fixture
def worker(station):
    made = Worker(station)
    made.start()
    return made


@pytest.fixture
def deliveries(station):
    return lambda: rows(
        station.engine, "SELECT seq, state, reason, attempts FROM delivery ORDER BY seq"
    )


def arrived(centre, outbox):
    """The pictures the centre can open, in the order they came."""
    device = outbox.enrolment().device
    return [
        b"".join(open_attachment(bytes(sealed), bytes(centre.seal_key), device))
        for sealed in centre.books.attachments.values()
    ]


def kinds(centre):
    """What was asked, in order: h a header, p a piece."""
    words = {"/v1/dossiers": "h"}
    asked = [path for path in centre.requests if path.startswith("/v1/dossiers")]
    return "".join(words.get(path, "p") for path in asked)


def drain(worker, station):
    station.forget_waits()
    return worker.drain(waits=False)


def test_pictures_arrive_and_only_then_is_the_dossier_delivered(
    centre, outbox, worker, station, deliveries
):
    saved = save_with_pictures(outbox, LARGE, SMALL)

    tally = worker.drain()

    assert (tally.delivered, tally.reason) == (1, None)
    assert arrived(centre, outbox) == [SMALL, LARGE]
    assert kinds(centre) == "hh" + "p" + "p" * PIECES_OF_LARGE + "h"
    assert deliveries() == [(1, "delivered", None, 1)]
    assert outbox.lookup(saved.reference) == "centre"
    outcomes = [row[0] for row in rows(station.engine, "SELECT outcome FROM attempt ORDER BY id")]
    assert outcomes == ["attachments_waiting", "attachments_waiting", "already_there"]


def test_small_ones_go_first_also_those_saved_meanwhile(centre, outbox, worker, deliveries):
    save_with_pictures(outbox, LARGE, LARGE)
    outbox.save(plain)

    def save_another(handler, commit):
        outbox.save(plain)
        handler.answer(200, commit(), "application/json")

    centre.piece_faults.extend([save_another, save_another])
    worker.drain()

    assert kinds(centre) == "hh" + "hp" + "h" + "hp" + "h" + "h" + "pppp" + "h"
    assert [text["seq"] for text in centre.books.accepted] == [1, 2, 3, 4]
    assert {row[1] for row in deliveries()} == {"delivered"}


@pytest.mark.parametrize("fault", [faults.lose_answer, faults.hang_up, faults.cut_answer])
@pytest.mark.parametrize("at", range(PIECES_OF_LARGE))
def test_after_a_cut_it_goes_on_and_no_byte_is_there_twice(
    centre, outbox, worker, station, deliveries, fault, at
):
    save_with_pictures(outbox, LARGE)
    centre.piece_faults.extend([honest] * at + [fault])

    assert worker.drain().reason == "no_answer"
    assert deliveries()[0][1] == "queued"
    assert drain(worker, station).delivered == 1
    assert arrived(centre, outbox) == [LARGE]


def honest(handler, commit):
    handler.answer(200, commit(), "application/json")


def test_an_agent_that_begins_anew_goes_on_where_the_centre_is(
    centre, outbox, worker, station, deliveries
):
    save_with_pictures(outbox, LARGE)
    centre.piece_faults.extend([honest, faults.lose_answer])
    worker.drain()
    station.forget_waits()
    asked = len(centre.requests)

    fresh = Worker(station)
    fresh.start()
    assert fresh.drain(waits=False).delivered == 1

    assert len([path for path in centre.requests[asked:] if "attachments" in path]) == 1
    assert arrived(centre, outbox) == [LARGE]
    assert deliveries()[0][1] == "delivered"


def test_a_stop_between_two_pieces_leaves_the_rest_for_the_next_time(
    centre, outbox, worker, station, deliveries
):
    save_with_pictures(outbox, LARGE)

    worker.drain(
        stopping=lambda: "attachments" in centre.requests[-1] if centre.requests else False
    )

    assert kinds(centre).count("p") == 1
    assert deliveries() == [(1, "queued", "attachments_waiting", 0)]
    assert drain(worker, station).delivered == 1
    assert arrived(centre, outbox) == [LARGE]


def test_staff_see_how_many_pieces_are_there(centre, outbox, worker, station):
    saved = save_with_pictures(outbox, LARGE, SMALL)
    (before,) = list_queue(station.engine)
    centre.piece_faults.extend([honest, faults.hang_up])
    worker.drain()
    found = find_queued(station.engine, saved.reference)
    drain(worker, station)
    (after,) = list_queue(station.engine)

    assert (before.attachments, before.pieces, before.pieces_sent) == (2, 4, 0)
    assert (found[0].pieces, found[0].pieces_sent) == (4, 1)
    assert (after.state, after.pieces, after.pieces_sent) == ("delivered", 4, 4)


def test_one_whose_pictures_are_refused_stops_no_other(centre, outbox, worker, deliveries):
    save_with_pictures(outbox, SMALL)
    save_with_pictures(outbox, LARGE)
    centre.piece_faults.append(faults.says(422, "unreadable"))

    tally = worker.drain()

    assert (tally.delivered, tally.held) == (1, 1)
    assert [row[1:3] for row in deliveries()] == [("held", "unreadable"), ("delivered", None)]


@pytest.mark.parametrize("code", ["bad_piece", "other_offset", "unknown_attachment"])
def test_what_may_pass_is_tried_again_later(centre, outbox, worker, station, deliveries, code):
    save_with_pictures(outbox, LARGE)
    centre.piece_faults.append(faults.says(409, code))

    assert worker.drain().reason is None
    assert deliveries()[0][:3] == (1, "queued", code)
    assert drain(worker, station).delivered == 1


def test_a_centre_that_takes_every_piece_and_still_waits_is_not_served_for_ever(
    centre, outbox, worker, deliveries
):
    save_with_pictures(outbox, LARGE)
    centre.missing_of = lambda header: [
        {"digest": header.attachments[0].digest, "size": header.attachments[0].size, "offset": 0}
    ]

    def forget(handler, commit):
        handler.answer(200, commit(), "application/json")
        if len(centre.books.attachments) and kinds(centre).endswith("ppp"):
            centre.books.attachments.clear()

    centre.piece_faults.extend([forget] * 20)
    worker.drain()

    assert kinds(centre).count("p") == PIECES_OF_LARGE
    assert deliveries()[0][:3] == (1, "queued", "refused")


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one | {"digest": "0" * 64},
        lambda one: one | {"size": one["size"] + 1},
        lambda one: one | {"offset": one["size"]},
        lambda one: one | {"offset": -1},
    ],
)
def test_an_answer_that_waits_for_something_else_is_not_our_centres(centre, outbox, worker, change):
    save_with_pictures(outbox, LARGE)
    honestly = centre.missing_of
    centre.missing_of = lambda header: [change(one) for one in honestly(header)]

    assert worker.drain().reason == "other_answer"
    assert kinds(centre) == "h"


def test_an_acknowledgement_of_another_key_is_not_our_centres(centre, outbox, worker):
    save_with_pictures(outbox, LARGE)

    def forge(handler, commit):
        answer = json.loads(commit())
        answer["acknowledgement"]["signature"] = "A" * 86 + "=="
        handler.answer(200, json.dumps(answer).encode(), "application/json")

    centre.faults.append(forge)

    assert worker.drain().reason == "wrong_signature"
    assert "p" not in kinds(centre)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("DELETE FROM attachment WHERE position = 1", "attachment_missing"),
        ("UPDATE attachment SET sealed = x'00' WHERE position = 1", "bad_attachment"),
    ],
)
def test_a_picture_damaged_on_the_disk_is_found_and_never_sent(
    centre, outbox, worker, station, deliveries, change, reason
):
    save_with_pictures(outbox, SMALL, LARGE)
    tamper(station.engine, change)

    found = verify_queue(station.engine, station.identity)
    worker.drain()

    assert [problem.code for problem in found.problems] == [reason]
    assert deliveries()[0][:3] == (1, "damaged", reason)
    assert arrived(centre, outbox) == [SMALL]


def test_pictures_stay_with_their_dossier_until_the_grace_is_over(
    centre, outbox, worker, station, hand_clock
):
    save_with_pictures(outbox, LARGE)
    centre.now = lambda: hand_clock.wall
    worker.drain()
    fetch_news(station)
    kept = "SELECT (SELECT count(*) FROM attachment), (SELECT count(*) FROM upload)"
    assert rows(station.engine, kept) == [(1, 1)]

    hand_clock.pass_time(station.patience.grace_s)
    fetch_news(station)

    assert rows(station.engine, kept) == [(0, 0)]
    assert verify_queue(station.engine, station.identity).problems == ()


def test_a_centre_put_back_from_a_copy_is_sent_the_pictures_again(centre, outbox, worker, station):
    save_with_pictures(outbox, LARGE)
    worker.drain()
    centre.books.attachments.clear()
    centre.books.held.clear()
    centre.books.intake.clear()
    centre.epoch = 2

    fetch_news(station)
    drain(worker, station)

    assert arrived(centre, outbox) == [LARGE]
    assert rows(station.engine, "SELECT state, epoch FROM delivery") == [("delivered", 2)]


def test_a_large_picture_travels_in_pieces_of_one_size(centre, outbox, worker):
    save_with_pictures(outbox, bytes(5 * PIECE_BYTES))
    worker.drain()

    assert kinds(centre).count("p") == 6
