"""What HR reads while a duty without requirement gets a target."""

from collections.abc import Mapping
from datetime import date
from typing import assert_never

from catalog.drafting import LONGEST_CLAUSE, NO_LIMIT, Draft, Piece, Sort, Wanting
from catalog.model import LANGUAGES, Cadence, Duty, Op, Position, Target, Unit
from catalog.notation import parse_limit
from catalog.position_file import LONGEST_SHORT
from locales.answer import Answer, Line, faint, head
from locales.translation import Translator
from locales.wording.amounts import limit, unit_word
from locales.wording.targets import shortened

_BESIDE_NUMBER = 25
"""Letters of a duty that fit a phone's line behind its number."""


def which_duty(t: Translator, position: Position) -> Answer:
    return Answer.of(
        head(t._("🛠 {position}", position=position.name[t.language])), t._("Which duty is to get a requirement?")
    )


def question(t: Translator, piece: Piece, draft: Draft, duty: Duty) -> Answer:
    """What is asked next, below what was told so far."""
    text = duty.text[t.language]
    shown = text if piece is Piece.SORT else shortened(text, room=_BESIDE_NUMBER)
    title = t._("🛠 Duty {n}: {duty}", n=duty.number, duty=shown)
    told = draft.get(Piece.CLAUSE)
    return Answer.of(head(title), faint(told) if told else None, *_asked(t, piece, draft))


def _asked(t: Translator, piece: Piece, draft: Draft) -> list[str]:
    match piece:
        case Piece.SORT:
            return [t._("What sort of requirement?")]
        case Piece.CLAUSE:
            return [t._("Write what is required, for example:"), example(t, draft["sort"])]
        case Piece.OP:
            return [t._("Is more better, or less?")]
        case Piece.UNIT:
            return [t._("{value} of what?", value=draft["value"])]
        case Piece.CADENCE:
            return [t._("For which period does it count?")]
        case Piece.LIMIT:
            return [t._("Within which time? Write it, or tap.")]
        case Piece.NAME:
            return _asked_names(t, draft)
        case Piece.SHORT:
            return [t._("That is too long for a button."), _short(t, draft)]
        case Piece.SYNONYMS:
            return [t._("What else do people call it? Write it with commas between, or skip.")]
        case Piece.FROM:
            return [t._("From which day on? Nothing is asked for before.")]
        case Piece.SURE:
            return []
        case _:
            assert_never(piece)


def _asked_names(t: Translator, draft: Draft) -> list[str]:
    told = draft.get(Piece.NAME, {})
    if "zh" in told:
        return [t._("What is it called in English?")]
    if "en" in told:
        return [t._("What is it called in Chinese?")]
    return [t._("What is it called? Write the Chinese and the English name, a line each, for example:"), *_NAMES]


_NAMES = ("降本建议数", "Cost-saving proposals")


def _short(t: Translator, draft: Draft) -> str:
    wanted = [language for language in LANGUAGES if language not in draft.get(Piece.SHORT, {})]
    if len(wanted) > 1:
        zh, en = LONGEST_SHORT["zh"], LONGEST_SHORT["en"]
        return t._(
            "Write a short name in Chinese ({zh} characters at most) and one in English ({en}), a line each.",
            zh=zh,
            en=en,
        )
    if wanted == ["zh"]:
        return t._("Write a short Chinese name of {n} characters at most.", n=LONGEST_SHORT["zh"])
    return t._("Write a short English name of {n} letters at most.", n=LONGEST_SHORT["en"])


def example(t: Translator, sort: str) -> str:
    """A clause as the duty table would have it."""
    match Sort(sort):
        case Sort.RATE:
            return t._("satisfaction of at least 90%")
        case Sort.COUNT:
            return t._("at least 2 proposals every month")
        case Sort.EACH:
            return t._("each repair within 4 hours")
        case Sort.DOCUMENT:
            return t._("work report by the 5th of every month")
        case Sort.CASE:
            return t._("every emergency is dealt with within 3 working days")
        case Sort.NONE:
            return t._("no serious dispute in the whole year")
        case Sort.YES_NO:
            return t._("work follows the company's plan")


def clauses(t: Translator, sort: str) -> list[str]:
    """Clauses that may be tapped."""
    match Sort(sort):
        case Sort.RATE:
            return [t._("at least 80%"), t._("at least 90%"), t._("at least 95%"), t._("at least 80 points")]
        case Sort.COUNT:
            return [t._("at least 1 item every month"), t._("at least 1 item every quarter")]
        case Sort.DOCUMENT:
            return [
                t._("by the 5th of every month"),
                t._("by the 25th of every month"),
                t._("by the end of every quarter"),
                t._("by 20 December every year"),
            ]
        case Sort.CASE:
            return [t._("within 1 working day"), t._("within 3 working days"), t._("within 7 days")]
        case Sort.NONE:
            return [t._("none in the whole year")]
        case Sort.EACH | Sort.YES_NO:
            return []


