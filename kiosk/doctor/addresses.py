"""Whether the lists of provinces and communes can be read, and know where this kiosk stands."""

from kiosk.addresses.former import load_former
from kiosk.addresses.units import UnitsError, load_units
from kiosk.config import Point
from kiosk.devices.status import Health, Language
from kiosk.doctor.words import health


def addresses_health(point: Point, language: Language) -> Health:
    """Read both lists and look the codes of `[point]` up; no code at all is well, too."""
    try:
        units, _former = load_units(), load_former()
    except UnitsError as error:
        return health("addresses", "faulty", language, ok=False, fault=error)
    commune = units.commune(point.commune_code or "")
    province = units.province(point.province_code or "")
    wrong = [
        code
        for code, unit in ((point.commune_code, commune), (point.province_code, province))
        if code is not None and unit is None
    ]
    if wrong:
        return health("addresses", "unknown", language, ok=False, code=wrong[0])
    place = commune.title if commune is not None else province.name if province is not None else ""
    edition = units.valid_from.strftime("%d/%m/%Y")
    if not place:
        return health("addresses", "nowhere", language, ok=True, edition=edition)
    return health("addresses", "ready", language, ok=True, edition=edition, place=place)
