"""`central backup` and `central restore`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from central.backup import back_up
from central.centre import own_keys
from central.clock import now_utc
from central.command import ConfigOption, JsonOption, opened, read_settings
from central.failures import failures_told
from central.manifest import CopyHeld, DamagedCopy, Manifest, NoCopy, NotEmpty
from central.output import emit, fail
from central.postgres_tools import ToolMissing
from central.recovery import put_back


@contextmanager
def copy_failures_told(*, as_json: bool) -> Iterator[None]:
    """Turn what can be wrong with a copy into a code and a sentence."""
    with failures_told(as_json=as_json):
        try:
            yield
        except NoCopy as error:
            fail("no_copy", str(error), as_json=as_json)
        except DamagedCopy as error:
            fail("copy_damaged", str(error), as_json=as_json)
        except NotEmpty as error:
            fail("not_empty", str(error), as_json=as_json)
        except ToolMissing as error:
            fail("tool_missing", str(error), as_json=as_json)
        except CopyHeld:
            fail("copy_held", "Another command works on this copy.", as_json=as_json)


CopyFolder = Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the copy.")]


def backup(
    folder: CopyFolder,
    with_keys: Annotated[
        bool, typer.Option("--with-keys", help="The private keys too; then guard it as them.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Read again the pictures copied before.")
    ] = False,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Copy the centre into a folder, beside the running one; again, it adds what is new.

    Fails, though the copy is made, when the centre itself has lost pictures: somebody must look.
    """
    settings = read_settings(config, as_json=as_json)
    with (
        copy_failures_told(as_json=as_json),
        opened(settings, as_json=as_json) as (database, identity),
    ):
        if with_keys:
            own_keys(settings.data_dir, identity)
        manifest = back_up(settings, database, folder, now_utc(), with_keys=with_keys, check=check)
    tell(folder, manifest, as_json=as_json)


def tell(folder: Path, manifest: Manifest, *, as_json: bool) -> None:
    """Say what is in the copy; that the centre has lost something is no success."""
    answer = {
        "made_at": manifest.made_at,
        "epoch": manifest.epoch,
        **manifest.counts.model_dump(),
        "pictures": len(manifest.pictures),
        "left_out": manifest.left_out,
        "keys": bool(manifest.keys),
    }
    keys = "The keys are in it: guard it as them." if manifest.keys else "The keys are not in it."
    text = (
        f"Copied to {folder}: {manifest.counts.intake} declarations,"
        f" {len(manifest.pictures)} pictures. {keys}"
    )
    if manifest.left_out:
        text += (
            f"\n{manifest.left_out} pictures are not in it: where the centre keeps them they are"
            " missing or damaged. The log names them."
        )
        fail("copy_incomplete", text, as_json=as_json, **answer)
    emit({"ok": True, **answer}, as_json=as_json, text=text)


def restore(
    folder: CopyFolder,
    skip_damaged: Annotated[
        bool,
        typer.Option("--skip-damaged", help="Go on without pictures that are damaged in the copy."),
    ] = False,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Put a centre back from a copy into an empty data folder; kiosks send what it lacks."""
    settings = read_settings(config, as_json=as_json)
    with copy_failures_told(as_json=as_json):
        done = put_back(settings, folder, now_utc(), skip_damaged=skip_damaged)
    answer = {
        "ok": True,
        "made_at": done.manifest.made_at,
        "epoch": done.restored.epoch,
        **done.manifest.counts.model_dump(),
        "pictures": len(done.manifest.pictures) - done.damaged,
        "damaged": done.damaged,
        "incomplete": done.restored.incomplete,
        "broken_row": done.broken_row,
    }
    audit = (
        "The audit chain is whole."
        if done.broken_row is None
        else f"The audit chain breaks at row {done.broken_row}, as it did in the copy."
    )
    text = (
        f"Put back as of {done.manifest.made_at}: {done.manifest.counts.intake} declarations.\n"
        f"A new epoch begins: {done.restored.epoch}. Declarations that wait for their pictures"
        f" again: {done.restored.incomplete}. {audit}\n"
        "Start the centre now; kiosks send what it lacks by themselves."
    )
    emit(answer, as_json=as_json, text=text)
