"""A broadcast as its recipients get it, and as its preview shows it: where it has two languages, in the reader's."""

import html
import re
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from catalog.language.text.script import written_in
from catalog.model import LANGUAGES, Language
from handlers.buttons import Button
from handlers.contents import pairs_of
from handlers.services import Services
from handlers.turn import language_of
from locales.translation import Translator
from locales.wording import broadcasts as wording
from storage import broadcasts, campaigns
from storage.broadcasts import Broadcast
from storage.campaigns import Content
from storage.tables import Campaign, Delivery, Person

_TAG = re.compile(r"<[^>]*>")


def words_of(content: Content) -> str:
    """Its words without their formatting."""
    return html.unescape(_TAG.sub("", content.html))


def title_of(t: Translator, broadcast: Broadcast) -> str:
    """The first words of what readers of this language get."""
    content = broadcast.content_for(t.language)
    return wording.titled(t, words_of(content), photo=content.photo is not None, document=content.document is not None)


def other_language(broadcast: Broadcast, *, otherwise: Language) -> Language:
    """That of its second text, or in which it may have one: not what the first is written in.

    `otherwise` is what a first text without words stands for.
    """
    if broadcast.translation is not None:
        return broadcast.translation.language
    return _the_other(written_in(words_of(broadcast.content)) or otherwise)


def _the_other(language: Language) -> Language:
    return next(one for one in LANGUAGES if one != language)


def previews(t: Translator, broadcast: Broadcast) -> list[Content]:
    """As it arrives: once, or in both languages, the first text first."""
    other = broadcast.translation
    if other is None:
        return [as_received(t, broadcast)]
    return [as_received(Translator(one), broadcast) for one in (_the_other(other.language), other.language)]


def as_received(t: Translator, broadcast: Broadcast) -> Content:
    """What a reader of this language gets."""
    content = broadcast.content_for(t.language)
    if not broadcast.acknowledged:
        return content
    button = Button(wording.button_acknowledge(t), "acknowledge", (broadcast.first,))
    return replace(content, buttons=(*content.buttons, *pairs_of([[button]])))


def render(
    session: Session, delivery: Delivery, campaign: Campaign, _: datetime, *, services: Services
) -> Content | None:
    """What one recipient gets, in the language that is theirs when their turn comes."""
    if delivery.content or not campaign.content:
        return campaigns.load_content(delivery.content)
    t = Translator(language_of(session.get_one(Person, delivery.person_id).language, services.language))
    return as_received(t, broadcasts.of_row(campaign))
