from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from kiosk.config import Settings, SettingsError, from_environment, load_settings


def write(folder: Path, text: str) -> Path:
    path = folder / "kiosk.toml"
    path.write_text(text, "utf-8")
    return path


def complaint(config: Path | None, environ: dict[str, str]) -> str:
    with pytest.raises(SettingsError) as caught:
        load_settings(config, environ)
    return str(caught.value)


def test_without_a_file_everything_has_a_working_default(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    settings = load_settings(environ={})
    assert settings == Settings()
    assert settings.data_dir == Path("var/kiosk")
    assert (settings.centre_url, settings.embedded_centre) == (None, False)
    assert settings.display.window == (720, 1280)


def test_the_file_in_the_folder_is_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write(tmp_path, '[display]\npx_per_mm = 8.9\nprofile = "tablet"\n[point]\nname = "Phường Ỗ"\n')
    settings = load_settings(environ={})
    assert (settings.display.px_per_mm, settings.display.profile) == (8.9, "tablet")
    assert settings.point.name == "Phường Ỗ"
    assert settings.point.machine == 1


def test_the_environment_stands_over_the_file(tmp_path):
    config = write(tmp_path, '[centre]\nurl = "http://127.0.0.1:1"\nport = 1\n')
    environ = {"KIOSK_CENTRE_PORT": "9000", "KIOSK_DELIVERY_GRACE_S": "2.5", "HOME": "/"}
    settings = load_settings(config, environ)
    assert (settings.centre_url, settings.centre.port) == ("http://127.0.0.1:1", 9000)
    assert settings.delivery_grace_s == 2.5


def test_variables_of_no_section_are_left_alone():
    environ = {"KIOSK_LINK_FD": "7", "KIOSK_DATA_DIR": "/srv/kiosk", "CENTRAL_DATA_DIR": "/c"}
    assert from_environment(environ) == {"data": {"dir": "/srv/kiosk"}}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[display]\nfont = 3\n", "display.font"),
        ("[dispaly]\nwidth = 700\n", "dispaly"),
        ("[printer]\nkind = 'steam'\n", "printer.kind"),
        ("[centre]\nport = 0\n", "centre.port"),
        ("[point]\nmachine = 100\n", "point.machine"),
        ("[display]\npx_per_mm = 0.1\n", "display.px_per_mm"),
        ("[delivery]\ngrace_s = -1\n", "delivery.grace_s"),
        ("data = 5\n", "data"),
    ],
)
def test_a_wrong_setting_is_refused_and_its_place_is_said(tmp_path, text, place):
    assert f"{place}: " in complaint(write(tmp_path, text), {})


def test_every_wrong_setting_is_said_at_once(tmp_path):
    said = complaint(write(tmp_path, "[centre]\nport = 0\n[point]\nmachine = 0\n"), {})
    assert "centre.port: " in said
    assert "point.machine: " in said


@pytest.mark.parametrize(
    ("name", "value", "place"),
    [
        ("KIOSK_DISPLAY_WIDHT", "700", "display.widht"),
        ("KIOSK_CENTRE_PORT", "many", "centre.port"),
    ],
)
def test_a_wrong_variable_is_refused_and_its_place_is_said(name, value, place):
    assert f"{place}: " in complaint(None, {name: value})


def test_a_variable_does_not_hide_that_its_table_is_no_table(tmp_path):
    config = write(tmp_path, "data = 5\n")
    assert "data: " in complaint(config, {"KIOSK_DATA_DIR": "/srv"})


@pytest.mark.parametrize("content", [b"[data\n", b"\xff\xfe"])
def test_a_file_that_is_no_toml_is_named(tmp_path, content):
    path = tmp_path / "other.toml"
    path.write_bytes(content)
    assert f"Cannot read {path}" in complaint(path, {})


def test_a_file_asked_for_must_be_there(tmp_path):
    assert "Cannot read" in complaint(tmp_path / "none.toml", {})


def test_settings_do_not_change():
    with pytest.raises(FrozenInstanceError):
        Settings().display.width = 1
