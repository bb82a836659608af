"""A kiosk that cannot keep a declaration says so before anybody fills one in."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from kiosk.store_ahead import RESTING_MS, RETRY_MS, TRIES, StoreAhead
from sync.errors import DiskFailed, StoreLocked
from tests.viewmodels.booth import BIRTH, Booth, procedure_of


@dataclass
class Watched:
    """A booth whose database lane answers as told, and a timer that rings when told."""

    booth: Booth
    rings: list[tuple[int, Callable[[], None]]] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.visit = self.booth.views.visit
        self.visit.ended.connect(self.ended.append)
        self.ahead = StoreAhead(
            self.visit, self.booth.world, lambda ms, then: self.rings.append((ms, then))
        )

    def fail(self, *errors: Exception) -> None:
        self.booth.database.answers[:] = errors

    def ring(self) -> int:
        """Let the timer ring; how long it waited."""
        (wait_ms, then), *self.rings = self.rings
        then()
        return wait_ms

    def walk(self, page: str = "privacy", *, practice: bool = False) -> None:
        self.visit.startPractice() if practice else self.visit.start()
        self.visit.choose_procedure(procedure_of(BIRTH))
        self.visit.go(page)


@pytest.fixture
def watched(booth):
    return Watched(booth)


def broken(times: int) -> list[Exception]:
    return [DiskFailed() for _ in range(times)]


def test_a_store_that_opens_is_open_when_it_is_asked_for(watched):
    watched.walk()
    assert watched.booth.world._outbox is not None
    assert (watched.visit.page, watched.rings) == ("privacy", [])


def test_where_it_cannot_be_opened_the_machine_rests_before_the_first_question(watched):
    watched.fail(*broken(TRIES))
    watched.walk()
    assert [watched.ring() for _ in range(TRIES - 1)] == [RETRY_MS] * (TRIES - 1)
    assert watched.visit.page == "outoforder"
    assert watched.visit.outOfOrderReason.startswith("Máy chưa mở được sổ tờ khai")


def test_a_fault_that_passes_disturbs_nobody(watched):
    watched.fail(StoreLocked())
    watched.walk()
    watched.ring()
    assert (watched.visit.page, watched.rings) == ("privacy", [])
    assert watched.booth.world._outbox is not None


def test_the_rest_ends_by_itself_once_the_store_opens(watched):
    watched.fail(*broken(TRIES + 1))
    watched.walk()
    for _ in range(TRIES - 1):
        watched.ring()
    assert (watched.ring(), watched.visit.page) == (RESTING_MS, "outoforder")
    assert (watched.ring(), watched.visit.page) == (RESTING_MS, "welcome")
    assert (watched.ended[-1:], watched.visit.outOfOrderReason) == (["left"], "")


def test_staff_on_their_page_are_not_sent_away_when_the_rest_ends(watched):
    watched.fail(*broken(TRIES))
    watched.walk()
    for _ in range(TRIES - 1):
        watched.ring()
    watched.visit.go("staffpin")
    ended = list(watched.ended)
    watched.ring()
    assert (watched.visit.page, watched.ended) == ("staffpin", ended)
    watched.visit.end("left")
    assert watched.visit.page == "welcome"


def test_whoever_has_answered_something_is_told_by_saving_and_may_try_again(watched):
    watched.fail(*broken(TRIES))
    watched.booth.enter(BIRTH, {"relation": "mother"})
    watched.visit.go("check")
    for _ in range(TRIES - 1):
        watched.ring()
    assert (watched.visit.page, watched.rings) == ("check", [])


def test_practice_needs_no_store(watched):
    watched.fail(*broken(TRIES))
    watched.walk(practice=True)
    assert (watched.visit.page, watched.rings) == ("privacy", [])


def test_whoever_leaves_meanwhile_finds_the_welcome_page_and_the_next_one_is_told(watched):
    watched.fail(*broken(2 * TRIES))
    watched.walk()
    watched.visit.finish()
    for _ in range(TRIES - 1):
        watched.ring()
    assert (watched.visit.page, watched.rings) == ("welcome", [])
    watched.walk()
    for _ in range(TRIES - 1):
        watched.ring()
    assert watched.visit.page == "outoforder"


@pytest.fixture
def apart(qapp, tmp_path):
    booth = Booth(tmp_path / "data", enrolled=False)
    yield Watched(booth)
    booth.close()


def test_a_kiosk_that_never_joined_a_centre_leads_nobody_through_questions(apart):
    """Before, it said so when all was filled in."""
    apart.walk()
    assert apart.visit.page == "outoforder"
    assert apart.visit.outOfOrderReason.startswith("Máy chưa được ghép với trung tâm")
