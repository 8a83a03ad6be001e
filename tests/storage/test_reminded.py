"""When people were last reminded, and what does not apply to them."""

from datetime import timedelta

from sqlmodel import Session, select

from storage import campaigns, exemptions, reminded
from storage.campaigns import Recipient
from storage.people import Member
from storage.tables import CampaignKind, CampaignState, Delivery, DeliveryState, Event, Exemption
from tests.storage.conftest import NOW

A_DAY = timedelta(days=1)


def sent(session: Session, member: Member, kind: CampaignKind, key: str, *, state: DeliveryState, day: int) -> None:
    """Something sent to the member on the day of that number."""
    to = [Recipient(person_id=member.id, chat_id=member.telegram_id)]
    campaign = campaigns.post(session, kind=kind, key=key, recipients=to, at=NOW)
    delivery = session.exec(select(Delivery).where(Delivery.campaign_id == campaign)).one()
    delivery.state, delivery.settled_at = state, NOW + day * A_DAY
    session.add(delivery)
    session.flush()


def test_the_last_reminder_is_the_newest_that_arrived(session: Session, manager: Member) -> None:
    """Whether by the day's digest or by HR's hand; a broadcast is no reminder, nor is what never arrived."""
    assert reminded.last_reminded(session, person_ids=[manager.id]) == {}
    sent(session, manager, CampaignKind.DIGEST, "a", state=DeliveryState.SENT, day=1)
    sent(session, manager, CampaignKind.REMINDER, "b", state=DeliveryState.SENT, day=2)
    sent(session, manager, CampaignKind.DIGEST, "c", state=DeliveryState.BLOCKED, day=3)
    sent(session, manager, CampaignKind.BROADCAST, "d", state=DeliveryState.SENT, day=4)
    assert reminded.last_reminded(session, person_ids=[manager.id, manager.id + 1]) == {manager.id: NOW + 2 * A_DAY}


def test_what_does_not_apply_is_told_with_the_reason(session: Session, manager: Member) -> None:
    """Taken back, it counts no longer."""
    for what, revoked in (("2026-10", None), ("2026-11", NOW)):
        session.add(
            Exemption(
                person_id=manager.id,
                target="hr.recruitment_rate",
                what=what,
                reason="停招",
                at=NOW,
                revoked_at=revoked,
            )
        )
    session.flush()
    found = exemptions.in_force(session, targets=["hr.recruitment_rate", "hr.staff_turnover"])
    assert [(key, one.by, one.reason) for key, one in found.items()] == [
        (("hr.recruitment_rate", "2026-10"), manager.name, "停招")
    ]
    assert exemptions.in_force(session, targets=["hr.staff_turnover"]) == {}


def test_what_waits_for_the_morning_is_on_the_way_until_it_is_called_off(session: Session, manager: Member) -> None:
    """Called off again, or of another kind, nothing happens."""
    to = [Recipient(person_id=manager.id, chat_id=manager.telegram_id)]
    kinds = {kind: f"{kind}:1:1:overdue" for kind in (CampaignKind.REMINDER, CampaignKind.DIGEST)}
    made = {
        kind: campaigns.post(session, kind=kind, key=key, recipients=to, at=NOW, due_at=NOW + A_DAY, made_by=manager.id)
        for kind, key in kinds.items()
    }
    reminder = made[CampaignKind.REMINDER]
    coming = reminded.on_the_way(session, person_ids=[manager.id], lock=True)
    assert [(one.person_id, one.campaign.id) for one in coming] == [(manager.id, reminder)]
    assert reminded.held_back(session, campaign_id=reminder, at=NOW) == [NOW + A_DAY]
    assert reminded.held_back(session, campaign_id=reminder, at=NOW + A_DAY) == []
    waiting = reminded.waiting_of(session, made_by=manager.id, at=NOW, most=5)
    assert [(campaign.id, people) for campaign, people in waiting] == [(reminder, [manager.id])]
    assert reminded.waiting_of(session, made_by=manager.id, at=NOW, most=5, since=NOW) == []
    assert reminded.call_off(session, campaign_id=made[CampaignKind.DIGEST], at=NOW, by=manager.id) is None
    assert reminded.call_off(session, campaign_id=reminder + 100, at=NOW, by=manager.id) is None
    for _ in range(2):
        campaign = reminded.call_off(session, campaign_id=reminder, at=NOW, by=manager.id)
        assert campaign is not None
        assert campaign.state == CampaignState.CANCELLED
    assert reminded.on_the_way(session, person_ids=[manager.id]) == []
    assert reminded.waiting_of(session, made_by=manager.id, at=NOW, most=5) == []
    told = session.exec(select(Event.detail).where(Event.action == "reminder_called_off")).all()
    assert told == [{"people": [manager.id]}]


def test_what_is_only_tried_again_waits_for_no_morning(session: Session, manager: Member) -> None:
    """Its time is ahead, too: it is neither held back nor in the list of what may be called off."""
    to = [Recipient(person_id=manager.id, chat_id=manager.telegram_id)]
    reminder = campaigns.post(
        session, kind=CampaignKind.REMINDER, key="again", recipients=to, at=NOW, due_at=NOW + A_DAY, made_by=manager.id
    )
    delivery = session.exec(select(Delivery).where(Delivery.campaign_id == reminder)).one()
    delivery.attempts = 1
    session.add(delivery)
    session.flush()
    assert reminded.held_back(session, campaign_id=reminder, at=NOW) == []
    assert reminded.waiting_of(session, made_by=manager.id, at=NOW, most=5) == []
