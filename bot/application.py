"""The application: who knows all parts, and how they are put together."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeAlias

from telegram.ext import Application, ApplicationBuilder
from telegram.request import BaseRequest, HTTPXRequest

import handlers
from bot.failures import failure_handler
from bot.inbox import Inbox, KeepingBot
from bot.opening import open_database
from bot.ordering import ChatOrder
from bot.settings import Settings
from catalog.clock import Clock
from catalog.loading import load_catalog
from catalog.working_days import load_working_days
from handlers.services import Services

App: TypeAlias = Application[Any, Any, Any, Any, Any, Any]

_POLL_S = 10
_CONNECTIONS = 16


@dataclass(frozen=True, slots=True)
class Dutybot:
    """The running parts: the library's application, what the handlers use, and the inbox."""

    application: App
    services: Services
    inbox: Inbox


def build_services(settings: Settings, clock: Clock) -> Services:
    """Read the catalog and open the database. Refusal where a file is broken, or the database cannot be used."""
    catalog = load_catalog(settings.catalog)
    database = open_database(settings)
    return Services(
        catalog=catalog,
        database=database,
        clock=clock,
        calendar=load_working_days(settings.calendar),
        zone=settings.zone,
        language=settings.language,
        invitation_lifetime=timedelta(days=settings.invitation_days),
    )


def build(services: Services, settings: Settings, token: str, *, request: BaseRequest | None = None) -> Dutybot:
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
    return Dutybot(application, services, inbox)
