"""`kiosk search`: find a procedure by everyday words."""

import json
from pathlib import Path
from typing import Any

import typer

from kiosk.commands.data_folder import Config
from kiosk.commands.library import home_in_use, open_directory, open_library
from kiosk.commands.moment import On, now_or
from kiosk.commands.output import emit
from kiosk.commands.stdin import read_lines
from kiosk.search.entries import Listed
from kiosk.search.heard import load_heard, load_places
from kiosk.search.index import LIMIT, Found, Search

app = typer.Typer(add_completion=False)


@app.command(epilog="Example: kiosk search 'lam giay khai sinh' --json")
def search(
    query: str | None = typer.Argument(
        None, help="Words to look for; without it, one query a line on standard input."
    ),
    limit: int = typer.Option(LIMIT, min=1, max=100, help="At most so many results."),
    on: str | None = On,
    config: Path | None = Config,
    as_json: bool = typer.Option(False, "--json", help="Answer as one JSON line."),
) -> None:
    """Find procedures; from standard input, one JSON answer a line."""
    entries = open_directory(config, as_json=as_json).entries
    library = open_library(as_json=as_json, config=config)
    words = home_in_use(as_json=as_json, config=config).search
    index = Search(
        library,
        on=now_or(on).date(),
        directory=[Listed(entry.code, entry.name) for entry in entries],
        heard=load_heard(words),
        places=load_places(words),
    )
    if query is not None:
        found = index.find(query, limit)
        emit(answer(query, found), as_json=as_json, text=describe(found))
        return
    for line in read_lines():
        found = index.find(line, limit)
        print(json.dumps(answer(line, found), ensure_ascii=False), flush=True)


def answer(query: str, found: Found) -> dict[str, Any]:
    """Give the answer to a query as JSON."""
    away = found.elsewhere
    return {
        "query": query,
        "results": [
            {
                "code": result.code,
                "name": result.name,
                "score": round(result.score, 3),
                "guided": result.guided,
                "door": result.door,
            }
            for result in found.results
        ],
        "confident": found.confident,
        "elsewhere": None
        if away is None
        else {"name": away.name, "advice": away.advice, "sure": away.sure},
    }


def describe(found: Found) -> str:
    """Write an answer for a person at a terminal."""
    lines = [
        f"{result.score:.2f}  {result.code}  {result.name}{'' if result.guided else '  (quầy)'}"
        for result in found.results
    ]
    if found.elsewhere is not None:
        lines.insert(0, f"{found.elsewhere.name}: {found.elsewhere.advice}")
    if lines and not found.confident and not (found.elsewhere and found.elsewhere.sure):
        lines.append("Máy chưa chắc đây là việc cần tìm.")
    return "\n".join(lines) or "Máy chưa tìm thấy. Xin thử từ khác, hoặc hỏi cán bộ."
