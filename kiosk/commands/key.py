"""`kiosk key`: the key this kiosk signs with, and changing it."""

import base64
from pathlib import Path
from typing import Any

import typer

from kiosk.commands.data_folder import Config, Json, refuse
from kiosk.commands.output import emit
from kiosk.commands.queue_counter import counter_of
from sync.device_link import DeviceLink, SignedDeviceLink
from sync.enrolment import Enrolment
from sync.identity import load_identity

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="The key this kiosk signs with. Example: kiosk key change",
)


@app.command(epilog="Example: kiosk key show --json")
def show(config: Path | None = Config, as_json: bool = Json) -> None:
    """Show which key this kiosk signs with, and since when."""
    with counter_of(config, as_json=as_json) as counter:
        told = described(counter.identity.enrolment)
    lines = [f"Key {told['epoch']} of kiosk {told['kiosk_number']}: {told['key_id']}"]
    lines += [
        f"  key {one['epoch']} ({one['key_id']}) since {one['made_at']},"
        f" after dossier {one['after']}"
        for one in told["changes"]
    ]
    emit({"ok": True, **told}, as_json=as_json, text="\n".join(lines))


@app.command(epilog="Example: kiosk key change")
def change(config: Path | None = Config, as_json: bool = Json) -> None:
    """Sign with a new key from now on; the centre learns it by itself, nothing saved is touched."""
    with counter_of(config, as_json=as_json) as counter:
        outcome = counter.carry_out("device_key", {})
        changed = load_identity(counter.data_dir)
    if outcome is None or changed is None:
        refuse("agent_busy", as_json=as_json)
    if outcome != "applied":
        refuse(outcome, as_json=as_json)
    told = described(changed.enrolment)
    text = f"This kiosk signs with key {told['epoch']} ({told['key_id']}) now."
    emit({"ok": True, **told}, as_json=as_json, text=text)


def described(enrolment: Enrolment) -> dict[str, Any]:
    """Say which key it is, and how it came to be."""
    return {
        "device": enrolment.device,
        "kiosk_number": enrolment.kiosk_number,
        "key_id": enrolment.device_key_id,
        "epoch": enrolment.epoch,
        "changes": [change_of(one) for one in enrolment.key_links],
    }


def change_of(signed: SignedDeviceLink) -> dict[str, Any]:
    """Describe one change; it was checked when the enrolment was read."""
    link = DeviceLink.model_validate_json(base64.b64decode(signed.link))
    return {
        "epoch": link.epoch,
        "key_id": link.key_id,
        "after": link.last_seq,
        "made_at": link.made_at,
    }
