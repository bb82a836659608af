import json
import logging

import pytest
from typer.testing import CliRunner

from kiosk.cli import app
from tests.ward.examples import put_template

FEE = "làm giấy khai sinh mất bao nhiêu tiền"


@pytest.fixture(autouse=True)
def data_dir(tmp_path, monkeypatch):
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


def run(*arguments):
    done = CliRunner().invoke(app, ["ask", "--on", "2026-11-24T09:30", *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


def ask(*arguments):
    return json.loads(run(*arguments, "--json").splitlines()[-1])


def test_an_answer_has_its_sources_and_the_promised_keys():
    answer = ask(FEE)
    assert list(answer)[:3] == ["answer", "citations", "confident"]
    assert answer["citations"] == [
        {
            "code": "1.001193",
            "section": "fee",
            "source": "[DVC26] [TL:1408b49c88fc3648]",
            "checked_on": "2026-11-22",
        }
    ]
    assert answer["confident"]
    assert "Không mất tiền" not in answer["answer"]
    assert "không mất tiền" in answer["answer"]
    assert all(sentence["citations"] for sentence in answer["sentences"])


def test_people_get_text_with_a_source_below_each_sentence():
    lines = run(FEE).splitlines()
    assert lines[0] == "Giấy khai sinh cho bé"
    assert lines[2].strip().startswith("Nguồn: ")
    assert "Kiểm tra ngày 22/11/2026." in lines[2]


def test_it_can_answer_in_english():
    assert ask("how much does a birth certificate cost", "--english")["answer"].startswith(
        "Birth certificate for a baby. Cost: free within 60 days."
    )


def test_what_is_not_known_is_said_and_is_no_failure():
    answer = ask("con mèo bỏ ăn")
    assert (answer["confident"], answer["citations"]) == (False, [])
    assert "cán bộ" in answer["answer"]


def test_without_a_ward_file_staff_are_offered_and_with_one_it_answers(
    tmp_path, monkeypatch, data_dir
):
    answer = ask("mấy giờ mở cửa")
    assert (answer["confident"], answer["kind"]) == (False, "no_ward")
    monkeypatch.chdir(tmp_path)
    put_template(tmp_path / "own")
    key = json.loads(CliRunner().invoke(app, ["content", "key", "-o", "k", "--json"]).stdout)["key"]
    monkeypatch.setenv("KIOSK_PACKS_WARD_KEYS", key)
    for line in (
        "build own --version 2026.11.24 -o w.zip",
        "sign w.zip --key k",
        "install w.zip",
    ):
        assert CliRunner().invoke(app, ["content", *line.split()]).exit_code == 0
    answer = ask("mấy giờ mở cửa")
    assert {(one["code"], one["section"]) for one in answer["citations"]} == {("ward", "hours")}
    assert answer["confident"]
    damaged = data_dir / "ward" / "2026.11.24" / "ward" / "ward.yaml"
    damaged.write_text("format: 2\n", "utf-8")
    assert ask("mấy giờ mở cửa")["kind"] == "no_ward"


def test_the_day_decides_which_version_answers():
    after = CliRunner().invoke(
        app, ["ask", "đổi thẻ căn cước mất bao nhiêu tiền", "--on", "2027-01-01T08:00"]
    )
    assert "50.000 đồng" in after.stdout
    assert "25.000 đồng" in run("đổi thẻ căn cước mất bao nhiêu tiền")


def test_nothing_of_a_question_is_logged_or_stored(data_dir, caplog):
    with caplog.at_level(logging.DEBUG):
        ask(FEE)
    assert "khai sinh" not in caplog.text
    assert not data_dir.exists()


def test_help_has_an_example():
    assert "kiosk ask" in CliRunner().invoke(app, ["ask", "--help"]).stdout
