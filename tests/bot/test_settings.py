"""Settings are few, told in the README, and refused in one line where they are missing, malformed or unsafe."""

from pathlib import Path

import pytest

import bot
from bot.settings import PREFIX, Settings, SettingsError, load_settings, needed_token

README = Path(bot.__file__).parent.parent / "README.md"
TOKEN = "123456789:AAExampleExampleExampleExampleExample"  # noqa: S105 - made up
NOT_A_SERVER = "write an address such as https://host:8081"
NOT_A_DATABASE = "write sqlite:///file.db or postgresql://user:password@host/database"
NOT_A_PROXY = "write http://host:port or socks5://host:port"
NOT_SAFE = "plain http would show the token to everyone on the way; use https, or a server in your own network"
NOT_A_TOKEN = "DUTYBOT_TOKEN is not a bot token; copy the whole of what @BotFather wrote, such as 123456:ABC…"  # noqa: S105


@pytest.mark.parametrize(
    ("name", "value", "refusal"),
    [
        ("TOKEN", "123456", NOT_A_TOKEN),
        ("TOKEN", f"bot{TOKEN}", NOT_A_TOKEN),
        ("TOKEN", f"{TOKEN} ", NOT_A_TOKEN),
        ("DATABASE_URL", "mysql://host/db", f"DUTYBOT_DATABASE_URL: {NOT_A_DATABASE}"),
        ("DATABASE_URL", "dutybot.db", f"DUTYBOT_DATABASE_URL: {NOT_A_DATABASE}"),
        ("API_URL", "api.telegram.org", f"DUTYBOT_API_URL: {NOT_A_SERVER}"),
        ("API_URL", "ftp://host", f"DUTYBOT_API_URL: {NOT_A_SERVER}"),
        ("API_URL", "http://example.com", f"DUTYBOT_API_URL: {NOT_SAFE}"),
        ("API_URL", "http://93.184.216.34:8081", f"DUTYBOT_API_URL: {NOT_SAFE}"),
        ("API_FILE_URL", "http://example.com/file", f"DUTYBOT_API_FILE_URL: {NOT_SAFE}"),
        ("PROXY", "host:1080", f"DUTYBOT_PROXY: {NOT_A_PROXY}"),
        ("TIME_ZONE", "Peking", "DUTYBOT_TIME_ZONE: 'Peking' is no time zone; write one such as Asia/Shanghai"),
        ("TIME_ZONE", "../x", "DUTYBOT_TIME_ZONE: '../x' is no time zone; write one such as Asia/Shanghai"),
        ("LANGUAGE", "de", "DUTYBOT_LANGUAGE: Input should be 'zh' or 'en'"),
        ("INVITATION_DAYS", "0", "DUTYBOT_INVITATION_DAYS: Input should be greater than or equal to 1"),
        ("INVITATION_DAYS", "91", "DUTYBOT_INVITATION_DAYS: Input should be less than or equal to 90"),
        ("LOG_LEVEL", "LOUD", "DUTYBOT_LOG_LEVEL: Input should be 'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line(
    name: str, value: str, refusal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line names the variable and says what to write; a token's value is not in it."""
    monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(SettingsError) as refused:
        load_settings()
    assert str(refused.value) == refusal


@pytest.mark.parametrize(
    ("url", "base", "files"),
    [
        ("https://api.telegram.org", "https://api.telegram.org/bot", "https://api.telegram.org/file/bot"),
        ("https://api.telegram.org/bot", "https://api.telegram.org/bot", "https://api.telegram.org/file/bot"),
        ("https://bots.example.com/", "https://bots.example.com/bot", "https://bots.example.com/file/bot"),
        ("http://127.0.0.1:8081", "http://127.0.0.1:8081/bot", "http://127.0.0.1:8081/file/bot"),
        ("http://10.0.0.5:8081", "http://10.0.0.5:8081/bot", "http://10.0.0.5:8081/file/bot"),
        ("http://telegram:8081", "http://telegram:8081/bot", "http://telegram:8081/file/bot"),
        ("http://api.internal", "http://api.internal/bot", "http://api.internal/file/bot"),
    ],
)
def test_another_server_may_be_named(url: str, base: str, files: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With or without `/bot`; over plain http only where nobody else is on the way."""
    monkeypatch.setenv("DUTYBOT_API_URL", url)
    settings = load_settings()
    assert (settings.base_url, settings.base_file_url) == (base, files)


def test_files_may_have_a_server_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """`DUTYBOT_API_FILE_URL` stands before `/file` below the other address."""
    monkeypatch.setenv("DUTYBOT_API_URL", "https://one.example.com")
    monkeypatch.setenv("DUTYBOT_API_FILE_URL", "https://two.example.com/files/")
    assert load_settings().base_file_url == "https://two.example.com/files/bot"


def test_telegrams_token_has_telegrams_shape_and_others_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another Bot API server gives out tokens as it likes."""
    monkeypatch.setenv("DUTYBOT_TOKEN", "test-token")
    with pytest.raises(SettingsError):
        load_settings()
    monkeypatch.setenv("DUTYBOT_API_URL", "http://127.0.0.1:8081")
    assert needed_token(load_settings()) == "test-token"


@pytest.mark.parametrize("value", [None, ""])
def test_running_needs_a_token(value: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A token that is not set, or set to nothing, is asked for."""
    if value is not None:
        monkeypatch.setenv("DUTYBOT_TOKEN", value)
    with pytest.raises(SettingsError) as refused:
        needed_token(load_settings())
    assert str(refused.value) == (
        "DUTYBOT_TOKEN is not set; write the token that @BotFather gave you, or try `dutybot demo`"
    )


def test_settings_may_stand_in_a_file() -> None:
    """`.env` where the bot is started."""
    Path(".env").write_text(f"DUTYBOT_TOKEN={TOKEN}\nDUTYBOT_LANGUAGE=en\nOTHER=1\n", encoding="utf-8")
    settings = load_settings()
    assert (needed_token(settings), settings.language) == (TOKEN, "en")


def test_a_token_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not where settings are printed."""
    monkeypatch.setenv("DUTYBOT_TOKEN", TOKEN)
    assert TOKEN not in repr(load_settings()) + str(load_settings())


def test_the_readme_lists_every_setting() -> None:
    """Its table has each variable with the meaning and the default that the code has, in the same order."""
    rows = [
        tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
        for line in README.read_text(encoding="utf-8").splitlines()
        if line.startswith(f"| `{PREFIX}")
    ]
    assert rows == [
        (
            f"`{PREFIX}{name.upper()}`",
            field.description,
            "" if field.default is None else f"`{field.default}`",
        )
        for name, field in Settings.model_fields.items()
    ]
