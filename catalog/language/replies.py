"""A message that answers one target: 92, 没有, 昨天交的 and yes are enough then."""

from __future__ import annotations

from collections.abc import Sequence

from catalog.language.acts import ONE_CLAUSE, Act, acts_in, says
from catalog.language.choosing import Choice, Verdict
from catalog.language.figures import Binding, is_hedged, spoken_figures
from catalog.language.fitting import Fit, fit
from catalog.language.items import Claim, claims_of
from catalog.language.lexicon import Lexicon
from catalog.language.matching import Match
from catalog.language.message import Message
from catalog.model import Compliance, Deliverable, IncidentFree, Measure, Period, Response, Target
from catalog.reading import CaseItem, ComplianceItem, DoneItem, Doubt, IncidentItem, Intent, Item, Missing, Reading


def answer(message: Message, lexicon: Lexicon, target: Target) -> Reading | None:
    """What the message says of the target that it answers, None where it says nothing of it."""
    claims = _figures(message, lexicon, target)
    items = [item for claim in claims for item in claim.items]
    if items:
        return Reading(intent=Intent.REPORT, items=tuple(items))
    if told := _told(message, target):
        return Reading(intent=Intent.REPORT, items=(told,))
    if doubts := [claim.doubt for claim in claims if claim.doubt]:
        return Reading(intent=Intent.ASK, doubts=tuple(doubts))
    if isinstance(target, Measure) and spoken_figures(message):
        return Reading(intent=Intent.ASK, doubts=(Doubt(candidates=(target.id,), missing=Missing.VALUE),))
    return None


def _figures(message: Message, lexicon: Lexicon, target: Target) -> Sequence[Claim]:
    choice = Choice(Verdict.SURE, (Match(target, 1.0, 1.0, 1.0, 0.0, ()),))
    bindings = [
        Binding(quantity, clause, choice, hedged=is_hedged(message, clause, quantity), replied=True)
        for clause, quantity in spoken_figures(message)
        if fit(target, quantity) is not Fit.NO
    ]
    return claims_of(message, lexicon, bindings)


def _told(message: Message, target: Target) -> Item | None:
    text = message.text
    if message.quantities or acts_in(text, ONE_CLAUSE):
        return None
    match target:
        case Deliverable():
            return _done(message, target)
        case IncidentFree() if says(Act.ZERO, text) or says(Act.NO, text):
            return IncidentItem(target=target.id, value=0, period=_period(message))
        case Compliance() if says(Act.NO, text) or says(Act.OUT_OF_LINE, text):
            return ComplianceItem(target=target.id, value=False, period=_period(message))
        case Compliance() if says(Act.YES, text) or says(Act.IN_LINE, text):
            return ComplianceItem(target=target.id, value=True, period=_period(message))
        case Response() if len(message.days) == 2:  # noqa: PLR2004 - opened and closed
            opened, closed = (mark.first for mark in message.days)
            ordered = opened <= closed <= message.today
            return CaseItem(target=target.id, opened=opened, closed=closed) if ordered else None
        case _:
            return None


def _done(message: Message, target: Deliverable) -> DoneItem | None:
    if acts_in(message.text, (Act.NOT_DONE, Act.NO)):
        return None
    if not (message.days or acts_in(message.text, (Act.DONE, Act.YES))):
        return None
    day = message.days[0].first if message.days else message.today
    return DoneItem(target=target.id, done=day) if day <= message.today else None


def _period(message: Message) -> Period | None:
    return next((mark.period for mark in message.marks if mark.period and mark.first <= message.today), None)
