"""`kiosk queue handover`: the sheet for the next person on duty, as the staff page shows it."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import typer

from kiosk.commands.data_folder import Config, Json, read_settings, refuse, saying_errors
from kiosk.commands.moment import VIETNAM
from kiosk.commands.output import emit, fail
from kiosk.config import Settings
from kiosk.paper.choosing import choose_printer
from kiosk.paper.handover import handover_blocks
from kiosk.paper.printers import Printed
from kiosk.paper.printing import print_blocks
from kiosk.staff.sheet import Sheet, make_sheet, on_paper, sheet_lines
from kiosk.staff.wording import said
from sync.data_folder import path_of
from sync.outbox import Outbox

Print = typer.Option(False, "--print", help="Print it, in Vietnamese, on the kiosk's printer.")


def handover(on_printer: bool = Print, config: Path | None = Config, as_json: bool = Json) -> None:
    """Write the sheet of a shift: what waits, what a person must look at, and why."""
    settings = read_settings(config, as_json=as_json)
    if not path_of(settings.data_dir).exists():
        refuse("not_enrolled", as_json=as_json)
    wall = datetime.now(UTC)
    with saying_errors(as_json=as_json), closing(Outbox.open(settings.data_dir)) as outbox:
        now = outbox.time().now.astimezone(VIETNAM)
        sheet = make_sheet(outbox, wall, now)
    if on_printer:
        print_sheet(settings, sheet, as_json=as_json)
    text = "\n".join(sheet_lines(sheet, settings.point.machine, "en"))
    emit({"ok": True, **sheet.to_json()}, as_json=as_json, text=text)


def print_sheet(settings: Settings, sheet: Sheet, *, as_json: bool) -> None:
    """Print it, or leave with why not."""
    printer = choose_printer(settings.printer, lambda: sheet.at)
    worded = on_paper(sheet, settings.point.machine, settings.point.name, "vi")
    outcome = print_blocks(printer, handover_blocks(worded))
    if not isinstance(outcome, Printed):
        fail("not_printed", said("sheet_no_printer", "en"), as_json=as_json)
