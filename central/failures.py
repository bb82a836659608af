"""What can be wrong with a centre before it works, told as a code and a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from sqlalchemy.exc import DBAPIError

from central.centre import InsideKiosk, NotInitialised
from central.database import DatabaseError
from central.keys import KeysError
from central.landmark import FolderError
from central.objects import AwayError
from central.output import fail
from central.places import AlreadyRunning, PortTaken
from central.unfinished import UnfinishedRestore


@contextmanager
def failures_told(*, as_json: bool) -> Iterator[None]:
    """Turn what can be wrong with data folder, database and port into a code and a sentence."""
    try:
        with folder_failures_told(as_json=as_json):
            yield
    except DatabaseError as error:
        fail("database_unfit", str(error), as_json=as_json)
    except DBAPIError as error:
        # Only the first line: a server may quote a row in the others.
        reason = str(error.orig).partition("\n")[0]
        fail("database_unfit", f"The database does not answer: {reason}", as_json=as_json)
    except AlreadyRunning:
        fail("already_running", "A centre already runs on this data folder.", as_json=as_json)
    except PortTaken:
        fail("port_taken", "Another program listens on this port.", as_json=as_json)
    except OSError as error:
        fail_storage(error, as_json=as_json)


@contextmanager
def folder_failures_told(*, as_json: bool) -> Iterator[None]:
    """Do so where there is no centre to open, or not the one the folder is of."""
    try:
        yield
    except NotInitialised:
        fail("not_initialised", "Run `central init` first.", as_json=as_json)
    except UnfinishedRestore:
        sentence = "A restore was begun here and is not finished: run `central restore` again."
        fail("restore_unfinished", sentence, as_json=as_json)
    except InsideKiosk:
        sentence = "The data folder lies in a kiosk's; the private keys must not be there."
        fail("inside_kiosk", sentence, as_json=as_json)
    except KeysError as error:
        fail("keys_unfit", str(error), as_json=as_json)
    except FolderError as error:
        fail("attachments_unfit", str(error), as_json=as_json)


def fail_storage(error: OSError, *, as_json: bool) -> NoReturn:
    """Tell of a disk, or of a store of attachments."""
    if isinstance(error, AwayError):
        sentence = f"The store of attachments does not answer ({error}); try again."
        fail("store_away", sentence, as_json=as_json)
    fail("cannot_write", f"{error.strerror}: {error.filename}", as_json=as_json)
