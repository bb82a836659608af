import logging
import subprocess
import sys
import threading

import pytest

from kiosk import log

SECRET = "NGUYỄN THỊ HƯỜNG 003155012345"


@pytest.fixture
def fresh_logging():
    """Logging as in a new process, and put back afterwards."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def configure_anew(*, verbose=False):
    """As in a new process: nothing listens yet."""
    logging.getLogger().handlers[:] = []
    log.configure(verbose=verbose)


def fail_with(answer: str) -> None:
    message = f"cannot file {answer}"
    raise ValueError(message)


def caught() -> tuple[type[BaseException], BaseException, object]:
    try:
        fail_with(SECRET)
    except ValueError:
        return sys.exc_info()
    raise AssertionError


def test_an_uncaught_error_is_logged_without_what_it_says(fresh_logging, capsys):
    configure_anew()
    log.log_uncaught(*caught())
    out, err = capsys.readouterr()
    assert out == ""
    assert "uncaught" in err
    assert "ValueError" in err
    assert "test_log.py:" in err
    assert SECRET not in err
    assert "HƯỜNG" not in err


def test_the_innermost_place_is_named(fresh_logging, capsys):
    configure_anew()
    log.log_uncaught(*caught())
    line = fail_with.__code__.co_firstlineno + 2
    assert f"test_log.py:{line}" in capsys.readouterr().err


def test_an_error_without_a_trace_is_logged_too(fresh_logging, capsys):
    configure_anew()
    log.log_uncaught(ValueError, ValueError(SECRET), None)
    err = capsys.readouterr().err
    assert "unknown" in err
    assert SECRET not in err


def test_an_error_in_a_thread_says_as_little(fresh_logging, capsys, monkeypatch):
    configure_anew()
    monkeypatch.setattr(threading, "excepthook", log.log_uncaught_in_thread)
    thread = threading.Thread(target=fail_with, args=(SECRET,))
    thread.start()
    thread.join()
    err = capsys.readouterr().err
    assert "ValueError" in err
    assert SECRET not in err


def test_a_whole_process_that_fails_prints_no_answer():
    program = (
        "import sys\nfrom kiosk import log\nlog.configure()\nsys.excepthook = log.log_uncaught\n"
        f"answer = {SECRET!r}\nraise LookupError(answer)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "LookupError" in done.stderr
    assert "003155012345" not in done.stderr
    assert done.stdout == ""


def test_a_library_that_logs_its_error_tells_the_kind_and_no_trace(fresh_logging, capsys):
    configure_anew()
    try:
        fail_with(SECRET)
    except ValueError:
        logging.getLogger("a.library").exception("could not")
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "event='could not' kind='ValueError'" in err
    assert SECRET not in err


@pytest.mark.parametrize(("verbose", "seen"), [(False, False), (True, True)])
def test_details_are_logged_only_when_asked(fresh_logging, capsys, verbose, seen):
    configure_anew(verbose=verbose)
    logging.getLogger("kiosk.somewhere").debug("a detail")
    log.Log("kiosk.somewhere").info("an event", page="find")
    err = capsys.readouterr().err
    assert ("a detail" in err) is seen
    assert "event='an event'" in err
    assert "page='find'" in err


def test_libraries_that_would_log_addresses_are_quiet(fresh_logging):
    log.configure(verbose=True)
    assert not logging.getLogger("httpx").isEnabledFor(logging.INFO)


def test_a_screen_logs_without_a_console_library():
    program = (
        "import sys\nfrom kiosk import log\nlog.configure()\nevents = log.Log('here')\n"
        "events.warning('an event', page='find')\n"
        "assert not {'structlog', 'rich', 'asyncio'} & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "event='an event'" in done.stderr
    assert "page='find'" in done.stderr
    assert done.stdout == ""
