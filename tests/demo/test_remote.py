import json
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.demo.remote import DemoError, Remote, View

PAGES = [["Giấy tờ"], ["Nhà đất"], ["Khai sinh"]]


class Screen:
    """The far end of the socket: three parts of one page, turned by a button."""

    def __init__(self, pictures: Path | None = None) -> None:
        mine, self._theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._mine = mine
        self.remote = Remote(mine, pictures)
        self.part = 0
        self.page = "find"
        self.orders: list[dict[str, object]] = []
        self.refuse: str | None = None
        self.later: list[str] = []
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while data := self._theirs.recv(65536):
            order = json.loads(data)
            self.orders.append(order)
            self._theirs.send(json.dumps(self._answer(order)).encode())

    def _answer(self, order: dict[str, object]) -> dict[str, object]:
        if self.refuse is not None:
            return {"ok": False, "message": self.refuse}
        if order["do"] == "touch" and "Xem tiếp 1/3" in order["names"]:
            self.part = min(self.part + 1, len(PAGES) - 1)
        seen = [{"role": "Heading", "name": "Tìm việc"}]
        if len(self.orders) > 2:
            seen += [{"role": "StaticText", "name": name} for name in self.later]
        seen += [{"role": "Button", "name": name} for name in PAGES[self.part]]
        if self.part < len(PAGES) - 1:
            seen.append({"role": "Button", "name": "Xem tiếp 1/3"})
        return {"ok": True, "page": self.page, "seen": seen}

    def close(self) -> None:
        self._mine.close()
        self._thread.join()
        self._theirs.close()


@pytest.fixture
def open_screen() -> Iterator[Callable[..., Screen]]:
    opened: list[Screen] = []

    def open_it(pictures: Path | None = None) -> Screen:
        opened.append(Screen(pictures))
        return opened[-1]

    yield open_it
    for screen in opened:
        screen.close()


def test_a_look_tells_what_is_there(open_screen):
    view = open_screen().remote.look()
    assert (view.page, view.heading) == ("find", "Tìm việc")
    assert view.has("Giấy tờ")
    assert not view.has("Giấy")
    assert view.text() == "Tìm việc\nGiấy tờ\nXem tiếp 1/3"


def test_a_touch_is_one_order_and_one_step(open_screen):
    screen = open_screen()
    screen.remote.touch_all(["a", "b"])
    assert screen.orders == [{"do": "touch", "names": ["a", "b"]}]
    assert screen.remote.steps == ["a", "b"]


def test_what_stands_on_a_later_part_is_reached_by_turning(open_screen):
    screen = open_screen()
    screen.remote.reach("Khai sinh")
    assert screen.remote.steps == ["Xem tiếp 1/3", "Xem tiếp 1/3", "Khai sinh"]


def test_what_is_nowhere_is_an_error_that_lists_the_page(open_screen):
    with pytest.raises(DemoError, match="'Hộ chiếu' is not on page find"):
        open_screen().remote.reach("Hộ chiếu")


def test_what_comes_later_is_waited_for_and_pictured(open_screen, tmp_path):
    screen = open_screen(tmp_path)
    screen.later = ["Đã lưu"]
    assert screen.remote.wait_for("Đã lưu").has("Đã lưu")
    assert [order["do"] for order in screen.orders] == ["look"] * 4 + ["grab"]


def test_what_does_not_come_in_time_is_told(open_screen):
    remote = open_screen().remote
    assert remote.sees_within("Giấy tờ", 0.0)
    assert not remote.sees_within("Đã lưu", 0.0)


def test_what_never_comes_is_an_error_that_tells_the_page(open_screen, monkeypatch):
    remote = open_screen().remote
    monkeypatch.setattr("kiosk.demo.remote.PATIENCE_S", 0.0)
    with pytest.raises(DemoError, match="'Đã lưu' did not come on page find"):
        remote.wait_for("Đã lưu")


def test_a_page_can_be_pictured_once_more(open_screen, tmp_path):
    screen = open_screen(tmp_path)
    screen.remote.touch("a")
    screen.remote.picture()
    names = [Path(picture).name for picture in screen.remote.pictures]
    assert names == ["01-find.png", "02-find.png"]


def test_a_refusal_is_an_error_with_its_reason(open_screen):
    screen = open_screen()
    screen.refuse = "'Lưu' is covered"
    with pytest.raises(DemoError, match="is covered"):
        screen.remote.touch("Lưu")


def test_each_new_page_is_pictured_once(open_screen, tmp_path):
    screen = open_screen(tmp_path)
    screen.remote.touch("a")
    screen.remote.touch("b")
    screen.page = "takes"
    screen.remote.touch("c")
    grabs = [order["path"] for order in screen.orders if order["do"] == "grab"]
    assert grabs == [str(tmp_path / "01-find.png"), str(tmp_path / "02-takes.png")]
    assert screen.remote.pictures == grabs


def test_a_screen_that_does_not_answer_is_an_error():
    mine, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    remote = Remote(mine, None)
    mine.settimeout(0.05)
    with pytest.raises(DemoError, match="did not answer"):
        remote.look()
    mine.close()
    theirs.close()


def test_a_page_without_a_title_has_none():
    assert View("find", (("Button", "a"),)).heading == ""
