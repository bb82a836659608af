"""Real TLS by authorities made for the test; the kiosk pinned one of them when it joined."""

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
    believes(ground, ours.pem)
    return ground


def believes(ground, ca_pem):
    """Let the kiosk believe this authority alone; None: those of the system."""
    enrolment = load_enrolment(ground.kiosk_dir)
    change_enrolment(ground.kiosk_dir, replace(enrolment, ca_pem=ca_pem))


@pytest.fixture
def through(pinned):
    """One pass over a line that shows this certificate."""

    def once(context):
        with Line(pinned.centre.url, context) as line, pinned.agent(line.url) as agent:
            return agent.pass_once(waits=False).reason

    return once


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """A certificate with the right name that nobody but itself vouches for."""
    return Authority(tmp_path_factory.mktemp("ca"), "alone", "subjectAltName=IP:127.0.0.1")


def made(case, ours, foreign, alone):
    return {
        "wrong_name": lambda: ours.certify("other", "IP:127.0.0.9"),
        "another_authority": lambda: foreign.certify("fake", "IP:127.0.0.1"),
        "self_signed": alone.itself,
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
    pinned, through, ours, foreign, alone, case
):
    assert through(made(case, ours, foreign, alone)) == "bad_tls"
    assert pinned.reason() == "bad_tls"
    pinned.check(End(set(), waits={1, 2, 3}))
    assert through(ours.certify("good", "IP:127.0.0.1")) is None
    pinned.check(ALL)


def test_nothing_but_trust_is_wrong_with_the_one_that_signed_itself(pinned, through, alone):
    believes(pinned, alone.pem)
    assert through(alone.itself()) is None
    pinned.check(ALL)


def test_an_expired_certificate_of_a_system_authority_is_refused(
    pinned, through, ours, monkeypatch
):
    """Without a pinned authority days on paper count, as everywhere."""
    monkeypatch.setenv("SSL_CERT_FILE", str(ours.file))
    believes(pinned, None)
    assert through(ours.certify("gone", "IP:127.0.0.1", days=-1)) == "bad_tls"
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
