"""The check of `kiosk doctor` on the centre: whether it is reachable, and the right one."""

import ssl
from contextlib import closing

from kiosk.config import Settings
from kiosk.devices.status import Health, Language
from kiosk.doctor.words import health, sentence
from sync.client import Client
from sync.enrolment import is_allowed_address
from sync.errors import StoreError
from sync.identity import Identity, load_identity
from sync.outcome import Alive, Busy, StatusKnown
from sync.reasons import in_words
from sync.registration import reason_of

CALL_S, WAIT_S = 8.0, 4.0


def centre_health(settings: Settings, language: Language) -> Health:
    """Ask whatever answers who it is; once enrolled, ask as this kiosk, by signature."""
    try:
        identity = load_identity(settings.data_dir)
    except (StoreError, OSError):
        return health("centre", "keys_first", language, ok=False)
    url = settings.centre_url or (identity.enrolment.url if identity else None)
    if url is None:
        return health("centre", "not_set", language, ok=False)
    if not is_allowed_address(url):
        return health("centre", "bad_address", language, ok=False, url=url)
    try:
        client = Client(url, identity.enrolment.ca_pem if identity else None, CALL_S, WAIT_S)
    except ssl.SSLError:
        return health("centre", "keys_first", language, ok=False)
    with closing(client):
        return _asked(client, identity, url, language)


def _asked(client: Client, identity: Identity | None, url: str, language: Language) -> Health:
    alive = client.health()
    if not isinstance(alive, Alive):
        return _refused(url, reason_of(alive), language, ok=isinstance(alive, Busy))
    if identity is None:
        return health("centre", "not_joined", language, ok=False, url=url)
    known = identity.enrolment
    if alive.health.centre != known.centre:
        return health("centre", "other", language, ok=False, url=url)
    status = client.status([], known, identity.key)
    if not isinstance(status, StatusKnown):
        return _refused(url, reason_of(status), language, ok=isinstance(status, Busy))
    return health("centre", "ready", language, ok=True, url=url)


def _refused(url: str, reason: str, language: Language, *, ok: bool) -> Health:
    advice = sentence("centre_trouble_advice", language, url=url)
    return Health("centre", ok, in_words(reason, language), advice)
