"""Settings of one kiosk: `kiosk.toml`, overridden by `KIOSK_SECTION_KEY`, read once at start.

Plain dataclasses: every fresh screen reads them before it paints, and a library of models would
take longer to load than all the rest of the welcome page.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any, Literal

from kiosk.settings_tables import DayHours, Digest, Digits, Limits, read_section

ASSETS = Path(__file__).resolve().parent.parent / "assets"
SCREENS = Path(__file__).resolve().parent.parent / "screens"


class SettingsError(Exception):
    """The configuration does not parse; the text says where, in plain words."""


@dataclass(frozen=True, slots=True)
class Data:
    """Where this kiosk keeps its database and keys."""

    dir: Path = Path("var/kiosk")


@dataclass(frozen=True, slots=True)
class Centre:
    """The central service; `embedded` starts one beside the kiosk, for development."""

    url: str | None = None
    embedded: bool = False
    dir: Path = Path("var/central")
    port: Annotated[int, Limits(least=1, most=65535)] = 8765


@dataclass(frozen=True, slots=True)
class Delivery:
    """Seconds: how long a delivered payload is kept, and the longest wait between two tries.

    Of pictures of papers: how many kilobytes a second they may take of the line (0: all there
    is), and at which hours they go ("19:00-06:00"; empty: at any).
    """

    grace_s: Annotated[float, Limits(least=0)] = 30 * 86400.0
    longest_wait_s: Annotated[float, Limits(above=0, most=3600)] = 120.0
    pictures_kb_s: Annotated[float, Limits(least=0, most=1_000_000)] = 0.0
    pictures_hours: Annotated[str, DayHours()] = ""


@dataclass(frozen=True, slots=True)
class Point:
    """The place this kiosk stands at: what slips and screens say about it.

    The codes of its province and commune (`assets/addresses/units.tsv`) let addresses begin with
    what most people need; a commune's code alone is enough. `how_to` is the address of a page that
    shows at home how the machine is used. `first_touch`: the page on which one tries a touch and
    hears the voice is offered on the welcome page, comes first for everybody, or is not there.
    """

    name: str = "Điểm hành chính công · Phường Mẫu"
    name_en: str = "Public service point · Mẫu Ward"
    address: str = "Số 1 phố Ví Dụ, phường Mẫu"
    hours: str = "Thứ Hai đến thứ Sáu, 8 giờ đến 17 giờ"
    hours_en: str = "Monday to Friday, 8:00 to 17:00"
    hotline: str = "0225 000 000"
    machine: Annotated[int, Limits(least=1, most=99)] = 1
    how_to: str = ""
    first_touch: Literal["offered", "first", "off"] = "offered"
    waits_days: Annotated[int, Limits(least=1, most=365)] = 30
    sent_ahead: bool = False
    province_code: Annotated[str | None, Digits(2)] = None
    commune_code: Annotated[str | None, Digits(5)] = None


@dataclass(frozen=True, slots=True)
class Display:
    """The panel. `px_per_mm` from EDID when absent; profile `tablet` is held at 400 mm.

    `floor_mm`: its lower edge above the floor. `keypad`: six keys are beside it, and the welcome
    page says so. `motion`: as little moves as can be where it is false, until the person says
    otherwise. `width` and `height` are of the window, in development.
    """

    px_per_mm: Annotated[float | None, Limits(above=0.5, below=40)] = None
    profile: Literal["kiosk", "tablet"] = "kiosk"
    floor_mm: Annotated[float, Limits(least=0, most=2000)] = 800.0
    keypad: bool = False
    motion: bool = True
    theme: Literal["day", "night", "contrast"] = "day"
    width: Annotated[int, Limits(least=320, most=8000)] = 720
    height: Annotated[int, Limits(least=320, most=8000)] = 1280

    @property
    def window(self) -> tuple[int, int]:
        """Pixels of the window when windowed."""
        return (self.width, self.height)


@dataclass(frozen=True, slots=True)
class Speech:
    """Which voice engine; `none` is a kiosk without sound.

    `neural` is the digest of the neural voice that was installed; with engine `auto` it speaks
    before all others.
    """

    engine: Literal["auto", "espeak", "pyttsx3", "none"] = "auto"
    neural: Annotated[str | None, Digest()] = None


@dataclass(frozen=True, slots=True)
class Printer:
    """`file` writes pictures into `target`; `network` is host:port; `cups` a queue name."""

    kind: Literal["none", "file", "network", "usb", "serial", "device", "cups"] = "file"
    target: str = "var/paper"


@dataclass(frozen=True, slots=True)
class Scanner:
    """`serial` reads a device file; `wedge` types like a keyboard."""

    kind: Literal["none", "serial", "wedge"] = "wedge"
    device: str = "/dev/ttyACM0"


@dataclass(frozen=True, slots=True)
class Typing:
    """How Vietnamese is typed; `tone_place`: old writes "hòa, thúy", new "hoà, thuý"."""

    method: Literal["telex", "vni"] = "telex"
    tone_place: Literal["old", "new"] = "old"


@dataclass(frozen=True, slots=True)
class Camera:
    """`usb` reads a video device; `simulator` a picture file. `mirror`: it faces the person.

    `format` is what the camera is asked for: `auto` tries compressed pictures first.
    """

    kind: Literal["none", "usb", "simulator"] = "none"
    device: str = "/dev/video0"
    format: Literal["auto", "mjpeg", "yuyv"] = "auto"
    mirror: bool = True


@dataclass(frozen=True, slots=True)
class Papers:
    """What takes pictures of papers to hand in: the camera of `[camera]`, or a document scanner.

    `device` is the scanner's name as `scanimage -L` tells it; empty: the first one there is.
    """

    kind: Literal["none", "camera", "scanner"] = "none"
    device: str = ""


@dataclass(frozen=True, slots=True)
class Handoff:
    """Address of the page for phones (https); empty: `/mang-ve` at the centre of the enrolment."""

    page: str = ""


@dataclass(frozen=True, slots=True)
class Stick:
    """`folder` is taken for a USB stick wherever it is mounted; sticks are found without it."""

    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Packs:
    """Content packs: public keys that may sign them, base64, with spaces between; none by default.

    Without a key no pack can be installed, and the content is what came with the program. A key of
    `ward_keys` may sign the ward's own information only, one of `voice_keys` voice packs only.
    """

    trusted_keys: str = ""
    ward_keys: str = ""
    voice_keys: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a kiosk can be told, all with working defaults for development."""

    data: Data = Data()
    centre: Centre = Centre()
    delivery: Delivery = Delivery()
    point: Point = Point()
    display: Display = Display()
    speech: Speech = Speech()
    printer: Printer = Printer()
    scanner: Scanner = Scanner()
    camera: Camera = Camera()
    papers: Papers = Papers()
    packs: Packs = Packs()
    stick: Stick = Stick()
    handoff: Handoff = Handoff()
    typing: Typing = Typing()

    @property
    def data_dir(self) -> Path:
        """Folder of kiosk.db, keys and enrolment."""
        return self.data.dir

    @property
    def centre_url(self) -> str | None:
        """Base address of the centre, when set by hand."""
        return self.centre.url

    @property
    def embedded_centre(self) -> bool:
        """Whether `kiosk run` starts a centre of its own."""
        return self.centre.embedded

    @property
    def delivery_grace_s(self) -> float:
        """Seconds a delivered payload stays on the kiosk."""
        return self.delivery.grace_s


