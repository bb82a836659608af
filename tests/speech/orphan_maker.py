"""Speaks a long text with warm spares, says when it does, and waits to be killed."""

import sys
import time

import psutil

from kiosk.speech.child_speaker import ChildSpeaker
from kiosk.speech.engines import ESPEAK, PYTTSX3
from kiosk.speech.utterance import Utterance
from tests.speech.stand_ins import as_shown, fake_engine, fast_sound, until

ENGINES = {"espeak": ESPEAK, "pyttsx3": PYTTSX3, "hanging": fake_engine("hang_midway")}

speaker = ChildSpeaker((ENGINES[sys.argv[1]],), fast_sound)
speaker.say(Utterance(as_shown("Tôi xin cam đoan. " * 60, "vi"), "vi"))
until(lambda: len(psutil.Process().children()) >= 2)
print("speaking", flush=True)
time.sleep(3600)
