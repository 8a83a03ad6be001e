"""What is looked after every half minute: jobs, and how far a campaign is, in the place where its maker looks."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial

import pytest
from sqlmodel import Session, select

from bot.demo.errors import bad_request
from bot.demo.messages import Message
from bot.ticking import Ticking
from handlers.background import Job, Report
from handlers.services import Services
from storage import campaigns
from storage.campaigns import Content, Recipient
from storage.deliveries import Progress
from storage.tables import Campaign, CampaignKind, CampaignState, DeliveryState
from tests.operating import until
from tests.talking import QUICK, Company


def told(_: Session, progress: Progress) -> Content:
    """So many sent, blocked and waiting."""
    sent, blocked, queued = (
        progress.counts[state] for state in (DeliveryState.SENT, DeliveryState.BLOCKED, DeliveryState.QUEUED)
    )
    return Content(html=f"{progress.campaign.state}: {sent} {blocked} {queued}")


REPORTS: Mapping[CampaignKind, Report] = {CampaignKind.BROADCAST: told}


def ticking(company: Company, *jobs: Job) -> Ticking:
    dutybot = company.dutybot
    return Ticking(company.services, dutybot.sending_bot, dutybot.sender, jobs, REPORTS)


async def broadcast(company: Company, *slugs: str) -> Message:
    """HR sends something to these people, and watches; the message in which they do."""
    hr = await company.joined("hr")
    maker = await company.member("hr")
    watched = (await hr.says("/language")).messages[0]
    recipients = [
        Recipient(person_id=member.id, chat_id=member.telegram_id)
        for member in [await company.member(slug) for slug in slugs]
    ]

    def work(session: Session) -> None:
        campaign_id = campaigns.post(
            session,
            kind=CampaignKind.BROADCAST,
            key="test",
            recipients=recipients,
            at=company.services.clock(),
            content=Content(html="停电"),
            made_by=maker.id,
        )
        campaign = session.get_one(Campaign, campaign_id)
        campaign.report_chat, campaign.report_message = hr.chat.id, watched.id
        session.add(campaign)

    await company.services.database.run(work)
    return watched


async def campaign(company: Company) -> Campaign:
    of_kind = select(Campaign).where(Campaign.kind == CampaignKind.BROADCAST)
    return await company.services.database.run(lambda session: session.exec(of_kind).one())


def shown(company: Company, message: Message) -> str:
    found = company.server.chats.find_message(message.chat.id, message.id)
    return found.text if found is not None else ""


def edits(company: Company) -> int:
    return len(company.server.chats.journal.of("editMessageText"))


async def test_the_maker_sees_how_far_it_is(company: Company) -> None:
    """Edited in place, and not where nothing is new; the campaign is over once its end was seen."""
    watched = await broadcast(company, "manager-hr", "manager-sales")
    await company.person("manager-sales").blocks()
    tick = ticking(company)
    await tick.once()
    await tick.once()
    assert (shown(company, watched), edits(company)) == ("sending: 0 0 2", 1)
    await company.delivered()
    await tick.once()
    assert (shown(company, watched), edits(company)) == ("ended: 1 1 0", 2)
    assert (await campaign(company)).ended_at is not None
    await tick.once()
    assert edits(company) == 2


async def test_an_end_that_could_not_be_shown_is_shown_later(
    company: Company, caplog: pytest.LogCaptureFixture
) -> None:
    """Telegram is away for the edit: the next tick shows it, and so does another process after a kill."""
    watched = await broadcast(company, "manager-hr")
    await company.delivered()
    company.server.faults.fail("editMessageText")
    await ticking(company).once()
    ended = await campaign(company)
    assert (ended.state, ended.ended_at) == (CampaignState.ENDED, None)
    await ticking(company).once()
    assert shown(company, watched) == "ended: 1 0 0"
    assert (await campaign(company)).ended_at is not None
    warned = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert warned == ["campaign 1: how far it is could not be shown: Bad Gateway"]


async def test_a_flood_while_it_is_shown_halts_the_sender(company: Company) -> None:
    """Telegram asks for patience: the sender has it, too, and the end is shown afterwards."""
    watched = await broadcast(company, "manager-hr")
    tick = ticking(company)
    company.server.faults.flood("editMessageText", retry_after=1)
    await tick.once()
    assert company.dutybot.sender.halted_for > 0.5
    await company.delivered()
    await tick.once()
    assert shown(company, watched) == "ended: 1 0 0"


async def test_an_end_whose_place_is_gone_comes_as_a_message(company: Company) -> None:
    """The message was deleted meanwhile: its maker gets the end as a new one, once."""
    await broadcast(company, "manager-hr")
    await company.delivered()
    company.server.faults.refuse("editMessageText", bad_request("message to edit not found"))
    await ticking(company).once()
    await ticking(company).once()
    await company.delivered()
    assert [message.text for message in company.person("hr").messages if message.text.startswith("ended")] == [
        "ended: 1 0 0"
    ]
    assert (await campaign(company)).ended_at is not None


async def test_a_campaign_that_goes_on_ends_again(company: Company) -> None:
    """Recipients who are added after its end get it, and its end is told again."""
    watched = await broadcast(company, "manager-hr")
    await company.delivered()
    await ticking(company).once()
    late = await company.member("manager-sales")
    added = partial(
        campaigns.queue,
        campaign_id=1,
        recipients=[Recipient(person_id=late.id, chat_id=late.telegram_id)],
        due_at=company.services.clock(),
    )
    await company.services.database.run(added)
    assert (await campaign(company)).state == CampaignState.SENDING
    await company.delivered()
    await ticking(company).once()
    assert shown(company, watched) == "ended: 2 0 0"


async def test_a_job_that_fails_keeps_no_other_from_its_work(
    company: Company, caplog: pytest.LogCaptureFixture
) -> None:
    """It is logged; the others are done, and again as soon as the clock was moved."""
    done: list[datetime] = []

    async def fails(_: Services, __: datetime) -> None:
        raise ZeroDivisionError("one of ours")

    async def works(_: Services, now: datetime) -> None:
        done.append(now)

    tick = ticking(company, fails, works)
    tick.begin()
    await until(lambda: len(done) == 1)
    tick.wake()
    await until(lambda: len(done) == 2)
    await tick.close()
    assert [record.exc_info is not None for record in caplog.records if record.levelno >= logging.ERROR] == [True] * 2


async def test_in_the_background_it_is_sent_and_told(company: Company) -> None:
    """Posted while the bot runs, it is sent at once, and its maker sees the end without waiting for a tick."""
    company.dutybot.sender.pace = replace(QUICK, in_flight=1)
    tick = ticking(company)
    company.dutybot.sender.changed = tick.look
    company.dutybot.sender.begin()
    tick.begin()
    await asyncio.sleep(0.1)
    watched = await broadcast(company, "manager-hr", "manager-sales")
    company.services.posted.set()
    await until(lambda: shown(company, watched) == "ended: 2 0 0")
    await tick.close()
