from contextlib import closing

import pytest

from sync.judgement import NOT_MADE
from sync.log import KeyValues
from sync.news import fetch_news
from sync.outbox import Outbox
from sync.worker import Worker
from tests.sync import faults
from tests.sync.dossiers import plain, rows, tamper


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


@pytest.fixture
def outcomes(station):
    return lambda: rows(station.engine, "SELECT seq, outcome FROM attempt ORDER BY id")


def test_what_is_saved_is_delivered_once(centre, outbox, worker, deliveries, outcomes):
    saved = [outbox.save(plain) for _ in range(40)]
    tally = worker.drain()
    assert (tally.sent, tally.delivered, tally.held, tally.reason) == (40, 40, 0, None)
    assert [text["id"] for text in centre.books.accepted] == [one.id for one in saved]
    assert {row[1:] for row in deliveries()} == {("delivered", None, 1)}
    assert outcomes() == [(one.seq, "delivered") for one in saved]
    assert outbox.waiting() == 0
    assert outbox.lookup(saved[0].reference) == "centre"
    assert worker.drain().sent == 0


def test_the_centre_is_told_how_much_waits(centre, outbox, worker):
    for _ in range(3):
        outbox.save(plain)
    worker.drain()
    assert centre.queue_lengths == [3, 2, 2]


def test_the_attempt_is_on_record_before_anything_is_sent(centre, outbox, worker, station):
    seen = []

    def look(_handler, commit):
        seen.append(rows(station.engine, "SELECT seq, outcome FROM attempt"))
        seen.append(rows(station.engine, "SELECT state FROM delivery"))
        faults.lose_answer(_handler, commit)

    outbox.save(plain)
    centre.faults.append(look)
    worker.drain()
    assert seen == [[(1, None)], [("sending",)]]


class NoAttempts:
    """The negative control: records nothing."""

    def record(self, connection, seqs, at):
        pass

    def finish(self, connection, outcomes):
        pass


def test_without_attempt_rows_a_send_goes_unrecorded(centre, outbox, station, outcomes):
    outbox.save(plain)
    blind = Worker(station, NoAttempts())
    blind.start()
    assert blind.drain().delivered == 1
    assert (len(centre.books.accepted), outcomes()) == (1, [])


def test_an_answer_lost_after_commit_is_no_double(centre, outbox, worker, station, deliveries):
    outbox.save(plain)
    centre.faults.append(faults.lose_answer)
    assert worker.drain().reason == "no_answer"
    assert deliveries() == [(1, "queued", None, 1)]
    station.forget_waits()
    assert worker.drain(waits=False).delivered == 1
    assert len(centre.books.accepted) == 1
    assert rows(station.engine, "SELECT outcome FROM attempt") == [
        ("no_answer",),
        ("already_there",),
    ]


def test_without_the_id_check_at_the_centre_it_would_be_a_double(centre, outbox, worker):
    centre.id_check = False
    outbox.save(plain)
    centre.faults.append(faults.lose_answer)
    worker.drain()
    worker.drain(waits=False)
    assert len(centre.books.accepted) == 2


def test_a_line_that_is_down_is_tried_once_a_drain(outbox, worker, centre, deliveries, outcomes):
    for _ in range(3):
        outbox.save(plain)
    centre.faults.extend([faults.hang_up] * 10)
    assert worker.drain().reason == "no_answer"
    assert outcomes() == [(1, "no_answer")]
    assert [row[1] for row in deliveries()] == ["queued"] * 3


def test_one_bad_dossier_stops_no_other(centre, outbox, worker, deliveries):
    for _ in range(4):
        outbox.save(plain)
    centre.faults.append(faults.says(409, "conflict"))
    tally = worker.drain()
    assert (tally.delivered, tally.held) == (3, 1)
    assert deliveries()[0] == (1, "held", "conflict", 1)


def test_a_dossier_that_breaks_the_centre_lets_the_others_go_first(
    centre, outbox, worker, station, hand_clock
):
    for _ in range(4):
        outbox.save(plain)
    centre.faults.append(faults.bad_gateway)
    assert worker.drain().reason == "centre_down"
    hand_clock.pass_time(0.01)
    station.forget_waits()
    assert worker.drain().delivered == 3
    assert [text["seq"] for text in centre.books.accepted] == [2, 3, 4]


