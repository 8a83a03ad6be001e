"""/help: what one can write, in a few examples."""

from handlers.access import INVITERS, OVERSEERS
from handlers.buttons import Button
from handlers.menu import menu_keyboard
from handlers.turn import Turn
from locales.wording import company as company_wording
from locales.wording import menu as wording
from locales.wording import missing as missing_wording
from locales.wording import people as people_wording
from locales.wording import targets as target_wording
from locales.wording.amounts import done_example_of


async def help_cmd(turn: Turn) -> None:
    member = turn.member
    answer = wording.help_text(
        turn.t,
        example=turn.example,
        done_example=done_example_of(turn.t, turn.catalog.targets_of(member.reports_for)),
        reports=bool(member.reports_for),
        oversees=member.role in OVERSEERS,
        invites=member.role in INVITERS,
    )
    await turn.reply(answer, menu=menu_keyboard(turn))


async def unknown_cmd(turn: Turn) -> None:
    """A command that there is not: what there is instead."""
    await turn.reply(wording.unknown_command(turn.t), ways_on(turn))


async def attachment_msg(turn: Turn) -> None:
    """A photo, a voice message, a sticker: nothing in it is read, and nothing is kept."""
    await turn.reply(wording.text_only(turn.t, turn.example), ways_on(turn))


async def stale_button_query(turn: Turn) -> None:
    """A button of an earlier version, or a forged one."""
    await turn.toast(people_wording.button_over(turn.t))


def ways_on(turn: Turn) -> list[list[Button]]:
    """Never a dead end: where one can always go."""
    ways = [
        [
            Button(target_wording.button_all_targets(turn.t), "targets"),
            Button(target_wording.button_status(turn.t), "status"),
        ]
    ]
    if turn.member.role in OVERSEERS:
        ways.append([Button(company_wording.button_overview(turn.t), "overview")])
    if turn.member.role in INVITERS:
        ways[-1].append(Button(missing_wording.button_missing(turn.t), "missing"))
    return ways
