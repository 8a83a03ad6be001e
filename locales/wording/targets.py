"""The list of targets, by duty, and a target's card."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from catalog.entries import Entry
from catalog.model import Duty, IncidentFree, Measure, Position, Target
from catalog.requirements import required_on
from catalog.status import State, Status
from locales.answer import Answer, Line, faint, head, quote, unbroken
from locales.translation import Translator
from locales.wording import statuses
from locales.wording.amounts import changes, figure_beside, requirement, unit_of
from locales.wording.reports import in_history


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
    if pages > 1:
        title = t._("{title} · {page}/{pages}", title=title, page=page + 1, pages=pages)
    lines: list[Line | str] = [head(title)]
    for duty in duties:
        lines.append(faint(f"{duty.number}. {_shortened(duty.text[t.language])}"))
        lines += [_listed(t, target, where[target.id], today) for target in duty.targets] or [
            t._("➖ no requirement set")
        ]
    return Answer.of(*lines)


def _listed(t: Translator, target: Target, where: Status, today: date) -> str:
    """`✅ 招聘达成率 92% · ≥ 90%`."""
    name = target.short[t.language]
    if where.figure is not None and isinstance(target, Measure | IncidentFree):
        name = f"{name} {figure_beside(t, name, where.figure, unit_of(target))}"
    required = requirement(t, target, on=required_on(target, where, today=today))
    return f"{statuses.MARKS[where.state]} {name} · {required}"


def _shortened(text: str) -> str:
    """The text, cut to one line of a phone; a Chinese character is as wide as two letters."""
    room = 40
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
    entries: Sequence[tuple[Entry, str]],
    *,
    today: date,
) -> Answer:
    """Everything about one target: where it stands, the source's own words, what was reported and by whom."""
    lines: list[Line | str | None] = [head(statuses.verdict(t, target, where))]
    lines += statuses.details(t, target, where, today=today)
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
                duty=_shortened(duty.text[t.language]),
            )
        )
    )
    for entry, name in entries:
        lines.append(f"• {in_history(t, target, entry, today=today)} · {name}")
    return Answer.of(*lines)


def overview(
    t: Translator,
    position: Position,
    ranked: Sequence[tuple[Target, Status]],
    counts: Sequence[tuple[State, int]],
    *,
    shown: int,
    today: date,
) -> Answer:
    """One screen: counts by state, then what needs attention, riskiest first, with what would turn it green."""
    lines: list[Line | str] = [head(t._("📊 {position}", position=position.name[t.language]))]
    lines.append(counted(t, counts))
    for target, where in ranked[:shown]:
        lines.append("")
        lines.append(statuses.verdict(t, target, where).replace(target.name[t.language], target.short[t.language], 1))
        need = statuses.needed(t, target, where, today=today)
        if need:
            lines.append(f"    {need}")
    if not ranked:
        lines += ["", t._("Nothing needs your attention. 👍")]
    elif len(ranked) > shown:
        rest = len(ranked) - shown
        lines += ["", t.n_("and {n} more", "and {n} more", rest)]
    return Answer.of(*lines)


def counted(t: Translator, counts: Iterable[tuple[State, int]]) -> str:
    """How many targets are in each state, in one line."""
    return "  ".join(_counted(t, state, n) for state, n in counts)


def _counted(t: Translator, state: State, n: int) -> str:
    said = t._("{mark} {n} {state}", mark=statuses.MARKS[state], n=n, state=statuses.state_word(t, state))
    return unbroken(said)


def button_all_targets(t: Translator) -> str:
    return t._("📋 All targets")


def button_status(t: Translator) -> str:
    return t._("📊 Status")