def test_a_defect_while_sending_one_stops_no_other(
    centre, outbox, worker, station, deliveries, monkeypatch
):
    honest = station.client.send

    def send(signed, *more):
        if signed.header.seq == 1:
            raise RuntimeError("invented")
        return honest(signed, *more)

    monkeypatch.setattr(station.client, "send", send)
    outbox.save(plain)
    outbox.save(plain)
    assert worker.drain().delivered == 1
    assert deliveries()[0] == (1, "queued", "unexpected", 1)


def test_a_damaged_dossier_is_kept_and_never_sent(centre, outbox, worker, station, deliveries):
    for _ in range(3):
        outbox.save(plain)
    tamper(station.engine, "UPDATE payload SET sealed = zeroblob(length(sealed)) WHERE seq = 2")
    tally = worker.drain()
    assert (tally.sent, tally.delivered, tally.held) == (2, 2, 1)
    assert deliveries()[1] == (2, "damaged", "bad_digest", 0)
    assert [text["seq"] for text in centre.books.accepted] == [1, 3]
    assert rows(station.engine, "SELECT count(*) FROM payload") == [(3,)]


def test_a_row_whose_text_is_damaged_stops_no_other(outbox, worker, station, deliveries):
    outbox.save(plain)
    outbox.save(plain)
    tamper(station.engine, "UPDATE header SET id = CAST(x'ff' AS TEXT) WHERE seq = 1")
    assert worker.drain().delivered == 1
    assert deliveries()[0] == (1, "damaged", "bad_columns", 0)


def test_a_header_put_in_the_place_of_another_is_held(outbox, worker, station, deliveries, centre):
    outbox.save(plain)
    centre.faults.append(faults.hang_up)
    worker.drain()
    tamper(station.engine, "UPDATE heads SET head = 'another'")
    worker.drain(waits=False)
    assert deliveries() == [(1, "held", "other_head", 1)]


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (faults.says(403, "revoked_device"), "revoked_device"),
        (faults.says(403, "wrong_centre"), "wrong_centre"),
        (faults.login_page, "login_page"),
        (faults.wrong_signature, "wrong_signature"),
    ],
)
def test_a_condition_of_the_site_is_kept_once(
    centre, outbox, worker, station, deliveries, fault, reason
):
    for _ in range(3):
        outbox.save(plain)
    centre.fault_for_all = fault
    assert worker.drain().reason == reason
    assert {row[1:3] for row in deliveries()} == {("queued", None)}
    assert rows(station.engine, "SELECT reason FROM site") == [(reason,)]
    assert outbox.condition() == reason
    assert station.wait_s() > 0
    centre.fault_for_all = None
    assert worker.drain(waits=False).delivered == 3
    assert outbox.condition() is None
    assert station.wait_s() == 0


def test_a_busy_centre_names_the_wait(centre, outbox, worker, station):
    outbox.save(plain)
    centre.faults.append(faults.says(429, "busy", Retry_After="17"))
    assert worker.drain().reason == "busy"
    assert station.wait_s() == 17


def test_what_was_being_sent_when_the_agent_died_is_sent_again(outbox, worker, station, centre):
    outbox.save(plain)
    worker._claim([], 1, waits=True)
    assert rows(station.engine, "SELECT state FROM delivery") == [("sending",)]
    successor = Worker(station)
    successor.start()
    assert successor.drain().delivered == 1
    assert len(centre.books.accepted) == 1


def test_a_stop_ends_between_two_dossiers_and_undoes_the_claims(
    outbox, worker, centre, deliveries, outcomes
):
    for _ in range(5):
        outbox.save(plain)
    worker.drain(stopping=lambda: len(centre.books.accepted) >= 3)
    assert [row[1:] for row in deliveries()] == [("delivered", None, 1)] * 3 + [
        ("queued", None, 0)
    ] * 2
    assert outcomes()[3:] == [(4, NOT_MADE.outcome), (5, NOT_MADE.outcome)]


def test_a_dossier_saved_while_sending_goes_in_the_same_drain(centre, outbox, worker, enrolled):
    def save_more(handler, commit):
        with closing(Outbox.open(enrolled)) as other:
            other.save(plain)
        handler.answer(200, commit(), "application/json")

    outbox.save(plain)
    centre.faults.append(save_more)
    assert worker.drain().delivered == 2


def test_the_log_names_numbers_only(centre, outbox, worker, station, caplog):
    caplog.set_level("INFO")
    saved = outbox.save(plain)
    worker.drain()
    fetch_news(station)
    logged = "\n".join(map(KeyValues().format, caplog.records))
    assert "state" in logged
    assert saved.reference not in logged
    assert "Nguyễn" not in logged
