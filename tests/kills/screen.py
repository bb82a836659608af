"""A real UI process with its demo driver, held as the supervisor holds it.

A visit is restored into it by the product's own way: the encrypted journal, whose key is lent after
the tap on "continue". So a round begins where nothing is left but to save.
"""

import json
import os
import select
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from kiosk.demo.remote import DemoError, Remote, View
from kiosk.demo.walk import REFERENCE
from kiosk.session.journal import Journal
from kiosk.session.link import FromUi, ToUi
from kiosk.session.memory import KEY_SIZE
from kiosk.session.plan import program
from kiosk.session.ui_process import UiProcess
from kiosk.session.vault import Vault
from kiosk.session.visit import Visit
from tests.kills.shim import Fuse
from tests.kills.victims import LIMIT_S, Stuck

CONTINUE = "Đúng, khai tiếp"
SAVE = "Lưu tờ khai"


class Gone(Exception):  # noqa: N818 -- says what happened
    """The UI process died while it was asked something."""


class Screen:
    """One UI process, from its start to its end."""

    def __init__(self, fuse: Fuse, environ: Mapping[str, str], folder: Path) -> None:
        """Start it hidden; `folder` is its own, and made here."""
        folder.mkdir()
        self.fuse = fuse
        orders, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = (*fuse.prefix(), *program("kiosk.app", "--windowed"))
        self._process = UiProcess(command, {**os.environ, **environ}, folder, theirs.fileno())
        theirs.close()
        self._orders = orders
        self._remote = Remote(orders, None)
        self._heard: list[FromUi] = []

    def restore(self, vault: Vault) -> View:
        """Ask "continue?", tap it, lend key and journal; the page the person was on."""
        self._await(FromUi.READY)
        self._process.send(ToUi.SHOW_RECOVERY)
        self._await(FromUi.SHOWN)
        self.touch(CONTINUE)
        self._await(FromUi.CONTINUE)
        lent = vault.lend()
        assert lent is not None
        self._process.send(ToUi.GIVE_KEY, list(lent))
        os.close(lent[0])
        return self._until(lambda view: view.page in {"declaration", "slip"})

    def to_the_end(self) -> None:
        """Turn the parts of the declaration until "Lưu tờ khai" is there, or the slip."""
        for _ in range(20):
            view = self.look()
            if view.has(SAVE) or view.page == "slip":
                return
            self.touch(next(name for role, name in view.seen if name.startswith("Xem tiếp")))
        raise Stuck(view.text())

    def save(self) -> str:
        """Tap "Lưu tờ khai"; the number on the slip once the slip is on the screen."""
        self.touch(SAVE)
        return self.slip()

    def go_on(self) -> str:
        """Tap "Lưu tờ khai" again, unless the slip comes by itself; the number on the slip."""
        self.to_the_end()
        with suppress(DemoError):  # the slip came in between; if it did not, it is missed below
            self.touch(SAVE)
        return self.slip()

    def slip(self) -> str:
        """The number on the slip that is on the screen, or comes."""
        view = self._until(lambda view: view.page == "slip" and REFERENCE.search(view.text()))
        found = REFERENCE.search(view.text())
        assert found is not None
        return found.group().replace(" ", "")

    def touch(self, name: str) -> View:
        """Touch what has this name; Gone when that was the end of the process."""
        try:
            return self._remote.touch(name)
        except (json.JSONDecodeError, ConnectionError) as error:
            raise Gone(name) from error

    def look(self) -> View:
        """What is on the screen."""
        try:
            return self._remote.look()
        except (json.JSONDecodeError, ConnectionError) as error:
            raise Gone from error

    def end(self) -> int:
        """Kill it with all it started, as at the end of a session; how it had ended, if it had."""
        self._process.end()
        self._orders.close()
        code = self._process.exit_code
        assert code is not None
        return code

    def _until(self, there: Callable[[View], object]) -> View:
        until_s = time.monotonic() + LIMIT_S
        while not there(view := self.look()):
            if time.monotonic() > until_s:
                raise Stuck(f"{view.page}: {view.text()}")
        return view

    def _await(self, kind: FromUi) -> None:
        """Read what it says until it says this."""
        until_s = time.monotonic() + LIMIT_S
        while kind not in self._heard:
            select.select([self._process.line], [], [], 1.0)
            messages = self._process.receive()
            if messages is None:
                raise Gone(kind)
            self._heard += [message.kind for message in messages]
            if time.monotonic() > until_s:
                raise Stuck(f"the UI never said {kind}")


def journal_of(visit: Visit) -> Vault:
    """A vault whose journal holds a visit, as a UI process would have left it behind."""
    vault = Vault()
    vault.begin()
    lent = vault.lend()
    assert lent is not None
    pipe, memory = lent
    key = os.read(pipe, KEY_SIZE)
    os.close(pipe)
    Journal(memory, key).write(json.dumps(visit.to_json(), ensure_ascii=False).encode())
    return vault
