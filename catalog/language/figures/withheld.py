"""What keeps a figure from being a report: it is planned, denied, somebody else's, or of what was only dealt with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from catalog.language.acts import ONE_CLAUSE, Act, acts_in, cues, says
from catalog.language.figures.figures import Binding, is_denied
from catalog.language.figures.fitting import counts
from catalog.language.message import Message
from catalog.language.names.choosing import Verdict
from catalog.language.names.elsewhere import is_elsewhere, without_customers_places
from catalog.language.names.lexicon import Lexicon
from catalog.language.names.matching import Match
from catalog.language.names.tokens import Token
from catalog.language.text.normal import blanked
from catalog.language.text.vocabulary import expression, phrases
from catalog.model import Counting, IncidentFree, Measure, Response

_AIM = frozenset({"target_word"})
"""The word 目标 says that a figure is aimed at, be it part of a measure's name or not."""
_INDICATOR = frozenset({"indicator"})
"""Alone it is one, too: 指标是80%."""
_PLAN = frozenset({"plan", "scheduled"})
_DEPARTMENT = frozenset({"department"})
_BUDGETED = phrases("figures", "budgeted")
_AIMED_AT = phrases("figures", "aimed_at")
_BRACKETED_AIM = re.compile(rf"\s?[(（]{expression('figures', 'bracketed_aim')}[)）]")
_BEFORE_NAME = re.compile(r"\s?[:：]?\s?")
_IN_LINE = tuple(phrases("figures", "in_line"))
_WHOLE = 0.8
"""So much of a name must follow the word that says it is aimed at."""
_IS = re.compile(rf"\s*(?:[:：]|{expression('sentences', 'is')}|{expression('figures', 'plan_is')})?\s*")
_CARRIED_OUT = re.compile(rf"\s{expression('figures', 'carried_out')}")
"""What became of a plan by so much: hiring plan 92% met."""
_BESIDE = re.compile(rf"\s?(?:[,，、/&]|{expression('sentences', 'and')})\s?")
_IT_IS = re.compile(rf"{expression('figures', 'it_is')}\s?$")
_KEPT_TO = re.compile(rf"{expression('figures', 'kept_to')}\s?$")
_WITHIN = re.compile(rf"\s?{expression('figures', 'within')}")
_RULE_IS = re.compile(expression("figures", "rule_is"))
"""Said of what is required, though a policy's name may have the word."""
_NOT = 3
"""Characters before a figure that deny it: 不是82%，是85%."""
_PASTS = tuple(sorted(phrases("fillers", "past_endings")))
_PAST = next(iter(_PASTS), "")
"""What verbs that tell of the past end with, and what is left of one in a name that is blanked out."""
_ONE_OF_SEVERAL = re.compile(expression("figures", "one_of_several"))
"""A room, an agent or a line that has a number: what is told of it is not told of all."""
_OF_ONE = re.compile(rf"\s{expression('figures', 'of_one')}")
_BRACKET = re.compile(r"\s?[(（][^()（）0-9]{1,12}[)）]?")


def is_withheld(message: Message, lexicon: Lexicon, binding: Binding) -> bool:
    """Whether the figure is no report: it is planned, denied, quoted, or counts what was only dealt with."""
    planned = _is_planned(message, lexicon, binding) or _is_aimed_at(message, lexicon, binding)
    counted = _only_dealt_with(message, binding) or _counts_what_is_right(message, binding)
    return planned or counted or _is_no_report(message, binding)


def _counts_what_is_right(message: Message, binding: Binding) -> bool:
    """Whether, where the clause denies it before, no happening is counted: not a clause was wrong in 24 contracts."""
    clause, quantity, events = binding.clause, binding.quantity, phrases("generic", "events")
    of_events = binding.choice.matches and isinstance(binding.choice.target, IncidentFree)
    if not (of_events and message.text.isascii()) or not says(Act.ZERO, message.text, clause.start, quantity.start):
        return False
    counted = next((token for token in clause.tokens if token.start >= quantity.figure_end), None)
    return counted is not None and bool(counted.concepts) and counted.concepts.isdisjoint(events)


