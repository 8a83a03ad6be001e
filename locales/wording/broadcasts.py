"""What HR writes to many: the draft, what cannot be sent, when it goes out, and what is asked before it does."""

from collections.abc import Mapping
from datetime import date, datetime

from catalog.model import Language
from locales.answer import Answer, faint, head, quote
from locales.translation import Translator

_LONGEST_EXCERPT = 60


def home(t: Translator, *, audience: str = "", number: int = 0) -> Answer:
    """What to write; to whom and how many, where that is chosen already."""
    return Answer.of(
        head(t._("📣 Write to many")),
        t._("To: {audience} · {recipients}", audience=audience, recipients=_recipients(t, number))
        if audience
        else None,
        t._("Write what is to be sent, or send a photo or a file. It goes out just as you format it."),
        t._("Nothing is sent before you have seen it and confirmed."),
    )


def button_all(t: Translator) -> str:
    return t._("📣 All messages")


def rewrite(t: Translator) -> Answer:
    return Answer.of(t._("✏️ Send it once more, as it is to be."))


def second(t: Translator, language: Language, *, with_file: bool) -> Answer:
    """What readers of the other language are to get; `with_file`: the first text goes with a picture or a file."""
    return Answer.of(
        t._("✏️ Send the Chinese text, for those who read Chinese. Everybody else gets the other one.")
        if language == "zh"
        else t._("✏️ Send the English text, for those who read English. Everybody else gets the other one."),
        faint(t._("A text alone goes with the same photo or file.")) if with_file else None,
    )


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


def second_in_pieces(t: Translator, language: Language) -> Answer:
    return Answer.of(
        t._("Telegram cut that into several messages, so it is too long for one. The draft has no Chinese text.")
        if language == "zh"
        else t._("Telegram cut that into several messages, so it is too long for one. The draft has no English text."),
        t._("Write it shorter."),
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
    both: bool,
    send_at: datetime | None,
    acknowledged: bool,
    today: date,
) -> Answer:
    """What is chosen for a draft. `languages` tells how many read which, `both` whether each gets their own text.

    `send_at` is in the reader's zone.
    """
    number = sum(languages.values())
    return Answer.of(
        head(t._("📣 Not sent yet")),
        t._("To: {audience}", audience=audience),
        _in_languages(t, _recipients(t, number), languages, both=both)
        if number
        else t._("⚠️ Nobody fits, so there is nobody to send it to."),
        t._("When: {when}", when=moment(t, send_at, today=today) if send_at else t._("at once")),
        t._("With a button to confirm reading") if acknowledged else None,
    )


def _recipients(t: Translator, number: int) -> str:
    return t.n_("{n} recipient", "{n} recipients", number)


def _in_languages(t: Translator, whom: str, languages: Mapping[Language, int], *, both: bool) -> str:
    """`12 recipients: Chinese 9, English 3`, where each gets their own text; else only what they read."""
    told = _languages(t, languages)
    if both:
        return t._("{whom}: {languages}", whom=whom, languages=told)
    return t._("{whom} · languages: {languages}", whom=whom, languages=told)


def _languages(t: Translator, languages: Mapping[Language, int]) -> str:
    zh, en = languages.get("zh", 0), languages.get("en", 0)
    if zh and en:
        return t._("Chinese {zh}, English {en}", zh=t.number(zh), en=t.number(en))
    return t._("Chinese {n}", n=t.number(zh)) if zh else t._("English {n}", n=t.number(en))


def confirm(
    t: Translator,
    *,
    audience: str,
    languages: Mapping[Language, int],
    both: bool,
    send_at: datetime | None,
    today: date,
) -> Answer:
    number = sum(languages.values())
    if send_at is None:
        title = t.n_("📣 Send this to {n} person now?", "📣 Send this to {n} people now?", number)
        after = t._("What is sent cannot be taken back.")
    else:
        when = moment(t, send_at, today=today)
        title = t.n_("📣 Send this to {n} person, {when}?", "📣 Send this to {n} people, {when}?", number, when=when)
        after = t._("Whom it is for is looked up again at that time.")
    return Answer.of(head(title), _in_languages(t, audience, languages, both=both), after)


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


def button_to_them(t: Translator) -> str:
    return t._("✍️ Write to them")


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


def button_rewrite(t: Translator, second: Language | None = None) -> str:
    """Another text; where there is one in a `second` language, too, the other one of the two."""
    if second is None:
        return t._("✏️ Text")
    return t._("✏️ Chinese text") if second == "en" else t._("✏️ English text")


def button_second(t: Translator, language: Language, *, there: bool) -> str:
    if there:
        return t._("✏️ Chinese text") if language == "zh" else t._("✏️ English text")
    return t._("➕ Chinese text") if language == "zh" else t._("➕ English text")


def button_once(t: Translator, language: Language) -> str:
    return t._("🗑 Without Chinese") if language == "zh" else t._("🗑 Without English")


def button_drop(t: Translator) -> str:
    return t._("🗑 Discard")


def button_send(t: Translator, number: int) -> str:
    return t.n_("📤 Send to {n}", "📤 Send to {n}", number)


def button_unknown(t: Translator, number: int, *, chosen: bool) -> str:
    """Those whom it may have reached."""
    if chosen:
        return t.n_("☑ Also {n} uncertain", "☑ Also {n} uncertain", number)
    return t.n_("☐ Also {n} uncertain", "☐ Also {n} uncertain", number)


def button_yes(t: Translator, *, later: bool) -> str:
    return t._("✅ Yes, plan it") if later else t._("✅ Yes, send")


def button_acknowledge(t: Translator) -> str:
    """Below what a recipient gets."""
    return t._("✅ I have read it")


def draft_over(t: Translator) -> str:
    return t._("That is not a draft of yours any more.")


def no_draft(t: Translator) -> Answer:
    return Answer.of(draft_over(t), t._("To write another: /broadcast"))


def changed(t: Translator) -> str:
    return t._("Whom it reaches has changed meanwhile: please look again.")


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
