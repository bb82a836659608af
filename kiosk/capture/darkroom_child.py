"""The process in which one picture becomes one page: reads it all from stdin, answers on stdout."""

import json
import sys
from typing import BinaryIO

from kiosk.capture.darkroom import HEADER_BYTES
from kiosk.capture.developing import make_page
from kiosk.capture.limits import MOST_BYTES
from kiosk.capture.page import Page


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Take one order, give one answer."""
    order = json.loads(source.read(HEADER_BYTES))
    data = source.read(MOST_BYTES + 1)
    page = make_page(data, order["framing"], order["turns"])
    if not isinstance(page, Page):
        sink.write(json.dumps({"refused": page.reason}).encode().ljust(HEADER_BYTES))
        return
    told = {
        "width": page.width,
        "height": page.height,
        "jpeg": len(page.jpeg),
        "view_width": page.view.width,
        "view_height": page.view.height,
        "doubts": page.doubts,
    }
    sink.write(json.dumps(told).encode().ljust(HEADER_BYTES) + page.jpeg + page.view.pixels)


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
