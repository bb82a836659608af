"""Whether a declaration can be taken along on a phone, and where the page for it is."""

from kiosk.config import Handoff
from kiosk.devices.status import Health, Language
from kiosk.doctor.words import health
from kiosk.handoff.envelope import is_available
from kiosk.handoff.page import page_address


def handoff_health(handoff: Handoff, centre: str, language: Language) -> Health:
    """A machine that cannot is well, too: it offers nothing, and nothing else needs it."""
    if not is_available():
        return health("handoff", "no_aes", language, ok=True)
    if handoff.page and not page_address(handoff.page, ""):
        return health("handoff", "insecure", language, ok=False, page=handoff.page)
    address = page_address(handoff.page, centre)
    if not address:
        return health("handoff", "no_page", language, ok=True)
    return health("handoff", "ready", language, ok=True, page=address)
