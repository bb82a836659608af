"""Plain texts and tables that the tests share."""

from sqlalchemy import text

from sync.database import read


def plain(draft):
    """The smallest plain text that repeats what the centre compares."""
    return {
        "kind": "dossier",
        "id": draft.id,
        "device": draft.device,
        "seq": draft.seq,
        "reference": draft.reference,
        "answers": {"name": "Nguyễn Thị Hường"},
    }


def save_with_pictures(outbox, *pictures):
    """Save a dossier with these pictures, as a screen does: sealed on a tray, then filed."""
    tray = outbox.tray()
    handles = [tray.add(picture) for picture in pictures]
    named = [
        {"paper": "birth_proof", "page": page, "media_type": "image/jpeg", "digest": handle}
        for page, handle in enumerate(handles, 1)
    ]
    attached = tray.take(handles)
    return outbox.save(lambda d: plain(d) | {"attachments": named}, attached=attached)


def rows(engine, query):
    """All rows of a query as tuples."""
    with read(engine) as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def tamper(engine, *statements):
    """Change the file as somebody could who has it and knows SQL."""
    connection = engine.raw_connection().driver_connection
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DROP TRIGGER IF EXISTS header_stays")
    connection.execute("DROP TRIGGER IF EXISTS header_is_fixed")
    for statement in statements:
        connection.execute(statement)
