"""From the settings to the camera."""

from pathlib import Path

from kiosk.config import Camera as CameraSettings
from kiosk.devices.camera import Camera
from kiosk.devices.camera_simulator import CameraSimulator
from kiosk.devices.ffmpeg_camera import FfmpegCamera
from kiosk.devices.video_source import V4l2Source


def choose_camera(settings: CameraSettings) -> Camera:
    """The camera of the settings, not yet on.

    Raises:
        ValueError: the settings say that there is none.

    """
    match settings.kind:
        case "usb":
            return FfmpegCamera(V4l2Source(Path(settings.device), settings.format))
        case "simulator":
            return CameraSimulator(Path(settings.device))
        case "none":
            raise ValueError("this kiosk has no camera")
