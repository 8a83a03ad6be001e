"""The application: who knows all parts, and how they are put together."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeAlias

from telegram import Bot
from telegram.ext import Application, ApplicationBuilder
from telegram.request import BaseRequest, HTTPXRequest

import handlers
from bot.failures import failure_handler
from bot.inbox import Inbox, KeepingBot
from bot.opening import amended_catalog, open_database
from bot.ordering import ChatOrder
from bot.sending import Pace, Sender
from bot.settings import Settings
from bot.ticking import Ticking
from catalog.clock import Clock
from catalog.working_days import load_working_days
from handlers import background
from handlers.services import Services
from storage import amendments

App: TypeAlias = Application[Any, Any, Any, Any, Any, Any]

_POLL_S = 10
_CONNECTIONS = 16
_SENDING_CONNECTIONS = 10
"""Of their own, and without the library's limiter: what is sent to many must not keep anybody's answer waiting."""


@dataclass(frozen=True, slots=True)
class Dutybot:
    """The running parts: the library's application, what the handlers use, the inbox, and what goes on by itself."""

    application: App
    services: Services
    inbox: Inbox
    sender: Sender
    ticking: Ticking
    sending_bot: Bot

    def wake(self) -> None:
        """Look at once at what is due: the time is another one."""
        self.services.posted.set()
        self.ticking.wake()


def build_services(settings: Settings, clock: Clock, *, lenient: bool = False) -> Services:
    """Read the catalog and open the database. Refusal where a file is broken, or the database cannot be used.

    `lenient` as `amended_catalog` takes it.
    """
    database = open_database(settings)
    amended, version = database.run_now(lambda session: (amendments.in_force(session), amendments.version(session)))
    return Services(
        catalog=amended_catalog(settings, amended, lenient=lenient),
        catalog_directory=settings.catalog,
        catalog_version=version,
        database=database,
        clock=clock,
        calendar=load_working_days(settings.calendar),
        zone=settings.zone,
        language=settings.language,
        invitation_lifetime=timedelta(days=settings.invitation_days),
    )


def build(
    services: Services,
    settings: Settings,
    token: str,
    *,
    request: BaseRequest | None = None,
    pace: Pace | None = None,
) -> Dutybot:
    """Put the parts together; `request` takes the place of the network for every call."""
    inbox = Inbox(services.database, services.clock)
    order = ChatOrder(inbox)
    bot = KeepingBot(
        inbox=inbox,
        token=token,
        base_url=settings.base_url,
        base_file_url=settings.base_file_url,
        request=request or HTTPXRequest(connection_pool_size=_CONNECTIONS, proxy=settings.proxy),
        get_updates_request=request
        or HTTPXRequest(connection_pool_size=1, read_timeout=_POLL_S + 5, proxy=settings.proxy),
    )
    application: App = ApplicationBuilder().bot(bot).concurrent_updates(order).job_queue(None).build()
    order.handle = application.process_update
    handlers.register(application, services)
    application.add_error_handler(failure_handler(services, order))
    sending_bot = build_sending_bot(settings, token, request=request)
    sender = Sender(services, sending_bot, background.renderers(services), pace)
    ticking = Ticking(services, sending_bot, sender, background.JOBS, background.reports(services))
    sender.changed = ticking.look
    return Dutybot(application, services, inbox, sender, ticking, sending_bot)


def build_sending_bot(settings: Settings, token: str, *, request: BaseRequest | None = None) -> Bot:
    """The bot that the sender uses."""
    request = request or HTTPXRequest(connection_pool_size=_SENDING_CONNECTIONS, proxy=settings.proxy)
    return Bot(token, base_url=settings.base_url, request=request, get_updates_request=request)
