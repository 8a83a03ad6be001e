"""What goes on without anybody writing: messages made when their turn comes, what every tick does, what makers watch.

A line in each of the three is all that a new kind of message, or a new thing to look after, needs.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from functools import partial
from typing import TypeAlias

from sqlmodel import Session

from handlers.amending import take_amendments
from handlers.broadcasts import planned, progress, received
from handlers.digest import digest_job, render_digest
from handlers.remind import render_reminder
from handlers.reminder_card import report_reminder
from handlers.services import Services
from storage.campaigns import Content
from storage.deliveries import Progress
from storage.tables import Campaign, CampaignKind, Delivery

Renderer: TypeAlias = Callable[[Session, Delivery, Campaign, datetime], Content | None]
"""What a recipient gets when their turn comes, in the unit of work that claims the delivery; None: nothing any more."""

Job: TypeAlias = Callable[[Services, datetime], Awaitable[None]]
"""What is looked after every half minute, and when the demo's clock moves. Run twice, it must do nothing new."""

Report: TypeAlias = Callable[[Session, Progress], Content]
"""What a campaign's maker sees of it, edited in place every few seconds while it is sent, and at its end."""


def renderers(services: Services) -> Mapping[CampaignKind, Renderer]:
    """By kind; of any other, the delivery's own content is sent, else the campaign's."""
    return {
        CampaignKind.BROADCAST: partial(received.render, services=services),
        CampaignKind.DIGEST: partial(render_digest, services=services),
        CampaignKind.REMINDER: partial(render_reminder, services=services),
    }


def reports(services: Services) -> Mapping[CampaignKind, Report]:
    """By kind; of any other, nobody watches."""
    return {
        CampaignKind.BROADCAST: partial(progress.report, services=services),
        CampaignKind.REMINDER: partial(report_reminder, services=services),
    }


JOBS: tuple[Job, ...] = (take_amendments, digest_job, planned.start_due)
