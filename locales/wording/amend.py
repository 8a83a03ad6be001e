"""What HR reads while a target is changed, and what its managers are told."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from catalog.amending import Amendment, AmendmentKind
from catalog.changing import LONGEST_NAME, Misfit, Unclear
from catalog.model import Deliverable, Measure, Position, Response, Target
from catalog.notation import parse_bound, parse_limit, parse_schedule
from catalog.requirements import bound_on
from locales.answer import Answer, faint, head
from locales.translation import Translator
from locales.wording.amounts import (
    amount,
    bound_in_words,
    limit,
    requirement,
    requirement_alone,
    schedule,
    unit_of,
    unit_word,
)
from locales.wording.amounts import changes as later

_NAMES_SHOWN = 4


def which_position(t: Translator) -> Answer:
    return Answer.of(head(t._("🛠 Change a target")), t._("Of which position?"))


def which_target(t: Translator, position: Position) -> Answer:
    return Answer.of(head(t._("🛠 {position}", position=position.name[t.language])), t._("Which target?"))


def target(t: Translator, one: Target, *, today: date) -> Answer:
    """What it requires now and later, and what else it is called in the reader's language, the newest first."""
    names = list(reversed(one.synonyms[t.language]))[:_NAMES_SHOWN]
    return Answer.of(
        head(f"🛠 {one.name[t.language]}"),
        t._("Required: {what}", what=requirement(t, one, on=today)),
        *later(t, one, after=today, today=today),
        faint(t._("Also called: {names}", names=t.listed(names))) if names else None,
    )


def which_requirement(t: Translator, one: Target, *, today: date) -> Answer:
    return Answer.of(
        head(t._("🛠 New requirement: {target}", target=one.name[t.language])),
        t._("Now: {what}", what=requirement(t, one, on=today)),
        _how(t, one, today),
    )


def _how(t: Translator, one: Target, today: date) -> str:
    example = requirement(t, one, on=today)
    return t._("Write it with its first day, for example: {what} from 1 January", what=example)


def which_name(t: Translator, one: Target) -> Answer:
    return Answer.of(
        head(t._("🛠 Another name: {target}", target=one.name[t.language])),
        t._("Write what people call it, in Chinese or English."),
    )


def unclear(t: Translator, why: Unclear, one: Target, *, today: date) -> Answer:
    """Why the requirement could not be read, and what to write."""
    if why is Unclear.UNIT and isinstance(one, Measure):
        return Answer.of(t._("This target counts {unit}.", unit=unit_word(t, unit_of(one))), _how(t, one, today))
    if why is Unclear.SCHEDULE:
        return Answer.of(t._("When is it due?"), _how(t, one, today))
    if why is Unclear.UNIT:
        return Answer.of(t._("A limit is in hours, days or working days."), _how(t, one, today))
    return Answer.of(t._("I need one number."), _how(t, one, today))


def which_first_day(t: Translator) -> Answer:
    return Answer.of(t._("From which day on? It may be today or later."))


def misfit(t: Translator, why: Misfit, one: Target, *, on: date) -> Answer:
    """Why what was read cannot be required; `on` is the day from which it would be."""
    title = head(t._("That does not fit the target."))
    now = requirement(t, one, on=on)
    match why, one:
        case Misfit.SAME, _:
            return Answer.of(t._("That is required already: {what}", what=now))
        case Misfit.SENSE, Measure():
            sign = t._("at least") if bound_on(one, on).op.higher_is_better else t._("at most")
            return Answer.of(title, t._("Write it with “{sign}”, as now: {what}", sign=sign, what=now))
        case Misfit.WHOLE, _:
            return Answer.of(title, t._("It is counted in whole numbers."))
        case _, Measure(least=least, most=most, unit=unit) if least is not None and most is not None:
            between = t._("{least} to {most}", least=t.number(least), most=amount(t, most, unit))
            return Answer.of(title, t._("Its figures are from {range}.", range=between))
        case _:
            return Answer.of(title, t._("No figure could be so."))


def first_days(t: Translator, start: date, *, today: date) -> Answer:
    """A requirement cannot change within a period; `start` is when the next one begins."""
    return Answer.of(
        t._("A whole period is judged by one requirement: it can change from {day}.", day=t.day(start, today=today))
    )


def button_from(t: Translator, start: date, *, today: date) -> str:
    return t._("From {day}", day=t.day(start, today=today))


def no_name(t: Translator) -> Answer:
    return Answer.of(t._("Please write a name of {n} characters at most.", n=LONGEST_NAME))


def name_unclear(t: Translator, word: str, others: list[str]) -> Answer:
    """`others` are what it would be taken for, none where it would not be understood."""
    if others:
        why = t._("It could also mean: {names}", names=t.listed(others))
    else:
        why = t._("Written alone, it would not be understood.")
    return Answer.of(head(t._("This name cannot be used: {word}", word=word)), why, t._("Please write another one."))


def unusable(t: Translator, reason: str) -> Answer:
    """`reason` is the check's own, in English: it names keys of the position file."""
    return Answer.of(head(t._("That does not fit the target.")), reason)


def preview(t: Translator, old: Target, amendment: Amendment, new: Target, *, today: date) -> Answer:
    """Before and after."""
    title = head(f"🛠 {old.name[t.language]}")
    if amendment.kind is AmendmentKind.SYNONYM:
        return Answer.of(title, told(t, old, amendment, today=today))
    start = date.fromisoformat(amendment.content["from"])
    return Answer.of(
        title,
        t._("Until now: {what}", what=requirement(t, old, on=start)),
        t._("From {day}: {what}", day=t.day(start, today=today), what=requirement(t, new, on=start)),
        faint(t._("Figures of earlier periods are judged as before. Its managers will be told.")),
    )


