"""A voice engine that misbehaves, run as a program: `fake_engine.py MODE PARENT`."""

import os
import sys
import time

from kiosk.speech.confinement import confine, take_pipes
from kiosk.speech.framing import End, Ready, Refused, Request, Sound, Word

PIECE = b"\x00\x20" * 2205


def for_ever():
    while True:
        time.sleep(3600)


def say_hello(pipes, pieces):
    """A tenth of a second a piece, a word in the first."""
    for at in range(pieces):
        pipes.send(Sound(22_050, (Word(0, 0, 1),) if at == 0 else (), PIECE))


def crash(pipes):
    os._exit(3)


def crash_midway(pipes):
    say_hello(pipes, 2)
    os._exit(3)


def hang(pipes):
    for_ever()


def hang_midway(pipes):
    say_hello(pipes, 2)
    for_ever()


def garbage(pipes):
    os.write(pipes.sink, b"Segmentation fault\n" * 50)
    for_ever()


def flood(pipes):
    while True:
        say_hello(pipes, 100)


def no_sound(pipes):
    pipes.send(End())


def good(pipes):
    say_hello(pipes, 3)
    pipes.send(End())


def long(pipes):
    say_hello(pipes, 600)
    pipes.send(End())


ANSWERS = {
    answer.__name__: answer
    for answer in (
        crash,
        crash_midway,
        hang,
        hang_midway,
        garbage,
        flood,
        no_sound,
        good,
        long,
    )
}


def main(mode, parent):
    confine(int(parent))
    pipes = take_pipes()
    if mode == "missing":
        pipes.send(Refused("missing"))
        return
    if mode == "deaf":
        for_ever()
    pipes.send(Ready())
    for message in pipes.messages():
        if isinstance(message, Request):
            ANSWERS[mode](pipes)


if __name__ == "__main__":
    main(*sys.argv[1:])
