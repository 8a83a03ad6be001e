"""HR reminds by hand: one person, whoever holds a position, all who owe a target, or all who owe anything overdue.

in words (handlers/wishing.py) ─────────┐
anywhere ── remind:<scope>[:<id>] ── preview ─┬─ remind_send:<scope>[:<id>] ── each gets what they owe, and HR sees when
                                              │                                (handlers/reminder_card.py)
                                              └─ remind_not ────────────────── nobody does

Whoever places the button takes its data from `remind_data`:

    remind:person:3            what person 3 owes
    remind:position:sales      what the position owes, to everyone who reports for it
    remind:target:hr.training  the same of one target
    remind:overdue             everything that is overdue, to everyone who owes any of it

A person or a position is reminded of what is overdue or due within a week, a target of whatever is owed in 30 days;
never of what does not apply. Whoever is about to be reminded of all of it anyway is left out. The preview is a new
message below the one in which the button stood. What is reported before a recipient's turn comes is left out of what
they get.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter

from sqlmodel import Session

from catalog.reminders import loud_from, riskiest_first
from handlers.broadcasts.progress import Viewer
from handlers.buttons import Button, Rows
from handlers.digest import content_for, digest, zone_of
from handlers.owing import Due, owed_now
from handlers.reminder_card import card
from handlers.services import Services
from handlers.turn import Turn
from locales.answer import Answer
from locales.wording import people as people_wording
from locales.wording import questions as question_wording
from locales.wording import reminding as wording
from storage import campaigns, events, people, reminded, settings
from storage.campaigns import Content, Recipient
from storage.people import Member
from storage.tables import Campaign, CampaignKind, Delivery

SOON_DAYS = 7
_KEY = "reminder"


def is_pressing(due: Due) -> bool:
    """Whether a person or a position is reminded of it: it is overdue, or due within a week."""
    left = due.owed.days_left
    return left is None or left <= SOON_DAYS


@dataclass(frozen=True, slots=True)
class Scope:
    """What HR reminds of: `kind` is person, position, target or overdue, `about` its id."""

    kind: str
    about: str = ""

    @property
    def arguments(self) -> tuple[str, ...]:
        return (self.kind, self.about) if self.about else (self.kind,)

    def reaches(self, member: Member, due: Due) -> bool:
        """Whether the member is reminded of this thing, which they owe."""
        owed, pressing = due.owed, is_pressing(due)
        match self.kind:
            case "person":
                return self.about == str(member.id) and pressing
            case "position":
                return self.about == owed.target.position and pressing
            case "target":
                return self.about == owed.target.id
            case _:
                return owed.overdue


@dataclass(frozen=True, slots=True)
class Reminded:
    """One recipient, with what they are reminded of."""

    member: Member
    things: Sequence[Due]


def remind_data(kind: str, about: object = "") -> tuple[str, tuple[object, ...]]:
    """A button's action and arguments: `Button(label, *remind_data("position", "sales"))`."""
    return "remind", Scope(kind, str(about)).arguments


@dataclass(frozen=True, slots=True)
class _Preview:
    """Who is reached, when any of them was last reminded, and who is left out: `covered`.

    `later`: how many are reached after their quiet hours, and when, in HR's zone, where that is one moment.
    """

    found: Sequence[Reminded]
    covered: Sequence[Reminded]
    later: tuple[int, datetime | None]
    last: datetime | None


async def remind_query(turn: Turn) -> None:
    """A tap on Remind: whom, how many, and what they get."""
    scope = _scope(turn)
    if scope is None:
        await turn.toast(people_wording.button_over(turn.t))
        return
    await show_preview(turn, scope)


