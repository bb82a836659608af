"""Officers' accounts: argon2id hashes, no default password."""

import secrets
from datetime import datetime

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, delete, insert, select, update

from central import audit
from central.clock import stamp
from central.reach import Reach
from central.tables import session, staff
from central.turns import Turn, take_turn
from central.wards import give_reach

MIN_PASSWORD = 10
MAX_PASSWORD = 200
MAX_NAME = 60
# Without letters and digits that look alike.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"

hasher = PasswordHasher()
# Verified when the name is unknown, so that the answer takes as long.
DECOY = hasher.hash(secrets.token_hex(16))


def generate_password() -> str:
    """Four groups of four, about 79 bits, easy to copy by hand."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))


def hash_password(password: str) -> str:
    """Slow on purpose: call it outside any transaction."""
    return hasher.hash(password)


def password_fits(stored: str | None, password: str) -> bool:
    """Whether this is the password; None stands for an account that does not exist."""
    try:
        return hasher.verify(stored or DECOY, password) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


def stored_password(connection: Connection, name: str) -> str | None:
    """Give the account's hash, or None."""
    if "\x00" in name:  # a server refuses the question itself
        return None
    return connection.execute(select(staff.c.password).where(staff.c.name == name)).scalar()


def add_staff(connection: Connection, name: str, stored: str, now: datetime, reach: Reach) -> bool:
    """Add an account with this password hash, which sees so much; False when the name is taken."""
    take_turn(connection, Turn.STAFF)
    if stored_password(connection, name) is not None:
        return False
    connection.execute(insert(staff).values(name=name, password=stored, created_at=stamp(now)))
    audit.record(connection, now, audit.SYSTEM, "staff.add", name)
    give_reach(connection, name, reach, now)
    return True


def change_password(connection: Connection, name: str, stored: str, now: datetime) -> None:
    """Set a new hash and end every log-in of this account."""
    connection.execute(update(staff).where(staff.c.name == name).values(password=stored))
    connection.execute(delete(session).where(session.c.staff == name))
    audit.record(connection, now, name, "staff.password", name)
