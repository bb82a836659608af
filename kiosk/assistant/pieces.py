"""Pieces of a procedure's content that answer a question, each with its evidence; none made up."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.assistant.answer import Language
from kiosk.assistant.asked import Said, Section, Told
from kiosk.assistant.words import say, whole
from kiosk.journey.checklist import is_weak
from kiosk.journey.path import Journey
from kiosk.journey.words import fixed, in_language
from kiosk.procedures.model import Evidence, Paper, Procedure, Words
from kiosk.procedures.model import Warning as Notice

NAMED_MOST = 4
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of one section, and what it rests on."""

    section: Section
    text: str
    evidences: tuple[Evidence, ...]

    @property
    def weak(self) -> bool:
        """Whether staff should be asked again."""
        return any(is_weak(evidence) for evidence in self.evidences)

    @property
    def for_staff(self) -> bool:
        """Whether nothing it rests on has a source: then only staff should tell it."""
        return all(evidence.strength == "unsourced" for evidence in self.evidences)


class Pieces:
    """The content of one version of a procedure as it counts on a day, in one language."""

    def __init__(self, procedure: Procedure, today: date, language: Language) -> None:
        """Take the version in force on that day."""
        self._procedure = procedure
        self._journey = Journey(procedure, {}, today)
        self._language = language

    def told(self, wanted: Told | Said) -> list[Piece]:
        """Give what is wanted, in the order to say it; empty where the content has none."""
        if isinstance(wanted, Said):
            return self._said(wanted)
        return list(self._sections[wanted.section](wanted))

    def notices(self, codes: Sequence[str] | None = None) -> list[Piece]:
        """Give those notices that count today; every one where no codes are given."""
        return [
            Piece("notices", self._in(notice.words), (self._evidence(notice),))
            for notice in self._notices()
            if codes is None or notice.code in codes
        ]

    @property
    def _sections(self) -> Mapping[Section, Callable[[Told], Iterator[Piece]]]:
        return {
            "fee": self._fee,
            "time_limit": self._time_limit,
            "papers": self._papers,
            "form": self._form,
            "notices": lambda wanted: iter(self.notices(wanted.codes or None)),
            **{section: self._plain(section) for section in self._plain_texts()},
        }

    def _plain_texts(self) -> Mapping[Section, Words]:
        procedure = self._procedure
        return {
            "who_may_file": procedure.who_may_file,
            "next_step": procedure.next_step.counter,
            "agency": procedure.agency,
            "result": procedure.result,
        }

    def _plain(self, section: Section) -> Callable[[Told], Iterator[Piece]]:
        def pieces(wanted: Told) -> Iterator[Piece]:
            del wanted
            text = self._in(self._plain_texts()[section])
            shown = text if section == "next_step" else self._say(section, text)
            yield Piece(section, shown, (self._procedure.evidence,))

        return pieces

    def _fee(self, wanted: Told) -> Iterator[Piece]:
        fee = self._procedure.fee
        text = self._headed(fee.headline, None if wanted.short else fee.note)
        yield Piece("fee", self._say("fee", text), (fee.evidence,))
        if fee.exempt and not wanted.short:
            names = self._listed([self._in(who) for who in fee.exempt])
            yield Piece("fee", self._say("exempt", names), (fee.evidence,))

    def _time_limit(self, wanted: Told) -> Iterator[Piece]:
        limit = self._procedure.time_limit
        text = self._headed(limit.headline, None if wanted.short else limit.note)
        yield Piece("time_limit", self._say("time_limit", text), (limit.evidence,))

    def _form(self, wanted: Told) -> Iterator[Piece]:
        del wanted
        if (form := self._procedure.form) is not None:
            yield Piece("form", self._say("form", self._in(form.title)), (form.evidence,))

    def _papers(self, wanted: Told) -> Iterator[Piece]:
        if wanted.ids:
            for paper in self._procedure.papers:
                if paper.id in wanted.ids:
                    text = f"{self._in(paper.name)}: {self._handling(paper)}."
                    note = self._in(paper.note) if paper.note else ""
                    yield Piece("papers", f"{text} {note}".strip(), (paper.evidence,))
            return
        certain = [paper for paper in self._procedure.papers if self._certain(paper)]
        maybe = [p for p in self._procedure.papers if self._depends(p) and p not in certain]
        if wanted.short:
            yield from self._counted([p for p in certain if p.handling != "not_needed"])
            return
        yield from self._by_handling(certain, ("hand_in", "show", "number_only"))
        yield from self._perhaps([p for p in maybe if p.handling != "not_needed"])
        yield from self._by_handling(certain, ("not_needed",))
        yield from self._unsourced([p for p in certain if p.handling != "not_needed"])

    def _by_handling(self, papers: Sequence[Paper], handlings: Sequence[str]) -> Iterator[Piece]:
        for handling in handlings:
            those = _sourced([paper for paper in papers if paper.handling == handling])
            if those:
                names = self._listed([self._in(paper.name) for paper in those])
                text = f"{self._handling(those[0])}: {names}."
                yield Piece("papers", text, _evidences(those))

    def _unsourced(self, papers: Sequence[Paper]) -> Iterator[Piece]:
        those = [paper for paper in papers if paper.evidence.strength == "unsourced"]
        if those:
            names = self._listed([self._in(paper.name) for paper in those])
            yield Piece("papers", f"{names}.", _evidences(those))

    def _perhaps(self, papers: Sequence[Paper]) -> Iterator[Piece]:
        those = _sourced(papers)
        if not those:
            return
        if len(those) > NAMED_MOST:
            text = self._say("maybe_more", count=str(len(those)))
        else:
            text = self._say("maybe", self._listed([self._in(paper.name) for paper in those]))
        yield Piece("papers", text, _evidences(those))

    def _counted(self, papers: Sequence[Paper]) -> Iterator[Piece]:
        those = _sourced(papers)
        if those:
            text = self._listed([self._in(paper.name) for paper in those])
            yield Piece("papers", self._say("count", text), _evidences(those))

    def _said(self, wanted: Said) -> list[Piece]:
        texts = getattr(wanted.said, self._language)
        found = []
        for section in wanted.sections:
            for words, evidence in self._wordings(section):
                for sentence in SENTENCE_END.split(self._in(words)):
                    plain = DIGITS.sub("#", sentence.lower())
                    if any(text.lower() in plain for text in texts):
                        found.append(Piece(section, whole(sentence), (evidence,)))
        return found

    def _wordings(self, section: Section) -> list[tuple[Words, Evidence]]:
        procedure = self._procedure
        if section == "notices":
            return [(notice.words, self._evidence(notice)) for notice in self._notices()]
        if section == "fee":
            return [(procedure.fee.note, procedure.fee.evidence)]
        if section == "time_limit":
            return [(procedure.time_limit.note, procedure.time_limit.evidence)]
        if section == "next_step":
            home = procedure.next_step.home
            both = [procedure.next_step.counter, *([home] if home else [])]
            return [(words, procedure.evidence) for words in both]
        return [(self._plain_texts()[section], procedure.evidence)]

    def _notices(self) -> list[Notice]:
        holds, facts = self._journey.conditions.holds, self._journey.route.facts
        return [notice for notice in self._procedure.notices if holds(notice.when, facts)]

    def _evidence(self, notice: Notice) -> Evidence:
        return notice.evidence or self._procedure.evidence

    def _depends(self, paper: Paper) -> bool:
        """Whether an answer not given yet says if the paper is needed."""
        if paper.when is None:
            return False
        return not self._journey.route.open.isdisjoint(self._journey.conditions.reads(paper.when))

    def _certain(self, paper: Paper) -> bool:
        holds = self._journey.conditions.holds(paper.when, self._journey.route.facts)
        return not self._depends(paper) and holds

    def _handling(self, paper: Paper) -> str:
        return fixed(f"handling_{paper.handling}", self._language)

    def _headed(self, headline: Words, note: Words | None) -> str:
        """A headline as it goes on after a colon, and its note."""
        text = whole(self._lower(self._in(headline)))
        return text if note is None else f"{text} {whole(self._in(note))}"

    def _lower(self, text: str) -> str:
        return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text

    def _listed(self, names: Sequence[str]) -> str:
        return "; ".join(self._lower(name.rstrip(".")) for name in names)

    def _say(self, key: str, text: str = "", **places: str) -> str:
        return say(key, self._language, text=text, **places)

    def _in(self, words: Words) -> str:
        return in_language(words, self._language)


def _sourced(papers: Sequence[Paper]) -> list[Paper]:
    return [paper for paper in papers if paper.evidence.strength != "unsourced"]


def _evidences(papers: Sequence[Paper]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(paper.evidence for paper in papers))
