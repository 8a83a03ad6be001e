"""The demo as a person meets it: a real browser, the page, the bot. Needs Debian's chromium and chromium-driver.

With DUTYBOT_SCREENSHOTS naming a directory, the pictures of the README are taken there; `tests/pictures.py` makes them
what they are in `docs/`.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

ROOT = Path(__file__).parents[2]
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
SCREENSHOTS = os.environ.get("DUTYBOT_SCREENSHOTS")
PATIENCE_S = 20
PHONE, DESK = (390, 844), (1280, 900)
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",  # nothing slides away from under a tap
)

pytestmark = [
    pytest.mark.skipif(
        (CHROMIUM is None or DRIVER is None) and not os.environ.get("CI"), reason="needs chromium and chromium-driver"
    ),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture
def demo() -> Iterator[str]:
    """The address of a running `dutybot demo`."""
    command = [sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main())", "demo", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own program
        try:
            yield _address(process.stdout)
        finally:
            process.terminate()
            assert process.wait(10) == 0


def _address(output: IO[str] | None) -> str:
    line = output.readline() if output else ""
    found = re.search(r"http://\S+", line)
    assert found, line
    return found[0]


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in (*FLAGS, f"--user-data-dir={tmp_path / 'profile'}"):
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


class Phone:
    """The page at a size, and what a person does with it."""

    def __init__(self, browser: webdriver.Chrome, address: str, size: tuple[int, int] = PHONE) -> None:
        self.browser, self.address = browser, address
        width, height = size
        metrics = {"width": width, "height": height, "deviceScaleFactor": 2, "mobile": size == PHONE}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def be(self, persona: str, language: str) -> None:
        """Become a persona, with the page and the bot in this language."""
        self.browser.get("about:blank")
        self.browser.get(f"{self.address}#{persona}")
        self.until(lambda: self.find("log").is_displayed())
        control = self.find(f"language-{language}")  # on a phone it is in a sheet that slides in
        self.browser.execute_script("arguments[0].click()", control)
        self.until(lambda: control.get_attribute("aria-pressed") == "true")

    def find(self, name: str) -> WebElement:
        return self.browser.find_element(By.CSS_SELECTOR, f"[data-testid={name}]")

    def until(self, holds: Callable[[], object]) -> None:
        WebDriverWait(self.browser, PATIENCE_S, poll_frequency=0.1).until(lambda _: holds())

    def starts(self) -> None:
        """Begin the chat, where that has not been done."""
        self.until(lambda: self.find("start").is_displayed() or self.find("input").is_displayed())
        if self.find("start").is_displayed():
            self.find("start").click()

    def says(self, text: str) -> None:
        self.until(lambda: self.find("input").is_displayed())
        self.find("input").send_keys(text)
        self.find("send").click()

    def taps(self, label: str) -> None:
        """Tap the newest button of the chat, or of the keyboard below it, with this label."""
        path = f"//*[@data-testid='button' or @data-testid='keyboard-button'][normalize-space()='{label}']"
        self.until(lambda: self.browser.find_elements(By.XPATH, path))
        button = self.browser.find_elements(By.XPATH, path)[-1]
        self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", button)
        button.click()

    @property
    def text(self) -> str:
        return self.find("log").text

    def reads(self, *lines: str) -> None:
        """Wait until the chat shows these lines, one below the other."""
        wanted = "\n".join(lines)
        self.until(lambda: wanted in self.text)

    def pictured(self, name: str) -> None:
        if SCREENSHOTS:
            time.sleep(1)  # what fades in is there
            self.browser.save_screenshot(str(Path(SCREENSHOTS) / f"{name}.png"))


def invited(phone: Phone, language: str, *, words: tuple[str, str]) -> str:
    """HR makes a code for a manager, by buttons, and reads it from the chat."""
    manager, position = words
    phone.be("hr", language)
    phone.starts()
    phone.says("/invite")
    phone.taps(manager)
    phone.taps(position)
    phone.taps("✉️ 不写姓名，直接生成链接" if language == "zh" else "✉️ Link without a name")
    phone.until(lambda: "start=" in phone.text)
    found = re.findall(r"start=([\w-]+)", phone.text)
    return str(found[-1])


def test_a_manager_joins_by_a_code_reports_and_undoes_in_chinese(browser: webdriver.Chrome, demo: str) -> None:
    """The main job, on a phone: invitation, 我的指标, a figure, its status, undo."""
    phone = Phone(browser, demo)
    code = invited(phone, "zh", words=("部门经理", "销售部经理"))
    phone.be("stranger", "zh")
    phone.starts()
    phone.reads("您好！我只为受邀的同事服务，请向人力资源部索取您的专属链接。")
    phone.says(f"/start {code}")
    phone.reads("您是销售部经理，有 8 个指标。")
    phone.says("我的指标")
    phone.reads("📋 销售部经理")
    phone.says("销售任务完成率92%")
    phone.reads("✅ 销售任务完成率 92% · 达标", "要求 ≥ 90%，高 2 个百分点")
    phone.taps("↩️ 撤销")
    phone.reads("↩️ 已撤回：销售任务完成率 92%")


def test_an_hr_manager_reports_in_chinese(browser: webdriver.Chrome, demo: str) -> None:
    """招聘达成率92% by the HR manager, with the status screen for the README."""
    phone = Phone(browser, demo)
    phone.be("manager-hr", "zh")
    phone.starts()
    phone.says("招聘达成率92%")
    phone.reads("✅ 招聘达成率 92% · 达标", "要求 ≥ 90%，高 2 个百分点")
    phone.pictured("reported")
    phone.taps("📊 状态")
    phone.reads("📊 人力资源部经理")
    phone.pictured("demo-phone-zh")


def test_a_manager_reports_and_undoes_in_english(browser: webdriver.Chrome, demo: str) -> None:
    """The same at a desk and in English: recruitment rate 92%, its status, undo."""
    phone = Phone(browser, demo, DESK)
    code = invited(phone, "zh", words=("部门经理", "人力资源部经理"))
    phone.be("stranger", "en")
    phone.starts()
    phone.reads("Hello! I answer only colleagues who were invited: please ask HR for your personal link.")
    phone.says(f"/start {code}")
    phone.reads("You are HR manager, with 15 targets.")
    phone.says("my targets")
    phone.reads("📋 HR manager · 1/2")
    phone.says("recruitment rate 92%")
    phone.reads("✅ Recruitment fulfilment rate 92% · met", "Required ≥ 90%, 2 percentage points above")
    phone.taps("↩️ Undo")
    phone.reads("↩️ Taken back: Recruitment fulfilment rate 92%")


def test_moving_the_date_moves_the_bot(browser: webdriver.Chrome, demo: str) -> None:
    """A deadline can be watched coming: a month on, what was due soon is something else."""
    phone = Phone(browser, demo, DESK)
    phone.be("manager-hr", "en")
    phone.starts()
    phone.says("recruitment rate 92%")
    phone.reads("✅ Recruitment fulfilment rate 92% · met")
    phone.pictured("demo-desk-en")
    before = phone.find("bot-date").text
    phone.find("plus-week").click()
    phone.until(lambda: phone.find("bot-date").text != before)
    phone.find("now").click()
    phone.until(lambda: phone.find("bot-date").text == before)


LANGUAGES = ("zh", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_history_s_picture_fits_the_phone(browser: webdriver.Chrome, demo: str, language: str) -> None:
    """As wide as a message, no wider, with its caption for those who cannot see it."""
    words, title = ("招聘达成率走势", "招聘达成率") if language == "zh" else ("recruitment rate trend", "Recruitment")
    phone = Phone(browser, demo)
    phone.be("manager-hr", language)
    phone.starts()
    phone.says(words)
    phone.until(lambda: browser.find_elements(By.CSS_SELECTOR, f".photo img[alt*='{title}']"))
    picture = browser.find_elements(By.CSS_SELECTOR, ".photo img")[-1]
    phone.until(lambda: browser.execute_script("return arguments[0].naturalWidth", picture) == 1080)
    assert 250 < picture.size["width"] <= PHONE[0]
    phone.pictured(f"history-phone-{language}")


def sees(phone: Phone, name: str, words: str, heading: str) -> None:
    """Write the words: the answer has the heading, and nothing on the page is wider than the phone."""
    phone.says(words)
    phone.until(lambda: heading in phone.text.rpartition(words)[2])
    assert phone.browser.execute_script("return document.documentElement.scrollWidth") <= PHONE[0]
    phone.pictured(name)


VIEWS = {
    "zh": (("状态", "📊 人力资源部经理"), ("什么要交", "📅"), ("招聘达成率详情", "职责5")),
    "en": (("status", "📊 HR manager"), ("what is due", "📅"), ("recruitment rate details", "duty 5")),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_views_of_a_manager_fit_the_phone(browser: webdriver.Chrome, demo: str, language: str) -> None:
    """Status, what is due and a card."""
    phone = Phone(browser, demo)
    phone.be("manager-hr", language)
    phone.starts()
    for name, (words, heading) in zip(("status", "due", "card"), VIEWS[language], strict=True):
        sees(phone, f"{name}-phone-{language}", words, heading)


HR_VIEWS = {
    "zh": (("总览", "🏢"), ("谁没报", "⏰"), ("/people", "👥"), ("各位同事，明天下午三点在三楼开会。", "📣 待发送")),
    "en": (
        ("overview", "🏢"),
        ("missing", "⏰"),
        ("/people", "👥"),
        ("Dear colleagues, we meet tomorrow at three on the third floor.", "📣 Not sent yet"),
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_views_of_hr_fit_the_phone(browser: webdriver.Chrome, demo: str, language: str) -> None:
    """All positions, who owes what, the people, and a broadcast before it is sent."""
    phone = Phone(browser, demo)
    phone.be("hr", language)
    phone.starts()
    *screens, broadcast = HR_VIEWS[language]
    for name, (words, heading) in zip(("overview", "missing", "people"), screens, strict=True):
        sees(phone, f"{name}-phone-{language}", words, heading)
    sees(phone, f"broadcasts-phone-{language}", "/broadcast", "📣")
    sees(phone, f"broadcast-phone-{language}", *broadcast)
