"""One-time codes by which people join. A code is told once, when it is made; only its hash is kept."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, update
from sqlmodel import Session, col, select

from storage import events
from storage.tables import Invitation, Person, Role

_CODE_BYTES = 16  # 128 bits, 22 characters: Telegram's deep links carry up to 64 of A-Z a-z 0-9 _ -


@dataclass(frozen=True, slots=True)
class Offer:
    """What an invitation's holder becomes."""

    role: Role
    positions: tuple[str, ...]


def invite(session: Session, *, offer: Offer, made_by: int | None, made_at: datetime, expires_at: datetime) -> str:
    """Make an invitation and return its code, which is nowhere else. `made_by` is None for the command line."""
    code = secrets.token_urlsafe(_CODE_BYTES)
    invitation = Invitation(
        code_hash=_hash(code),
        role=offer.role,
        positions=list(offer.positions),
        made_by=made_by,
        made_at=made_at,
        expires_at=expires_at,
    )
    session.add(invitation)
    session.flush()
    events.record(
        session,
        at=made_at,
        actor=made_by,
        action="invited",
        subject=f"invitation:{invitation.id}",
        role=offer.role,
        positions=list(offer.positions),
    )
    return code


def find_offer(session: Session, *, code: str, now: datetime) -> Offer | None:
    """What the code offers; None where there is none, it was used, has expired, or its maker has been shut out."""
    row = session.exec(
        select(Invitation)
        .outerjoin(Person, col(Person.id) == Invitation.made_by)
        .where(
            Invitation.code_hash == _hash(code),
            col(Invitation.used_at).is_(None),
            Invitation.expires_at > now,
            or_(col(Invitation.made_by).is_(None), col(Person.active)),
        )
    ).one_or_none()
    return None if row is None else Offer(Role(row.role), tuple(row.positions))


def use_up(session: Session, *, code: str, person_id: int, at: datetime) -> bool:
    """Mark the code used. False where someone else was faster: then nothing of the joining may stay."""
    result = session.exec(
        update(Invitation)
        .where(col(Invitation.code_hash) == _hash(code), col(Invitation.used_at).is_(None))
        .values(used_at=at, used_by=person_id)
    )
    return result.rowcount == 1


def used_by(session: Session, *, code: str) -> int | None:
    """The person who joined by this code, if anyone did."""
    return session.exec(select(Invitation.used_by).where(Invitation.code_hash == _hash(code))).one_or_none()


def _hash(code: str) -> str:
    # The code has 128 random bits: a slow hash with a salt would protect nothing more.
    return hashlib.sha256(code.encode("utf-8", "replace")).hexdigest()
