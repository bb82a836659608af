"""The table on standard output."""

from collections.abc import Mapping, Sequence
from typing import Any

COLUMNS = ("what", "ours", "peer", "floor", "ratio", "goal", "met", "rounds")
RIGHT = {"ours", "peer", "floor", "ratio", "goal", "rounds"}


def table(results: Sequence[Mapping[str, Any]], failures: Mapping[str, str]) -> str:
    """Rows of results as in their JSON; below them what could not be measured, and why."""
    rows = [COLUMNS, *(_row(result) for result in results)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(COLUMNS))]
    lines = [_line(row, widths) for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    lines += [f"{name}: not measured: {reason}" for name, reason in failures.items()]
    return "\n".join(lines)


def figure(value: float | None, unit: str = "") -> str:
    """A number as short as its size allows."""
    if value is None:
        return ""
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2 if abs(value) >= 1 else 3
    return f"{value:.{digits}f}{' ' + unit if unit else ''}"


def _row(result: Mapping[str, Any]) -> tuple[str, ...]:
    unit = str(result["unit"])
    return (
        str(result["name"]),
        figure(result["ours"], unit),
        f"{figure(result['peer'], unit)} {result['peer_name']}",
        figure(result.get("floor"), unit),
        f"{result['ratio']:.2f}",
        str(result["goal"]),
        "yes" if result["met"] else "NO",
        str(result["rounds"]),
    )


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (
        cell.rjust(width) if column in RIGHT else cell.ljust(width)
        for cell, width, column in zip(row, widths, COLUMNS, strict=True)
    )
    return "  ".join(cells).rstrip()
