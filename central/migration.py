"""Brings the database to the current schema, with the migrations that are packaged here."""

from pathlib import Path

from sqlalchemy import Engine, inspect, text

from central.turns import Turn, take_turn

SCRIPTS = Path(__file__).resolve().parent / "migrations"
LATEST = "0009"


def has_schema(engine: Engine) -> bool:
    """Whether a centre's tables are there, of whatever version."""
    return inspect(engine).has_table("centre")


def upgrade(engine: Engine) -> None:
    """Run every migration this database has not seen, all in one transaction."""
    with engine.connect() as connection:
        if inspect(connection).has_table("alembic_version"):
            seen = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
            if seen == LATEST:
                return
    from alembic import command  # noqa: PLC0415 -- slow to load, and seldom needed
    from alembic.config import Config  # noqa: PLC0415 -- the same

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    with engine.begin() as connection:
        take_turn(connection, Turn.MIGRATE)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
