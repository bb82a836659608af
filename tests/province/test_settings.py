"""Closed unless chosen; what an adapter needs is asked for at the start."""

import pytest

from central.config import SettingsError, load_settings
from central.province_config import ProvinceSettings

GIVEN = {
    "kind": "exchange",
    "url": "https://trucld.tinh.example/",
    "username": "phuong",
    "unit_code": "H15.50.05.13",
    "secret": "x",
}


def test_nothing_is_sent_unless_it_was_chosen(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert load_settings(None, {}).province.kind == "none"


@pytest.mark.parametrize("name", ["url", "username", "unit_code", "secret"])
def test_the_exchange_needs_all_of_its_settings(name):
    with pytest.raises(ValueError, match="exchange needs"):
        ProvinceSettings(**{**GIVEN, name: None if name in ("url", "secret") else ""})


@pytest.mark.parametrize(
    "url",
    [
        "http://tinh.example/",
        "ftp://tinh.example/",
        "http://[",
        "tinh.example",
        "https://",
        "https://a:b@c/",
        "https://a:x/",
    ],
)
def test_what_can_be_read_on_the_way_is_refused(url):
    with pytest.raises(ValueError, match="url is https"):
        ProvinceSettings(**{**GIVEN, "url": url})


def test_the_folder_needs_a_folder():
    with pytest.raises(ValueError, match="folder needs"):
        ProvinceSettings(kind="folder")


def test_a_secret_is_taken_from_the_environment_never_from_the_settings_file(tmp_path):
    file = tmp_path / "central.toml"
    lines = [f'{name} = "{value}"' for name, value in GIVEN.items() if name != "secret"]
    file.write_text("\n".join(["[province]", *lines]))
    settings = load_settings(file, {"CENTRAL_PROVINCE_SECRET": "bi-mat"}).province
    assert settings.read_secret() == "bi-mat"

    file.write_text("\n".join(["[province]", *lines, 'secret = "bi-mat"']))
    with pytest.raises(SettingsError) as told:
        load_settings(file, {})
    assert "bi-mat" not in str(told.value)
    assert "secret_file" in str(told.value)


def test_a_secret_may_stand_in_a_file_of_its_own(tmp_path):
    file = tmp_path / "secret"
    file.write_text("bi-mat\n")
    settings = ProvinceSettings(**{**GIVEN, "secret": None, "secret_file": file})
    assert settings.read_secret() == "bi-mat"


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_an_authority_that_cannot_be_read_is_told_at_the_start(tmp_path, content):
    if content is not None:
        (tmp_path / "ca.pem").write_text(content)
    with pytest.raises(ValueError, match="no file of certificates"):
        ProvinceSettings(**GIVEN, ca=tmp_path / "ca.pem")
