"""Settings of one kiosk: `kiosk.toml`, overridden by `KIOSK_SECTION_KEY`, read once at start."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

ASSETS = Path(__file__).resolve().parent.parent / "assets"
SCREENS = Path(__file__).resolve().parent.parent / "screens"


class SettingsError(Exception):
    """The configuration does not parse; the text says where, in plain words."""


class Section(BaseModel):
    """One table of kiosk.toml; unknown keys are errors, so a typo is seen."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Data(Section):
    """Where this kiosk keeps its database and keys."""

    dir: Path = Path("var/kiosk")


class Centre(Section):
    """The central service; `embedded` starts one beside the kiosk, for development."""

    url: str | None = None
    embedded: bool = False
    dir: Path = Path("var/central")
    port: int = Field(default=8765, ge=1, le=65535)


class Delivery(Section):
    """Seconds: how long a delivered payload is kept, and the longest wait between two tries."""

    grace_s: float = Field(default=30 * 86400, ge=0)
    longest_wait_s: float = Field(default=120.0, gt=0, le=3600)


class Point(Section):
    """The place this kiosk stands at: what slips and screens say about it."""

    name: str = "Điểm hành chính công · Phường Mẫu"
    name_en: str = "Public service point · Mẫu Ward"
    address: str = "Số 1 phố Ví Dụ, phường Mẫu"
    hours: str = "Thứ Hai đến thứ Sáu, 8 giờ đến 17 giờ"
    hours_en: str = "Monday to Friday, 8:00 to 17:00"
    hotline: str = "0225 000 000"
    machine: int = Field(default=1, ge=1, le=99)
    waits_days: int = Field(default=30, ge=1, le=365)
    sent_ahead: bool = False


class Display(Section):
    """The panel. `px_per_mm` from EDID when absent; profile `tablet` is held at 400 mm."""

    px_per_mm: float | None = Field(default=None, gt=0.5, lt=40)
    profile: Literal["kiosk", "tablet"] = "kiosk"
    theme: Literal["day", "night", "contrast"] = "day"
    width: int = Field(default=720, ge=320, le=8000, description="of the window, in development")
    height: int = Field(default=1280, ge=320, le=8000)

    @property
    def window(self) -> tuple[int, int]:
        """Pixels of the window when windowed."""
        return (self.width, self.height)


class Speech(Section):
    """Which voice engine; `none` is a kiosk without sound."""

    engine: Literal["auto", "espeak", "pyttsx3", "none"] = "auto"


class Printer(Section):
    """`file` writes pictures into `target`; `network` is host:port; `cups` a queue name."""

    kind: Literal["none", "file", "network", "usb", "serial", "device", "cups"] = "file"
    target: str = "var/paper"


class Scanner(Section):
    """`serial` reads a device file; `wedge` types like a keyboard."""

    kind: Literal["none", "serial", "wedge"] = "wedge"
    device: str = "/dev/ttyACM0"


class Settings(Section):
    """Everything a kiosk can be told, all with working defaults for development."""

    data: Data = Data()
    centre: Centre = Centre()
    delivery: Delivery = Delivery()
    point: Point = Point()
    display: Display = Display()
    speech: Speech = Speech()
    printer: Printer = Printer()
    scanner: Scanner = Scanner()

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
    for section in Settings.model_fields:
        prefix = f"KIOSK_{section.upper()}_"
        keys = {
            k.removeprefix(prefix).lower(): v for k, v in environ.items() if k.startswith(prefix)
        }
        if keys:
            tables[section] = keys
    return tables


def load_settings(config: Path | None = None, environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the file (default `kiosk.toml` if there), then the environment over it."""
    path = config or Path("kiosk.toml")
    tables: dict[str, Any] = {}
    if config is not None or path.exists():
        try:
            tables = tomllib.loads(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            message = f"Cannot read {path}: {error}"
            raise SettingsError(message) from error
    for section, keys in from_environment(environ).items():
        table = tables.get(section, {})
        if isinstance(table, dict):
            tables[section] = {**table, **keys}
    try:
        return Settings.model_validate(tables)
    except ValidationError as error:
        places = "; ".join(
            f"{'.'.join(str(p) for p in e['loc'])}: {e['msg']}" for e in error.errors()
        )
        message = f"Settings are wrong: {places}"
        raise SettingsError(message) from error
