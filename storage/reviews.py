"""What HR said of reports: confirmed, or questioned with a note. The newest word on an entry counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, update
from sqlmodel import Session, col, select

from catalog.records import Verdict
from storage import events
from storage.entries import Kept
from storage.tables import Entry, Person, Review

# Every report and every list asks this, and so it is built once.
_QUESTIONED = (
    select(Review.entry_id)
    .join(Entry, col(Entry.id) == col(Review.entry_id))
    .where(
        col(Review.questioned).is_not(None),
        col(Review.questioned).in_(bindparam("targets", expanding=True)),
        col(Entry.superseded_by).is_(None),
        col(Entry.revoked_at).is_(None),
    )
)
_OF_ENTRIES = (
    select(Review, Person.name)
    .join(Person, col(Person.id) == col(Review.by))
    .where(col(Review.entry_id).in_(bindparam("entries", expanding=True)))
    .order_by(col(Review.id))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """One review. `answer` is empty as long as nobody has answered what is questioned."""

    id: int
    entry_id: int
    verdict: Verdict
    note: str
    by: int
    by_name: str
    answer: str
    answered_by: int | None

    @property
    def waits(self) -> bool:
        """Whether an answer is wanted."""
        return self.verdict is Verdict.QUESTIONED and self.answered_by is None


def review(
    session: Session, *, kept: Kept, verdict: Verdict, by: int, at: datetime, update_id: int, note: str = ""
) -> Reviewed:
    """Keep what was said of an entry. The same update finds what it said before."""
    row = session.exec(select(Review).where(Review.update_id == update_id)).one_or_none()
    if row is None:
        before = update(Review).where(col(Review.entry_id) == kept.id, col(Review.questioned).is_not(None))
        session.exec(before.values(questioned=None))
        row = Review(
            entry_id=kept.id,
            verdict=verdict,
            questioned=kept.target if verdict is Verdict.QUESTIONED else None,
            note=note,
            by=by,
            at=at,
            update_id=update_id,
        )
        session.add(row)
        session.flush()
        _record(session, row, kept.target, at=at, actor=by, action=verdict, note=note)
    return _reviewed(row, session.get_one(Person, row.by).name)


def answer(session: Session, *, review_id: int, words: str, by: int, at: datetime, target: str) -> Reviewed | None:
    """Keep the answer to a question; None where another one was faster, or it no longer stands."""
    row = session.get(Review, review_id, with_for_update=True)
    if row is None:
        return None
    if row.answered_at is None and row.questioned is not None:
        row.answer, row.answered_by, row.answered_at = words, by, at
        session.add(row)
        session.flush()
        _record(session, row, target, at=at, actor=by, action="answered", note=words)
    if (row.answer, row.answered_by) != (words, by):
        return None
    return _reviewed(row, session.get_one(Person, row.by).name)


def find(session: Session, *, review_id: int) -> Reviewed | None:
    row = session.get(Review, review_id)
    return None if row is None else _reviewed(row, session.get_one(Person, row.by).name)


def newest(session: Session, *, entry_ids: Iterable[int]) -> dict[int, Reviewed]:
    """What counts of each of these entries; no key for one that nobody looked at."""
    wanted = list(entry_ids)
    rows = session.exec(_OF_ENTRIES, params={"entries": wanted}).all() if wanted else []
    # An entry is reviewed a few times at most; the last of them stays.
    return {row.entry_id: _reviewed(row, name) for row, name in rows}


def questioned(session: Session, *, targets: Iterable[str]) -> set[int]:
    """The entries of these targets that stand and are questioned."""
    return set(session.exec(_QUESTIONED, params={"targets": list(targets)}).all())


def _record(session: Session, row: Review, target: str, *, at: datetime, actor: int, action: str, note: str) -> None:
    subject = f"entry:{row.entry_id}"
    events.record(session, at=at, actor=actor, action=action, subject=subject, target=target, note=note)


def _reviewed(row: Review, by_name: str) -> Reviewed:
    if row.id is None:
        raise ValueError("the review has not been kept yet")
    return Reviewed(
        id=row.id,
        entry_id=row.entry_id,
        verdict=Verdict(row.verdict),
        note=row.note,
        by=row.by,
        by_name=by_name,
        answer=row.answer,
        answered_by=row.answered_by,
    )
