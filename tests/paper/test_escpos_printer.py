import os
import pty
import subprocess
import sys
import termios
import threading
import tty
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from kiosk.paper import escpos_link
from kiosk.paper.escpos_printer import EscposPrinter, Patience, encode
from kiosk.paper.escpos_reader import Cut, Reader
from kiosk.paper.printers import Failed, NoPaper, NoPrinter, Printed, Ready
from kiosk.paper.simulator import Play, PrinterSimulator

PATIENT = Patience(answer_s=10, poll_s=0.05, send_s=30, done_s=30, must_answer=True)
QUICK = Patience(answer_s=0.15, poll_s=0.05, send_s=0.6, done_s=0.6, must_answer=True)
WAIT_S = 20


def picture(height: int = 1200) -> Image.Image:
    """Dense and irregular, taller than one raster piece."""
    image = Image.new("1", (576, height), 1)
    pen = ImageDraw.Draw(image)
    for step in range(0, height, 7):
        pen.line(((step * 13 % 576, step), (575 - step * 5 % 576, step + 5)), fill=0)
    pen.rectangle(((0, 0), (575, height - 1)), outline=0)
    return image


def printer_at(simulator: PrinterSimulator, patience: Patience = PATIENT) -> EscposPrinter:
    host, port = simulator.address
    return EscposPrinter(escpos_link.network(host, port, 2.0), patience)


def test_the_printed_image_is_the_image_sent():
    image = picture()
    with PrinterSimulator() as simulator:
        outcome = printer_at(simulator).print(image)
        paper = simulator.next_paper(WAIT_S)
    assert outcome == Printed(confirmed=True)
    assert paper.size == image.size
    assert paper.tobytes() == image.tobytes()
    assert not simulator.reader.unknown


def test_two_papers_come_out_apart():
    with PrinterSimulator() as simulator:
        printer = printer_at(simulator)
        printer.print(picture(40))
        printer.print(picture(60))
        heights = [simulator.next_paper(WAIT_S).height for _ in range(2)]
    assert heights == [40, 60]


def test_no_paper_is_said_before_anything_is_sent():
    with PrinterSimulator(Play(rows=0)) as simulator:
        assert printer_at(simulator).print(picture()) == NoPaper()
        assert printer_at(simulator).status() == NoPaper()


def test_a_roll_that_ends_midway_is_no_paper():
    with PrinterSimulator(Play(rows=300)) as simulator:
        assert printer_at(simulator).print(picture()) == NoPaper()


def test_an_open_cover_fails_with_its_reason():
    with PrinterSimulator(Play(cover_open=True)) as simulator:
        assert printer_at(simulator).print(picture()) == Failed("cover_open")


def test_a_stuck_cutter_fails_as_a_jam():
    with PrinterSimulator(Play(cutter_jam=True)) as simulator:
        assert printer_at(simulator).status() == Failed("paper_jam")


def test_a_hanging_printer_fails_in_time():
    with PrinterSimulator(Play(hang=True)) as simulator:
        assert printer_at(simulator, QUICK).print(picture()) == Failed("timeout")
        assert printer_at(simulator, QUICK).status() == Failed("timeout")


def test_a_line_cut_midway_fails():
    with PrinterSimulator(Play(disconnect_after=20_000)) as simulator:
        assert printer_at(simulator).print(picture()) == Failed("disconnected")


def test_nobody_listening_is_no_printer():
    with PrinterSimulator() as simulator:
        address = simulator.address
    printer = EscposPrinter(escpos_link.network(*address, 1.0), QUICK)
    assert printer.print(picture(8)) == NoPrinter("no_answer")
    assert printer.status() == NoPrinter("no_answer")


def test_a_printer_that_never_says_done_counts_as_printed_unconfirmed():
    deaf = replace(PATIENT, done_s=0.3)
    with PrinterSimulator(Play(deaf_when_done=True)) as simulator:
        assert printer_at(simulator, deaf).print(picture(64)) == Printed(confirmed=False)
        assert simulator.next_paper(WAIT_S).height == 64


def test_a_silent_printer_is_believed_only_where_silence_is_allowed():
    allowed = Patience(answer_s=0.1, send_s=5, done_s=1)
    with PrinterSimulator(Play(silent=True)) as simulator:
        assert printer_at(simulator, allowed).print(picture(64)) == Printed(confirmed=False)
        assert simulator.next_paper(WAIT_S).tobytes() == picture(64).tobytes()
        assert printer_at(simulator, QUICK).print(picture(64)) == Failed("timeout")


def test_a_low_roll_is_ready_and_says_so():
    with PrinterSimulator(Play(paper_low=True)) as simulator:
        assert printer_at(simulator).status() == Ready(paper_low=True)


def test_a_plain_file_receives_the_commands(tmp_path: Path):
    target = tmp_path / "lp0"
    target.touch()
    outcome = EscposPrinter(escpos_link.device(target)).print(picture(100))
    cut = next(event for event in Reader().feed(target.read_bytes()) if isinstance(event, Cut))
    assert outcome == Printed(confirmed=False)
    assert cut.image.tobytes() == picture(100).tobytes()


def test_a_missing_device_is_no_printer(tmp_path: Path):
    printer = EscposPrinter(escpos_link.device(tmp_path / "lp7"), QUICK)
    assert printer.print(picture(8)) == NoPrinter("not_found")


def test_a_serial_printer_prints_over_its_line():
    ours, theirs = pty.openpty()
    tty.setraw(ours, termios.TCSANOW)
    taken = bytearray()

    def swallow() -> None:
        wanted = len(encode(picture(100)))
        while len(taken) < wanted:
            taken.extend(os.read(ours, 4096))

    reader = threading.Thread(target=swallow)
    reader.start()
    connect = escpos_link.serial(Path(os.ttyname(theirs)), 115200)
    allowed = Patience(answer_s=0.05, send_s=WAIT_S, done_s=1)
    try:
        assert EscposPrinter(connect, allowed).print(picture(100)) == Printed(confirmed=False)
        reader.join(WAIT_S)
        cut = next(event for event in Reader().feed(bytes(taken)) if isinstance(event, Cut))
        assert cut.image.tobytes() == picture(100).tobytes()
    finally:
        os.close(ours)
        os.close(theirs)


def test_a_usb_printer_is_found_by_its_ids(tmp_path: Path):
    interface = tmp_path / "devices" / "1-1" / "1-1:1.0"
    interface.mkdir(parents=True)
    (interface.parent / "idVendor").write_text("04b8\n")
    (interface.parent / "idProduct").write_text("0e15\n")
    (tmp_path / "lp0").mkdir()
    (tmp_path / "lp0" / "device").symlink_to(interface)
    assert escpos_link.usb_name("04b8:0e15", tmp_path) == "lp0"
    assert escpos_link.usb_name("", tmp_path) == "lp0"
    assert escpos_link.usb_name("04b8:9999", tmp_path) is None


@pytest.mark.parametrize("image", [Image.new("L", (576, 8)), Image.new("1", (577, 8))])
def test_a_picture_that_does_not_fit_the_paper_is_a_defect(image: Image.Image):
    with pytest.raises(ValueError, match="not a picture"):
        encode(image)


def test_encoding_loads_no_printer_database():
    probe = (
        "import sys; from PIL import Image; from kiosk.paper.escpos_printer import encode; "
        "encode(Image.new('1', (576, 8))); print('escpos.capabilities' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"False\n", b"")
