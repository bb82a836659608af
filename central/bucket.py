"""One bucket of an S3 store: its calls, bounded in time, and what can go wrong with them."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from central.objects import AwayError
from central.s3_config import S3Settings

if TYPE_CHECKING:
    from obstore.store import ClientConfig

CONNECT_S = 3
# Who waits for a store that is away holds others up: for so long nobody asks it again.
REST_S = 3.0
NO_BUCKET = "NoSuchBucket"
# What a store says of an object that keeps no versions.
UNVERSIONED = {None, "", "null"}


@dataclass(frozen=True, slots=True)
class Listed:
    """One object: its key below the prefix, and its size in bytes."""

    key: str
    size: int


class Bucket:
    """The part of a bucket below one prefix. Every call may raise AwayError."""

    def __init__(
        self, settings: S3Settings, monotonic_s: Callable[[], float] = time.monotonic
    ) -> None:
        """Connect to nothing yet. OSError or ValueError when a file it needs is not fit."""
        self._store = open_store(settings)
        self._monotonic_s = monotonic_s
        self._rests_until_s = 0.0
        self.answered = True
        self.keeps_versions = False

    def put(self, key: str, data: bytes) -> None:
        """Store an object, the whole of it or nothing; note whether the bucket keeps versions.

        The request is signed over the digest of the bytes: others are refused by the store.
        """
        with self._asking():
            done = obstore.put(self._store, key, data, use_multipart=False)
        self.keeps_versions = done["version"] not in UNVERSIONED

    def get(self, key: str) -> bytes | None:
        """Read an object; None when there is none."""
        with self._asking():
            try:
                return bytes(obstore.get(self._store, key).bytes())
            except FileNotFoundError as error:
                if NO_BUCKET in str(error):
                    raise
                return None

    def size(self, key: str) -> int | None:
        """Bytes of an object; None when there is none."""
        with self._asking():
            try:
                return obstore.head(self._store, key)["size"]
            except FileNotFoundError:
                return None

    def is_version(self, key: str) -> bool:
        """Whether an object was stored while versions were kept: deleting then only hides it."""
        with self._asking():
            try:
                return obstore.head(self._store, key).get("version") not in UNVERSIONED
            except FileNotFoundError:
                return False

    def list(self, folder: str) -> list[Listed]:
        """Every object whose key begins with `folder` and a slash; "" is all."""
        with self._asking():
            found = obstore.list(self._store, folder or None).collect()
        return [Listed(one["path"], one["size"]) for one in found]

    def delete(self, keys: Sequence[str]) -> None:
        """Delete objects; one that is not there is as good as deleted."""
        for key in keys:
            with self._asking():
                try:
                    obstore.delete(self._store, key)
                except FileNotFoundError as error:
                    if NO_BUCKET in str(error):
                        raise

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Tell every failure as one kind, without the store's words: they hold addresses."""
        if self._monotonic_s() < self._rests_until_s:
            raise AwayError("resting")
        try:
            yield
        except (BaseError, OSError) as error:
            self.answered = False
            self._rests_until_s = self._monotonic_s() + REST_S
            raise AwayError(type(error).__name__) from None
        self.answered = True


def open_store(settings: S3Settings) -> S3Store:
    """Make the client; certificates are always checked, also against an authority of one's own."""
    client: ClientConfig = {
        "allow_http": settings.endpoint.startswith("http:"),
        "connect_timeout": timedelta(seconds=CONNECT_S),
        "timeout": timedelta(seconds=settings.timeout_s),
    }
    if settings.ca is not None:
        client["root_certificate"] = settings.ca.read_bytes()
    access_key, secret_key = settings.read_keys()
    return S3Store(
        settings.bucket,
        prefix=settings.prefix or None,
        endpoint=settings.endpoint,
        region=settings.region,
        access_key_id=access_key,
        secret_access_key=secret_key,
        virtual_hosted_style_request=settings.virtual_host,
        client_options=client,
        retry_config={
            "max_retries": 1,
            "retry_timeout": timedelta(seconds=settings.timeout_s),
        },
    )
