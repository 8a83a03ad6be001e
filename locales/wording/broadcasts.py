"""What HR writes to many: the draft, whom it is for, how far it is, who got it and who has read it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from catalog.model import LANGUAGES, Language, Target
from locales.answer import Answer, Line, faint, head, quote
from locales.translation import Translator
from locales.wording.people import language_name

_BAR = 10
_LONGEST_EXCERPT = 60
_MOST_NAMED = 3
STATES = ("sent", "blocked", "never_started", "failed", "unknown", "cancelled", "not_needed")
"""What may become of a delivery, in the order in which it is told."""


def home(t: Translator) -> Answer:
    return Answer.of(
        head(t._("📣 Write to many")),
        t._("Write what is to be sent, or send a photo or a file. It goes out just as you format it."),
        t._("Nothing is sent before you have seen it and confirmed."),
    )


def rewrite(t: Translator) -> Answer:
    return Answer.of(t._("✏️ Send it once more, as it is to be."))


def excerpt(text: str) -> str:
    """The first words of it, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_EXCERPT else f"{line[: _LONGEST_EXCERPT - 1]}…"


def titled(t: Translator, text: str, *, photo: bool, document: bool) -> str:
    """The first words; of a file without any, what it is."""
    if text.strip():
        return excerpt(text)
    return t._("a photo") if photo else t._("a file") if document else ""


def moment(t: Translator, at: datetime, *, today: date) -> str:
    """`11月24日（周二）09:00`; `at` is in the reader's zone."""
    return t._(
        "{day} ({weekday}) {time}",
        day=t.day(at.date(), today=today),
        weekday=t.weekday(at.date()),
        time=f"{at:%H:%M}",
    )


# What cannot be sent


def too_long(t: Translator, length: int, most: int, *, caption: bool) -> Answer:
    return Answer.of(
        t._(
            "That is too long to be sent below a picture or a file: {n} characters, {most} at most.",
            **_n(t, length, most),
        )
        if caption
        else t._("That is too long for one message: {n} characters, {most} at most.", **_n(t, length, most)),
        t._("Send it shorter, or send a file. To leave: cancel"),
    )


def _n(t: Translator, length: int, most: int) -> dict[str, str]:
    return {"n": t.number(length), "most": t.number(most)}


def in_pieces(t: Translator) -> Answer:
    return Answer.of(
        t._("Telegram cut that into several messages, so it is too long for one. The draft is thrown away."),
        t._("Write it shorter, or send it as a file."),
    )


def button_write(t: Translator) -> str:
    return t._("✏️ Write it again")


def one_file_only(t: Translator) -> Answer:
    return Answer.of(t._("Only the first one goes with it: a message carries one photo or file."))


def no_such_kind(t: Translator) -> Answer:
    return Answer.of(t._("I can send a text, a photo or a file to many, and nothing else. To leave: cancel"))


def nothing_in_it(t: Translator) -> Answer:
    return Answer.of(t._("There is nothing in it that could be sent. To leave: cancel"))


def refused(t: Translator, reason: str) -> Answer:
    return Answer.of(
        t._("Telegram does not take this message: {reason}", reason=reason),
        t._("Send it once more, as it is to be."),
    )


# The draft


def board(
    t: Translator,
    *,
    audience: str,
    languages: Mapping[Language, int],
    send_at: datetime | None,
    acknowledged: bool,
    today: date,
) -> Answer:
    """What is chosen for a draft. `languages` tells how many read which; `send_at` is in the reader's zone."""
    number = sum(languages.values())
    return Answer.of(
        head(t._("📣 Not sent yet")),
        t._("To: {audience}", audience=audience),
        t._("{recipients} · {languages}", recipients=_recipients(t, number), languages=_languages(t, languages))
        if number
        else t._("⚠️ Nobody fits, so there is nobody to send it to."),
        t._("When: {when}", when=moment(t, send_at, today=today) if send_at else t._("at once")),
        t._("With a button to confirm that it was read") if acknowledged else None,
    )


def _recipients(t: Translator, number: int) -> str:
    return t.n_("{n} recipient", "{n} recipients", number)


