"""One HTTP line to the province: a deadline for the whole call, no redirects, a capped answer."""

import ssl
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from central.adapters.port import Later
from sync.canonical import canonical
from sync.transport import Deadline, DeadlineTransport

LARGEST_ANSWER_BYTES = 1_000_000
HEADERS = {
    "Accept": "application/json",
    "Accept-Encoding": "identity",
    "Content-Type": "application/json",
    "Charset": "utf-8",
    "User-Agent": "ward-centre",
}
# What a proxy in front of a system that is down says: nobody read what was sent.
NOBODY_THERE = (408, 429, 502, 503, 504)


@dataclass(frozen=True, slots=True)
class Address:
    """Where the province answers, and how long it may take."""

    url: str
    dstcode: str
    total_s: float
    wait_s: float
    ca: Path | None


class Line:
    """Posts JSON and gives JSON; whatever else comes is trouble with a reason."""

    def __init__(self, address: Address) -> None:
        """Connect to nothing yet."""
        self._total_s = address.total_s
        self._deadline = Deadline()
        self._http = httpx.Client(
            base_url=address.url,
            transport=DeadlineTransport(self._deadline, trusting(address.ca)),
            timeout=address.wait_s,
            headers={**HEADERS, "dstcode": address.dstcode} if address.dstcode else HEADERS,
            follow_redirects=False,
            trust_env=False,
        )

    def post(self, path: str, body: dict[str, Any]) -> dict[str, Any] | Later:
        """Ask once."""
        self._deadline.start(self._total_s)
        taken = bytearray()
        try:
            with self._http.stream("POST", path, content=canonical(body)) as response:
                for chunk in response.iter_raw():
                    taken += chunk
                    if len(taken) > LARGEST_ANSWER_BYTES:
                        return Later("endless_answer", reached=True)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.UnsupportedProtocol) as error:
            return Later("bad_tls" if is_bad_tls(error) else "no_line", reached=False)
        except httpx.HTTPError:
            return Later("no_answer", reached=False)
        finally:
            self._http.cookies.clear()
        return read(response, bytes(taken))

    def close(self) -> None:
        """Let go of the connection."""
        self._http.close()


def read(response: httpx.Response, body: bytes) -> dict[str, Any] | Later:
    """Give the object of an answer, or why there is none."""
    if response.is_redirect or body.lstrip()[:1] == b"<":
        return Later("login_page", reached=False)
    if response.status_code in NOBODY_THERE:
        return Later("not_serving", reached=False)
    if response.status_code in (401, 403):
        return Later("not_allowed", reached=True)
    if response.status_code != httpx.codes.OK:
        return Later("http_error", reached=True)
    try:
        answer = httpx.Response(200, content=body).json()
    except (ValueError, RecursionError):
        answer = None
    return answer if isinstance(answer, dict) else Later("garbled", reached=True)


def is_bad_tls(error: BaseException) -> bool:
    """Say whether something answered, but not with a certificate that is trusted."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False


def trusting(ca: Path | None) -> ssl.SSLContext:
    """Trust the system's authorities, or only the given one; the clock of a centre is right."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca is None:
        context.load_default_certs()
    else:
        context.load_verify_locations(cafile=ca)
    return context
