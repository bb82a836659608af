"""One run of the demo: a site, the hand on its screen, and the word that only this run types."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.demo.desk import Desk
from kiosk.demo.remote import DemoError, Remote
from kiosk.demo.site import DemoSite
from kiosk.demo.walk import Manner, Walk, answers_with
from kiosk.procedures.loading import load_all
from kiosk.session.first_run import Login

WORD_LETTERS = "BCGHKLMNPTV"
WORD_LENGTH = 9


class Scene:
    """Not begun until `start`, so that devices can be plugged in before, or another hand taken."""

    def __init__(self, site: DemoSite, code: str, pictures: Path | None) -> None:
        self.site = site
        self.code = code
        self.word = "".join(secrets.choice(WORD_LETTERS) for _ in range(WORD_LENGTH))
        self.pictures = pictures
        self.remote = Remote(site.orders, pictures)
        self._library = load_all()
        self._login: Login | None = None

    def start(self) -> None:
        """Set the site up and start it."""
        self._login = self.site.set_up()
        self.site.start()

    @property
    def keys(self) -> dict[str, str]:
        """What this run's person types or chooses, by question."""
        return answers_with(self.word)

    def walk(self, manner: Manner | None = None) -> Walk:
        """A walk through this run's procedure; by touch and typing unless told otherwise."""
        return Walk(self.remote, self._library, self.code, manner or Manner(self.keys))

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """The centre's pages, logged in."""
        if self._login is None:
            raise DemoError("the site was not started")
        address = f"http://127.0.0.1:{self.site.settings.centre.port}"
        desk = Desk(address, self._login.name, self._login.password)
        try:
            yield desk
        finally:
            desk.close()
