"""One round: save, kill one process at its k-th operation, start it again, wait for the purge.

What must hold afterwards, whoever was killed and wherever: every declaration whose slip was shown
is at the centre exactly once, equal, and purged here; one whose slip was not shown is there at most
once; the queue verifies; nothing is held or damaged; every send has its attempt row.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from kiosk.journey.dossier import Attached
from sync.outbox import Draft
from tests.kills.books import Centre, pictures_at, read_centre, read_queue, unrecorded
from tests.kills.declaration import Declaration
from tests.kills.setting import Setting
from tests.kills.shim import When
from tests.kills.victims import wait_for

VictimName = Literal["agent", "centre", "ui"]
DOSSIERS = 3
# The second declaration carries one of two pieces, the third a small one beside it.
PICTURES = (b"\xff\xd8\xff" + bytes(200_000), b"\xff\xd8\xff small")
TRIES = 4


@dataclass(frozen=True, slots=True)
class Kill:
    """Whom to kill at which of its operations (from 1; 0 only counts), before or after it.

    `patient` leaves an agent that waits after a failure alone; else it is asked to try again, as
    somebody who watches the line would.
    """

    victim: VictimName
    at: int
    when: When
    patient: bool = False

    def __str__(self) -> str:
        return f"{self.victim} {self.when} {self.at}"


@dataclass(frozen=True, slots=True)
class Played:
    """How many operations the victim made in the stretch, and whether the fuse killed it."""

    made: int
    killed: bool


Play = Callable[[Setting, Kill], Played]


def play_until_killed(play: Play, setting: Setting, kill: Kill) -> Kill:
    """Play until the victim really died: a stretch is sometimes a few operations shorter."""
    for _ in range(TRIES):
        played = play(setting, kill)
        if played.killed:
            return kill
        kill = replace(kill, at=played.made)
    raise AssertionError(f"{kill} never came")


def spread(length: int, rounds: int) -> list[tuple[int, When]]:
    """Where to kill in a stretch of so many operations: evenly, both ends among them."""
    places: list[tuple[int, When]] = [(at, "before") for at in range(1, length + 1)]
    places.append((length, "after"))
    if rounds >= len(places):
        return places
    return [places[number * (len(places) - 1) // (rounds - 1)] for number in range(rounds)]


def play_sending(setting: Setting, kill: Kill) -> Played:
    """A round against agent or centre; the dossiers are saved through the outbox."""
    victim = setting.agent if kill.victim == "agent" else setting.centre
    since = read_centre(setting.centre_dir).last_row
    with setting.playing():
        victim.fuse.arm(kill.at, kill.when)
        filed = [file(setting, PICTURES[:number]) for number in range(DOSSIERS)]
        wait_for(lambda: victim.has_ended or not setting.unpurged, f"an end of {kill}")
        killed = victim.disarm()
        if killed or victim.has_ended:
            bring_back(setting, kill)
        centre = come_to_the_end(setting, since)
        for number, (declaration, plain) in enumerate(filed):
            assert [row.plain for row in centre.of(declaration.word)] == [plain]
            assert pictures_at(setting.centre_dir, plain["id"]) == list(PICTURES[:number])
    return Played(victim.fuse.count, killed)


def file(setting: Setting, pictures: Sequence[bytes]) -> tuple[Declaration, dict[str, Any]]:
    """Save one declaration as `kiosk fill` does; also what was sealed."""
    declaration = Declaration.invent()
    kept: dict[str, Any] = {}
    tray = setting.outbox.tray()
    sealed = tray.take([tray.add(picture) for picture in pictures])
    named = [Attached("birth_proof", page, one.digest) for page, one in enumerate(sealed, 1)]

    def make(draft: Draft) -> dict[str, Any]:
        kept.update(declaration.plain(draft, named))
        return kept

    setting.outbox.save(make, attached=sealed)
    return declaration, kept


def bring_back(setting: Setting, kill: Kill) -> None:
    """Start what was killed again, as the supervisor would."""
    if kill.victim == "agent":
        setting.agent.check_killed()
        setting.agent.start()
    else:
        setting.centre.check_killed()
        setting.start_centre()
        if not kill.patient:
            setting.outbox.put_request("retry", {})


def come_to_the_end(setting: Setting, since: int) -> Centre:
    """Wait for the purge of everything; then what must hold for the whole site holds."""
    wait_for(lambda: not setting.unpurged, "the purge")
    queue, centre = read_queue(setting.kiosk_dir), read_centre(setting.centre_dir, since)
    assert not queue.problems
    assert {row.state for row in queue.rows} <= {"purged"}
    assert (centre.doubles, centre.quarantined) == (0, 0)
    assert centre.intake == centre.payloads == len(queue.rows)
    assert unrecorded(setting.tap.sent, queue) == {}
    return centre
