"""A whole centre in growth on loopback: three machines of the database, two nodes, nginx."""

import json
import secrets
import shutil
import ssl
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psycopg

from tests.central.serving import wait_until
from tests.growth.machine import WARDEN, Machine, wait_long
from tests.growth.shipped import SHIPPED, UNITS, Fitting, own_prefix, read_unit
from tests.sync.test_transport import Authority

MEMORY = Path("/dev/shm")
PROGRAMS = ("/usr/bin/etcd", "/usr/bin/patroni", "/usr/sbin/nginx", "/usr/lib/postgresql/15/bin")
SERVERS = {"csdl1": 21, "csdl2": 22, "csdl3": 23}
NODES = {"nut1": 11, "nut2": 12}
PROXY = 10
ADMINISTRATOR = "postgres"


@dataclass
class Site:
    """The machines, by name."""

    folder: Path
    prefix: str
    authority: Authority
    password: str = field(default_factory=lambda: secrets.token_hex(12))
    servers: dict[str, Machine] = field(default_factory=dict)
    nodes: dict[str, Machine] = field(default_factory=dict)
    proxy: Machine | None = None
    # Whether commits wait for any standby.
    waits: bool = True

    @property
    def url(self) -> str:
        return f"https://{self.prefix}{PROXY}:8443"

    @property
    def program(self) -> str:
        """The centre's own command, as the unit starts it."""
        first = next(iter(self.nodes.values()))
        return read_unit(SHIPPED / "central@.service", first.fitting, "central").command[0]

    @property
    def machines(self) -> list[Machine]:
        return [*self.servers.values(), *self.nodes.values(), *([self.proxy] if self.proxy else [])]

    def machine(self, name: str, host: int) -> Machine:
        """An empty machine with a certificate for its address."""
        root = self.folder / name
        root.mkdir(mode=0o755)
        fitting = Fitting(self.prefix, root)
        machine = Machine(name, host, fitting)
        # etcd wants a caller's certificate to name where it calls from: here 127.0.0.1.
        self.authority.certify(name, f"IP:{machine.address},IP:127.0.0.1")
        for end, mode in (("crt", 0o644), ("key", 0o600)):
            text = (self.authority._folder / f"{name}.{end}").read_text()
            fitting.put(f"/etc/trung-tam/may.{end.replace('crt', 'pem')}", text, mode)
        fitting.put("/etc/trung-tam/ca.pem", self.authority.pem)
        return machine

    def shipped(self, machine: Machine, name: str) -> str:
        return machine.fitting.fit(
            (SHIPPED / name).read_text("utf-8"),
            NAME=machine.name,
            ADDRESS=machine.address,
            PASSWORD=self.password,
        )

    def ask(self, server: str, path: str = "/patroni", **more: Any) -> httpx.Response:
        """What Patroni of a machine answers."""
        own = self.authority._folder
        context = ssl.create_default_context(cafile=own / "ours.pem")
        context.load_cert_chain(own / f"{server}.crt", own / f"{server}.key")
        url = f"https://{self.servers[server].address}:8008"
        with httpx.Client(base_url=url, verify=context, timeout=3, trust_env=False) as http:
            return http.request(more.pop("method", "GET"), path, **more)

    def role(self, server: str) -> str | None:
        """What a server says it is; None when it does not answer."""
        try:
            return str(self.ask(server).json().get("role"))
        except (httpx.HTTPError, json.JSONDecodeError):
            return None

    def primary(self, but: str | None = None) -> str | None:
        """The one that leads, when it is one; another than `but`."""
        leading = [name for name in self.servers if name != but and self.role(name) == "master"]
        return leading[0] if len(leading) == 1 else None

    def configure(self, names: str | None, *, as_shipped: bool) -> None:
        """Let commits wait for other standbys than as shipped (None: for none), or again so."""
        self.waits = as_shipped or names is not None
        leader = self.primary()
        assert leader is not None
        parameters = {"synchronous_standby_names": names}
        asked = {
            "synchronous_mode": as_shipped,
            "synchronous_mode_strict": as_shipped,
            "postgresql": {"parameters": parameters},
        }
        assert self.ask(leader, "/config", method="PATCH", json=asked).status_code == 200

        def shown() -> bool:
            with self.line() as line:
                told = line.execute("SHOW synchronous_standby_names").fetchone()
            return bool(told) and ("2 (" in told[0] if as_shipped else told[0] == (names or ""))

        wait_long(shown, f"commits that wait for {names}", list(self.servers.values()))

    def line(self, server: str | None = None, database: str = "postgres", **more: Any):
        """A connection of the administrator's, to one server or to the one that writes."""
        hosts = [self.servers[server]] if server else list(self.servers.values())
        return psycopg.connect(
            host=",".join(one.address for one in hosts), dbname=database, user=ADMINISTRATOR,
            password=self.password, sslmode="require", connect_timeout=2, autocommit=True,
            target_session_attrs="any" if server else "read-write", **more,
        )  # fmt: skip

    def build_anew(self, server: str) -> None:
        """Let a standby copy the primary again, as `patronictl reinit` does."""

        def asked() -> bool:
            try:
                told = self.ask(server, "/reinitialize", method="POST", json={"force": True})
            except httpx.HTTPError:
                return False
            return told.status_code == 200

        wait_long(asked, f"{server} is built anew", [self.servers[server]])

    def in_step(self) -> bool:
        """Whether two standbys follow the primary, and count for its commits."""
        leader = self.primary()
        if leader is None:
            return False
        with self.line(leader) as line:
            rows = line.execute(
                "SELECT application_name, sync_state FROM pg_stat_replication"
                " WHERE state = 'streaming' AND replay_lsn = sent_lsn"
            ).fetchall()
        awaited = [state for _name, state in rows if state != "async"]
        return len(rows) == 2 and bool(awaited) == self.waits

    def wait_in_step(self) -> None:
        def look() -> bool:
            try:
                return self.in_step()
            except psycopg.Error:
                return False

        wait_long(look, "two standbys in step", list(self.servers.values()))


