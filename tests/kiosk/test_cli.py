import importlib
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from kiosk.cli import COMMANDS, app


def test_help_lists_every_command_with_an_example():
    shown = CliRunner().invoke(app, ["--help"])
    assert shown.exit_code == 0
    assert "kiosk search 'giấy khai sinh'" in shown.output
    assert all(name in shown.output for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_and_says_how_to_use_it(name):
    assert importlib.import_module(f"kiosk.commands.{COMMANDS[name].module}").app
    shown = CliRunner().invoke(app, [name, "--help"])
    assert shown.exit_code == 0, shown.output
    assert f"{name} " in shown.output
    assert "completion" not in shown.output


def test_a_command_that_is_not_there_is_wrong_use():
    assert CliRunner().invoke(app, ["fly"]).exit_code == 2


def test_help_loads_none_of_the_commands():
    program = (
        "import sys\nfrom kiosk.cli import app\n"
        "try:\n    app(['--help'])\nexcept SystemExit:\n    pass\n"
        "print([name for name in sys.modules if name.startswith('kiosk.commands.')])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
