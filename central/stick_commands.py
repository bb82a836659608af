"""`central import`: takes in what kiosks without a line wrote onto a USB stick."""

import sys
from pathlib import Path
from typing import Any, NoReturn

from central.carrying import Carried, take_stick
from central.centre import Centre, build_centre
from central.clock import now_utc
from central.config import Settings
from central.content import load_procedures
from central.output import emit, fail
from sync.stick import StickGone, sticks_below


def import_stick(settings: Settings, folder: Path, *, as_json: bool) -> None:
    """Take everything in, and say what came of it; beside a running centre or without."""
    centre = build_centre(settings, load_procedures(), clock=now_utc)
    try:
        carried = read_all(centre, folder)
    except StickGone as error:
        tell(error, as_json=as_json)
    finally:
        centre.close()
    answer = answer_of(carried)
    emit(answer, as_json=as_json, text="\n".join(lines_of(carried)))


def tell(error: StickGone, *, as_json: bool) -> NoReturn:
    """Say what is the matter with the stick, and leave."""
    if error.code == "no_stick":
        fail("no_stick", "There is no USB stick at this place.", as_json=as_json)
    if error.code == "stick_full":
        fail("stick_full", "There is no room for the receipts on the stick.", as_json=as_json)
    sentence = "The stick was pulled out or failed. Do it again; nothing is lost or doubled."
    fail("stick_gone", sentence, as_json=as_json)


def read_all(centre: Centre, folder: Path) -> list[Carried]:
    """Take in one kiosk's folder after the other, telling of each hundredth dossier."""
    done = 0

    def took(_stem: str) -> None:
        nonlocal done
        done += 1
        if done % 100 == 0:
            sys.stderr.write(f"{done} …\n")

    return [take_stick(centre, stick, took) for stick in sticks_below(folder)]


def answer_of(carried: list[Carried]) -> dict[str, Any]:
    """Give what happened as JSON."""
    names = ("accepted", "already_there", "waiting", "refused", "unreadable_file")
    totals = {name: sum(one.counts[name] for one in carried) for name in names}
    refused = [
        {"device": one.device, "file": f"{stem}.dossier", "code": code}
        for one in carried
        for stem, code in one.refused
    ]
    return {"ok": True, "kiosks": len(carried), **totals, "refusals": refused}


def lines_of(carried: list[Carried]) -> list[str]:
    """Write what happened for a person."""
    if not carried:
        return ["No kiosk wrote anything onto this stick."]
    lines = []
    for one in carried:
        counts = ", ".join(f"{number} {name}" for name, number in sorted(one.counts.items()))
        lines.append(f"{one.device}: {counts or 'nothing'}")
        lines += [f"  {stem}: {code}" for stem, code in one.refused]
    return [*lines, "Take the stick back to the kiosk: it holds the receipts."]
