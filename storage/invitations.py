"""One-time codes by which people join. A code is told once, when it is made; only its hash is kept.

An invitation with a name stands for somebody who has not joined yet, until it is used or withdrawn. Given a new code,
it stays the same invitation, and the code that it had is worth nothing.
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import update
from sqlmodel import Session, col, select

from storage import events
from storage.people import OVER_ALL, may_still
from storage.tables import Invitation, Person, Role

_CODE_BYTES = 16  # 128 bits, 22 characters: Telegram's deep links carry up to 64 of A-Z a-z 0-9 _ -


@dataclass(frozen=True, slots=True)
class Offer:
    """What an invitation's holder becomes: under `name`, where it was made for somebody; `ends` is a deputy's."""

    role: Role
    positions: tuple[str, ...]
    name: str | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Making:
    """Who makes a code, when, and until when it is good. `by` is None for the command line, which has no update."""

    by: int | None
    at: datetime
    expires_at: datetime
    update_id: int | None = None


def invite(session: Session, *, offer: Offer, making: Making) -> str:
    """Make an invitation and return its code, which is nowhere else.

    Asked again by the same update, it is the same invitation with another code.
    """
    row = _made_by_update(session, offer, making.update_id)
    return _give_code(session, row or _new(making), offer, making)


def invite_all(session: Session, *, offers: Sequence[Offer], making: Making) -> list[str]:
    """Make an invitation for each of these at once; the update has made none of them before."""
    rows = [_new(making) for _ in offers]
    codes = [_fill(row, offer, making) for row, offer in zip(rows, offers, strict=True)]
    session.add_all(rows)
    session.flush()
    for row in rows:
        _record(session, row)
    return codes


def invite_named(session: Session, *, name: str, offer: Offer, making: Making) -> str:
    """Invite somebody by name; whoever waits under that name gets this invitation in place of theirs."""
    named, row = replace(offer, name=name), _waiting(session, name)
    return invite(session, offer=named, making=making) if row is None else _give_code(session, row, named, making)


def waits_as(session: Session, *, name: str) -> Role | None:
    """The role in which somebody of this name is awaited."""
    row = _waiting(session, name)
    return None if row is None else Role(row.role)


def renew(session: Session, *, invitation_id: int, making: Making, offer: Offer | None = None) -> str | None:
    """Give an open invitation another code and term, and another offer where one is named; its old code is void.

    None where nobody can join by it any more.
    """
    row = find_open(session, invitation_id=invitation_id)
    return None if row is None else _give_code(session, row, offer or _offer(row), making)


def withdraw(session: Session, *, invitation_id: int, by: int | None, at: datetime) -> bool:
    """Take an invitation back: nobody joins by it. False where it is open no more."""
    row = find_open(session, invitation_id=invitation_id)
    if row is None:
        return False
    row.revoked_at = at
    session.add(row)
    session.flush()
    subject = f"invitation:{row.id}"
    events.record(session, at=at, actor=by, action="withdrawn", subject=subject, name=row.name, role=row.role)
    return True


def find_open(session: Session, *, invitation_id: int) -> Invitation | None:
    """The invitation, where it was neither used nor withdrawn; its term may be over."""
    row = session.get(Invitation, invitation_id)
    return row if row is not None and row.used_at is None and row.revoked_at is None else None


def open_named(session: Session) -> list[Invitation]:
    """Those who have not joined yet, in the order in which they were first invited."""
    waiting = select(Invitation).where(
        col(Invitation.used_at).is_(None), col(Invitation.revoked_at).is_(None), col(Invitation.name).is_not(None)
    )
    return list(session.exec(waiting.order_by(col(Invitation.id))).all())


def made_by_update(session: Session, *, update_id: int) -> list[Invitation]:
    """The open invitations that this update gave their code: what it did when it was handled before."""
    made = select(Invitation).where(Invitation.made_update == update_id)
    unused = made.where(col(Invitation.used_at).is_(None), col(Invitation.revoked_at).is_(None))
    return list(session.exec(unused.order_by(col(Invitation.id))).all())


def find_offer(session: Session, *, code: str, now: datetime) -> Offer | None:
    """What the code offers; None where there is none, it is over, or its maker could not make it any more."""
    row = session.exec(
        select(Invitation).where(
            Invitation.code_hash == _hash(code),
            col(Invitation.used_at).is_(None),
            col(Invitation.revoked_at).is_(None),
            Invitation.expires_at > now,
        )
    ).one_or_none()
    if row is None:
        return None
    stands = row.made_by is None or may_still(session.get(Person, row.made_by), _makers(Role(row.role)))
    return _offer(row) if stands else None


def _makers(role: Role) -> frozenset[Role]:
    """Who may invite into this role."""
    return frozenset({Role.ADMIN}) if role is Role.ADMIN else OVER_ALL


def use_up(session: Session, *, code: str, person_id: int, at: datetime) -> bool:
    """Mark the code used. False where someone else was faster: then nothing of the joining may stay."""
    result = session.exec(
        update(Invitation)
        .where(
            col(Invitation.code_hash) == _hash(code),
            col(Invitation.used_at).is_(None),
            col(Invitation.revoked_at).is_(None),
        )
        .values(used_at=at, used_by=person_id)
    )
    return result.rowcount == 1


def used_by(session: Session, *, code: str) -> int | None:
    """The person who joined by this code, if anyone did."""
    return session.exec(select(Invitation.used_by).where(Invitation.code_hash == _hash(code))).one_or_none()


def _waiting(session: Session, name: str) -> Invitation | None:
    waiting = select(Invitation).where(
        Invitation.name == name, col(Invitation.used_at).is_(None), col(Invitation.revoked_at).is_(None)
    )
    return session.exec(waiting.order_by(col(Invitation.id).desc()).limit(1)).first()


def _made_by_update(session: Session, offer: Offer, update_id: int | None) -> Invitation | None:
    if update_id is None:
        return None
    made = select(Invitation).where(Invitation.made_update == update_id, Invitation.name == offer.name)
    return session.exec(made.where(col(Invitation.used_at).is_(None), col(Invitation.revoked_at).is_(None))).first()


def _give_code(session: Session, row: Invitation, offer: Offer, making: Making) -> str:
    again = row.id is not None and row.made_update is not None and row.made_update == making.update_id
    code = _fill(row, offer, making)
    session.add(row)
    session.flush()
    if not again:
        _record(session, row)
    return code


def _fill(row: Invitation, offer: Offer, making: Making) -> str:
    """Give the row another code and all that goes with it; returns the code."""
    code = secrets.token_urlsafe(_CODE_BYTES)
    row.code_hash, row.role, row.positions = _hash(code), offer.role, list(offer.positions)
    row.name, row.ends = offer.name, offer.ends
    row.made_by, row.made_at, row.expires_at = making.by, making.at, making.expires_at
    row.made_update = making.update_id
    return code


def _new(making: Making) -> Invitation:
    return Invitation(
        code_hash="", role="", positions=[], made_by=making.by, made_at=making.at, expires_at=making.expires_at
    )


def _record(session: Session, row: Invitation) -> None:
    events.record(
        session,
        at=row.made_at,
        actor=row.made_by,
        action="invited",
        subject=f"invitation:{row.id}",
        role=row.role,
        positions=row.positions,
        **({"name": row.name} if row.name else {}),
    )


def _offer(row: Invitation) -> Offer:
    return Offer(Role(row.role), tuple(row.positions), row.name, row.ends)


def _hash(code: str) -> str:
    # The code has 128 random bits: a slow hash with a salt would protect nothing more.
    return hashlib.sha256(code.encode("utf-8", "replace")).hexdigest()
