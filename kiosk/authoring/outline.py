"""What the printed preview of a procedure says, as plain data for its template.

Everything an officer has to judge, in Vietnamese and in the order of the walk: words, types,
conditions in words and in CEL, and where each fact is from. Facts to doubt are gathered as well.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from kiosk.authoring.condition_words import ConditionWords, authoring_words
from kiosk.authoring.flow import flow_rows
from kiosk.journey.checklist import is_weak
from kiosk.journey.words import fixed
from kiosk.procedures import model
from kiosk.procedures.model import Evidence, OtherStep, Part, Procedure, Question, Words

Data = dict[str, Any]
MARKS = ("blank_ok", "personal", "sensitive", "stops")
LIMITS = ("min_length", "max_length", "min", "max")
DAYS = ("not_before", "not_after")


def outline(procedure: Procedure, versions: Sequence[Procedure], today: date) -> Data:
    """Give the data of the preview; `versions` are all there are of this procedure."""
    return _Outline(procedure).whole(versions, today)


class _Outline:
    def __init__(self, procedure: Procedure) -> None:
        self._procedure = procedure
        self._conditions = ConditionWords(procedure)
        self._doubtful: list[Data] = []

    def whole(self, versions: Sequence[Procedure], today: date) -> Data:
        procedure = self._procedure
        return {
            "code": procedure.code,
            "version": procedure.version,
            "printed": _day(today),
            "title": procedure.plain_name.vi,
            "official": procedure.official_name.vi,
            "head": self._head(),
            "evidence": self._evidence(procedure.evidence, _word("at_whole")),
            "versions": [_version(item) for item in versions],
            "papers": self._papers(),
            "fee": self._fee(),
            "time": self._time(),
            "notices": [self._warning(item, "at_notice") for item in procedure.notices],
            "components": self._components(),
            "parts": [self._part(number) for number in range(len(procedure.parts))],
            "derived": self._derived(),
            "declaration": "" if procedure.declaration is None else procedure.declaration.vi,
            "form": self._form(),
            "next": self._next(),
            "synonyms": procedure.synonyms,
            "laws": procedure.legal_basis,
            "page": procedure.page or "",
            "doubtful": self._doubtful,
        }

    def _head(self) -> Data:
        procedure = self._procedure
        return {
            "field": procedure.field.vi,
            "agency": procedure.agency.vi,
            "audience": _word(f"audience_{procedure.audience}"),
            "who": _said(procedure.who_may_file),
            "ends": _word(f"ends_{procedure.ends}"),
            "result": procedure.result.vi,
        }

    def _papers(self) -> list[Data]:
        return [
            {
                "name": paper.name.vi,
                "handling": fixed(f"handling_{paper.handling}", "vi"),
                "note": _said(paper.note),
                "when": self._rule(paper.when),
                "evidence": self._evidence(paper.evidence, _word("at_paper", paper.name.vi)),
            }
            for paper in self._procedure.papers
        ]

    def _fee(self) -> Data:
        fee = self._procedure.fee
        return {
            "headline": fee.headline.vi,
            "note": _said(fee.note),
            "amount": self._rule(fee.amount),
            "exempt": [words.vi for words in fee.exempt],
            "evidence": self._evidence(fee.evidence, _word("at_fee")),
        }

    def _time(self) -> Data:
        limit = self._procedure.time_limit
        evidence = self._evidence(limit.evidence, _word("at_time"))
        return {"headline": limit.headline.vi, "note": _said(limit.note), "evidence": evidence}

    def _components(self) -> list[Data]:
        return [
            {
                "title": item.title.vi,
                "code": item.code or "",
                "agency": item.agency.vi,
                "result": item.result.vi,
                "time": "" if item.time is None else item.time.vi,
                "when": self._rule(item.when),
                "evidence": self._evidence(item.evidence, _word("at_component", item.title.vi)),
            }
            for item in self._procedure.components
        ]

    def _part(self, number: int) -> Data:
        part: Part = self._procedure.parts[number]
        return {
            "title": part.title.vi,
            "flow": flow_rows(part, self._conditions),
            "questions": [self._question(question) for question in part.questions],
        }

    def _question(self, question: Question) -> Data:
        number = self._conditions.numbers[question.name]
        where = _word("at_question", str(number), question.label.vi)
        return {
            "number": number,
            "name": question.name,
            "type": _word(f"type_{question.type}"),
            "marks": list(_marks(question)),
            "ask": _said(question.ask),
            "label": question.label.vi,
            "help": _said(question.help),
            "when": self._rule(question.when),
            "default": self._rule(question.default, question.name),
            "assumed": self._rule(question.assumed, question.name),
            "options": [
                {
                    "label": _said(option.label),
                    "value": option.value,
                    "note": _said(option.note),
                    "when": self._rule(option.when),
                }
                for option in question.options
            ],
            "limits": list(self._limits(question)),
            "warnings": [self._warning(rule, "", where) for rule in question.warnings],
            "stops": question.stops,
            "evidence": self._evidence(question.evidence, where),
        }

    def _limits(self, question: Question) -> Iterator[str]:
        limits = question.limits
        for key in LIMITS if limits else ():
            value = getattr(limits, key)
            if value is not None:
                yield _word(f"limit_{key}", f"{value:,}".replace(",", "."))
        for key in DAYS if limits else ():
            source = getattr(limits, key)
            if source is not None:
                said = self._conditions.say(source) or source
                yield _word(f"limit_{key}", f"({said})" if "?" in source else said)
        for key, target in question.fills.items():
            filled = self._conditions.say(target) or target
            yield _word("fills", _word(f"fills_{key}"), filled)

    def _warning(self, rule: model.Warning, key: str, where: str = "") -> Data:
        place = where or _word(key, rule.words.vi)
        return {
            "code": rule.code,
            "words": _said(rule.words),
            "when": self._rule(rule.when),
            "evidence": None if rule.evidence is None else self._evidence(rule.evidence, place),
        }

    def _derived(self) -> list[Data]:
        return [
            {
                "name": item.name,
                "label": item.label.vi,
                "shown": item.shown,
                "value": self._rule(item.value),
            }
            for item in self._procedure.derived
        ]

    def _form(self) -> Data | None:
        form = self._procedure.form
        if form is None:
            return None
        return {
            "title": form.title.vi,
            "template": form.template,
            "fields": [[name, self._rule(source)] for name, source in form.fields.items()],
            "evidence": self._evidence(form.evidence, _word("at_form")),
        }

    def _next(self) -> list[Data | None]:
        usual = self._procedure.next_step
        return [
            {
                "rule": self._rule(step.when) if isinstance(step, OtherStep) else None,
                "said": [_said(words) for words in (step.counter, step.bring, step.home) if words],
            }
            for step in (usual, *usual.instead)
        ]

    def _rule(self, source: str | None, of: str = "") -> Data | None:
        if source is None:
            return None
        return {"words": self._conditions.say(source, of), "cel": source}

    def _evidence(self, evidence: Evidence, where: str) -> Data:
        weak = is_weak(evidence)
        if weak:
            self._doubt(where, evidence.note or "")
        return {
            "source": evidence.source,
            "strength": _word(f"strength_{evidence.strength}"),
            "checked": _day(evidence.checked_on),
            "note": evidence.note or "",
            "weak": weak,
        }

    def _doubt(self, where: str, note: str) -> None:
        """Gather what to look at again: places that share a note stand together."""
        for known in self._doubtful:
            if note and known["note"] == note:
                if where not in known["where"].split(" · "):
                    known["where"] += f" · {where}"
                return
        self._doubtful.append({"where": where, "note": note})


def _marks(question: Question) -> Iterator[str]:
    if question.type != "notice":
        yield _word(f"must_{question.must}")
        if not question.required:
            yield _word("mark_optional")
    for mark in MARKS:
        if getattr(question, mark):
            leads = mark == "stops" and question.leads_to
            yield _word("mark_leads_to", leads) if leads else _word(f"mark_{mark}")


def _version(procedure: Procedure) -> Data:
    end = procedure.effective_to
    return {
        "version": procedure.version,
        "from": _day(procedure.effective_from),
        "to": "" if end is None else _day(end),
    }


def _said(words: Words | None) -> Data | None:
    """Give words to read, and how they are spoken where that differs."""
    return None if words is None else {"vi": words.vi, "spoken": words.spoken or ""}


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _word(key: str, *sides: str) -> str:
    return authoring_words()[key].format(**dict(zip("ab", sides, strict=False)))
