"""Totals of verdicts, by kind and in all, and the report people read."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bench.asked import ELSEWHERE, UNSURE, Verdict

KINDS = (
    "plain",
    "spoken",
    "noaccent",
    "telex",
    "typo",
    "dialect",
    "abbrev",
    "oldname",
    "code",
    "english",
)
COLUMNS = {
    "queries": "queries",
    "recall_at_1": "recall@1",
    "recall_at_3": "recall@3",
    "elsewhere": "elsewhere",
    "elsewhere_said": "… any place",
    "unsure": "unsure",
    "false_confidence": "false conf.",
    "sent_wrongly": "wrong office",
    "confident": "sure",
}


def totals(verdicts: Sequence[Verdict]) -> dict[str, dict[str, float]]:
    """Percentages of all queries and of each kind."""
    by_kind = {kind: [v for v in verdicts if v.asked.kind == kind] for kind in KINDS}
    return {name: _row(found) for name, found in [("all", verdicts), *by_kind.items()] if found}


def failures(verdicts: Sequence[Verdict]) -> list[dict[str, Any]]:
    """What was not answered as it should be, and what was said instead."""
    return [
        {
            "q": verdict.asked.q,
            "kind": verdict.asked.kind,
            "want": list(verdict.asked.want)
            + ([verdict.asked.place] if verdict.asked.place else []),
            "got": list(verdict.answer.codes[:3]),
            "away": verdict.answer.away.partition(". ")[0],
            "falsely_sure": verdict.falsely_sure,
        }
        for verdict in verdicts
        if not verdict.is_right or verdict.falsely_sure
    ]


def in_words(report: Mapping[str, Any], goals: Mapping[str, float]) -> str:
    """The report as Markdown: a table a half and side; failures of the tuning half below."""
    said = ["# How well search answers", "", _goals(goals), ""]
    for half, found in report.items():
        for side, name in (("ours", "this search"), ("peer", "SQLite FTS5, bm25")):
            said += [f"## {half}, {name}", "", *_table(found[side]), ""]
    for half, found in report.items():
        missed = found.get("failures", [])
        if missed:
            said += [f"## {half}: not answered as they should be ({len(missed)})", ""]
            said += [_failure(each) for each in missed] + [""]
    return "\n".join(said)


def _row(verdicts: Sequence[Verdict]) -> dict[str, float]:
    here = [v for v in verdicts if v.asked.scope == "here"]
    away = [v for v in verdicts if v.asked.scope == ELSEWHERE]
    unsure = [v for v in verdicts if v.asked.scope == UNSURE]
    return {
        "queries": len(verdicts),
        "here": len(here),
        "elsewhere_queries": len(away),
        "unsure_queries": len(unsure),
        "recall_at_1": _share(here, lambda v: v.rank == 1),
        "recall_at_3": _share(here, lambda v: 1 <= v.rank <= 3),
        "elsewhere": _share(away, lambda v: v.sent_right),
        "elsewhere_said": _share(away, lambda v: v.sent_away),
        "unsure": _share(unsure, lambda v: not v.answer.confident),
        "false_confidence": _share(verdicts, lambda v: v.falsely_sure),
        "sent_wrongly": _share(verdicts, lambda v: v.sent_wrongly),
        "confident": _share(here, lambda v: v.answer.confident),
    }


def _share(verdicts: Sequence[Verdict], holds: Callable[[Verdict], bool]) -> float:
    """Percent; 0 of nothing, which the numbers of queries beside it show."""
    return round(100 * sum(map(holds, verdicts)) / len(verdicts), 1) if verdicts else 0.0


def _goals(goals: Mapping[str, float]) -> str:
    parts = [
        f"{COLUMNS[key]} {'≤' if key == 'false_confidence' else '≥'} {goal:g} %"
        for key, goal in goals.items()
    ]
    return (
        f"Goals, on the untouched half: {', '.join(parts)}. All figures but the first column are "
        "percent. False confidence: sure of a wrong code or office, or where a clerk would "
        "ask back; the peer is never sure. Wrong office: told of an office, surely or not, that is "
        "not the one who does it."
    )


def _table(rows: Mapping[str, Mapping[str, float]]) -> list[str]:
    lines = [
        f"| kind | {' | '.join(COLUMNS.values())} |",
        f"|---|{'---:|' * len(COLUMNS)}",
    ]
    for kind, row in rows.items():
        lines.append(f"| {kind} | {' | '.join(f'{row[key]:g}' for key in COLUMNS)} |")
    return lines


def _failure(missed: Mapping[str, Any]) -> str:
    got = ", ".join(missed["got"]) or "nothing"
    away = f"; away: {missed['away']}" if missed["away"] else ""
    sure = "; SURE" if missed["falsely_sure"] else ""
    return f"- {missed['q']} ({missed['kind']}; {', '.join(missed['want'])}) → {got}{away}{sure}"
