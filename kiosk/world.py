"""The borders one UI process stands on: content, store, paper, voice, clock. Opened late, once."""

import importlib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kiosk.config import Point, Settings
from kiosk.directory.counters import Counters, load_counters
from kiosk.directory.faults import DamagedStoreError
from kiosk.directory.store import NOTHING, Directory, load_directory
from kiosk.jobs import Lane
from kiosk.log import Log
from kiosk.neural.home import installed
from kiosk.packs.home import Home
from kiosk.packs.shelf import Shelf
from kiosk.paper.printers import Printer
from kiosk.paper.printing import LatePrinter
from kiosk.procedures.compiled import load_ready
from kiosk.procedures.library import Library
from kiosk.procedures.loading import ContentError
from kiosk.search.entries import Listed
from kiosk.search.heard import load_heard, load_places
from kiosk.search.index import Search
from kiosk.session.site_clock import SiteClock, utc_now
from kiosk.speech.engines import choose, neural
from kiosk.speech.speaker import Speaker
from kiosk.speech.utterance import Language, SpokenSegment
from kiosk.text.spoken import speak

log = Log(__name__)

if TYPE_CHECKING:
    from kiosk.assistant.assistant import Assistant
    from kiosk.capture.page import Framing, Page, Refused
    from kiosk.devices.camera import Camera
    from kiosk.devices.paper_scanner import PaperScanner
    from kiosk.speech.border import Border
    from kiosk.speech.child_speaker import ChildSpeaker
    from kiosk.staff.errand import Answer
    from kiosk.staff.gate import Gate
    from kiosk.staff.sticks import PluggedIn
    from kiosk.ward.model import Ward
    from sync.outbox import Outbox


