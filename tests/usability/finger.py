"""A kiosk, a finger, a card and a pair of eyes: for trials by people who know nothing of the code.

    python -m tests.usability.finger start FOLDER     starts a kiosk on a virtual screen
    python -m tests.usability.finger see FOLDER       a picture of the screen; its path is printed
    python -m tests.usability.finger tap FOLDER X Y [X Y …]   taps in a row; then a picture
    python -m tests.usability.finger card FOLDER [CODE]       hold a citizen card to the reader
    python -m tests.usability.finger stop FOLDER

The ward's own information is the template's. Every tap is written to FOLDER/taps.log beside its
picture. Positions are pixels of the picture.
"""

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

from PIL import Image
from Xlib import X, display
from Xlib.ext import xtest

SIZE = (1080, 1920)
SETTLE_S = 1.2
BETWEEN_TAPS_S = 0.25
START_S = 120
CARD = "003195012345||NGUYỄN THỊ MẪU|05031995|Nữ|Số 5 phố Ví Dụ, phường Mẫu, Hải Phòng|20042021"
BIN = Path(sys.executable).parent


def start(folder: Path) -> None:
    """Start Xvfb and `kiosk run` with a centre of its own; wait until welcome is painted."""
    folder.mkdir(parents=True, exist_ok=True)
    reader, writer = os.pipe()
    screen = f"{SIZE[0]}x{SIZE[1]}x24"
    xvfb = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", screen, "-nolisten", "tcp"],
        pass_fds=[writer],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    number = os.read(reader, 16).decode().strip()
    environ = settings(number, folder, install_ward(folder))
    reading = subprocess.Popen(
        [sys.executable, "-m", "tests.usability.reader", folder], stdout=subprocess.DEVNULL
    )
    while not (folder / "reader").exists():
        time.sleep(0.05)
    log = (folder / "kiosk.log").open("w")
    kiosk = subprocess.Popen(
        [BIN / "kiosk", "run"], cwd=folder, env=environ, stdout=log, stderr=log
    )
    state = {"display": number, "xvfb": xvfb.pid, "reader": reading.pid, "kiosk": kiosk.pid}
    (folder / "state.json").write_text(json.dumps(state))
    until = time.monotonic() + START_S
    while not painted(grab(folder)) and time.monotonic() < until:
        time.sleep(0.5)
    print(picture(folder, "start"))


def settings(number: str, folder: Path, ward_key: str) -> dict[str, str]:
    """What the kiosk's processes are told."""
    kept = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    return {
        **kept,
        "DISPLAY": f":{number}",
        "KIOSK_CENTRE_EMBEDDED": "true",
        "KIOSK_CENTRE_PORT": str(20000 + int(number) % 10000),
        "KIOSK_DISPLAY_PX_PER_MM": "4.03",
        "KIOSK_POINT_COMMUNE_CODE": "11413",
        "KIOSK_POINT_NAME": "Điểm hành chính công · Phường Hải An",
        "KIOSK_POINT_ADDRESS": "Số 1 phố Ví Dụ, phường Hải An",
        "KIOSK_PACKS_WARD_KEYS": ward_key,
        "KIOSK_SCANNER_KIND": "serial",
        "KIOSK_SCANNER_DEVICE": str(folder / "reader"),
    }


def install_ward(folder: Path) -> str:
    """Bring the ward's information as staff do; the public key it is signed with."""
    kiosk = partial(subprocess.run, cwd=folder, check=True, capture_output=True, text=True)
    content = (BIN / "kiosk", "content")
    kiosk([*content, "ward", "ward"])
    for file in (folder / "ward").rglob("*.yaml"):
        text = file.read_text("utf-8").replace("phường Mẫu", "phường Hải An")
        file.write_text(text.replace("Mẫu Ward", "Hải An Ward"), "utf-8")
    made = kiosk([*content, "key", "-o", "ward.key", "--json"])
    key = str(json.loads(made.stdout.splitlines()[-1])["key"])
    kiosk([*content, "build", "ward", "--version", "2026.01.01", "-o", "ward.zip"])
    kiosk([*content, "sign", "ward.zip", "--key", "ward.key"])
    installing = {**os.environ, "KIOSK_PACKS_WARD_KEYS": key}
    kiosk([*content, "install", "ward.zip"], env=installing)
    return key


def painted(image: Image.Image) -> bool:
    """Whether more than the empty root is there: the band at the top has the kiosk's blue."""
    return image.getpixel((4, 4)) == (6, 59, 82)


def opened(folder: Path) -> display.Display:
    """The trial's virtual screen."""
    return display.Display(f":{json.loads((folder / 'state.json').read_text())['display']}")


def grab(folder: Path) -> Image.Image:
    """What the screen shows."""
    root = opened(folder).screen().root
    raw = root.get_image(0, 0, *SIZE, X.ZPixmap, 0xFFFFFFFF)
    return Image.frombytes("RGB", SIZE, raw.data, "raw", "BGRX")


def picture(folder: Path, what: str) -> Path:
    """Keep a picture and a line in the log."""
    log = folder / "taps.log"
    number = len(log.read_text().splitlines()) + 1 if log.exists() else 1
    path = folder / f"{number:03d}.png"
    grab(folder).save(path)
    with log.open("a") as lines:
        lines.write(f"{number:03d} {what}\n")
    return path


def tap(folder: Path, places: list[tuple[int, int]]) -> None:
    """Press and release at each place; then a picture."""
    screen = opened(folder)
    for number, (x, y) in enumerate(places):
        time.sleep(BETWEEN_TAPS_S if number else 0)
        xtest.fake_input(screen, X.MotionNotify, x=x, y=y)
        for kind in (X.ButtonPress, X.ButtonRelease):
            xtest.fake_input(screen, kind, 1)
            screen.sync()
            time.sleep(0.08)
    time.sleep(SETTLE_S)
    said = " ".join(f"{x},{y}" for x, y in places)
    print(picture(folder, f"tap {said}"))


def card(folder: Path, code: str = CARD) -> None:
    """Hold an invented card to the reader."""
    (folder / "card").write_text(f"{code}\r\n")
    time.sleep(SETTLE_S)
    print(picture(folder, "card"))


def stop(folder: Path) -> None:
    """End the kiosk and its screen."""
    state = json.loads((folder / "state.json").read_text())
    for name in ("kiosk", "reader", "xvfb"):
        os.kill(state[name], signal.SIGTERM)
        time.sleep(3)


def main() -> None:
    """Obey one order."""
    order, folder = sys.argv[1], Path(sys.argv[2]).resolve()
    if order == "tap":
        numbers = [int(number) for number in sys.argv[3:]]
        tap(folder, list(zip(numbers[::2], numbers[1::2], strict=True)))
    elif order == "card":
        card(folder, *sys.argv[3:4])
    elif order == "see":
        print(picture(folder, "see"))
    else:
        {"start": start, "stop": stop}[order](folder)


if __name__ == "__main__":
    main()
