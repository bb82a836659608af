"""UUID version 7 (RFC 9562) from a time and random bytes passed in."""


def uuid7(unix_ms: int, random: bytes) -> str:
    """Lower-case text of a UUIDv7: 48 bits of Unix milliseconds, 74 bits of `random` (10 bytes)."""
    if len(random) != 10:
        raise ValueError("uuid7 takes exactly 10 random bytes")
    noise = int.from_bytes(random)
    value = (unix_ms & (1 << 48) - 1) << 80 | 0x7 << 76 | 0b10 << 62
    value |= (noise >> 64 & 0xFFF) << 64 | noise & (1 << 62) - 1
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
