"""What HR writes to many: a draft that only its maker changes, then sent now or at a time; who got it, who has read it.

draft ─┬─ start ──── sending ── ended (storage.deliveries)
       ├─ schedule ─ scheduled ─┬─ start, when its time has come
       │                        └─ unschedule: a draft again
       └─ drop ───── cancelled, and never seen again

One that was sent again, or reminded of, makes a family: the first broadcast, and those that follow it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import and_, or_, update
from sqlmodel import Session, col, select

from catalog.model import Language
from storage import campaigns, deliveries, events
from storage.campaigns import Content, Recipient, dump_content, id_of, load_content, queue
from storage.tables import Campaign, CampaignKind, CampaignState


class AudienceKind(StrEnum):
    ALL = "all"
    POSITIONS = "positions"
    MISSING = "missing"
    """Those who owe one target."""
    OWING = "owing"
    """Those who owe anything that is due by the end of the month."""
    OVERDUE = "overdue"
    PEOPLE = "people"
    NOT_REACHED = "not_reached"
    """Those of an earlier broadcast whom it did not reach."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Whom it is for. `positions`, `target` and `people` are what its kind needs.

    `unknown`: those whom it may have reached get it again, too.
    """

    kind: AudienceKind = AudienceKind.ALL
    positions: tuple[str, ...] = ()
    target: str = ""
    people: tuple[int, ...] = ()
    unknown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """What readers of one language get in the place of the first text; without a file, it goes with the first one's."""

    language: Language
    content: Content
    preview_message: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Broadcast:
    """One that is being written, or was sent."""

    id: int
    state: CampaignState
    content: Content
    audience: Audience
    made_by: int | None
    send_at: datetime | None
    acknowledged: bool
    """Whether its recipients are asked to say that they have read it."""
    preview_message: int | None = None
    follows: int | None = None
    ended_at: datetime | None = None
    translation: Translation | None = None

    def content_for(self, language: Language) -> Content:
        """What readers of this language get."""
        other = self.translation
        if other is None or other.language != language:
            return self.content
        if other.content.photo is not None or other.content.document is not None:
            return other.content
        return replace(other.content, photo=self.content.photo, document=self.content.document)

    @property
    def dropped(self) -> bool:
        """Thrown away as a draft: it was never to be sent."""
        return self.state is CampaignState.CANCELLED and self.send_at is None

    @property
    def first(self) -> int:
        """The one that began its family."""
        return self.follows or self.id


_AUDIENCE = TypeAdapter(Audience)
_TRANSLATION = TypeAdapter(Translation)


def draft(
    session: Session,
    *,
    key: str,
    content: Content,
    made_by: int,
    at: datetime,
    audience: Audience,
    acknowledged: bool = False,
    follows: int | None = None,
    translation: Translation | None = None,
) -> Broadcast:
    """Begin a broadcast; begun again under the same `key`, it is the one that is there."""
    row = campaigns.find_by_key(session, key=key)
    if row is None:
        row = Campaign(
            kind=CampaignKind.BROADCAST,
            key=key,
            state=CampaignState.DRAFT,
            content=dump_content(content),
            audience=dump_audience(audience),
            made_by=made_by,
            made_at=at,
            wants_acknowledgement=acknowledged,
            follows=follows,
            translation=_dump_translation(translation),
        )
        session.add(row)
        session.flush()
    return of_row(row)


def find(session: Session, *, broadcast_id: int) -> Broadcast | None:
    row = _row(session, broadcast_id)
    return None if row is None else of_row(row)


def find_by_key(session: Session, *, key: str) -> Broadcast | None:
    row = campaigns.find_by_key(session, key=key)
    return None if row is None else of_row(row)


def find_draft(session: Session, *, broadcast_id: int, made_by: int) -> Broadcast | None:
    """The broadcast, where this person is still writing it."""
    found = find(session, broadcast_id=broadcast_id)
    return found if found and found.state is CampaignState.DRAFT and found.made_by == made_by else None


def latest(session: Session, *, made_by: int, skip: int, most: int) -> list[Broadcast]:
    """Those that were sent or are to be, anybody's, and the drafts of this person, newest first."""
    rows = session.exec(
        select(Campaign)
        .where(
            Campaign.kind == CampaignKind.BROADCAST,
            or_(
                and_(col(Campaign.state) == CampaignState.DRAFT, col(Campaign.made_by) == made_by),
                and_(col(Campaign.state) != CampaignState.DRAFT, col(Campaign.send_at).is_not(None)),
            ),
        )
        .order_by(col(Campaign.id).desc())
        .offset(skip)
        .limit(most)
    ).all()
    return [of_row(row) for row in rows]


