"""What somebody is told when another changes their positions or their role, shuts them out or lets them in again.

It follows from how they stood before and how they stand after it: what changes nothing is not told.
"""

from collections.abc import Iterable
from datetime import date, datetime

from sqlmodel import Session

from catalog.model import Catalog, Language
from handlers.buttons import Button, Rows
from handlers.contents import pairs_of
from handlers.people import holdings
from handlers.turn import Turn, language_of
from locales.translation import Translator
from locales.wording import company as company_wording
from locales.wording import due as due_wording
from locales.wording import staff_notices as wording
from locales.wording import targets as target_wording
from locales.wording.staff_notices import Stands
from storage import campaigns
from storage.campaigns import TO_WHO_LEFT, Content, Recipient
from storage.colleagues import Colleague, Presence
from storage.tables import CampaignKind, Role


def tell_changed(
    session: Session,
    pairs: Iterable[tuple[Colleague | None, Colleague | None]],
    *,
    catalog: Catalog,
    language: Language,
    key: str,
    at: datetime,
    today: date,
    actor: int | None,
) -> bool:
    """Queue a notice for each person whose standing changed, once under its `key`; whether there was any.

    `pairs` are how each stood before and stands now; `language` is that of those whose own is not known. Who did it,
    `actor`, sees it. After the commit, set `services.posted`.
    """
    told: dict[str, list[Recipient]] = {}
    for before, now in pairs:
        if before is None or now is None or now.person_id in (None, actor) or now.chat_id is None:
            continue
        content = _content(before, now, catalog=catalog, language=language, today=today)
        if content is not None and now.person_id is not None:
            left = TO_WHO_LEFT if now.presence is Presence.INACTIVE else ""
            recipient = Recipient(person_id=now.person_id, chat_id=now.chat_id, content=content)
            told.setdefault(f"{left}staff:{key}", []).append(recipient)
    for name, recipients in told.items():
        campaigns.post(session, kind=CampaignKind.NOTICE, key=name, recipients=recipients, at=at, made_by=actor)
    return bool(told)


def tell_of(turn: Turn, session: Session, pairs: Iterable[tuple[Colleague | None, Colleague | None]]) -> bool:
    """Queue the notices of what this turn changed, once for its update; whether there was any."""
    return tell_changed(
        session,
        pairs,
        catalog=turn.catalog,
        language=turn.services.language,
        key=str(turn.update_id),
        at=turn.now,
        today=turn.today,
        actor=turn.member.id,
    )


def _content(before: Colleague, now: Colleague, *, catalog: Catalog, language: Language, today: date) -> Content | None:
    t = Translator(language_of(now.language, language))
    was, stands = _stands(before, catalog), _stands(now, catalog)
    answer = wording.changed(t, was, stands, today=today)
    if answer is None:
        return None
    return Content(html=answer.html, buttons=pairs_of(_ways_on(t, was, stands, today)))


def _stands(one: Colleague, catalog: Catalog) -> Stands:
    return Stands(role=one.role, active=one.presence is not Presence.INACTIVE, held=tuple(holdings(catalog, one)))


def _ways_on(t: Translator, was: Stands, now: Stands, today: date) -> Rows:
    """What they can do now, as far as it has begun: the new position's lists, or what there is of all positions."""
    if not now.active:
        return []
    held = [one for one in now.held if one.begun(today)]
    new = [one for one in held if one not in was.held] or held
    if now.role != Role.MANAGER and (now.role != was.role or not held or now.role == Role.DIRECTOR):
        return [[Button(company_wording.button_overview(t), "overview")]] if held or now.role != Role.DIRECTOR else []
    if not new:
        return []
    position = new[0].position.id
    targets = Button(target_wording.button_all_targets(t), "targets", (position,))
    return [[targets, Button(due_wording.button_due(t), "due", (position,))]]
