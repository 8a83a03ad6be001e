"""What holds for every conversation: nothing reaches the log that an operator would have to look at."""

import logging
from collections.abc import Iterator

import pytest

from tests.handlers.broadcasts import without_reminders
from tests.talking import Company

pytest.register_assert_rewrite("tests.handlers.conversation")


@pytest.fixture
def warnings_expected() -> None:
    """Asked for by a test that breaks something on purpose and looks at the log itself."""


@pytest.fixture(autouse=True)
def _nothing_to_look_at(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    if "warnings_expected" not in request.fixturenames:
        records = [record for when in ("setup", "call") for record in caplog.get_records(when)]
        assert [record.getMessage() for record in records if record.levelno >= logging.WARNING] == []


@pytest.fixture
async def no_reminders(company: Company) -> None:
    """Let what is said be said by HR alone."""
    await without_reminders(company)
