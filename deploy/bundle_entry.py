"""The frozen application's one program: the commands `kiosk` and `central`, and what they start.

`--module NAME ARGS…` runs one of our modules as `python -m` would, `--speech-child NAME PARENT` a
voice engine's process. Whatever else it is told belongs to the command by whose name it was called.
"""

import os
import runpy
import sys
from collections.abc import MutableMapping
from pathlib import Path

MODULE_SWITCH = "--module"
SPEECH_SWITCH = "--speech-child"
OURS = frozenset({"kiosk", "sync", "central"})
WRONG_USE = 2


def restore_environment(environ: MutableMapping[str, str]) -> None:
    """Undo what the boot loader set for this process, so that system programs find their own.

    A child that is this program again must then find its libraries anew: the last line says so.
    """
    before = environ.pop("LD_LIBRARY_PATH_ORIG", None)
    environ.pop("LD_LIBRARY_PATH", None)
    if before is not None:
        environ["LD_LIBRARY_PATH"] = before
    environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"


def main(arguments: list[str]) -> int:
    """Run what the arguments (program name first) ask for; the exit code."""
    match arguments[1:]:
        case [switch, name, *rest] if switch == MODULE_SWITCH:
            return run_module(name, rest)
        case [switch, *rest] if switch == SPEECH_SWITCH:
            return speak(rest)
    return run_command(Path(arguments[0]).name)


def run_module(name: str, arguments: list[str]) -> int:
    """Run a module as `python -m` would; only ours, this is no interpreter."""
    if name.partition(".")[0] not in OURS:
        sys.stderr.write(f"{name} is not part of this application.\n")
        return WRONG_USE
    sys.argv = [name, *arguments]
    runpy.run_module(name, run_name="__main__", alter_sys=True)
    return 0


def speak(arguments: list[str]) -> int:
    """Serve as a voice engine's process."""
    from kiosk.speech.child_main import main as serve  # noqa: PLC0415 -- the only import it needs

    serve(arguments)
    return 0


def run_command(program: str) -> int:
    """Run `central` when called by that name, else `kiosk`."""
    if program == "central":
        from central.cli import main as command  # noqa: PLC0415 -- each command loads only itself
    else:
        from kiosk.cli import main as command  # noqa: PLC0415 -- as above
    command()
    return 0


if __name__ == "__main__":
    restore_environment(os.environ)
    sys.exit(main(sys.argv))
