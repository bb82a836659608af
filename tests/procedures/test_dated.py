"""A file says what changes on which day; each change is a further version of the procedure."""

from datetime import date

import pytest

from kiosk.procedures.dated import Change, DatedError, versions
from kiosk.procedures.loading import ContentError, load_all
from kiosk.procedures.loading import in_force as is_in_force
from tests.library import in_use

BASE = {
    "code": "1.000001",
    "version": "2026.11.22",
    "fee": "half",
    "notices": ["one"],
    "effective_from": "2025-07-01",
}
SHARED = {"law": Change.model_validate({"from": "2027-03-01", "add": {"notices": ["law"]}})}


def test_without_changes_a_file_is_one_version():
    assert versions(BASE, {}) == [BASE]
    assert versions("no procedure", {}) == ["no procedure"]


def test_each_change_makes_a_version_in_order_of_day():
    changes = [{"use": "law"}, {"from": "2027-01-01", "set": {"fee": "full"}}]
    first, second, third = versions({**BASE, "changes": changes}, SHARED)
    assert [item["version"] for item in (first, second, third)] == [
        "2026.11.22",
        "2026.11.22.1",
        "2026.11.22.2",
    ]
    assert (first["effective_from"], first["effective_to"]) == ("2025-07-01", "2026-12-31")
    assert (second["effective_from"], second["effective_to"]) == ("2027-01-01", "2027-02-28")
    assert "effective_to" not in third
    assert [item["fee"] for item in (first, second, third)] == ["half", "full", "full"]
    assert [item["notices"] for item in (first, second, third)] == [
        ["one"],
        ["one"],
        ["one", "law"],
    ]
    assert all("changes" not in item for item in (first, second, third))


def test_what_no_longer_counts_is_taken_out_by_its_name():
    listed = [{"use": "soon", "as": "x"}, {"code": "fee"}, {"id": "card"}, {"name": "who"}, "law"]
    change = {"from": "2027-01-01", "remove": {"notices": ["soon", "card", "who", "law"]}}
    first, second = versions({**BASE, "notices": listed, "changes": [change]}, {})
    assert first["notices"] == listed
    assert second["notices"] == [{"code": "fee"}]


def test_the_last_version_ends_when_the_procedure_ends():
    base = {**BASE, "effective_to": "2028-01-01", "changes": [{"use": "law"}]}
    assert [item["effective_to"] for item in versions(base, SHARED)] == ["2027-02-28", "2028-01-01"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({}, "must be a list"),
        ([{"use": "nothing"}], "no change 'nothing'"),
        ([{"set": {}}], r"changes\[1\]: from"),
        ([{"from": "2027-13-01"}], r"changes\[1\]: from"),
        ([{"from": "2027-01-01", "sett": {}}], r"changes\[1\]: sett"),
        ([{"from": "2027-01-01", "set": {"code": "x"}}], "may not touch 'code'"),
        ([{"from": "2027-01-01", "add": {"fee": ["x"]}}], "adds to 'fee', which is no list"),
        ([{"from": "2027-01-01", "remove": {"fee": ["x"]}}], "takes from 'fee', which is no list"),
        ([{"from": "2027-01-01", "remove": {"notices": ["two"]}}], "takes 'two' from 'notices'"),
        ([{"from": "2027-01-01", "remove": {"version": ["x"]}}], "may not touch 'version'"),
        ([3], r"changes\[1\]"),
    ],
)
def test_a_mistake_is_named(changes, message):
    with pytest.raises(DatedError, match=message):
        versions({**BASE, "changes": changes}, SHARED)


def test_the_loader_names_the_file(tmp_path):
    (tmp_path / "1.yaml").write_text("changes: [{use: nothing}]\n")
    with pytest.raises(ContentError, match=r"1\.yaml:1: changes\[1\]: there is no change"):
        load_all(tmp_path)


def test_the_version_of_the_day_applies():
    library = in_use()
    for day, notice in ((date(2027, 2, 28), False), (date(2027, 3, 1), True)):
        procedure = library.procedure("1.000656", day)
        assert procedure is not None
        assert is_in_force(procedure, day)
        assert any(item.code == "new_law_applies" for item in procedure.notices) is notice
