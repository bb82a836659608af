import subprocess
import sys


def test_the_command_line_of_the_library_is_not_loaded():
    code = (
        "import sys; from kiosk.procedures.cel_engine import cel; "
        "print(cel.evaluate('1 + 1'), 'prompt_toolkit' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["2", "False"]