def waiting_of(session: Session, *, made_by: int, most: int, since: datetime | None = None) -> list[Broadcast]:
    """The newest of this person's that wait for their time, or are being sent; `since`: made after that moment."""
    made = [] if since is None else [col(Campaign.made_at) > since]
    rows = session.exec(
        select(Campaign)
        .where(
            Campaign.kind == CampaignKind.BROADCAST,
            Campaign.made_by == made_by,
            col(Campaign.state).in_((CampaignState.SCHEDULED, CampaignState.SENDING)),
            *made,
        )
        .order_by(col(Campaign.id).desc())
        .limit(most)
    ).all()
    return [of_row(row) for row in rows]


def change(
    session: Session,
    *,
    broadcast_id: int,
    made_by: int,
    content: Content | None = None,
    audience: Audience | None = None,
    acknowledged: bool | None = None,
    preview_message: int | None = None,
    translation: Translation | None = None,
) -> Broadcast | None:
    """Change what is given of one's own draft; None where it is a draft no longer."""
    row = _own_draft(session, broadcast_id, made_by)
    if row is None:
        return None
    if content is not None:
        row.content = dump_content(content)
    if audience is not None:
        row.audience = dump_audience(audience)
    if acknowledged is not None:
        row.wants_acknowledgement = acknowledged
    if translation is not None:
        row.translation = _dump_translation(translation)
    row.preview_message = preview_message or row.preview_message
    return _kept(session, row)


def say_once(session: Session, *, broadcast_id: int, made_by: int) -> Broadcast | None:
    """Take the second language away from one's own draft; None where it is a draft no longer."""
    row = _own_draft(session, broadcast_id, made_by)
    if row is None:
        return None
    row.translation = None
    return _kept(session, row)


def set_time(session: Session, *, broadcast_id: int, made_by: int, send_at: datetime | None) -> Broadcast | None:
    """When one's own draft is to be sent; None is at once. None comes back where it is a draft no longer."""
    row = _own_draft(session, broadcast_id, made_by)
    if row is None:
        return None
    row.send_at = send_at
    return _kept(session, row)


def drop(session: Session, *, broadcast_id: int, made_by: int, at: datetime) -> bool:
    """Throw one's own draft away."""
    row = _own_draft(session, broadcast_id, made_by)
    if row is None:
        return False
    row.state, row.ended_at, row.send_at = CampaignState.CANCELLED, at, None
    _kept(session, row)
    return True


def start(
    session: Session,
    *,
    broadcast_id: int,
    recipients: Sequence[Recipient],
    at: datetime,
    by: int | None,
    report: tuple[int, int] | None = None,
) -> Broadcast | None:
    """Queue it for its recipients; None where that was done before, or it was dropped or stopped.

    `by` is who confirmed their own draft, None where the time came of what was scheduled: neither starts the other.
    `report` is the chat and message where that is watched.
    """
    row = _row(session, broadcast_id, lock=True) if by is None else _own_draft(session, broadcast_id, by)
    if row is None or (by is None and not _is_due(row, at)):
        return None
    row.state, row.send_at = CampaignState.SENDING, at
    if report is not None:
        row.report_chat, row.report_message = report
    started = _kept(session, row)
    queue(session, campaign_id=broadcast_id, recipients=recipients, due_at=at)
    _record(session, at, by or row.made_by, "broadcast_sent", broadcast_id, recipients=len(recipients))
    return started


def schedule(
    session: Session, *, broadcast_id: int, made_by: int, at: datetime, report: tuple[int, int] | None
) -> Broadcast | None:
    """Leave one's own draft to be sent at its time, which must be ahead; None where that was done before."""
    row = _own_draft(session, broadcast_id, made_by)
    if row is None or row.send_at is None or row.send_at <= at:
        return None
    row.state = CampaignState.SCHEDULED
    row.report_chat, row.report_message = report or (None, None)
    _record(session, at, made_by, "broadcast_scheduled", broadcast_id, send_at=row.send_at.isoformat())
    return _kept(session, row)


def unschedule(session: Session, *, broadcast_id: int, made_by: int, at: datetime) -> Broadcast | None:
    """Take up one's own again that waits for its time; None where it does not."""
    row = _row(session, broadcast_id, lock=True)
    if row is None or row.state != CampaignState.SCHEDULED or row.made_by != made_by:
        return None
    row.state = CampaignState.DRAFT
    row.report_chat = row.report_message = None
    _record(session, at, made_by, "broadcast_unscheduled", broadcast_id)
    return _kept(session, row)


