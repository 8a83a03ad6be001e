"""/amend: HR changes what a target requires from a day on, or gives it another name, while the bot runs.

/amend ── position ─┬─ target ─┬─ Requirement ── words ── its first day ─┬─ preview ── Confirm ── its managers are told
                    │          └─ Name ───────── words ──────────────────┤                     └─ Take back
                    ├─ duty without requirement (handlers/adding.py) ────┘
                    └─ Changes ── one ── preview ── Take back
"""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from sqlmodel import Session

from catalog.amending import Amendment, AmendmentKind
from catalog.changing import Step, Unclear, Undated, first_day, misfit, name_in, next_first_day, read_step
from catalog.model import Catalog, Deliverable, Measure, Position, Response, Target
from handlers.amending import newly_unclear, take_amendments, tell_holders, try_catalog
from handlers.buttons import Button, in_rows, paging
from handlers.prompting import ask_for, ask_no_more
from handlers.turn import Turn
from locales.answer import Answer
from locales.wording import adding as adding_wording
from locales.wording import amend as wording
from locales.wording import people as people_wording
from locales.wording import questions as question_wording
from storage import amendments, prompts
from storage.amendments import Kept

_ON_A_PAGE = 8
_CHANGES_ON_A_PAGE = 5
_STEPPING = Measure | Deliverable | Response
"""What is required of these may be another from a day on."""


async def amend_cmd(turn: Turn) -> None:
    """Ask which position; then which of its targets, by the page; then what of it."""
    await ask_no_more(turn)
    await take_amendments(turn.services, turn.now)
    asked = turn.pressed.text(0) if turn.query else ""
    if asked in turn.catalog.by_position:
        await _choose_target(turn, turn.catalog.by_position[asked], turn.pressed.number(1, below=1000) or 0)
    elif asked in turn.catalog.by_id:
        await _show_target(turn, turn.catalog.by_id[asked])
    elif asked:
        await turn.toast(people_wording.button_over(turn.t))
    else:
        buttons = [Button(p.name[turn.language], "amend", (p.id,)) for p in turn.catalog.positions]
        await turn.show(wording.which_position(turn.t), in_rows(buttons, 2))


async def _choose_target(turn: Turn, position: Position, page: int) -> None:
    pages = [position.targets[n : n + _ON_A_PAGE] for n in range(0, len(position.targets), _ON_A_PAGE)]
    page = min(page, len(pages) - 1)
    buttons = [Button(target.short[turn.language], "amend", (target.id,)) for target in pages[page]]
    changes = Button(wording.button_changes(turn.t), "amendments", (position.id, 0))
    back = Button(people_wording.button_back(turn.t), "amend")
    turning = paging("amend", position.id, page, len(pages))
    free = sum(not duty.targets for duty in position.duties)
    adding = [Button(adding_wording.button_duties(turn.t, free), "amend_duties", (position.id,))] if free else []
    await turn.show(wording.which_target(turn.t, position), [*in_rows(buttons, 2), turning, adding, [back, changes]])


async def _show_target(turn: Turn, target: Target) -> None:
    """What it requires now and later, and its names."""
    bound = (
        [Button(wording.button_requirement(turn.t), "amend_bound", (target.id,))]
        if isinstance(target, _STEPPING)
        else []
    )
    name = Button(wording.button_name(turn.t), "amend_name", (target.id,))
    back = Button(people_wording.button_back(turn.t), "amend", (target.position,))
    await turn.show(wording.target(turn.t, target, today=turn.today), [[*bound, name], [back]])


async def bound_query(turn: Turn) -> None:
    """A tap on Requirement: ask for it, with the day from which it holds."""
    target = turn.catalog.by_id.get(turn.pressed.text(0))
    if target is None or not isinstance(target, _STEPPING):
        await turn.toast(people_wording.button_over(turn.t))
        return
    await ask_for(turn, "amend", target=target.id, kind=AmendmentKind.REQUIREMENT)
    await turn.reply(wording.which_requirement(turn.t, target, today=turn.today))


