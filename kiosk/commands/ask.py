"""`kiosk ask`: a question in free words, answered from the content's own sentences."""

import sys
from pathlib import Path

import typer

from kiosk.assistant.answer import Answer, Language
from kiosk.assistant.asked import load_asked
from kiosk.assistant.assistant import Assistant
from kiosk.assistant.sources import say_citations
from kiosk.commands.data_folder import Config, read_settings
from kiosk.commands.library import home_in_use, open_directory, open_library
from kiosk.commands.moment import On, now_or
from kiosk.commands.output import emit
from kiosk.packs.ward import installed_ward
from kiosk.procedures.loading import ContentError
from kiosk.search.entries import Listed
from kiosk.search.heard import load_advice, load_heard, load_places
from kiosk.search.index import Search
from kiosk.ward.model import Ward

app = typer.Typer(add_completion=False)


@app.command(epilog="Example: kiosk ask 'làm giấy khai sinh mất bao nhiêu tiền' --json")
def ask(
    question: str = typer.Argument(help="What a person asks, in her own words."),
    english: bool = typer.Option(False, "--english", help="Answer in English."),
    on: str | None = On,
    config: Path | None = Config,
    as_json: bool = typer.Option(False, "--json", help="Answer as one JSON line."),
) -> None:
    """Answer a question with the source of each sentence, or say that staff should be asked."""
    now = now_or(on)
    library = open_library(as_json=as_json, config=config)
    home = home_in_use(as_json=as_json, config=config)
    entries = open_directory(config, as_json=as_json).entries
    search = Search(
        library,
        on=now.date(),
        directory=[Listed(entry.code, entry.name) for entry in entries],
        heard=load_heard(home.search),
        places=load_places(home.search),
    )
    assistant = Assistant(
        library,
        search,
        ward=_ward(config, as_json=as_json),
        asked=load_asked(home.search),
        advice=load_advice(home.search),
    )
    language: Language = "en" if english else "vi"
    answer = assistant.ask(question, now, language)
    emit(answer.to_json(), as_json=as_json, text=describe(answer, language))


def describe(answer: Answer, language: Language) -> str:
    """Write an answer for a person at a terminal: below each sentence where it comes from."""
    lines = [line for line in (answer.opening, answer.subject) if line]
    for sentence in answer.sentences:
        lines.append(sentence.text)
        lines.append(f"    {say_citations(sentence.citations, language)}")
    return "\n".join([*lines, *answer.closing])


def _ward(config: Path | None, *, as_json: bool) -> Ward | None:
    """Give the ward's information in use; where it is damaged, say so and go on without it."""
    try:
        return installed_ward(read_settings(config, as_json=as_json).data_dir)
    except ContentError as error:
        sys.stderr.write(f"The ward's information is left out: {error}\n")
        return None
