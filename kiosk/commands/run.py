"""`kiosk run`: sets up what is missing, then becomes the supervisor."""

import os
from pathlib import Path

import typer

from kiosk.commands.output import fail
from kiosk.config import Settings, SettingsError, load_settings
from kiosk.session.first_run import NotReady, Ready, set_up
from kiosk.session.launch import child_environ, make_plan, site_of
from kiosk.session.plan import supervisor_command
from kiosk.session.run_lock import take_run_lock
from kiosk.supervisor import ALREADY_RUNNING

app = typer.Typer(
    add_completion=False, help="Start the kiosk: supervisor, screen and sending agent."
)


@app.command(epilog="Example: kiosk run --windowed")
def run(
    windowed: bool = typer.Option(False, "--windowed", help="In a window, for development."),
    config: Path | None = typer.Option(None, "--config", help="kiosk.toml to use."),
) -> None:
    """Start the kiosk and stay until it is stopped; a second one on the same data is refused."""
    os.umask(0o077)
    try:
        settings = load_settings(config)
    except SettingsError as error:
        fail("bad_settings", str(error), as_json=False)
    lock = _hold(settings)
    if settings.embedded_centre:
        _prepare_centre(settings)
    os.set_inheritable(lock, True)
    command = supervisor_command(make_plan(settings, windowed=windowed, lock_fd=lock))
    # The same process goes on as plain Python: it must stay small, and outlive every UI.
    os.execv(command[0], command)  # noqa: S606 -- our own program, no shell


def _hold(settings: Settings) -> int:
    try:
        lock = take_run_lock(settings.data_dir)
    except OSError as error:
        message = f"Cannot use {settings.data_dir}: {error.strerror}"
        fail("cannot_write", message, as_json=False)
    if lock is None:
        fail("already_running", ALREADY_RUNNING, as_json=False)
    return lock


def _prepare_centre(settings: Settings) -> None:
    site = site_of(settings)
    match set_up(site, child_environ(settings)):
        case NotReady(step, message):
            fail("not_ready", f"The kiosk could not be set up ({step}). {message}", as_json=False)
        case Ready(login):
            print(f"The centre: {site.address}", flush=True)
            if login is not None:
                print(f"First log-in, shown once: {login.name} / {login.password}", flush=True)
