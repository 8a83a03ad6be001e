"""HR confirms or questions what was reported; whoever reported it answers, or changes it.

card ─┬─ Confirm ─── marked on the card
      └─ Question ── what is wrong? ── words ── a notice to the manager ─┬─ Answer ── words ── a notice to HR
                                                                         └─ Change (handlers/undo.py)
"""

from functools import partial

from sqlmodel import Session

from catalog.model import Target
from catalog.records import Verdict
from handlers.buttons import Button, Rows
from handlers.notices import holders_of, post_notice
from handlers.prompting import ask_for
from handlers.reviewing import may_review
from handlers.targets import show_card
from handlers.turn import Turn
from locales.answer import Answer
from locales.translation import Translator
from locales.wording import people as people_wording
from locales.wording import reports as report_wording
from locales.wording import reviews as wording
from storage import entries, people, prompts, reviews
from storage.entries import Kept
from storage.reviews import Reviewed

_LONGEST = 500


async def confirm_query(turn: Turn) -> None:
    """A tap on Confirm: the card is shown again, with its mark."""
    found = await _named(turn)
    if found is None:
        return
    kept, target = found

    def work(session: Session) -> None:
        reviews.review(
            session, kept=kept, verdict=Verdict.CONFIRMED, by=turn.member.id, at=turn.now, update_id=turn.update_id
        )

    await turn.services.database.run(work)
    await turn.toast(wording.confirmed(turn.t))
    await show_card(turn, target)


async def question_query(turn: Turn) -> None:
    """A tap on Question: ask for the note."""
    found = await _named(turn)
    if found is None:
        return
    kept, target = found
    await ask_for(turn, "question", entry=kept.id)
    await turn.reply(wording.which_note(turn.t, _said(turn, turn.t, target, kept)))


async def note_msg(turn: Turn) -> None:
    """The note: the report is questioned, and whoever reported it is told."""
    prompted, note = turn.prompted, await _words(turn)
    if prompted is None or not note:
        return

    def work(session: Session) -> tuple[Kept, Target, list[str]] | None:
        kept = entries.find_to_correct(session, entry_id=prompted.about["entry"])
        target = turn.visible_target(kept.target) if kept is not None else None
        prompts.settle(session, prompt_id=prompted.id, at=turn.now, update_id=turn.update_id)
        if kept is None or target is None or not kept.current or not may_review(turn, kept, target):
            return None
        said = reviews.review(
            session,
            kept=kept,
            verdict=Verdict.QUESTIONED,
            note=note,
            by=turn.member.id,
            at=turn.now,
            update_id=turn.update_id,
        )
        holders = holders_of(session, target.position, today=turn.today)
        told = [one for one in holders if one.id == kept.person_id] or holders

        def written(t: Translator) -> tuple[Answer, Rows]:
            answer = wording.questioned_notice(t, _said(turn, t, target, kept), by=said.by_name, note=said.note)
            respond = Button(wording.button_answer(t, ""), "respond", (said.id,))
            return answer, [[respond, Button(report_wording.button_change(t), "change", (kept.id,))]]

        key, by = f"review:{said.id}", turn.member.id
        post_notice(session, turn.services, told, written, key=key, at=turn.now, made_by=by)
        return kept, target, [one.name for one in told]

    done = await turn.services.database.run(work)
    if done is None:
        await turn.reply(report_wording.already_undone(turn.t))
        return
    turn.services.posted.set()
    kept, target, told = done
    await turn.reply(wording.questioned(turn.t, _said(turn, turn.t, target, kept), told), _card(turn, target))


async def respond_query(turn: Turn) -> None:
    """A tap on Answer: ask for it."""
    review_id = turn.pressed.number(0, below=2**31)
    found = await _question(turn, review_id) if review_id is not None else None
    if found is None:
        await turn.toast(people_wording.not_yours(turn.t))
        return
    said, kept, target = found
    if not said.waits or not kept.current:
        await turn.toast(wording.question_over(turn.t))
        return
    await ask_for(turn, "respond", review=said.id)
    await turn.reply(wording.which_answer(turn.t, _said(turn, turn.t, target, kept), by=said.by_name, note=said.note))


async def response_msg(turn: Turn) -> None:
    """The answer goes to whoever asked, where they may still see the figure; else it is only kept."""
    prompted, words = turn.prompted, await _words(turn)
    if prompted is None or not words:
        return
    found = await _question(turn, prompted.about["review"])

    def work(session: Session) -> tuple[Reviewed, bool] | None:
        prompts.settle(session, prompt_id=prompted.id, at=turn.now, update_id=turn.update_id)
        if found is None:
            return None
        said, kept, target = found
        by, at = turn.member.id, turn.now
        answered = reviews.answer(session, review_id=said.id, words=words, by=by, at=at, target=target.id)
        if answered is None:
            return None
        asker = people.member_of(session, person_id=said.by, today=turn.today)
        told = [asker] if asker is not None and people.may_still(asker) else []

        def written(t: Translator) -> tuple[Answer, Rows]:
            what = _said(turn, t, target, kept)
            answer = wording.answered_notice(t, what, by=turn.member.name, note=said.note, answer=words)
            confirm = Button(wording.button_confirm(t, ""), "confirm", (kept.id,))
            return answer, [[confirm, Button(report_wording.button_card(t), "card", (target.id,))]]

        post_notice(session, turn.services, told, written, key=f"answer:{said.id}", at=at, made_by=by)
        return answered, bool(told)

    done = await turn.services.database.run(work)
    if done is None or found is None:
        await turn.reply(Answer.of(wording.question_over(turn.t)))
        return
    turn.services.posted.set()
    answered, told = done
    answer = (wording.answered if told else wording.answered_for_nobody)(turn.t, answered.by_name)
    await turn.reply(answer, _card(turn, found[2]))


async def _named(turn: Turn) -> tuple[Kept, Target] | None:
    """The report that the button names, where this member may look at it; else say why not."""
    entry_id = turn.pressed.number(0, below=2**31)
    kept = await turn.services.database.run(partial(entries.find, entry_id=entry_id)) if entry_id is not None else None
    target = turn.visible_target(kept.target) if kept is not None else None
    if kept is None or target is None:
        await turn.toast(people_wording.not_yours(turn.t))
    elif not may_review(turn, kept, target):
        await turn.toast(wording.not_ones_own(turn.t))
    elif not kept.current:
        await turn.toast(report_wording.already_undone(turn.t).text)
    else:
        return kept, target
    return None


async def _question(turn: Turn, review_id: int) -> tuple[Reviewed, Kept, Target] | None:
    """What is questioned, where this member reports for its position."""

    def work(session: Session) -> tuple[Reviewed, Kept] | None:
        said = reviews.find(session, review_id=review_id)
        kept = entries.find(session, entry_id=said.entry_id) if said is not None else None
        return (said, kept) if said is not None and kept is not None else None

    found = await turn.services.database.run(work)
    target = turn.reportable_target(found[1].target) if found is not None else None
    return (*found, target) if found is not None and target is not None else None


async def _words(turn: Turn) -> str:
    """What was written, in one line; empty where that cannot be kept, and why is said."""
    words = " ".join(turn.words.split())
    if not words or len(words) > _LONGEST:
        await turn.reply(wording.words_wanted(turn.t, most=_LONGEST))
        return ""
    return words


def _said(turn: Turn, t: Translator, target: Target, kept: Kept) -> str:
    return report_wording.said(t, target, kept.entry, today=turn.today)


def _card(turn: Turn, target: Target) -> Rows:
    return [[Button(report_wording.button_card(turn.t), "card", (target.id,))]]
