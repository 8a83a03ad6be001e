"""The page in a real browser, against a small bot. Skipped where Chromium and its driver are not installed."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Literal, TypeVar

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import ApplicationBuilder, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from bot.demo.messages import Document
from bot.demo.server import BotApiServer

T = TypeVar("T")

_CHROMIUM, _DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
_FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --force-prefers-reduced-motion --window-size=1280,900"
)
_PROTRUDING = """
    const isOut = ({ left, right }) => left < 0 || right > window.innerWidth;
    return [...document.querySelectorAll("h1, p, span, time, button, a, input")]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .filter((element) => isOut(element.getBoundingClientRect()))
        .map((element) => element.outerHTML);
"""
pytestmark = pytest.mark.skipif(not (_CHROMIUM and _DRIVER), reason="needs the packages chromium and chromium-driver")


class Page:
    """The page, as a person sees it; parts of it by their test id."""

    def __init__(self, browser: Chrome) -> None:
        self.browser = browser

    def part(self, name: str, text: str = "") -> WebElement:
        """The newest part of this name that is shown and holds `text`, waited for."""

        def found(browser: Chrome) -> WebElement | Literal[False]:
            parts = browser.find_elements(By.CSS_SELECTOR, f'[data-testid="{name}"]')
            return next((part for part in reversed(parts) if part.is_displayed() and text in part.text), False)

        return WebDriverWait(self.browser, 10).until(found)

    def say(self, text: str) -> None:
        self.part("input").send_keys(text)
        self.part("send").click()

    @property
    def protruding(self) -> list[str]:
        """The texts that are shown and stand out of the window sideways."""
        texts = self.browser.execute_script(_PROTRUDING)
        return [str(text) for text in texts]

    @property
    def complaints(self) -> list[str]:
        """Whatever the browser has to say against the page."""
        return [entry["message"] for entry in self.browser.get_log("browser")]  # type: ignore[no-untyped-call]


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    options = ChromeOptions()
    options.binary_location = _CHROMIUM or ""
    for flag in (*_FLAGS.split(), f"--user-data-dir={tmp_path}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = Chrome(options=options, service=Service(_DRIVER))
    yield Page(browser)
    browser.quit()


@pytest.fixture
async def address(server: BotApiServer) -> AsyncIterator[str]:
    """Where the page is, with a bot behind it that repeats everything and asks whether that was right."""
    long = [InlineKeyboardButton(f"{n}. {'a rather long label ' * 3}", callback_data=str(n)) for n in range(2)]
    choice = InlineKeyboardMarkup([long, [InlineKeyboardButton("对", callback_data="right")]])

    async def repeat(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        if update.effective_message:
            await update.effective_message.reply_html(
                f"<b>{update.effective_message.text_html}</b>？", reply_markup=choice
            )

    async def thank(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        if update.callback_query:
            await update.callback_query.answer("谢谢")
            await update.callback_query.edit_message_text("好的")

    bot = ApplicationBuilder().token(server.token).base_url(f"{server.url}/bot").build()
    bot.add_handlers([MessageHandler(filters.ALL, repeat), CallbackQueryHandler(thank)])
    async with bot:
        await bot.start()
        assert bot.updater is not None
        await bot.updater.start_polling(poll_interval=0, timeout=5)
        yield server.url
        await bot.updater.stop()
        await bot.stop()


async def in_browser(act: Callable[[], T]) -> T:
    """Run what waits for the browser beside the loop, which serves it."""
    return await asyncio.to_thread(act)


async def test_conversation(page: Page, address: str) -> None:
    """One starts the bot, says something, taps a button: the message is edited in place and the notice pops up."""

    def talk() -> list[str]:
        page.browser.get(f"{address}/#manager-sales&lang=zh")
        page.part("start", "开始").click()
        page.part("message-text", "/start？")
        page.say("招聘 <i>92%</i>")
        page.part("message-text", "招聘 <i>92%</i>？")
        page.part("button", "对").click()
        page.part("toast", "谢谢")
        return [part.text for part in page.browser.find_elements(By.CSS_SELECTOR, '[data-testid="message-text"]')]

    assert await in_browser(talk) == ["/start", "/start？", "招聘 <i>92%</i>", "好的"]
    assert page.complaints == []


async def test_a_file_may_be_a_reply(page: Page, address: str, server: BotApiServer, tmp_path: Path) -> None:
    """What is sent while a message is being answered answers it, a file as well as words."""
    evidence = tmp_path / "signed.txt"
    evidence.write_text("signed", encoding="utf-8")

    def attach() -> None:
        page.browser.get(f"{address}/#manager-sales&lang=en")
        page.part("start").click()
        page.part("message-text", "/start？").click()
        page.part("reply").click()
        page.browser.find_element(By.ID, "file").send_keys(str(evidence))
        page.part("message", "None？")

    await in_browser(attach)
    messages = server.chats.messages(server.chats.persona("manager-sales").user_id)
    [answered] = [one.reply_to for one in messages if isinstance(one.content, Document)]
    assert answered is not None
    assert answered.sender.is_bot


async def test_controls(page: Page, address: str, server: BotApiServer) -> None:
    """The date moves the bot's clock, the language changes the page, a persona is a link."""

    def turn() -> tuple[str, str]:
        page.browser.get(f"{address}/#hr&lang=zh")
        page.part("plus-week", "+1 周").click()
        page.part("now", "回到现在").click()
        page.part("plus-day").click()
        page.part("language-en").click()
        page.part("plus-day", "+1 day")
        page.part("persona-stranger", "Stranger").click()
        return page.part("subtitle", "Stranger · Alex").text, page.browser.current_url

    assert await in_browser(turn) == ("Stranger · Alex", f"{address}/#stranger&lang=en")
    assert server.clock.is_moved
    assert server.chats.persona("stranger").language_code == "en"


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 900)])
async def test_fits_the_screen(page: Page, address: str, width: int, height: int) -> None:
    """On a phone and on a desk nothing is cut off sideways, and the controls can be reached."""

    def look() -> list[str]:
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width == 390}
        page.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        page.browser.get(f"{address}/#director&lang=en")
        page.part("start").click()
        page.part("button", "对")
        in_chat = page.protruding
        if width == 390:
            page.part("open-controls").click()
        page.part("plus-day").click()
        return in_chat + page.protruding

    assert await in_browser(look) == []
