"""Made-up people and figures for the demo, marked as such wherever they are shown."""

import random
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from sqlmodel import Session

from bot.demo.personas import OTHERS, Persona
from catalog.entries import Answer, Case, Done, Entry, Figure
from catalog.errors import BadReport
from catalog.judging import check_entry
from catalog.judging.deliverables import occurrences
from catalog.model import Compliance, Counting, Deliverable, Grain, IncidentFree, Measure, Period, Response, Target
from catalog.reporting import requirement_of
from handlers.services import Services
from handlers.turn import language_of
from storage import entries, people, staffing
from storage.entries import Source
from storage.invitations import Making, Offer
from storage.tables import Person, Role

MADE_UP = "演示数据 · made up"
"""Whom the seeded figures are shown to come from."""

_NOBODY = -1
_DEPUTY_DAYS = 21
_MONTHS = 6
_DIRECTOR_READS = ("sales", "production", "customer_service")
_GOOD = 0.8
"""How many figures stand on the good side of their bound."""
_PUNCTUAL = 0.85
_REPORTED = 0.94
_UNLUCKY = 0.1
_WORDS = "演示 · made up"


def seed(session: Session, services: Services, personas: Iterable[Persona]) -> None:
    """Let everyone but the stranger join and give some months of figures; nothing where someone joined before."""
    now = services.clock()
    today = services.day_of(now)
    if people.all_members(session, today=today):
        return
    begun = Period.containing(today, Grain.MONTH).start
    for _ in range(_MONTHS):
        begun = Period.containing(begun - timedelta(days=1), Grain.MONTH).start
    for persona in personas:
        if persona.role != "stranger":
            _join(session, services, persona, begun)
    nobody = people.join(
        session,
        telegram_id=_NOBODY,
        name=MADE_UP,
        language="zh",
        role=Role.MANAGER,
        positions=(),
        at=now,
        today=begun,
    )
    people.set_active(session, person_id=nobody.id, active=False, at=now, actor=None)
    _add_others(session, services, now, begun)
    _report(session, services, nobody.id, begun, today)


def _add_others(session: Session, services: Services, now: datetime, begun: date) -> None:
    """Colleagues whom nobody can be: not joined, in time or too late, deputies, gone from Telegram, shut out."""
    today = services.day_of(now)
    hr = next(one.id for one in people.all_members(session, today=today) if one.role is Role.HR)
    for other in sorted(OTHERS, key=lambda one: one.days, reverse=True):
        if other.state == "invited":
            made = now - timedelta(days=other.days)
            making = Making(hr, made, made + services.invitation_lifetime)
            offer = Offer(other.role, other.positions)
            staffing.invite_named(session, name=other.name, offer=offer, making=making)
            continue
        member = people.join(
            session,
            telegram_id=other.telegram_id,
            name=other.name,
            language="zh",
            role=other.role,
            positions=other.positions,
            at=now - timedelta(days=other.days),
            today=max(begun, today - timedelta(days=other.days)),
            ends=today + timedelta(days=_DEPUTY_DAYS) if other.state == "deputy" else None,
        )
        if other.state == "inactive":
            people.set_active(session, person_id=member.id, active=False, at=now, actor=hr)
        else:
            session.get_one(Person, member.id).unreachable_since = now - timedelta(days=2)


def _join(session: Session, services: Services, persona: Persona, begun: date) -> None:
    held = (persona.position,) if persona.position else ()
    people.join(
        session,
        telegram_id=persona.user_id,
        name=persona.first_name,
        language=language_of(persona.language_code, services.language),
        role=Role(persona.role),
        positions=_DIRECTOR_READS if persona.role == "director" else held,
        at=datetime.combine(begun, time(9), services.zone).astimezone(UTC),
        today=begun,
    )


def _report(session: Session, services: Services, person_id: int, begun: date, today: date) -> None:
    told = sorted(_stories(services.catalog.by_id.values(), begun, today), key=lambda one: one[0])
    for number, (day, target, entry) in enumerate(told, start=1):
        at = datetime.combine(day, time(10), services.zone).astimezone(UTC)
        source = Source(person_id=person_id, at=at, on=day, chat_id=_NOBODY, message_id=number, edit=0, words=_WORDS)
        entries.keep(session, target=target.id, entry=entry, bound=requirement_of(target, entry), source=source)


def _stories(targets: Iterable[Target], begun: date, today: date) -> Iterator[tuple[date, Target, Entry]]:
    """Whatever could be reported of all targets."""
    for target in targets:
        chance = random.Random(target.id)  # noqa: S311 - the same made-up figures at every start
        for day, entry in _story(target, chance, begun, today):
            try:
                check_entry(target, entry, today=today)
            except BadReport:
                continue
            yield day, target, entry


def _story(target: Target, chance: random.Random, begun: date, today: date) -> Iterator[tuple[date, Entry]]:
    """What might have been reported for a target since it began, most of it good, each with its day."""
    match target:
        case Measure():
            yield from _figures(target, chance, begun, today)
        case Deliverable():
            yield from _deliveries(target, chance, begun, today)
        case Response():
            yield from _cases(chance, begun, today)
        case Compliance():
            for month in _months(begun, today):
                yield (
                    month.start + timedelta(days=20),
                    Answer(yes=True, on=month.start + timedelta(days=20), period=month),
                )
        case IncidentFree():
            if chance.random() < _UNLUCKY:
                yield begun + timedelta(days=40), Figure(value=Decimal(1), on=begun + timedelta(days=40))


def _figures(target: Measure, chance: random.Random, begun: date, today: date) -> Iterator[tuple[date, Entry]]:
    for month in _months(begun, today):
        day = month.start + timedelta(days=chance.randrange(18, 27))
        if day <= today and chance.random() < _REPORTED:
            yield day, Figure(value=_value(target, chance), on=day, period=month)


def _value(target: Measure, chance: random.Random) -> Decimal:
    """A figure near the bound, on its good side four times in five."""
    bound = target.bound.value
    share = bound if target.counting is not Counting.SUM or target.cadence != "year" else bound / 6
    spread = float(max(abs(share) * Decimal("0.06"), Decimal("0.4")))
    better = chance.uniform(0, spread) if chance.random() < _GOOD else -chance.uniform(0, spread)
    value = float(share) + (better if target.bound.op.higher_is_better else -better)
    exact = Decimal(str(round(value, 0 if target.unit.counts_whole_things else 1)))
    exact = exact.to_integral_value() if target.unit.counts_whole_things else exact
    exact = exact if target.most is None else min(exact, target.most)
    return exact if target.least is None else max(exact, target.least)


def _deliveries(target: Deliverable, chance: random.Random, begun: date, today: date) -> Iterator[tuple[date, Entry]]:
    for owed in occurrences(target, begun, today):
        done = (
            owed.due - timedelta(days=chance.randrange(0, 4))
            if chance.random() < _PUNCTUAL
            else owed.due + timedelta(days=2)
        )
        if done <= today and chance.random() < _REPORTED:
            yield done, Done(done=done)


def _cases(chance: random.Random, begun: date, today: date) -> Iterator[tuple[date, Entry]]:
    for n, month in enumerate(_months(begun, today), start=1):
        opened = month.start + timedelta(days=chance.randrange(2, 20))
        closed = opened + timedelta(days=chance.randrange(1, 4))
        if closed <= today:
            yield closed, Case(opened=opened, closed=closed, label=f"88{n:02}", on=closed)


def _months(begun: date, today: date) -> Iterator[Period]:
    month = Period.containing(begun, Grain.MONTH)
    while month.start <= today:
        yield month
        month = Period.containing(month.end, Grain.MONTH)
