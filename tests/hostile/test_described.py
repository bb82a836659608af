"""Calls made from the centre's own description of its API, good ones and bad ones."""

import pytest
import schemathesis
from hypothesis import given
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from central.api.problems import STATUS
from sync.wire import PROBLEM_CODES
from tests.central.serving import served
from tests.central.virtual_kiosk import VirtualKiosk
from tests.hostile.junk import long, seeded, short

OPERATIONS = {
    ("GET", "/v1/health"),
    ("GET", "/v1/keys"),
    ("GET", "/v1/ready"),
    ("POST", "/v1/devices"),
    ("POST", "/v1/device-keys"),
    ("POST", "/v1/nonces"),
    ("POST", "/v1/enrolments"),
    ("POST", "/v1/dossiers"),
    ("POST", "/v1/status"),
    ("PATCH", "/v1/dossiers/{dossier_id}/attachments/{digest}"),
}


@pytest.fixture(scope="module")
def described(tmp_path_factory):
    """The description of one centre; afterwards an honest kiosk is served as ever."""
    with served(tmp_path_factory.mktemp("described") / "central") as centre:
        kiosk = VirtualKiosk(centre.add_kiosk()).enrol()
        yield schemathesis.openapi.from_url(f"{centre.url}/v1/openapi.json")
        kiosk.send()
        assert kiosk.status()["held"] == [{"first": 1, "last": 1}]


def operation_of(described, method: str, path: str):
    return described[path][method]


def check(case) -> None:
    """The answer is as described; a no is a problem with one of our codes, and never a 5xx."""
    answer = case.call_and_validate(excluded_checks=[positive_data_acceptance])
    assert answer.status_code < 500
    if answer.status_code >= 300:
        assert answer.headers["content-type"] == ["application/problem+json"]
        code = answer.json()["code"]
        assert code in PROBLEM_CODES
        assert answer.json()["status"] == answer.status_code
        assert answer.status_code in {STATUS[code], 404, 405}


def test_every_call_is_described(described):
    found = {(one.ok().method.upper(), one.ok().path) for one in described.get_all_operations()}

    assert found == OPERATIONS


EMPTY = {"/v1/health", "/v1/keys", "/v1/nonces", "/v1/ready"}  # nothing in them could be wrong
CALLS = [
    pytest.param(method, path, mode, id=f"{method} {path} {mode.value}")
    for method, path in sorted(OPERATIONS)
    for mode in GenerationMode
    if mode is not GenerationMode.NEGATIVE or path not in EMPTY
]
every_call = pytest.mark.parametrize(("method", "path", "mode"), CALLS)


@every_call
def test_a_generated_call_is_answered_as_described(described, method, path, mode):
    run(described, method, path, mode, short(15))


@pytest.mark.soak
@every_call
def test_thousands_of_generated_calls_are(described, method, path, mode):
    run(described, method, path, mode, long(800))


def run(described, method, path, mode, limits) -> None:
    strategy = operation_of(described, method, path).as_strategy(generation_mode=mode)

    @seeded
    @limits
    @given(case=strategy)
    def holds(case):
        check(case)

    holds()