@contextmanager
def site() -> Iterator[Site]:
    """Build and start everything, for the block."""
    missing = [path for path in PROGRAMS if not Path(path).exists()]
    if missing:
        raise AssertionError(f"{missing} missing: `make setup` installs them")
    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="growth-", dir=MEMORY if MEMORY.is_dir() else None))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        stack.callback(guard(folder).communicate)
        folder.chmod(0o755)
        (folder / "ca").mkdir(mode=0o700)
        made = Site(folder, own_prefix(), Authority(folder / "ca", "ours"))
        stack.callback(lambda: [machine.close() for machine in made.machines])
        start_servers(made)
        make_database(made)
        start_nodes(made)
        start_proxy(made)
        yield made


def guard(folder: Path) -> "subprocess.Popen[bytes]":
    """Delete the folder also when the test run is killed."""
    command = [*WARDEN, str(folder), "sleep", "infinity"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, cwd="/")


def start_servers(made: Site) -> None:
    """etcd and Patroni on three machines, by Debian's units and the shipped settings."""
    for name, host in SERVERS.items():
        machine = made.servers[name] = made.machine(name, host)
        fitting = machine.fitting
        fitting.put("/etc/default/etcd", made.shipped(machine, "etcd.env"))
        fitting.put("/etc/patroni/trung-tam.yml", made.shipped(machine, "patroni.yml"))
        fitting.put("/etc/patroni/env.conf", made.shipped(machine, "patroni.env"), 0o600)
        machine.give("/etc/trung-tam/may.key", "/var/lib/etcd", "/var/lib/postgresql",
                     "/var/lib/postgresql/15", "/var/run/postgresql")  # fmt: skip
        machine.start("etcd", read_unit(UNITS / "etcd.service", fitting), as_server=True)
    for machine in made.servers.values():
        unit = read_unit(UNITS / "patroni@.service", machine.fitting, "trung-tam")
        machine.start("patroni", unit, as_server=True)
    made.wait_in_step()


