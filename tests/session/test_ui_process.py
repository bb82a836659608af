import json
import os
import selectors
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.session.link import DEMO_FD, LINK_FD, FromUi, Message, ToUi
from kiosk.session.ui_process import NICE, UiProcess
from tests.session.running_kiosk import wait_for

HELLO = "from kiosk.session.link import FromUi, UiLink; link = UiLink.from_environment(); "
SPEAK = HELLO + "link.send(FromUi.READY); import time; time.sleep(600)"
ECHO = HELLO + (
    "import select, os\n"
    "while True:\n"
    "    select.select([link], [], [])\n"
    "    for message in link.read():\n"
    "        link.send(FromUi.SHOWN if message.kind == 'show' else FromUi.CRASHED)\n"
    "        message.kind == 'quit' and os._exit(0)\n"
)
ENVIRON = (
    "import os, json; json.dump(dict(os.environ), open(os.environ['TMPDIR'] + '/env', 'w'));"
    "open(os.environ['TMPDIR'] + '/done', 'w'); import time; time.sleep(600)"
)

Start = Callable[..., UiProcess]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    started: list[UiProcess] = []

    def start(code: str, demo_fd: int | None = None, **environ: str) -> UiProcess:
        command = (sys.executable, "-c", code)
        started.append(UiProcess(command, {**os.environ, **environ}, tmp_path, demo_fd))
        return started[-1]

    yield start
    for ui in started:
        if ui.line.fileno() >= 0:
            ui.end()


def open_files() -> set[str]:
    return {entry.name for entry in Path("/proc/self/fd").iterdir()}


def hear(ui: UiProcess) -> Message[FromUi]:
    return wait_for(ui.receive, "a message")[0]


def test_it_hears_and_is_heard(start: Start) -> None:
    ui = start(ECHO)
    assert ui.receive() == []
    assert ui.send(ToUi.SHOW)
    assert hear(ui) == Message(FromUi.SHOWN)


def test_it_leads_a_session_group_of_its_own(start: Start) -> None:
    ui = start(SPEAK)
    assert os.getsid(ui.pid) == os.getpgid(ui.pid) == ui.pid


def test_its_death_is_seen_on_the_line_and_by_the_descriptor(start: Start) -> None:
    ui = start(SPEAK)
    assert hear(ui) == Message(FromUi.READY)
    os.kill(ui.pid, signal.SIGKILL)
    wait_for(lambda: ui.receive() is None, "the end of the line")
    with selectors.DefaultSelector() as selector:
        selector.register(ui.death, selectors.EVENT_READ)
        assert selector.select(60)


def test_garbage_ends_the_line(start: Start) -> None:
    ui = start(HELLO + "import os, time; os.write(link.fileno(), b'\\xff' * 9); time.sleep(600)")
    wait_for(lambda: ui.receive() is None, "the end of the line")


def test_descriptors_a_ui_sends_are_dropped(start: Start) -> None:
    ui = start(
        HELLO + "import socket, time; from kiosk.session.link import encode;"
        "socket.send_fds(link._line, [encode(FromUi.READY)], [0, 1]); time.sleep(600)"
    )
    before = open_files()
    assert hear(ui) == Message(FromUi.READY)
    assert open_files() == before


def test_one_that_does_not_read_never_blocks_us(start: Start) -> None:
    ui = start(SPEAK)
    assert not all(ui.send(ToUi.DROP) for _ in range(100_000))


def test_ending_kills_waits_and_frees(start: Start) -> None:
    ui = start(SPEAK)
    before = len(open_files())
    assert ui.end()
    with pytest.raises(ProcessLookupError):
        os.kill(ui.pid, 0)
    assert len(open_files()) == before - 2


def test_its_environment_holds_its_own_line_only(start: Start, tmp_path: Path) -> None:
    start(ENVIRON, **{LINK_FD: "5", DEMO_FD: "6", "KIOSK_DATA_DIR": "x"})
    wait_for((tmp_path / "done").exists, "its environment")
    environ = json.loads((tmp_path / "env").read_text())
    assert environ[LINK_FD] != "5"
    assert DEMO_FD not in environ
    assert environ["KIOSK_DATA_DIR"] == "x"
    assert environ["TMPDIR"] == str(tmp_path)


def test_a_demo_line_is_passed_on_when_there_is_one(start: Start, tmp_path: Path) -> None:
    reader, writer = os.pipe()
    code = f"import os, time; os.write(int(os.environ[{DEMO_FD!r}]), b'hello'); time.sleep(600)"
    start(code, demo_fd=writer)
    assert os.read(reader, 5) == b"hello"
    os.close(reader)
    os.close(writer)


def test_a_spare_steps_back_and_comes_forward_again(start: Start) -> None:
    ui = start(SPEAK)
    ui.step_back()
    assert os.getpriority(os.PRIO_PROCESS, ui.pid) == NICE
    came_forward = ui.step_forward()
    assert came_forward == (os.getpriority(os.PRIO_PROCESS, ui.pid) == 0)
    assert ui.step_forward()


def test_a_program_that_is_not_there_says_so_by_dying(tmp_path: Path) -> None:
    ui = UiProcess(("/nonexistent/kiosk-ui",), os.environ, tmp_path, None)
    wait_for(lambda: ui.receive() is None, "the end of the line")
    assert ui.end()
