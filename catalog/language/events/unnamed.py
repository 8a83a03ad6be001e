"""Documents that are said to be done without a name: 材料都交了, I handed it in, the March one is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from catalog.language.acts import ONE_CLAUSE, Act, acts_in, cue_pattern, cues, says
from catalog.language.calendar.days import MarkKind
from catalog.language.events.told import Told
from catalog.language.message import Message
from catalog.language.names.choosing import Choice, Verdict
from catalog.language.names.lexicon import Lexicon
from catalog.language.names.matching import Match
from catalog.language.scope import is_to_come
from catalog.language.text.vocabulary import phrases
from catalog.model import By, Deliverable, Grain, On, Target

_MOST_WORDS = 12
"""More words than these tell something else."""
_MOST_UNKNOWN = 0.5


def unnamed_documents(message: Message, lexicon: Lexicon) -> list[Told]:
    """Documents that are done, to be asked about as none is named."""
    matches = tuple(Match(target, 0, 0, 0, 0, ()) for target in _meant(message, lexicon))
    if not matches or any(is_to_come(message, day) for day in message.days):
        return []
    day = message.days[-1].first if message.days else message.today
    return [Told(Choice(Verdict.SEVERAL, matches, tied=len(matches)), done=day)]


def _meant(message: Message, lexicon: Lexicon) -> Sequence[Target]:
    """The sender's documents that may be meant: those on paper, those due in the month named, or all that one hands in.

    None where the message says more than that something was handed in or done.
    """
    if message.quantities or len(message.tokens) > _MOST_WORDS or not says(Act.DONE, message.text):
        return ()
    if acts_in(message.text, (*ONE_CLAUSE, Act.NOT_DONE)) or not _says_no_more(message):
        return ()
    owed = [target for target in lexicon.targets[: lexicon.own] if isinstance(target, Deliverable)]
    papers = [target for target in owed if _is_paper(lexicon, target)]
    if _holds("things", message.text):
        return papers
    handed_in = _holds("handed_in", message.text)
    months = [mark.first.month for mark in message.marks if mark.period and mark.grain is Grain.MONTH]
    if months and (handed_in or _holds("ones", message.text)):
        return _due_in(owed, months[0])
    return papers if handed_in else ()


def of_papers(message: Message, lexicon: Lexicon, choice: Choice) -> Choice:
    """Of several documents and acts those on paper, where it is handed in: 计划交上去了 is of no meeting."""
    tied = choice.matches[: choice.tied]
    papers = [match for match in tied if _is_paper(lexicon, match.target)]
    if choice.verdict is not Verdict.SEVERAL or not papers or not _holds("handed_in", message.text):
        return choice
    rest = (match for match in choice.matches if match not in papers)
    return Choice(Verdict.SEVERAL, (*papers, *rest), tied=len(papers))


def _is_paper(lexicon: Lexicon, target: Target) -> bool:
    return not lexicon.ideas[target.id].isdisjoint(phrases("generic", "papers"))


def _holds(key: str, text: str) -> bool:
    return cue_pattern("unnamed", key, text).search(text) is not None


def _says_no_more(message: Message) -> bool:
    """Whether the words beside the thing, what was done with it and when say nothing."""
    patterns = [cue_pattern("unnamed", key, message.text) for key in ("things", "ones", "handed_in")]
    patterns += [cues(Act.DONE, message.text), cues(Act.HANDED_TO, message.text)]
    spans = [found.span() for pattern in patterns for found in pattern.finditer(message.text)]
    spans += [(mark.start, mark.end) for mark in message.marks if mark.kind is not MarkKind.COMPARISON]
    rest = [t for t in message.tokens if not any(start <= t.start < end for start, end in spans)]
    fillers, generic = phrases("fillers", "words"), phrases("generic", "concepts")
    telling = [t for t in rest if t.text not in fillers and (not t.known or t.concepts - generic)]
    unknown = sum(1.0 if token.text.isascii() else 0.5 for token in telling if not token.known)
    return all(not token.known for token in telling) and unknown <= _MOST_UNKNOWN


def _due_in(owed: Sequence[Deliverable], month: int) -> Sequence[Deliverable]:
    """Those due in this month of the year, else those due in every month."""
    due = [target for target in owed if month in _months(target)]
    return due or [target for target in owed if None in _months(target)]


def _months(target: Deliverable) -> Iterator[int | None]:
    """The months that a document is due in, None for every one."""
    match target.schedule:
        case By(days=days):
            yield from (month for month, _ in days)
        case On():
            yield None
        case window:
            yield window.opens[0]
