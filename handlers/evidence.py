"""Photos and documents: evidence for what their caption reports, or for the target they reply to.

file ─┬─ a caption that reports ── kept as any report is, and the file with it
      ├─ a reply to a card ─────── the file is that target's
      └─ neither ───────────────── how to send it, nothing kept
card ── Evidence ── the files once more
"""

from sqlmodel import Session
from telegram.error import BadRequest

from catalog.model import Target
from catalog.reading import Intent
from handlers.buttons import Button
from handlers.help import attachment_msg, ways_on
from handlers.reading import read, replied_target
from handlers.report import respond
from handlers.roster import is_roster, roster_msg
from handlers.standing import kept_for
from handlers.turn import Turn, storable
from locales.wording import evidence as wording
from locales.wording import people as people_wording
from locales.wording import reports as report_wording
from storage import evidence
from storage.evidence import File, FileKind

_MOST_SHOWN = 5


async def file_msg(turn: Turn) -> None:
    """A message with a file, or with anything else that is not text."""
    file = file_of(turn)
    if is_roster(turn):
        await roster_msg(turn)
        return
    if file is None or not turn.member.reports_for or turn.is_forwarded:
        await attachment_msg(turn)
        return
    reading = read(turn) if turn.words else None
    if reading is not None and reading.intent in (Intent.REPORT, Intent.ASK):
        await _keep(turn, file, None)
        await respond(turn, reading)
    elif (target := replied_target(turn)) is not None:
        await _keep(turn, file, target)
        card = Button(report_wording.button_card(turn.t), "card", (target.id,))
        await turn.reply(wording.kept(turn.t, target), [[card]])
    else:
        await turn.reply(wording.how(turn.t, turn.example), ways_on(turn))


def file_of(turn: Turn) -> File | None:
    """The photo, in its largest size, or the document that the message carries."""
    message = turn.message
    if message is None:
        return None
    ids = {"chat_id": turn.chat_id, "message_id": message.message_id}
    if message.photo:
        return File(kind=FileKind.PHOTO, file_id=message.photo[-1].file_id, name="", **ids)
    if message.document:
        name = storable(message.document.file_name or "")
        return File(kind=FileKind.DOCUMENT, file_id=message.document.file_id, name=name, **ids)
    return None


async def _keep(turn: Turn, file: File, target: Target | None) -> None:
    def work(session: Session) -> None:
        name = target.id if target is not None else None
        evidence.keep(session, file=file, person_id=turn.member.id, at=turn.now, target=name)

    await turn.services.database.run(work)


async def evidence_query(turn: Turn) -> None:
    """A tap on Evidence under a card: the newest files of the target."""
    target = turn.visible_target(turn.pressed.text(0))
    if target is None:
        await turn.toast(people_wording.not_yours(turn.t))
        return
    files = await turn.services.database.run(lambda session: files_for(session, target, turn))
    if not files:
        await turn.toast(wording.none(turn.t))
    for file in reversed(files[:_MOST_SHOWN]):
        await _send(turn, target, file)


def files_for(session: Session, target: Target, turn: Turn) -> list[File]:
    """The target's files, newest first: those sent for it, and those that came with what stands for it."""
    kept = kept_for(session, [target], today=turn.today).get(target.id, ())
    return evidence.evidence_for(session, target=target.id, messages={(one.chat_id, one.message_id) for one in kept})


async def _send(turn: Turn, target: Target, file: File) -> None:
    caption = wording.caption(turn.t, target)
    try:
        if file.kind is FileKind.PHOTO:
            await turn.bot.send_photo(turn.chat_id, file.file_id, caption=caption)
        else:
            await turn.bot.send_document(turn.chat_id, file.file_id, caption=caption)
    except BadRequest:  # Telegram keeps files as long as it likes
        await turn.reply(wording.gone(turn.t, file.name))
