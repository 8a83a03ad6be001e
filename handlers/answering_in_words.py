"""Answers in words to what the bot asked back: a name, a place in the list, a figure, yes or no."""

from collections.abc import Sequence
from dataclasses import replace

from catalog.answering import fitted, named_alone
from catalog.choosing import (
    denies,
    is_cancel,
    is_skip,
    is_stop,
    mode_named,
    place_in_list,
    plain,
    points,
    yes_or_no,
)
from catalog.closings import names
from catalog.model import Measure, Target
from catalog.reading import (
    Doubt,
    Intent,
    Missing,
    Reading,
)
from handlers.asking import ask, entries_asked_about, put
from handlers.cases import case_in_words
from handlers.reading import read_as_own, replied_target
from handlers.settling import cancel, choose, correcting, instead, keep, take
from handlers.turn import Turn
from handlers.waiting import is_below_a_report, waiting_question
from handlers.walking import skip
from locales.answer import Answer
from locales.wording import questions as wording
from locales.wording.reports import period_told
from storage.questions import OpenQuestion

_LONGEST_SLIP = 10
"""Characters of a mistyped answer."""
_SHORTEST_PART = 2
"""Characters of a name that may stand for it, where only one of those offered has them."""


async def answered_in_words(turn: Turn) -> bool:
    """Take the message as the answer to what is open in the chat; False where it is none."""
    question = await waiting_question(turn)
    if question is None:
        return False
    step = question.asked.step
    if step is not None and is_skip(turn.words):
        await skip(turn, question, step)
        return True
    if is_cancel(turn.words) or (step is not None and is_stop(turn.words)):
        await cancel(turn, question)
        return True
    targets = [t for id_ in question.asked.doubt.candidates if (t := turn.reportable_target(id_)) is not None]
    if await _is_about_another(turn, question, targets):
        return False
    match targets:
        case [target]:
            return await _value_in_words(turn, question, target)
        case _:
            return await _target_in_words(turn, question, targets)


async def _is_about_another(turn: Turn, question: OpenQuestion, targets: Sequence[Target]) -> bool:
    """Whether the message replies to another target, or its "no, 93" is meant for what was kept last."""
    replied = replied_target(turn)
    if replied is not None:
        return replied not in targets
    return read_as_own(turn).intent is Intent.CORRECT and await is_below_a_report(turn, question)


async def _value_in_words(turn: Turn, question: OpenQuestion, target: Target) -> bool:
    doubt = question.asked.doubt
    if doubt.missing is Missing.MODE and (mode := mode_named(turn.words)) is not None:
        await take(turn, question, doubt, mode=mode)
        return True
    if doubt.value is not None and yes_or_no(turn.words):
        meant = replace(doubt, value=doubt.likely[0], unit=None) if doubt.likely else doubt
        await take(turn, question, meant)
        return True
    if _is_unbelieved(target, doubt) and denies(turn.words):
        right = Doubt(candidates=(target.id,), missing=Missing.VALUE, period=question.asked.period)
        await ask(turn, instead(question.asked, right), answers=question.id)
        return True
    if doubt.missing is Missing.CASE and await case_in_words(turn, question, target):
        return True
    if _names_another(read_as_own(turn), target):
        return False
    return await _figure_in_words(turn, question, target)


def _is_unbelieved(target: Target, doubt: Doubt) -> bool:
    """Whether the question is whether a figure is right, or which of two is."""
    asks = isinstance(target, Measure) and doubt.missing not in (Missing.MODE, Missing.CASE)
    return asks and (doubt.value is not None or bool(doubt.likely))


async def _figure_in_words(turn: Turn, question: OpenQuestion, target: Target) -> bool:
    """Take the words as the figure that was asked for; False where they are about something else."""
    reading = read_as_own(turn, reply_to=target)
    named = {item.target for item in reading.items} | {id_ for one in reading.doubts for id_ in one.candidates}
    if reading.intent is Intent.CORRECT:
        await _corrected_in_words(turn, question, target, reading)
    elif reading.items and named == {target.id}:
        await keep(turn, question, *reading.items)
    elif (reading.intent is Intent.OTHER and not _is_talk(turn.words)) or (
        reading.intent is Intent.ASK and named <= {target.id}
    ):
        await _ask_again(turn, question, reading)
    else:
        return False
    return True


async def _corrected_in_words(turn: Turn, question: OpenQuestion, target: Target, reading: Reading) -> None:
    """`no, 93`: the figure of the question, where its target takes one."""
    doubt = replace(_doubt_corrected(question.asked.doubt, reading), candidates=(target.id,))
    if reading.value is not None and fitted(target, doubt, on=question.asked.on) is None:
        await _ask_again(turn, question, reading)
    else:
        await choose(turn, question, target, doubt)


def _doubt_corrected(doubt: Doubt, reading: Reading) -> Doubt:
    """The doubt with what was corrected: the day or the period alone, or the figure."""
    if reading.done or reading.period:
        return replace(doubt, done=reading.done or doubt.done, period=reading.period or doubt.period)
    return replace(doubt, value=reading.value, unit=reading.unit or doubt.unit)


