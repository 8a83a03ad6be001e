"""What HR reads of people: the list, somebody's card, and each step of what may be done to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from catalog.errors import EndsTooEarly, LastAdministrator, NobodyThere, NotDone, OnAdministrator, OnOneself
from catalog.model import Position
from locales.answer import Answer, Line, faint, head
from locales.translation import Translator
from locales.wording.people import language_name, role_name
from locales.wording.receipts import state_name
from locales.zones import city_of

PRESENCES = ("joined", "invited", "unreachable", "inactive")
_MARKS = {"joined": "✅", "invited": "✉️", "unreachable": "📵", "inactive": "⛔"}


def mark(presence: str) -> str:
    return _MARKS[presence]


def presence_name(t: Translator, presence: str) -> str:
    return {
        "joined": t._("joined"),
        "invited": t._("not joined"),
        "unreachable": t._("unreachable"),
        "inactive": t._("inactive"),
    }[presence]


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list: somebody under a position, or under their role where they hold none.

    `starts` and `ends` stand where they are still to come.
    """

    position: Position | None
    role: str
    name: str
    presence: str
    starts: date | None = None
    ends: date | None = None


def people_list(
    t: Translator,
    counts: Mapping[str, int],
    lines: Sequence[Listed],
    *,
    vacant: Sequence[Position],
    page: int,
    pages: int,
    query: str,
    today: date,
) -> Answer:
    """One page of it. `counts` are people by presence, whatever is shown; `query` is what was searched for.

    `vacant` are the positions that nobody holds, where they are to be told.
    """
    free = t.listed([position.name[t.language] for position in vacant])
    told = " · ".join(f"{_MARKS[p]} {presence_name(t, p)} {t.number(counts[p])}" for p in PRESENCES if counts.get(p))
    found = [_listed(t, line, today) for line in lines]
    nobody = t._("Nobody is called “{name}”.", name=query) if query else t._("Nobody here.")
    of = t._("Page {page} of {pages}", page=page + 1, pages=pages) if pages > 1 else None
    return Answer.of(
        head(t._("👥 People")),
        told,
        *(found or [nobody]),
        t._("⬜ Vacant: {positions}", positions=free) if free else None,
        faint(of) if of else None,
    )


def _listed(t: Translator, line: Listed, today: date) -> str:
    where = line.position.name[t.language] if line.position else role_name(t, line.role)
    term = _term(t, line.starts, line.ends, today)
    return t._("{mark} {position}: {name}{term}", mark=mark(line.presence), position=where, name=line.name, term=term)


def _term(t: Translator, starts: date | None, ends: date | None, today: date) -> str:
    """In brackets, what of it is still to come: from when, and the last day."""
    first = t.day(starts, today=today) if starts is not None and starts > today else ""
    last = t.day(ends - timedelta(days=1), today=today) if ends is not None else ""
    if first and last:
        return t._(" (from {first} to {last})", first=first, last=last)
    if first:
        return t._(" (from {first})", first=first)
    return t._(" (to {last})", last=last) if last else ""


@dataclass(frozen=True, slots=True)
class Holding:
    """A position on a card, and its term."""

    position: Position
    starts: date
    ends: date | None

    def begun(self, today: date) -> bool:
        return self.starts <= today


