"""Somebody blocks the bot, or lets it write again: HR sees it at once, without a message that has to fail first.

No route: nothing was said, nobody is answered, and what is written of a stranger is nothing.
"""

from functools import partial

from telegram import Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.ext import ChatMemberHandler

from handlers.access import Context
from handlers.services import Services
from storage import people

_GONE = frozenset({ChatMemberStatus.BANNED, ChatMemberStatus.LEFT})


def membership_handler(services: Services) -> ChatMemberHandler[Context, None]:
    async def changed(update: Update, _: Context) -> None:
        what = update.my_chat_member
        if what is None or what.chat.type != ChatType.PRIVATE:
            return
        at = what.date if what.new_chat_member.status in _GONE else None
        await services.database.run(partial(people.set_unreachable, telegram_id=what.from_user.id, at=at))

    return ChatMemberHandler(changed, ChatMemberHandler.MY_CHAT_MEMBER)
