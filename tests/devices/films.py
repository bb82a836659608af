"""What ffmpeg films instead of a camera: picture files, patterns, nothing at all."""

from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from kiosk.devices.camera import Reason


@dataclass
class Film:
    """Ways to open it in place of a device's; `reason` is what its file tells."""

    ways: tuple[tuple[str, ...], ...]
    reason: Reason | None = None

    def absence(self) -> Reason | None:
        return self.reason

    def inputs(self, width: int, height: int) -> tuple[tuple[str, ...], ...]:
        del width, height
        return self.ways


def pattern(graph: str) -> Film:
    """A film made by ffmpeg's own filters."""
    return Film((("-f", "lavfi", "-i", graph),))


def of_file(path: Path) -> Film:
    """A film of one picture, as long as somebody looks."""
    return Film((("-f", "image2", "-loop", "1", "-framerate", "30", "-i", str(path)),))


def once(path: Path) -> Film:
    """A film of one frame."""
    return Film((("-f", "image2", "-i", str(path)),))


def of_picture(picture: Image.Image, path: Path) -> Film:
    """A film of one picture kept at `path`."""
    picture.save(path, "PNG", compress_level=1)
    return of_file(path)
