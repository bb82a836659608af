"""Every page and form of the desk, from the application's own table, asked from another ward.

A route that is new here fails until it is said what it shows, and then is tried like the others.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest
from fastapi.staticfiles import StaticFiles
from starlette.routing import Mount, Route

from central.app import create_app
from central.reach import EVERYTHING, Reach
from central.reference import grouped
from central.tables import audit, desk_status, quarantine
from central.wards import read_ward
from tests.central.attached import PICTURE, attached
from tests.central.pages.officer import Officer
from tests.central.serving import served, settings_for
from tests.central.virtual_kiosk import VirtualKiosk

HERE, ELSEWHERE = read_ward("00004"), read_ward("00008")
# They show nothing of anybody's declaration.
OPEN = {
    ("GET", "/"),
    ("GET", "/login"),
    ("POST", "/login"),
    ("POST", "/logout"),
    ("GET", "/password"),
    ("POST", "/password"),
    ("GET", "/mang-ve"),
    ("GET", "/metrics"),
}
# For kiosks, which prove themselves by their own key.
KIOSKS = "/v1/"
UNKNOWN = "01900000-0000-7000-8000-0000000000aa"
FORM = {"state": "result", "revision": "1", "how": "file_anew"}


@dataclass(frozen=True)
class House:
    """A centre with one declaration, of which everything can be asked, in another ward.

    `row` is the number of one that was set aside there, `aside` its id.
    """

    centre: object
    id: str
    reference: str
    row: int
    aside: str

    def traces(self) -> list[str]:
        """What would tell of it."""
        return [
            self.id,
            self.aside,
            self.reference,
            grouped(self.reference),
            "Máy bên kia",
            ELSEWHERE.short,
        ]


def routes(centre) -> list[tuple[str, str]]:
    """Every method and path that is not for kiosks."""
    found = set(walked(create_app(centre).routes))
    return sorted(route for route in found if not route[1].startswith(KIOSKS))


def walked(found) -> Iterator[tuple[str, str]]:
    """Go into included routers too; what is of no known kind fails."""
    for route in found:
        if isinstance(route, Route):
            yield from ((method, route.path) for method in (route.methods or ()))
        elif isinstance(route, Mount):
            assert isinstance(route.app, StaticFiles), route.path
        else:
            yield from walked(route.original_router.routes)


@pytest.fixture(scope="module")
def house(tmp_path_factory, library):
    folder = tmp_path_factory.mktemp("house")
    share = folder / "share"
    (share / "tra-loi").mkdir(parents=True)
    settings = settings_for(
        folder / "central",
        province={"kind": "folder", "folder": share, "agency": "UBND phường Ví Dụ"},
    )
    with served(folder / "central", settings=settings, procedures=library) as centre:
        centre.add_staff("lan", Reach(wards=(HERE,)))
        centre.add_staff("hoa", Reach())
        centre.add_staff("mai", Reach(wards=(HERE, ELSEWHERE)))
        centre.add_staff("binh", EVERYTHING)
        yield fill(centre, share)


def fill(centre, share) -> House:
    """A declaration with a picture, received, on its way to a province that is away; one aside."""
    honest = VirtualKiosk(centre.add_kiosk(place=HERE)).enrol()
    sender = VirtualKiosk(centre.add_kiosk("Máy bên kia", ELSEWHERE)).enrol()
    one = attached(sender, PICTURE)
    one.waiting()
    one.send_all()
    (share / "tra-loi").rmdir()
    share.rmdir()  # what goes to the province stays on its list
    with officer_of(centre, "mai") as officer:
        officer.decide(one.parcel.id, "received", file_number="H61-7788")
    sender.post(sender.make({"device": honest.device}))
    sender.previous = "ab" * 32
    torn = sender.make(seq=2)
    sender.post(torn)
    [row] = [row.row for row in centre.rows(quarantine) if row.id == torn.id]
    return House(centre, one.parcel.id, one.parcel.reference, row, torn.id)


def officer_of(centre, name: str) -> Officer:
    officer = Officer(centre.url)
    assert officer.log_in(name).status_code == 303
    return officer


def ask(
    officer: Officer, method: str, path: str, dossier_id: str, row: int = 999
) -> httpx.Response:
    address = path.format(dossier_id=dossier_id, number=1, row=row)
    return officer.get(address) if method == "GET" else officer.send(address, **FORM)


def split(centre) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Routes about one declaration, and those that list or look up."""
    closed = [route for route in routes(centre) if route not in OPEN]
    one = [route for route in closed if "{dossier_id}" in route[1] or "{row}" in route[1]]
    return one, [route for route in closed if route not in one]


