from pathlib import Path

import pytest

from central.config import SettingsError, load_settings


def test_without_a_file_everything_works_on_loopback(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    settings = load_settings(environ={})

    assert settings.data_dir == Path("var/central")
    assert (settings.host, settings.port, settings.url) == ("127.0.0.1", 8765, None)
    assert not settings.secure


def test_the_environment_goes_over_the_file(tmp_path):
    file = tmp_path / "central.toml"
    file.write_text(
        'port = 1000\nurl = "https://a.example"\n[session]\nidle_s = 100\nabsolute_s = 200\n'
    )
    environ = {
        "CENTRAL_PORT": "2000",
        "CENTRAL_DATA_DIR": "/srv/centre",
        "CENTRAL_SESSION_IDLE_S": "150",
        "CENTRAL_UNRELATED": "x",
        "KIOSK_PORT": "1",
    }

    settings = load_settings(file, environ)

    assert (settings.port, settings.url, settings.secure) == (2000, "https://a.example", True)
    assert settings.data_dir == Path("/srv/centre")
    assert (settings.session.idle_s, settings.session.absolute_s) == (150, 200)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("prt = 1", "prt"),
        ("port = 99999", "port"),
        ("[session]\nidle = 1", "session.idle"),
        ("port = ", "central.toml"),
        ("intake = 3", "intake"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path, text, named):
    file = tmp_path / "central.toml"
    file.write_text(text)

    with pytest.raises(SettingsError, match=named):
        load_settings(file, {})


def test_a_named_file_must_be_there(tmp_path):
    with pytest.raises(SettingsError, match="nowhere"):
        load_settings(tmp_path / "nowhere.toml", {})
