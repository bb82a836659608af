"""The metrics: closed without a token, true to what happened, silent about anybody."""

import re

import pytest
from sqlalchemy.exc import OperationalError

from tests.central.aside import close, row_of
from tests.central.attached import attached
from tests.central.serving import client, served, settings_for
from tests.central.virtual_kiosk import VirtualKiosk

ON_BOTH_ENGINES = True
TOKEN = "mot-ma-dai-de-thu-thoi"
LINE = re.compile(r'(central_\w+(?:\{(?:[a-z_]+="[^"]*",?)+\})?) ([0-9.e+-]+|\+Inf)')


@pytest.fixture
def watched(data_dir):
    settings = settings_for(data_dir, metrics={"token": TOKEN})
    with served(data_dir, settings=settings) as running:
        yield running


def ask(centre, token=TOKEN):
    with client(centre.url) as http:
        return http.get("/metrics", headers={"Authorization": f"Bearer {token}"})


def read(centre):
    answer = ask(centre)
    assert answer.status_code == 200
    lines = [line for line in answer.text.splitlines() if not line.startswith("#")]
    return {found[1]: float(found[2]) for found in map(LINE.fullmatch, lines)}


def test_what_happened_is_counted_and_nobody_is_named(watched):
    kiosk = VirtualKiosk(watched.add_kiosk()).enrol()
    one, plain = attached(kiosk), kiosk.send()
    kiosk.post(plain)
    watched.clock.pass_s(60)
    one.waiting()
    one.send(one.pieces(size=9)[0])
    watched.clock.pass_s(90)
    stray = kiosk.make(seq=plain.signed.header.seq, previous="0" * 64)
    assert kiosk.post(stray).status_code == 409

    counted = read(watched)

    dossiers = {name: counted[f'central_dossiers_total{{outcome="{name}"}}'] for name in OUTCOMES}
    assert dossiers == {"accepted": 1, "repeated": 1, "waiting": 1}
    assert counted['central_refusals_total{code="fork",route="/v1/dossiers"}'] == 1
    assert counted["central_pieces_total"] == 1
    piece = "/v1/dossiers/{dossier_id}/attachments/{digest}"
    assert counted[f'central_request_bytes_total{{route="{piece}"}}'] == 9
    assert counted['central_request_seconds_count{route="/v1/dossiers",status="2xx"}'] == 3
    assert counted['central_declarations{state="arrived"}'] == 2
    assert counted["central_quarantine"] == 1
    assert counted["central_waiting_for_pictures"] == 1
    assert counted['central_oldest_waiting_seconds{what="pictures"}'] == pytest.approx(90, abs=0.01)
    assert counted['central_province_outbox{adapter="exchange",state="waiting"}'] == 0
    assert (counted["central_in_flight"], counted["central_database_up"]) == (0, 1)
    text = ask(watched).text
    header = plain.signed.header
    own = (header.id, header.device, header.reference, one.pictures[0].digest)
    assert [word for word in own if word in text] == []

    close(watched, row_of(watched, stray), "file_anew")()
    assert read(watched)["central_quarantine"] == 0


OUTCOMES = ("accepted", "repeated", "waiting")


def test_an_odd_address_makes_no_label_of_its_own(watched):
    with client(watched.url) as http:
        for path in ("/v1/01234567890", "/strange/01234567890", "/declarations/01234567890"):
            http.get(path)

    text = ask(watched).text

    assert "01234567890" not in text
    assert 'central_request_seconds_count{route="other",status="4xx"} 2.0' in text


def test_without_its_token_it_is_closed(watched, data_dir, tmp_path):
    assert ask(watched, "mot-ma-khac-cung-dai").status_code == 401
    with client(watched.url) as http:
        assert http.get("/metrics").status_code == 401


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_nobody_reads_it_where_no_token_is_set_or_none_that_is_fit(centre, data_dir, tmp_path):
    assert ask(centre).status_code == 404
    short = tmp_path / "token"
    short.write_text("ngan\n")
    for token_file in (short, tmp_path / "nowhere"):
        settings = settings_for(data_dir, metrics={"token_file": token_file})
        object.__setattr__(centre.centre, "settings", settings)
        assert ask(centre, "ngan").status_code == 404
    short.write_text(f"{TOKEN}\n")
    object.__setattr__(
        centre.centre, "settings", settings_for(data_dir, metrics={"token_file": short})
    )
    assert ask(centre).status_code == 200


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_database_that_is_away_is_told_and_the_centre_is_not_ready(watched, monkeypatch):
    with client(watched.url) as http:
        ready = http.get("/v1/ready")
        assert ready.json() == http.get("/v1/health").json()

        def away(*_arguments):
            raise OperationalError("", {}, OSError("away"))

        monkeypatch.setattr("sqlalchemy.engine.Engine.connect", away)
        assert http.get("/v1/ready").status_code == 503
        assert http.get("/v1/health").status_code == 200
    counted = read(watched)
    assert counted["central_database_up"] == 0
    assert "central_quarantine" not in counted
    assert "central_in_flight" in counted
    assert counted['central_refusals_total{code="busy",route="/v1/ready"}'] == 1
