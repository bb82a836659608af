"""Taking one dossier in, whichever way it came: read, decide, and read again if it was stale."""

from concurrent.futures import Future

from central.arrival import Arrival, Refused, read_arrival
from central.centre import Centre
from central.intake import Accepted, Coming, Stale
from sync.wire import DossierBody

# What a device's former key, or one not known yet, would be answered.
DOUBTFUL = frozenset({"bad_signature", "revoked_device"})


def read(centre: Centre, body: DossierBody) -> Arrival | Refused:
    """Check a body as far as it can be checked alone."""
    arrival = read_arrival(body, centre.devices.recall, centre.keys)
    if isinstance(arrival, Refused) and arrival.code in DOUBTFUL:
        return read_anew(centre, body)
    return arrival


def read_anew(centre: Centre, body: DossierBody) -> Arrival | Refused:
    """Do so with the device as the database has it."""
    return read_arrival(body, centre.devices.look_up, centre.keys)


def submit(centre: Centre, arrival: Arrival) -> Future[Accepted | Refused | Stale]:
    """Have it decided about together with whatever waits."""
    coming = Coming(arrival, centre.clock())
    return centre.writer.submit_with(centre.intake.accept, coming, arrival.device.id)
