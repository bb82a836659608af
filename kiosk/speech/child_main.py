"""The program in the process of a voice engine: `python child_main.py NAME [TOLD…] PARENT`.

It loads as little as it can: two of them stand ready beside a screen, and how soon a new one is
ready depends on it. Run by its file name, it finds the kiosk's code without `site`.
"""

import os
import sys

PROGRAMS = {
    "espeak": "kiosk.speech.engine_espeak",
    "pyttsx3": "kiosk.speech.engine_pyttsx3",
    "neural": "kiosk.speech.engine_neural",
}


def main(arguments: list[str]) -> None:
    """Serve as the engine named first, for the process whose id is last; it is told the rest."""
    from importlib import import_module  # noqa: PLC0415 -- none of these before the path is set

    from kiosk.speech.confinement import confine, take_pipes  # noqa: PLC0415 -- as above

    name, *told, parent = arguments
    confine(int(parent))
    import_module(PROGRAMS[name]).serve(take_pipes(), *told)


if __name__ == "__main__":
    code = os.path.abspath(__file__)  # noqa: PTH100 -- pathlib is not loaded here
    sys.path.insert(0, code.removesuffix("/kiosk/speech/child_main.py"))
    main(sys.argv[1:])
