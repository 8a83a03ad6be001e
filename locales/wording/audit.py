"""Who did what to whom, a line each."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from catalog.model import LANGUAGES
from locales.answer import Answer, head
from locales.translation import Translator
from locales.wording.people import language_name, role_name

_LONGEST = 60
_ROLES = frozenset({"manager", "director", "hr", "admin"})


def page(t: Translator, lines: Sequence[str], *, page: int) -> Answer:
    """`page` counts from 0."""
    title = t._("🗒 Audit")
    return Answer.of(
        head(f"{title} · {page + 1}" if page else title), *(lines or [t._("Nothing has been done here yet.")])
    )


def whose(t: Translator) -> Answer:
    return Answer.of(head(t._("🗒 Audit")), t._("Whose?"))


def button_running(t: Translator) -> str:
    return t._("Administration")


def button_topic(t: Translator, topic: str) -> str:
    return {
        "people": t._("People"),
        "figures": t._("Figures"),
        "sending": t._("Broadcasts, reminders"),
        "catalog": t._("Targets"),
    }[topic]


def button_by_person(t: Translator) -> str:
    return t._("By person")


def happened(
    t: Translator,
    action: str,
    detail: Mapping[str, Any],
    *,
    at: datetime,
    who: str,
    whom: str,
    about: str,
    positions: list[str] | None,
    today: date,
) -> str:
    """One act: `11月23日 12:00 林晓对招聘达成率提出疑问：…`. `at` is in the reader's zone.

    `whom` is a person, `about` a target, `positions` those named; each is empty where the act has none.
    No `positions` are all that there are.
    """
    moment = f"{t.day(at.date(), today=today)} {at:%H:%M}"
    fields = {
        "who": who or t._("The command line"),
        "whom": whom or _role(t, detail) or t._("somebody"),
        "target": about,
        "positions": t._("all positions") if positions is None else t.listed(positions),
        "words": _words(detail),
    }
    told = _people(t, action, detail, fields, today) or _figures(t, action, fields) or _rest(t, action, detail, fields)
    return f"{moment} {told}".rstrip(":： ")  # a tap brings no words


def _people(
    t: Translator, action: str, detail: Mapping[str, Any], fields: Mapping[str, str], today: date
) -> str | None:
    match action:
        case "joined":
            return t._("{who} joined as {role}", who=fields["who"], role=_role(t, detail))
        case "invited":
            return t._("{who} invited {whom}", **fields)
        case "withdrawn":
            return t._("{who} took back the invitation of {whom}", **fields)
        case "role_changed":
            return t._("{who} made {whom} {role}", role=_role(t, detail), **fields)
        case "language_set":
            language = next((language_name(one) for one in LANGUAGES if one == detail.get("language")), "")
            return t._("{who} set the language of {whom}: {language}", language=language, **fields)
        case "zone_set":
            return t._("{who} set the time zone of {whom}", **fields)
        case "assigned":
            return t._("{who} gave {whom} {positions} from {day}", day=_day(t, detail, "starts", today), **fields)
        case "moved":
            return t._("{who} moved {whom} to {positions} from {day}", day=_day(t, detail, "starts", today), **fields)
        case "ended":
            return t._("{who} ended {positions} of {whom} from {day}", day=_day(t, detail, "ends", today), **fields)
        case "activated":
            return t._("{who} let {whom} in again", **fields)
        case "deactivated":
            return t._("{who} shut out {whom}", **fields)
        case "imported":
            return t._("{who} took in a roster", **fields)
        case "exported":
            return t._("{who} exported {positions}", **fields)
        case _:
            return None


def _figures(t: Translator, action: str, fields: Mapping[str, str]) -> str | None:
    match action:
        case "reported":
            return t._("{who} reported {target}: {words}", **fields)
        case "corrected":
            return t._("{who} corrected {target}: {words}", **fields)
        case "undone":
            return t._("{who} took back {target}: {words}", **fields)
        case "closed":
            return t._("{who} closed {target}: {words}", **fields)
        case "proved" if not fields["target"]:
            return t._("{who} sent a file with a message", **fields)
        case "proved":
            return t._("{who} sent evidence for {target}", **fields)
        case "confirmed":
            return t._("{who} confirmed {target}", **fields)
        case "questioned":
            return t._("{who} questioned {target}: {words}", **fields)
        case "answered":
            return t._("{who} answered about {target}: {words}", **fields)
        case "exempted":
            return t._("{who} said that {target} does not apply: {words}", **fields)
        case "exemption revoked":
            return t._("{who} let {target} apply again", **fields)
        case "snoozed":
            return t._("{who} put off {target}", **fields)
        case _:
            return None


def _rest(t: Translator, action: str, detail: Mapping[str, Any], fields: Mapping[str, str]) -> str:
    match action:
        case "set":
            return t._("{who} changed when people are reminded", **fields)
        case "reminded":
            n = len(detail.get("people", ()))
            if n == 1:
                return t._("{who} reminded {whom}", **fields)
            return t.n_("{who} reminded {n} person", "{who} reminded {n} people", n, **fields)
        case "reminder_called_off":
            n = len(detail.get("people", ()))
            if n == 1:
                return t._("{who} called off a reminder of {whom}", **fields)
            return t.n_(
                "{who} called off a reminder of {n} person", "{who} called off a reminder of {n} people", n, **fields
            )
        case "broadcast_sent":
            n = int(detail.get("recipients", 0))
            return t.n_("{who} wrote to {n} person", "{who} wrote to {n} people", n, **fields)
        case "broadcast_scheduled":
            return t._("{who} scheduled a broadcast", **fields)
        case "broadcast_stopped":
            return t._("{who} stopped a broadcast", **fields)
        case "broadcast_unscheduled":
            return t._("{who} took back a planned broadcast", **fields)
        case "broadcast_nudged":
            n = len(detail.get("people", ()))
            if n == 1:
                return t._("{who} asked {whom} to confirm reading", **fields)
            return t.n_(
                "{who} asked {n} person to confirm reading", "{who} asked {n} people to confirm reading", n, **fields
            )
        case "amended" if "name" in detail.get("content", {}):
            return t._("{who} added {target}", **fields)
        case "amended":
            return t._("{who} amended {target}", **fields)
        case "amendment undone":
            return t._("{who} took back a change of {target}", **fields)
        case _:
            return t._("{who}: {action}", action=action, **fields)


def _role(t: Translator, detail: Mapping[str, Any]) -> str:
    role = detail.get("role")
    return role_name(t, role) if role in _ROLES else ""


def _day(t: Translator, detail: Mapping[str, Any], key: str, today: date) -> str:
    return t.day(date.fromisoformat(detail[key]), today=today) if detail.get(key) else ""


def _words(detail: Mapping[str, Any]) -> str:
    """What was written: the message, and behind it the answer that held the figure; or why something was done."""
    said = _short(detail.get("words") or detail.get("note") or detail.get("reason") or "")
    answer = _short(detail.get("answer") or "")
    return " → ".join(part for part in (said, answer) if part)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