def _languages(t: Translator, languages: Mapping[Language, int]) -> str:
    told = [f"{language_name(one)} {t.number(languages[one])}" for one in LANGUAGES if languages.get(one)]
    return t._(", ").join(told)


def confirm(
    t: Translator, *, audience: str, languages: Mapping[Language, int], send_at: datetime | None, today: date
) -> Answer:
    number = sum(languages.values())
    if send_at is None:
        title = t.n_("📣 Send this to {n} person now?", "📣 Send this to {n} people now?", number)
        after = t._("What is sent cannot be taken back.")
    else:
        when = moment(t, send_at, today=today)
        title = t.n_("📣 Send this to {n} person, {when}?", "📣 Send this to {n} people, {when}?", number, when=when)
        after = t._("Whom it is for is looked up again at that time.")
    return Answer.of(
        head(title), t._("{audience} · {languages}", audience=audience, languages=_languages(t, languages)), after
    )


def dropped(t: Translator) -> Answer:
    return Answer.of(t._("🗑 Thrown away. Nothing was sent."))


def scheduled(t: Translator, title: str, *, maker: str, number: int, send_at: datetime, today: date) -> Answer:
    """One that waits for its time. `maker` is named where somebody else looks."""
    return Answer.of(
        head(t._("🕘 Goes out {when}", when=moment(t, send_at, today=today))),
        quote(title),
        t._("From {name}", name=maker) if maker else None,
        t.n_("{n} recipient as things are now", "{n} recipients as things are now", number),
    )


def button_continue(t: Translator, title: str) -> str:
    return t._("📝 {title}", title=title)


def button_past(t: Translator, title: str, state: str, *, at: datetime, today: date) -> str:
    """One that was sent, or waits for its time."""
    mark = {"scheduled": "🕘", "sending": "📤", "cancelled": "⏹"}.get(state, "📣")
    return t._("{mark} {day} · {title}", mark=mark, day=t.day(at.date(), today=today), title=title)


def button_who(t: Translator) -> str:
    return t._("👥 Recipients")


def button_when(t: Translator) -> str:
    return t._("🕘 Time")


def button_acknowledged(t: Translator, *, chosen: bool) -> str:
    return t._("☑ Confirm reading") if chosen else t._("☐ Confirm reading")


def button_rewrite(t: Translator) -> str:
    return t._("✏️ Text")


def button_drop(t: Translator) -> str:
    return t._("🗑 Throw away")


def button_send(t: Translator, number: int) -> str:
    return t.n_("📤 Send to {n}", "📤 Send to {n}", number)


def button_unknown(t: Translator, number: int, *, chosen: bool) -> str:
    """Those whom it may have reached."""
    if chosen:
        return t.n_("☑ Also {n} uncertain", "☑ Also {n} uncertain", number)
    return t.n_("☐ Also {n} uncertain", "☐ Also {n} uncertain", number)


def button_yes(t: Translator, *, later: bool) -> str:
    return t._("✅ Yes, at that time") if later else t._("✅ Yes, send")


def button_acknowledge(t: Translator) -> str:
    """Below what a recipient gets."""
    return t._("✅ I have read it")


def draft_over(t: Translator) -> str:
    return t._("That is not a draft of yours any more.")


def no_draft(t: Translator) -> Answer:
    return Answer.of(draft_over(t), t._("To write another: /broadcast"))


def changed(t: Translator) -> str:
    return t._("Whom it reaches has changed meanwhile: please look again.")


# Whom it is for


def who(t: Translator) -> Answer:
    return Answer.of(head(t._("👥 Who gets it?")))


def which_positions(t: Translator, chosen: int) -> Answer:
    return Answer.of(
        head(t._("👥 Which positions?")),
        t.n_("{n} chosen", "{n} chosen", chosen),
        faint(t._("Whoever reports for them.")),
    )


def which_people(t: Translator, chosen: int, *, page: int, pages: int) -> Answer:
    title = t._("👥 Who?")
    if pages > 1:
        title = t._("{title} · {page}/{pages}", title=title, page=page + 1, pages=pages)
    return Answer.of(
        head(title), t.n_("{n} chosen", "{n} chosen", chosen), t._("Or write names, several with commas between.")
    )


