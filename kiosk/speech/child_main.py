"""The program in the process of a voice engine: `python -m kiosk.speech.child_main NAME PARENT`.

It imports as little as it can: how soon a new one is ready depends on that.
"""

import importlib
import sys

from kiosk.speech.confinement import confine, take_pipes

PROGRAMS = {"espeak": "kiosk.speech.engine_espeak", "pyttsx3": "kiosk.speech.engine_pyttsx3"}


def main(arguments: list[str]) -> None:
    """Serve as the engine named first, for the process whose id is second."""
    name, parent = arguments
    confine(int(parent))
    importlib.import_module(PROGRAMS[name]).serve(take_pipes())


if __name__ == "__main__":
    main(sys.argv[1:])
