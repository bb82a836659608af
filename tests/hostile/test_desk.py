"""A stolen device seals whatever it likes; the officers' desk must still work."""

import json

import pytest

from central.tables import dossier, quarantine
from tests.central.pages.officer import Officer
from tests.central.serving import served
from tests.central.virtual_kiosk import VirtualKiosk, plain_text
from tests.hostile.sealed import next_named, sealed_bytes
from tests.library import in_use

WITH_MONEY = {"code": "1.001612", "version": "1"}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("desk") / "central"
    with served(folder, procedures=in_use()) as centre:
        centre.add_staff("lan")
        with Officer(centre.url) as officer:
            assert officer.log_in().status_code == 303
            yield centre, officer


@pytest.fixture
def officer(site):
    return site[1]


@pytest.fixture
def kiosk(site):
    return VirtualKiosk(site[0].add_kiosk()).enrol()


def deep(levels: int) -> str:
    return "[" * levels + "]" * levels


HELD_BACK = {
    "a list in a thousand lists": '"x": ' + deep(980),
    "a list in fifty lists": '"x": ' + deep(50),
    "objects in objects": '"x": ' + '{"a":' * 60 + "1" + "}" * 60,
    "lists without end": '"x": ' + "[" * 400_000,
    "NaN": '"x": NaN',
    "Infinity": '"x": -Infinity',
    "half a letter": '"x": "\\ud800"',
    "a number of a million digits": '"x": ' + "9" * 1_000_000,
    "a number beyond all numbers": '"x": 1e400',
    "another number the second time": '"x": 1, "seq": 77',
    "a kind that is a list": '"kind": []',
}


@pytest.mark.parametrize("more", HELD_BACK.values(), ids=HELD_BACK)
def test_a_text_that_nobody_could_show_is_set_aside(site, officer, kiosk, more):
    centre, _officer = site
    named = json.dumps({**plain_text(), **next_named(kiosk)})
    parcel = sealed_bytes(kiosk, f"{named[:-1]}, {more}}}".encode())

    answer = kiosk.post(parcel)

    assert (answer.status_code, answer.json()["code"]) == (422, "unreadable")
    assert parcel.id in [row.id for row in centre.rows(quarantine)]
    assert parcel.id not in [row.id for row in centre.rows(dossier)]
    assert officer.get("/quarantine").status_code == 200


SHOWN = {
    "money of five thousand digits": {
        "procedure": WITH_MONEY,
        "answers": {"capital": "9" * 5000, "business_name": "x"},
    },
    "money in other digits": {"procedure": WITH_MONEY, "answers": {"capital": "٣" * 40}},
    "a number of four thousand digits": {"answers": {"child_name": 10**4000, "x_name": -(10**300)}},
    "lists where words belong": {
        name: json.loads(deep(30))
        for name in ("ends", "channel", "language", "actors", "consents", "origins", "warnings")
    },
    "words where lists belong": dict.fromkeys(
        ("answers", "origins", "unverified", "warnings", "parts", "result", "actors"), "x"
    ),
    "days that never were": {
        "answers": {"child_dob": "9999-12-31T99", "mother_dob": "٢٠٢٦-١١-٠٢"},
        "clock": {"certain": "NaN"},
    },
    "NUL, arrows that turn the line round, and a tag": {
        "answers": {"child_name": "a\0b\u202ec\u2066<script>alert(1)</script>"},
    },
    "ten thousand answers": {"answers": {f"answer_{n}": "x" for n in range(10_000)}},
}


@pytest.mark.parametrize("changes", SHOWN.values(), ids=SHOWN)
def test_whatever_is_taken_in_can_be_listed_opened_and_printed(officer, kiosk, changes):
    parcel = kiosk.send(**changes)

    for path in ("/declarations", f"/declarations/{parcel.id}", f"/declarations/{parcel.id}/print"):
        answer = officer.get(path)
        assert answer.status_code == 200, path
        assert "<script>alert" not in answer.text


@pytest.mark.parametrize(
    "moment", ["٢٠٢٦-١١-٢٤T01:05:00.000Z", "2026-11-24T01:05:00Z\n", "2026-11-24", "x" * 30]
)
def test_a_moment_that_is_none_never_stands_in_clear(kiosk, moment):
    answer = kiosk.post(kiosk.make(created_at=moment))

    assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")


@pytest.mark.parametrize("moment", ["2026-99-99T99:99:99Z", "0001-01-01T00:00:00+14:00"])
def test_a_moment_that_never_was_is_shown_as_it_came(officer, kiosk, moment):
    parcel = kiosk.make(created_at=moment)
    assert kiosk.post(parcel).status_code == 200

    assert officer.get(f"/declarations/{parcel.id}").status_code == 200
