"""A duty without requirement gets a target: HR words it piece by piece, sees the card, confirms (handlers/amend.py).

duty ── sort ── clause ── what it leaves open ── names ── short ones ── synonyms ── first day ─┬─ preview ── Add
                                                                                               └─ another piece
"""

from datetime import date
from typing import Any

from catalog.amending import Amendment, AmendmentKind
from catalog.drafting import Draft, Piece, Wanting, choices_of, next_piece, table_of, with_answer, without
from catalog.judging import judge
from catalog.language.calendar.days import months_after
from catalog.model import Position
from handlers.amend import cancel_button, waiting_about
from handlers.amending import newly_unclear, try_catalog
from handlers.buttons import Button, Rows, in_rows
from handlers.prompting import ask_for, ask_no_more
from handlers.turn import Turn
from locales.answer import Answer
from locales.wording import adding as wording
from locales.wording import people as people_wording
from locales.wording import targets as target_wording
from storage import amendments

_FLOW = "adding"
_TODAY = "today"
_WIDTHS = {Piece.UNIT: 3, Piece.FROM: 3}
"""Buttons to a row, where their labels are short."""
_REDONE = (Piece.CLAUSE, Piece.NAME, Piece.SYNONYMS, Piece.FROM)
"""What may be worded once more when all is told."""


async def duties_query(turn: Turn) -> None:
    """The duties of a position that set no target."""
    position = turn.catalog.by_position.get(turn.pressed.text(0))
    if position is None:
        await turn.toast(people_wording.button_over(turn.t))
        return
    await ask_no_more(turn)
    buttons = [
        Button(wording.button_duty(turn.t, duty), "amend_duty", (position.id, duty.number))
        for duty in position.duties
        if not duty.targets
    ]
    back = Button(people_wording.button_back(turn.t), "amend", (position.id,))
    await turn.show(wording.which_duty(turn.t, position), [*in_rows(buttons, 1), [back]])


async def duty_query(turn: Turn) -> None:
    """A tap on one of them: ask what sort of target it gets."""
    draft: Draft = {"duty": f"{turn.pressed.text(0)}:{turn.pressed.text(1)}"}
    if _position(turn, draft) is None:
        await turn.toast(people_wording.button_over(turn.t))
        return
    await _ask(turn, draft)


async def say_query(turn: Turn) -> None:
    """A tap on an answer: as if it had been written."""
    draft = (await waiting_about(turn, _FLOW)).get("draft")
    answers = [] if draft is None else _answers(turn, draft)
    place = turn.pressed.number(1, below=100)
    if draft is None or place is None or place >= len(answers):
        await turn.toast(people_wording.button_over(turn.t))
        return
    await _take(turn, draft, answers[place][1])


async def words_msg(turn: Turn) -> None:
    """What was asked for, written."""
    draft = turn.prompted.about.get("draft") if turn.prompted is not None else None
    if draft is None:
        await turn.reply(Answer.of(people_wording.button_over(turn.t)))
        return
    await _take(turn, draft, turn.words)


async def redo_query(turn: Turn) -> None:
    """A tap on a piece below the preview: it is asked for once more."""
    draft = (await waiting_about(turn, _FLOW)).get("draft")
    piece = next((piece for piece in _REDONE if piece == turn.pressed.text(1)), None)
    if draft is None or piece is None:
        await turn.toast(people_wording.button_over(turn.t))
        return
    await _ask(turn, without(draft, piece))


async def _take(turn: Turn, draft: Draft, text: str) -> None:
    position = _position(turn, draft)
    if position is None:
        await turn.show(Answer.of(people_wording.button_over(turn.t)))
        return
    told = with_answer(draft, text, position=position, today=turn.today)
    if isinstance(told, Wanting):
        await turn.show(wording.wanting(turn.t, told, draft, today=turn.today))
    else:
        await _ask(turn, told)