def test_the_table_is_the_one_the_test_knows(house):
    one, lists = split(house.centre.centre)

    assert set(routes(house.centre.centre)) >= OPEN
    assert {path for _method, path in one} >= {
        "/declarations/{dossier_id}",
        "/declarations/{dossier_id}/pictures/{number}",
        "/declarations/{dossier_id}/papers/{number}",
        "/declarations/{dossier_id}/province",
        "/quarantine/{row}",
        "/quarantine/{row}/print",
        "/quarantine/{row}/take",
        "/quarantine/{row}/close",
    }
    assert lists == [
        ("GET", "/declarations"),
        ("GET", "/kiosks"),
        ("GET", "/province"),
        ("GET", "/quarantine"),
        ("POST", "/declarations/find"),
    ]


@pytest.mark.parametrize("name", ["lan", "hoa"])
def test_a_declaration_of_another_ward_is_answered_like_none(house, name):
    one, _lists = split(house.centre.centre)
    before = house.centre.rows(desk_status)
    with officer_of(house.centre, name) as officer, officer_of(house.centre, "mai") as hers:
        for method, path in one:
            refused = ask(officer, method, path, house.id, house.row)
            unknown = ask(officer, method, path, UNKNOWN)

            assert (refused.status_code, refused.text) == (404, unknown.text), path
            assert refused.headers["content-type"] == unknown.headers["content-type"]
            assert unknown.status_code == 404, path
            if method == "GET":
                assert ask(hers, method, path, house.id, house.row).status_code == 200, path
    assert house.centre.rows(desk_status) == before
    assert {row.ended_at for row in house.centre.rows(quarantine)} == {None}
    done = [(row.act, row.subject) for row in house.centre.rows(audit) if row.actor == name]
    assert [act for act in done if act[0] != "session.open"] == [
        ("quarantine.refused", f"{house.row} {house.aside}")
        if "{row}" in path
        else ("declaration.refused", house.id)
        for _method, path in one
    ]


@pytest.mark.parametrize("name", ["lan", "hoa"])
def test_no_list_tells_of_another_ward(house, name):
    _one, lists = split(house.centre.centre)
    with officer_of(house.centre, name) as officer, officer_of(house.centre, "mai") as hers:
        for method, path in lists:
            if method == "GET":
                page, other = officer.page(path), hers.page(path)
            else:
                page, other = looked_up(officer, house), looked_up(hers, house)
            assert [trace for trace in house.traces() if trace in page] == [], path
            assert any(trace in other for trace in (*house.traces(), "0002")), path
            assert "0002" not in page, path


def looked_up(officer: Officer, house: House) -> str:
    answer = officer.send("/declarations/find", reference=house.reference)
    if answer.status_code == 303:
        return answer.headers["location"]
    assert answer.status_code == 404
    return answer.text


def test_looking_up_anothers_number_is_answered_like_an_unknown_one_and_written_down(house):
    with officer_of(house.centre, "lan") as officer:
        refused = officer.send("/declarations/find", reference=house.reference)
        unknown = officer.send("/declarations/find", reference="00990099009")

    assert (refused.status_code, refused.text) == (404, unknown.text)
    refusals = [row for row in house.centre.rows(audit) if row.act == "declaration.refused"]
    assert ("lan", house.id) in [(row.actor, row.subject) for row in refusals]


def test_forms_of_her_own_ward_are_hers(house):
    """What another officer is answered 404 for works for whom it is meant."""
    one, _lists = split(house.centre.centre)
    forms = [path for method, path in one if method == "POST"]
    with officer_of(house.centre, "binh") as officer:
        for path in sorted(forms):
            answer = ask(officer, "POST", path, house.id, house.row)
            # What was closed a moment before is not taken in any more.
            assert answer.status_code == (409 if path.endswith("/take") else 303), path
