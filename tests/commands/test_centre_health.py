import json
from dataclasses import replace

import pytest

from kiosk.commands import centre_health as room
from kiosk.commands.centre_health import centre_health
from kiosk.config import read_settings
from sync.enrolment import enrolment_path, read_enrolment_file
from sync.reasons import in_words
from sync.registration import register
from tests.sync import faults
from tests.sync.fault_server import MiniCentre

NOBODY = "http://127.0.0.1:9"


@pytest.fixture
def centre():
    with MiniCentre() as running:
        yield running


@pytest.fixture
def settings(tmp_path):
    return read_settings({"data": {"dir": tmp_path / "kiosk"}})


@pytest.fixture
def joined(centre, settings):
    register(settings.data_dir, read_enrolment_file(centre.enrolment_file()))
    return settings


def with_url(settings, url):
    return replace(settings, centre=replace(settings.centre, url=url))


def test_the_right_centre_is_well_and_was_asked_by_signature(joined, centre):
    centre.requests.clear()
    found = centre_health(joined, "en")
    assert found.ok
    assert centre.url in found.message
    assert centre.requests == ["/v1/health", "/v1/nonces", "/v1/status"]


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (faults.login_page, "login_page"),
        (faults.redirect, "redirected"),
        (faults.garbage, "other_answer"),
        (faults.no_http, "other_answer"),
        (faults.bad_gateway, "centre_down"),
        (faults.hang_up, "no_answer"),
        (faults.gzip_bomb, "other_answer"),
        (faults.says(403, "revoked_device"), "revoked_device"),
    ],
)
def test_whatever_else_answers_is_told_in_the_words_of_the_sending(joined, centre, fault, reason):
    centre.fault_for_all = fault
    for language in ("vi", "en"):
        found = centre_health(joined, language)
        assert (found.ok, found.message) == (False, in_words(reason, language))
        assert centre.url in found.advice


def test_a_centre_that_never_ends_its_answer_is_left(joined, centre, monkeypatch):
    monkeypatch.setattr(room, "CALL_S", 0.4)
    monkeypatch.setattr(room, "WAIT_S", 0.2)
    centre.fault_for_all = faults.trickle_body
    assert centre_health(joined, "en").message == in_words("no_answer", "en")


def test_a_busy_centre_is_there(joined, centre):
    centre.fault_for_all = faults.says(429, "busy", Retry_After="5")
    found = centre_health(joined, "en")
    assert (found.ok, found.message) == (True, in_words("busy", "en"))


def test_no_line_is_told(joined):
    found = centre_health(with_url(joined, NOBODY), "en")
    assert (found.ok, found.message) == (False, in_words("no_line", "en"))


def test_another_centre_is_told(joined, centre):
    kept = json.loads(enrolment_path(joined.data_dir).read_bytes())
    kept["keys"]["centre"] = "the-one-joined"
    enrolment_path(joined.data_dir).write_text(json.dumps(kept))
    found = centre_health(joined, "en")
    assert not found.ok
    assert found.message.startswith(f"At {centre.url} there is another centre")


def test_before_joining_it_says_what_is_known(settings, centre):
    assert centre_health(settings, "en").message == "The centre's address is not known yet."
    found = centre_health(with_url(settings, centre.url), "en")
    assert not found.ok
    assert "has not joined" in found.message


def test_http_beyond_this_machine_is_refused_unasked(joined, centre):
    centre.requests.clear()
    found = centre_health(with_url(joined, "http://centre.example.vn"), "en")
    assert not found.ok
    assert "cannot be used" in found.message
    assert centre.requests == []


def test_a_damaged_enrolment_is_told(joined):
    enrolment_path(joined.data_dir).write_text("{")
    assert not centre_health(joined, "en").ok
    assert "keys" in centre_health(joined, "en").message


def test_a_damaged_certificate_is_told(joined):
    kept = json.loads(enrolment_path(joined.data_dir).read_bytes())
    kept["ca_pem"] = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
    enrolment_path(joined.data_dir).write_text(json.dumps(kept))
    assert "keys" in centre_health(joined, "en").message