async def show_preview(turn: Turn, scope: Scope, *, called: str = "", instead: Rows = ()) -> None:
    """The preview as a new message; where there is nobody to remind, what was `called` and the ways on `instead`."""
    seen = await turn.services.database.run(lambda session: _preview(session, turn, scope))
    if isinstance(seen, tuple):
        await turn.reply(*seen)
        return
    if not seen.found:
        await turn.reply(wording.nobody_to_remind(turn.t, scope.kind, called), instead)
        return
    first = seen.found[0]
    message, _ = digest(turn.services, first.member, first.things, at=turn.now, by_hand=True)
    answer = wording.preview(
        turn.t,
        [one.member.name for one in seen.found],
        message,
        kind=scope.kind,
        unreachable=[one.member.name for one in seen.found if one.member.unreachable_since is not None],
        later=seen.later,
        reminded=seen.last.astimezone(turn.zone) if seen.last else None,
        on_the_way=[one.member.name for one in seen.covered],
        today=turn.today,
    )
    send = Button(wording.button_remind(turn.t, len(seen.found)), "remind_send", scope.arguments)
    await turn.reply(answer, [[send, Button(question_wording.button_cancel(turn.t), "remind_not")]])


def _preview(session: Session, turn: Turn, scope: Scope) -> _Preview | tuple[Answer, Rows]:
    """What is about to be sent; or, where all of it is on its way already, just that."""
    found, covered, coming = _parted(session, reached_by(session, turn.services, scope, at=turn.now))
    if covered and not found:
        return _on_its_way(session, turn, coming)
    rules = settings.reminder_rules(session)
    moments = [loud_from(zone_of(turn.services, one.member), rules, now=turn.now) for one in found]
    last = reminded.last_reminded(session, person_ids=[one.member.id for one in found])
    return _Preview(found, covered, _later(turn, moments), max(last.values(), default=None))


def _parted(
    session: Session, found: Sequence[Reminded], *, lock: bool = False
) -> tuple[list[Reminded], list[Reminded], list[Campaign]]:
    """Whom to remind, and who is about to be reminded of all of it anyway, by which reminders."""
    coming: dict[int, list[Campaign]] = {}
    for one in reminded.on_the_way(session, person_ids=[one.member.id for one in found], lock=lock):
        coming.setdefault(one.person_id, []).append(one.campaign)
    covered = [one for one in found if _is_covered(one, coming.get(one.member.id, ()))]
    theirs = {campaigns.id_of(campaign): campaign for one in covered for campaign in coming[one.member.id]}
    return [one for one in found if one not in covered], covered, list(theirs.values())


def _is_covered(one: Reminded, coming: Sequence[Campaign]) -> bool:
    scopes = [_scope_of(campaign) for campaign in coming]
    return all(any(scope.reaches(one.member, due) for scope in scopes) for due in one.things)


def _on_its_way(session: Session, turn: Turn, coming: Sequence[Campaign]) -> tuple[Answer, Rows]:
    """When it goes out, with the way to call it off where one reminder has all of it."""
    cards = [card(session, Viewer.of(turn), campaign, at=turn.now) for campaign in coming]
    answer = wording.on_its_way(turn.t, [answer for answer, _ in cards])
    return answer, cards[0][1] if len(cards) == 1 else []


def _later(turn: Turn, moments: Iterable[datetime]) -> tuple[int, datetime | None]:
    """How many of them are after the quiet hours, and when, where that is one moment."""
    later = [moment for moment in moments if moment > turn.now]
    return len(later), later[0].astimezone(turn.zone) if len(set(later)) == 1 else None


def reached_by(session: Session, services: Services, scope: Scope, *, at: datetime) -> list[Reminded]:
    """Everyone whom HR would remind, in the order they joined, each with what they owe, riskiest first."""
    today = services.day_of(at)
    members = [one for one in people.all_members(session, today=today) if one.active and one.reports_for]
    positions = {position for member in members for position in member.reports_for}
    owed = _owed(session, services, positions, today=today)
    found = [Reminded(member, _things(member, owed, scope)) for member in members]
    return [one for one in found if one.things]


