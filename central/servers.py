"""The servers of one address: which of them writes, and when to stop waiting for another.

PostgreSQL's own limits are kept by the server, and one that hangs keeps none; nor does any limit
end the wait of a commit for standbys that follow another server by now. So who waits looks round:
once another server writes on a later timeline, there is nothing left to wait for.
"""

import threading
import time
from collections.abc import Generator, Mapping, Sequence
from typing import Any, Self, TypeVar

import psycopg
from psycopg import OperationalError
from psycopg.errors import Diagnostic

# Silence before somebody looks round, and between two looks.
PATIENCE_S = 1.0
# Of two that write, the one that was promoted later has what was promised.
TIMELINE = "SELECT substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)"
# The only warning a commit gives: its wait for the standbys was cut short, by hand.
PLAIN_WARNING = "01000"

Result = TypeVar("Result")
Server = tuple[str, str]


class Servers:
    """Servers as an address names them; `leader` is the one last seen to write, if any."""

    def __init__(self, parameters: Mapping[str, Any]) -> None:
        """`parameters` are libpq's; several hosts and ports stand in them with commas."""
        self._rest = {name: parameters[name] for name in parameters.keys() - {"host", "port"}}
        hosts = str(parameters.get("host") or "").split(",")
        ports = str(parameters.get("port") or "").split(",")
        self._all = tuple(zip(hosts, ports * len(hosts) if len(ports) == 1 else ports, strict=True))
        self._looking = threading.Lock()
        self._looked_s = float("-inf")
        self._timeline = ""
        self.leader: Server | None = None

    @property
    def several(self) -> bool:
        """Whether there is a choice."""
        return len(self._all) > 1

    def parameters(self) -> dict[str, Any]:
        """How to reach the one that writes: who last did is asked first."""
        order = sorted(self._all, key=lambda server: server != self.leader)
        return {**self._rest, **named(order)}

    def reached(self, line: "psycopg.Connection[Any]") -> Server:
        """Which one a connection leads to."""
        host, port = line.info.host, str(line.info.port)
        named_so = (one for one in self._all if one[0] == host and one[1] in {"", port})
        return next(named_so, (host, port))

    def writes(self, server: Server, timeline: str) -> None:
        """Note that one was seen to write."""
        self.leader, self._timeline = server, timeline

    def replaced(self, server: Server) -> bool:
        """Whether another one writes in its place by now; looks, unless somebody just did."""
        with self._looking:
            if self.leader == server and time.monotonic() - self._looked_s >= PATIENCE_S:
                others = [one for one in self._all if one != server]
                seen = [(self._timeline_of(one), one) for one in others]
                if (last := max(seen))[0] > self._timeline:
                    self.writes(last[1], last[0])
                self._looked_s = time.monotonic()
            return self.leader not in {None, server}

    def _timeline_of(self, server: Server) -> str:
        """Its timeline; "" when it does not write, or does not answer."""
        try:
            with psycopg.connect(**self._rest, **named([server])) as line:
                return read_timeline(line)
        except OperationalError:
            return ""


def read_timeline(line: "psycopg.Connection[Any]") -> str:
    """Tell how often another server took over before this one, as PostgreSQL writes it."""
    row = line.execute(TIMELINE).fetchone()
    line.rollback()
    return str(row[0]) if row is not None else ""


def named(servers: Sequence[Server]) -> dict[str, Any]:
    """Give them as libpq's parameters."""
    told = {
        "host": ",".join(host for host, _port in servers),
        "port": ",".join(port for _host, port in servers),
    }
    return {name: text for name, text in told.items() if text.strip(",")}


class Line(psycopg.Connection[Any]):
    """A connection that is given up once another server writes in place of its own."""

    servers: Servers | None = None
    server: Server = ("", "")
    warned = False

    @classmethod
    def to(cls, servers: Servers) -> Self:
        """Connect to the server that writes."""
        line = cls.connect(**servers.parameters())
        line.add_notice_handler(line.note)
        if servers.several:
            line.server, line.servers = servers.reached(line), servers
            servers.writes(line.server, read_timeline(line))
        return line

    @property
    def is_left(self) -> bool:
        """Whether another server was seen to write since."""
        return self.servers is not None and self.servers.leader not in {None, self.server}

    def note(self, notice: Diagnostic) -> None:
        """Remember a plain warning."""
        self.warned = self.warned or notice.sqlstate == PLAIN_WARNING

    def commit(self) -> None:
        """Commit; an error unless the standbys have it, also where somebody cut their wait short.

        What then lies on this server alone may be lost with it: nobody may be told of it.
        """
        self.warned = False
        super().commit()
        if self.warned:
            self.close()
            message = "the commit may be on one server only"
            raise OperationalError(message)

    def wait(self, gen: Generator[Any, Any, Result], *arguments: Any, **more: Any) -> Result:
        """Wait as long as it takes, or until another server leads."""
        watched = gen if self.servers is None else self._watched(gen, self.servers)
        return super().wait(watched, *arguments, **more)

    def _watched(
        self, gen: Generator[Any, Any, Result], servers: Servers
    ) -> Generator[Any, Any, Result]:
        look_s = time.monotonic() + PATIENCE_S
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted
                if not ready and time.monotonic() >= look_s:
                    if servers.replaced(self.server):
                        self.close()
                        message = "another server writes now"
                        raise OperationalError(message)
                    look_s = time.monotonic() + PATIENCE_S
                wanted = gen.send(ready)
        except StopIteration as end:
            result: Result = end.value
            return result