def _only_dealt_with(message: Message, binding: Binding) -> bool:
    """Whether what is counted was met or asked, and nothing else of the target's name is said: sat with 9 vendors."""
    clause, quantity = binding.clause, binding.quantity
    measured = isinstance(binding.choice.matches[0].target, Measure) if binding.choice.matches else False
    if _sums(binding) and cues(Act.CAME_TO_NOTHING, message.text).search(_after(message, binding)):
        return True
    counts_things = any(unit.counts_whole_things for unit in quantity.units) or (measured and _counts(binding))
    if not counts_things or not says(Act.DEALT_WITH, message.text, clause.start, quantity.start):
        return False
    words = binding.choice.matches[0].words if binding.choice.matches else ()
    return all(quantity.start <= word.start for word in words)


def _counts(binding: Binding) -> bool:
    return any(counts(match.target) for match in binding.choice.matches[:1])


def _sums(binding: Binding) -> bool:
    """Whether the target counts things, or adds up hours."""
    target = binding.choice.matches[0].target if binding.choice.matches else None
    return _counts(binding) or (isinstance(target, Measure) and target.counting is Counting.SUM)


def _after(message: Message, binding: Binding) -> str:
    """What is said between the count and the next one, or the end of the clause."""
    clause, quantity = binding.clause, binding.quantity
    end = min([clause.end, *(q.start for q in clause.quantities if q.start > quantity.start)])
    return message.text[quantity.figure_end : end]


def _is_no_report(message: Message, binding: Binding) -> bool:
    """Whether the clause plans, forecasts, denies or quotes; the words of the target's own name are no cue for it."""
    text = _without_kept_bound(message, binding, _without_denied(message, binding, nameless(message, binding)))
    start = _told_from(message, binding)
    return bool(acts_in(text, ONE_CLAUSE, start, binding.clause.end)) or _is_led(message, start)


def _is_led(message: Message, start: int) -> bool:
    """Whether the clause right before says that what follows is expected or quoted."""
    before = [clause for clause in message.clauses if clause.end <= start]
    return bool(before) and says(Act.LED, message.text, before[-1].start, before[-1].end)


def _without_denied(message: Message, binding: Binding, text: str) -> str:
    """The text without the figures that this one is named instead of: 不是82%，是85%."""
    quantity = binding.quantity
    if _IT_IS.search(message.text, 0, quantity.start):
        for other in message.quantities:
            if other.end <= quantity.start and is_denied(message, other):
                text = blanked(text, max(0, other.start - _NOT), other.end)
    return text


def _without_kept_bound(message: Message, binding: Binding, text: str) -> str:
    """The text without the bound that this figure is said to have kept to: 控制在8%以内，7.6%."""
    for other in message.quantities:
        kept = _KEPT_TO.search(message.text, 0, other.start) if other.end <= binding.quantity.start else None
        within = _WITHIN.match(message.text, other.end)
        if kept and within:
            text = blanked(text, kept.start(), within.end())
    return text


def is_of_others(message: Message, lexicon: Lexicon, binding: Binding) -> bool:
    """Whether the figure is another department's or place's."""
    text = nameless(message, binding)
    for word in binding.choice.matches[0].words:
        if word.concepts == _DEPARTMENT:  # whose it is stands before it, be it part of the name or not
            text = text[: word.start] + word.text + text[word.end :]
    if isinstance(binding.choice.target, Response):  # the Berlin complaint is a case of ours
        names = {word.start for word in binding.choice.matches[0].words}
        for token, following in pairwise(message.tokens):
            verb = following.latin and tells_of_the_past(following.text)
            beside = following.start in names and not verb and not (token.known and token.exact)
            text = blanked(text, token.start, token.end) if beside else text
        text = without_customers_places(text)
    if "guidance" in lexicon.ideas.get(binding.choice.target.id, ()) if binding.choice.matches else False:
        return False  # whom one guides is elsewhere
    start, end = _told_from(message, binding), binding.clause.end
    if isinstance(binding.choice.target, Measure) and (
        _ONE_OF_SEVERAL.search(message.text, start, end) or _OF_ONE.match(message.text, binding.quantity.end)
    ):
        return True
    bracketed = _bracketed(text, end)
    return is_elsewhere(text, lexicon, start, end) or is_elsewhere(bracketed, lexicon, 0, len(bracketed))


def _bracketed(text: str, end: int) -> str:
    """What a bracket says that follows at once: 招聘达成率92%（北京）."""
    bracket = _BRACKET.match(text, end)
    return bracket[0] if bracket else ""