def _names_another(reading: Reading, target: Target) -> bool:
    """Whether the words, taken by themselves, tell of other targets than the one that was asked about, or of more."""
    told = {item.target for item in reading.items}
    named = {id_ for one in reading.doubts if one.missing is not Missing.TARGET for id_ in one.candidates}
    return len(told) > 1 or (bool(told | named) and target.id not in told | named)


def _is_talk(words: str) -> bool:
    """Whether this is too much to be a mistyped answer: it is heard as a message of its own."""
    return len(words) > _LONGEST_SLIP and not any(character.isdecimal() for character in words)


async def _ask_again(turn: Turn, question: OpenQuestion, reading: Reading) -> None:
    """The words were no plain answer: ask about the figure that they brought, or the same once more."""
    asked = question.asked
    if reading.doubts and (reading.doubts[0].value is not None or reading.doubts[0].likely):
        doubt = reading.doubts[0]
        doubt = replace(doubt, period=doubt.period or asked.period)
        await ask(turn, instead(asked, doubt), answers=question.id)
        return
    answer, buttons = await put(turn, question)
    told = wording.no_choice(turn.t) if len(asked.doubt.candidates) > 1 else wording.no_answer(turn.t)
    await turn.reply(Answer.joined([told, answer]), buttons)


async def _target_in_words(turn: Turn, question: OpenQuestion, targets: list[Target]) -> bool:
    named = named_alone(turn.words, turn.catalog.targets_of(turn.member.reports_for), today=turn.today)
    periods = [
        period_told(turn.t, target, entry, today=turn.today)
        for target, entry in await entries_asked_about(turn, question.asked)
    ]
    place = chosen_in_words(turn.words, named, targets, periods)
    chosen = named if place is None else targets[place]
    if chosen is not None and (place is not None or chosen not in targets):
        await choose(turn, correcting(question, place), chosen)
        return True
    reading = read_as_own(turn)
    if reading.intent is Intent.CORRECT and not reading.items and not reading.doubts:
        doubt = _doubt_corrected(question.asked.doubt, reading)
        await ask(turn, instead(question.asked, doubt), answers=question.id)
        return True
    if named is None and (places := _named_in_part(turn, reading, targets)):
        await _narrow(turn, question, targets, places)
        return True
    if named is not None or reading.intent is Intent.OTHER or _brings_nothing(turn.words, reading):
        await _ask_again(turn, question, Reading(intent=Intent.OTHER) if points(turn.words) else reading)
        return True  # also where two entries of the named one are offered
    return False


def _named_in_part(turn: Turn, reading: Reading, targets: Sequence[Target]) -> list[int]:
    """The places of those offered that a part of a name is of: 招聘, where one target is about that."""
    if reading.items or any(doubt.missing is not Missing.VALUE or doubt.value for doubt in reading.doubts):
        return []
    named = {id_ for doubt in reading.doubts for id_ in doubt.candidates}
    if found := [place for place, target in enumerate(targets) if target.id in named]:
        return found
    part = plain(turn.words)
    if len(part) < _SHORTEST_PART or reading.intent not in (Intent.ASK, Intent.OTHER):
        return []
    return [n for n, target in enumerate(targets) if any(part in name.lower() for name in _names_of(turn, target))]


def _names_of(turn: Turn, target: Target) -> tuple[str, str]:
    return target.name[turn.language], target.short[turn.language]


async def _narrow(turn: Turn, question: OpenQuestion, targets: Sequence[Target], places: Sequence[int]) -> None:
    """Take the one of those offered that is left, or ask which of several."""
    asked = question.asked
    if len(places) == 1:
        await choose(turn, correcting(question, places[0]), targets[places[0]])
        return
    doubt = replace(asked.doubt, candidates=tuple(targets[place].id for place in places))
    left = tuple(asked.entries[place] for place in places if place < len(asked.entries))
    await ask(turn, replace(instead(asked, doubt), entries=left), answers=question.id)


def _brings_nothing(words: str, reading: Reading) -> bool:
    """Whether the words neither name a target nor give a figure, whatever number was seen in them."""
    doubts = reading.doubts
    return reading.intent is Intent.ASK and points(words) and all(d.missing is Missing.TARGET for d in doubts)


def chosen_in_words(text: str, named: Target | None, targets: Sequence[Target], periods: Sequence[str]) -> int | None:
    """What a short answer picks: by its place in the list, its name, or its period where these are told.

    `named` is the target that the text names.
    """
    if (place := place_in_list(text, of=len(targets))) is not None:
        return place - 1 if place <= len(targets) else None
    fitting = [n for n, target in enumerate(targets) if target == named]
    if named is None:
        fitting = [n for n, period in enumerate(periods) if text.strip().removesuffix("的").lower() == period.lower()]
    elif len(fitting) > 1:
        fitting = [n for n in fitting if n < len(periods) and names(text, periods[n])]
    return fitting[0] if len(fitting) == 1 else None