def choice(t: Translator, piece: Piece, value: str) -> str:
    """What stands on the button of a choice."""
    match piece:
        case Piece.SORT:
            return _sort(t, Sort(value))
        case Piece.OP:
            return t._("at least") if Op(value) is Op.AT_LEAST else t._("at most")
        case Piece.CADENCE:
            return _cadence(t, Cadence(value))
        case Piece.LIMIT if value == NO_LIMIT:
            return t._("no limit")
        case Piece.LIMIT:
            return limit(t, parse_limit(value))
        case _:
            return unit_word(t, Unit(value))


def _sort(t: Translator, sort: Sort) -> str:
    match sort:
        case Sort.RATE:
            return t._("📊 A rate or score")
        case Sort.COUNT:
            return t._("🔢 A count or hours")
        case Sort.EACH:
            return t._("🔁 Every single time")
        case Sort.DOCUMENT:
            return t._("📄 By a set day")
        case Sort.CASE:
            return t._("⏱ Cases in time")
        case Sort.NONE:
            return t._("🚫 None may happen")
        case Sort.YES_NO:
            return t._("✔ Yes or no")


def _cadence(t: Translator, cadence: Cadence) -> str:
    match cadence:
        case Cadence.MONTH:
            return t._("every month")
        case Cadence.QUARTER:
            return t._("every quarter")
        case Cadence.HALF_YEAR:
            return t._("every half-year")
        case _:
            return t._("every year")


def wanting(t: Translator, why: Wanting, draft: Draft, *, today: date) -> Answer:
    """Why an answer cannot be taken, and what to write."""
    match why:
        case Wanting.CHOICE:
            return Answer.of(t._("Please tap one of the buttons above, or write its number."))
        case Wanting.NUMBER:
            return Answer.of(t._("I need one number, for example:"), example(t, draft["sort"]))
        case Wanting.WHOLE:
            return Answer.of(t._("That is counted in whole numbers. Please write one."))
        case Wanting.SCHEDULE:
            return Answer.of(t._("When is it due? Write for example:"), example(t, draft["sort"]))
        case Wanting.LIMIT:
            return Answer.of(t._("Write a time in hours, days or working days, for example: 3 working days"))
        case Wanting.LONG:
            return Answer.of(t._("Please write one sentence of {n} characters at most.", n=LONGEST_CLAUSE))
        case Wanting.NAME:
            return Answer.of(t._("Please write a name of 40 characters at most in each language, a line each."))
        case Wanting.TAKEN:
            return Answer.of(t._("Another target is called so already. Please write another name."))
        case Wanting.SHORT:
            return Answer.of(_short(t, draft))
        case Wanting.DAY:
            year = today.year + 1
            return Answer.of(t._("Write today or a later day, for example: from 1 January {year}", year=year))


_WARNED = 3


def preview(t: Translator, card: Answer, one: Target, doubtful: Mapping[str, list[str]]) -> Answer:
    """The card, below what it is; `doubtful` are the names that may be taken for something else, and for what."""
    lines: list[Line | str] = [faint(t._("🛠 New. Its managers will see this card:")), *card.lines]
    names = [name for language in LANGUAGES for name in one.synonyms[language]]
    if names:
        lines.append(faint(t._("Also called: {names}", names=t.listed(names))))
    for word, meant in list(doubtful.items())[:_WARNED]:
        if meant:
            lines.append(t._("⚠️ “{word}” could also mean: {names}", word=word, names=t.listed(meant)))
        else:
            lines.append(t._("⚠️ “{word}” alone would not be understood.", word=word))
    return Answer.of(*lines)


def button_duties(t: Translator, n: int) -> str:
    return t.n_("➕ {n} duty without requirement", "➕ {n} duties without requirement", n)


def button_duty(t: Translator, duty: Duty) -> str:
    return f"{duty.number}. {shortened(duty.text[t.language])}"


def button_day(t: Translator, day: date, *, today: date) -> str:
    return t._("today") if day == today else t.day(day, today=today)


def button_skip(t: Translator) -> str:
    return t._("Skip")


def button_add(t: Translator) -> str:
    return t._("✅ Add it")


def button_piece(t: Translator, piece: Piece) -> str:
    match piece:
        case Piece.CLAUSE:
            return t._("✏️ Requirement")
        case Piece.NAME:
            return t._("✏️ Names")
        case Piece.SYNONYMS:
            return t._("✏️ Other names")
        case _:
            return t._("✏️ First day")
