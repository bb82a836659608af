"""A UI process without Qt: speaks the link protocol, does what a test tells it.

`python fake_ui.py FOLDER`. Appends what happens to FOLDER/events (one JSON object a line) and takes
orders on FOLDER/PID.sock, one JSON list a connection, answered by one JSON value when done.
"""

import json
import os
import selectors
import signal
import socket
import subprocess
import sys
from pathlib import Path

from kiosk.session.hardening import bound_to_parent, harden
from kiosk.session.journal import Journal, receive
from kiosk.session.link import DEMO_FD, EndReason, FromUi, Message, ToUi, UiLink

BEAT_S = 0.1
CHILD = (
    "import sys, time\nword = sys.stdin.read()\nwide = word.encode('utf-16')\nprint(flush=True)\n"
)
WAIT = "time.sleep(600)"


class FakeUi:
    """Holds a word the way a real UI holds answers: several encodings, a child, a file."""

    def __init__(self, folder: Path, link: UiLink) -> None:
        self.folder = folder
        self.link = link
        self.journal: Journal | None = None
        self.kept: list[object] = []
        self.children: list[subprocess.Popen[bytes]] = []
        self.scanner: int | None = None
        self.orders = socket.socket(socket.AF_UNIX)
        self.orders.bind(str(folder / f"{os.getpid()}.sock"))
        self.orders.listen()

    def tell(self, event: str, **more: object) -> None:
        line = json.dumps({"pid": os.getpid(), "event": event, **more}) + "\n"
        file = os.open(self.folder / "events", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.write(file, line.encode())
        os.close(file)

    def run(self) -> None:
        selector = selectors.DefaultSelector()
        selector.register(self.link, selectors.EVENT_READ, self.hear)
        selector.register(self.orders, selectors.EVENT_READ, self.obey)
        self.tell("ready", demo=os.environ.get(DEMO_FD), tmp=os.environ["TMPDIR"])
        self.link.send(FromUi.READY)
        while True:
            for key, _ in selector.select(BEAT_S):
                key.data()
            self.link.send(FromUi.BEAT)

    def hear(self) -> None:
        for message in self.link.read():
            self.take(message)

    def take(self, message: Message[ToUi]) -> None:
        if message.kind is ToUi.QUIT:
            self.tell("quit")
            os._exit(0)
        if message.kind is ToUi.GIVE_KEY:
            self.journal = receive(message)
            state = self.journal.read() if self.journal else None
            if state is not None:
                self.kept.append(state.decode())
            self.tell("give_key", restored=state is not None)
            return
        if message.kind is ToUi.GIVE_SCANNER:
            (self.scanner,) = message.fds
        self.tell(message.kind.value, alive=self.others())
        if message.kind in {ToUi.SHOW, ToUi.SHOW_RECOVERY}:
            self.link.send(FromUi.SHOWN)

    def others(self) -> list[int]:
        """UIs that were shown before and are still alive."""
        lines = (self.folder / "events").read_text().rpartition("\n")[0].splitlines()
        told = (json.loads(line) for line in lines)
        shown = {one["pid"] for one in told if one["event"].startswith("show")}
        return [pid for pid in shown if Path(f"/proc/{pid}").exists()]

    def obey(self) -> None:
        line, _ = self.orders.accept()
        name, *arguments = json.loads(line.recv(65536))
        answer = getattr(self, f"do_{name}")(*arguments)
        line.sendall(json.dumps(answer).encode())
        line.close()

    def do_send(self, kind: str, reason: str | None = None) -> None:
        self.link.send(FromUi(kind), EndReason(reason) if reason else None)

    def do_hold(self, word: str) -> None:
        self.kept += [word, word.encode("utf-16-le"), word.encode("utf-32-le"), word * 3]

    def do_write(self, word: str) -> bool:
        if self.journal is not None:
            self.journal.write(word.encode())
        return self.journal is not None

    def do_restored(self) -> list[str]:
        return [one for one in self.kept if isinstance(one, str)]

    def do_child(self, word: str, own_session: bool) -> int:
        """A child as speech would start it; with `own_session` one that escapes the group."""
        command = [sys.executable, "-c", CHILD + WAIT]
        child = subprocess.Popen(
            command if own_session else bound_to_parent(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=own_session,
        )
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(word.encode())
        child.stdin.close()
        child.stdout.readline()
        self.children.append(child)
        return child.pid

    def do_file(self, word: str) -> None:
        (Path(os.environ["TMPDIR"]) / "spoken.wav").write_text(word)

    def do_scan(self) -> str:
        assert self.scanner is not None
        try:
            return os.read(self.scanner, 4096).decode()
        except BlockingIOError:
            return ""

    def do_garble(self) -> None:
        os.write(self.link.fileno(), b"\xff\xff\xff\xffnonsense")

    def do_crash(self) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    harden()
    link = UiLink.from_environment()
    assert link is not None
    FakeUi(Path(sys.argv[1]), link).run()


if __name__ == "__main__":
    main()
