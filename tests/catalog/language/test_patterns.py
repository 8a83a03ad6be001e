"""Many expressions as one: it finds what they find."""

import re

import pytest

from catalog.language.text.normal import normalise
from catalog.language.text.patterns import any_of
from catalog.language.text.vocabulary import tables
from tests.catalog.language.tables import rows

TEXTS = [
    normalise(text).text for name in ("reports_zh.tsv", "reports_en.tsv", "intents.tsv") for _, text, _ in rows(name)
]
VOCABULARY = [
    pytest.param(cues, id=f"{table}.{key}.{number}")
    for table in ("acts", "queries", "exports")
    for number, content in enumerate(tables(table))
    for key, cues in content.items()
    if cues
]


@pytest.mark.parametrize(
    ("expressions", "text", "found"),
    [
        (["plan", "(?<!re)port"], "a report", None),
        (["plan", "(?<!re)port"], "a port", (2, 6)),
        (["(?<!没)(?<!没有)什么"], "没什么", None),
        (["(?<!没)(?<!没有)什么"], "什么", (0, 2)),
        (["(?:can|could|should) we", "cap"], "should we", (0, 9)),
        (["(?:can|could|should)? we"], "so we", (2, 5)),
        ([r"\bin\b", r"\bin time"], "gin in", (4, 6)),
        (["l?ate"], "late", (0, 4)),
        (["(?:一|(?:二|三))月"], "三月", (0, 2)),
    ],
)
def test_what_is_found(expressions: list[str], text: str, found: tuple[int, int] | None) -> None:
    match = re.search(any_of(expressions), text)
    assert (match.span() if match else None) == found


@pytest.mark.parametrize("cues", VOCABULARY)
def test_the_vocabulary_is_found_where_it_stands(cues: list[str]) -> None:
    """In every text one expression for all begins where the first of them does."""
    each, every = [re.compile(cue) for cue in cues], re.compile(any_of(cues))
    texts = TEXTS[:: max(1, len(cues) // 8)]
    alone = [min((found.start() for cue in each if (found := cue.search(text))), default=None) for text in texts]
    together = [found.start() if (found := every.search(text)) else None for text in texts]
    assert together == alone
