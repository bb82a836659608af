"""Whether what should take pictures of papers is there."""

from collections.abc import Callable, Sequence

from kiosk.config import Settings
from kiosk.devices.sane_scanner import Device
from kiosk.devices.status import Health, Language
from kiosk.doctor.words import health


def papers_health(
    settings: Settings, devices: Callable[[], Sequence[Device]], language: Language = "vi"
) -> Health:
    """Look what the settings name; whether a camera sees is the camera's own check."""
    papers = settings.papers
    if papers.kind == "none":
        return health("papers", "none", language, ok=True)
    if papers.kind == "camera" and settings.camera.kind == "none":
        return health("papers", "no_camera", language, ok=False)
    if papers.kind == "scanner":
        found = devices()
        names = [device.name for device in found]
        if not found or (papers.device and papers.device not in names):
            return health("papers", "no_scanner", language, ok=False)
    if not settings.point.sent_ahead:
        return health("papers", "not_ahead", language, ok=True)
    return health("papers", "ready", language, ok=True)
