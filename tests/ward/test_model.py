import json
from datetime import date

import pytest
from pydantic import ValidationError

from kiosk.config import ASSETS
from kiosk.ward.model import Name, Ward, said
from kiosk.ward.schema import ward_schema

BARE = {"format": 1, "name": "Phường Một"}
CHECKED = {"source": "Thông báo", "checked_on": date(2026, 11, 20)}


def test_only_a_name_must_be_there():
    ward = Ward.model_validate(BARE)
    assert (said(ward.name, "vi"), said(ward.name, "en")) == ("Phường Một", "Phường Một")
    assert (ward.hours, ward.contacts, ward.events, ward.news) == (None, [], [], [])


def test_a_name_in_both_languages_is_said_in_each():
    name = Name.model_validate({"vi": "Phường Một", "en": "Ward One"})
    assert (said(name, "vi"), said(name, "en")) == ("Phường Một", "Ward One")


@pytest.mark.parametrize(
    "hours",
    [
        {"week": [{"days": ["T2"], "open": ["11:00-08:00"]}]},
        {"week": [{"days": ["T2"], "open": ["08:00-11:00", "10:00-17:00"]}]},
        {"week": [{"days": ["T2"], "open": ["8:00-11:00"]}]},
        {"week": [{"days": ["T2"], "open": ["24:00-25:00"]}]},
        {"week": [{"days": ["T2", "T2"], "open": ["08:00-11:00"]}]},
        {"week": [{"days": ["T8"], "open": ["08:00-11:00"]}]},
        {"week": []},
        {
            "week": [{"days": ["T2"], "open": ["08:00-11:00"]}],
            "closed": [{"from": date(2027, 1, 2), "to": date(2027, 1, 1), "why": "Tết"}],
        },
    ],
)
def test_impossible_hours_are_refused(hours):
    with pytest.raises(ValidationError):
        Ward.model_validate({**BARE, "hours": {**hours, **CHECKED}})


@pytest.mark.parametrize("phone", ["", "abc", "0225-000-001", "1" * 30, "0225 000 001 <b>"])
def test_a_number_that_is_none_is_refused(phone):
    contact = {"role": "Một cửa", "phone": phone, **CHECKED}
    with pytest.raises(ValidationError):
        Ward.model_validate({**BARE, "contacts": [contact]})


def test_everything_has_its_source_and_day():
    with pytest.raises(ValidationError):
        Ward.model_validate({**BARE, "contacts": [{"role": "Một cửa", "phone": "113"}]})


def test_the_published_schema_is_of_this_model():
    stored = json.loads((ASSETS / "ward" / "schema.json").read_text("utf-8"))
    assert stored == json.loads(json.dumps(ward_schema()))
    assert stored["$defs"]["Name"]["anyOf"][0] == {"type": "string"}
