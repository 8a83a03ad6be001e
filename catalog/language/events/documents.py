"""What is told of documents and acts: which are said to be done, each on its day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from catalog.judging.deliverables import due_in
from catalog.language.acts import Act, acts_in, cues, says
from catalog.language.calendar.days import Mark, MarkKind
from catalog.language.events.known_by import period_known_by, periods_known_by
from catalog.language.events.told import Told
from catalog.language.events.unnamed import of_papers
from catalog.language.figures.withheld import without_names
from catalog.language.message import Clause, Message
from catalog.language.names.choosing import NOTHING, Choice, Verdict, choose
from catalog.language.names.lexicon import Lexicon
from catalog.language.names.matching import Match, common_ideas
from catalog.language.names.tokens import Token, ideas_in
from catalog.language.scope import is_to_come
from catalog.language.text.normal import blanked
from catalog.language.text.vocabulary import expression
from catalog.model import Deliverable, Grain, Period, Response, Target
from catalog.reading import DoneItem

_CLEAR = 0.8
"""A second document in a message must be named so far to be counted as told too."""
_JOINT = re.compile(rf"[,，;；、。]|{expression('sentences', 'and')}|{expression('sentences', 'and_then')}")
_HANDED_IN = re.compile(expression("events", "handed_in_then"))
"""What is said right after the day that it was handed in, or collected, on."""
_TO_COME = re.compile(expression("events", "to_be_done_then"))
"""What is said right after a period to come that it will be done in: 明年1月公布."""
_WHEN = re.compile(expression("events", "when"))
"""What follows a period in which something was done, before what was done."""
_DONE_THEN = re.compile(expression("events", "done_then"))
"""The same after the name of what was done."""
_OUT, _BACK = re.compile(expression("events", "out")), re.compile(expression("events", "back"))
"""What is said of forms that are on their way, and of those that came back."""
_HANDED_OUT = re.compile(expression("events", "handed_out"))
"""The first half only of what is handed out and collected, or some of them: 考核表发下去了."""
_ALL_OF_THEM = re.compile(expression("events", "all_of_them"))
_NOT_THEN = re.compile(rf"{expression('periods', 'not_then')}$")
_MOSTLY = 0.6
"""So far must a document be named to be told beside figures, or of beside another."""
_ENTIRE = 0.99
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class _Share:
    """What is told of a document: the words that may name it, and the text and the days that are about no other."""

    words: Sequence[Token]
    text: str
    days: Sequence[Mark]


def documents(message: Message, lexicon: Lexicon, tokens: Sequence[Token], *, beside_figures: bool) -> list[Told]:
    """Documents and acts that are said to be done, each on its day; nothing where the message says not yet.

    Beside figures only a clause of its own tells of one: what was completed may be what the figure is about.
    """
    if Deliverable not in lexicon.kinds or not says(Act.DONE, message.text):
        return []
    tokens = _without_those_ahead(message, tokens)
    if beside_figures:
        telling = [part for part in message.clauses if says(Act.DONE, message.text, part.start, part.end)]
        tokens = [token for part in telling for token in part.tokens if token in tokens]
    beside = _beside_measures(message, lexicon, tokens) if tokens else ""
    if not beside or (beside != message.text and not says(Act.DONE, beside)):
        return []
    found: list[Told] = []
    for one in _apart(message, lexicon, tokens):
        choices = _named_in(message, lexicon, one.words)
        if beside_figures:
            choices = [c for c in choices if c.matches and c.matches[0].coverage >= _MOSTLY]
        done = (told for choice in choices if (told := _done(message, lexicon, choice, one)))
        found += [each for told in done for each in _of_each_period(message, told)]
    return found


def _apart(message: Message, lexicon: Lexicon, tokens: Sequence[Token]) -> list[_Share]:
    """What is told of each document where clauses name several, else what is told altogether."""
    by_document: dict[str, list[Clause]] = {}
    for part in message.clauses if len(message.clauses) > 1 else ():
        words = [token for token in tokens if part.start <= token.start < part.end]
        choice = _document_in(lexicon, words)
        if _is_named(choice) and (says(Act.DONE, message.text, part.start, part.end) or _is_mostly_named(choice)):
            by_document.setdefault(choice.target.id, []).append(part)
    if len(by_document) == 1 or not by_document:
        return [_Share(tokens, message.text, message.days)]
    found: list[_Share] = []
    for document, clauses in by_document.items():
        if not any(says(Act.DONE, message.text, part.start, part.end) for part in clauses):
            continue
        others = [part for other, some in by_document.items() if other != document for part in some]
        text = message.text
        for part in others:
            text = blanked(text, part.start, part.end)
        own = [token for token in tokens if any(part.start <= token.start < part.end for part in clauses)]
        days = tuple(day for day in message.days if any(part.start <= day.start < part.end for part in clauses))
        found.append(_Share(own, text, days or message.days))
    return found


def _is_named(choice: Choice) -> bool:
    """Whether words name a document, or several: one English word, which may mean anything, is not enough."""
    best = next(iter(choice.matches), None)
    perhaps = choice.verdict is Verdict.PERHAPS and best is not None and (len(best.words) > 1 or not best.all_latin)
    return perhaps or choice.verdict in (Verdict.SURE, Verdict.SEVERAL)


def _is_mostly_named(choice: Choice) -> bool:
    return choice.verdict is Verdict.SURE and choice.matches[0].coverage >= _MOSTLY


def _named_in(message: Message, lexicon: Lexicon, words: Sequence[Token]) -> list[Choice]:
    """The documents that words name: several that conjunctions part, or one, whatever its words are joined by."""
    joined = [part for part in _joined(message, words) if says(Act.BOTH, message.text) or _ends_done(message, part)]
    parts = [_document_in(lexicon, part) for part in joined] if len(joined) > 1 else []
    clear = [c for c in parts if c.verdict is Verdict.SURE and c.matches[0].coverage >= _CLEAR]
    several = len({c.target.id for c in clear}) > 1
    if several:
        return clear
    choice = _document_in(lexicon, words)
    choice = choice if choice.verdict is not Verdict.NOTHING else _of_several(message, lexicon, words)
    return [of_papers(message, lexicon, choice)]


def _without_those_ahead(message: Message, tokens: Sequence[Token]) -> list[Token]:
    """The words but for the clauses that only say what comes next: the report went out, the budget next week."""
    ahead = _ahead(message)
    return [t for t in tokens if not any(part.start <= t.start < part.end for part in ahead)]


def _ahead(message: Message) -> list[Clause]:
    return [
        part
        for part in message.clauses
        if part.marks
        and part.marks[-1].first > message.today
        and (part.marks[-1].grain is Grain.WEEK or part.marks[-1].kind is MarkKind.DAY)
        and not says(Act.DONE, message.text, part.start, part.end)
    ]


def _beside_measures(message: Message, lexicon: Lexicon, tokens: Sequence[Token]) -> str:
    """The text without a name of another kind, given more fully than a document's: policies complete are not done."""
    matches = lexicon.matches(tokens)
    fullest = max((m.coverage for m in matches if isinstance(m.target, Deliverable)), default=0.0)
    others = [m for m in matches if not isinstance(m.target, Deliverable) and m.coverage > max(fullest, _CLEAR)]
    return without_names(message, others)