def make_database(made: Site) -> None:
    """Role and database as the guide says."""
    with made.line() as line:
        line.execute(f"CREATE ROLE trung_tam LOGIN PASSWORD '{made.password}'")
        line.execute(
            "CREATE DATABASE trung_tam OWNER trung_tam"
            " TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"
        )


def start_nodes(made: Site) -> None:
    """Two nodes: the first makes the centre, the second gets its keys."""
    for name, host in NODES.items():
        machine = made.nodes[name] = made.machine(name, host)
        machine.fitting.put("/etc/trung-tam/central.toml", made.shipped(machine, "central.toml"))
        secret = f"*:*:*:*:{made.password}\n"
        machine.fitting.put("/etc/trung-tam/pgpass", secret, 0o600)
        if name == "nut1":
            machine.fitting.path("/srv").mkdir()
        else:
            first = made.nodes["nut1"].fitting
            machine.fitting.path("/srv").symlink_to(first.path("/srv"))
            target = machine.fitting.path("/var/lib/trung-tam")
            target.mkdir(parents=True, mode=0o700)
            shutil.copytree(first.path("/var/lib/trung-tam/keys"), target / "keys")
        unit = read_unit(SHIPPED / "central@.service", machine.fitting, "central")
        central(machine, made.program, "init")
        machine.start("central", unit)
    wait_long(lambda: all(map(answers, made.nodes.values())), "nodes answer", made.machines)


def central(machine: Machine, program: str, *arguments: str) -> str:
    config = machine.fitting.path("/etc/trung-tam/central.toml")
    done = subprocess.run(
        [program, *arguments, "--config", str(config), "--json"],
        cwd=machine.fitting.root, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()[-1]


def answers(machine: Machine) -> bool:
    try:
        return httpx.get(f"http://{machine.address}:8765/v1/ready", timeout=5).status_code == 200
    except httpx.HTTPError:
        return False


def start_proxy(made: Site) -> None:
    """Debian's nginx with its own main settings and the shipped site."""
    machine = made.proxy = made.machine("nginx", PROXY)
    fitting = machine.fitting
    main = Path("/etc/nginx/nginx.conf").read_text("utf-8")
    fitting.put("/etc/nginx/nginx.conf", fitting.fit(main))
    fitting.put("/etc/nginx/mime.types", Path("/etc/nginx/mime.types").read_text("utf-8"))
    fitting.put("/etc/nginx/sites-enabled/trung-tam", made.shipped(machine, "nginx.conf"))
    kinds = ("client_body", "proxy", "fastcgi", "scgi", "uwsgi")
    temporary = "".join(
        f"{kind}_temp_path {fitting.path('/var/lib/nginx')}/{kind};\n" for kind in kinds
    )
    fitting.put("/etc/nginx/conf.d/folders.conf", temporary)
    for folder in ("/run", "/var/log/nginx", "/var/lib/nginx"):
        fitting.path(folder).mkdir(parents=True, exist_ok=True)
    unit = read_unit(UNITS / "nginx.service", fitting)
    # The unit lets it go into the background; here the warden watches it in front.
    command = [word.replace("daemon on", "daemon off") for word in unit.command]
    unit.command[:] = [command[0], "-c", str(fitting.path("/etc/nginx/nginx.conf")), *command[1:]]
    machine.start("nginx", unit)
    wait_until(lambda: proxied(made), "nginx answers")


def proxied(made: Site) -> bool:
    context = ssl.create_default_context(cafile=made.authority._folder / "ours.pem")
    try:
        answer = httpx.get(f"{made.url}/v1/ready", verify=context, timeout=5)
    except httpx.HTTPError:
        return False
    return answer.status_code == 200
