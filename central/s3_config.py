"""Settings of an S3 store for attachments: `[s3]` in central.toml."""

import ipaddress
import tomllib
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator, model_validator

from central.section import Section

HTTPS_NEEDED = "must be https://host, or http:// on this machine alone"


class S3Settings(Section):
    """Attachments lie in `bucket` of the store at `endpoint`, below `prefix`; else in a folder.

    `ca` is a file of certificates to trust beside the system's. The keys stand in
    CENTRAL_S3_ACCESS_KEY and CENTRAL_S3_SECRET_KEY, or in `keys_file` (TOML, access_key and
    secret_key), never in central.toml. One call takes at most `timeout_s` seconds.
    """

    endpoint: str = ""
    bucket: str = Field(default="", max_length=63)
    prefix: str = Field(default="", pattern=r"^([0-9A-Za-z._-]+/?)*$", max_length=200)
    region: str = Field(default="us-east-1", min_length=1)
    virtual_host: bool = False
    ca: Path | None = None
    access_key: SecretStr | None = None
    secret_key: SecretStr | None = None
    keys_file: Path | None = None
    timeout_s: float = Field(default=10.0, gt=0, le=60)

    @field_validator("endpoint")
    @classmethod
    def is_private(cls, endpoint: str) -> str:
        """Take addresses nobody on the way can read or change."""
        parts = urlsplit(endpoint)
        if endpoint and not (
            parts.hostname
            and parts.username is None
            and not parts.query
            and (parts.scheme == "https" or (parts.scheme == "http" and is_here(parts.hostname)))
        ):
            raise ValueError(HTTPS_NEEDED)
        return endpoint.rstrip("/")

    @model_validator(mode="after")
    def is_whole(self) -> Self:
        """Need bucket and keys with an endpoint."""
        if self.endpoint and not self.bucket:
            message = "endpoint needs bucket"
            raise ValueError(message)
        given = self.access_key is not None and self.secret_key is not None
        if self.endpoint and not given and self.keys_file is None:
            message = "endpoint needs CENTRAL_S3_ACCESS_KEY and CENTRAL_S3_SECRET_KEY, or keys_file"
            raise ValueError(message)
        return self

    @property
    def is_set(self) -> bool:
        """Whether attachments go there."""
        return bool(self.endpoint)

    def read_keys(self) -> tuple[str, str]:
        """Give access key and secret key; OSError or ValueError when the file is not fit."""
        if self.access_key is not None and self.secret_key is not None:
            return self.access_key.get_secret_value(), self.secret_key.get_secret_value()
        if self.keys_file is None:
            raise ValueError("no keys")
        text = self.keys_file.read_text("utf-8")
        try:
            found = tomllib.loads(text)
            keys = found["access_key"], found["secret_key"]
        except (tomllib.TOMLDecodeError, KeyError):
            keys = "", ""
        if not all(isinstance(one, str) and one for one in keys):
            # Without the text of the parser, which quotes what it read.
            message = f"{self.keys_file} does not hold access_key and secret_key"
            raise ValueError(message)
        return keys


def is_here(host: str) -> bool:
    """Whether it is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
