"""The centre on a real PostgreSQL server: what it refuses, and a server that goes away."""

import json
import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from central.audit import first_broken_row
from central.postgres import open_postgres
from central.tables import dossier, intake, payload
from sync.envelope import sign_header
from tests.central.cluster import Cluster, stopped
from tests.central.nodes import post, two_nodes
from tests.central.pages.officer import Officer
from tests.central.serving import (
    Done,
    Served,
    command_json,
    run_command,
    running,
    served,
    settings_for,
    wait_until,
)
from tests.central.virtual_kiosk import enrolled_from


@pytest.fixture
def centre(data_dir, url) -> Iterator[Served]:
    with served(data_dir) as running:
        yield running


def failure(done: Done) -> tuple[str, str]:
    assert done.returncode == 1
    answer = json.loads(done.stdout.splitlines()[-1])
    return answer["error"], answer["message"]


def name_of(url: str) -> str:
    return url.split("/")[3].split("?", maxsplit=1)[0]


def test_a_dossier_is_taken_in_on_postgresql(centre, kiosk):
    parcel = kiosk.make()

    receipt = kiosk.receipt(kiosk.post(parcel))

    assert receipt["id"] == parcel.id
    assert [row.id for row in centre.rows(intake)] == [parcel.id]
    assert [row.sealed for row in centre.rows(payload)] == [parcel.payload]
    assert [row.reference for row in centre.rows(dossier)] == [parcel.reference]


def test_numbers_larger_than_32_bits_are_kept(centre, kiosk):
    made = kiosk.make({"seq": 2**40})
    header = replace(made.signed.header, seq=2**40)

    answer = kiosk.post(replace(made, signed=sign_header(header, kiosk.key)))

    assert answer.json()["held"] == [{"first": 2**40, "last": 2**40}], answer.text


def test_a_server_that_may_lose_commits_is_refused_in_plain_words(data_dir, cluster, url):
    command_json(data_dir, "init")
    with cluster.administrator() as connection:
        connection.execute(text(f"ALTER DATABASE {name_of(url)} SET synchronous_commit = off"))

    error, message = failure(run_command(data_dir, "run", "--port", "0", "--json"))

    assert error == "database_unfit"
    assert "synchronous_commit=off" in message


@contextmanager
def without_flushing(cluster: Cluster) -> Iterator[None]:
    def set_to(value: str) -> None:
        with cluster.administrator() as connection:
            connection.execute(text(f"ALTER SYSTEM SET fsync = {value}"))
            connection.execute(text("SELECT pg_reload_conf()"))
            now = text("SELECT current_setting('fsync')")
            wait_until(lambda: connection.execute(now).scalar() == value, f"fsync={value}")

    set_to("off")
    try:
        yield
    finally:
        set_to("on")


def test_a_server_that_does_not_flush_is_refused_in_plain_words(data_dir, cluster, url):
    command_json(data_dir, "init")
    with without_flushing(cluster):
        error, message = failure(run_command(data_dir, "run", "--port", "0", "--json"))

    assert error == "database_unfit"
    assert "fsync=off" in message


def test_a_database_in_another_encoding_is_refused(data_dir, cluster, monkeypatch):
    with cluster.administrator() as connection:
        connection.execute(
            text("CREATE DATABASE plain TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'")
        )
    monkeypatch.setenv("CENTRAL_DATABASE_URL", cluster.url("plain"))
    monkeypatch.setenv("CENTRAL_ATTACHMENTS_DIR", str(data_dir / "attachments"))

    error, message = failure(run_command(data_dir, "init", "--json"))

    assert (error, "UTF8" in message) == ("database_unfit", True)


def test_a_server_that_does_not_answer_is_told_and_no_key_is_made(data_dir, tmp_path, url):
    nowhere = f"postgresql://centre:mat-khau-rieng@/x?host={tmp_path}"

    done = run_command(data_dir, "init", "--json", CENTRAL_DATABASE_URL=nowhere)

    error, message = failure(done)
    assert error == "database_unfit"
    assert "does not answer" in message
    assert "mat-khau-rieng" not in done.stdout
    assert not data_dir.exists()


def test_a_second_node_needs_the_keys_of_the_first(data_dir, tmp_path, url):
    command_json(data_dir, "init")
    second = tmp_path / "second"

    assert failure(run_command(second, "init", "--json"))[0] == "keys_unfit"
    assert not second.exists()

    shutil.copytree(data_dir / "keys", second / "keys")
    assert command_json(second, "init")["centre"] == command_json(data_dir, "init")["centre"]


def test_a_node_with_the_keys_of_another_centre_does_not_start(data_dir, tmp_path, url):
    command_json(data_dir, "init")
    stranger = tmp_path / "stranger"
    own = {"CENTRAL_DATABASE_URL": ""}
    done = run_command(stranger, "init", "--json", **own)
    assert failure(done)[0] == "bad_settings"
    shutil.copytree(data_dir / "keys", stranger / "keys")
    for path in (stranger / "keys").iterdir():
        path.write_bytes(bytes(range(32)))

    assert failure(run_command(stranger, "run", "--port", "0", "--json"))[0] == "keys_unfit"
    enrol = ["kiosks", "add", "A", "-o", str(tmp_path / "k.json"), "--json"]
    assert failure(run_command(stranger, *enrol))[0] == "keys_unfit"