async def name_query(turn: Turn) -> None:
    """A tap on Name: ask for it."""
    target = turn.catalog.by_id.get(turn.pressed.text(0))
    if target is None:
        await turn.toast(people_wording.button_over(turn.t))
        return
    await ask_for(turn, "amend", target=target.id, kind=AmendmentKind.SYNONYM)
    await turn.reply(wording.which_name(turn.t, target))


async def words_msg(turn: Turn) -> None:
    """The requirement or the name: its preview with Confirm, or why it cannot be; other words may follow."""
    about = turn.prompted.about if turn.prompted is not None else {}
    target = turn.catalog.by_id.get(about.get("target", ""))
    if target is None:
        await turn.reply(Answer.of(people_wording.button_over(turn.t)))
    elif about["kind"] == AmendmentKind.SYNONYM:
        await _take_name(turn, target)
    else:
        await _take_requirement(turn, target)


async def from_query(turn: Turn) -> None:
    """A tap on the day from which a period can have another requirement: the preview with it."""
    about = await waiting_about(turn, "amend")
    target = turn.catalog.by_id.get(about.get("target", ""))
    if target is None or "start" not in about:
        await turn.toast(people_wording.button_over(turn.t))
        return
    await _preview(turn, target, _step_of(target, Step(date.fromisoformat(about["start"]), about["to"])))


async def waiting_about(turn: Turn, *flows: str) -> dict[str, Any]:
    """What the button's flow was told when it asked, where it still waits for it; empty where it does not."""
    prompt_id = turn.pressed.number(0, below=2**31) or 0
    find = partial(prompts.find, prompt_id=prompt_id, chat_id=turn.chat_id, now=turn.now, update_id=turn.update_id)
    waiting = await turn.services.database.run(find)
    if waiting is None or waiting.flow not in flows:
        return {}
    turn.prompted = waiting  # whatever is asked next, this tap answered it
    return waiting.about


async def _take_name(turn: Turn, target: Target) -> None:
    named = name_in(turn.words)
    if named is None:
        await turn.reply(wording.no_name(turn.t))
        return
    language, word = named
    await _preview(turn, target, Amendment(AmendmentKind.SYNONYM, target.id, {"language": language, "word": word}))


async def _take_requirement(turn: Turn, target: Target) -> None:
    if not isinstance(target, _STEPPING):
        await turn.reply(Answer.of(people_wording.button_over(turn.t)))
        return
    step = _day_alone(turn) or read_step(turn.words, target, today=turn.today)
    if isinstance(step, Unclear):
        await turn.reply(wording.unclear(turn.t, step, target, today=turn.today))
        return
    if isinstance(step, Undated):
        await ask_for(turn, "amend", target=target.id, kind=AmendmentKind.REQUIREMENT, to=step.to)
        await turn.reply(wording.which_first_day(turn.t))
        return
    start = next_first_day(target, step)
    if start == step.start:
        await _preview(turn, target, _step_of(target, step))
        return
    if (wrong := misfit(target, replace(step, start=start))) is not None:
        await turn.reply(wording.misfit(turn.t, wrong, target, on=start))
        return
    kind = AmendmentKind.REQUIREMENT
    id_ = await ask_for(turn, "amend", target=target.id, kind=kind, to=step.to, start=start.isoformat())
    day = Button(wording.button_from(turn.t, start, today=turn.today), "amend_from", (id_,))
    await turn.reply(wording.first_days(turn.t, start, today=turn.today), [[day, cancel_button(turn)]])


def _day_alone(turn: Turn) -> Step | None:
    """The requirement that was written before, from the day that is all that is written now."""
    to = turn.prompted.about.get("to") if turn.prompted is not None else None
    start = first_day(turn.words, today=turn.today) if to is not None else None
    return None if to is None or start is None else Step(start, to)


