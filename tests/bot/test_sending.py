"""What is sent to people without their asking: each gets it once, and what became of it stands in the ledger."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial

import pytest
from sqlmodel import col, select

from bot.demo.errors import ApiError, bad_request
from bot.demo.faults import Faults
from storage import campaigns, deliveries, people
from storage.campaigns import Content, Recipient
from storage.people import Member
from storage.tables import Campaign, CampaignKind, CampaignState, Delivery, DeliveryState, Person
from tests.talking import Company

WORDS = Content(html="<b>明天</b>停电 &amp; 断网", buttons=((("📄 指标", "targets"),),))


async def post(
    company: Company, *members: Member, key: str = "test", after: timedelta = timedelta(), content: Content = WORDS
) -> int:
    """Post a message to these members."""
    now = company.services.clock()
    recipients = [Recipient(person_id=member.id, chat_id=member.telegram_id) for member in members]
    work = partial(
        campaigns.post,
        kind=CampaignKind.BROADCAST,
        key=key,
        recipients=recipients,
        at=now,
        due_at=now + after,
        content=content,
    )
    return await company.services.database.run(work)


async def ledger(company: Company) -> list[tuple[str, str, int]]:
    """The state of every delivery, with the reason and the attempts, in the order they were posted."""
    rows = await company.services.database.run(
        lambda session: session.exec(select(Delivery).order_by(col(Delivery.id))).all()
    )
    return [(row.state, row.reason, row.attempts) for row in rows]


async def campaign(company: Company) -> Campaign:
    return await company.services.database.run(lambda session: session.exec(select(Campaign)).one())


def got(company: Company, slug: str) -> list[str]:
    """What the bot has said to this persona."""
    return [message.text for message in company.person(slug).messages if message.sender.is_bot]


async def test_each_recipient_gets_it_once(company: Company) -> None:
    """Sent with its markup and buttons, once however often it is posted; the campaign ends with the next tick."""
    members = [await company.member(slug) for slug in ("manager-hr", "manager-sales")]
    await post(company, *members)
    await company.delivered()
    await post(company, *members)
    await company.delivered()
    last = company.person("manager-hr").last
    assert (last.text, last.buttons) == ("明天停电 & 断网", (("📄 指标",),))
    assert [got(company, slug) for slug in ("manager-hr", "manager-sales")] == [["明天停电 & 断网"]] * 2
    assert await ledger(company) == [("sent", "", 1)] * 2
    await company.tick()
    assert (await campaign(company)).state == CampaignState.ENDED
    assert (await campaign(company)).ended_at is not None


async def test_nothing_is_sent_before_its_time(company: Company) -> None:
    """What is to be sent later waits for the clock."""
    await post(company, await company.member("manager-hr"), after=timedelta(hours=1))
    await company.delivered()
    await company.tick()
    assert (got(company, "manager-hr"), await ledger(company)) == ([], [("queued", "", 0)])
    company.clock.move_to(company.clock() + timedelta(hours=1))
    await company.delivered()
    assert len(got(company, "manager-hr")) == 1


Break = Callable[[Faults], None]

BREAKS: list[tuple[str, Break, tuple[str, str, int], int]] = [
    ("flood", lambda faults: faults.flood("sendMessage", retry_after=1), ("sent", "", 2), 1),
    ("bad gateway", lambda faults: faults.fail("sendMessage", times=2), ("sent", "", 3), 1),
    ("token", lambda faults: faults.refuse("sendMessage", ApiError(401, "Unauthorized")), ("sent", "", 2), 1),
    (
        "blocked",
        lambda faults: faults.forbid("sendMessage"),
        ("blocked", "Forbidden: bot was blocked by the user", 1),
        0,
    ),
    (
        "gone",
        lambda faults: faults.forbid("sendMessage", "user is deactivated"),
        ("blocked", "Forbidden: user is deactivated", 1),
        0,
    ),
    (
        "no chat",
        lambda faults: faults.refuse("sendMessage", bad_request("chat not found")),
        ("never_started", "Chat not found", 1),
        0,
    ),
    (
        "refused",
        lambda faults: faults.refuse("sendMessage", bad_request("can't parse entities")),
        ("failed", "Can't parse entities", 1),
        0,
    ),
    ("request lost", lambda faults: faults.lose_request("sendMessage"), ("unknown", "", 1), 0),
    ("answer lost", lambda faults: faults.lose_answer("sendMessage"), ("unknown", "", 1), 1),
]


@pytest.mark.parametrize(
    ("breaks", "outcome", "arrives"), [case[1:] for case in BREAKS], ids=[case[0] for case in BREAKS]
)
async def test_what_becomes_of_an_attempt(
    company: Company, breaks: Break, outcome: tuple[str, str, int], arrives: int
) -> None:
    """Sent again where it certainly was not sent, never where it may have been; a refusal stands with its reason."""
    await post(company, await company.member("manager-hr"))
    breaks(company.server.faults)
    await company.delivered()
    [(state, reason, attempts)] = await ledger(company)
    assert (state, attempts) == (outcome[0], outcome[2])
    assert reason == outcome[1] or state == DeliveryState.UNKNOWN
    assert len(got(company, "manager-hr")) == arrives


async def test_whoever_blocks_the_bot_is_unreachable_until_they_write(company: Company) -> None:
    """The first refusal is remembered; a message of theirs ends it."""
    manager = await company.joined("manager-hr")
    member = await company.member("manager-hr")
    await manager.blocks()
    await post(company, member)
    await company.delivered()
    assert [state for state, _, _ in await ledger(company)] == ["blocked"]
    assert await unreachable(company) == [True]
    await manager.unblocks()
    await manager.says("/help")
    assert await unreachable(company) == [False]


async def test_whoever_never_opened_the_chat_is_told_apart(company: Company) -> None:
    """A member who has not started the bot gets nothing, and is unreachable, too."""
    member = await company.member("manager-hr")
    company.server.chats.started.clear()
    await post(company, member)
    await company.delivered()
    assert [state for state, _, _ in await ledger(company)] == ["never_started"]
    assert await unreachable(company) == [True]


async def unreachable(company: Company) -> Sequence[bool]:
    rows = await company.services.database.run(lambda session: session.exec(select(Person)).all())
    return [row.unreachable_since is not None for row in rows]


async def test_whoever_was_shut_out_gets_nothing(company: Company) -> None:
    """A person deactivated after it was posted is passed over."""
    member = await company.member("manager-hr")
    await post(company, member)
    shut_out = partial(people.set_active, person_id=member.id, active=False, at=company.services.clock(), actor=None)
    await company.services.database.run(shut_out)
    await company.delivered()
    assert (got(company, "manager-hr"), await ledger(company)) == ([], [("not_needed", "", 0)])


async def test_a_cancelled_campaign_sends_nothing_more(company: Company) -> None:
    """What was queued is cancelled, and nothing can be added; what was sent stays."""
    sent, spared, late = [await company.member(slug) for slug in ("manager-hr", "manager-sales", "manager-finance")]
    await post(company, sent)
    await company.delivered()
    campaign_id = await post(company, spared, after=timedelta(hours=1))
    cancel = partial(deliveries.cancel, campaign_id=campaign_id, at=company.services.clock())
    assert await company.services.database.run(cancel) == 1
    await post(company, late)
    company.clock.move_to(company.clock() + timedelta(hours=2))
    await company.delivered()
    await company.tick()
    assert [state for state, _, _ in await ledger(company)] == ["sent", "cancelled"]
    assert (await campaign(company)).state == CampaignState.CANCELLED
    assert (await campaign(company)).ended_at is not None
