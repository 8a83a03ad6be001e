"""The day's reminder of what is still owed: who gets one, what stands in it, and what may be done with it.

09:00 ── digest ─┬─ Done ─────────── a document is done today; anything else asked for (handlers/answering.py)
                 ├─ Later, Not applicable ─────────────────────── handlers/snooze.py, handlers/exempt.py
                 ├─ a reply: "2 92%" ──────────────────────────── handlers/numbered.py
                 └─ One by one, Due ───────────────────────────── handlers/checkin.py, handlers/due.py

A line's button carries the thing's key (`done:hr.analysis_report:2026-11-25`), so that the message itself tells which
line is which: a reply to it needs nothing else.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlmodel import Session
from telegram import Message

from catalog.model import Deliverable
from catalog.reading import DoneItem
from catalog.reminders import Reporter, digest_day, reminders_due
from handlers.asking import ask
from handlers.buttons import Button, Pressed, Rows, in_rows
from handlers.contents import pairs_of
from handlers.keeping import keep_and_answer, source_of
from handlers.owing import Due, asked_about, due_of_targets, owed_by
from handlers.services import Services
from handlers.turn import Turn, language_of
from locales.answer import Answer
from locales.translation import Translator
from locales.wording import checkin as checkin_wording
from locales.wording import digests as wording
from locales.wording import due as due_wording
from locales.wording import people as people_wording
from locales.wording import reports as report_wording
from storage import campaigns, entries, people, settings, snoozes
from storage.campaigns import Content, Recipient
from storage.people import Member
from storage.tables import Campaign, CampaignKind, Delivery

MOST_DAYS = 60
"""Days ahead in which everything lies that anybody is reminded of."""
MOST_LINES = 10
_IN_A_ROW = 5
_LONG_AGO = timedelta(days=30)
"""Nothing that rested until before then matters."""
_KEY = "digest:"


async def digest_job(services: Services, now: datetime) -> None:
    """Queue the digests whose time has come; each is written when its turn comes."""
    if await services.database.run(partial(_queue_due, services=services, now=now)):
        services.posted.set()


def _queue_due(session: Session, *, services: Services, now: datetime) -> bool:
    rules = settings.reminder_rules(session)
    recipients: dict[str, list[Recipient]] = {}
    for member in people.all_members(session, today=services.day_of(now)) if rules.enabled else ():
        day = digest_day(zone_of(services, member), rules, now=now, company=services.zone, calendar=services.calendar)
        if member.active and member.reports_for and day is not None:
            recipient = Recipient(person_id=member.id, chat_id=member.telegram_id)
            recipients.setdefault(f"{_KEY}{day}", []).append(recipient)
    for key, those in recipients.items():
        campaigns.post(session, kind=CampaignKind.DIGEST, key=key, recipients=those, at=now)
    return bool(recipients)


def render_digest(
    session: Session, delivery: Delivery, campaign: Campaign, at: datetime, *, services: Services
) -> Content | None:
    """One person's digest of the campaign's day, None where nothing of it is owed any more, or its time is over."""
    today = services.day_of(at)
    member = people.member_of(session, person_id=delivery.person_id, today=today)
    if member is None or not member.active:
        return None
    rules = settings.reminder_rules(session)
    targets = services.catalog.targets_of(member.reports_for)
    owed = owed_by(session, services, targets, today=today, days=rules.days_ahead)
    reporter = Reporter(
        id=member.id,
        zone=zone_of(services, member),
        positions=member.reports_for,
        snoozed=snoozes.snoozed(session, person_id=member.id, since=today - _LONG_AGO),
    )
    things = {p: [one for one in owed if one.owed.target.position == p] for p in member.reports_for}
    found = reminders_due([reporter], things, rules, now=at, company=services.zone, calendar=services.calendar)
    if not found or f"{_KEY}{found[0].day}" != campaign.key:
        return None
    return content_for(delivery, services, member, found[0].things, at=at, by_hand=False)


def content_for(
    delivery: Delivery,
    services: Services,
    member: Member,
    things: Sequence[Due],
    *,
    at: datetime,
    by_hand: bool,
) -> Content:
    """What the member gets, kept with the delivery: what they write next may mean a line of it."""
    answer, buttons = digest(services, member, things, at=at, by_hand=by_hand)
    content = Content(html=answer.html, buttons=pairs_of(buttons))
    delivery.content = campaigns.dump_content(content)
    return content


def digest(
    services: Services, member: Member, things: Sequence[Due], *, at: datetime, by_hand: bool
) -> tuple[Answer, Rows]:
    t = Translator(language_of(member.language, services.language))
    shown, more = things[:MOST_LINES], len(things[MOST_LINES:])
    answer = wording.digest(t, [one.owed for one in shown], more=more, by_hand=by_hand, today=services.day_of(at))
    return answer, _buttons(t, shown)


def _buttons(t: Translator, things: Sequence[Due]) -> Rows:
    several = len(things) > 1
    lines = [
        Button(wording.button_line(n if several else None, _label(t, one)), "done", (one.key,))
        for n, one in enumerate(things, start=1)
    ]
    about = [Button(wording.button_snooze(t), "snooze"), Button(wording.button_not_applicable(t), "exempt")]
    lists = [Button(checkin_wording.button_one_by_one(t), "checkin"), Button(due_wording.button_due(t), "due")]
    return [*in_rows(lines, _IN_A_ROW), about, lists if several else []]


def _label(t: Translator, one: Due) -> str:
    if isinstance(one.owed.target, Deliverable):
        return wording.button_done(t)
    return report_wording.button_report(t)


def zone_of(services: Services, member: Member) -> ZoneInfo:
    """Where the member's clock hangs."""
    return ZoneInfo(member.time_zone) if member.time_zone else services.zone


def keys_in(message: object) -> list[str]:
    """The things that a reminder names, in the order of its lines; none for any other message."""
    markup = message.reply_markup if isinstance(message, Message) else None
    rows = markup.inline_keyboard if markup else ()
    return keys_among(str(button.callback_data or "") for row in rows for button in row)


def keys_among(data: Iterable[str]) -> list[str]:
    """The same by the data of its buttons."""
    pressed = [Pressed.read(one) for one in data]
    return [":".join(one.arguments) for one in pressed if one.action == "done" and len(one.arguments) == 2]  # noqa: PLR2004 - a key


async def done_query(turn: Turn) -> None:
    """A tap on a line: its document is done today, whatever older one is open; anything else is asked for."""
    target = turn.reportable_target(turn.pressed.text(0))
    if target is None:
        await turn.toast(people_wording.not_yours(turn.t))
        return

    def work(session: Session) -> tuple[Due | None, bool]:
        found = due_of_targets(session, turn, [target], days=MOST_DAYS)
        tapped = next((one for one in found if one.owed.begun and one.name == turn.pressed.text(1)), None)
        return tapped, entries.find_at(session, source_of(turn)) is not None

    tapped, handled_before = await turn.services.database.run(work)
    if tapped is None and not handled_before:
        await turn.toast(due_wording.no_longer_owed(turn.t))
    elif tapped is not None and tapped.is_exempt:
        await turn.toast(wording.does_not_apply(turn.t))
    elif isinstance(target, Deliverable):
        due = tapped.owed.due if tapped is not None else None
        await keep_and_answer(turn, [DoneItem(target=target.id, done=turn.today, due=due)], source_of(turn))
    elif tapped is not None:
        await ask(turn, asked_about(turn, tapped))
