"""A USB camera, looked through by ffmpeg in a child process (docs/adr/0025)."""

import shutil
import time
from collections.abc import Callable
from typing import Final

from kiosk.devices.camera import (
    HEIGHT,
    MAX_STILL_BYTES,
    RATE,
    STILL_HEIGHT,
    STILL_WIDTH,
    WIDTH,
    Frame,
    Reason,
    Still,
    Trouble,
)
from kiosk.devices.video_child import Ended, VideoChild
from kiosk.devices.video_source import Source
from kiosk.log import Log

log = Log(__name__)

PATIENCE_S = 5.0
"""How long a camera may take for a picture; some need two seconds for the first."""
RETRY_S = 1.0
SETTLING_FRAMES = 4
"""Dropped before a still: the first are too dark or too bright."""
_FRAME_BYTES: Final = WIDTH * HEIGHT * 3 // 2
_PROGRAM: Final = (
    *("ffmpeg", "-nostdin", "-hide_banner", "-loglevel", "error", "-threads", "1"),
    *("-filter_threads", "1", "-fflags", "nobuffer"),
)
_LOOK_FILTER: Final = (
    f"fps={RATE},scale={WIDTH}:{HEIGHT}:force_original_aspect_ratio=increase:out_range=full,"
    f"crop={WIDTH}:{HEIGHT},format=yuvj420p"
)
_STILL_FILTER: Final = (
    f"select='gte(n,{SETTLING_FRAMES})',scale='min(iw,{STILL_WIDTH})':'min(ih,{STILL_HEIGHT})'"
    ":force_original_aspect_ratio=decrease:out_range=full,format=yuvj420p"
)
_LOOK: Final = ("-map", "0:v:0", "-vf", _LOOK_FILTER, "-f", "rawvideo", "pipe:1")
_STILL: Final = (
    *("-map", "0:v:0", "-vf", _STILL_FILTER, "-frames:v", "1"),
    *("-c:v", "mjpeg", "-q:v", "2", "-f", "image2pipe", "pipe:1"),
)
_NO_SUCH_FORMAT: Final = "Cannot find a proper format"
_COMPLAINTS: Final[tuple[tuple[str, Reason], ...]] = (
    ("Device or resource busy", "in_use"),
    ("No such file", "not_found"),
    ("No such device", "not_found"),
    ("Permission denied", "no_permission"),
    ("Inappropriate ioctl", "not_a_camera"),
    ("Not a video capture device", "not_a_camera"),
)


class FfmpegCamera:
    """A `Camera` behind ffmpeg; its process runs while it is looked through, and no longer."""

    def __init__(self, source: Source, clock: Callable[[], float] = time.monotonic) -> None:
        """Nothing is opened before the first look."""
        self._source = source
        self._clock = clock
        self._child: VideoChild | None = None
        self._due_s = 0.0
        self._retry_at_s = clock()
        self._told: Reason | None = None
        self._way = 0

    @property
    def pid(self) -> int | None:
        """The process of ffmpeg while there is one."""
        return self._child.pid if self._child else None

    def look(self, timeout_s: float) -> Frame | Trouble | None:
        """Give the next frame; a child that dies or hangs is a trouble, and started again."""
        until_s = self._clock() + timeout_s
        if self._child is None:
            reason = self._open(until_s)
            if reason is not None:
                return self._lose(reason)
        if self._child is None:
            return None
        found = self._child.read(_FRAME_BYTES, until_s)
        if isinstance(found, Ended):
            return self._fail(found)
        if found is not None:
            self._due_s = self._clock() + PATIENCE_S
            self._told = None
            return Frame(WIDTH, HEIGHT, found)
        return self._lose("no_picture") if self._clock() >= self._due_s else None

    def take_still(self, timeout_s: float) -> Still | Trouble:
        """Take one in full size: what is looked through is another size, so it stops for it."""
        until_s = self._clock() + timeout_s
        self._end()
        absence = self._absence()
        if absence is not None:
            return Trouble(absence)
        trouble = Trouble("no_picture")
        for way in self._source.inputs(STILL_WIDTH, STILL_HEIGHT):
            taken = self._take_one(way, until_s)
            if isinstance(taken, bytes):
                return Still(taken)
            if taken is None:
                return trouble
            trouble = Trouble(reason_of(taken.complaint))
            if _NO_SUCH_FORMAT not in taken.complaint:
                break
        return trouble

    def rest(self) -> None:
        """End the child; a camera without one is off, and its light too."""
        self._end()
        self._told = None
        self._retry_at_s = self._clock()

    def _open(self, until_s: float) -> Reason | None:
        now_s = self._clock()
        if now_s < self._retry_at_s:
            time.sleep(max(0.0, min(self._retry_at_s, until_s) - now_s))
            return None
        absence = self._absence()
        if absence is not None:
            return absence
        ways = self._source.inputs(WIDTH, HEIGHT)
        way = ways[self._way % len(ways)]
        try:
            self._child = VideoChild((*_PROGRAM, *way, *_LOOK), self._clock)
        except OSError:
            return "no_program"
        self._due_s = self._clock() + PATIENCE_S
        return None

    def _absence(self) -> Reason | None:
        return "no_program" if shutil.which("ffmpeg") is None else self._source.absence()

    def _take_one(self, way: tuple[str, ...], until_s: float) -> bytes | Ended | None:
        try:
            child = VideoChild((*_PROGRAM, *way, *_STILL), self._clock)
        except OSError as error:
            return Ended(error.strerror or "")
        try:
            return child.read_all(MAX_STILL_BYTES, until_s)
        finally:
            child.end()

    def _fail(self, ended: Ended) -> Trouble | None:
        if _NO_SUCH_FORMAT in ended.complaint:
            self._way += 1
            if self._way % len(self._source.inputs(WIDTH, HEIGHT)):
                self._end()
                return None
        return self._lose(reason_of(ended.complaint))

    def _lose(self, reason: Reason) -> Trouble | None:
        self._end()
        self._retry_at_s = self._clock() + RETRY_S
        if reason == self._told:
            return None
        self._told = reason
        log.warning("camera_trouble", reason=reason)
        return Trouble(reason)

    def _end(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None


def reason_of(complaint: str) -> Reason:
    """What ffmpeg's words mean."""
    for words, reason in _COMPLAINTS:
        if words in complaint:
            return reason
    return "no_picture"
