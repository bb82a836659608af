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
