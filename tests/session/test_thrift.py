import subprocess
import sys

import pytest

# glibc reserves 64 MiB of addresses for each further pool; most of it stays without access.
PROGRAM = """
import re, sys, threading
from kiosk.session.thrift import share_one_pool

if sys.argv[1] == "shared":
    share_one_pool()
begin, end = threading.Barrier(4), threading.Barrier(4)

def work():
    kept = [bytes(1000) for _ in range(1000)]
    begin.wait()
    end.wait()
    kept.clear()

threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
begin.wait()
pools = 0
for line in open("/proc/self/maps"):
    found = re.match(r"([0-9a-f]+)-([0-9a-f]+) ---p 0+ 00:00 0 *$", line)
    if found and int(found[2], 16) - int(found[1], 16) > 50 << 20:
        pools += 1
print(pools)
end.wait()
"""


def pools(mode: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, mode], capture_output=True, text=True, check=True
    )
    return int(done.stdout)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts glibc's pools")
def test_threads_share_one_pool():
    assert pools("shared") == 0
    assert pools("each its own") > 0


WITHOUT_OPENSSL = """
import sys
from kiosk.session.thrift import keep_large_libraries_out

keep_large_libraries_out()
import hashlib, hmac, miniaudio
import nacl.signing, sqlalchemy, sync.outbox

assert hashlib.sha256(b"").hexdigest().startswith("e3b0c442")
print("libcrypto" in open("/proc/self/maps").read())
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads the maps of Linux")
def test_what_a_screen_loads_late_goes_without_openssl():
    command = [sys.executable, "-c", WITHOUT_OPENSSL]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "False", "")
