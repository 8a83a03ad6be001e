"""What the bot asks its database while people wait, each for somebody of a crowd (tests/crowd.py)."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from sqlmodel import Session

from catalog.entries import Figure
from storage import (
    amendments,
    audit,
    broadcasts,
    colleagues,
    deliveries,
    entries,
    evidence,
    exemptions,
    inbox,
    invitations,
    people,
    prompts,
    questions,
    receipts,
    records,
    reminded,
    reviews,
    snoozes,
    walks,
)
from storage.campaigns import Content
from storage.deliveries import Claimed, Outcome
from storage.entries import Source
from storage.questions import OpenQuestion
from storage.tables import DeliveryState
from tests.crowd import A_DAY, BROADCAST, NOW, TODAY, Somebody

_LAST_YEAR = date(2025, 1, 1)
_NEXT_UPDATE = 10**9


def _find_question(session: Session, one: Somebody) -> OpenQuestion | None:
    """By its number, as a button names it: the first of this chat."""
    return questions.find(session, question_id=one.number, chat_id=one.chat_id, now=NOW, update_id=_NEXT_UPDATE)


def _report(session: Session, one: Somebody) -> None:
    """A report, its correction, and the undo of that."""
    figure = Figure(value=Decimal(93), on=TODAY)
    target, bound = one.targets[0], ">= 90 percent"
    first = entries.keep(session, target=target, entry=figure, bound=bound, source=_source(one, 2000))
    source = _source(one, 2001)
    second = entries.keep(session, target=target, entry=figure, bound=bound, source=source, supersedes=first.id)
    entries.revoke(session, entry_ids=[second.id], by=one.number, at=NOW, update_id=_NEXT_UPDATE)


def _settle(session: Session, one: Somebody) -> None:
    """Telegram refuses it: the person cannot be reached."""
    claimed = Claimed(id=one.number, attempt=0, person_id=one.number, chat_id=one.chat_id, content=Content(html="—"))
    outcome = Outcome(state=DeliveryState.BLOCKED, chat_id=one.chat_id)
    deliveries.settle(session, claimed=claimed, outcome=outcome, at=NOW)


def _ask(session: Session, one: Somebody) -> None:
    """A question in place of the one that waits."""
    waiting = questions.waiting_in(session, chat_id=one.chat_id, now=NOW, update_id=_NEXT_UPDATE)
    if waiting is None:
        raise LookupError("everybody in the crowd has a question that waits")
    questions.ask(
        session,
        person_id=one.number,
        chat_id=one.chat_id,
        asked=waiting.asked,
        at=NOW,
        expires_at=NOW,
        update_id=_NEXT_UPDATE,
    )


def _source(one: Somebody, message_id: int) -> Source:
    return Source(
        person_id=one.number, at=NOW, on=TODAY, chat_id=one.chat_id, message_id=message_id, edit=0, words="93%"
    )


QUERIES: Mapping[str, Callable[[Session, Somebody], object]] = MappingProxyType(
    {
        "who it is": lambda session, one: people.find_member(session, telegram_id=one.chat_id, today=TODAY),
        "since when the position is held": lambda session, one: people.position_since(session, position=one.position),
        "since when several positions are held": lambda session, one: people.positions_since(
            session, positions=[one.position]
        ),
        "who reports for a position": lambda session, one: people.holders(
            session, positions=[one.position], today=TODAY
        ),
        "what of a position does not apply": lambda session, one: exemptions.in_force(session, targets=one.targets),
        "when somebody was last reminded": lambda session, one: reminded.last_reminded(
            session, person_ids=[one.number]
        ),
        "what HR reminds of that is on its way": lambda session, one: reminded.on_the_way(
            session, person_ids=[one.number]
        ),
        "what the last reminder said": lambda session, one: reminded.last_content(
            session, person_id=one.number, since=NOW - 2 * A_DAY
        ),
        "what somebody lets rest": lambda session, one: snoozes.snoozed(session, person_id=one.number, since=TODAY),
        "letting something rest": lambda session, one: snoozes.snooze(
            session,
            person_id=one.number,
            target=one.targets[1],
            what="2026-11",
            until=TODAY,
            at=NOW,
            update_id=_NEXT_UPDATE,
        ),
        "saying that something does not apply": lambda session, one: exemptions.exempt(
            session, person_id=one.number, target=one.targets[1], what="2026-11", reason="—", at=NOW
        ),
        "what of a position is questioned": lambda session, one: reviews.questioned(session, targets=one.targets),
        "what was said of a report": lambda session, one: reviews.newest(session, entry_ids=[one.number]),
        "somebody as HR sees them": lambda session, one: colleagues.find(session, key=str(one.number), today=TODAY),
        "what somebody did, or was done to them": lambda session, one: audit.page_of(
            session, topic=None, person_id=one.number, skipping=0, most=6
        ),
        "what HR changed of the catalog": lambda session, _: amendments.in_force(session),
        "whose code it is": lambda session, one: invitations.find_offer(session, code=one.code, now=NOW),
        "who is awaited under a name": lambda session, one: invitations.waits_as(session, name=f"Manager {one.number}"),
        "whom an update invited": lambda session, one: invitations.made_by_update(session, update_id=one.number),
        "the question that waits": lambda session, one: questions.waiting_in(
            session, chat_id=one.chat_id, now=NOW, update_id=_NEXT_UPDATE
        ),
        "the question of a button": _find_question,
        "the question that a message answered": lambda session, one: questions.answered_by(
            session, chat_id=one.chat_id, message_id=1
        ),
        "asking a question": _ask,
        "what a flow waits for": lambda session, one: prompts.waiting_in(
            session, chat_id=one.chat_id, now=NOW, update_id=_NEXT_UPDATE
        ),
        "the walk under way": lambda session, one: walks.under_way(
            session, chat_id=one.chat_id, now=NOW, update_id=_NEXT_UPDATE
        ),
        "the walk that an update ended": lambda session, one: walks.ended_by(
            session, chat_id=one.chat_id, update_id=_NEXT_UPDATE
        ),
        "the unfinished walk": lambda session, one: walks.unfinished(session, chat_id=one.chat_id, since=_LAST_YEAR),
        "a target's reports since last year": lambda session, one: entries.current(
            session, targets=one.targets[:1], since=_LAST_YEAR
        ),
        "a position's reports since last year": lambda session, one: entries.current(
            session, targets=one.targets, since=_LAST_YEAR
        ),
        "a target's reports": lambda session, one: entries.current(session, targets=one.targets[:1], since=date.min),
        "a position's open cases": lambda session, one: entries.still_open(
            session, targets=one.targets, before=_LAST_YEAR
        ),
        "a target's records": lambda session, one: records.page_of(session, target=one.targets[0], after=0, most=200),
        "the newest report": lambda session, one: entries.newest_of(session, person_id=one.number),
        "the last message that reported": lambda session, one: entries.last_of(session, person_id=one.number),
        "what somebody has reported since": lambda session, one: entries.reported_after(
            session, person_id=one.number, entry_id=0
        ),
        "what a message reported": lambda session, one: entries.kept_from(session, chat_id=one.chat_id, message_id=1),
        "what a line reported": lambda session, one: entries.find_at(session, _source(one, 1)),
        "what an update undid": lambda session, one: entries.undone_by(session, update_id=one.undoing_update),
        "a target's evidence": lambda session, one: evidence.evidence_for(
            session, target=one.targets[0], messages={(one.chat_id, number) for number in (1, 11, 21, 31)}
        ),
        "reporting, correcting, undoing": _report,
        "whose turn it is to get a message": lambda session, one: deliveries.next_queued(
            session, now=NOW, not_to=[one.chat_id]
        ),
        "when the next message is due": lambda session, _: deliveries.next_due(session),
        "settling a message": _settle,
        "what was being sent by whoever is gone": lambda session, _: deliveries.leave_unknown(session, at=NOW),
        "which campaigns are under way": lambda session, _: deliveries.under_way(session, now=NOW),
        "what a message delivered": lambda session, one: deliveries.find_by_message(
            session, chat_id=one.chat_id, message_id=3001
        ),
        "the newest broadcasts": lambda session, one: broadcasts.latest(session, made_by=one.number, skip=0, most=6),
        "the broadcast that an update began": lambda session, one: broadcasts.find_by_key(
            session, key=f"broadcast:{one.number}"
        ),
        "which broadcasts come due": lambda session, _: broadcasts.come_due(session, now=NOW),
        "how far a broadcast is": lambda session, _: deliveries.counts(session, campaign_id=BROADCAST),
        "who of a broadcast's recipients could not be reached": lambda session, _: receipts.receipts(
            session, campaign_id=BROADCAST, states=deliveries.NOT_REACHED
        ),
        "whom a broadcast reached": lambda session, _: receipts.reached(session, first=BROADCAST),
        "who has read a broadcast": lambda session, _: receipts.read(session, first=BROADCAST),
        "confirming that a broadcast was read": lambda session, one: receipts.acknowledge(
            session, first=BROADCAST, person_id=one.number, at=NOW
        ),
        "updates to be handled": lambda session, _: inbox.unhandled(session),
    }
)
