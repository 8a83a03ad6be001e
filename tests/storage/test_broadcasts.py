"""Drafts, and whom a family of broadcasts reached, on either database."""

from datetime import UTC, datetime, timedelta
from functools import partial

from sqlmodel import Session, col, select

from storage import broadcasts, campaigns, people, receipts
from storage.broadcasts import Audience, AudienceKind, Broadcast
from storage.campaigns import Content, Recipient
from storage.database import Database
from storage.tables import CampaignKind, CampaignState, Delivery, DeliveryState, Role

NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
WORDS = Content(html="<b>明天</b>")


def person(session: Session, number: int) -> int:
    return people.join(
        session,
        telegram_id=number,
        name=f"P{number}",
        language="zh",
        role=Role.HR,
        positions=(),
        at=NOW,
        today=NOW.date(),
    ).id


def begun(session: Session, maker: int, key: str = "broadcast:1", follows: int | None = None) -> Broadcast:
    return broadcasts.draft(
        session, key=key, content=WORDS, made_by=maker, at=NOW, audience=Audience(), follows=follows
    )


def test_a_draft_is_changed_by_its_maker_until_it_is_on_its_way(database: Database) -> None:
    """Begun twice under one key it is one; started, scheduled or dropped, it is no draft any more."""

    def work(session: Session) -> None:
        maker, other = person(session, 1), person(session, 2)
        draft = begun(session, maker)
        assert begun(session, maker) == draft
        audience = Audience(kind=AudienceKind.PEOPLE, people=(other,))
        change = partial(broadcasts.change, session, broadcast_id=draft.id, audience=audience)
        assert change(made_by=other) is None
        changed = change(made_by=maker)
        assert changed is not None
        assert (changed.audience, changed.content) == (audience, WORDS)
        assert broadcasts.latest(session, made_by=maker, skip=0, most=5) == [changed]
        assert broadcasts.latest(session, made_by=other, skip=0, most=5) == []
        start = partial(
            broadcasts.start,
            session,
            broadcast_id=draft.id,
            recipients=[Recipient(person_id=other, chat_id=2)],
        )
        assert start(at=NOW, by=other) is None
        assert start(at=NOW, by=None) is None
        assert start(at=NOW, by=maker) is not None
        assert start(at=NOW, by=maker) is None
        assert change(made_by=maker) is None
        assert not broadcasts.drop(session, broadcast_id=draft.id, made_by=maker, at=NOW)
        assert [one.id for one in broadcasts.latest(session, made_by=other, skip=0, most=5)] == [draft.id]
        assert broadcasts.stop(session, broadcast_id=draft.id, at=NOW, by=other)
        assert not broadcasts.stop(session, broadcast_id=draft.id, at=NOW, by=other)

    database.run_now(work)


def test_what_is_scheduled_comes_due_once(database: Database) -> None:
    """And may be taken up again before."""

    def work(session: Session) -> None:
        maker = person(session, 1)
        draft = begun(session, maker)
        later = NOW + timedelta(hours=1)
        schedule = partial(broadcasts.schedule, session, broadcast_id=draft.id, made_by=maker, report=(1, 2))
        assert schedule(at=NOW) is None
        broadcasts.set_time(session, broadcast_id=draft.id, made_by=maker, send_at=later)
        assert schedule(at=later) is None
        assert schedule(at=NOW) is not None
        assert broadcasts.come_due(session, now=NOW) == []
        assert broadcasts.come_due(session, now=later) == [draft.id]
        take = partial(broadcasts.take_due, session, broadcast_id=draft.id)
        assert take(now=NOW) is None
        assert take(now=later) == broadcasts.find(session, broadcast_id=draft.id)
        start = partial(broadcasts.start, session, broadcast_id=draft.id, recipients=[])
        assert start(at=NOW, by=None) is None
        assert start(at=later, by=maker) is None
        unschedule = partial(broadcasts.unschedule, session, broadcast_id=draft.id, made_by=maker, at=NOW)
        assert unschedule() is not None
        assert unschedule() is None
        assert broadcasts.come_due(session, now=later) == []
        assert take(now=later) is None
        assert start(at=later, by=None) is None

    database.run_now(work)


def test_whom_a_family_reached(database: Database) -> None:
    """Whoever got any of it, or read it, was reached; the uncertain are neither reached nor not."""

    def work(session: Session) -> None:
        maker = person(session, 1)
        ids = [person(session, number) for number in range(2, 7)]
        everyone = [Recipient(person_id=id_, chat_id=id_) for id_ in ids]
        first = begun(session, maker)
        broadcasts.start(session, broadcast_id=first.id, recipients=everyone, at=NOW, by=maker)
        outcomes = ("sent", "blocked", "unknown", "unknown", "failed")
        rows = session.exec(select(Delivery).order_by(col(Delivery.id))).all()
        for row, state in zip(rows, outcomes, strict=True):
            row.state = DeliveryState(state)
        session.flush()
        assert receipts.acknowledge(session, first=first.id, person_id=ids[3], at=NOW)
        assert not receipts.acknowledge(session, first=first.id, person_id=maker, at=NOW)
        again = begun(session, maker, "broadcast:2", follows=first.id)
        broadcasts.start(session, broadcast_id=again.id, recipients=everyone[1:2], at=NOW, by=maker)
        reached = receipts.reached(session, first=again.first)
        assert reached.reached == {ids[0], ids[1], ids[3]}
        assert (set(reached.unknown), set(reached.not_reached)) == ({ids[2]}, {ids[4]})
        people.set_active(session, person_id=ids[2], active=False, at=NOW, actor=maker)
        people.set_active(session, person_id=ids[4], active=False, at=NOW, actor=maker)
        session.flush()
        left = receipts.reached(session, first=first.id)
        assert (left.reached, left.unknown, left.not_reached) == (reached.reached, frozenset(), frozenset())
        assert left.gone == {ids[2], ids[4]}
        read = receipts.read(session, first=first.id)
        assert (read.acknowledged, read.waiting) == ((ids[3],), (ids[0],))

    database.run_now(work)


def test_only_a_broadcast_is_found_as_one(database: Database) -> None:
    """Another campaign's number is none's."""

    def work(session: Session) -> None:
        maker = person(session, 1)
        notice = campaigns.post(
            session, kind=CampaignKind.NOTICE, key="n", recipients=[Recipient(person_id=maker, chat_id=1)], at=NOW
        )
        assert broadcasts.find(session, broadcast_id=notice) is None
        assert not broadcasts.stop(session, broadcast_id=notice, at=NOW, by=maker)
        assert broadcasts.find(session, broadcast_id=begun(session, maker).id) is not None
        assert begun(session, maker).state is CampaignState.DRAFT

    database.run_now(work)