def _step_of(target: Target, step: Step) -> Amendment:
    return Amendment(AmendmentKind.REQUIREMENT, target.id, {"from": step.start.isoformat(), "to": step.to})


async def _preview(turn: Turn, target: Target, made: Amendment) -> None:
    """Before and after, to be confirmed; why it cannot be, where it cannot."""
    tried = _misfit(turn, target, made) or await try_catalog(turn, adding=made)
    if isinstance(tried, Answer):
        await turn.show(tried)
        return
    if made.kind is AmendmentKind.SYNONYM:
        refused = await _meant(turn, tried.catalog, target, made.content["word"])
        if refused is not None:
            await turn.reply(refused)
            return
    about = {"target": target.id, "kind": made.kind, "subject": made.subject, "content": dict(made.content)}
    id_ = await ask_for(turn, "amend", **about)
    answer = wording.preview(turn.t, target, made, tried.catalog.by_id[target.id], today=turn.today)
    await turn.show(answer, [[Button(wording.button_confirm(turn.t), "amend_keep", (id_,)), cancel_button(turn)]])


def _misfit(turn: Turn, target: Target, made: Amendment) -> Answer | None:
    if made.kind is not AmendmentKind.REQUIREMENT:
        return None
    start = date.fromisoformat(made.content["from"])
    wrong = misfit(target, Step(start, made.content["to"]))
    return None if wrong is None else wording.misfit(turn.t, wrong, target, on=start)


async def keep_query(turn: Turn) -> None:
    """A tap on Confirm: it is kept, the catalog is read anew, and whoever holds the position is told."""
    about = await waiting_about(turn, "amend", "adding")
    if turn.prompted is None or "content" not in about:
        await turn.toast(people_wording.button_over(turn.t))
        return
    made, waiting = Amendment(AmendmentKind(about["kind"]), about["subject"], about["content"]), turn.prompted
    key = f"chat:{waiting.id}"
    done = await try_catalog(turn, adding=made, key=key)
    if isinstance(done, Answer) or made.target not in done.catalog.by_id:
        await turn.show(done if isinstance(done, Answer) else Answer.of(people_wording.button_over(turn.t)))
        return
    target = done.catalog.by_id[made.target]

    def work(session: Session) -> int | None:
        known = amendments.find(session, key=key)
        if known is None and amendments.version(session) != done.version:
            return None  # somebody else amended it meanwhile: it has to be tried again
        id_, _ = amendments.keep(session, key=key, amendment=made, made_by=turn.member.id, at=turn.now)
        prompts.settle(session, prompt_id=waiting.id, at=turn.now, update_id=turn.update_id)
        told = partial(wording.notice, one=target, amendment=made, today=turn.today)
        by = turn.member.id
        tell_holders(session, turn.services, target.id, told, key=f"amendment:{id_}", at=turn.now, made_by=by)
        return id_

    id_ = await turn.services.database.run(work)
    if id_ is None:
        again = Button(people_wording.button_back(turn.t), "amend", (target.position,))
        await turn.show(wording.amended_meanwhile(turn.t), [[again]])
        return
    await _taken(turn)
    undo = Button(wording.button_undo(turn.t), "amend_revoke", (id_,))
    await turn.show(wording.kept(turn.t, target, made, today=turn.today), [[_again(turn, target), undo]])


async def changes_query(turn: Turn) -> None:
    """The amendments of a position, newest first, each to be taken back."""
    position = turn.catalog.by_position.get(turn.pressed.text(0))
    if position is None:
        await turn.toast(people_wording.button_over(turn.t))
        return
    kept = await turn.services.database.run(partial(amendments.all_of, position=position.id))
    pages = [kept[n : n + _CHANGES_ON_A_PAGE] for n in range(0, len(kept), _CHANGES_ON_A_PAGE)] or [[]]
    page = min(turn.pressed.number(1, below=1000) or 0, len(pages) - 1)
    lines = [_line(turn, one) for one in pages[page]]
    standing = [one.id for one in pages[page] if one.in_force]
    undo = [Button(wording.button_undo_number(turn.t, id_), "amend_undo", (id_,)) for id_ in standing]
    back = Button(people_wording.button_back(turn.t), "amend", (position.id,))
    turning = paging("amendments", position.id, page, len(pages))
    await turn.show(wording.changes(turn.t, position, lines), [*in_rows(undo, 3), turning, [back]])


