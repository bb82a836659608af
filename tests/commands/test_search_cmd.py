import json

from typer.testing import CliRunner

from kiosk.cli import app
from tests.directory.examples import BEES, SCHOOL, have_imported

NOTHING = {"query": "", "results": [], "confident": False, "elsewhere": None}


def search(*arguments, data=None):
    done = CliRunner().invoke(app, ["search", "--on", "2026-11-24T09:00", *arguments], input=data)
    assert done.exit_code == 0
    return done.stdout


def test_a_query_gets_one_answer():
    answer = json.loads(search("giấy khai sinh", "--json").splitlines()[-1])
    assert list(answer) == ["query", "results", "confident", "elsewhere"]
    assert answer["query"] == "giấy khai sinh"
    assert answer["confident"]
    first = answer["results"][0]
    assert (first["code"], first["guided"]) == ("1.001193", True)
    assert 0 < first["score"] <= 1


def test_lines_of_standard_input_get_an_answer_each():
    lines = search("--json", "--limit", "1", data="khai tử\n\nhộ chiếu\n".encode()).splitlines()
    answers = [json.loads(line) for line in lines]
    assert [len(answer["results"]) for answer in answers] == [1, 0, 0]
    assert answers[1] == NOTHING
    assert answers[2]["elsewhere"]["name"] == "Hộ chiếu"
    assert answers[2]["elsewhere"]["advice"]


def test_the_day_decides_what_is_guided():
    done = CliRunner().invoke(app, ["search", "--json", "--on", "2000-01-01T09:00", "khai sinh"])
    results = json.loads(done.stdout.splitlines()[-1])["results"]
    assert not any(result["guided"] for result in results)


def test_people_get_text():
    assert "Giấy khai sinh cho bé" in search("khai sinh")
    assert "hỏi cán bộ" in search("asdfgh")
    assert "Bằng lái xe" in search("bằng lái")


def test_wrong_use_exits_2():
    assert CliRunner().invoke(app, ["search", "--limit", "0", "x"]).exit_code == 2
    assert CliRunner().invoke(app, ["search", "--on", "yesterday", "x"]).exit_code == 2


def test_what_only_the_directory_has_is_found(tmp_path, monkeypatch):
    have_imported(tmp_path)
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path))
    for query in ("nuôi ong lấy mật", "nuoi ong lay mat", BEES):
        first = json.loads(search(query, "--json").splitlines()[-1])["results"][0]
        assert (first["code"], first["guided"]) == (BEES, False)


def test_an_organisations_procedure_is_found_too(tmp_path, monkeypatch):
    have_imported(tmp_path)
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path))
    found = json.loads(search("chi phí đi lại trẻ em mẫu giáo", "--json").splitlines()[-1])
    assert found["results"][0]["code"] == SCHOOL
