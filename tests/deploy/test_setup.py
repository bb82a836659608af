"""The set-up with stand-ins for the package system, Python and the tools: who is called, when."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
INPUTS = ("setup.sh", "apt-packages.txt", "uv.txt", "cut_fonts.py")
FONTS = ("NotoSans-Regular", "NotoSans-SemiBold", "NotoSans-Bold", "BeVietnamPro-Bold")
RECORD = 'echo "$(basename "$0") $*" >>"$CALLS"'


def script(path: Path, body: str, shebang: str = "#!/bin/sh") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{shebang}\n{body}\n")
    path.chmod(0o755)


class Machine:
    """A project with an environment, on a machine where every package is installed."""

    def __init__(self, folder: Path) -> None:
        self.project, self.bin, self.calls = folder / "project", folder / "bin", folder / "calls"
        for name in INPUTS:
            target = self.project / "deploy" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / "deploy" / name, target)
        for name in ("requirements.lock", "pyproject.toml", "assets/i18n/kiosk_en.ts"):
            path = self.project / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("first")
        venv, self.new = self.project / ".venv" / "bin", folder / "new"
        fonts = " ".join(f"assets/fonts/{name}.ttf" for name in FONTS)
        makes = f"case $1 in *cut_fonts.py) mkdir -p assets/fonts; echo x | tee {fonts};; esac"
        script(venv / "python", f'[ "$1" = -c ] || {RECORD}\n{makes}')
        script(venv / "pip", "exit 0", f"#!{venv}/python")
        script(venv / "uv", f'[ "$1" = --version ] || {RECORD}')
        script(venv / "pyside6-lrelease", "echo x >assets/i18n/kiosk_en.qm")
        clips = "mkdir -p assets/voice; echo x >assets/voice/vi.json"
        script(venv / "kiosk", f"{RECORD}\n{clips}")
        script(self.bin / "dpkg-query", "echo install ok installed")
        shutil.copytree(venv.parent, self.new)
        script(self.bin / "python3.11", f'{RECORD}\ncp -r "{self.new}" .venv')
        for name in ("apt-get", "sudo"):
            script(self.bin / name, RECORD)

    def set_up(self) -> list[str]:
        """Run it; what it called."""
        self.calls.write_text("")
        environ = {"PATH": f"{self.bin}:/usr/bin:/bin", "CALLS": str(self.calls)}
        subprocess.run([self.project / "deploy" / "setup.sh"], check=True, env=environ, timeout=60)
        return self.calls.read_text().splitlines()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_the_first_run_installs_the_lock_with_hashes(machine: Machine):
    calls = machine.set_up()
    assert "uv pip install -q --require-hashes -r requirements.lock" in calls
    assert not [call for call in calls if call.startswith(("apt-get", "sudo", "python3.11"))]


def test_the_second_run_does_nothing(machine: Machine):
    machine.set_up()
    assert machine.set_up() == []


@pytest.mark.parametrize("name", ["requirements.lock", "deploy/apt-packages.txt", "deploy/uv.txt"])
def test_a_changed_input_sets_up_again(machine: Machine, name: str):
    machine.set_up()
    with (machine.project / name).open("a") as changed:
        changed.write("\n# changed\n")
    assert machine.set_up()


def test_a_font_that_was_removed_is_cut_again(machine: Machine):
    machine.set_up()
    (machine.project / "assets" / "fonts" / "NotoSans-Bold.ttf").unlink()
    assert "python deploy/cut_fonts.py" in machine.set_up()


def test_a_voice_that_was_removed_is_rendered_again(machine: Machine):
    machine.set_up()
    (machine.project / "assets" / "voice" / "vi.json").unlink()
    assert "kiosk voice build --most-asked" in machine.set_up()


def test_missing_packages_are_installed_without_recommends(machine: Machine):
    script(
        machine.bin / "dpkg-query", 'case "$*" in *xvfb) ;; *) echo install ok installed ;; esac'
    )
    # As root without sudo, else through it.
    script(machine.bin / "sudo", '"$@"')
    script(machine.bin / "apt-get", RECORD)
    installs = [call for call in machine.set_up() if call.startswith("apt-get install")]
    assert len(installs) == 1
    assert "--no-install-recommends" in installs[0]
    assert installs[0].endswith(" xvfb")


def test_an_environment_that_was_moved_is_made_anew(machine: Machine):
    script(machine.project / ".venv" / "bin" / "pip", "exit 0", "#!/elsewhere/.venv/bin/python")
    assert "python3.11 -m venv .venv" in machine.set_up()


def test_a_set_up_that_failed_is_not_taken_for_done(machine: Machine):
    script(machine.project / ".venv" / "bin" / "pyside6-lrelease", "exit 1")
    with pytest.raises(subprocess.CalledProcessError):
        machine.set_up()
    script(
        machine.project / ".venv" / "bin" / "pyside6-lrelease", "echo x >assets/i18n/kiosk_en.qm"
    )
    assert machine.set_up()


APART = """
set -euo pipefail
for one in /etc/systemd/system /lib/systemd/system /usr/sbin; do mount -t tmpfs none $one; done
touch /lib/systemd/system/patroni.service
as_root() { "$@"; }
missing=(etcd-server patroni)
source <(sed -n '/^no_services() {/,/^}/p; /^without_starting() (/,/^)/p' "$1")
no_services
ls /etc/systemd/system
without_starting tail -n 1 /usr/sbin/policy-rc.d
ls /usr/sbin
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root for a view of the machine of its own")
def test_no_server_that_comes_with_a_package_is_started_and_none_that_was_there_is_stopped():
    done = subprocess.run(
        ["unshare", "--mount", "bash", "-c", APART, "bash", str(ROOT / "deploy" / "setup.sh")],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout.split("\n") == ["etcd.service", "exit 101", ""]
