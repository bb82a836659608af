"""Where the page for phones is: a link only where a phone can open it and may use its camera."""

PATH = "/mang-ve"
SECURE = "https://"


def page_address(chosen: str, centre: str) -> str:
    """The address the technician chose, else the page at the centre; empty unless by https."""
    address = chosen or (centre + PATH if centre else "")
    return address if address.startswith(SECURE) else ""