async def undo_query(turn: Turn) -> None:
    """A tap on one of them: what taking it back means."""
    found = await _amendment(turn)
    if found is None:
        return
    id_, amendment, target = found
    answer = wording.undo_preview(turn.t, target, amendment, today=turn.today)
    back = Button(people_wording.button_back(turn.t), "amendments", (amendment.position, 0))
    await turn.show(answer, [[Button(wording.button_undo(turn.t), "amend_revoke", (id_,)), back]])


async def revoke_query(turn: Turn) -> None:
    """A tap on Take back: it no longer counts, and whoever holds the position is told."""
    found = await _amendment(turn)
    if found is None:
        return
    id_, made, target = found
    tried = await try_catalog(turn, without=id_)
    if isinstance(tried, Answer):
        await turn.show(tried)
        return
    gone = made.target not in tried.catalog.by_id

    def work(session: Session) -> bool:
        if amendments.version(session) != tried.version:
            return False
        amendments.revoke(session, amendment_id=id_, by=turn.member.id, at=turn.now)
        if target is not None:
            told = partial(wording.undone_notice, one=target, amendment=made, today=turn.today)
            key, by = f"amendment undone:{id_}", turn.member.id
            tell_holders(session, turn.services, target.id, told, key=key, at=turn.now, made_by=by, gone=gone)
        return True

    if not await turn.services.database.run(work):
        await turn.toast(wording.amended_meanwhile(turn.t).text)
        return
    await _taken(turn)
    back = Button(people_wording.button_back(turn.t), "amendments", (made.position, 0))
    await turn.show(wording.undone(turn.t, target, made, today=turn.today), [[back]])


async def leave_query(turn: Turn) -> None:
    """A tap on Cancel below a preview: nothing is kept."""
    await ask_no_more(turn)
    await turn.show(wording.left(turn.t))


async def _meant(turn: Turn, catalog: Catalog, target: Target, word: str) -> Answer | None:
    """Why the name cannot be: alone, or because of it another name, would no longer mean its target."""
    new = await newly_unclear(turn, catalog, target.position)
    if not new:
        return None
    others = [catalog.by_id[id_].name[turn.language] for id_ in (*new[0].meant, new[0].target) if id_ != target.id]
    return wording.name_unclear(turn.t, word, list(dict.fromkeys(others)))


async def _taken(turn: Turn) -> None:
    await take_amendments(turn.services, turn.now)
    turn.services.posted.set()


async def _amendment(turn: Turn) -> tuple[int, Amendment, Target | None] | None:
    """The amendment in force that the button names, with its target as it stands; else say so."""
    id_ = turn.pressed.number(0, below=2**31)
    kept = None
    if id_ is not None:
        kept = await turn.services.database.run(partial(amendments.find_by_id, amendment_id=id_))
    if id_ is None or kept is None:
        await turn.toast(wording.undone_already(turn.t))
        return None
    return id_, kept, turn.catalog.by_id.get(kept.target)


def _line(turn: Turn, one: Kept) -> str:
    target = turn.catalog.by_id.get(one.amendment.target)
    day, made = turn.services.day_of(one.at), one.amendment
    return wording.line(turn.t, one.id, target, made, by=one.by, on=day, in_force=one.in_force, today=turn.today)


def _again(turn: Turn, target: Target) -> Button:
    return Button(wording.button_target(turn.t), "amend", (target.id,))


def cancel_button(turn: Turn) -> Button:
    return Button(question_wording.button_cancel(turn.t), "amend_leave")