@dataclass
class World:
    """Everything outside the screen. Tests pass their own `open_speaker`, `clock` and lanes.

    `border` stands in place of the loudspeaker in `kiosk demo`, and nowhere else.
    """

    settings: Settings
    lanes: Mapping[str, Lane]
    clock: SiteClock = field(default_factory=lambda: SiteClock(utc_now))
    load_library: Callable[[Path], Library] = load_ready
    border: "Border | None" = None
    _pool: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(max_workers=1, thread_name_prefix="content")
    )
    _counter: "Future[tuple[Directory, Counters]] | None" = None
    _content: "Future[tuple[Library, Search]] | None" = None
    _outbox: "Outbox | None" = None
    _speaker: "ChildSpeaker | None" = None

    def prepare(self) -> None:
        """Begin loading content; called once the welcome page is painted."""
        if self._counter is None:
            self._counter = self._pool.submit(self._load_counter)
        if self._content is None:
            self._content = self._pool.submit(self._load)

    @cached_property
    def _home(self) -> Home:
        return Shelf(self.settings.data_dir).home()

    def _load_counter(self) -> tuple[Directory, Counters]:
        counters = load_counters(self._home.counters)
        try:
            return load_directory(self.settings.data_dir), counters
        except DamagedStoreError as error:
            log.warning("the imported directory is left out", reason=str(error))
            return NOTHING, counters

    def _load(self) -> tuple[Library, Search]:
        home, before = self._home, Shelf(self.settings.data_dir).before()
        library = self.load_library(home.procedures)
        if before is not None:
            library = library.after(lambda: self.load_library(before.procedures))
        assert self._counter is not None
        entries = self._counter.result()[0].entries
        listed = [Listed(entry.code, entry.name) for entry in entries]
        heard, places = load_heard(home.search), load_places(home.search)
        return library, Search(
            library, on=self.clock.today(), directory=listed, heard=heard, places=places
        )

    def is_ready_within(self, seconds: float) -> bool:
        """Wait for the content so long at most; whether nobody would have to wait for it now."""
        self.prepare()
        assert self._content is not None
        return bool(wait([self._content], seconds).done)

    @property
    def lacks_content(self) -> bool:
        """Whether it was read, in vain."""
        return bool(self._content and self._content.done() and self._content.exception())

    def library(self) -> Library:
        """The content; waits for it only if asked before it is loaded."""
        self.prepare()
        assert self._content is not None
        return self._content.result()[0]

    def search(self) -> Search:
        """The search index over the content."""
        self.prepare()
        assert self._content is not None
        return self._content.result()[1]

    def ward(self) -> "Ward | None":
        """The ward's own information; None where none is installed, or it is damaged."""
        return self._ward_known

    @cached_property
    def _ward_known(self) -> "Ward | None":
        from kiosk.packs.ward import installed_ward  # noqa: PLC0415 -- for those who ask

        try:
            return installed_ward(self.settings.data_dir)
        except ContentError as error:
            log.warning("the ward's information is left out", reason=str(error))
            return None

    def point(self) -> Point:
        """The point as pages and papers tell of it: with the ward's own hours, where it has any."""
        from kiosk.ward.point_hours import with_ward_hours  # noqa: PLC0415 -- for those who ask

        ward = self.ward()
        return with_ward_hours(self.settings.point, ward) if ward else self.settings.point

    def assistant(self) -> "Assistant":
        """Who answers questions; made when somebody is about to ask."""
        return self._assistant_made

    @cached_property
    def _assistant_made(self) -> "Assistant":
        from kiosk.assistant.asked import load_asked  # noqa: PLC0415 -- for those who ask
        from kiosk.assistant.assistant import Assistant  # noqa: PLC0415 -- for those who ask
        from kiosk.search.heard import load_advice  # noqa: PLC0415 -- for those who ask

        search = self._home.search
        return Assistant(
            self.library(),
            self.search(),
            ward=self.ward(),
            asked=load_asked(search),
            advice=load_advice(search),
        )

    def directory(self) -> Directory:
        """What was imported of procedures that are not guided; empty where nothing was."""
        self.prepare()
        assert self._counter is not None
        return self._counter.result()[0]

    def counters(self) -> Counters:
        """Which counter looks after which field."""
        self.prepare()
        assert self._counter is not None
        return self._counter.result()[1]

    def outbox(self) -> "Outbox":
        """The queue on disk; use it on the database lane only.

        Its library is by far the largest of the process: it is loaded when somebody begins to
        file or asks for a slip, never by a spare.
        """
        if self._outbox is None:
            from sync.outbox import Outbox  # noqa: PLC0415 -- see above

            self._outbox = Outbox.open(self.settings.data_dir)
        return self._outbox

    def learn_time(self) -> None:
        """Take over the corrected time; on the database lane, when somebody sees the screen."""
        from sync.kept_time import kept_time  # noqa: PLC0415 -- its driver is a library, too

        corrected = kept_time(self.settings.data_dir)
        self.clock.learn(corrected.now, certain=corrected.certain)

    @staticmethod
    def new_id(now: datetime) -> str:
        """An id for a dossier yet to be saved."""
        from sync.outbox import new_id  # noqa: PLC0415 -- loaded by the first use of the outbox

        return new_id(now)

    @staticmethod
    def speak(text: str, language: Language) -> Sequence[SpokenSegment]:
        """Shown text as the voice says it."""
        return speak(text, language)

    @cached_property
    def printer(self) -> Printer:
        """The printer of this site; its libraries are loaded when something is printed."""

        def choose() -> Printer:
            from kiosk.paper.choosing import choose_printer  # noqa: PLC0415 -- loads PIL

            return choose_printer(self.settings.printer, self.clock.now)

        return LatePrinter(choose)

    @staticmethod
    def develop(data: bytes, framing: "Framing", quarter_turns: int) -> "Page | Refused":
        """Make a page of a picture, in a child process; blocks until it is done."""
        from kiosk.capture.darkroom import develop  # noqa: PLC0415 -- for those with papers

        return develop(data, framing, quarter_turns)

    def paper_scanner(self) -> "PaperScanner":
        """The document scanner of this site."""
        from kiosk.devices.sane_scanner import SaneScanner  # noqa: PLC0415 -- as above

        return SaneScanner(self.settings.papers.device)

    def gate(self) -> "Gate":
        """The way into the staff page."""
        from kiosk.staff.gate import Gate  # noqa: PLC0415 -- for staff only

        return Gate(self.settings.data_dir)

    def find_sticks(self) -> "list[PluggedIn]":
        """The USB sticks that are plugged in."""
        from kiosk.staff.sticks import find_sticks  # noqa: PLC0415 -- for staff only

        return find_sticks(self.settings.stick.folder)

    def run_errand(
        self, act: Literal["export", "import"], folder: Path, told: Callable[[int, int], None]
    ) -> "Answer":
        """Copy onto a stick, or take receipts from it, in a child; blocks until it is done."""
        from kiosk.session.launch import child_environ  # noqa: PLC0415 -- for staff only
        from kiosk.staff.errand import run_errand  # noqa: PLC0415 -- as above

        return run_errand(act, folder, child_environ(self.settings), told)

    def open_camera(self) -> "Camera":
        """The camera of this site, not yet on; in the thread that looks through it."""
        from kiosk.devices.choosing import choose_camera  # noqa: PLC0415 -- loads PIL

        return choose_camera(self.settings.camera)

    @staticmethod
    def load_voice() -> None:
        """Load the libraries of the voice, off the GUI thread: no frame waits for them."""
        importlib.import_module("kiosk.speech.child_speaker")
        importlib.import_module("kiosk.voice.home")

    def open_speaker(self) -> Speaker:
        """The voice of this site; a kiosk without one is silent, never slow."""
        if self._speaker is None:
            from kiosk.speech.child_speaker import ChildSpeaker  # noqa: PLC0415 -- never in a spare
            from kiosk.speech.sound_device import open_sound  # noqa: PLC0415 -- never in a spare
            from kiosk.voice.home import open_clips  # noqa: PLC0415 -- never in a spare

            speech, data_dir = self.settings.speech, self.settings.data_dir
            voice = installed(data_dir, speech.neural)
            best = None if voice is None else neural(voice)
            engines = choose(speech.engine, best)
            own = voice if best in engines else None
            clips = open_clips(data_dir, own=own) if engines else None
            sound = open_sound if self.border is None else self.border.open_device
            self._speaker = ChildSpeaker(engines, sound, clips)
            self._speaker.warm()
        return self._speaker if self.border is None else self.border.heed(self._speaker)

    def close(self) -> None:
        """Let go of voice, store and threads."""
        if self._speaker is not None:
            self._speaker.close()
        self._pool.shutdown(wait=True)
        if self._outbox is not None:
            self._outbox.close()
