"""`kiosk telex`: keystrokes in, Vietnamese out, a line at a time."""

import json
from enum import StrEnum

import typer

from kiosk.commands.stdin import read_lines
from kiosk.text.composer import compose_line

app = typer.Typer(add_completion=False)


class Method(StrEnum):
    """How keystrokes are read."""

    TELEX = "telex"
    VNI = "vni"


class TonePlace(StrEnum):
    """Where the tone stands in oa, oe and uy."""

    OLD = "old"
    NEW = "new"


@app.command(epilog="Example: echo 'tieengs Vieetj' | kiosk telex")
def telex(
    method: Method = typer.Option(Method.TELEX, help="How keystrokes are read."),
    tone_place: TonePlace = typer.Option(TonePlace.OLD, help="old: hòa, thúy; new: hoà, thuý."),
    as_json: bool = typer.Option(False, "--json", help='Answer {"text": …} a line.'),
) -> None:
    """Compose each line of standard input; the character U+0008 is backspace."""
    for line in read_lines():
        text = compose_line(line, method.value, new_style=tone_place is TonePlace.NEW)
        print(json.dumps({"text": text}, ensure_ascii=False) if as_json else text, flush=True)
