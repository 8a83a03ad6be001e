"""The ledger of what is sent, and the lease of who sends, on both databases."""

from collections.abc import Iterable
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from storage import campaigns, deliveries, leases, people, receipts
from storage.campaigns import Content, Recipient
from storage.deliveries import Claimed, Outcome
from storage.leases import Taken
from storage.people import Member
from storage.tables import Campaign, CampaignKind, CampaignState, Delivery, DeliveryState, Person, Role
from tests.storage.conftest import NOW, TODAY

WORDS = Content(html="停电", buttons=((("OK", "ok"),),))
A_SECOND = timedelta(seconds=1)


@pytest.fixture
def members(session: Session) -> list[Member]:
    return [
        people.join(
            session,
            telegram_id=710_000_000 + number,
            name=name,
            language="zh",
            role=Role.MANAGER,
            positions=[],
            at=NOW,
            today=TODAY,
        )
        for number, name in enumerate(("b", "a", "c"))
    ]


def post(session: Session, members: Iterable[Member], key: str = "test") -> int:
    recipients = [Recipient(person_id=member.id, chat_id=member.telegram_id) for member in members]
    return campaigns.post(session, kind=CampaignKind.BROADCAST, key=key, recipients=recipients, at=NOW, content=WORDS)


def claim(session: Session) -> Claimed:
    found = deliveries.next_queued(session, now=NOW, not_to=())
    assert found is not None
    return deliveries.claim(session, delivery=found[0], content=WORDS)


def state(session: Session, claimed: Claimed) -> DeliveryState:
    return DeliveryState(session.exec(select(Delivery.state).where(Delivery.id == claimed.id)).one())


def test_a_lease_is_one_holders_until_its_time_is_over(session: Session) -> None:
    """Renewed by its holder; another gets it when it is over or given back, and is told that it is new."""

    def take(holder: str, seconds: float = 60) -> Taken:
        return leases.take(session, name="sender", holder=holder, lifetime=timedelta(seconds=seconds))

    assert [take("one"), take("one"), take("two")] == [Taken.ANEW, Taken.RENEWED, Taken.NOT]
    leases.give_back(session, name="sender", holder="two")
    assert take("two") is Taken.NOT
    leases.give_back(session, name="sender", holder="one")
    assert take("two", seconds=-1) is Taken.ANEW
    assert take("one") is Taken.ANEW


def test_only_the_attempt_that_was_claimed_is_settled(session: Session, members: list[Member]) -> None:
    """An answer that comes late counts for its own attempt; after another one it is nobody's."""
    post(session, members[:1])
    first = claim(session)
    assert deliveries.leave_unknown(session, at=NOW) == 1
    deliveries.settle(session, claimed=first, outcome=Outcome(state=DeliveryState.QUEUED), at=NOW)
    second = claim(session)
    deliveries.settle(session, claimed=first, outcome=Outcome(state=DeliveryState.FAILED), at=NOW)
    assert state(session, second) is DeliveryState.SENDING
    deliveries.settle(session, claimed=second, outcome=Outcome(state=DeliveryState.SENT, message_id=7), at=NOW)
    assert state(session, second) is DeliveryState.SENT
    found = deliveries.find_by_message(session, chat_id=second.chat_id, message_id=7)
    assert found is not None
    assert (found[0].id, found[1].key) == (second.id, "test")
    assert deliveries.find_by_message(session, chat_id=second.chat_id, message_id=8) is None


def test_what_was_claimed_and_never_told_is_queued_again(session: Session, members: list[Member]) -> None:
    """But for what really is being sent."""
    post(session, members[:2])
    known, forgotten = claim(session), claim(session)
    assert deliveries.return_unsent(session, but={known.id: known}) == 1
    assert [state(session, one) for one in (known, forgotten)] == [DeliveryState.SENDING, DeliveryState.QUEUED]


def test_it_is_the_turn_of_what_waited_longest(session: Session, members: list[Member]) -> None:
    """Chats that had a message a moment ago are passed over; what is tried again has its time."""
    post(session, members)
    first = claim(session)
    again = Outcome(state=DeliveryState.QUEUED, due_at=NOW + A_SECOND)
    deliveries.settle(session, claimed=first, outcome=again, at=NOW)
    assert deliveries.next_due(session) == NOW
    assert deliveries.next_due(session, tried=True) == NOW + A_SECOND
    found = deliveries.next_queued(session, now=NOW, not_to=[members[1].telegram_id])
    assert found is not None
    assert found[2].id == members[2].id
    later = deliveries.next_queued(session, now=NOW + A_SECOND, not_to=[one.telegram_id for one in members[1:]])
    assert later is not None
    assert later[2].id == members[0].id


def test_how_far_a_campaign_is(session: Session, members: list[Member]) -> None:
    """Counted by state, listed by name."""
    campaign_id = post(session, members)
    sent, blocked = claim(session), claim(session)
    deliveries.settle(session, claimed=sent, outcome=Outcome(state=DeliveryState.SENT, message_id=7), at=NOW)
    refused = Outcome(state=DeliveryState.BLOCKED, reason="blocked")
    deliveries.settle(session, claimed=blocked, outcome=refused, at=NOW)
    counts = deliveries.counts(session, campaign_id=campaign_id)
    assert counts == {DeliveryState.SENT: 1, DeliveryState.BLOCKED: 1, DeliveryState.QUEUED: 1}
    everybody = receipts.receipts(session, campaign_id=campaign_id)
    assert [(one.state, one.reason) for one in everybody] == [
        (DeliveryState.BLOCKED, "blocked"),
        (DeliveryState.SENT, ""),
        (DeliveryState.QUEUED, ""),
    ]
    missed = receipts.receipts(session, campaign_id=campaign_id, states=deliveries.NOT_REACHED)
    assert [one.person_id for one in missed] == [blocked.person_id]
    lost = session.exec(select(Person.name).where(Person.unreachable_since == NOW)).all()
    assert lost == ["a"]


def test_a_campaign_ends_when_nothing_of_it_waits(session: Session, members: list[Member]) -> None:
    """One without recipients ends at once, drafts and what is scheduled do not; a cancelled one has nothing queued."""
    empty = post(session, [], key="empty")
    waiting = post(session, members, key="waiting")
    for unbegun in (CampaignState.DRAFT, CampaignState.SCHEDULED):
        session.get_one(Campaign, post(session, [], key=unbegun)).state = unbegun
    under_way = deliveries.under_way(session, now=NOW)
    assert [(one.campaign.id, one.finished) for one in under_way] == [(empty, True), (waiting, False)]
    going_on = claim(session)
    assert deliveries.cancel(session, campaign_id=waiting, at=NOW) == 2
    assert [one.finished for one in deliveries.under_way(session, now=NOW)] == [False]
    deliveries.settle(session, claimed=going_on, outcome=Outcome(state=DeliveryState.QUEUED), at=NOW)
    [ended] = deliveries.under_way(session, now=NOW)
    assert (ended.finished, ended.campaign.state, ended.campaign.ended_at) == (True, CampaignState.CANCELLED, NOW)
    assert ended.counts == {DeliveryState.CANCELLED: 3}
    assert deliveries.under_way(session, now=NOW) == []
    assert deliveries.cancel(session, campaign_id=waiting, at=NOW) == 0
