"""Borders of the world for `kiosk doctor`: a screen nobody sees, a sound server nobody hears."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEADLINE_S = 60
PAUSE_S = 0.02


@contextmanager
def virtual_screen() -> Iterator[str]:
    """Xvfb on a free number; its DISPLAY."""
    reader, writer = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writer),
        "-screen",
        "0",
        "1080x1920x24",
        "-nolisten",
        "tcp",
    ]
    with subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL) as server:
        os.close(writer)
        with os.fdopen(reader) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        try:
            yield f":{number}"
        finally:
            server.terminate()


@contextmanager
def virtual_sound(folder: Path) -> Iterator[dict[str, str]]:
    """PulseAudio with a sink that keeps nothing; the variables that lead to it."""
    socket = folder / "native"
    variables = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
    modules = [
        "-L",
        "module-null-sink sink_name=kiosk rate=22050 channels=1 format=s16le",
        "-L",
        f"module-native-protocol-unix socket={socket} auth-anonymous=1",
    ]
    options = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--disable-shm=yes"]
    command = ["pulseaudio", *options, "--use-pid-file=no", *modules]
    environ = {**os.environ, **variables}
    with subprocess.Popen(command, env=environ, stderr=subprocess.DEVNULL) as server:
        give_up_s = time.monotonic() + DEADLINE_S
        while not socket.exists():
            assert server.poll() is None, "PulseAudio ended"
            assert time.monotonic() < give_up_s, "PulseAudio did not start"
            time.sleep(PAUSE_S)
        try:
            yield {**variables, "PULSE_SERVER": f"unix:{socket}"}
        finally:
            server.terminate()
