"""TLS with the pinned authority alone, made by the openssl command for the test."""

import ssl
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from sync.client import Client
from sync.outcome import Alive, NotOurCentre, Unreachable
from tests.sync import faults
from tests.sync.fault_server import MiniCentre

NEW_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]


class Authority:
    """A certificate authority in a folder."""

    def __init__(self, folder: Path, name: str, *extensions: str) -> None:
        self._folder, self._name = folder, name
        added = [word for one in extensions for word in ("-addext", one)]
        self._openssl("req", "-x509", *NEW_KEY, "-keyout", f"{name}.key", "-out", f"{name}.pem",
                      "-subj", f"/CN={name}", "-days", "3650", *added)  # fmt: skip
        self.file = folder / f"{name}.pem"
        self.pem = self.file.read_text()

    def itself(self) -> ssl.SSLContext:
        """Show its own certificate as a server's."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.file, self._folder / f"{self._name}.key")
        return context

    def certify(self, label: str, names: str, days: int = 30) -> ssl.SSLContext:
        """Make a server certificate; -1 days is one that was never valid."""
        ca, ext = self._name, self._folder / f"{label}.ext"
        ext.write_text(f"subjectAltName={names}\n")
        self._openssl("req", *NEW_KEY, "-keyout", f"{label}.key", "-out", f"{label}.csr",
                      "-subj", f"/CN={label}")  # fmt: skip
        self._openssl("x509", "-req", "-in", f"{label}.csr", "-CA", f"{ca}.pem",
                      "-CAkey", f"{ca}.key", "-CAcreateserial", "-days", str(days),
                      "-extfile", str(ext), "-out", f"{label}.crt")  # fmt: skip
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self._folder / f"{label}.crt", self._folder / f"{label}.key")
        return context

    def _openssl(self, *arguments: str) -> None:
        subprocess.run(
            ["openssl", *arguments], cwd=self._folder, check=True, capture_output=True, timeout=30
        )


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("ca"), "ours")


@pytest.fixture(scope="module")
def foreign(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("ca"), "foreign")


def ask(context, ca_pem, fault=None):
    with MiniCentre(context) as centre:
        centre.fault_for_all = fault
        with closing(Client(centre.url, ca_pem, total_s=2, wait_s=1)) as client:
            return client.health()


def test_the_pinned_authority_is_trusted(ours):
    assert isinstance(ask(ours.certify("good", "IP:127.0.0.1"), ours.pem), Alive)


def test_a_clock_that_is_years_off_does_not_matter(ours):
    assert isinstance(ask(ours.certify("late", "IP:127.0.0.1", days=-1), ours.pem), Alive)


def test_another_authority_is_bad_tls(ours, foreign):
    assert ask(foreign.certify("fake", "IP:127.0.0.1"), ours.pem) == NotOurCentre("bad_tls")


def test_another_name_is_bad_tls(ours):
    assert ask(ours.certify("other", "IP:127.0.0.9"), ours.pem) == NotOurCentre("bad_tls")


def test_without_a_pinned_authority_the_systems_are_asked(ours):
    assert ask(ours.certify("private", "IP:127.0.0.1"), None) == NotOurCentre("bad_tls")


def test_a_login_page_in_plain_http_is_bad_tls(ours):
    with MiniCentre() as centre:
        url = centre.url.replace("http:", "https:")
        with closing(Client(url, ours.pem, total_s=2, wait_s=1)) as client:
            assert client.health() == NotOurCentre("bad_tls")


def test_an_answer_that_trickles_inside_tls_ends_too(ours):
    context = ours.certify("slow", "IP:127.0.0.1")
    outcome = ask(context, ours.pem, faults.trickle_headers)
    assert outcome == Unreachable("no_answer", sent=True)


def test_a_line_cut_in_the_handshake_is_no_bad_tls(ours):
    context = ours.certify("cut", "IP:127.0.0.1")
    with MiniCentre(context) as centre:
        url = centre.url
    with closing(Client(url, ours.pem, total_s=2)) as client:
        assert client.health() == Unreachable("no_line", sent=False)
