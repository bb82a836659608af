"""Keeps one setting warm from round to round, and knows how long the stretches are."""

from contextlib import ExitStack
from pathlib import Path

from tests.kills.rounds import Kill, Play, VictimName, play_sending
from tests.kills.setting import Setting
from tests.kills.taps import play_tap

PLAYS: dict[VictimName, Play] = {
    "agent": play_sending,
    "centre": play_sending,
    "ui": play_tap,
}


class Warm:
    """Lends the setting; a broken one is replaced."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ends = ExitStack()
        self._setting: Setting | None = None
        self._count = 0
        self._lengths: dict[VictimName, int] = {}

    @property
    def setting(self) -> Setting:
        """A setting in which the last round, if any, ended well."""
        if self._setting is None or not self._setting.is_sound:
            self._ends.close()
            self._count += 1
            self._setting = self._ends.enter_context(Setting(self._folder / str(self._count)))
        return self._setting

    def length(self, victim: VictimName) -> int:
        """How many operations a victim makes in the stretch; a round without a kill counts them."""
        if victim not in self._lengths:
            played = PLAYS[victim](self.setting, Kill(victim, 0, "before"))
            self._lengths[victim] = played.made
        return self._lengths[victim]

    def close(self) -> None:
        """Stop everything."""
        self._ends.close()
