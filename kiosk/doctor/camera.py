"""Whether the camera is there, may be used, and gives a picture in which something can be seen."""

from kiosk.devices.camera import RATE, Camera, Frame, Trouble
from kiosk.devices.first_look import look_until
from kiosk.devices.status import Health, Language
from kiosk.doctor.words import health

LIMIT_S = 12.0
SETTLED = RATE // 2
"""So many frames in, a camera has got used to the light."""


def camera_health(camera: Camera | None, language: Language = "vi") -> Health:
    """Look through it for a moment; one that the kiosk itself looks through is well."""
    if camera is None:
        return health("camera", "none", language, ok=True)
    seen = 0

    def settled(frame: Frame) -> Frame | None:
        nonlocal seen
        seen += 1
        return frame if seen > SETTLED else None

    found = look_until(camera, settled, LIMIT_S)
    if found is None:
        return health("camera", "no_picture", language, ok=False)
    if isinstance(found, Trouble):
        return trouble_health(found, language)
    return health("camera", "dark" if found.is_dark else "ready", language, ok=True)


def trouble_health(trouble: Trouble, language: Language) -> Health:
    """What is wrong; in use is well, since the kiosk itself uses it while a card is asked for."""
    return health("camera", trouble.reason, language, ok=trouble.reason == "in_use")
