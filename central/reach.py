"""Which wards' declarations an officer sees: all, those of some wards, or none, as she is given."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, false, select, true

from central.tables import staff, staff_ward, ward


@dataclass(frozen=True, slots=True)
class Ward:
    """A ward by its five digits and its name: kind, name, and after a comma its province."""

    code: str
    name: str

    @property
    def short(self) -> str:
        """The name without its province."""
        return self.name.partition(",")[0]


@dataclass(frozen=True, slots=True)
class Reach:
    """`everything`, else what is of these `wards`; what is of no ward only `everything` reaches."""

    everything: bool = False
    wards: tuple[Ward, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether she sees nothing."""
        return not self.everything and not self.wards

    @property
    def is_mixed(self) -> bool:
        """Whether what she sees can be of several wards."""
        return self.everything or len(self.wards) > 1

    @property
    def words(self) -> str:
        """Say it beside her name."""
        if self.everything:
            return "mọi phường, xã"
        if len(self.wards) == 1:
            return self.wards[0].short
        return f"{len(self.wards)} phường, xã" if self.wards else "chưa có phường, xã"

    def covers(self, column: ColumnElement[Any]) -> ColumnElement[bool]:
        """Give the condition on a column that holds the code of a ward, or nothing."""
        if self.everything:
            return true()
        if not self.wards:
            return false()
        return column.in_([one.code for one in self.wards])


EVERYTHING = Reach(everything=True)
"""For commands and for the centre's own work: no officer looks."""


def reach_of(connection: Connection, name: str) -> Reach:
    """Give what an officer sees at this moment; of an unknown one, nothing."""
    everything = connection.execute(select(staff.c.all_wards).where(staff.c.name == name)).scalar()
    rows = connection.execute(
        select(ward.c.code, ward.c.name)
        .select_from(staff_ward.join(ward))
        .where(staff_ward.c.staff == name)
        .order_by(ward.c.name, ward.c.code)
    )
    return Reach(bool(everything), tuple(Ward(*row) for row in rows))
