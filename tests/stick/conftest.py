"""A centre and an enrolled kiosk without a line between them, and a stick."""

import json
from contextlib import closing

import pytest
from typer.testing import CliRunner

from central import cli as central_cli
from kiosk.cli import app
from sync.data_folder import DATABASE
from sync.database import open_database
from sync.enrolment import read_enrolment_file
from sync.listing import list_queue
from sync.outbox import Outbox
from sync.registration import Registered, register
from tests.central.serving import served


@pytest.fixture(autouse=True)
def _plain_log(monkeypatch):
    """The commands' logging keeps the runner's stderr, which the next test finds closed."""
    monkeypatch.setattr("kiosk.log.configure", lambda **_: None)
    monkeypatch.setattr("central.log.configure", lambda **_: None)


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


@pytest.fixture
def centre_dir(tmp_path):
    return tmp_path / "central"


class Site:
    """One kiosk's folder and the commands its staff type."""

    def __init__(self, folder, number, file):
        self.dir = folder
        assert isinstance(register(folder, read_enrolment_file(file)), Registered)
        self.number = number
        self.grace_s = "86400"

    def outbox(self):
        return closing(Outbox.open(self.dir))

    def queue(self, *arguments):
        """Run `kiosk queue`: exit code and answer."""
        environ = {"KIOSK_DATA_DIR": str(self.dir), "KIOSK_DELIVERY_GRACE_S": self.grace_s}
        done = CliRunner().invoke(app, ["queue", *arguments, "--json"], env=environ)
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done.exit_code, json.loads(done.stdout.splitlines()[-1])

    def states(self):
        engine = open_database(self.dir)
        try:
            return [(row.state, row.reason) for row in list_queue(engine)]
        finally:
            engine.dispose()

    def database(self):
        return self.dir / DATABASE


@pytest.fixture
def enrol(centre_dir, tmp_path):
    """Enrol a kiosk while the line is up, for a moment."""

    def make(name="kiosk"):
        with served(centre_dir) as running:
            file = running.add_kiosk()
            return Site(tmp_path / name, file.kiosk_number, file.model_dump_json().encode())

    return make


@pytest.fixture
def site(enrol):
    return enrol()


@pytest.fixture
def centre_import(centre_dir, stick):
    def run(folder=None):
        environ = {"CENTRAL_DATA_DIR": str(centre_dir)}
        arguments = ["import", str(folder or stick), "--json"]
        done = CliRunner().invoke(central_cli.app, arguments, env=environ)
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done.exit_code, json.loads(done.stdout.splitlines()[-1])

    return run
