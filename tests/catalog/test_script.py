"""In which language something is written."""

import pytest

from catalog.language.text.script import written_in
from catalog.model import Language


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("明天 9:00 all hands", "zh"),
        ("All hands at 9", "en"),
        ("9:00 👍", None),
        ("", None),
    ],
)
def test_the_script_tells_the_language(words: str, language: Language | None) -> None:
    """Any Chinese character makes it Chinese, for Chinese uses English words; a number alone is neither."""
    assert written_in(words) == language
