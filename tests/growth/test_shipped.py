"""The shipped files are whole: systemd knows every setting, the centre takes its own."""

import shutil
import subprocess
from pathlib import Path

import pytest

from central.config import load_settings
from tests.growth.shipped import SHIPPED, Fitting, read_unit, variables


@pytest.fixture
def fitting(tmp_path: Path) -> Fitting:
    return Fitting("127.1.2.", tmp_path)


def test_systemd_knows_every_setting_of_the_unit(fitting, tmp_path):
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed here (Debian: systemd)")
    text = fitting.fit((SHIPPED / "central@.service").read_text("utf-8"))
    unit = tmp_path / "central@central.service"
    unit.write_text(text)
    told = subprocess.run(
        ["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False
    )
    assert (told.returncode, told.stdout + told.stderr) == (0, "")


def test_the_unit_runs_the_centre_with_the_settings_of_its_name(fitting):
    unit = read_unit(SHIPPED / "central@.service", fitting, "nut")
    assert unit.command[1:] == ["run", "--config", f"{fitting.root}/etc/trung-tam/nut.toml"]
    assert Path(unit.command[0]).exists()
    assert unit.user == "trung-tam"


def test_the_settings_of_a_node_name_all_three_servers_and_no_password(fitting, tmp_path):
    text = (SHIPPED / "central.toml").read_text("utf-8")
    path = tmp_path / "central.toml"
    path.write_text(text.replace("@ADDRESS@", "10.0.0.11"))
    settings = load_settings(path, {})
    address = settings.database.url.get_secret_value()
    assert "host=10.0.0.21,10.0.0.22,10.0.0.23&" in address
    assert "sslmode=verify-full" in address
    assert settings.secure


def test_holes_are_only_those_the_guide_fills():
    holes = {
        word
        for path in SHIPPED.iterdir()
        for word in path.read_text("utf-8").split("@")[1::2]
        if word.isupper()
    }
    assert holes == {"NAME", "ADDRESS", "PASSWORD"}


def test_what_is_fitted_is_addresses_and_folders_only(fitting):
    assert fitting.fit("listen 10.0.0.10:443 ssl;") == "listen 127.1.2.10:8443 ssl;"
    assert fitting.fit("/etc/a /usr/bin/b x/etc/c") == f"{fitting.root}/etc/a /usr/bin/b x/etc/c"
    assert fitting.fit("@NAME@ @ADDRESS@", NAME="a", ADDRESS="b") == "a b"


def test_variables_of_several_lines_are_read(fitting, tmp_path):
    unit = tmp_path / "x.service"
    unit.write_text(
        "[Service]\nEnvironment=A=1 B=2\nEnvironment=C=3\n"
        "EnvironmentFile=-/etc/none\nEnvironmentFile=-/etc/some\nExecStart=/bin/x $D %i\n"
    )
    fitting.put("/etc/some", "# a remark\nD=4\n")
    assert variables(fitting.path("/etc/some")) == {"D": "4"}
    read = read_unit(unit, fitting, "i")
    assert read.environ == {"A": "1", "B": "2", "C": "3", "D": "4"}
