import logging
import threading

import pytest
import structlog
from structlog.testing import capture_logs

from central.log import PlaceFormatter, configure, log_uncaught, log_uncaught_in_thread, place_of
from tests.central.pages.officer import Officer
from tests.central.serving import client, served
from tests.central.virtual_kiosk import VirtualKiosk

SECRET = "Nguyễn Thị Mật"


@pytest.fixture
def caught():
    with pytest.raises(ValueError, match=SECRET) as info:
        Broken().procedure()
    return info.type, info.value, info.tb


def test_an_exception_is_written_as_its_type_and_place(caught):
    record = logging.LogRecord("x", logging.ERROR, "f", 1, "failed", (), caught)

    said = PlaceFormatter().format(record)

    assert said.startswith("ERROR x failed: ValueError at ")
    assert "test_log.py" in said
    assert SECRET not in said


def test_of_a_long_message_only_the_first_line_is_written():
    record = logging.LogRecord("x", logging.ERROR, "f", 1, f"failed\n{SECRET}", (), None)

    assert PlaceFormatter().format(record) == "ERROR x failed"


def test_what_nobody_caught_is_written_the_same_way(caught):
    with capture_logs() as logs:
        log_uncaught(*caught)

    (entry,) = logs
    assert entry["kind"] == "ValueError"
    assert "test_log.py" in entry["where"]
    assert SECRET not in str(logs)


def test_what_nobody_caught_in_a_thread_is_written_the_same_way(monkeypatch):
    monkeypatch.setattr(threading, "excepthook", log_uncaught_in_thread)
    thread = threading.Thread(target=Broken().procedure)
    with capture_logs() as logs:
        thread.start()
        thread.join()

    (entry,) = logs
    assert entry["kind"] == "ValueError"
    assert SECRET not in str(logs)


class Broken:
    """A library that fails with a person's name in the message."""

    def procedure(self, *arguments, **names):
        raise ValueError(SECRET)


def test_a_defect_inside_a_request_says_nothing_of_what_was_in_it(data_dir, capfd):
    with served(data_dir, procedures=Broken()) as centre:
        centre.add_staff()
        VirtualKiosk(centre.add_kiosk()).enrol().send()
        with Officer(centre.url) as officer:
            officer.log_in()
            answer = officer.get("/declarations")
        with client(centre.url) as http:
            assert http.get("/v1/health").status_code == 200

    said = capfd.readouterr()
    assert answer.status_code == 500
    assert "Xin báo người trông máy" in answer.text
    assert SECRET not in answer.text + said.out + said.err
    assert "where=" in said.out + said.err
    assert "ValueError" in said.out + said.err


def test_logs_go_to_stderr_only(capsys):
    try:
        configure()
        structlog.get_logger("test").info("listening", address="http://x")
    finally:
        structlog.reset_defaults()

    said = capsys.readouterr()
    assert said.out == ""
    assert "address='http://x'" in said.err


def test_without_a_trace_the_place_is_unknown():
    assert place_of(None) == "unknown"