def _ends_done(message: Message, part: Sequence[Token]) -> bool:
    return bool(part) and says(Act.DONE, message.text, part[0].start, part[-1].end)


def _joined(message: Message, tokens: Sequence[Token]) -> list[list[Token]]:
    """The words in the parts that conjunctions and punctuation make: X issued and Y held."""
    parts: list[list[Token]] = [[]]
    last = 0
    for token in tokens:
        if parts[-1] and _JOINT.search(message.text, last, token.end):
            parts.append([])
        parts[-1].append(token)
        last = token.end
    return parts


def _document_in(lexicon: Lexicon, tokens: Sequence[Token]) -> Choice:
    return choose(lexicon, tokens, _is_document, by_whole_name=True)


def _of_several(message: Message, lexicon: Lexicon, tokens: Sequence[Token]) -> Choice:
    """The documents that words name alike, whatever else tells that it was done, and who got it: 报告已发邮箱."""
    done = [found.span() for found in cues(Act.DONE, message.text).finditer(message.text)]
    beside = [token for token in tokens if not any(start <= token.start < end for start, end in done)]
    choice = choose(lexicon, tokens, _is_document, beside=beside, by_whole_name=True)
    return choice if choice.verdict is Verdict.SEVERAL else NOTHING


def _is_document(target: Target) -> bool:
    return isinstance(target, Deliverable)


def _done(message: Message, lexicon: Lexicon, choice: Choice, told: _Share) -> Told | None:
    """The document as done; to be asked about where one word alone names it (预算表更新好了); None if not done."""
    if choice.verdict not in (Verdict.SURE, Verdict.SEVERAL, Verdict.PERHAPS) or _is_part_of_another(
        message, lexicon, choice.matches[0]
    ):
        return None
    if _is_half_done(message, lexicon, choice.matches[0]):
        return None
    rest = _beside_name(message, lexicon, choice.matches[0], told.text)
    day = _day_done(message, choice, told.days)
    if day is None or acts_in(rest, (Act.NOT_DONE, Act.PLAN, Act.RULE, Act.OTHERS)):
        return None
    best = choice.matches[0]
    if case := _case_named_alike(message, lexicon, best, told):
        choice = Choice(Verdict.SEVERAL, (best, case), tied=2)
    sure = choice.verdict is Verdict.SURE and (best.coverage >= _CLEAR or len(best.words) > 1)
    sure = sure and not ("collect" in lexicon.ideas[best.target.id] and _HANDED_OUT.search(told.text))
    period = period_known_by(message, best.words)
    due = due_in(best.target, period) if period and isinstance(best.target, Deliverable) else None
    item = DoneItem(target=best.target.id, done=day, due=due) if sure else None
    return Told(choice, item, day, period=period)


