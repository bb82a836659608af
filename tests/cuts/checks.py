"""What is looked at after each cut of a recording, by what was recorded."""

import random
from pathlib import Path

from tests.cuts.centre_books import Centre
from tests.cuts.kiosk_books import Kiosk
from tests.cuts.promises import Flaw, Promises
from tests.cuts.scene_delivery import GRACE_S
from tests.cuts.scene_first import CENTRE
from tests.cuts.scene_saves import KIOSK

# So many of the cuts are followed by another save.
SAVES_AGAIN = 0.2


def check_kiosk(site: Path, promises: Promises, rng: random.Random) -> list[Flaw]:
    """The kiosk alone; sometimes the next person saves."""
    kiosk = Kiosk(site / KIOSK)
    flaws, _ = kiosk.check(promises)
    if not flaws and promises.enrolled and rng.random() < SAVES_AGAIN:
        return kiosk.save_one()
    return flaws


def check_centre(site: Path, promises: Promises, _rng: random.Random) -> list[Flaw]:
    """The centre alone."""
    return Centre(site / CENTRE).check(promises, promises.receipted)


def check_site(site: Path, promises: Promises, rng: random.Random) -> list[Flaw]:
    """Kiosk and centre, cut at one moment: whose receipt is anywhere, is at the centre whole."""
    kiosk = Kiosk(site / KIOSK, GRACE_S)
    flaws, delivered = kiosk.check(promises)
    flaws += Centre(site / CENTRE).check(promises, promises.receipted | delivered)
    if not flaws and promises.enrolled and rng.random() < SAVES_AGAIN:
        return kiosk.save_one()
    return flaws
