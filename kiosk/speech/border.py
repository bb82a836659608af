"""What may stand where sound leaves the kiosk, in place of the loudspeaker."""

from typing import TYPE_CHECKING, Protocol

from kiosk.speech.speaker import Speaker

if TYPE_CHECKING:
    from kiosk.speech.sound_device import OpenDevice


class Border(Protocol):
    """Takes the sound and listens to what is said; a kiosk has none, and uses its sound card."""

    def open_device(self, rate_hz: int) -> "OpenDevice | None":
        """Open what the sound goes to; None where it goes nowhere."""

    def heed(self, speaker: Speaker) -> Speaker:
        """The speaker to say things with: this one, or one that tells what it is asked to say."""
