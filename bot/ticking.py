"""Every half minute: what the handlers look after, and where the campaigns are that somebody watches."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from time import monotonic

from sqlmodel import Session
from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.pauses import Pauses
from bot.sending import Sender
from handlers.background import Job, Report
from handlers.contents import markup_of
from handlers.services import Services
from storage import campaigns, deliveries
from storage.campaigns import Content, Recipient
from storage.deliveries import Progress
from storage.tables import Campaign, CampaignKind

_LOG = logging.getLogger(__name__)
_TICK_S = 30.0
_SHOW_S = 3.0
_FINISH_WITHIN_S = 1.0


class Ticking:
    def __init__(
        self,
        services: Services,
        bot: Bot,
        sender: Sender,
        jobs: Sequence[Job],
        reports: Mapping[CampaignKind, Report],
    ) -> None:
        self._services, self._bot, self._sender = services, bot, sender
        self._jobs, self._reports = jobs, reports
        self._shown: dict[int, Content] = {}
        self._woken = asyncio.Event()
        self._next_tick = 0.0
        self._closing = False
        self._running: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Tick from now on, until `close`."""
        self._running = asyncio.create_task(self._run())

    def wake(self) -> None:
        """Tick at once: the time is another one."""
        self._next_tick = 0.0
        self._woken.set()

    def look(self) -> None:
        """See at once how far the campaigns are."""
        self._woken.set()

    async def close(self) -> None:
        self._closing = True
        self._woken.set()
        if self._running is not None:
            _, late = await asyncio.wait({self._running}, timeout=_FINISH_WITHIN_S)
            for task in late:
                task.cancel()  # done again, it does nothing new

    async def once(self) -> None:
        """One tick: every job, then the campaigns that are under way."""
        for job in self._jobs:
            await job(self._services, self._services.clock())
        await self._follow()

    async def _run(self) -> None:
        while not self._closing:
            self._woken.clear()
            if monotonic() >= self._next_tick:
                self._next_tick = monotonic() + _TICK_S
                for job in self._jobs:
                    await self._try(job)
            watched = await self._try_to_follow()
            rest = self._next_tick - monotonic()
            with suppress(TimeoutError):
                async with asyncio.timeout(max(0.0, min(rest, _SHOW_S) if watched else rest)):
                    await self._woken.wait()

    async def _try(self, job: Job) -> None:
        try:
            await job(self._services, self._services.clock())
        except Exception:  # noqa: BLE001 - one job that fails must not keep the others from theirs
            _LOG.exception("a job could not be done; it is tried again at the next tick")

    async def _try_to_follow(self) -> bool:
        try:
            return await self._follow()
        except Exception:  # noqa: BLE001 - nor must this
            _LOG.exception("how far the campaigns are could not be seen; it is tried again at the next tick")
            return False

    async def _follow(self) -> bool:
        """End what is finished, and show the makers how far their campaigns are; whether somebody still watches."""

        def work(session: Session) -> list[tuple[Progress, Content | None]]:
            now = self._services.clock()
            return [(progress, self._report(session, progress)) for progress in deliveries.under_way(session, now=now)]

        under_way = await self._services.database.run(work)
        watched = False
        for progress, content in under_way:
            if progress.campaign.report_message is not None:
                shown = content is None or await self._show(progress.campaign, content, finished=progress.finished)
                if shown and progress.finished:
                    await self._end(progress.campaign)
                watched |= not (shown and progress.finished)
        return watched

    def _report(self, session: Session, progress: Progress) -> Content | None:
        report = self._reports.get(CampaignKind(progress.campaign.kind))
        watched = progress.campaign.report_message is not None
        return report(session, progress) if report is not None and watched else None

    async def _show(self, campaign: Campaign, content: Content, *, finished: bool) -> bool:
        """Put it where its maker looks; whether that need not be tried again."""
        campaign_id = campaigns.id_of(campaign)
        if self._shown.get(campaign_id) == content:
            return True
        if self._sender.halted_for:
            return False
        try:
            await self._bot.edit_message_text(
                content.html,
                chat_id=campaign.report_chat,
                message_id=campaign.report_message,
                parse_mode=ParseMode.HTML,
                reply_markup=markup_of(content),
            )
        except RetryAfter as error:
            self._sender.halt(Pauses(0, 0).after(error))
            return False
        except BadRequest as error:
            if finished and "not modified" not in error.message:
                await self._tell(campaign, content)
        except Forbidden:
            return True
        except TelegramError as error:
            _LOG.warning("campaign %s: how far it is could not be shown: %s", campaign_id, error)
            return False
        self._shown[campaign_id] = content
        return True

    async def _tell(self, campaign: Campaign, content: Content) -> None:
        """The message to be edited is gone: the maker gets the end as a new one."""
        if campaign.made_by is None or campaign.report_chat is None:
            return
        recipient = Recipient(person_id=campaign.made_by, chat_id=campaign.report_chat, content=content)
        post = partial(
            campaigns.post,
            kind=CampaignKind.NOTICE,
            key=f"report:{campaign.id}",
            recipients=[recipient],
            at=self._services.clock(),
        )
        await self._services.database.run(post)
        self._services.posted.set()

    async def _end(self, campaign: Campaign) -> None:
        campaign_id = campaigns.id_of(campaign)
        end = partial(deliveries.end, campaign_id=campaign_id, at=self._services.clock())
        await self._services.database.run(end)
        self._shown.pop(campaign_id, None)