def _position(turn: Turn, draft: Draft) -> Position | None:
    """The position, while its duty has no target."""
    name, _, number = draft["duty"].partition(":")
    position = turn.catalog.by_position.get(name)
    duties = position.duties if position is not None else ()
    free = any(str(duty.number) == number and not duty.targets for duty in duties)
    return position if free else None


async def _ask(turn: Turn, draft: Draft) -> None:
    """Ask for the next piece, or show what all of them come to."""
    position = _position(turn, draft)
    if position is None:
        await turn.show(Answer.of(people_wording.button_over(turn.t)))
        return
    piece = next_piece(draft)
    if piece is Piece.SURE:
        await _preview(turn, draft, position)
        return
    duty = next(duty for duty in position.duties if str(duty.number) == draft["duty"].partition(":")[2])
    id_ = await ask_for(turn, _FLOW, draft=dict(draft))
    labels = [label for label, _ in _answers(turn, draft)]
    buttons = [Button(label, "amend_say", (id_, n)) for n, label in enumerate(labels)]
    cancel = cancel_button(turn)
    rows = [[*buttons, cancel]] if len(buttons) <= 1 else [*in_rows(buttons, _WIDTHS.get(piece, 2)), [cancel]]
    await turn.show(wording.question(turn.t, piece, draft, duty), rows)


def _answers(turn: Turn, draft: Draft) -> list[tuple[str, str]]:
    """What may be tapped: what stands on the button, and what it says."""
    piece = next_piece(draft)
    match piece:
        case Piece.CLAUSE:
            return [(text, text) for text in wording.clauses(turn.t, draft["sort"])]
        case Piece.SYNONYMS:
            return [(wording.button_skip(turn.t), "skip")]
        case Piece.FROM:
            days = _first_days(turn.today)
            return [
                (wording.button_day(turn.t, day, today=turn.today), _TODAY if day == turn.today else day.isoformat())
                for day in days
            ]
        case _:
            return [(wording.choice(turn.t, piece, one), one) for one in choices_of(draft, piece)]


def _first_days(today: date) -> list[date]:
    """Today, the next month's first day, and the next year's."""
    return sorted({today, months_after(today.replace(day=1), 1), date(today.year + 1, 1, 1)})


async def _preview(turn: Turn, draft: Draft, position: Position) -> None:
    """The card as its managers will read it, with what may be taken for another target."""
    taken = await turn.services.database.run(amendments.targets_made)
    table = table_of(draft, position=position, ids=taken | turn.catalog.by_id.keys())
    made = Amendment(AmendmentKind.TARGET, draft["duty"], table)
    tried = await try_catalog(turn, adding=made)
    if isinstance(tried, Answer):
        await turn.show(tried, await _redoing(turn, draft))
        return
    target, after = tried.catalog.by_id[made.target], tried.catalog.by_position[position.id]
    duty = next(duty for duty in after.duties if duty.number == target.duty)
    status = judge(target, [], today=turn.today, calendar=turn.services.calendar)
    card = target_wording.card(turn.t, after, duty, target, status, [], last=None, today=turn.today)
    doubtful = {
        one.word: [tried.catalog.by_id[id_].short[turn.language] for id_ in one.meant if id_ != made.target]
        for one in await newly_unclear(turn, tried.catalog, position.id)
    }
    rows = await _redoing(turn, draft, kind=made.kind, subject=made.subject, content=table)
    await turn.show(wording.preview(turn.t, card, target, doubtful), rows)


async def _redoing(turn: Turn, draft: Draft, **about: Any) -> Rows:  # noqa: ANN401 - JSON
    """The buttons below a preview; `about` is what is kept when it is confirmed, where it can be."""
    id_ = await ask_for(turn, _FLOW, draft=dict(draft), **about)
    sure = [Button(wording.button_add(turn.t), "amend_keep", (id_,))] if about else []
    again = [Button(wording.button_piece(turn.t, piece), "amend_redo", (id_, piece)) for piece in _REDONE]
    return [[*sure, cancel_button(turn)], *in_rows(again, 2)]