def come_due(session: Session, *, now: datetime) -> list[int]:
    """The numbers of those whose time has come, the earliest first."""
    ids = session.exec(
        select(Campaign.id)
        .where(
            Campaign.kind == CampaignKind.BROADCAST,
            col(Campaign.ended_at).is_(None),
            Campaign.state == CampaignState.SCHEDULED,
            col(Campaign.send_at) <= now,
        )
        .order_by(col(Campaign.send_at), col(Campaign.id))
    ).all()
    return [id_ for id_ in ids if id_ is not None]


def take_due(session: Session, *, broadcast_id: int, now: datetime) -> Broadcast | None:
    """One whose time has come, as it is now, and as it stays until the commit; None where it is to be sent no more."""
    row = _row(session, broadcast_id, lock=True)
    return of_row(row) if row is not None and _is_due(row, now) else None


def _is_due(row: Campaign, now: datetime) -> bool:
    return row.state == CampaignState.SCHEDULED and row.send_at is not None and row.send_at <= now


def stop(session: Session, *, broadcast_id: int, at: datetime, by: int | None) -> bool:
    """Send nothing more of it; False where nothing was to be sent any more. What has been sent stays."""
    row = _row(session, broadcast_id, lock=True)
    if row is None or row.ended_at is not None or row.state not in (CampaignState.SENDING, CampaignState.SCHEDULED):
        return False
    spared = deliveries.cancel(session, campaign_id=broadcast_id, at=at)
    _record(session, at, by, "broadcast_stopped", broadcast_id, spared=spared)
    return True


def watch(session: Session, *, broadcast_id: int, made_by: int, chat_id: int, message_id: int) -> None:
    """Show its maker in this message how far it is, where it is not over; no other is shown there any more."""
    unwatch(session, chat_id=chat_id, message_id=message_id)
    row = _row(session, broadcast_id, lock=True)
    if row is not None and row.made_by == made_by and row.ended_at is None and row.state != CampaignState.DRAFT:
        row.report_chat, row.report_message = chat_id, message_id
        _kept(session, row)


def unwatch(session: Session, *, chat_id: int, message_id: int) -> None:
    """Show no broadcast in this message any more: something else stands there."""
    session.exec(
        update(Campaign)
        .where(
            col(Campaign.kind) == CampaignKind.BROADCAST,
            col(Campaign.ended_at).is_(None),
            col(Campaign.report_chat) == chat_id,
            col(Campaign.report_message) == message_id,
        )
        .values(report_chat=None, report_message=None)
    )


def record_nudge(session: Session, *, broadcast_id: int, by: int, at: datetime, people: Sequence[int]) -> None:
    """Keep in the audit that these were asked to confirm that they have read it."""
    _record(session, at, by, "broadcast_nudged", broadcast_id, people=list(people))


def _row(session: Session, broadcast_id: int, *, lock: bool = False) -> Campaign | None:
    row = session.get(Campaign, broadcast_id, with_for_update=lock, populate_existing=lock)
    return row if row is not None and row.kind == CampaignKind.BROADCAST else None


def _own_draft(session: Session, broadcast_id: int, made_by: int) -> Campaign | None:
    row = _row(session, broadcast_id, lock=True)
    return row if row is not None and row.state == CampaignState.DRAFT and row.made_by == made_by else None


def _kept(session: Session, row: Campaign) -> Broadcast:
    session.add(row)
    session.flush()
    return of_row(row)


def _record(session: Session, at: datetime, by: int | None, action: str, broadcast_id: int, **detail: object) -> None:
    events.record(session, at=at, actor=by, action=action, subject=f"campaign:{broadcast_id}", **detail)


def dump_audience(audience: Audience) -> dict[str, Any]:
    """As the tables keep it."""
    return _AUDIENCE.dump_python(audience, mode="json")  # type: ignore[no-any-return]


def load_audience(kept: dict[str, Any]) -> Audience:
    return _AUDIENCE.validate_python(kept)


def _dump_translation(translation: Translation | None) -> dict[str, Any] | None:
    return None if translation is None else _TRANSLATION.dump_python(translation, mode="json")


def of_row(row: Campaign) -> Broadcast:
    """The broadcast that a campaign's row is."""
    content = load_content(row.content)
    if content is None:
        raise ValueError(f"broadcast {row.id} says nothing")
    return Broadcast(
        id=id_of(row),
        state=CampaignState(row.state),
        content=content,
        audience=load_audience(row.audience),
        made_by=row.made_by,
        send_at=row.send_at,
        acknowledged=row.wants_acknowledgement,
        preview_message=row.preview_message,
        follows=row.follows,
        ended_at=row.ended_at,
        translation=None if row.translation is None else _TRANSLATION.validate_python(row.translation),
    )
