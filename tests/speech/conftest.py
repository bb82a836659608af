import psutil
import pytest

from kiosk.speech.child_speaker import ChildSpeaker
from tests.speech.stand_ins import Ear, fast_sound


@pytest.fixture
def ear():
    return Ear()


@pytest.fixture
def born():
    """Which processes this test has started; a server that other tests share may run beside it."""
    before = set(psutil.Process().children())
    return lambda: set(psutil.Process().children()) - before


@pytest.fixture
def make_speaker(ear, born):
    """Builds speakers that are closed after the test; none may leave a process behind."""
    made = []

    def make(*engines, open_device=fast_sound, clips=None):
        speaker = ChildSpeaker(engines, open_device, clips)
        speaker.attach(ear)
        made.append(speaker)
        return speaker

    yield make
    for speaker in made:
        speaker.close()
    assert not born()
