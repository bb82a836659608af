"""`central keys`: which keys the centre has, and changing them."""

from typing import Any

import typer

from central import audit
from central.clock import now_utc
from central.command import ConfigOption, JsonOption, opened, read_settings
from central.identity import note_keys
from central.keys import Keys, changes_of, load_keys, rotate_keys
from central.output import emit
from sync.envelope import key_id

keys_app = typer.Typer(
    no_args_is_help=True, help="Keys that kiosks seal to and receipts are signed by."
)


@keys_app.command("list", epilog="Example: central keys list --json")
def list_all(config: ConfigOption = None, as_json: JsonOption = False) -> None:
    """List the changes of the centre's keys, the present ones last; only their names."""
    settings = read_settings(config, as_json=as_json)
    with opened(settings, as_json=as_json):
        keys = load_keys(settings.data_dir)
    rows = rows_of(keys)
    lines = [
        f"{r['number']}  seal {r['seal_key_id']}  receipts {r['receipt_key_id']}" for r in rows
    ]
    emit(rows, as_json=as_json, text="\n".join(lines))


@keys_app.command(epilog="Example: central keys rotate")
def rotate(config: ConfigOption = None, as_json: JsonOption = False) -> None:
    """Make new keys; kiosks follow by themselves once the centre is started again."""
    settings = read_settings(config, as_json=as_json)
    with opened(settings, as_json=as_json) as (database, identity):
        keys = rotate_keys(settings.data_dir, identity.centre, now_utc())
        with database.writer.begin() as connection:
            note_keys(connection, keys)
            audit.record(connection, now_utc(), audit.SYSTEM, "keys.rotate", keys.receipt_key_id)
    answer = {"ok": True, **rows_of(keys)[-1]}
    text = (
        f"New keys: seal {keys.seal_key_id}, receipts {keys.receipt_key_id}.\n"
        "Start the centre again now. What is sealed to the old key can still be opened."
    )
    emit(answer, as_json=as_json, text=text)


def rows_of(keys: Keys) -> list[dict[str, Any]]:
    """One row a pair of keys; of the first, the name of what was not kept is None."""
    changes = changes_of(keys)
    present = {"seal_key_id": keys.seal_key_id, "receipt_key_id": keys.receipt_key_id}
    first: dict[str, str | None] = {**present}
    if changes:
        receipts = None if keys.first is None else key_id(keys.first)
        first = {"seal_key_id": next(iter(keys.retired)), "receipt_key_id": receipts}
    rows: list[dict[str, Any]] = [{"number": 0, "made_at": None, **first}]
    for change in changes:
        named = {name: getattr(change.keys, name) for name in ("seal_key_id", "receipt_key_id")}
        rows.append({"number": change.number, "made_at": change.made_at, **named})
    return [{**row, "present": row is rows[-1]} for row in rows]