def test_an_empty_folder_of_attachments_is_noticed(data_dir, tmp_path, url):
    command_json(data_dir, "init")
    (data_dir / "attachments").rename(tmp_path / "elsewhere")
    (data_dir / "attachments").mkdir()

    done = run_command(data_dir, "run", "--port", "0", "--json")

    assert failure(done)[0] == "attachments_unfit"


def test_a_text_no_row_can_hold_finds_nothing(centre, kiosk):
    centre.add_staff("lan")
    with Officer(centre.url) as officer:
        assert officer.log_in(name="a\x00b").status_code == 403
        officer.log_in()
        assert officer.get("/declarations/a%00b").status_code == 404
    with kiosk.http as http:
        body = {**kiosk.status_body("x", []), "device": "a\x00b"}
        assert http.post("/v1/status", json=body).json()["code"] == "unknown_device"


def test_append_only_tables_cannot_be_emptied(centre, kiosk):
    kiosk.send()
    for table in ("intake", "audit", "completion"):
        for act in (f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
            if table == "completion" and act.startswith("DELETE"):
                continue  # it holds no row
            with (
                pytest.raises(DBAPIError, match="append only"),
                centre.centre.database.writer.begin() as connection,
            ):
                connection.execute(text(act))


def test_no_password_reaches_log_or_settings(data_dir, tmp_path, url):
    secret = "mat-khau-rieng"
    with_password = url.replace("centre@", f"centre:{secret}@")
    settings = settings_for(data_dir, database={"url": with_password})
    assert secret not in repr(settings) + settings.model_dump_json()

    command_json(data_dir, "init")
    with running(data_dir, CENTRAL_DATABASE_URL=with_password) as process:
        file = tmp_path / "kiosk.json"
        command_json(data_dir, "kiosks", "add", "A", "-o", str(file), CENTRAL_URL=process.url)
        enrolled_from(file).send()
        code, logged = process.stop()

    assert code == 0
    assert "listening" in logged
    assert secret not in logged


def test_of_several_hosts_the_one_that_answers_is_used(data_dir, tmp_path, url):
    several = url.replace("host=", f"host={tmp_path},")

    assert command_json(data_dir, "init", CENTRAL_DATABASE_URL=several)["created"] is True
    assert command_json(data_dir, "init")["created"] is False


def test_while_the_server_is_away_everyone_is_told_to_come_again(cluster, centre, kiosk):
    centre.add_staff("lan")
    parcel = kiosk.make()
    with Officer(centre.url) as officer:
        officer.log_in()
        with stopped(cluster):
            answers = [kiosk.post(parcel), officer.get("/declarations")]
            with kiosk.http as http:
                assert http.get("/v1/health").status_code == 200
        for answer in answers:
            assert answer.status_code == 503, answer.text
            assert int(answer.headers["retry-after"]) >= 1

        assert kiosk.post(parcel).json()["already_there"] is False
        assert officer.get("/declarations").status_code == 200


def test_a_crash_of_the_server_under_load_loses_nothing_that_was_receipted(cluster, tmp_path, url):
    receipts: dict[str, dict] = {}
    strange: list[httpx.Response] = []
    with two_nodes(tmp_path, url) as nodes:
        kiosks = [nodes.kiosk() for _ in range(4)]
        parcels = [[kiosk.make() for _ in range(40)] for kiosk in kiosks]
        pause = threading.Event()

        def send(number: int) -> None:
            kiosk = kiosks[number]
            for at, parcel in enumerate(parcels[number]):
                for attempt in range(2000):
                    answer = post(nodes.urls[(at + attempt) % 2], parcel)
                    if answer.status_code == 200:
                        receipts[parcel.id] = kiosk.receipt(answer)
                        break
                    if answer.status_code != 503 or "retry-after" not in answer.headers:
                        strange.append(answer)
                        return
                    pause.wait(0.02)

        with ThreadPoolExecutor(4) as pool:
            sending = [pool.submit(send, number) for number in range(4)]
            for enough in (20, 70):
                wait_until(lambda enough=enough: len(receipts) >= enough, "some receipts")
                with stopped(cluster):
                    acknowledged = set(receipts)
                assert acknowledged <= {row.id for row in nodes.rows(intake)}
            for future in sending:
                future.result()

        assert [answer.text for answer in strange] == []
        assert len(receipts) == 160
        assert {row.id for row in nodes.rows(intake)} == set(receipts)
        assert len(nodes.rows(dossier)) == len(nodes.rows(payload)) == 160
        again = post(nodes.one.url, parcels[0][0])
        assert kiosks[0].receipt(again) == receipts[parcels[0][0].id]
        assert again.json()["held"] == [{"first": 1, "last": 40}]
        with nodes.two.centre.database.reader.connect() as connection:
            assert first_broken_row(connection) is None


def test_a_connection_that_comes_back_after_the_end_is_closed(url):
    database = open_postgres(url, None)
    with database.reader.connect() as connection:
        raw = connection.connection.driver_connection
        database.close()
        assert not raw.closed
    assert raw.closed
