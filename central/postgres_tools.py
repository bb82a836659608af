"""pg_dump and pg_restore, at the address of the settings; no password on any command line."""

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from sqlalchemy import URL

from central.config import Database as Source
from central.database import DatabaseError
from central.postgres import read_url


class ToolMissing(Exception):  # noqa: N818 -- says what is so
    """A program of PostgreSQL is not installed here; the text says which."""


def dump(source: Source, target: Path, moment: str) -> None:
    """Write the database as it was at an exported moment."""
    run("pg_dump", source, "--format=custom", f"--snapshot={moment}", f"--file={target}")


def fill(source: Source, copy: Path) -> None:
    """Fill an empty database from a dump, all of it or nothing."""
    run("pg_restore", source, "--single-transaction", "--exit-on-error", str(copy))


def read_row(copy: Path, table: str) -> dict[str, str | None]:
    """Read the only row of a table from a dump, without a server; {} when it has none.

    Numbers and plain words only: what COPY writes otherwise than it is stays so.
    """
    told = call("pg_restore", ["--data-only", f"--table={table}", "--file=-", str(copy)])
    lines = told.decode().splitlines()
    for head, row in pairwise(lines):
        found = re.fullmatch(r"COPY \S+ \((.*)\) FROM stdin;", head)
        if found and row != r"\.":
            values = (None if one == r"\N" else one for one in row.split("\t"))
            return dict(zip(found[1].split(", "), values, strict=True))
    return {}


def run(program: str, source: Source, *arguments: str) -> None:
    """Run one on the database of the settings."""
    url = read_url(source.url.get_secret_value() if source.url is not None else "")
    own = ["--no-owner", "--no-privileges", f"--dbname={without_password(url)}"]
    call(program, [*own, *arguments], secrets_of(url, source))


def call(program: str, arguments: Sequence[str], secrets: Mapping[str, str] | None = None) -> bytes:
    """Give what it writes; DatabaseError, with the first line it complains in, when it fails."""
    try:
        done = subprocess.run(
            [program, *arguments],
            env={**os.environ, **(secrets or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        message = f"{program} is not installed here: install the package postgresql-client"
        raise ToolMissing(message) from None
    if done.returncode:
        # Only the first line: a server may quote a row in the others.
        reason = done.stderr.decode(errors="replace").partition("\n")[0]
        message = f"The database was not copied: {reason}"
        raise DatabaseError(message)
    return done.stdout


def without_password(url: URL) -> str:
    """Give the address as everybody on this machine may see it."""
    query = {name: value for name, value in url.query.items() if name != "password"}
    bare = URL.create("postgresql", url.username, None, url.host, url.port, url.database, query)
    return bare.render_as_string(hide_password=False)


def secrets_of(url: URL, source: Source) -> dict[str, str]:
    """Give what the tools read from their environment, which only this user sees."""
    given = {"PGTARGETSESSIONATTRS": "read-write"}
    password = url.password or url.query.get("password")
    if isinstance(password, str):
        given["PGPASSWORD"] = password
    if source.passfile is not None:
        given["PGPASSFILE"] = str(source.passfile)
    return given
