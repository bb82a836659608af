"""From the picture of a paper at the kiosk to the officer's desk: one true line, both ends real."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.cli import app
from sync.agent import Options, run_once
from tests.central.pages.officer import Officer
from tests.central.serving import served
from tests.kills.declaration import answers_on, birth_registration
from tests.library import in_use

PICTURES = [b"\xff\xd8\xff\xe0" + bytes([n]) * 300_000 for n in range(3)]


@pytest.fixture
def command(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path / "kiosk"))

    def run(*arguments):
        done = CliRunner().invoke(app, [*arguments, "--json"])
        assert done.exit_code == 0, done.stdout
        return json.loads(done.stdout.splitlines()[-1])

    return run


def attach_options(folder: Path) -> list[str]:
    """Two pages of one paper and one of another, as files."""
    first, second, *_ = (p.id for p in birth_registration().papers if p.handling == "hand_in")
    options = []
    for number, paper in enumerate((first, first, second)):
        path = folder / f"{number}.jpg"
        path.write_bytes(PICTURES[number])
        options.append(f"--attach={paper}={path}")
    return options


def test_an_officer_sees_what_was_pictured_at_the_kiosk(tmp_path, command):
    with served(tmp_path / "central", procedures=in_use()) as centre, Officer(centre.url) as lan:
        centre.add_staff("lan")
        lan.log_in()
        (tmp_path / "join.json").write_text(centre.add_kiosk().model_dump_json())
        command("enrol", "--file", "join.json")
        answers = answers_on(date.today()).values  # noqa: DTZ011 -- the day of this machine
        (tmp_path / "answers.json").write_text(json.dumps(dict(answers)))

        saved = command("fill", "1.001193", "--answers", "answers.json", *attach_options(tmp_path))
        (waiting,) = command("queue", "list")
        run_once(tmp_path / "kiosk", Options())
        (sent,) = command("queue", "list")

        assert (waiting["state"], waiting["pieces_sent"], waiting["pieces"]) == ("queued", 0, 9)
        assert (sent["state"], sent["pieces_sent"], sent["attachments"]) == ("delivered", 9, 3)
        assert command("queue", "verify")["problems"] == []
        page = lan.page(f"/declarations/{saved['id']}")
        assert re.findall(r"Xem trang (\d)", page) == ["1", "2", "1"]
        links = re.findall(r'href="(/declarations/[^"]+/pictures/\d)"', page)
        assert [lan.get(link).content for link in links] == PICTURES