def told(t: Translator, one: Target | None, amendment: Amendment, *, today: date) -> str:
    """The change in a few words."""
    content = amendment.content
    match amendment.kind:
        case AmendmentKind.SYNONYM:
            return t._("also called {word}", word=content["word"])
        case AmendmentKind.REQUIREMENT:
            start = date.fromisoformat(content["from"])
            what = _required(t, one, content["to"])
            return t._("from {day}: {what}", day=t.day(start, today=today), what=what)
        case AmendmentKind.TARGET:
            return _new(t, one, content, today)


def _new(t: Translator, one: Target | None, content: Mapping[str, Any], today: date) -> str:
    """A target that was made: what it requires, while it is there, and from when on."""
    if one is None:
        return t._("a new target: {name}", name=content["name"][t.language])
    what = requirement_alone(t, one, on=one.since or today)
    return what if one.since is None else t._("from {day}: {what}", day=t.day(one.since, today=today), what=what)


def _required(t: Translator, one: Target | None, written: str) -> str:
    match one:
        case Measure():
            return bound_in_words(t, parse_bound(written), one.unit)
        case Response():
            return limit(t, parse_limit(written))
        case Deliverable():
            return schedule(t, parse_schedule(written))
        case _:
            return written


def kept(t: Translator, one: Target, amendment: Amendment, *, today: date) -> Answer:
    name = one.name[t.language]
    made = amendment.kind is AmendmentKind.TARGET
    title = t._("✅ Added: {target}", target=name) if made else t._("✅ Changed: {target}", target=name)
    return Answer.of(
        head(title), told(t, one, amendment, today=today), faint(t._("Its managers are told.")) if made else None
    )


def notice(t: Translator, one: Target, amendment: Amendment, *, today: date) -> Answer:
    """What whoever holds the position is told."""
    name = one.name[t.language]
    if amendment.kind is AmendmentKind.TARGET:
        title = t._("🛠 HR added a target: {target}", target=name)
    else:
        title = t._("🛠 HR changed a target: {target}", target=name)
    return Answer.of(head(title), told(t, one, amendment, today=today))


def undone_notice(t: Translator, one: Target, amendment: Amendment, *, today: date) -> Answer:
    if amendment.kind is AmendmentKind.TARGET:
        title = head(t._("🛠 HR took back a target: {target}", target=one.name[t.language]))
    else:
        title = head(t._("🛠 HR took back a change: {target}", target=one.name[t.language]))
    return Answer.of(title, told(t, one, amendment, today=today))


def amended_meanwhile(t: Translator) -> Answer:
    return Answer.of(t._("Somebody changed the targets meanwhile. Please try again."))


def changes(t: Translator, position: Position, lines: Sequence[str]) -> Answer:
    title = head(t._("🛠 Changes: {position}", position=position.name[t.language]))
    return Answer.of(title, *(lines or [t._("Nothing has been changed.")]))


def line(
    t: Translator,
    number: int,
    one: Target | None,
    amendment: Amendment,
    *,
    by: str,
    on: date,
    in_force: bool,
    today: date,
) -> str:
    """One change; `by` is empty for the command line."""
    what = f"{number}. {named(t, one, amendment, today=today)}"
    who = t._("{name}, {day}", name=by or t._("The command line"), day=t.day(on, today=today))
    return f"{what} · {who}" if in_force else t._("{what} (taken back)", what=what)


def named(t: Translator, one: Target | None, amendment: Amendment, *, today: date) -> str:
    """The target and its change in a line."""
    name = one.short[t.language] if one is not None else _known_name(t, amendment)
    mark = "➕ " if amendment.kind is AmendmentKind.TARGET else ""
    return f"{mark}{name} · {told(t, one, amendment, today=today)}"


def undo_preview(t: Translator, one: Target | None, amendment: Amendment, *, today: date) -> Answer:
    name = one.name[t.language] if one is not None else _known_name(t, amendment)
    gone = t._("What was reported for it is kept, but no longer shown.")
    return Answer.of(
        head(t._("Take back this change? {target}", target=name)),
        told(t, one, amendment, today=today),
        faint(gone) if amendment.kind is AmendmentKind.TARGET else None,
    )


def _known_name(t: Translator, amendment: Amendment) -> str:
    """What a target that is there no more was called."""
    if amendment.kind is AmendmentKind.TARGET:
        return str(amendment.content["name"][t.language])
    return amendment.target


def undone(t: Translator, one: Target | None, amendment: Amendment, *, today: date) -> Answer:
    name = one.name[t.language] if one is not None else _known_name(t, amendment)
    return Answer.of(head(t._("↩️ Taken back: {what}", what=name)), told(t, one, amendment, today=today))


def undone_already(t: Translator) -> str:
    return t._("That change was taken back already.")


def left(t: Translator) -> Answer:
    return Answer.of(t._("All right, nothing is changed."))


def button_changes(t: Translator) -> str:
    return t._("🕘 Changes")


def button_requirement(t: Translator) -> str:
    return t._("🎯 Requirement")


def button_name(t: Translator) -> str:
    return t._("🏷 Another name")


def button_confirm(t: Translator) -> str:
    return t._("✅ Change it")


def button_undo(t: Translator) -> str:
    return t._("↩️ Take it back")


def button_undo_number(t: Translator, number: int) -> str:
    return t._("↩️ No. {n}", n=number)


def button_target(t: Translator) -> str:
    return t._("🛠 The target")


def button_card(t: Translator) -> str:
    return t._("📄 Details")
