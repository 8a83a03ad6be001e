"""What is sent to people without their asking: each gets it once, and what became of it stands in the ledger."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from itertools import pairwise
from typing import TypeVar, cast

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, col, select
from telegram import Bot, Message
from telegram.error import ChatMigrated, NetworkError

from bot import sending
from bot.demo.errors import ApiError, bad_request
from bot.demo.faults import Faults
from bot.sending import Sender
from handlers import contents
from storage import campaigns, deliveries, people
from storage.campaigns import Content, Recipient
from storage.database import Database
from storage.people import Member
from storage.tables import Campaign, CampaignKind, CampaignState, Delivery, DeliveryState, Person
from tests.handlers.broadcasts import without_reminders
from tests.operating import until
from tests.talking import QUICK, Company

T = TypeVar("T")
WORDS = Content(html="<b>明天</b>停电 &amp; 断网", buttons=((("📄 指标", "targets"),),))


@pytest.fixture
async def company(company: Company) -> Company:
    """Nobody is reminded of what is due: the ledger holds only what a test posts."""
    await without_reminders(company)
    return company


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
    (
        "gateway timeout",
        lambda faults: faults.refuse("sendMessage", ApiError(504, "Gateway Timeout")),
        ("unknown", "Gateway Timeout", 1),
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


async def test_a_flood_halts_everything_for_exactly_as_long_as_asked(company: Company) -> None:
    """After 429 nothing is sent to anybody for `retry_after` seconds, and not much longer."""
    members = [await company.member(slug) for slug in ("manager-hr", "manager-sales", "manager-finance")]
    company.dutybot.sender.pace = replace(QUICK, in_flight=1)
    await post(company, *members)
    company.server.faults.flood("sendMessage", retry_after=2)
    await company.delivered()
    refused, *others = company.server.chats.journal.of("sendMessage")
    assert [refused.status, *(call.status for call in others)] == [429, 200, 200, 200]
    assert refused.ended is not None
    assert 2 <= min(call.started for call in others) - refused.ended < 3


async def test_a_server_that_fails_is_left_alone_for_longer_each_time(company: Company) -> None:
    """Pauses grow: one second, then two; whoever comes next waits with the first."""
    await post(company, *[await company.member(slug) for slug in ("manager-hr", "manager-sales")])
    company.dutybot.sender.pace = replace(QUICK, in_flight=1)
    company.server.faults.fail("sendMessage", times=2)
    await company.delivered()
    first, second, *others = [call.started for call in company.server.chats.journal.of("sendMessage")]
    assert len(others) == 2
    assert second - first >= 1
    assert min(others) - second >= 2


async def send_for(company: Company, sender: Sender, hours: int) -> list[timedelta]:
    """Send whatever is due, and let the clock go on to what is due next, for so long; when that was, from now on."""
    begun = company.services.clock()
    moments: list[timedelta] = []
    while True:
        await sender.send_due()
        due = await company.services.database.run(deliveries.next_due)
        if due is None or due - begun > timedelta(hours=hours):
            return moments
        company.clock.move_to(max(due, company.services.clock()))
        moments.append(company.services.clock() - begun)


async def test_what_a_failing_server_never_takes_is_given_up_after_a_day(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tried after pauses that grow to an hour, then failed with its reason: the broadcast ends by itself."""
    monkeypatch.setattr(sending, "_PAUSE_S", 0.0)
    members = [await company.member(slug) for slug in ("manager-hr", "manager-sales")]

    async def failing(bot: Bot, chat_id: int, content: Content) -> Message:
        if chat_id == members[0].telegram_id:
            raise NetworkError("Bad Gateway")
        return await contents.send(bot, chat_id, content)

    sender = Sender(company.services, company.dutybot.sending_bot, {}, QUICK)
    await post(company, *members)
    monkeypatch.setattr(sending, "send", failing)
    moments = await send_for(company, sender, 48)
    pauses = [round((after - before).total_seconds()) for before, after in pairwise(moments)]
    assert pauses == sorted(pauses)
    assert max(pauses) == 60 * 60
    assert timedelta(hours=24) <= moments[-1] < timedelta(hours=25)
    assert len(moments) < 50
    [(state, reason, _), other] = await ledger(company)
    assert (state, reason, other) == ("failed", "Bad Gateway", ("sent", "", 1))
    await company.tick()
    assert (await campaign(company)).state == CampaignState.ENDED


async def test_a_server_that_comes_back_within_the_day_takes_it(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "_PAUSE_S", 0.0)
    sender = Sender(company.services, company.dutybot.sending_bot, {}, QUICK)
    await post(company, await company.member("manager-hr"))
    company.server.faults.fail("sendMessage", times=20)
    await send_for(company, sender, 48)
    assert [(state, reason) for state, reason, _ in await ledger(company)] == [("sent", "")]
    assert len(got(company, "manager-hr")) == 1


