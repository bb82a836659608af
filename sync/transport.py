"""A transport whose whole call has one deadline, with the centre's own authority pinned.

httpx counts its timeouts anew with every byte, so an answer that trickles never ends; and asking
for an address blocks for as long as the resolver likes. Here every wait is cut by what is left.
"""

import socket
import ssl
import threading
import time
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx

# OpenSSL's X509_V_FLAG_NO_CHECK_TIME: a kiosk's clock may be years off; the pinned authority is
# still checked, and so is the name.
NO_CHECK_TIME = 0x200000
LIMITS = httpx.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=20)


class Deadline:
    """Seconds left of the call under way."""

    def __init__(self) -> None:
        self._end_s = float("inf")

    def start(self, total_s: float) -> None:
        """Begin a call that may take so long."""
        self._end_s = time.monotonic() + total_s

    def cut(self, timeout_s: float | None) -> float:
        """Shorten one wait to what is left; httpcore.ReadTimeout when nothing is."""
        left_s = self._end_s - time.monotonic()
        if left_s <= 0:
            raise httpcore.ReadTimeout("the call took too long")
        return left_s if timeout_s is None else min(timeout_s, left_s)


class DeadlineStream(httpcore.NetworkStream):
    """A stream whose every wait is cut by the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read some bytes."""
        return self._inner.read(max_bytes, self._deadline.cut(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all bytes, some at a time."""
        for start in range(0, len(buffer), 65_536):
            self._inner.write(buffer[start : start + 65_536], self._deadline.cut(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """Shake hands."""
        left_s = self._deadline.cut(timeout)
        inner = self._inner.start_tls(ssl_context, server_hostname, left_s)
        return DeadlineStream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """Pass through."""
        return self._inner.get_extra_info(info)


class DeadlineBackend(httpcore.NetworkBackend):
    """Opens connections within the deadline, looking the name up aside."""

    def __init__(self, deadline: Deadline) -> None:
        self._inner = httpcore.SyncBackend()
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Try each address of the host in turn."""
        failure: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in addresses(host, port, self._deadline.cut(timeout)):
            try:
                inner = self._inner.connect_tcp(
                    address, port, self._deadline.cut(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return DeadlineStream(inner, self._deadline)
        raise failure or httpcore.ConnectError(f"{host} has no address")


class DeadlineTransport(httpx.HTTPTransport):
    """One kept connection to one centre, no proxy from the environment, every wait cut."""

    def __init__(self, deadline: Deadline, context: ssl.SSLContext) -> None:
        super().__init__(verify=context, trust_env=False, limits=LIMITS)
        self._pool = httpcore.ConnectionPool(
            ssl_context=context,
            max_connections=LIMITS.max_connections,
            max_keepalive_connections=LIMITS.max_keepalive_connections,
            keepalive_expiry=LIMITS.keepalive_expiry,
            network_backend=DeadlineBackend(deadline),
        )


def addresses(host: str, port: int, timeout_s: float) -> list[str]:
    """Look a host's addresses up; httpcore.ConnectTimeout when the resolver takes longer."""
    found: list[str] = []
    failed: list[OSError] = []

    def look_up() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(row[4][0]) for row in rows))
        except OSError as error:
            failed.append(error)

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(timeout_s)
    if failed:
        raise httpcore.ConnectError(str(failed[0])) from failed[0]
    if not found:
        raise httpcore.ConnectTimeout(f"looking {host} up took too long")
    return found


def tls_context(ca_pem: str | None) -> ssl.SSLContext:
    """Trust the pinned authority alone, whatever the clock says; without one, the system's."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca_pem is None:
        context.load_default_certs()
    else:
        context.load_verify_locations(cadata=ca_pem)
        context.verify_flags |= ssl.VerifyFlags(NO_CHECK_TIME)
    return context