def from_environment(environ: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """`KIOSK_SECTION_KEY` variables as tables, for the sections that exist."""
    tables: dict[str, dict[str, str]] = {}
    for section in fields(Settings):
        prefix = f"KIOSK_{section.name.upper()}_"
        keys = {
            k.removeprefix(prefix).lower(): v for k, v in environ.items() if k.startswith(prefix)
        }
        if keys:
            tables[section.name] = keys
    return tables


def load_settings(config: Path | None = None, environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the file (default `kiosk.toml` if there), then the environment over it."""
    path = config or Path("kiosk.toml")
    tables: dict[str, Any] = {}
    if config is not None or path.exists():
        import tomllib  # noqa: PLC0415 -- a screen gets its settings from the environment

        try:
            tables = tomllib.loads(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            message = f"Cannot read {path}: {error}"
            raise SettingsError(message) from error
    for section, keys in from_environment(environ).items():
        table = tables.get(section, {})
        if isinstance(table, dict):
            tables[section] = {**table, **keys}
    return read_settings(tables)


def read_settings(tables: Mapping[str, Any]) -> Settings:
    """Settings from the tables of a file; SettingsError names every place that is wrong."""
    settings, faults = read_section(Settings, tables)
    if faults:
        raise SettingsError(f"Settings are wrong: {'; '.join(faults)}")
    return settings
