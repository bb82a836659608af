"""The connected white areas of a black and white picture, by runs of its rows."""

from dataclasses import dataclass

from PIL import Image

WHITE, BLACK = b"\xff", b"\x00"
Run = tuple[int, int, int]
"""Row, first column, column behind the last."""


@dataclass(frozen=True, slots=True)
class Blob:
    """The outermost points of each of its rows, and how many pixels it has."""

    rim: tuple[tuple[float, float], ...]
    pixels: int


def blobs_of(mask: Image.Image, least: int) -> list[Blob]:
    """Find those of at least so many pixels in a picture of 0 and 255."""
    runs = _runs(mask)
    roots = _joined(runs)
    sizes: dict[int, int] = {}
    for run, root in zip(runs, roots, strict=True):
        sizes[root] = sizes.get(root, 0) + run[2] - run[1]
    ends: dict[int, dict[int, tuple[int, int]]] = {
        root: {} for root, size in sizes.items() if size >= least
    }
    for (row, start, end), root in zip(runs, roots, strict=True):
        if root in ends:
            first, last = ends[root].get(row, (start, end))
            ends[root][row] = (min(first, start), max(last, end))
    return [Blob(_rim(rows), sizes[root]) for root, rows in ends.items()]


def _rim(rows: dict[int, tuple[int, int]]) -> tuple[tuple[float, float], ...]:
    return tuple(
        (float(x), float(y)) for row, ends in rows.items() for x in ends for y in (row, row + 1)
    )


def _runs(mask: Image.Image) -> list[Run]:
    pixels, width = mask.tobytes(), mask.width
    found = []
    for row in range(mask.height):
        line = pixels[row * width : (row + 1) * width]
        start = line.find(WHITE)
        while start >= 0:
            end = line.find(BLACK, start)
            end = width if end < 0 else end
            found.append((row, start, end))
            start = line.find(WHITE, end)
    return found


def _joined(runs: list[Run]) -> list[int]:
    """For each run the number of its area: runs of neighbouring rows that touch are of one."""
    parents = list(range(len(runs)))

    def root_of(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    above = 0
    for number, (row, start, end) in enumerate(runs):
        while above < number and (
            runs[above][0] < row - 1 or (runs[above][0] == row - 1 and runs[above][2] < start)
        ):
            above += 1
        other = above
        while other < number and runs[other][0] == row - 1 and runs[other][1] <= end:
            parents[root_of(other)] = root_of(number)
            other += 1
    return [root_of(number) for number in range(len(runs))]
