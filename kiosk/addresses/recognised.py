"""The units of one address answer as they travel in a dossier, beside its line of text."""

from kiosk.addresses.parsing import parse
from kiosk.addresses.units import load_units


def recognised_units(text: str, instead_of: str = "") -> dict[str, str | None] | None:
    """Give codes and edition of the list, JSON-ready; None where nothing is recognised.

    `old` is an address of before as it was given: the answer itself, or the one it took the place
    of by the person's own choice (`instead_of`). `proposed` is the commune an old address became,
    which nobody has confirmed; `commune` only ever is what stands in the answer.
    """
    address = parse(text)
    old = instead_of or (address.text if address.old else "")
    if address.province is None and not old:
        return None
    units = load_units()
    return {
        "province": address.province.code if address.province is not None else None,
        "commune": address.commune.code if address.commune is not None else None,
        "proposed": address.proposal.code if address.proposal is not None else None,
        "old": old or None,
        "dataset": units.dataset,
        "valid_from": units.valid_from.isoformat(),
    }
