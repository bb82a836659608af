"""What a kiosk recognised in an address, in sentences for an officer; the text itself stands above.

Like everything sealed it may have any shape: what is no code of the list is shown as it came.
"""

from collections.abc import Mapping
from typing import Any

from kiosk.addresses.unit import Commune, Province
from kiosk.addresses.units import load_units


def address_notes(units: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the sentences about one answer, the most useful first."""
    old = units.get("old")
    notes = [
        _codes(_text(units.get("commune")), _text(units.get("province")), _edition(units)),
        f"Tên cũ đã ghi: {old}" if isinstance(old, str) and old else "",
        _proposal(_text(units.get("proposed"))),
    ]
    return tuple(note for note in notes if note)


def _codes(commune: str, province: str, edition: str) -> str:
    known = load_units().commune(commune) or load_units().province(province)
    codes = " · ".join(filter(None, (commune, province)))
    return f"Máy nhận ra: {_named(known)}mã {codes}{edition}" if codes else ""


def _named(unit: Commune | Province | None) -> str:
    if unit is None:
        return ""
    return f"{unit.place if isinstance(unit, Commune) else unit.name}; "


def _edition(units: Mapping[str, Any]) -> str:
    said = [_text(units.get(key)) for key in ("dataset", "valid_from")]
    return f" (danh mục {', '.join(filter(None, said))})" if any(said) else ""


def _proposal(code: str) -> str:
    if not code:
        return ""
    commune = load_units().commune(code)
    name = f"{commune.place}, mã {code}" if commune is not None else f"mã {code}"
    return f"Có thể nay là: {name}. Người dân chưa xác nhận."


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
