"""What is shipped under deploy/growth and Debian's own units, fitted to this machine.

Fitted is only this: `10.0.0.` becomes a part of loopback of the rig's own, folders of the system
lie below a folder of the rig's, port 443 is 8443. All else is used as it is shipped.
"""

import configparser
import os
import re
import shlex
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
SHIPPED = PROJECT / "deploy" / "growth"
UNITS = Path("/lib/systemd/system")
# Not Debian's data that only is read.
FOLDERS = re.compile(r"(?<![\w./-])/(etc|var|run|srv)/(?!ssl/certs)")


@dataclass(frozen=True)
class Fitting:
    """`prefix` is such as `127.3.77.`; `root` stands for / of one machine."""

    prefix: str
    root: Path

    def fit(self, text: str, **holes: str) -> str:
        """Fill @HOLES@, then move addresses and folders."""
        for name, value in holes.items():
            text = text.replace(f"@{name}@", value)
        text = text.replace("10.0.0.0/24", "127.0.0.0/8")  # where loopback's calls come from
        text = text.replace("10.0.0.10:443", f"{self.prefix}10:8443").replace(
            "10.0.0.", self.prefix
        )
        text = text.replace("https://" + self.prefix + '10"', f'https://{self.prefix}10:8443"')
        text = FOLDERS.sub(lambda found: f"{self.root}/{found[1]}/", text)
        return text.replace("/opt/trung-tam", str(PROJECT))

    def path(self, path: str) -> Path:
        """Where a path of the machine lies here."""
        return self.root / path.lstrip("/")

    def put(self, path: str, text: str, mode: int = 0o644) -> None:
        """Write a file of the machine."""
        target = self.path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.touch(mode=0o600)
        target.write_text(text)
        target.chmod(mode)


@dataclass(frozen=True)
class Unit:
    """What of a unit is run: its program, in its folder, with its variables."""

    command: list[str]
    environ: dict[str, str]
    folder: str | None
    user: str | None


def read_unit(path: Path, fitting: Fitting, instance: str = "") -> Unit:
    """Read a unit; its other settings (sandbox, restarts, limits) are systemd's alone."""
    parser = configparser.RawConfigParser(strict=False, delimiters=("=",), dict_type=Several)
    parser.optionxform = str  # type: ignore[assignment]
    parser.read_string(path.read_text("utf-8").replace("%i", instance))
    service = parser["Service"]
    environ: dict[str, str] = {}
    for line in service.get("Environment", "").splitlines():
        environ |= dict(word.split("=", 1) for word in shlex.split(line))
    for line in service.get("EnvironmentFile", "").splitlines():
        file = fitting.path(line.removeprefix("-").replace("%p", path.stem))
        environ |= variables(file) if file.exists() else {}
    command = [environ.get(word[1:], word) for word in shlex.split(service["ExecStart"])]
    return Unit(
        [fitting.fit(word) for word in command if word and not word.startswith("$")],
        environ,
        service.get("WorkingDirectory"),
        service.get("User"),
    )


class Several(dict[str, object]):
    """Keeps every line of a setting that is said more than once."""

    def __setitem__(self, key: str, value: object) -> None:
        if isinstance(value, list) and isinstance(self.get(key), list):
            value = [*self[key], *value]  # type: ignore[misc]
        super().__setitem__(key, value)


def variables(path: Path) -> dict[str, str]:
    """The lines of an environment file."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line and line[0] != "#"]
    return dict(line.split("=", 1) for line in lines)


def own_prefix() -> str:
    """A part of loopback that no other run on this machine uses."""
    pid = os.getpid()
    return f"127.{1 + (pid >> 8) % 254}.{pid % 256}."
