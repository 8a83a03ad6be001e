"""The list of targets, by duty, and a target's card."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from catalog.entries import Entry
from catalog.model import Duty, IncidentFree, Measure, Position, Target
from catalog.records import Verdict
from catalog.requirements import required_on
from catalog.status import State, Status
from locales.answer import Answer, Line, faint, head, quote
from locales.translation import Translator
from locales.wording import statuses
from locales.wording.amounts import changes, requirement
from locales.wording.paging import paged
from locales.wording.reports import in_history


@dataclass(frozen=True, slots=True)
class Shown:
    """A report on a card: by whom, what HR said of it, and what was said about that, each by somebody."""

    entry: Entry
    by: str
    verdict: Verdict | None = None
    notes: Sequence[tuple[str, str]] = ()


def target_list(
    t: Translator,
    position: Position,
    duties: Sequence[Duty],
    where: Mapping[str, Status],
    *,
    page: int,
    pages: int,
    today: date,
) -> Answer:
    """One page of a position's duties, each with its targets and their marks. `page` counts from 0."""
    title = t._("📋 {position}", position=position.name[t.language])
    title = paged(t, title, page, pages)
    lines: list[Line | str] = [head(title)]
    for duty in duties:
        lines.append(faint(f"{duty.number}. {shortened(duty.text[t.language])}"))
        lines += [_listed(t, target, where[target.id], today) for target in duty.targets] or [
            t._("➖ no requirement set")
        ]
    return Answer.of(*lines)


def _listed(t: Translator, target: Target, where: Status, today: date) -> str:
    """`✅ 招聘达成率 92% · ≥ 90%`."""
    name = target.short[t.language]
    if where.figure is not None and isinstance(target, Measure | IncidentFree):
        name = f"{name} {statuses.figure(t, target, name, where.figure)}"
    required = requirement(t, target, on=required_on(target, where, today=today))
    return f"{statuses.mark(where)} {name} · {required}"


def shortened(text: str, *, room: int = 40) -> str:
    """The text, cut to one line of a phone of so many letters; a Chinese character is as wide as two."""
    for n, character in enumerate(text):
        room -= 1 if character.isascii() else 2
        if room < 0:
            return text[:n].rstrip("，,、；; ") + "…"
    return text


def choose_position(t: Translator) -> Answer:
    return Answer.of(t._("Which position?"))


def no_positions(t: Translator) -> Answer:
    return Answer.of(t._("No position is assigned to you yet. Please ask HR."))


def button_target(t: Translator, target: Target, state: State) -> str:
    return f"{statuses.MARKS[state]} {target.short[t.language]}"


def card(
    t: Translator,
    position: Position,
    duty: Duty,
    target: Target,
    where: Status,
    entries: Sequence[Shown],
    *,
    last: tuple[str, datetime] | None,
    today: date,
) -> Answer:
    """Everything about one target: where it stands, the source's own words, what was reported and by whom.

    `last` tells who reported last and when, in the reader's zone.
    """
    lines: list[Line | str | None] = [head(statuses.verdict(t, target, where))]
    lines += statuses.details(t, target, where, today=today)
    if where.missing:
        lines.append(f"{statuses.MARKS[State.NOT_REPORTED]} {statuses.missing(t, where, today=today)}")
    required = required_on(target, where, today=today)
    lines += changes(t, target, after=required, today=today)
    lines.append(quote(target.clause))
    if t.language != "zh":
        lines.append(
            t._("That is: {name}, {what}", name=target.name[t.language], what=requirement(t, target, on=required))
        )
    lines.append(faint(target.note[t.language]) if target.note else None)
    lines.append(
        faint(
            t._(
                "{position} · duty {n}: {duty}",
                position=position.name[t.language],
                n=duty.number,
                duty=shortened(duty.text[t.language]),
            )
        )
    )
    for one in entries:
        lines.append(f"• {in_history(t, target, one.entry, today=today)} · {one.by}{_VERDICTS[one.verdict]}")
        if one.verdict is Verdict.QUESTIONED:
            lines += [faint(f"    {name}: {note}") for name, note in one.notes]
    if last is not None:
        name, at = last
        lines.append(
            faint(
                t._(
                    "Last reported by {name}, {day} {time}",
                    name=name,
                    day=t.day(at.date(), today=today),
                    time=f"{at:%H:%M}",
                )
            )
        )
    return Answer.of(*lines)


_VERDICTS = {None: "", Verdict.CONFIRMED: " ✔", Verdict.QUESTIONED: f" {statuses.QUESTIONED}"}


def button_back(t: Translator) -> str:
    return t._("‹ Back")


def button_all_targets(t: Translator) -> str:
    return t._("📋 All targets")


def button_status(t: Translator) -> str:
    return t._("📊 Status")
