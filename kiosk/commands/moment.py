"""`--on`: the day a command should take for today."""

from datetime import datetime, timedelta, timezone

import typer

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
FORMATS = ("%Y-%m-%dT%H:%M", "%Y-%m-%d")


def parse_on(text: str | None) -> datetime | None:
    """Read YYYY-MM-DDTHH:MM (or a day) in Vietnam's time; wrong text is wrong use."""
    if text is None:
        return None
    for form in FORMATS:
        try:
            return datetime.strptime(text, form).replace(tzinfo=VIETNAM)
        except ValueError:
            continue
    raise typer.BadParameter(f"{text!r} is not a moment like 2026-11-24T09:30", param_hint="--on")


def now_or(on: str | None) -> datetime:
    """Give the moment of `--on`, or now in Vietnam."""
    return parse_on(on) or datetime.now(VIETNAM)


On = typer.Option(
    None, "--on", metavar="YYYY-MM-DDTHH:MM", help="Take this moment (Vietnam time) for now."
)
