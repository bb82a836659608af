"""What staff do on the machine itself, from the welcome page to the centre's receipt."""

import threading
import time
from contextlib import closing, contextmanager, nullcontext

import pytest
from PIL import Image

from kiosk.staff.pin import keep_pin
from sync.agent import Options, run_agent
from sync.database import open_database
from sync.listing import list_queue
from sync.outbox import Outbox, grouped
from tests.central.serving import command_json, served
from tests.journeys.kiosk_screen import PATIENCE_S, PIN, kiosk_screen
from tests.kills.books import read_centre
from tests.stick.conftest import Site
from tests.stick.test_the_way import NOWHERE, plainer
from tests.sync.dossiers import save_with_pictures

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(autouse=True)
def _quiet(monkeypatch):
    """A dossier names its procedure; commands leave the runner's stderr alone."""
    monkeypatch.setattr("tests.sync.dossiers.plain", plainer)
    monkeypatch.setattr("kiosk.log.configure", lambda **_: None)
    monkeypatch.setattr("central.log.configure", lambda **_: None)


def joined(tmp_path, centre) -> Site:
    """A kiosk that has joined, with a PIN for its staff."""
    file = centre.add_kiosk()
    site = Site(tmp_path / "kiosk", file.kiosk_number, file.model_dump_json().encode())
    keep_pin(site.dir, PIN)
    return site


def save(site: Site, *pictures: bytes) -> str:
    with closing(Outbox.open(site.dir)) as outbox:
        saved = save_with_pictures(outbox, *pictures) if pictures else outbox.save(plainer)
        return str(saved.reference)


def states(site: Site) -> list[str]:
    engine = open_database(site.dir)
    try:
        return [one.state for one in list_queue(engine)]
    finally:
        engine.dispose()


@contextmanager
def agent(site: Site, options: Options):
    """The sending agent, at work for the block."""
    stop = threading.Event()
    thread = threading.Thread(target=run_agent, args=(site.dir, options, stop))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(60)
        assert not thread.is_alive()


def wait_for(site: Site, wanted: list[str]) -> None:
    until_s = time.monotonic() + PATIENCE_S
    while states(site) != wanted:
        assert time.monotonic() < until_s, states(site)
        time.sleep(0.05)


def wait_for_line(site: Site, reason: str) -> None:
    until_s = time.monotonic() + PATIENCE_S
    with closing(Outbox.open(site.dir)) as outbox:
        while outbox.condition() != reason:
            assert time.monotonic() < until_s
            time.sleep(0.05)


@pytest.fixture
def show(qapp, tmp_path):
    """Show the kiosk's screen; a folder stands for a stick, another one takes what is printed."""
    (tmp_path / "usb").mkdir()
    return lambda site: kiosk_screen(site.dir, tmp_path / "usb", tmp_path / "paper")


def test_what_the_centre_would_not_take_is_sent_again_by_a_clerk(tmp_path, show, monkeypatch):
    """Too large, until the centre's technician allows more: one touch, and it is delivered."""
    with served(tmp_path / "central") as centre:
        site = joined(tmp_path, centre)
        reference = save(site)
        with monkeypatch.context() as smaller:
            smaller.setattr("central.api.routes.DOSSIER_BYTES", 100)
            with agent(site, Options()):
                wait_for(site, ["held"])
        with agent(site, Options()), show(site) as person:
            person.come_in()
            person.read("1 tờ khai cần người xem")
            person.touch("Cần người xem: 1", grouped(reference))
            person.read("Tờ khai lớn quá mức trung tâm nhận")
            person.read("Kỹ thuật làm xong thì bấm Gửi lại")
            person.touch("Gửi lại")
            person.read("Máy gửi lại ngay bây giờ")
            person.read("Đã đến trung tâm")
            assert states(site) == ["delivered"]
            person.touch("Quay lại")
            person.read("Không có tờ nào.")
            person.touch("Quay lại")
            person.read("Đã đến trung tâm hôm nay: 1")
            person.touch("Xong, rời máy")
            person.read("Làm giấy tờ tại đây")
        assert read_centre(tmp_path / "central").intake == 1


@pytest.mark.parametrize("running", [True, False], ids=["agent runs", "agent stopped"])
def test_out_on_a_stick_and_the_receipts_back(tmp_path, show, running):
    with served(tmp_path / "central") as centre:
        site = joined(tmp_path, centre)
    save(site)
    save(site, b"\xff\xd8\xff one", b"\xff\xd8\xff two")
    with agent(site, NOWHERE):
        wait_for_line(site, "no_line")
    with agent(site, NOWHERE) if running else nullcontext(), show(site) as person:
        person.come_in()
        person.read("2 tờ khai đang chờ gửi")
        person.read("Chưa có đường truyền về trung tâm")
        person.touch("Dùng USB", "Chép ra USB")
        person.read("Đã chép 2 tờ khai và 2 ảnh giấy tờ vào USB.")
        person.read("Rút USB ra được rồi.")
        taken = command_json(tmp_path / "central", "import", str(tmp_path / "usb"))
        assert taken["accepted"] == 2
        person.touch("Xong", "Lấy biên nhận từ USB về")
        person.read("2 tờ khai đã đến trung tâm.")
        assert states(site) == ["delivered"] * 2
        person.touch("Xong", "Quay lại")
        person.read("Đã đến trung tâm hôm nay: 2")
    assert read_centre(tmp_path / "central").intake == 2


def test_the_sheet_of_a_shift_is_shown_and_printed(tmp_path, show):
    with served(tmp_path / "central") as centre:
        site = joined(tmp_path, centre)
    reference = save(site)
    save(site)
    assert site.queue("hold", reference)[0] == 0
    with show(site) as person:
        person.come_in()
        person.touch("Giao ca")
        person.read("Giao ca lúc")
        person.read("Đang giữ lại: 1 tờ")
        assert grouped(reference) in person.read(grouped(reference))
        person.touch("In phiếu")
        person.read("Phiếu đã in. Xin lấy phiếu.")
    (picture,) = (tmp_path / "paper").glob("*.png")
    with Image.open(picture) as printed:
        assert printed.height > 600


def test_a_wrong_pin_opens_nothing_and_the_third_has_to_wait(tmp_path, show):
    with served(tmp_path / "central") as centre:
        site = joined(tmp_path, centre)
    with show(site) as person:
        person.come_in("428171")
        person.read("Mã số chưa đúng. Xin gõ lại.")
        person.type("428172")
        person.read("Mã số chưa đúng. Xin gõ lại.")
        person.type("428173")
        person.read("Xin chờ")
        assert not person.views.staff_gate.is_open
        person.touch("Quay lại")
        person.come_in()
        person.read("Đã gõ sai nhiều lần. Xin chờ")
        assert person.views.visit.state.page == "staffpin"
