"""Real TLS by authorities made for the test; the kiosk pinned one of them when it joined."""

import ssl
from dataclasses import replace

import pytest

from sync.enrolment import change_enrolment, load_enrolment
from tests.faults.ground import ALL, End
from tests.faults.line import Line
from tests.sync.test_transport import Authority


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("ca"), "ours")


@pytest.fixture(scope="module")
def foreign(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("ca"), "foreign")


@pytest.fixture
def pinned(ground, ours):
    """The site, whose kiosk believes our authority alone."""
    enrolment = load_enrolment(ground.kiosk_dir)
    change_enrolment(ground.kiosk_dir, replace(enrolment, ca_pem=ours.pem))
    return ground


@pytest.fixture
def through(pinned):
    """One pass over a line that shows this certificate."""

    def once(context):
        with Line(pinned.centre.url, context) as line, pinned.agent(line.url) as agent:
            return agent.pass_once(waits=False).reason

    return once


def self_signed(authority):
    """An authority that shows its own certificate as the server's."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    files = [authority._folder / f"{authority._name}.{kind}" for kind in ("pem", "key")]
    context.load_cert_chain(*files)
    return context


def made(case, ours, foreign):
    return {
        "wrong_name": lambda: ours.certify("other", "IP:127.0.0.9"),
        "another_authority": lambda: foreign.certify("fake", "IP:127.0.0.1"),
        "self_signed": lambda: self_signed(foreign),
    }[case]()


@pytest.mark.parametrize(
    "case",
    [
        pytest.param("wrong_name", id="wrong_name"),
        pytest.param("another_authority", id="another_authority"),
        pytest.param("self_signed", id="self_signed"),
    ],
)
def test_nothing_is_sent_to_whoever_cannot_prove_to_be_the_centre(
    pinned, through, ours, foreign, case
):
    assert through(made(case, ours, foreign)) == "bad_tls"
    assert pinned.reason() == "bad_tls"
    pinned.check(End(set(), waits={1, 2, 3}))
    assert through(ours.certify("good", "IP:127.0.0.1")) is None
    pinned.check(ALL)


def test_an_expired_certificate_of_the_pinned_authority_is_good(pinned, through, ours):
    """A kiosk's clock may be years off: days on paper decide nothing."""
    assert through(ours.certify("late", "IP:127.0.0.1", days=-1)) is None
    pinned.check(ALL)


def test_a_line_that_speaks_no_tls_gets_nothing(pinned):
    with pinned.agent(pinned.line.url.replace("http:", "https:")) as agent:
        assert agent.pass_once(waits=False).reason in {"bad_tls", "no_line"}
    assert pinned.line.sent == []
    pinned.check(End(set(), waits={1, 2, 3}))
    pinned.until_quiet()
    pinned.check(ALL)