def _owed(session: Session, services: Services, positions: set[str] | frozenset[str], *, today: date) -> list[Due]:
    return owed_now(session, services, services.catalog.targets_of(positions), today=today)


def _things(member: Member, owed: Sequence[Due], scope: Scope) -> list[Due]:
    own = [due for due in owed if due.owed.target.position in member.reports_for]
    return riskiest_first(due for due in own if scope.reaches(member, due))


async def remind_send_query(turn: Turn) -> None:
    """A tap on the preview's button: queue it; a second tap finds it queued."""
    scope = _scope(turn)
    if scope is None or turn.query is None or turn.query.message is None:
        await turn.toast(people_wording.button_over(turn.t))
        return
    key = ":".join((_KEY, str(turn.chat_id), str(turn.query.message.message_id), *scope.arguments))
    here = turn.chat_id, turn.query.message.message_id
    answer, rows = await turn.services.database.run(lambda session: _post(session, turn, scope, key, here))
    await turn.show(answer, rows)
    turn.services.posted.set()


def _post(session: Session, turn: Turn, scope: Scope, key: str, here: tuple[int, int]) -> tuple[Answer, Rows]:
    """Queue it for everyone who is reached, after their quiet hours; `here` HR sees how far it is."""
    if (posted := campaigns.find_by_key(session, key=key)) is not None:
        return card(session, Viewer.of(turn), posted, at=turn.now)
    reached = reached_by(session, turn.services, scope, at=turn.now)
    found, covered, coming = _parted(session, reached, lock=True)
    if not found:
        return _on_its_way(session, turn, coming) if covered else (wording.nobody_to_remind(turn.t, scope.kind), [])
    rules = settings.reminder_rules(session)
    by_time: dict[datetime, list[Recipient]] = {}
    for one in found:
        due_at = loud_from(zone_of(turn.services, one.member), rules, now=turn.now)
        recipient = Recipient(person_id=one.member.id, chat_id=one.member.telegram_id)
        by_time.setdefault(due_at, []).append(recipient)
    for due_at, recipients in sorted(by_time.items(), key=itemgetter(0)):
        campaigns.post(
            session,
            kind=CampaignKind.REMINDER,
            key=key,
            recipients=recipients,
            at=turn.now,
            due_at=due_at,
            made_by=turn.member.id,
            report=here,
        )
    subject, people_reached = ":".join(scope.arguments), [one.member.id for one in found]
    events.record(session, at=turn.now, actor=turn.member.id, action="reminded", subject=subject, people=people_reached)
    made = campaigns.find_by_key(session, key=key)
    if made is None:
        raise LookupError(key)
    return card(session, Viewer.of(turn), made, at=turn.now)


async def remind_not_query(turn: Turn) -> None:
    await turn.show(wording.not_reminded(turn.t))


def render_reminder(
    session: Session, delivery: Delivery, campaign: Campaign, at: datetime, *, services: Services
) -> Content | None:
    """What one recipient still owes of what HR reminds of; None where that is nothing."""
    today = services.day_of(at)
    member = people.member_of(session, person_id=delivery.person_id, today=today)
    scope = _scope_of(campaign)
    if member is None or not member.active:
        return None
    things = _things(member, _owed(session, services, member.reports_for, today=today), scope)
    return content_for(delivery, services, member, things, at=at, by_hand=True) if things else None


def _scope_of(campaign: Campaign) -> Scope:
    return Scope(*campaign.key.split(":")[3:])


def _scope(turn: Turn) -> Scope | None:
    """What the button names, where there is such a thing."""
    kind, about = turn.pressed.text(0), turn.pressed.text(1)
    known = {
        "person": turn.pressed.number(1, below=2**31) is not None,
        "position": about in turn.catalog.by_position,
        "target": about in turn.catalog.by_id,
        "overdue": True,
    }
    return Scope(kind, "" if kind == "overdue" else about) if known.get(kind, False) else None
