"""Where ffmpeg takes a camera's pictures from, and what can be said before it is started."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from kiosk.devices.camera import Reason

Format = Literal["auto", "mjpeg", "yuyv"]
_FFMPEG_NAMES = {"mjpeg": "mjpeg", "yuyv": "yuyv422"}


class Source(Protocol):
    """One device, or what stands for it in tests."""

    def absence(self) -> Reason | None:
        """Why it cannot be opened, as far as its file tells; None when it may well be."""
        ...

    def inputs(self, width: int, height: int) -> tuple[tuple[str, ...], ...]:
        """Ways to ask ffmpeg for about this size, the best first; the next if it has no such."""
        ...


@dataclass(frozen=True, slots=True)
class V4l2Source:
    """A camera of the kernel's Video4Linux. Compressed pictures are larger at the same speed."""

    device: Path
    format: Format = "auto"

    def absence(self) -> Reason | None:
        """Look at the device file."""
        try:
            state = self.device.stat()
        except PermissionError:
            return "no_permission"
        except OSError:
            return "not_found"
        if not stat.S_ISCHR(state.st_mode):
            return "not_a_camera"
        return None if os.access(self.device, os.R_OK | os.W_OK) else "no_permission"

    def inputs(self, width: int, height: int) -> tuple[tuple[str, ...], ...]:
        """Without a named format ffmpeg takes one the camera has."""
        named = tuple(
            ("-input_format", name)
            for key, name in _FFMPEG_NAMES.items()
            if self.format in {key, "auto"}
        )
        ways = (*named, ()) if self.format == "auto" else named
        size = ("-video_size", f"{width}x{height}", "-i", str(self.device))
        return tuple(("-f", "v4l2", *way, *size) for way in ways)
