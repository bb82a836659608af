import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.demo.remote import DemoError, View
from kiosk.demo.six_keys import Blind, SixKeys, nearer

PLACES = ["Bản giấy", "Bản điện tử", "Quay lại", "Tiếp tục", "Cỡ chữ"]


def view(place: str = "") -> View:
    return View("question", (("Heading", "Tiếp tục"), *(("Button", n) for n in PLACES)), place)


@pytest.mark.parametrize(
    ("place", "name", "key"),
    [
        ("", "Bản giấy", "next"),
        ("", "Cỡ chữ", "previous"),
        ("", "Tiếp tục", "previous"),
        ("Bản giấy", "Bản điện tử", "next"),
        ("Bản giấy", "Cỡ chữ", "previous"),
        ("Tiếp tục", "Bản giấy", "next"),
        ("Bản giấy", "không có ở đây", "next"),
        ("không có ở đây", "Bản giấy", "next"),
    ],
)
def test_the_shorter_way_round_is_taken(place, name, key):
    assert nearer(view(place), name) == key


class Ring:
    """The far end of the socket: places that go round."""

    def __init__(self, pictures: Path | None, hand: type[SixKeys] = SixKeys) -> None:
        mine, self._theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._mine = mine
        self.keys = hand(mine, pictures)
        self.at: int | None = None
        self.chosen: list[str] = []
        self.orders: list[str] = []
        self.page = "question"
        self.words = 0
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while data := self._theirs.recv(65536):
            order = json.loads(data)
            self.orders.append(order.get("key", order["do"]))
            if order["do"] == "press":
                self._press(order["key"])
            place = "" if self.at is None else PLACES[self.at]
            seen = [{"role": "Button", "name": name} for name in PLACES]
            answer = {"ok": True, "page": self.page, "place": place, "seen": seen}
            answer |= {"speaking": self.words > 0, "heard": self._say(), "sounding_s": 0.5}
            self._theirs.send(json.dumps(answer).encode())

    def _say(self) -> list[dict[str, str]]:
        if self.words == 0:
            return []
        self.words -= 1
        return [{"shown": f"câu {self.words}", "spoken": ""}]

    def _press(self, key: str) -> None:
        if key == "choose":
            assert self.at is not None
            self.chosen.append(PLACES[self.at])
            if PLACES[self.at] == "Tiếp tục":
                self.page, self.words = "check", 5
            return
        step = 1 if key == "next" else -1
        begin = 0 if key == "next" else len(PLACES) - 1
        self.at = begin if self.at is None else (self.at + step) % len(PLACES)

    def close(self) -> None:
        self._mine.close()
        self._thread.join()
        self._theirs.close()


@pytest.fixture
def ring(tmp_path) -> Iterator[Ring]:
    ring = Ring(tmp_path)
    yield ring
    ring.close()


def test_what_is_to_be_touched_is_gone_to_and_chosen(ring):
    ring.keys.touch_all(["Bản điện tử", "Tiếp tục"])
    assert ring.chosen == ["Bản điện tử", "Tiếp tục"]
    assert ring.keys.steps == ["Bản điện tử", "Tiếp tục"]
    assert ring.keys.presses == 2 + 1 + 2 + 1
    assert "touch" not in ring.orders


def test_a_page_is_pictured_with_the_ring_on_its_place_before_it_is_chosen(ring):
    ring.keys.touch("Bản giấy")
    assert ring.orders == ["look", "next", "grab", "choose"]


def test_a_place_that_does_not_come_is_an_error(ring):
    with pytest.raises(DemoError, match="the keys do not come to 'Lưu'"):
        ring.keys.touch("Lưu")


@pytest.fixture
def blind(tmp_path) -> Iterator[Ring]:
    ring = Ring(None, Blind)
    yield ring
    ring.close()


def test_who_does_not_see_hears_a_new_page_out(blind):
    blind.keys.touch("Tiếp tục")
    assert blind.words == 0
    assert [sentence.shown for sentence in blind.keys.heard] == [
        f"câu {n}" for n in (4, 3, 2, 1, 0)
    ]
    assert blind.keys.sounding_s == 0.5 * len([one for one in blind.orders if one != "grab"])


def test_on_the_same_page_she_goes_on_at_once(blind):
    blind.keys.touch("Bản giấy")
    assert blind.orders[-2:] == ["next", "choose"]


def test_a_voice_without_an_end_is_an_error(blind, monkeypatch):
    monkeypatch.setattr("kiosk.demo.six_keys.MOST_LOOKS", 3)
    with pytest.raises(DemoError, match="does not come to an end on page check"):
        blind.keys.touch("Tiếp tục")
