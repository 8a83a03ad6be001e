"""Messages as the ledger has them: sent, and shown before they are sent, by one and the same function."""

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.constants import ParseMode

from handlers.buttons import Rows
from storage.campaigns import Content


async def send(bot: Bot, chat_id: int, content: Content) -> Message:
    """Send it as a message, or below its picture or document. TelegramError where that fails."""
    markup = markup_of(content)
    if content.photo is not None:
        return await bot.send_photo(
            chat_id, content.photo, caption=content.html, parse_mode=ParseMode.HTML, reply_markup=markup
        )
    if content.document is not None:
        return await bot.send_document(
            chat_id, content.document, caption=content.html, parse_mode=ParseMode.HTML, reply_markup=markup
        )
    return await bot.send_message(chat_id, content.html, parse_mode=ParseMode.HTML, reply_markup=markup)


def markup_of(content: Content) -> InlineKeyboardMarkup | None:
    rows = [[InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in content.buttons]
    return InlineKeyboardMarkup(rows) if rows else None


def pairs_of(rows: Rows) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Buttons as `Content` keeps them."""
    return tuple(tuple((button.label, button.data) for button in row) for row in rows if row)
