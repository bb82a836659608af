import psutil
import pytest

from kiosk.speech.child_speaker import ChildSpeaker
from tests.speech.stand_ins import Ear, fast_sound


@pytest.fixture
def ear():
    return Ear()


@pytest.fixture
def make_speaker(ear):
    """Builds speakers that are closed after the test; none may leave a process behind."""
    made = []
    before = set(psutil.Process().children())

    def make(*engines, open_device=fast_sound, clips=None):
        speaker = ChildSpeaker(engines, open_device, clips)
        speaker.attach(ear)
        made.append(speaker)
        return speaker

    yield make
    for speaker in made:
        speaker.close()
    assert set(psutil.Process().children()) <= before
