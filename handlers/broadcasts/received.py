"""A broadcast as its recipients get it, and as its preview shows it."""

import html
import re
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from handlers.buttons import Button
from handlers.contents import pairs_of
from handlers.services import Services
from handlers.turn import language_of
from locales.translation import Translator
from locales.wording import broadcasts as wording
from storage import deliveries
from storage.broadcasts import Broadcast
from storage.campaigns import Content
from storage.tables import Campaign, Delivery, Person

_TAG = re.compile(r"<[^>]*>")


def title_of(t: Translator, broadcast: Broadcast) -> str:
    """The first words of it."""
    content = broadcast.content
    words = html.unescape(_TAG.sub("", content.html))
    return wording.titled(t, words, photo=content.photo is not None, document=content.document is not None)


def as_received(t: Translator, broadcast: Broadcast) -> Content:
    return _asking(t, broadcast.content, broadcast.first) if broadcast.acknowledged else broadcast.content


def _asking(t: Translator, content: Content, first: int) -> Content:
    """With the button by which its reader says so."""
    button = Button(wording.button_acknowledge(t), "acknowledge", (first,))
    return replace(content, buttons=(*content.buttons, *pairs_of([[button]])))


def render(
    session: Session, delivery: Delivery, campaign: Campaign, _: datetime, *, services: Services
) -> Content | None:
    """What one recipient gets, its button in their language."""
    content = deliveries.content_of(delivery, campaign)
    if content is None or not campaign.wants_acknowledgement:
        return content
    t = Translator(language_of(session.get_one(Person, delivery.person_id).language, services.language))
    return _asking(t, content, campaign.follows or delivery.campaign_id)
