"""`python opened.py SOCKET MODULE [ARGUMENT…]`: runs a module whose memory a test can read.

Sends its own `mem` and `maps`, opened while that is still allowed, to the Unix socket at SOCKET,
then runs MODULE in this very process. Put it in front of the UI's command in a test's plan.
"""

import os
import runpy
import socket
import sys


def main() -> None:
    place, module, *arguments = sys.argv[1:]
    fds = [os.open(f"/proc/self/{name}", os.O_RDONLY | os.O_CLOEXEC) for name in ("mem", "maps")]
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.connect(place)
        socket.send_fds(line, [str(os.getpid()).encode()], fds)
    for fd in fds:
        os.close(fd)
    sys.argv = [module, *arguments]
    if module.endswith(".py"):
        runpy.run_path(module, run_name="__main__")
    else:
        runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
