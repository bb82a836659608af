"""Sends the attachments of a dossier whose header is at the centre, piece by piece.

Where each goes on is what the centre said when it was sent the header; nothing of it is remembered
here but for people to see. Between two pieces what is new and small goes first.
"""

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from sync import site, tables
from sync.canonical import digest
from sync.database import read, read_large, write
from sync.envelope import SignedHeader
from sync.inspection import damaged
from sync.judgement import GOES_ON, Verdict, judge
from sync.outcome import PieceTaken, Refused, Trouble, Waiting
from sync.piece import PIECE_BYTES, Piece
from sync.station import Station
from sync.wire import MissingAttachment

attachment, upload = tables.attachment.c, tables.upload.c
LOOK_S = 0.5
# The centre said yes to every piece, and still waits: something is wrong with this one.
NO_END = Refused("refused", held=False)


class Uploading:
    """The attachments sent in one drain of the queue."""

    def __init__(self, station: Station, hurry: Callable[[], bool]) -> None:
        """`hurry` tells whether something else is to be done first."""
        self._station = station
        self._hurry = hurry
        self._finished: set[int] = set()

    def begin(self, signed: SignedHeader, waiting: Waiting) -> None:
        """Note that the centre has the header, and how much it has of each attachment."""
        offsets = {one.digest: one.offset for one in waiting.missing}
        self._station.forget_waits()
        with write(self._station.engine) as connection:
            site.note_answer(connection, self._station.moment().text, waiting.epoch)
            for position, one in enumerate(signed.header.attachments):
                keep(connection, signed.header.seq, position, offsets.get(one.digest, one.size))

    def go_on(self, signed: SignedHeader, waiting: Waiting, attempts: int) -> Verdict:
        """Send what is missing, small before large, until all is there or something comes first."""
        seq = signed.header.seq
        if seq in self._finished:
            return self._judged(NO_END, attempts)
        self.begin(signed, waiting)
        places = {one.digest: at for at, one in enumerate(signed.header.attachments)}
        for missing in sorted(waiting.missing, key=lambda one: (one.size, places[one.digest])):
            sealed = self._sealed(seq, places[missing.digest])
            if sealed is None:
                return damaged("attachment_missing")
            if digest(sealed) != missing.digest:
                return damaged("bad_attachment")
            for outcome in self._pieces(signed, places[missing.digest], missing, sealed):
                if not isinstance(outcome, PieceTaken):
                    return self._judged(outcome, attempts)
                if self._is_to_stop():
                    return GOES_ON
        self._finished.add(seq)
        return GOES_ON

    def _is_to_stop(self) -> bool:
        """Leave the line to others for a while; whether something else comes first by then."""
        station = self._station
        until_s = station.clocks.boot_s() + station.traffic.rest_s(PIECE_BYTES)
        while not self._hurry():
            left_s = until_s - station.clocks.boot_s()
            if left_s <= 0:
                return not station.lets_pictures_go()
            station.sleep(min(left_s, LOOK_S))
        return True

    def _pieces(
        self, signed: SignedHeader, position: int, missing: MissingAttachment, sealed: bytes
    ) -> Iterator[PieceTaken | Trouble]:
        """Send one piece after the other; what is at the centre is noted before the next."""
        station, offset = self._station, missing.offset
        while True:
            data = sealed[offset : offset + PIECE_BYTES]
            piece = Piece(signed.header.id, missing.digest, offset, data)
            outcome = station.client.send_piece(piece, station.identity.key)
            if station.is_led_on(outcome):
                outcome = station.client.send_piece(piece, station.identity.key)
            if not isinstance(outcome, PieceTaken):
                yield outcome
                return
            if outcome.offset != offset + len(data):
                yield NO_END
                return
            offset = outcome.offset
            with write(station.engine) as connection:
                keep(connection, signed.header.seq, position, offset)
            yield outcome
            if offset == missing.size:
                return

    def _sealed(self, seq: int, position: int) -> bytes | None:
        query = select(tables.as_bytes(attachment.sealed))
        query = query.where(attachment.seq == seq, attachment.position == position)
        with read(self._station.engine) as connection:
            return read_large(connection, query)

    def _judged(self, outcome: Trouble, attempts: int) -> Verdict:
        patience = self._station.patience.dossier
        return judge(outcome, attempts, patience, self._station.random())


def keep(connection: Connection, seq: int, position: int, sent: int) -> None:
    """Note how much of an attachment is at the centre."""
    query = insert(tables.upload).values(seq=seq, position=position, sent=sent)
    connection.execute(
        query.on_conflict_do_update(index_elements=["seq", "position"], set_={"sent": sent})
    )
