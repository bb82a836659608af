"""A question in free words to a short answer made of the content's own sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from kiosk.assistant.answer import Answer, Choice, Citation, Language, Sentence
from kiosk.assistant.asked import Asked, Question, Told, load_asked
from kiosk.assistant.hearing import Heard, Hearing
from kiosk.assistant.pieces import Piece, Pieces
from kiosk.assistant.ward_telling import tell_of_ward
from kiosk.assistant.words import say
from kiosk.assistant.yes_or_no import wants_yes_or_no
from kiosk.procedures.library import Library
from kiosk.procedures.model import Procedure
from kiosk.search.entries import Result
from kiosk.search.heard import Places, load_advice
from kiosk.search.index import NOTHING, Elsewhere, Found, Search
from kiosk.ward.model import Ward

SENTENCES_MOST, CHOICES_MOST = 4, 3
LIKELY = 0.8
"""From which score on a procedure may be meant rather than what is done elsewhere."""
OVERVIEW = "overview"
WHAT_HOLDS = Question(
    id="what_holds",
    heard=[],
    tell=[Told(section="notices"), Told(section="who_may_file"), Told(section="papers")],
    otherwise=OVERVIEW,
)
"""What is told where yes or no is wanted."""
SENDS_TO_STAFF: Mapping[Language, tuple[str, ...]] = {
    "vi": ("hỏi cán bộ", "hỏi lại cán bộ", "cán bộ sẽ", "nên hỏi lại"),
    "en": ("ask the officer", "ask staff", "the officer will", "the officer tells"),
}
ELSEWHERE = "elsewhere"


class Assistant:
    """Pure: what it knows is passed in, and nothing of a question is kept."""

    def __init__(
        self,
        library: Library,
        search: Search,
        *,
        ward: Ward | None = None,
        asked: Asked | None = None,
        advice: Sequence[Places] | None = None,
    ) -> None:
        """`search` must be over the same library, on the day that is asked about."""
        self._library = library
        self._search = search
        self._ward = ward
        self._asked = asked or load_asked()
        self._advice = tuple(advice or load_advice())
        self._hearing = Hearing(self._asked)

    @property
    def knows_ward(self) -> bool:
        """Whether the ward has said something of itself."""
        return self._ward is not None

    def ask(
        self, question: str, now: datetime, language: Language = "vi", about: str = ""
    ) -> Answer:
        """Answer as of a moment; `about` is the code where the person has said which is meant."""
        heard = self._hearing.hear(question)
        questions = [self._asked.question(name) for name in heard.questions]
        of_ward = [each for each in questions if each.ward is not None]
        if of_ward and not about:
            if not self._is_of_something_else(question, of_ward):
                return tell_of_ward(self._ward, of_ward, heard, now, language)
            questions = [each for each in questions if each.ward is None]
        found = NOTHING if about else self._find(question, heard)
        if about or found.confident:
            code, name = about, about
            if found.confident:
                code, name = found.results[0].code, _name(found.results[0], language)
            if questions or not wants_yes_or_no(question):
                return self._tell(code, name, questions, now, language)
            told = self._tell(code, name, (WHAT_HOLDS,), now, language)
            return _with_doubt(told, language)
        away = found.elsewhere
        likely = [result for result in found.results if result.score >= LIKELY]
        if away is not None and (away.sure or not likely):
            return self._send(away, heard, language)
        if found.results:
            which = self._which(found.results, heard, language)
            return replace(which, opening=_perhaps(away, language)) if away else which
        return _unknown(heard.questions, language)

    def _is_of_something_else(self, question: str, of_ward: Sequence[Question]) -> bool:
        """Whether "address" is a word of some matter, as in changing the address on a card."""
        if any(each.ward != "address" for each in of_ward):
            return False
        found = self._search.find(question)
        return found.confident or (found.elsewhere is not None and found.elsewhere.sure)

    def _find(self, question: str, heard: Heard) -> Found:
        """Look for what is asked about; the whole question may only make that surer."""
        apart = self._search.find(heard.subject) if heard.subject else NOTHING
        if apart.confident:
            return apart
        together = self._search.find(question)
        if together.confident and together.results[0].code in {r.code for r in apart.results}:
            return together
        if apart.results or apart.elsewhere:
            return apart
        return Found(together.results, confident=False, elsewhere=together.elsewhere)

    def _tell(
        self,
        code: str,
        name: str,
        questions: Sequence[Question],
        now: datetime,
        language: Language,
    ) -> Answer:
        asked = tuple(each.id for each in questions)
        procedure = self._library.procedure(code, now.date())
        if procedure is None:
            closing = (say("counter_only", language, name=name),)
            return Answer("unknown", "", (), closing, confident=False, questions=asked)
        pieces = Pieces(procedure, now.date(), language)
        told = [self._pieces(each, pieces) for each in questions]
        if not questions:
            told = [self._pieces(self._asked.question(OVERVIEW), pieces)]
        always = pieces.notices(self._asked.always)
        return self._compose(procedure, told, always, asked, language)

    def _pieces(self, question: Question, pieces: Pieces) -> list[Piece]:
        found = [piece for wanted in question.tell for piece in pieces.told(wanted)]
        if not found and question.otherwise is not None:
            return self._pieces(self._asked.question(question.otherwise), pieces)
        return list(dict.fromkeys(found))

    def _compose(
        self,
        procedure: Procedure,
        told: Sequence[Sequence[Piece]],
        always: Sequence[Piece],
        asked: tuple[str, ...],
        language: Language,
    ) -> Answer:
        """Put together what may be told; what only staff should tell is left to them."""
        name = procedure.plain_name.vi if language == "vi" else procedure.plain_name.en
        open_to_all = [[piece for piece in each if not piece.for_staff] for each in told]
        room = SENTENCES_MOST - len(always)
        chosen = [*_by_turns(open_to_all, room), *always]
        sentences = tuple(_sentence(piece, procedure.code, language) for piece in chosen)
        complete = all(open_to_all) and sum(map(len, told)) == sum(map(len, open_to_all))
        begin = procedure.code if any(part.questions for part in procedure.parts) else ""
        closing = [say("begin", language)] if begin and not asked else []
        if not any(open_to_all):
            closing = [say("not_sure" if any(told) else "not_told", language, name=name)]
        elif not complete:
            closing = [say("withheld", language)]
        return Answer(
            "told" if any(open_to_all) else "unknown",
            name,
            sentences if any(open_to_all) else (),
            tuple(closing),
            confident=complete and not any(sentence.weak for sentence in sentences),
            questions=asked,
            begin=begin,
        )

    def _send(self, away: Elsewhere, heard: Heard, language: Language) -> Answer:
        """Say where else it is done."""
        name, advice = _advice_of(away, language)
        read = [each for each in self._advice if away.name in {p.name.vi for p in each.places}]
        citations = tuple(Citation(ELSEWHERE, away.name, r.source, r.checked_on) for r in read[:1])
        weak = any(each.strength in ("weak", "unsourced") for each in read)
        text = f"{advice} {say('weak', language)}" if weak else advice
        return Answer(
            "elsewhere",
            name,
            (Sentence(text, citations, weak=weak),),
            (),
            confident=False,
            questions=heard.questions,
        )

    def _which(self, results: Sequence[Result], heard: Heard, language: Language) -> Answer:
        choices = tuple(
            Choice(result.code, _name(result, language)) for result in results[:CHOICES_MOST]
        )
        names = say("or", language).join(choice.name for choice in choices)
        key = "which" if len(choices) > 1 else "perhaps"
        closing = (say(key, language, names=names),)
        return Answer(
            "which",
            "",
            (),
            closing,
            confident=False,
            questions=heard.questions,
            choices=choices,
        )


def _by_turns(told: Sequence[Sequence[Piece]], most: int) -> list[Piece]:
    """Take so many pieces that every question gets its first before any gets its second."""
    turns = [
        (place, number)
        for place in range(max(map(len, told), default=0))
        for number, each in enumerate(told)
        if place < len(each)
    ]
    chosen = sorted(turns[:most], key=lambda turn: (turn[1], turn[0]))
    return list(dict.fromkeys(told[number][place] for place, number in chosen))


def _sentence(piece: Piece, code: str, language: Language) -> Sentence:
    citations = dict.fromkeys(
        Citation(code, piece.section, evidence.source, evidence.checked_on)
        for evidence in piece.evidences
    )
    return Sentence(_careful(piece, language), tuple(citations), weak=piece.weak)


def _careful(piece: Piece, language: Language) -> str:
    """Give a text, with a word of care where it is weak and does not say so itself."""
    says_so = any(words in piece.text.lower() for words in SENDS_TO_STAFF[language])
    if not piece.weak or says_so:
        return piece.text
    return f"{piece.text} {say('weak', language)}"


def _advice_of(away: Elsewhere, language: Language) -> tuple[str, str]:
    return (away.name, away.advice) if language == "vi" else (away.name_en, away.advice_en)


def _perhaps(away: Elsewhere, language: Language) -> str:
    """Where else it is done, for somebody who may have meant that."""
    name, advice = _advice_of(away, language)
    return say("perhaps_elsewhere", language, name=name, advice=advice)


def _with_doubt(told: Answer, language: Language) -> Answer:
    """What is known, told as no answer to yes or no, and leading to staff rather than on."""
    opening = say("no_yes_or_no", language) if told.sentences else ""
    closing = () if told.sentences else told.closing
    return replace(told, opening=opening, begin="", closing=closing, confident=False, questions=())


def _unknown(questions: tuple[str, ...], language: Language) -> Answer:
    closing = (say("unknown", language),)
    return Answer("unknown", "", (), closing, confident=False, questions=questions)


def _name(result: Result, language: Language) -> str:
    return result.name if language == "vi" else result.name_en or result.name
