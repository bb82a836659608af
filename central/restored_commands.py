"""`central restored`: what an administrator says once the folder was put back from a copy."""

from dataclasses import asdict

from central.clock import now_utc
from central.command import ConfigOption, JsonOption, opened, read_settings
from central.failures import failures_told
from central.objects_choice import open_objects
from central.output import emit
from central.places import hold_folder
from central.restoring import note_restored


def restored(config: ConfigOption = None, as_json: JsonOption = False) -> None:
    """Say that this folder was put back from a copy; kiosks then send what it lacks again.

    Say it before the centre is started. Said once too often, it does no harm.
    """
    settings = read_settings(config, as_json=as_json)
    with (
        opened(settings, as_json=as_json) as (database, identity),
        failures_told(as_json=as_json),
        hold_folder(settings.data_dir),
    ):
        objects = open_objects(settings)
        objects.check(identity.centre)
        noted = note_restored(database, objects, now_utc())
    text = (
        f"A new epoch begins: {noted.epoch}. Start the centre now; kiosks send what it lacks.\n"
        f"Declarations that wait for their pictures again: {noted.incomplete}."
    )
    emit({"ok": True, **asdict(noted)}, as_json=as_json, text=text)
