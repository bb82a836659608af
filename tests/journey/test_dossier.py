import json
from dataclasses import dataclass

import pytest

from kiosk.journey.answers import ASK_STAFF, Answers
from kiosk.journey.consent import Consent
from kiosk.journey.dossier import (
    ActorStep,
    Filing,
    OnBehalf,
    ResultWish,
    on_behalf_of,
    plain,
    prepare,
)


@dataclass(frozen=True)
class InventedDraft:
    id: str = "019ab000-0000-7000-8000-000000000001"
    device: str = "kiosk-0001"
    seq: int = 7
    reference: str = "00010000742"
    created_at: str = "2026-11-24T09:30:00+07:00"
    clock_certain: bool = True
    clock_offset_s: float = 1.5


@pytest.fixture
def make(loan, today):
    def make_plain(values, filing=None, draft=None, origins=None):
        answers = Answers(values, dict.fromkeys(values, "typed") | (origins or {}))
        return plain(draft or InventedDraft(), loan, answers, filing or Filing(), today)

    return make_plain


def test_a_dossier_carries_everything_from_the_first_schema_on(make, whole):
    text = make(whole)
    assert set(text) == {
        *("kind", "format", "id", "device", "seq", "reference", "created_at", "procedure"),
        *("ends", "on_behalf", "actors", "consents", "channel", "answers", "origins"),
        *("unverified", "warnings", "attachments", "parts", "replaces", "result", "clock"),
        *("addresses", "language"),
    }
    assert (text["kind"], text["format"]) == ("dossier", 1)
    assert text["procedure"] == {"code": "9.000001", "version": "2026.11.01"}
    assert text["clock"] == {"certain": True, "offset_s": 1.5}
    assert json.loads(json.dumps(text)) == text


def test_it_repeats_what_the_header_says(make, whole):
    text = make(whole)
    draft = InventedDraft()
    assert (text["id"], text["device"], text["seq"], text["reference"]) == (
        *(draft.id, draft.device, draft.seq, draft.reference),
    )


def test_answers_nobody_was_asked_for_do_not_travel(make, whole):
    text = make({**whole, "deposit": 50000, "relation": "con"})
    assert set(text["answers"]) == {*whole, "minor", "to_pay"}
    assert set(text["origins"]) == set(text["answers"])


def test_derived_values_travel_with_their_origin(make, whole):
    text = make(whole)
    assert text["answers"]["to_pay"] == 4000
    assert text["answers"]["minor"] == "no"
    assert text["origins"]["to_pay"] == "derived"


def test_do_not_know_travels_as_a_value(make, whole):
    assert make({**whole, "number": ASK_STAFF})["answers"]["number"] == "ask_staff"


def test_what_the_desk_must_compare_is_named(make, whole):
    assert make(whole)["unverified"] == ["number"]
    scanned = make({**whole, "card": "scanned"})["unverified"]
    assert scanned == ["number", "name", "dob", "sex", "issued"]


def test_warnings_travel_in_words(make, whole):
    text = make({**whole, "dob": "1901"})
    said = {warning["code"]: warning["message"] for warning in text["warnings"]}
    assert said["very_old"] == "Xin xem lại năm sinh."
    assert "pid_prefix_unknown" in said


def test_it_goes_ahead_of_the_person_only_where_the_point_allows(make, whole):
    assert make(whole)["ends"] == "prepared"
    assert make(whole, Filing(sent_ahead=True))["ends"] == "sent_ahead"


def test_who_and_how_are_read_from_the_answers(make, whole):
    text = make({**whole, "for_whom": "other", "relation": "con"})
    assert text["on_behalf"] == {"for": "other", "relation": "con"}
    assert text["result"] == {"how": None, "collector": None, "phone": "0912345678"}


def test_a_relation_alone_means_it_is_for_someone_else():
    assert on_behalf_of({"relation": "mother"}) == OnBehalf("other", "mother")
    assert on_behalf_of({"relation": "self"}) == OnBehalf("self", "self")
    assert on_behalf_of({}) == OnBehalf("self", None)


def test_what_surrounds_the_answers_is_kept(make, whole):
    filing = Filing(
        language="en",
        actors=(ActorStep("fill", "helper"),),
        consents=(Consent("save", "2026-11", given=True, at="2026-11-24T09:00:00+07:00"),),
        on_behalf=OnBehalf("child", "mẹ"),
        result=ResultWish("post", "requester", "0900000000"),
        replaces="019ab000-0000-7000-8000-000000000000",
    )
    text = make(whole, filing)
    assert text["actors"] == [{"step": "fill", "actor": "helper"}]
    assert text["consents"][0]["given"] is True
    assert text["on_behalf"] == {"for": "child", "relation": "mẹ"}
    assert text["result"]["how"] == "post"
    assert text["replaces"].endswith("000")
    assert text["language"] == "en"


def test_an_uncertain_clock_is_said_and_its_dates_only_warn(make, whole):
    draft = InventedDraft(clock_certain=False)
    text = make({**whole, "issued": "2026-11-25"}, draft=draft)
    assert text["clock"]["certain"] is False
    assert "date_in_future" in {warning["code"] for warning in text["warnings"]}


@pytest.mark.parametrize("expected", [True, False])
@pytest.mark.parametrize("certain", [True, False])
def test_what_was_worked_out_before_is_what_would_be_worked_out_now(
    loan, today, whole, expected, certain
):
    answers = Answers(whole, dict.fromkeys(whole, "typed"))
    draft = InventedDraft(clock_certain=certain)
    ready = prepare(loan, answers, Filing(), today, clock_certain=expected)
    assert ready(draft) == plain(draft, loan, answers, Filing(), today)


def test_units_of_an_address_travel_beside_its_line_of_text(make, whole):
    home = "Số 5, phường Hải An, thành phố Hải Phòng"
    text = make({**whole, "home": home})
    assert text["answers"]["home"] == home
    assert text["addresses"]["home"]["province"] == "31"
    assert text["addresses"]["home"]["commune"] == "11413"
    assert text["addresses"]["home"]["old"] is None
    assert make(whole)["addresses"] == {}
    assert make({**whole, "home": ASK_STAFF})["addresses"] == {}


def test_an_address_in_old_names_is_not_changed_only_told(make, whole):
    old = "Số 4, phường Trúc Bạch, quận Ba Đình, Hà Nội"
    text = make({**whole, "home": old})
    assert text["answers"]["home"] == old
    assert text["addresses"]["home"]["old"] == old
    assert text["addresses"]["home"]["commune"] is None
    assert text["addresses"]["home"]["proposed"] == "00004"


def test_old_names_stay_beside_the_new_ones_a_person_chose(loan, today, whole):
    old = "Số 4, phường Trúc Bạch, quận Ba Đình, Hà Nội"
    new = "Số 4, phường Ba Đình, thành phố Hà Nội"
    answers = Answers(whole, dict.fromkeys(whole, "typed")).put_in_place("home", new, old)
    text = plain(InventedDraft(), loan, answers, Filing(), today)
    assert text["answers"]["home"] == new
    assert text["origins"]["home"] == "chosen"
    assert text["addresses"]["home"]["commune"] == "00004"
    assert text["addresses"]["home"]["old"] == old
