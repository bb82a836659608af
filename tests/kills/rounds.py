"""One round: save, kill one process at its k-th operation, start it again, wait for the purge.

What must hold afterwards, whoever was killed and wherever: every declaration whose slip was shown
is at the centre exactly once, equal, and purged here; one whose slip was not shown is there at most
once; the queue verifies; nothing is held or damaged; every send has its attempt row.
"""

from dataclasses import dataclass
from typing import Any, Literal

from sync.outbox import Draft, Saved
from tests.kills.books import read_centre, read_queue, unrecorded
from tests.kills.declaration import Declaration
from tests.kills.setting import Setting
from tests.kills.shim import When
from tests.kills.victims import Victim, wait_for

DOSSIERS = 3


@dataclass(frozen=True, slots=True)
class Kill:
    """Whom to kill at which of its operations (from 1; 0 only counts), before or after it."""

    victim: Literal["agent", "centre", "ui"]
    at: int
    when: When

    def __str__(self) -> str:
        return f"{self.victim} {self.when} {self.at}"


@dataclass
class Filed:
    """One declaration, saved: what was sealed and what the outbox answered."""

    declaration: Declaration
    plain: dict[str, Any]
    saved: Saved


def file(setting: Setting) -> Filed:
    """Save one declaration through the outbox, as `kiosk fill` does."""
    declaration, kept = Declaration.invent(), {}

    def make(draft: Draft) -> dict[str, Any]:
        kept.update(declaration.plain(draft))
        return kept

    saved = setting.outbox.save(make)
    return Filed(declaration, kept, saved)


def play_sending(setting: Setting, kill: Kill) -> int:
    """A round against agent or centre; how many operations the victim made until it ended."""
    victim = setting.agent if kill.victim == "agent" else setting.centre
    since = read_centre(setting.centre_dir).last_row
    victim.fuse.arm(kill.at, kill.when)
    try:
        filed = [file(setting) for _ in range(DOSSIERS)]
        wait_for(lambda: victim.has_ended or not setting.unpurged, f"an end of {kill}")
        made = victim.fuse.count
    finally:
        victim.fuse.disarm()
    if kill.at and victim.fuse.fired:
        bring_back(setting, victim)
    wait_for(lambda: not setting.unpurged, f"the purge after {kill}\n{setting.agent.said()}")
    check_sound(setting, since)
    centre = read_centre(setting.centre_dir, since)
    for one in filed:
        assert [row.plain for row in centre.of(one.declaration.word)] == [one.plain]
    return made


def bring_back(setting: Setting, victim: Victim) -> None:
    """Start what was killed again, as the supervisor would."""
    victim.check_killed()
    if victim is setting.centre:
        setting.start_centre()
    else:
        victim.start()


def check_sound(setting: Setting, since: int) -> None:
    """What holds for the whole site once everything is purged."""
    queue, centre = read_queue(setting.kiosk_dir), read_centre(setting.centre_dir, since)
    assert not queue.problems
    assert {row.state for row in queue.rows} <= {"purged"}
    assert (centre.doubles, centre.quarantined) == (0, 0)
    assert centre.intake == centre.payloads == len(queue.rows)
    assert unrecorded(setting.tap.sent, queue) == {}