async def test_a_chat_that_moved_is_followed(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sent to the new chat, and whatever else waits for the old one, too."""
    member = await company.member("manager-hr")
    old, new = company.services.clock(), member.telegram_id
    moved = replace(member, telegram_id=-1000)
    await post(company, moved)
    await post(company, moved, key="other")
    asked: list[int] = []

    async def migrating(bot: Bot, chat_id: int, content: Content) -> Message:
        asked.append(chat_id)
        if chat_id != new:
            raise ChatMigrated(new)
        return await contents.send(bot, chat_id, content)

    company.dutybot.sender.pace = replace(QUICK, in_flight=1)
    monkeypatch.setattr(sending, "send", migrating)
    await company.delivered()
    assert asked == [-1000, new, new]
    assert len(got(company, "manager-hr")) == 2
    assert company.services.clock() >= old


async def test_one_that_cannot_be_put_in_words_keeps_nobody_waiting(
    company: Company, caplog: pytest.LogCaptureFixture
) -> None:
    """It stands as failed with the reason, the log has it, and what has nothing to say any more is not needed."""
    members = [await company.member(slug) for slug in ("manager-hr", "manager-sales", "manager-finance")]

    def render(_: Session, delivery: Delivery, campaign: Campaign, __: datetime) -> Content | None:
        if delivery.person_id == members[0].id:
            raise ZeroDivisionError("one of ours")
        return deliveries.content_of(delivery, campaign) if delivery.person_id == members[2].id else None

    sender = Sender(company.services, company.dutybot.sending_bot, {CampaignKind.BROADCAST: render}, QUICK)
    await post(company, *members)
    await sender.drain()
    assert await ledger(company) == [
        ("failed", "ZeroDivisionError: one of ours", 0),
        ("not_needed", "", 0),
        ("sent", "", 1),
    ]
    assert [record.exc_info is not None for record in caplog.records if record.levelno >= logging.ERROR] == [True]


async def test_one_chat_gets_one_message_a_second(company: Company) -> None:
    """Two campaigns to the same chat: the second waits, and others do not wait with it."""
    hr, sales = [await company.member(slug) for slug in ("manager-hr", "manager-sales")]
    company.dutybot.sender.pace = replace(QUICK, chat_s=1.0)
    await post(company, hr)
    await post(company, hr, sales, key="other")
    await company.delivered()
    calls = company.server.chats.journal.of("sendMessage")
    assert [int(call.params["chat_id"]) for call in calls] == [hr.telegram_id, sales.telegram_id, hr.telegram_id]
    assert calls[0].ended is not None
    assert calls[2].started - calls[0].ended >= 0.99


class Disturbed(Database):
    """A database that is away for the units of work named in `absences`, before they begin or when they are kept."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.absences: dict[int, str] = {}
        self.works = 0

    def run_now(self, work: Callable[[Session], T]) -> T:
        number, self.works = self.works, self.works + 1
        when = self.absences.get(number)
        result = super().run_now(work) if when != "before" else None
        if when is not None:
            raise OperationalError("COMMIT", {}, ConnectionError("the database is away"))
        return cast("T", result)


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", range(5))
async def test_an_absence_of_the_database_loses_and_doubles_nothing(company: Company, step: int, when: str) -> None:
    """Away at any step, whether or not what it was told was kept: each gets it once, and the ledger says so."""
    members = [await company.member(slug) for slug in ("manager-hr", "manager-sales")]
    await post(company, *members)
    database = Disturbed(str(company.services.database.engine.url))
    database.absences = {step: when}
    services = replace(company.services, database=database)
    sender = Sender(services, company.dutybot.sending_bot, {}, replace(QUICK, in_flight=1))
    sender.begin()
    async with asyncio.timeout(20):
        while {row[0] for row in await ledger(company)} != {"sent"} or database.works <= step:  # noqa: ASYNC110 - rows
            await asyncio.sleep(0.05)
    await sender.close()
    assert [got(company, slug) for slug in ("manager-hr", "manager-sales")] == [["明天停电 & 断网"]] * 2
    database.close()


async def test_only_one_of_two_sends(company: Company) -> None:
    """While one has the lease the other sends nothing; whoever takes it over finds what was on its way unknown."""
    members = [await company.member(slug) for slug in ("manager-hr", "manager-sales")]
    company.server.faults.lose_request("sendMessage", hang=True)
    first, second = (
        Sender(company.services, company.dutybot.sending_bot, {}, replace(QUICK, in_flight=1, lease_s=1.0))
        for _ in range(2)
    )
    await post(company, *members)
    first.begin()
    await until(lambda: len(company.server.chats.journal.of("sendMessage")) == 1)
    second.begin()
    await asyncio.sleep(1.2)
    assert [state for state, _, _ in await ledger(company)] == ["sending", "queued"]
    await first.close()
    await until(lambda: len(got(company, "manager-sales")) == 1)
    await second.close()
    assert [state for state, _, _ in await ledger(company)] == ["unknown", "sent"]
    assert got(company, "manager-hr") == []


async def test_nothing_is_sent_once_the_lease_is_over(company: Company) -> None:
    """A process that stood still after its claim sends nothing when it goes on: it is queued again."""
    await post(company, await company.member("manager-hr"))
    late = Sender(company.services, company.dutybot.sending_bot, {}, replace(QUICK, lease_s=0.0))
    late.begin()
    await asyncio.sleep(0.3)
    await late.close()
    assert company.server.chats.journal.of("sendMessage") == ()
    [(state, _, attempts)] = await ledger(company)
    assert (state, attempts > 1) == ("queued", True)
    await company.delivered()
    assert len(got(company, "manager-hr")) == 1


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
