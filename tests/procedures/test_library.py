from datetime import date

import pytest

from kiosk.procedures.doors import Doors
from kiosk.procedures.library import Library, summary_of
from kiosk.procedures.model import Procedure
from tests.library import in_use

OLD, NEW = date(2026, 1, 1), date(2027, 1, 1)
NO_DOORS = Doors(format=1, groups=[])


@pytest.fixture
def base() -> Procedure:
    found = in_use().procedure("2.000815")
    assert found is not None
    return found


def version(base: Procedure, name: str, start: date, end: date | None = None) -> Procedure:
    return base.model_copy(update={"version": name, "effective_from": start, "effective_to": end})


@pytest.fixture
def library(base) -> Library:
    return Library.holding(
        [version(base, "2026.01.01", OLD, date(2026, 12, 31)), version(base, "2027.01.01", NEW)],
        NO_DOORS,
    )


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2025, 12, 31), None),
        (OLD, "2026.01.01"),
        (date(2026, 12, 31), "2026.01.01"),
        (NEW, "2027.01.01"),
        (None, "2027.01.01"),
    ],
)
def test_the_version_of_the_day_or_the_newest(library, day, name):
    found, summary = library.procedure("2.000815", day), library.summary("2.000815", day)
    assert (found and found.version) == name
    assert (summary and summary.version) == name
    assert [item.version for item in library.on(day)] == ([] if name is None else [name])


def test_a_version_this_content_lacks_is_looked_for_in_the_one_before(base, library):
    gone = Library.holding([version(base, "2025.01.01", date(2025, 1, 1))], NO_DOORS)
    asked = []

    def earlier():
        asked.append(1)
        return gone

    both = library.after(earlier)
    assert both.procedure("2.000815", version="2027.01.01") is not None
    assert asked == []
    found = both.procedure("2.000815", version="2025.01.01")
    assert found is not None
    assert found.version == "2025.01.01"
    assert both.procedure("2.000815", OLD.replace(year=2020)) is None
    assert library.procedure("2.000815", version="2025.01.01") is None


def test_a_procedure_that_asks_nothing_is_not_guided(base):
    assert summary_of(base).guided
    assert not summary_of(base.model_copy(update={"parts": []})).guided
