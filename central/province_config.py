"""Settings of the way to the province's system."""

import ssl
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, model_validator

from central.section import Section


class ProvinceSettings(Section):
    """How the province's system is reached; closed unless one of the adapters is chosen.

    `secret` comes from the environment alone, else `secret_file` holds it. `total_s` bounds a whole
    call, `wait_s` each wait in it. A report is tried again after `retry_s`, later after up to
    `longest_s`, and is set aside once the province answered `tries` times without taking it. A file
    is asked about every `look_up_s`; `number_field` names where its official number stands.
    """

    kind: Literal["none", "exchange", "folder"] = "none"
    url: str | None = None
    auth_endpoint: str = "auth"
    endpoint: str = "integration"
    username: str = Field(default="", max_length=100)
    secret: SecretStr | None = None
    secret_file: Path | None = None
    unit_code: str = Field(default="", max_length=35)
    dstcode: str = Field(default="", max_length=60)
    agency: str = Field(default="", max_length=120)
    number_field: str = Field(default="MaHoSo", min_length=1, max_length=40)
    ca: Path | None = None
    folder: Path | None = None
    total_s: float = Field(default=30.0, gt=0, le=300)
    wait_s: float = Field(default=10.0, gt=0, le=300)
    retry_s: float = Field(default=30.0, gt=0)
    longest_s: float = Field(default=3600.0, gt=0)
    look_up_s: float = Field(default=900.0, gt=0)
    tries: int = Field(default=8, ge=1)

    @model_validator(mode="after")
    def check_complete(self) -> Self:
        """Refuse an adapter without what it needs."""
        if self.kind == "exchange":
            given = (self.url, self.username, self.unit_code, self.secret or self.secret_file)
            if not all(given):
                raise ValueError("exchange needs url, username, unit_code and a secret")
            if not is_safe_address(self.url or ""):
                raise ValueError("url is https, or http on this machine itself")
        if self.ca is not None and not holds_certificates(self.ca):
            raise ValueError("ca is no file of certificates")
        if self.kind == "folder" and self.folder is None:
            raise ValueError("folder needs a folder")
        return self

    def read_secret(self) -> str:
        """Give the secret; OSError when its file cannot be read."""
        if self.secret is not None:
            return self.secret.get_secret_value()
        return self.secret_file.read_text("utf-8").strip() if self.secret_file else ""


def holds_certificates(path: Path) -> bool:
    """Say whether a file can be trusted by."""
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cafile=path)
    except OSError:
        return False
    return True


def is_safe_address(url: str) -> bool:
    """Say whether what is sent there cannot be read on the way."""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.username or parts.password or parts.query or parts.fragment:
        return False
    if parts.scheme == "https":
        return bool(host)
    return parts.scheme == "http" and host in ("localhost", "127.0.0.1", "::1")
