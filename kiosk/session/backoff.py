"""How long to wait before starting again what keeps failing."""


class Backoff:
    """Doubles the wait with each failure in a row, up to a cap; seconds, time passed in."""

    def __init__(self, first_s: float, cap_s: float) -> None:
        """Wait `first_s` after the first failure, never more than `cap_s`."""
        self._first_s = first_s
        self._cap_s = cap_s
        self.failures = 0
        self.not_before_s = float("-inf")

    def failed(self, now_s: float) -> None:
        """Count one more failure in a row."""
        wait_s = min(self._cap_s, self._first_s * 2 ** min(self.failures, 16))
        self.failures += 1
        self.not_before_s = now_s + wait_s

    def succeeded(self) -> None:
        """Count the next failure as a first one again."""
        self.failures = 0
        self.not_before_s = float("-inf")
