"""A kiosk joined to an invented centre, and `kiosk fill` on it."""

import json

import pytest
from nacl.public import PrivateKey
from nacl.signing import SigningKey
from typer.testing import CliRunner

from kiosk.cli import app
from sync.enrolment import Enrolment, store_enrolment
from sync.envelope import key_id
from sync.keys import create_device_key


@pytest.fixture
def data_dir(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path / "kiosk"))
    return tmp_path / "kiosk"


@pytest.fixture
def centre_key(data_dir):
    """Enrol the kiosk of this test; gives the centre's private key."""
    centre, receipts = PrivateKey.generate(), SigningKey.generate()
    device = create_device_key(data_dir)
    enrolment = Enrolment(
        device="invented-device",
        kiosk_number="0042",
        device_key_id=key_id(bytes(device.verify_key)),
        epoch=1,
        url="https://centre.example.vn",
        centre="invented-centre",
        seal_key=bytes(centre.public_key),
        seal_key_id=key_id(bytes(centre.public_key)),
        receipt_key=bytes(receipts.verify_key),
        receipt_key_id=key_id(bytes(receipts.verify_key)),
        ca_pem=None,
    )
    assert store_enrolment(data_dir, enrolment)
    return bytes(centre)


@pytest.fixture
def fill(tmp_path, data_dir):
    def run(answers, *more, code="2.000815"):
        file = tmp_path / "answers.json"
        text = answers if isinstance(answers, bytes) else json.dumps(answers).encode()
        file.write_bytes(text)
        arguments = ["fill", code, "--answers", str(file), "--json", *more]
        done = CliRunner().invoke(app, arguments)
        assert done.exception is None or isinstance(done.exception, SystemExit)
        lines = done.stdout.splitlines()
        return done.exit_code, json.loads(lines[-1]) if lines else None

    return run
