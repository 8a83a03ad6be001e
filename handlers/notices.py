"""What somebody is told because of what another did: written in their own language, sent by the one sender."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TypeAlias

from sqlmodel import Session

from handlers.buttons import Rows
from handlers.contents import pairs_of
from handlers.services import Services
from handlers.turn import language_of
from locales.answer import Answer
from locales.translation import Translator
from storage import campaigns, people
from storage.campaigns import Content, Recipient
from storage.people import Member
from storage.tables import CampaignKind

Written: TypeAlias = Callable[[Translator], tuple[Answer, Rows]]
"""A notice in one language, with its buttons."""


def post_notice(
    session: Session,
    services: Services,
    to: Iterable[Member],
    written: Written,
    *,
    key: str,
    at: datetime,
    made_by: int | None,
) -> None:
    """Queue it for these people, once under its `key`. After the commit, set `services.posted`."""
    recipients = [
        Recipient(person_id=one.id, chat_id=one.telegram_id, content=_for(services, one, written)) for one in to
    ]
    if recipients:
        campaigns.post(session, kind=CampaignKind.NOTICE, key=key, recipients=recipients, at=at, made_by=made_by)


def holders_of(session: Session, position: str, *, today: date) -> list[Member]:
    """Who reports for the position and may be told."""
    return [one for one in people.all_members(session, today=today) if one.active and position in one.reports_for]


def _for(services: Services, member: Member, written: Written) -> Content:
    answer, rows = written(Translator(language_of(member.language, services.language)))
    return Content(html=answer.html, buttons=pairs_of(rows))
