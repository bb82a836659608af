"""`kiosk queue export` and `import`: declarations by USB stick, where no line comes."""

import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer

from kiosk.commands.data_folder import Config, Json, refuse
from kiosk.commands.output import emit
from kiosk.commands.queue_counter import counter_of
from kiosk.staff.carried import COUNTS, exported_words, imported_words
from sync.applying import Counter as Desk
from sync.exporting import export, exportable
from sync.listing import find_queued
from sync.stick import ANSWER, ANSWERS, Stick, StickGone

BATCH = 200
BETWEEN_S = 0.5
Folder = typer.Argument(metavar="DIR", help="Where the stick is mounted.")
Names = typer.Argument(None, metavar="[ID]...", help="Only these; else all that wait or are held.")


def export_queue(
    folder: Path = Folder,
    names: list[str] | None = Names,
    config: Path | None = Config,
    as_json: bool = Json,
) -> None:
    """Copy what is not at the centre onto a USB stick, sealed; the line may still deliver it."""
    with counter_of(config, as_json=as_json) as desk:
        seqs = named_seqs(desk, names, as_json=as_json) if names else exportable(desk.engine)
        try:
            Stick.of(folder, desk.identity.enrolment.device)
            if seqs:
                desk.carry_out("exported", {"seqs": seqs})
            written = export(desk.engine, desk.identity, folder, seqs, Progress(len(seqs)))
        except StickGone as error:
            refuse(error.code, as_json=as_json)
    left = [{"seq": one.seq, "code": one.code} for one in written.left]
    answer = {"dossiers": len(written.seqs), "pictures": written.pictures, "left": left}
    emit({"ok": True, **answer}, as_json=as_json, text="\n".join(exported_words(answer, "en")))


def import_queue(folder: Path = Folder, config: Path | None = Config, as_json: bool = Json) -> None:
    """Take back the receipts that the centre wrote onto the stick (`central import`)."""
    with counter_of(config, as_json=as_json) as desk:
        try:
            stick = Stick.of(folder, desk.identity.enrolment.device)
            if not stick.folder.is_dir():
                refuse("nothing_for_this_kiosk", as_json=as_json)
            stems = stick.stems(ANSWER)
            counts = take_all(desk, stick, stems, as_json=as_json)
        except StickGone as error:
            refuse(error.code, as_json=as_json)
    if not counts:
        refuse("nothing_for_this_kiosk", as_json=as_json)
    answer = {name: counts[name] for name in COUNTS}
    emit({"ok": True, **answer}, as_json=as_json, text="\n".join(imported_words(answer, "en")))


def named_seqs(desk: Desk, names: list[str], *, as_json: bool) -> list[int]:
    """Find the dossiers that were named; one that is at the centre already is no matter."""
    found = [find_queued(desk.engine, name.replace(" ", "")) for name in names]
    if None in found:
        refuse("unknown_dossier", as_json=as_json)
    return [one[0].seq for one in found if one is not None]


def take_all(desk: Desk, stick: Stick, stems: list[str], *, as_json: bool) -> Counter[str]:
    """Have all answers applied, some at a time; how many became what."""
    counts: Counter[str] = Counter()
    tell = Progress(len(stems))
    for start in range(0, len(stems), BATCH):
        part = stems[start : start + BATCH]
        texts = {stem.partition(".")[2]: text_of(stick, f"{stem}.answer") for stem in part}
        counts.update(applied(desk, {"answers": texts}, as_json=as_json))
        tell.more(len(part))
    if stick.read(ANSWERS) is not None:
        taken = applied(desk, {"status": text_of(stick, ANSWERS)}, as_json=as_json)
        counts[f"status_{taken['status']}"] += 1
    return counts


def applied(desk: Desk, body: dict[str, Any], *, as_json: bool) -> dict[str, Any]:
    """Have one part applied; leave when a busy agent will do it later."""
    outcome = desk.carry_out("answers", body)
    if outcome is None:
        refuse("agent_busy", as_json=as_json)
    counts: dict[str, Any] = json.loads(outcome)
    return counts


def text_of(stick: Stick, name: str) -> str:
    """Read one file; what is no text is an answer that nobody believes."""
    return (stick.read(name) or b"").decode("utf-8", "replace")


class Progress:
    """Tells on stderr how far it is, twice a second at the most."""

    def __init__(self, total: int, clock_s: Callable[[], float] = time.monotonic) -> None:
        """`total` dossiers are to come."""
        self._total = total
        self._clock_s = clock_s
        self._done = 0
        self._told_s = clock_s()

    def __call__(self, _seq: int = 0) -> None:
        """One more is done."""
        self.more(1)

    def more(self, count: int) -> None:
        """So many more are done."""
        self._done += count
        now_s = self._clock_s()
        if now_s - self._told_s >= BETWEEN_S:
            self._told_s = now_s
            sys.stderr.write(f"{self._done} / {self._total}\n")
            sys.stderr.flush()