def _of_each_period(message: Message, told: Told) -> Iterator[Told]:
    """The document once for each of the periods that it is known by: 10月和11月的采购报告都交了."""
    target, item = told.choice.target, told.item
    if not isinstance(target, Deliverable) or not isinstance(item, DoneItem):
        yield told
        return
    periods = periods_known_by(message, told.choice.matches[0].words)
    if periods != tuple(sorted(periods, key=_start)) and len({period.start.year for period in periods}) > 1:
        periods = ()  # which years are meant is not plain: 1月和12月
    of_each = {due: period for period in sorted(periods, key=_start) if (due := due_in(target, period))}
    if len(of_each) < max(len(periods), _SEVERAL):
        yield told
        return
    for due, period in of_each.items():
        yield replace(told, item=replace(item, due=due), period=period)


def _start(period: Period) -> date:
    return period.start


def _is_half_done(message: Message, lexicon: Lexicon, document: Match) -> bool:
    """Whether forms were only handed out, or the other part of the document is still to come: the budget next week."""
    ideas = lexicon.ideas[document.target.id]
    if "collect" in ideas and _OUT.search(message.text) and not _BACK.search(message.text):
        return True
    left = ideas - ideas_in(document.words) - common_ideas()
    return any(not left.isdisjoint(token.concepts) for part in _ahead(message) for token in part.tokens)


def _case_named_alike(message: Message, lexicon: Lexicon, document: Match, told: _Share) -> Match | None:
    """The case that the same words name as well: 职位说明书写好了 may be that of a new post, unless all are told of."""
    if _ALL_OF_THEM.search(message.text):
        return None
    words = set(document.words)
    cases = (m for m in lexicon.matches(told.words) if isinstance(m.target, Response) and m.weight >= document.weight)
    return next((case for case in cases if words <= set(case.words)), None)


def _beside_name(message: Message, lexicon: Lexicon, document: Match, text: str) -> str:
    """The text without the words that the document's name is made of: sales targets are a document, and no aim.

    Its periods stay: what a document is for may be when it is due (技术战略规划下个月交).
    """
    periods = {place for mark in message.marks if mark.period for place in range(mark.start, mark.end)}
    for token in message.tokens:
        own = token in document.words or (token.concepts and token.concepts <= lexicon.ideas[document.target.id])
        if own and token.start not in periods:
            text = blanked(text, token.start, token.end)
    return text


def _is_part_of_another(message: Message, lexicon: Lexicon, document: Match) -> bool:
    """Whether the document's words are part of another target's whole name: no budget is sent in budget realisation.

    Of a document named in part some are enough: 薪酬满意度调查 is no 薪酬调查报告.
    """
    words = set(document.words)
    return document.coverage < _ENTIRE and any(
        match.coverage >= _ENTIRE
        and (words < set(match.words) or (document.coverage < _CLEAR and not words.isdisjoint(match.words)))
        and not isinstance(match.target, Deliverable)
        for match in lexicon.matches(message.tokens)
    )


def _day_done(message: Message, choice: Choice, days: Sequence[Mark]) -> date | None:
    """The day it was handed in, else the one named nearest to its words, else today; None where it lies ahead."""
    if any(m.period and _may_lie_ahead(message, m) and _TO_COME.match(message.text, m.end) for m in message.marks):
        return None
    if not days:
        return None if _was_when_nobody_says(message, choice) else message.today
    days = [day for day in days if not _NOT_THEN.search(message.text, 0, day.start)] or days
    handed_in = [mark for mark in days if _HANDED_IN.match(message.text, mark.end)]
    if len(days) > 1 and handed_in:
        last_step = max(handed_in, key=lambda mark: mark.first)  # forms are handed out on one day and in on another
        return None if is_to_come(message, last_step) else last_step.first
    last = max(token.end for token in choice.matches[0].words)
    nearest = min(days, key=lambda mark: (abs(mark.start - last), mark.start))
    return None if is_to_come(message, nearest) else nearest.first


def _was_when_nobody_says(message: Message, choice: Choice) -> bool:
    """Whether it was done in a period that is over, and on what day is not told: 薪酬报告3月就交了.

    A period at the name says what the document is for: 10月的采购报告交了.
    """
    named = min(token.end for token in choice.matches[0].words)
    known_by = period_known_by(message, choice.matches[0].words)
    over = [mark for mark in message.marks if mark.kind is MarkKind.PERIOD and mark.after <= message.today]
    over = [mark for mark in over if known_by is None or mark.period != known_by]
    return any(
        _WHEN.match(message.text, mark.end) if mark.start < named else _DONE_THEN.match(message.text, mark.end)
        for mark in over
    )


def _may_lie_ahead(message: Message, mark: Mark) -> bool:
    """Whether a period is to come, or may be as its year was left open: 12月份修订 in November."""
    left_open = mark.floating and mark.first.year < message.today.year
    return mark.first > message.today or left_open
