"""Settings of the centre: `central.toml`, overridden by `CENTRAL_SECTION_KEY`, read once."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from pydantic import (
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)

from central.province_config import ProvinceSettings
from central.s3_config import S3Settings
from central.section import Section

SHORTEST_TOKEN = 16
# What never stands in central.toml, and the setting that names a file for it.
SECRETS = (
    ("province", "secret", "secret_file"),
    ("metrics", "token", "token_file"),
    ("s3", "access_key", "keys_file"),
    ("s3", "secret_key", "keys_file"),
)


class SettingsError(Exception):
    """The configuration does not parse; the text says where, in plain words."""


class Data(Section):
    """Where the centre keeps its database and private keys."""

    dir: Path = Path("var/central")


class Database(Section):
    """A PostgreSQL database that several nodes share; without `url`, a file in the data folder.

    The password stands in CENTRAL_DATABASE_URL, PGPASSWORD or `passfile`, never in central.toml.
    """

    url: SecretStr | None = None
    passfile: Path | None = None

    @field_validator("url")
    @classmethod
    def is_postgresql(cls, url: SecretStr | None) -> SecretStr | None:
        """Take addresses of PostgreSQL with the name of a database."""
        if url is not None:
            parts = urlsplit(url.get_secret_value())
            if parts.scheme != "postgresql" or not parts.path.strip("/"):
                message = "must be postgresql://user@host/database"
                raise ValueError(message)
        return url


class Session(Section):
    """How long a log-in lasts: without use, and at most, in seconds."""

    idle_s: int = Field(default=30 * 60, ge=60)
    absolute_s: int = Field(default=10 * 3600, ge=60)


class Enrolment(Section):
    """How long a kiosk's one-time code works, in seconds."""

    code_ttl_s: int = Field(default=7 * 86400, ge=60)


class Intake(Section):
    """Dossiers taken in at the same time, and how long one body may take to arrive."""

    in_flight: int = Field(default=64, ge=1)
    body_deadline_s: float = Field(default=30.0, gt=0)


class Attachments(Section):
    """Where pictures of papers are kept, still sealed; by default below the data folder.

    An upload that did not grow for `idle_days` is dropped, and begins anew when its kiosk comes.
    """

    dir: Path | None = None
    idle_days: int = Field(default=14, ge=1)


class Metrics(Section):
    """Who may read `/metrics`: whoever has the token. Without one it is closed.

    The token stands in CENTRAL_METRICS_TOKEN or in `token_file`, never in central.toml.
    """

    token: SecretStr | None = None
    token_file: Path | None = None

    def read_token(self) -> str:
        """Give it, "" when there is none; OSError or ValueError when the file is not fit."""
        if self.token is not None:
            text = self.token.get_secret_value()
        else:
            text = self.token_file.read_text("ascii").strip() if self.token_file else ""
        if 0 < len(text) < SHORTEST_TOKEN:
            raise ValueError("the token of metrics is too short")
        return text


class Retention(Section):
    """Content of declarations decided longer ago than so many months is erased; 0 keeps it."""

    months: int = Field(default=0, ge=0, le=1200)


class Tls(Section):
    """Certificate and key to serve HTTPS with; `ca` is what kiosks pin. None: plain HTTP."""

    cert: Path | None = None
    key: Path | None = None
    ca: Path | None = None


class Office(Section):
    """What papers of the desk bear at their head; what is empty is left open for a pen.

    `authority` is the body above, `name` the one-stop office itself, `place` stands before the
    date, `phone` is called about a request for more papers.
    """

    authority: str = Field(default="", max_length=120)
    name: str = Field(default="", max_length=120)
    place: str = Field(default="", max_length=60)
    phone: str = Field(default="", max_length=40)


class Settings(Section):
    """Everything the centre can be told. `url` is how kiosks and browsers reach it."""

    data: Data = Data()
    database: Database = Database()
    url: str | None = None
    host: str = "127.0.0.1"
    port: int = Field(default=8765, ge=0, le=65535)
    session: Session = Session()
    enrolment: Enrolment = Enrolment()
    intake: Intake = Intake()
    attachments: Attachments = Attachments()
    s3: S3Settings = S3Settings()
    metrics: Metrics = Metrics()
    retention: Retention = Retention()
    tls: Tls = Tls()
    office: Office = Office()
    province: ProvinceSettings = ProvinceSettings()

    @model_validator(mode="after")
    def shares_attachments(self) -> Self:
        """Nodes on one database must find each other's uploads."""
        alone = self.attachments.dir is None and not self.s3.is_set
        if self.database.url is not None and alone:
            message = (
                "[database] url needs [attachments] dir, a folder that all nodes share, or [s3]"
            )
            raise ValueError(message)
        return self

    @property
    def data_dir(self) -> Path:
        """Folder of central.db, keys and the address file."""
        return self.data.dir

    @property
    def attachments_dir(self) -> Path:
        """Folder of the sealed attachments."""
        return self.attachments.dir or self.data.dir / "attachments"

    @property
    def scheme(self) -> str:
        """What this process itself serves."""
        return "https" if self.tls.cert is not None else "http"

    @property
    def secure(self) -> bool:
        """Whether browsers reach the centre over HTTPS, here or at a proxy in front."""
        return (self.url or f"{self.scheme}:").startswith("https:")


def from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    """`CENTRAL_KEY` and `CENTRAL_SECTION_KEY` variables as tables; others are not ours."""
    tables: dict[str, Any] = {}
    for name, field in Settings.model_fields.items():
        prefix = f"CENTRAL_{name.upper()}"
        if isinstance(field.annotation, type) and issubclass(field.annotation, Section):
            keys = {
                key.removeprefix(f"{prefix}_").lower(): value
                for key, value in environ.items()
                if key.startswith(f"{prefix}_")
            }
            if keys:
                tables[name] = keys
        elif prefix in environ:
            tables[name] = environ[prefix]
    return tables


def refuse_password(tables: Mapping[str, Any]) -> None:
    """SettingsError when the file holds a password: files are copied, shown and sent about."""
    section = tables.get("database")
    url = section.get("url") if isinstance(section, dict) else None
    parts = urlsplit(url) if isinstance(url, str) else None
    if parts is not None and (parts.password is not None or "password=" in parts.query):
        message = (
            "The password of the database must not stand in the settings file: "
            "put it into CENTRAL_DATABASE_URL, PGPASSWORD or [database] passfile"
        )
        raise SettingsError(message)


def load_settings(config: Path | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """Read the file (default `central.toml` if there), then the environment over it."""
    path = config or Path("central.toml")
    tables: dict[str, Any] = {}
    if config is not None or path.exists():
        try:
            tables = tomllib.loads(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            message = f"Cannot read {path}: {error}"
            raise SettingsError(message) from error
    for section, key, place in SECRETS:
        if key in as_table(tables.get(section)):
            message = f"Settings are wrong: {section}.{key}: not in a file; see {place}"
            raise SettingsError(message)
    refuse_password(tables)
    for name, value in from_environment(os.environ if environ is None else environ).items():
        known = tables.get(name)
        tables[name] = {**known, **value} if isinstance(known, dict) else value
    try:
        return Settings.model_validate(tables)
    except ValidationError as error:
        places = "; ".join(
            f"{'.'.join(str(part) for part in e['loc'])}: {e['msg']}" for e in error.errors()
        )
        message = f"Settings are wrong: {places}"
        raise SettingsError(message) from error


def as_table(value: object) -> dict[str, Any]:
    """`value` when it is a table, else an empty one."""
    return value if isinstance(value, dict) else {}
