"""What search was brought to must not rot: floors on the queries it may be looked at with."""

import pytest

from bench.quality_report import totals
from bench.search_quality import results_of

FLOORS = {"recall_at_1": 93, "recall_at_3": 97, "elsewhere": 93, "unsure": 85, "confident": 75}
MOST = {"false_confidence": 2.5, "sent_wrongly": 2.5}
SPOKEN_AND_SHORT = ("spoken", "abbrev", "noaccent", "telex", "dialect", "english", "oldname")


@pytest.fixture(scope="module")
def verdicts():
    return results_of("tuning")


def test_the_tuning_half_keeps_its_floors(verdicts):
    row = totals(verdicts["ours"])["all"]
    assert {key: row[key] for key, floor in FLOORS.items() if row[key] < floor} == {}
    assert {key: row[key] for key, most in MOST.items() if row[key] > most} == {}


def test_no_way_of_asking_is_left_behind(verdicts):
    rows = totals(verdicts["ours"])
    assert {k: rows[k] for k in SPOKEN_AND_SHORT if rows[k]["recall_at_3"] < 90} == {}


def test_plain_full_text_search_is_left_behind(verdicts):
    ours, peer = (totals(verdicts[side])["all"] for side in ("ours", "peer"))
    assert ours["recall_at_3"] > peer["recall_at_3"]
    assert ours["elsewhere"] > peer["elsewhere"]