def names_unknown(t: Translator, names: Sequence[str]) -> Answer:
    return Answer.of(t._("Nobody here is called {names}.", names=t.listed(list(names))))


def names_ambiguous(t: Translator, names: Sequence[str]) -> Answer:
    return Answer.of(t._("Several people fit {names}: please tap the right ones.", names=t.listed(list(names))))


def which_position_missing(t: Translator) -> Answer:
    return Answer.of(head(t._("👥 Who has not reported what?")), t._("Of which position?"))


def which_target_missing(t: Translator, position: str) -> Answer:
    return Answer.of(head(t._("👥 {position}: which target has not been reported?", position=position)))


def audience_all(t: Translator) -> str:
    return t._("everyone")


def audience_positions(t: Translator, positions: Sequence[str], every: int) -> str:
    if len(positions) == every:
        return t._("all positions")
    if len(positions) > _MOST_NAMED:
        return t.n_("{n} position", "{n} positions", len(positions))
    return t.listed(list(positions)) if positions else t._("no position yet")


def audience_missing(t: Translator, target: Target) -> str:
    return t._("whoever has not reported {target}", target=target.name[t.language])


def audience_owing(t: Translator) -> str:
    return t._("whoever still owes something this month")


def audience_overdue(t: Translator) -> str:
    return t._("whoever is overdue")


def audience_people(t: Translator, names: Sequence[str], number: int) -> str:
    """By name; `names` are the first of them."""
    if not number:
        return t._("nobody yet")
    if number > len(names):
        rest = number - len(names)
        return t.n_("{names} and {n} other", "{names} and {n} others", rest, names=t._(", ").join(names))
    return t.listed(list(names))


def audience_not_reached(t: Translator, title: str) -> str:
    return t._("whoever did not get “{title}”", title=title)


def button_everyone(t: Translator) -> str:
    return t._("Everyone")


def button_positions(t: Translator) -> str:
    return t._("Positions…")


def button_missing(t: Translator) -> str:
    return t._("Has not reported…")


def button_owing(t: Translator) -> str:
    return t._("Owes something this month")


def button_overdue(t: Translator) -> str:
    return t._("Overdue")


def button_people(t: Translator) -> str:
    return t._("By name…")


def button_done(t: Translator) -> str:
    return t._("✅ Chosen")


# When


def when(t: Translator, *, zone: str) -> Answer:
    return Answer.of(
        head(t._("🕘 When?")),
        t._("Write a day and a time, for example: tomorrow 9:00, Friday 5 pm, in 2 hours"),
        faint(t._("Your time zone: {zone}", zone=zone)),
    )


def time_unreadable(t: Translator) -> Answer:
    return Answer.of(
        t._("I could not read that. Write a day and a time, for example: tomorrow 9:00, Friday 5 pm, in 2 hours")
    )


def time_without_hour(t: Translator) -> Answer:
    return Answer.of(t._("At what time? Write the day and the time, for example: tomorrow 9:00"))


def time_past(t: Translator, at: datetime, *, today: date) -> Answer:
    return Answer.of(t._("{when} is over. Write a time that is ahead.", when=moment(t, at, today=today)))


def time_far(t: Translator) -> Answer:
    return Answer.of(t._("That is more than a year ahead. Write an earlier time."))


def button_now(t: Translator) -> str:
    return t._("At once")


# How far it is, and who got it


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
    lines: list[Line | str | None] = [
        head(t._("⏹ Stopped · {when}", when=when) if stopped else t._("📣 Sent · {when}", when=when)),
        quote(title),
        t._("From {name}", name=maker) if maker else None,
        _reached(t, counts) if sum(counts.values()) else t._("Nobody fitted when its time came, so nobody got it."),
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
    if pages > 1:
        top = t._("{title} · {page}/{pages}", title=top, page=page + 1, pages=pages)
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
    return t.n_("⏳ {n} has not confirmed", "⏳ {n} have not confirmed", number)


def button_all(t: Translator) -> str:
    return t._("📣 All messages")


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
        t._("{name}, who planned it, is no longer active here. If it is still wanted, send it yourself.", name=maker),
    )


def button_look(t: Translator) -> str:
    return t._("👀 Look")
