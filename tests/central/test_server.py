import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

from sync.client import Client
from sync.enrolment import read_enrolment_file
from sync.outcome import Alive, NotOurCentre
from tests.central.serving import (
    client,
    command_json,
    environment,
    open_for,
    run_command,
    run_process,
    running,
    wait_until,
)
from tests.central.virtual_kiosk import VirtualKiosk, enrolled_from

ON_BOTH_ENGINES = True

IDS = "SELECT count(*), count(DISTINCT id) FROM dossier"


@pytest.fixture
def ready_dir(data_dir: Path) -> Path:
    command_json(data_dir, "init")
    return data_dir


def enrolled(data_dir: Path, url: str, tmp_path: Path) -> VirtualKiosk:
    file = tmp_path / "kiosk.json"
    command_json(data_dir, "kiosks", "add", "Sảnh chính", "-o", str(file), CENTRAL_URL=url)
    return enrolled_from(file)


def moved(kiosk: VirtualKiosk, url: str) -> VirtualKiosk:
    """The same kiosk after the centre came up at another port."""
    kiosk.file = kiosk.file.model_copy(update={"url": url})
    return kiosk


def test_it_says_its_address_once_it_answers_and_stops_cleanly(ready_dir):
    with running(ready_dir) as process:
        assert (ready_dir / "address").read_text() == process.url
        with client(process.url) as http:
            assert http.get("/v1/health").json()["service"] == "ward-centre"
        code, logged = process.stop()

    assert code == 0
    assert "listening" in logged
    assert "stopped" in logged
    assert not (ready_dir / "address").exists()


def test_a_restart_keeps_all(ready_dir, tmp_path):
    with running(ready_dir) as process:
        kiosk = enrolled(ready_dir, process.url, tmp_path)
        parcels = [kiosk.send() for _ in range(3)]
        health = httpx.get(f"{process.url}/v1/health", trust_env=False).json()
        process.stop()

    with running(ready_dir) as process:
        moved(kiosk, process.url)
        answers = [kiosk.post(parcel).json() for parcel in parcels]
        assert httpx.get(f"{process.url}/v1/health", trust_env=False).json() == health

    assert all(answer["already_there"] for answer in answers)
    assert answers[-1]["held"] == [{"first": 1, "last": 3}]


@pytest.mark.parametrize("after", [1, 30])
def test_killed_between_posts_and_posted_again_each_is_there_once(ready_dir, tmp_path, after):
    receipts = {}
    with running(ready_dir) as process:
        kiosk = enrolled(ready_dir, process.url, tmp_path)
        parcels = [kiosk.make() for _ in range(60)]

        def post(parcel):
            try:
                answer = kiosk.post(parcel)
            except httpx.HTTPError:
                return
            receipts[parcel.id] = kiosk.receipt(answer)

        with ThreadPoolExecutor(6) as pool:
            for parcel in parcels:
                pool.submit(post, parcel)
            wait_until(lambda: len(receipts) >= after, "some receipts")
            process.kill()

    with running(ready_dir) as process:
        moved(kiosk, process.url)
        again = {parcel.id: kiosk.post(parcel) for parcel in parcels}
        final = {name: kiosk.receipt(answer) for name, answer in again.items()}
        (row,) = command_json(ready_dir, "kiosks", "list")

    assert after <= len(receipts) < len(parcels)
    assert all(final[name] == receipt for name, receipt in receipts.items())
    assert all(again[name].json()["already_there"] for name in receipts)
    assert row["held"] == [[1, 60]]
    assert count_dossiers(ready_dir) == (60, 60)


def count_dossiers(data_dir: Path) -> tuple[int, int]:
    database = open_for(data_dir)
    with database.reader.connect() as connection:
        row = connection.execute(text(IDS)).one()
    database.close()
    return tuple(row)


def test_a_second_one_on_the_same_data_or_port_is_refused(ready_dir, tmp_path):
    other_dir = tmp_path / "other"
    shutil.copytree(ready_dir / "keys", other_dir / "keys")
    command_json(other_dir, "init")
    with running(ready_dir) as process:
        port = process.url.rsplit(":", 1)[1]
        same_data = run_command(ready_dir, "run", "--port", "0", "--json")
        same_port = run_command(other_dir, "run", "--port", port, "--json")

    assert (same_data.returncode, same_port.returncode) == (1, 1)
    assert '"error": "already_running"' in same_data.stdout
    assert '"error": "port_taken"' in same_port.stdout


def test_it_ends_with_its_parent(ready_dir):
    launcher = (
        "import os, subprocess, sys\n"
        "child = subprocess.Popen([sys.executable, '-m', 'central.cli', 'run', '--port', '0',"
        " '--json', '--parent-pid', str(os.getpid())], stdout=subprocess.PIPE, text=True)\n"
        "child.stdout.readline()\n"
        "print(child.pid, flush=True)\n"
        "sys.stdin.read()\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", launcher],
        env=environment(ready_dir),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    child = int(parent.stdout.readline())
    assert (ready_dir / "address").exists()

    parent.kill()
    parent.communicate(timeout=20)

    wait_until(lambda: not (ready_dir / "address").exists(), "the address file is gone")
    wait_until(lambda: not is_alive(child), "the centre is gone")


def is_alive(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    try:
        return stat.read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_with_a_parent_that_is_gone_already_it_stops_at_once(ready_dir):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()

    done = run_process(ready_dir, "run", "--port", "0", "--parent-pid", str(gone.pid))

    assert done.returncode == 0


def test_over_tls_a_kiosk_that_pins_the_authority_gets_in_and_others_do_not(ready_dir, tmp_path):
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    request = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    name = "-subj /CN=centre -addext subjectAltName=IP:127.0.0.1"
    command = ["openssl", *request.split(), *name.split(), "-keyout", str(key), "-out", str(cert)]
    subprocess.run(command, check=True, capture_output=True)
    tls = {"CENTRAL_TLS_CERT": str(cert), "CENTRAL_TLS_KEY": str(key), "CENTRAL_TLS_CA": str(cert)}
    with running(ready_dir, **tls) as process:
        file = tmp_path / "kiosk.json"
        command_json(ready_dir, "kiosks", "add", "A", "-o", str(file), **tls)
        enrolment = read_enrolment_file(file.read_bytes())
        pinned, stranger = Client(enrolment.url, enrolment.ca_pem), Client(enrolment.url, None)
        assert enrolment.url == process.url
        assert process.url.startswith("https://")
        assert isinstance(pinned.health(), Alive)
        assert isinstance(stranger.health(), NotOurCentre)
        pinned.close()
        stranger.close()


def test_no_word_of_a_declaration_reaches_log_address_or_file_name(ready_dir, tmp_path):
    word = "Ữngđặcbiệt"
    with running(ready_dir) as process:
        kiosk = enrolled(ready_dir, process.url, tmp_path)
        kiosk.send(answers={"child_name": word})
        bad = kiosk.make({"answers": {"child_name": word}, "seq": 99})
        assert kiosk.post(bad).status_code == 422
        with client(process.url) as http:
            http.post("/v1/dossiers", content=f'{{"header":"{word}"}}'.encode())
        code, logged = process.stop()

    assert code == 0
    assert word not in logged
    stored = {path: path.read_bytes() for path in ready_dir.rglob("*") if path.is_file()}
    assert len(stored) >= 4
    assert not any(word.encode() in content for content in stored.values())
    assert not any(word in os.fsdecode(path) for path in stored)
