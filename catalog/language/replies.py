"""A message that answers one target: 92, 没有, 昨天交的 and yes are enough then."""

from __future__ import annotations

from collections.abc import Sequence

from catalog.judging.deliverables import due_in
from catalog.language.acts import ONE_CLAUSE, Act, acts_in, says
from catalog.language.events.known_by import period_known_by
from catalog.language.figures.figures import Binding, is_hedged, spoken_figures
from catalog.language.figures.fitting import Fit, fit
from catalog.language.figures.items import Claim, claims_of, refused
from catalog.language.message import Message
from catalog.language.names.choosing import Choice, Verdict
from catalog.language.names.lexicon import Lexicon
from catalog.language.names.matching import Match
from catalog.language.scope import any_period, looks_ahead
from catalog.model import Compliance, Deliverable, IncidentFree, Measure, Response, Target
from catalog.reading import CaseItem, ComplianceItem, DoneItem, IncidentItem, Intent, Item, Reading

_AGAINST = (Act.NO, Act.OUT_OF_LINE)
_FOR = (Act.YES, Act.IN_LINE)


def answer(message: Message, lexicon: Lexicon, target: Target) -> Reading | None:
    """What the message says of the target that it answers, None where it says nothing of it."""
    claims = _figures(message, lexicon, target)
    told = _told(message, target)
    items = [item for claim in claims for item in claim.items] or ([told] if told else [])
    if items:
        return Reading(intent=Intent.REPORT, items=tuple(items))
    doubts = [claim.doubt for claim in claims if claim.doubt]
    if not doubts and isinstance(target, Measure) and (spoken := spoken_figures(message)):
        doubts = [refused(spoken[-1][1], (target.id,))]
    return Reading(intent=Intent.ASK, doubts=tuple(doubts)) if doubts else None


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
    ahead = looks_ahead(message) and not isinstance(target, Deliverable)
    if message.quantities or ahead or acts_in(text, ONE_CLAUSE):
        return None
    match target:
        case Deliverable():
            return _done(message, target)
        case IncidentFree() if says(Act.ZERO, text) or says(Act.NO, text):
            return IncidentItem(target=target.id, value=0, period=any_period(message))
        case Compliance() if acts_in(text, (*_AGAINST, *_FOR)):
            return ComplianceItem(target=target.id, value=not acts_in(text, _AGAINST), period=any_period(message))
        case Response():
            return _case(message, target)
        case _:
            return None


def _case(message: Message, target: Response) -> CaseItem | None:
    """A case told by the days it was opened and closed, or only that it is answered."""
    answered = says(Act.DONE, message.text) and not acts_in(message.text, (Act.NOT_DONE, Act.NO))
    match [mark.first for mark in message.days]:
        case [opened, closed] if opened <= closed <= message.today:
            return CaseItem(target=target.id, opened=opened, closed=closed)
        case [closed] if answered and closed <= message.today:
            return CaseItem(target=target.id, opened=None, closed=closed)
        case [] if answered:
            return CaseItem(target=target.id, opened=None, closed=message.today)
        case _:
            return None


def _done(message: Message, target: Deliverable) -> DoneItem | None:
    if acts_in(message.text, (Act.NOT_DONE, Act.NO)):
        return None
    if not (message.days or acts_in(message.text, (Act.DONE, Act.YES))):
        return None
    day = message.days[0].first if message.days else message.today
    period = period_known_by(message, ())
    due = due_in(target, period) if period else None
    return DoneItem(target=target.id, done=day, due=due) if day <= message.today else None