def _told_from(message: Message, binding: Binding) -> int:
    """Where what is said of the figure begins: with its clause, or the one that names its target, or their heading."""
    words = binding.choice.matches[0].words if binding.choice.matches else ()
    named_from = min((word.start for word in words), default=binding.clause.start)
    naming = [c for c in message.clauses if c.start <= named_from < c.end]
    start = min(c.start for c in (*naming, binding.clause))
    headed = [c for c in message.clauses if c.end < start and message.text[c.end] == ":"]
    return headed[-1].start if headed else start


def _is_planned(message: Message, lexicon: Lexicon, binding: Binding) -> bool:
    """Whether the word right before the figure says it is planned: 招聘达成率计划90%, unless the target is a plan's."""
    match = next(iter(binding.choice.matches), None)
    if _CARRIED_OUT.match(message.text, binding.quantity.end):
        return False
    if match is None or not _PLAN.isdisjoint(lexicon.ideas[match.target.id]):
        return False
    aimed_at = [t for t in binding.clause.tokens if t.text in _AIMED_AT and t not in match.words]
    planned = (t for t in binding.clause.tokens if not t.concepts.isdisjoint(_PLAN) or t.text in _BUDGETED)
    before, start = (*planned, *aimed_at), _start_of_row(message, binding)
    return any(_IS.fullmatch(message.text, token.end, start) for token in before)


def _start_of_row(message: Message, binding: Binding) -> int:
    """Where the first of the figures stands that only conjunctions part from this one: 计划92%和8%."""
    start = binding.quantity.start
    for other in reversed(binding.clause.quantities):
        if other.end <= start and _BESIDE.fullmatch(message.text, other.end, start):
            start = other.start
    return start


def _is_aimed_at(message: Message, lexicon: Lexicon, binding: Binding) -> bool:
    """Whether an aim or a plan is said right before a name that is whole without it: 目标客户满意度85分.

    What follows the figure in brackets says so too: 92% (plan).
    """
    match = next(iter(binding.choice.matches), None)
    if match is None or binding.choice.verdict is not Verdict.SURE or not isinstance(match.target, Measure):
        return False
    if _BRACKETED_AIM.match(message.text, binding.quantity.end):
        return True
    place = next((place for place, token in enumerate(message.tokens) if token in match.words), 0)
    aim = next((token for token in message.tokens[max(0, place - 1) : place + 1] if _aims(token)), None)
    rest = [token for token in match.words if aim and token.start > aim.start]
    if aim is None or not rest or not _BEFORE_NAME.fullmatch(message.text, aim.end, rest[0].start):
        return False
    planned = not _PLAN.isdisjoint(lexicon.ideas[match.target.id])
    if planned and not any(map(_aims, rest)):
        return False
    return any(m.target is match.target and m.coverage >= _WHOLE for m in lexicon.matches(rest))


def _aims(token: Token) -> bool:
    aims = not token.concepts.isdisjoint(_PLAN | _AIM) or token.text in _BUDGETED
    return aims and not token.text.startswith(_IN_LINE)


def without_names(message: Message, matches: Sequence[Match]) -> str:
    """The text with the words that name a target, and nothing else, blanked out: 计划 in 计划完成率 is no plan.

    That an English verb tells of the past stays to be seen: answered within 2 days is no rule, answer within 2 days is.
    """
    text = message.text
    for match in matches:
        for token in match.words:
            aim = token.concepts == _AIM or (token.concepts == _INDICATOR and len(match.words) == 1)
            if (aim and isinstance(match.target, Measure)) or _RULE_IS.match(text, token.start):
                continue
            text = blanked(text, token.start, token.end)
            if token.latin and tells_of_the_past(token.text):
                text = text[: token.end - len(_PAST)] + _PAST + text[token.end :]
    return text


def nameless(message: Message, binding: Binding) -> str:
    if binding.nameless is not None:
        return binding.nameless
    return without_names(message, (*binding.choice.matches[:1], *binding.beside))


def tells_of_the_past(word: str) -> bool:
    """Whether an English verb tells of the past."""
    return word.endswith(_PASTS) or word.split(" ", 1)[0] in phrases("fillers", "pasts")
