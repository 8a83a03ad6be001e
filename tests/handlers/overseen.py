"""A company in the middle of a month that somebody oversees."""

from datetime import datetime

from sqlmodel import Session

from storage import campaigns
from storage.campaigns import Recipient
from storage.tables import CampaignKind, Delivery, DeliveryState, Exemption
from tests.conftest import NOON, ZONE
from tests.handlers.records import shut_out
from tests.talking import Company

OCTOBER = datetime(2026, 10, 12, 9, tzinfo=ZONE)


async def a_company_that_is_behind(company: Company) -> None:
    """Three managers since October: one was reminded today and excused once, one has left again."""
    company.clock.move_to(OCTOBER)
    hr = await company.joined("manager-hr")
    await hr.says("招聘达成率92%")
    await company.joined("manager-sales")
    await (await company.joined("manager-procurement")).says("供应商信息库完整率100%")
    await shut_out(company, "manager-procurement")
    company.clock.move_to(NOON)
    await hr.says("招聘达成率88%")
    member = await company.member("manager-hr")

    def work(session: Session) -> None:
        session.add(Exemption(person_id=member.id, target="hr.work_saturation", what="2026-11", reason="停工", at=NOON))
        to = [Recipient(person_id=member.id, chat_id=member.telegram_id)]
        campaign = campaigns.post(session, kind=CampaignKind.DIGEST, key="digest:2026-11-23", recipients=to, at=NOON)
        delivery = session.get_one(Delivery, campaign)
        delivery.state, delivery.settled_at = DeliveryState.SENT, NOON
        session.add(delivery)

    await company.services.database.run(work)
