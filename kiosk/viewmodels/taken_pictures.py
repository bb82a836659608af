"""The pictures taken in this visit: sealed at once, counted here, filed with the dossier."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

from kiosk.jobs import Lane, Ok
from kiosk.journey.dossier import Attached

if TYPE_CHECKING:
    from sync.outbox import Forgotten, Handle, Outbox, SealedAttachment, Tray, TrayRefused

Kept = Callable[["Handle | TrayRefused | None"], None]


class TakenPictures:
    """Knows handles only; the sealed pictures lie in a tray, used on the database lane alone."""

    def __init__(self, outbox: "Callable[[], Outbox]", lane: Lane) -> None:
        self._outbox = outbox
        self._lane = lane
        self._tray: Tray | None = None
        self._pages: dict[str, list[Handle]] = {}

    def count(self, paper: str) -> int:
        """How many pages of this paper there are."""
        return len(self._pages.get(paper, ()))

    def ask_room(self, done: "Callable[[TrayRefused | None], None]") -> None:
        """Tell why no picture can be taken in at all, before the person begins."""
        self._lane.run(
            lambda: self._ready().refusal(),
            lambda outcome: done(outcome.value if isinstance(outcome, Ok) else _failed()),
        )

    def keep(self, paper: str, jpeg: bytes, done: Kept) -> None:
        """Seal one more page of a paper; `done` gets None where that failed."""
        pages = self._pages.setdefault(paper, [])

        def kept(outcome: object) -> None:
            handle = outcome.value if isinstance(outcome, Ok) else None
            if isinstance(handle, str) and self._pages.get(paper) is pages:
                pages.append(cast("Handle", handle))
            done(handle)

        self._lane.run(lambda: self._ready().add(jpeg), kept)

    def pretend(self, paper: str) -> None:
        """Count a page that is kept nowhere, for practice."""
        from sync.outbox import Handle  # noqa: PLC0415 -- loaded when somebody files

        self._pages.setdefault(paper, []).append(Handle(""))

    def drop_last(self, paper: str) -> None:
        """Forget the last page of a paper."""
        pages = self._pages.get(paper)
        if pages:
            handle, tray = pages.pop(), self._tray
            if tray is not None:
                self._lane.run(lambda: tray.forget(handle), _nothing)

    def attached(self, papers: Sequence[str]) -> tuple[Attached, ...]:
        """Name the pages of these papers, in order, as the dossier's text does."""
        return tuple(
            Attached(paper, number, str(handle))
            for paper in papers
            for number, handle in enumerate(self._pages.get(paper, ()), 1)
        )

    def sealed(self, attached: Sequence[Attached]) -> "tuple[SealedAttachment, ...] | Forgotten":
        """Give what is to be saved with it; on the database lane only."""
        from sync.outbox import Handle  # noqa: PLC0415 -- loaded when somebody files

        return self._ready().take([Handle(one.digest) for one in attached]) if attached else ()

    def forget(self) -> None:
        """Forget everything: the person left, or the dossier is saved."""
        self._pages = {}
        if self._tray is not None:
            tray, self._tray = self._tray, None
            self._lane.run(tray.forget_all, _nothing)

    def _ready(self) -> "Tray":
        if self._tray is None:
            self._tray = self._outbox().tray()
        return self._tray


def _failed() -> "TrayRefused":
    from sync.outbox import TrayRefused  # noqa: PLC0415 -- loaded when somebody files

    return TrayRefused("not_enrolled")


def _nothing(outcome: Any) -> None:
    del outcome
