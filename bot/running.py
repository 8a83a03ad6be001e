"""Starting, polling and stopping: nothing is lost, whether Telegram is away or the process is told to go."""

import asyncio
import logging
import signal
from collections.abc import Awaitable
from functools import partial

from telegram import Update
from telegram.error import Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.application import App, Dutybot
from bot.pauses import Pauses
from bot.settings import SettingsError
from handlers.menu import publish_default_commands
from storage import installation

_LOG = logging.getLogger(__name__)
_POLL_S = 10
_PAUSE_S, _LONGEST_PAUSE_S = 1.0, 30.0
_STOP_WITHIN_S = 4.0  # a supervisor is promised five seconds

ALLOWED_UPDATES = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER]


async def run_until_told_to_stop(dutybot: Dutybot) -> None:
    """Run until SIGTERM or SIGINT."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await run(dutybot, stop)


async def run(dutybot: Dutybot, stop: asyncio.Event) -> None:
    """Poll and handle until `stop` is set; what is unfinished then is taken up at the next start."""
    starting = asyncio.create_task(start(dutybot))
    waiting = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait((starting, waiting), return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            await starting
            dutybot.sender.begin()
            dutybot.ticking.begin()
            await waiting
    finally:
        starting.cancel()
        waiting.cancel()
        await shut_down(dutybot)


async def start(dutybot: Dutybot) -> None:
    """Meet Telegram, however long it takes, take up what was left over, and begin to poll."""
    application = dutybot.application
    await _until_telegram_answers(application)
    await _own_database(dutybot)
    await application.start()
    for update in await dutybot.inbox.left_over(application.bot):
        await application.update_queue.put(update)
    if application.updater is None:
        raise RuntimeError("an application without a poller")
    await application.updater.start_polling(timeout=_POLL_S, bootstrap_retries=-1, allowed_updates=ALLOWED_UPDATES)
    _LOG.info("listening as @%s", application.bot.username)
    try:
        await publish_default_commands(application.bot, dutybot.services.language)
    except TelegramError as error:
        _LOG.warning("the command menu could not be set: %s", error)


async def _until_telegram_answers(application: App) -> None:
    pauses = Pauses(_PAUSE_S, _LONGEST_PAUSE_S)
    while True:
        try:
            await application.initialize()
        except (InvalidToken, Forbidden):
            raise SettingsError("Telegram does not know this DUTYBOT_TOKEN; copy it again from @BotFather") from None
        except (NetworkError, RetryAfter) as error:
            pause = pauses.after(error)
            _LOG.warning("Telegram cannot be reached, trying again in %.0f s: %s", pause, error)
        else:
            return
        await asyncio.sleep(pause)


async def _own_database(dutybot: Dutybot) -> None:
    """Refuse a database of another bot: its messages have the numbers of ours, and would be taken for them."""
    bot_id = dutybot.application.bot.id
    owner = await dutybot.services.database.run(partial(installation.owner, bot_id=bot_id))
    if owner != bot_id:
        raise SettingsError(
            f"DUTYBOT_DATABASE_URL: this database belongs to bot {owner}; name another one for bot {bot_id}"
        )


async def shut_down(dutybot: Dutybot) -> None:
    """Stop taking, finish what is being handled if that is quick, write the marks."""
    application = dutybot.application
    deadline = asyncio.get_running_loop().time() + _STOP_WITHIN_S
    closing = [
        asyncio.create_task(_by(deadline - 1.5, dutybot.ticking.close(), "the tick")),
        asyncio.create_task(_by(deadline - 1.5, dutybot.sender.close(), "the sender")),
        asyncio.create_task(_by(deadline - 1.5, dutybot.services.errands.close(), "an errand")),
    ]
    if application.updater is not None and application.updater.running:
        await _by(deadline - 2.5, application.updater.stop(), "the poller")
    await asyncio.gather(*closing)
    if application.running:
        await _by(deadline - 1, application.stop(), "the handlers")
    await _by(deadline - 0.5, dutybot.inbox.close(), "the inbox")
    await _by(deadline - 0.25, dutybot.sending_bot.request.shutdown(), "the sender's connections")
    await _by(deadline, application.shutdown(), "the connections")
    dutybot.services.database.close()


async def _by(deadline: float, closing: Awaitable[None], what: str) -> None:
    """Wait for a part to close, till `deadline` in the loop's time: what the steps before took, the later ones lack."""
    try:
        async with asyncio.timeout_at(deadline):
            await closing
    except TimeoutError:
        _LOG.warning("%s did not stop in time; what is unfinished is taken up at the next start", what)
    except Exception:  # noqa: BLE001 - one part that fails to close must not keep the others open
        _LOG.exception("%s could not be stopped", what)
