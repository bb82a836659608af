"""Provinces and communes of the two-level list, with their official codes."""

from dataclasses import dataclass

KINDS = ("Thành phố", "Tỉnh", "Phường", "Xã", "Đặc khu", "Quận", "Huyện", "Thị xã", "Thị trấn")


def bare(name: str) -> str:
    """Give a unit's name without its kind: "Phường Hải An" -> "Hải An"."""
    kind = kind_of(name)
    return name[len(kind) :].strip() if kind else name


def kind_of(name: str) -> str:
    """Give the kind a name begins with; empty where it has none."""
    return next((kind for kind in KINDS if name.startswith(kind + " ")), "")


def within_line(name: str) -> str:
    """Write a name as it stands within an address: "Phường Hải An" -> "phường Hải An"."""
    kind = kind_of(name)
    return kind.lower() + name[len(kind) :]


@dataclass(frozen=True, slots=True)
class Province:
    """A province or city; `code` is two digits, `name` official, with its kind."""

    code: str
    name: str

    @property
    def short(self) -> str:
        """The name without its kind."""
        return bare(self.name)


@dataclass(frozen=True, slots=True)
class Commune:
    """A ward, commune or special zone; `code` is five digits, `name` official, with its kind."""

    code: str
    name: str
    province: Province

    @property
    def short(self) -> str:
        """The name without its kind."""
        return bare(self.name)

    @property
    def place(self) -> str:
        """Both levels, as an address ends: "phường Hải An, thành phố Hải Phòng"."""
        return f"{within_line(self.name)}, {within_line(self.province.name)}"

    @property
    def title(self) -> str:
        """Both levels, standing alone: "Phường Hải An, thành phố Hải Phòng"."""
        return f"{self.name}, {within_line(self.province.name)}"

    def address(self, line: str) -> str:
        """One line of text with house and hamlet before the place; the line may be empty."""
        return ", ".join(filter(None, (line.strip(" ,"), self.place)))


@dataclass(frozen=True, slots=True)
class FormerCommune:
    """A commune as it was called before; `now` only where it became exactly one of today's.

    `district` is empty for one whose kind alone changed after the districts had gone.
    """

    name: str
    district: str
    province: str
    now: Commune | None

    @property
    def place(self) -> str:
        """The old levels, as an address ended."""
        return ", ".join(within_line(part) for part in (self.name, self.district) if part)


@dataclass(frozen=True, slots=True)
class FormerDistrict:
    """A district of before, with its communes."""

    name: str
    communes: tuple[FormerCommune, ...]
