import json
import signal
import subprocess
import sys
import threading
import time
from contextlib import closing, contextmanager

import pytest

from sync.agent import AgentRunning, Options, run_agent, run_once
from sync.agent_lock import agent_lock, is_agent_running
from sync.backoff import Backoff
from sync.database import open_database
from sync.outbox import Outbox
from sync.station import Patience
from tests.sync import faults
from tests.sync.dossiers import plain, rows

HASTY = Options(patience=Patience(line=Backoff(0.05, 0.2), dossier=Backoff(0.05, 0.2), grace_s=0))


def eventually(condition, timeout_s=30):
    end = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.02)


@contextmanager
def running(data_dir, options=HASTY):
    stop = threading.Event()
    thread = threading.Thread(target=run_agent, args=(data_dir, options, stop))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(30)
        assert not thread.is_alive()


@pytest.fixture
def outbox(enrolled):
    with closing(Outbox.open(enrolled)) as opened:
        yield opened


def test_what_is_saved_while_it_runs_arrives_and_is_purged(centre, enrolled, outbox):
    with running(enrolled):
        saved = outbox.save(plain)
        eventually(lambda: outbox.lookup(saved.reference) == "centre")
        engine = open_database(enrolled)
        eventually(lambda: rows(engine, "SELECT count(*) FROM payload") == [(0,)])
        engine.dispose()
    assert len(centre.books.accepted) == 1


def test_it_keeps_trying_until_the_line_is_back(centre, enrolled, outbox):
    centre.fault_for_all = faults.hang_up
    saved = outbox.save(plain)
    with running(enrolled):
        eventually(lambda: outbox.condition() == "no_answer" and len(centre.requests) > 3)
        assert outbox.lookup(saved.reference) == "here"
        centre.fault_for_all = None
        eventually(lambda: outbox.lookup(saved.reference) == "centre")
    assert outbox.condition() is None


def test_a_retry_ends_a_long_wait(centre, enrolled, outbox):
    slow = Options(patience=Patience(line=Backoff(10_000, 10_000)))
    centre.faults.append(faults.login_page)
    saved = outbox.save(plain)
    with running(enrolled, slow):
        eventually(lambda: outbox.condition() == "login_page")
        outbox.put_request("retry", {})
        eventually(lambda: outbox.lookup(saved.reference) == "centre")


def test_it_waits_for_an_enrolment_by_request(centre, data_dir):
    with closing(Outbox.open(data_dir)) as outbox, running(data_dir):
        outbox.put_request("enrol", {"file": json.loads(centre.enrolment_file())})
        eventually(lambda: outbox.enrolment() is not None)
        saved = outbox.save(plain)
        eventually(lambda: outbox.lookup(saved.reference) == "centre")


def test_there_is_one_agent_a_data_folder(enrolled, monkeypatch):
    monkeypatch.setattr("sync.agent_lock.TRIES", 1)
    with agent_lock(enrolled):
        assert run_agent(enrolled, HASTY, threading.Event()) == AgentRunning()
        assert run_once(enrolled, HASTY) == AgentRunning()


def test_once_sends_everything_whatever_it_waits_for(centre, enrolled, outbox):
    for _ in range(2):
        outbox.save(plain)
    centre.faults.append(faults.bad_gateway)
    assert run_once(enrolled, Options()).reason == "centre_down"
    tally = run_once(enrolled, Options())
    assert (tally.sent, tally.delivered, tally.reason) == (2, 2, None)


def test_once_before_enrolment_is_told(data_dir):
    assert run_once(data_dir, Options()) is None


def test_another_address_may_be_told(enrolled, outbox):
    outbox.save(plain)
    assert run_once(enrolled, Options(centre_url="http://127.0.0.1:9")).reason == "no_line"


def test_the_process_ends_cleanly_on_sigterm(centre, enrolled, outbox):
    saved = outbox.save(plain)
    process = subprocess.Popen(
        [sys.executable, "-m", "sync", "--data-dir", str(enrolled), "--grace-s", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    eventually(lambda: outbox.lookup(saved.reference) == "centre")
    assert is_agent_running(enrolled)
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (0, "")
    assert "agent ends" in err
    assert saved.reference not in err


def test_killed_while_sending_nothing_is_lost_or_doubled(centre, enrolled, outbox):
    saved = [outbox.save(plain) for _ in range(60)]

    def kill_at_the_tenth(handler, commit):
        body = commit()
        if len(centre.books.accepted) == 10:
            process.kill()
        handler.answer(200, body, "application/json")

    centre.faults.extend([kill_at_the_tenth] * 10)
    command = [sys.executable, "-m", "sync", "--data-dir", str(enrolled)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    process.wait(60)
    assert process.returncode == -signal.SIGKILL
    centre.faults.clear()
    assert run_once(enrolled, Options()).reason is None
    assert [text["id"] for text in centre.books.accepted] == [one.id for one in saved]
    assert outbox.waiting() == 0
