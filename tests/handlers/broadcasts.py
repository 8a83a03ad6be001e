"""What the tests of broadcasts share: who is there, and what was sent to whom."""

from sqlmodel import Session, col, select

from bot.demo.messages import Document, Photo, Text
from bot.demo.people import write
from bot.demo.person import Answer, Person
from storage.tables import Campaign, Delivery, DeliveryState, Setting
from tests.talking import Company

NOTICE = {"zh": "各位同事，明天下午三点开会。", "en": "Dear colleagues, we meet tomorrow at three."}


async def staff(company: Company, *slugs: str) -> None:
    """Let these join; the network manager reads English."""
    for slug in slugs:
        await company.member(slug, language="en" if slug == "manager-network" else "zh")


async def without_reminders(company: Company) -> None:
    """Let nobody be reminded of what is due."""

    def work(session: Session) -> None:
        session.add(Setting(name="enabled", value=False, set_at=company.services.clock()))

    await company.services.database.run(work)


async def composed(hr: Person, text: str = NOTICE["zh"]) -> Answer:
    """A draft for everyone, as HR's first broadcast."""
    await hr.says("/broadcast")
    return await hr.says(text)


async def write_rich(company: Company, person: Person, content: Text | Photo | Document) -> Answer:
    """Send something with formatting of its own, and wait."""
    write(company.server.chats, person.user, content)
    return await person.settles()


async def sent(company: Company, hr: Person, number: int, *, broadcast: int = 1) -> None:
    """Confirm the draft for so many, and let it go out and end."""
    await hr.forges(f"broadcast_yes:{broadcast}:{number}")
    await company.delivered()
    await company.tick()
    await hr.settles()


async def states(company: Company) -> dict[int, list[str]]:
    """The states of each campaign's deliveries, in the order they were queued."""
    rows = await company.services.database.run(
        lambda session: session.exec(select(Delivery).order_by(col(Delivery.id))).all()
    )
    found: dict[int, list[str]] = {}
    for row in rows:
        found.setdefault(row.campaign_id, []).append(DeliveryState(row.state))
    return found


async def campaigns(company: Company) -> list[Campaign]:
    rows = select(Campaign).order_by(col(Campaign.id))
    return list(await company.services.database.run(lambda session: session.exec(rows).all()))


def got(company: Company, slug: str) -> list[str]:
    """What the bot has said to this persona."""
    return [message.text for message in company.person(slug).messages if message.sender.is_bot]
