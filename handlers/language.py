"""/language: Chinese or English, for this person from now on.

/language ─┬─ which? ─┬─ spoken from now on
           └─ en, zh ─┘
"""

from dataclasses import replace
from functools import partial

from catalog.model import LANGUAGES, Language
from handlers.buttons import Button
from handlers.menu import menu_keyboard, publish_commands
from handlers.turn import Turn
from locales.wording import people as wording
from storage import people


async def language_cmd(turn: Turn) -> None:
    """Ask which; `/language en` says so at once."""
    if _chosen(turn) is not None:
        await language_query(turn)
        return
    choices = [Button(wording.language_name(language), "language", (language,)) for language in LANGUAGES]
    await turn.reply(wording.CHOOSE_LANGUAGE, [choices])


async def language_query(turn: Turn) -> None:
    """A tap on a language."""
    chosen = _chosen(turn)
    if chosen is None:
        await turn.toast(wording.button_over(turn.t))
        return
    member = turn.member
    await turn.services.database.run(partial(people.set_language, person_id=member.id, language=chosen))
    turn.visitor = replace(member, language=chosen)
    await turn.reply(wording.language_set(turn.t), menu=menu_keyboard(turn))
    await publish_commands(turn)


def _chosen(turn: Turn) -> Language | None:
    return next((language for language in LANGUAGES if language == turn.pressed.text(0)), None)
