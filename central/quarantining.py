"""Setting aside what the centre says no to, and what is said once a person has ended that."""

from datetime import datetime

from sqlalchemy import Connection, insert, select

from central import audit
from central.arrival import Arrival, Refused
from central.clock import stamp
from central.tables import quarantine

SET_ASIDE = frozenset({"conflict", "fork", "unreadable"})
TAKEN_IN = "taken_in"
# How an officer closed one without taking it in, and what its kiosk is told from then on.
CLOSED = {"other_there": "settled", "file_anew": "file_anew", "unreadable": "file_anew"}


def set_aside(connection: Connection, arrival: Arrival, refused: Refused, now: datetime) -> Refused:
    """Keep a refused dossier for a person to look at; the same one again adds nothing.

    Give what to answer: the refusal, or once an officer has closed this one, how.
    """
    signed = arrival.signed
    same = select(quarantine.c.reason, quarantine.c.ended_as).where(
        quarantine.c.head == signed.head
    )
    known = connection.execute(same).all()
    closed = next((row.ended_as for row in known if row.ended_as in CLOSED), None)
    if closed is not None:
        return Refused(CLOSED[closed], refused.code)
    if refused.code in {row.reason for row in known}:
        return refused
    connection.execute(
        insert(quarantine).values(
            reason=refused.code,
            detail=refused.detail,
            id=signed.header.id,
            device=signed.header.device,
            seq=signed.header.seq,
            head=signed.head,
            header=signed.raw,
            signature=signed.signature,
            payload=arrival.payload,
            received_at=stamp(now),
            ward=arrival.device.ward,
        )
    )
    audit.record(connection, now, audit.SYSTEM, f"quarantine.{refused.code}", signed.header.id)
    return refused
