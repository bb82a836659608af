"""Log-ins: a random cookie whose hash is stored, with an idle and an absolute end."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, or_, select, update

from central import audit
from central.clock import stamp
from central.config import Session as Limits
from central.reach import Reach, reach_of
from central.tables import session

# A use younger than this is not written down again.
TOUCH_S = 60


@dataclass(frozen=True, slots=True)
class Session:
    """Who is logged in and what she sees; `csrf` must come back with every form."""

    token_hash: str
    staff: str
    csrf: str
    seen_at: str
    reach: Reach


def hash_token(token: str) -> str:
    """Hash a cookie as it is stored."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_session(connection: Connection, name: str, now: datetime, limits: Limits) -> str:
    """Make a new cookie value for this officer; ended log-ins are swept out on the way."""
    sweep(connection, now, limits)
    token = secrets.token_urlsafe(32)
    connection.execute(
        insert(session).values(
            token_hash=hash_token(token),
            staff=name,
            csrf=secrets.token_urlsafe(32),
            created_at=stamp(now),
            seen_at=stamp(now),
        )
    )
    audit.record(connection, now, name, "session.open", name)
    return token


def oldest_kept(now: datetime, limits: Limits) -> tuple[str, str]:
    """Stamps before which a log-in has ended: by its beginning, and by its last use."""
    return (
        stamp(now - timedelta(seconds=limits.absolute_s)),
        stamp(now - timedelta(seconds=limits.idle_s)),
    )


def find_session(
    connection: Connection, token: str, now: datetime, limits: Limits
) -> Session | None:
    """Give the log-in behind a cookie, unless it has ended."""
    created, seen = oldest_kept(now, limits)
    row = connection.execute(
        select(session).where(
            session.c.token_hash == hash_token(token),
            session.c.created_at > created,
            session.c.seen_at > seen,
        )
    ).first()
    if row is None:
        return None
    reach = reach_of(connection, row.staff)
    return Session(row.token_hash, row.staff, row.csrf, row.seen_at, reach)


def needs_touch(found: Session, now: datetime) -> bool:
    """Whether the last use is long enough ago to be written down."""
    return found.seen_at < stamp(now - timedelta(seconds=TOUCH_S))


def touch_session(connection: Connection, found: Session, now: datetime) -> None:
    """Write down that it is in use."""
    mine = session.c.token_hash == found.token_hash
    connection.execute(update(session).where(mine).values(seen_at=stamp(now)))


def close_session(connection: Connection, found: Session, now: datetime) -> None:
    """End one log-in."""
    connection.execute(delete(session).where(session.c.token_hash == found.token_hash))
    audit.record(connection, now, found.staff, "session.close", found.staff)


def sweep(connection: Connection, now: datetime, limits: Limits) -> None:
    """Delete log-ins that have ended."""
    created, seen = oldest_kept(now, limits)
    connection.execute(
        delete(session).where(or_(session.c.created_at <= created, session.c.seen_at <= seen))
    )
