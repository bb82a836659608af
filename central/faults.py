"""What went wrong in the database: is it away, was it a race that a second try decides, or ours."""

from enum import Enum, auto

from sqlalchemy.exc import DataError, DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from central.database import DatabaseError

# What the database raises, here or at its end: `kind_of` tells them apart.
STORAGE = (DBAPIError, PoolTimeout, DatabaseError)
RACES = frozenset(
    {
        "23505",  # unique_violation: another node wrote the same row first
        "40001",  # serialization_failure
        "40P01",  # deadlock_detected
        "55P03",  # lock_not_available
    }
)
# Connection failures, operator intervention, too many connections, a server that only reads.
AWAY = ("08", "57P", "53300", "25006")


class Fault(Enum):
    """Kinds of faults by what to do about them."""

    AWAY = auto()
    RACE = auto()
    DISK = auto()
    ODD_TEXT = auto()
    OURS = auto()


def kind_of(error: BaseException) -> Fault:
    """Say what kind of fault an exception is."""
    if isinstance(error, DatabaseError | PoolTimeout):
        return Fault.AWAY
    if not isinstance(error, DBAPIError):
        return Fault.OURS
    state = getattr(error.orig, "sqlstate", None) or ""
    if state in RACES:
        return Fault.RACE
    if error.connection_invalidated or state.startswith(AWAY) or is_unanswered(error):
        return Fault.AWAY
    if isinstance(error, DataError):
        return Fault.ODD_TEXT
    return Fault.DISK if isinstance(error, OperationalError) else Fault.OURS


def is_unanswered(error: DBAPIError) -> bool:
    """Whether a server never answered: its errors have a state, those of the line have none."""
    return isinstance(error, OperationalError) and getattr(error.orig, "sqlstate", "") is None
