"""What a picture of a paper may measure at most, before anybody reads it."""

MOST_BYTES = 20_000_000
MOST_PIXELS = 24_000_000
