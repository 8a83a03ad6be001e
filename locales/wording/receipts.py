"""A broadcast on its way and afterwards: how far it is, who got it, who has read it, and what was not sent."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from locales.answer import Answer, Line, head, quote
from locales.translation import Translator
from locales.wording.broadcasts import moment
from locales.wording.paging import paged

_BAR = 10
STATES = ("sent", "blocked", "never_started", "failed", "unknown", "cancelled", "not_needed")
"""What may become of a delivery, in the order in which it is told."""


def progress(t: Translator, title: str, counts: Counter[str], *, stopping: bool) -> Answer:
    """While it is sent."""
    every = sum(counts.values())
    done = every - counts["queued"] - counts["sending"]
    full = done * _BAR // every if every else 0
    state = t._("⏹ Stopping") if stopping else t._("📤 Sending")
    return Answer.of(
        head(t._("{state} · {done}/{every}", state=state, done=t.number(done), every=t.number(every))),
        quote(title),
        "▓" * full + "░" * (_BAR - full),
        _reached(t, counts) if done else None,
    )


def report(
    t: Translator,
    title: str,
    counts: Counter[str],
    *,
    at: datetime,
    stopped: bool,
    maker: str,
    read: tuple[int, int] | None,
    today: date,
) -> Answer:
    """When it is over. `maker` is named where somebody else looks; `read` are those who have read it, of how many."""
    when = moment(t, at, today=today)
    nobody = t._("Nobody got it.") if stopped else t._("Nobody fitted when its time came, so nobody got it.")
    lines: list[Line | str | None] = [
        head(t._("⏹ Stopped · {when}", when=when) if stopped else t._("📣 Sent · {when}", when=when)),
        quote(title),
        t._("From {name}", name=maker) if maker else None,
        _reached(t, counts) if sum(counts.values()) else nobody,
        t._("Read: {n} of {every}", n=t.number(read[0]), every=t.number(read[1])) if read else None,
        t._("Uncertain: no answer came from Telegram, so it may have arrived. It is not repeated by itself.")
        if counts["unknown"]
        else None,
    ]
    return Answer.of(*lines)


def _reached(t: Translator, counts: Counter[str]) -> str:
    return t._(" · ").join(state_counted(t, state, counts[state]) for state in STATES if counts[state])


def state_counted(t: Translator, state: str, number: int) -> str:
    return t._("{state} {n}", state=state_name(t, state), n=t.number(number))


def state_name(t: Translator, state: str) -> str:
    return {
        "sent": t._("delivered"),
        "blocked": t._("blocked the bot"),
        "never_started": t._("never opened the chat"),
        "failed": t._("refused by Telegram"),
        "unknown": t._("uncertain"),
        "cancelled": t._("stopped before"),
        "not_needed": t._("no longer a member"),
        "acknowledged": t._("has read it"),
        "waiting": t._("has not confirmed"),
    }[state]


def recipients(
    t: Translator,
    title: str,
    state: str,
    people: Sequence[tuple[str, Sequence[str], str]],
    *,
    every: int,
    page: int,
    pages: int,
) -> Answer:
    """One page of those of whom this is true: name, positions, and what Telegram said."""
    top = t._("{what} · {title}", what=state_counted(t, state, every), title=title)
    top = paged(t, top, page, pages)
    lines = [
        t._(" · ").join(part for part in (name, t.listed(list(positions)), reason) if part)
        for name, positions, reason in people
    ]
    return Answer.of(head(top), *(lines or [t._("Nobody.")]))


def stopped(t: Translator) -> str:
    return t._("Nothing more of it is sent.")


def already_over(t: Translator) -> str:
    return t._("It is over already.")


def gone(t: Translator) -> str:
    return t._("There is no such message any more.")


def button_stop(t: Translator) -> str:
    return t._("⏹ Stop")


def button_call_off(t: Translator) -> str:
    return t._("⏹ Call off")


def button_edit(t: Translator) -> str:
    return t._("✏️ Change")


def button_again(t: Translator, number: int) -> str:
    return t.n_("🔁 Send again to {n} not reached", "🔁 Send again to {n} not reached", number)


def button_again_unknown(t: Translator) -> str:
    return t._("🔁 Send again…")


def button_read(t: Translator, acknowledged: int, every: int) -> str:
    return t._("👁 Read {n}/{every}", n=t.number(acknowledged), every=t.number(every))


def button_not_read(t: Translator, number: int) -> str:
    return t._("⏳ Unconfirmed {n}", n=t.number(number))


# Who has read it


def acknowledged(t: Translator) -> str:
    return t._("Thank you, noted.")


def only_a_preview(t: Translator) -> str:
    return t._("Recipients confirm with this button; this is only the preview.")


def nudge(t: Translator, title: str, maker: str) -> Answer:
    """What those get who have not confirmed."""
    return Answer.of(head(t._("🔔 {name} asks you to confirm that you have read:", name=maker)), quote(title))


def confirm_nudge(t: Translator, number: int) -> Answer:
    return Answer.of(
        head(
            t.n_("🔔 Remind {n} person who has not confirmed?", "🔔 Remind {n} people who have not confirmed?", number)
        ),
        t._("Each of them gets, in their language:"),
    )


def nudged(t: Translator, number: int) -> str:
    if not number:
        return t._("All of them were reminded today already.")
    return t.n_("{n} person is reminded.", "{n} people are reminded.", number)


def button_nudge(t: Translator, number: int) -> str:
    return t.n_("🔔 Remind {n}", "🔔 Remind {n}", number)


def button_nudge_yes(t: Translator) -> str:
    return t._("✅ Yes, remind")


# What was planned and is not sent


def not_sent_late(t: Translator, title: str, *, at: datetime, today: date) -> Answer:
    return Answer.of(
        head(t._("⚠️ Not sent: {when} was missed", when=moment(t, at, today=today))),
        quote(title),
        t._("I was not running then. It may come too late now, so please look and send it yourself."),
    )


def not_sent_maker(t: Translator, title: str, *, maker: str, at: datetime, today: date) -> Answer:
    return Answer.of(
        head(t._("⚠️ Not sent: {when}", when=moment(t, at, today=today))),
        quote(title),
        t._("{name}, who planned it, may not send it any more. If it is still wanted, send it yourself.", name=maker),
    )


def button_look(t: Translator) -> str:
    return t._("👀 Look")
