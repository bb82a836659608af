"""`central erase`: one declaration, because its person asked or the law says so."""

from typing import Annotated

import typer

from central.clock import now_utc
from central.command import ConfigOption, JsonOption, opened, read_settings
from central.config import Settings
from central.declarations import ids_by_reference
from central.erasing import erase_on_request
from central.keys import load_keys
from central.objects import AwayError, KeepsVersionsError
from central.objects_choice import open_objects
from central.output import emit, fail
from central.reach import EVERYTHING
from central.receipts import Receipts
from central.reference import read_reference

LONGEST_REASON = 40

DossierArgument = Annotated[str, typer.Argument(help="Number of the slip, or id.")]
ReasonOption = Annotated[
    str, typer.Option("--reason", help="Number of the request or decision; no name of anybody.")
]


def erase_one(
    name: DossierArgument,
    reason: ReasonOption,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Erase what one declaration says, with its pictures and notes; that it was here stays known.

    One that was set aside is named by its id. The reason is written into the trail of who did
    what, which is never erased.
    """
    settings = read_settings(config, as_json=as_json)
    reason = reason.strip()
    if not 1 <= len(reason) <= LONGEST_REASON or not reason.isprintable():
        fail("bad_reason", f"A reason has 1 to {LONGEST_REASON} letters.", as_json=as_json)
    reference, now = read_reference(name), now_utc()
    with opened(settings, as_json=as_json) as (database, identity):
        receipts = Receipts(load_keys(settings.data_dir), identity.epoch)
        with database.reader.connect() as connection:
            ids = ids_by_reference(connection, EVERYTHING, reference) if reference else [name]
        if len(ids) > 1:
            message = f"Several declarations have this number; name one by its id: {ids}"
            fail("several_declarations", message, as_json=as_json, ids=ids)
        with database.writer.begin() as connection:
            done = bool(ids) and erase_on_request(connection, ids[0], receipts, now, reason)
        if not done:
            message = "There is no such declaration, or it was erased before."
            fail("unknown_declaration", message, as_json=as_json)
        later = erase_pictures(settings, identity.centre, ids[0], as_json=as_json)
    text = (
        "Erased. Make a copy now, so that the copy forgets it too; the kiosk deletes its own sealed"
        " one when its grace is over."
    )
    if later:
        text += (
            "\nThe store of attachments does not answer: the running centre erases the pictures"
            " once it does."
        )
    emit({"ok": True, "id": ids[0], "pictures_later": later}, as_json=as_json, text=text)


def erase_pictures(settings: Settings, centre: str, dossier_id: str, *, as_json: bool) -> bool:
    """Erase them; True where a store that is away leaves them to the running centre's sweeps."""
    objects = open_objects(settings)
    try:
        objects.check(centre)
        objects.erase(dossier_id)
    except KeepsVersionsError as error:
        message = (
            f"What it says is erased, its pictures are not: {error}. Switch that off and delete"
            " the older versions; the running centre then erases the pictures."
        )
        fail("pictures_kept", message, as_json=as_json, id=dossier_id)
    except AwayError:
        return True
    return False