def holding(t: Translator, held: Holding, *, today: date) -> str:
    """`财务经理（自12月1日）`."""
    return held.position.name[t.language] + _term(t, held.starts, held.ends, today)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """How what somebody reports for stands this month: of `asked` targets `reported` owe nothing more.

    `last` is the day of the last report for it, whoever gave it.
    """

    asked: int
    reported: int
    overdue: int
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Somebody, as their card shows them. `since` is the day they joined or were invited; `over`: the term is.

    `stands` is None for whoever reports nothing; `refusal` is how Telegram refused what was sent to them last.
    """

    name: str
    role: str
    presence: str
    held: Sequence[Holding]
    since: date
    language: str
    zone: str | None
    company_zone: str
    expires: date | None = None
    over: bool = False
    stands: Stands | None = None
    refusal: str | None = None


def card(t: Translator, one: Card, *, done: str = "", today: date) -> Answer:
    """`done` is what was just done, above it."""
    held = t.listed([holding(t, each, today=today) for each in one.held])
    presence = state_name(t, one.refusal or "blocked") if one.presence == "unreachable" else ""
    title = t._(
        "{mark} {name} · {presence}",
        mark=mark(one.presence),
        name=one.name,
        presence=presence or presence_name(t, one.presence),
    )
    lines: list[str | Line | None] = [done or None, head(title), _stands(t, one.stands, today) if one.stands else None]
    if one.role == "director" and held:
        lines.append(t._("{role}, may see: {held}", role=role_name(t, one.role), held=held))
    else:
        none = t._("no position") if one.role in ("manager", "director") else ""
        lines.append(" · ".join(part for part in (role_name(t, one.role), held or none) if part))
    if one.presence == "invited":
        lines.append(_invited(t, one, today))
    else:
        lines.append(f"{_language(one.language)} · {zone(t, one.zone, one.company_zone)}")
        lines.append(faint(t._("Here since {day}", day=t.day(one.since, today=today))))
    return Answer.of(*lines)


def _stands(t: Translator, one: Stands, today: date) -> str:
    """`📊 11月已报 3/7，逾期 1 项 · 最近上报 11月24日`."""
    month = t.month(today, today=today)
    if one.asked:
        stands = t._("📊 {month}: {n}/{asked} reported", month=month, n=one.reported, asked=one.asked)
    else:
        stands = t._("📊 {month}: nothing to report", month=month)
    late = t.n_("🔴 {n} overdue", "🔴 {n} overdue", one.overdue) if one.overdue else ""
    last = t._("last report {day}", day=t.day(one.last, today=today)) if one.last else t._("never reported")
    return " · ".join(part for part in (stands, late, last) if part)


def _language(code: str) -> str:
    match code:
        case "zh" | "en":
            return language_name(code)
    return code


def _invited(t: Translator, one: Card, today: date) -> str:
    invited = t.day(one.since, today=today)
    if one.over or one.expires is None:
        return t._("Invited {day}; the link is no longer good.", day=invited)
    return t._("Invited {day}; the link is good until {last}.", day=invited, last=t.day(one.expires, today=today))


def zone(t: Translator, own: str | None, company: str) -> str:
    """`上海时间（公司）`."""
    if own is None or own == company:
        return t._("{city} time (the company's)", city=city_of(t, company))
    return t._("{city} time", city=city_of(t, own))


def not_done(t: Translator, error: NotDone) -> str:
    """Why it is not done, in a line that pops up."""
    match error:
        case OnOneself():
            return t._("You cannot shut yourself out: somebody else has to do that.")
        case OnAdministrator():
            return t._("Only an administrator can do that to an administrator.")
        case LastAdministrator():
            return t._("This is the last administrator: make another one first.")
        case EndsTooEarly():
            return t._("That would end before it begins.")
        case NobodyThere():
            return t._("That is no longer so: look at /people again.")
    raise ValueError(f"no words for {error!r}")


def refused(t: Translator, error: NotDone) -> Answer:
    return Answer.of(not_done(t, error))


def search(t: Translator) -> Answer:
    return Answer.of(head(t._("🔍 Whom are you looking for?")), t._("Write a part of the name; “cancel” ends it."))


def choose_position(t: Translator, act: str, name: str) -> Answer:
    """`act`: give, move or deputy."""
    asked = {
        "give": t._("Which position does {name} get as well?", name=name),
        "see": t._("Which position may {name} see as well?", name=name),
        "move": t._("To which position does {name} move?", name=name),
        "deputy": t._("For which position does {name} stand in from today?", name=name),
    }[act]
    return Answer.of(head(asked))


def choose_held(t: Translator, act: str, name: str) -> Answer:
    """`act`: move or end."""
    asked = {
        "move": t._("Which position does {name} leave?", name=name),
        "end": t._("Which position of {name} ends?", name=name),
    }[act]
    return Answer.of(head(asked))


def no_position_left(t: Translator) -> str:
    return t._("There is no position for that.")


def choose_first_day(t: Translator, name: str, position: Position) -> Answer:
    held = position.name[t.language]
    return Answer.of(head(t._("{name}: {position}", name=name, position=held)), t._("From which day on?"))


def choose_last_day(t: Translator, name: str, position: Position) -> Answer:
    held = position.name[t.language]
    return Answer.of(head(t._("{name}: {position}", name=name, position=held)), t._("Which is the last day?"))


def write_day(t: Translator, *, last: bool, today: date) -> Answer:
    """`last`: the last day is asked for, else the first."""
    example = _first_of_next_month(t, today)
    asked = t._("Write the last day, for example: {example}", example=example)
    return Answer.of(asked if last else t._("Write the first day, for example: {example}", example=example))


def no_day(t: Translator, *, today: date) -> Answer:
    example = _first_of_next_month(t, today)
    return Answer.of(
        t._("That is no day that I can take. For example: {example}; “cancel” leaves it.", example=example)
    )


def _first_of_next_month(t: Translator, today: date) -> str:
    return t.day((today.replace(day=1) + timedelta(days=31)).replace(day=1), today=today)


def button_day(t: Translator, day: date, *, today: date) -> str:
    """`今天 11月23日`."""
    shown = t.day(day, today=today)
    if day == today:
        return t._("Today, {day}", day=shown)
    if day == today + timedelta(days=1):
        return t._("Tomorrow, {day}", day=shown)
    if day == today - timedelta(days=1):
        return t._("At once")
    return shown


def button_other_day(t: Translator) -> str:
    return t._("Another day…")


def assigned(t: Translator, position: Position, starts: date, ends: date | None, *, today: date) -> str:
    held = holding(t, Holding(position, starts, ends), today=today)
    return t._("👌 Also: {position}", position=held)


def moved(t: Translator, position: Position, starts: date, *, today: date) -> str:
    held = position.name[t.language]
    return t._("👌 From {day} on: {position}", day=t.day(starts, today=today), position=held)


def ended(t: Translator, position: Position, last: date, *, today: date) -> str:
    held = position.name[t.language]
    if last < today:
        return t._("👌 No longer: {position}", position=held)
    return t._("👌 To {last}: {position}", position=held, last=t.day(last, today=today))


def choose_role(t: Translator, name: str) -> Answer:
    return Answer.of(head(t._("Which role shall {name} have?", name=name)))


def confirm_role(t: Translator, name: str, role: str, *, ends: bool) -> Answer:
    """`ends`: what they hold does, since what is only read is not reported for."""
    means = {
        "manager": t._("Reports for the positions held, and sees those."),
        "director": t._("Sees the positions named, reports for none."),
        "hr": t._("Sees everyone's figures, invites, reminds and sends to all."),
        "admin": t._("May do everything, and make administrators."),
    }[role]
    return Answer.of(
        head(t._("{name} becomes: {role}?", name=name, role=role_name(t, role))),
        means,
        t._("The positions held end today; name the new ones afterwards.") if ends else None,
    )


def role_changed(t: Translator, role: str) -> str:
    return t._("👌 Now: {role}", role=role_name(t, role))


def confirm_active(t: Translator, name: str, *, active: bool) -> Answer:
    if active:
        return Answer.of(head(t._("Activate {name} again?", name=name)), t._("With the same role and positions."))
    return Answer.of(
        head(t._("Deactivate {name}?", name=name)),
        t._("They can do nothing here any more, and get no reminders. What they reported stays."),
    )


def active_changed(t: Translator, *, active: bool) -> str:
    return t._("👌 Activated") if active else t._("👌 Deactivated")


def choose_language(t: Translator, name: str) -> Answer:
    return Answer.of(head(t._("In which language do I speak with {name}?", name=name)))


def choose_zone(t: Translator, name: str) -> Answer:
    return Answer.of(
        head(t._("Which time zone is {name} in?", name=name)),
        t._("Reminders come at their time of day. Tap a city, or write one."),
    )


def no_zone(t: Translator) -> Answer:
    return Answer.of(t._("I know no time zone of that city. Write a large one near it, or “cancel”."))


def button_zone(t: Translator, name: str) -> str:
    return city_of(t, name)


def button_company_zone(t: Translator) -> str:
    return t._("As the company")


def set_(t: Translator) -> str:
    return t._("👌 Changed")


def confirm_withdraw(t: Translator, name: str) -> Answer:
    return Answer.of(head(t._("Withdraw the invitation of {name}?", name=name)), t._("The link will be worth nothing."))


def withdrawn(t: Translator, name: str) -> Answer:
    return Answer.of(t._("👌 Withdrawn: the link of {name} is worth nothing now.", name=name))


def button(t: Translator, act: str) -> str:
    """What stands on the buttons of a card and of the list."""
    return {
        "move": t._("🔁 Move"),
        "give": t._("➕ Position"),
        "deputy": t._("🤝 Deputy"),
        "end": t._("➖ End position"),
        "role": t._("🎭 Role"),
        "language": t._("🌐 Language"),
        "zone": t._("🕒 Time zone"),
        "deactivate": t._("⛔ Deactivate"),
        "activate": t._("✅ Activate"),
        "again": t._("✉️ Invite again"),
        "qr": t._("🔳 QR code"),
        "withdraw": t._("🗑 Withdraw"),
        "yes": t._("✅ Yes"),
        "all": t._("Everyone"),
        "search": t._("🔍 Search"),
        "invite": t._("✉️ Invite"),
        "roster": t._("📥 Import"),
        "people": t._("👥 People"),
    }[act]
