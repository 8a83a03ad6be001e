"""What somebody is told when HR changes their positions or their role, shuts them out or lets them in again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from locales.answer import Answer, head
from locales.translation import Translator
from locales.wording.people import role_name
from locales.wording.staff import Holding

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """How somebody stands: whether they may use the bot, as what, and what they hold or will hold."""

    role: str
    active: bool
    held: Sequence[Holding]


def changed(t: Translator, was: Stands, now: Stands, *, today: date) -> Answer | None:
    """What changed, from when, and what they can do now; None where nothing did."""
    if now.active != was.active:
        return _shut_out(t) if was.active else _let_in(t, now, today)
    lines = _positions(t, was, now, today)
    if now.role != was.role:
        title = t._("🎭 HR changed your role: you are here as {role}", role=role_name(t, now.role))
    elif lines:
        title = t._("👤 HR changed what you may see") if now.role == "director" else t._("👤 HR changed your positions")
    else:
        return None
    return Answer.of(head(title), *lines, _now(t, now, today))


def _shut_out(t: Translator) -> Answer:
    return Answer.of(
        head(t._("⛔ HR has ended your access")),
        t._("You get no reminders any more. What you reported stays. If that is a mistake, please tell HR."),
    )


def _let_in(t: Translator, now: Stands, today: date) -> Answer:
    held = [_held(t, now, one, today) for one in now.held]
    return Answer.of(head(t._("✅ You may use this again, as before")), *held, _now(t, now, today))


def _now(t: Translator, now: Stands, today: date) -> str | None:
    """What they can do from here on."""
    begun = any(one.begun(today) for one in now.held)
    match now.role:
        case "manager" if begun:
            return t._("Just write the figures, one message will do. What is due now:")
        case "manager" if now.held:
            return t._("You can report from that day on; until then there is nothing to do.")
        case "manager":
            return t._("You hold no position now. Whatever you reported stays.")
        case "director" if begun:
            return t._("Where they stand:")
        case "director":
            return None if now.held else t._("HR will name the positions that you may see.")
        case _:
            return t._("Where everyone stands: /overview · Who has not reported: /missing")


def _positions(t: Translator, was: Stands, now: Stands, today: date) -> list[str]:
    """A line for each stretch that is new or longer, then for each that ends, or ends sooner."""
    before = {one.position.id: one for one in was.held}
    after = {one.position.id: one for one in now.held}
    more = [_held(t, now, one, today) for id_, one in after.items() if _is_more(before.get(id_), one)]
    less = [_ends(t, after.get(id_), one, today) for id_, one in before.items() if _is_less(one, after.get(id_))]
    return [*more, *less]


def _is_more(before: Holding | None, after: Holding) -> bool:
    if before is None:
        return True
    longer = before.ends is not None and (after.ends is None or after.ends > before.ends)
    return longer or after.starts < before.starts


def _is_less(before: Holding, after: Holding | None) -> bool:
    if after is None:
        return True
    return after.ends is not None and (before.ends is None or after.ends < before.ends)


def _held(t: Translator, now: Stands, held: Holding, today: date) -> str:
    position, from_ = held.position.name[t.language], max(held.starts, today)
    starts = t.day(from_, today=today)
    if held.ends is not None:
        last = t.day(held.ends - _DAY, today=today)
        return t._("🤝 {position}: from {starts} to {last}", position=position, starts=starts, last=last)
    if now.role == "director":
        return t._("👁 {position}: from {starts} on", position=position, starts=starts)
    return t._("➕ {position}: from {starts} on", position=position, starts=starts)


def _ends(t: Translator, after: Holding | None, before: Holding, today: date) -> str:
    position = before.position.name[t.language]
    if after is None or after.ends is None or after.ends <= today:
        return t._("➖ {position}: no longer yours", position=position)
    return t._("➖ {position}: to {last}", position=position, last=t.day(after.ends - _DAY, today=today))
