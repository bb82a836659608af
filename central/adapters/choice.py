"""The adapter that the settings name."""

from functools import partial

from central.adapters.courier import Courier
from central.adapters.exchange import Account, Exchange
from central.adapters.folder import Folder
from central.adapters.line import Address, Line
from central.adapters.port import Province
from central.adapters.sheet import sheet_of
from central.centre import Centre
from central.province_config import ProvinceSettings


def make_courier(centre: Centre) -> Courier | None:
    """Give the courier of the chosen adapter; None while none is chosen."""
    table = centre.outgoing.table
    if table is None:
        return None
    return Courier(centre, make_province(centre), table)


def make_province(centre: Centre) -> Province:
    """Build the adapter."""
    folder = centre.settings.province.folder
    if centre.outgoing.kind == "folder" and folder is not None:
        sheet = partial(sheet_of, office=centre.settings.office, procedures=centre.procedures)
        return Folder(folder, centre.keys.receipt, sheet)
    return make_exchange(centre.settings.province)


def make_exchange(settings: ProvinceSettings) -> Exchange:
    """Build the line of the classic exchange."""
    address = Address(
        url=settings.url or "",
        dstcode=settings.dstcode,
        total_s=settings.total_s,
        wait_s=settings.wait_s,
        ca=settings.ca,
    )
    account = Account(
        auth_endpoint=settings.auth_endpoint,
        endpoint=settings.endpoint,
        username=settings.username,
        secret=settings.read_secret,
        unit_code=settings.unit_code,
        number_field=settings.number_field,
    )
    return Exchange(Line(address), account)
