"""One run of the demo: a site, the hand on its screen, and the word that only this run types."""

import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from kiosk.demo.desk import Desk
from kiosk.demo.remote import DemoError, Remote, View
from kiosk.demo.site import DemoSite
from kiosk.demo.walk import Walk, answers_with
from kiosk.procedures.loading import load_all
from kiosk.session.first_run import Login

WORD_LETTERS = "BCGHKLMNPTV"
WORD_LENGTH = 9


class Scene:
    """Not begun until `start`, so that devices can be plugged in before."""

    def __init__(self, site: DemoSite, code: str, pictures: Path | None) -> None:
        self.site = site
        self.code = code
        self.word = "".join(secrets.choice(WORD_LETTERS) for _ in range(WORD_LENGTH))
        self.remote = Remote(site.orders, pictures)
        self._library = load_all()
        self._login: Login | None = None

    def start(self) -> None:
        """Set the site up and start it."""
        self._login = self.site.set_up()
        self.site.start()

    def walk(
        self,
        *,
        hold_card: Callable[[bool], None] | None = None,
        by_the_way: Mapping[str, Callable[[View], View]] | None = None,
        known: frozenset[str] = frozenset(),
    ) -> Walk:
        """A walk through this run's procedure, with its word; what is `known` is not answered."""
        answers = answers_with(self.word)
        keys = {name: typed for name, typed in answers.items() if name not in known}
        walk = Walk(self.remote, self._library, self.code, keys, hold_card)
        walk.by_the_way = by_the_way or {}
        walk.known = known
        return walk

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
