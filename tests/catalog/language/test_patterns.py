"""Many expressions as one: it finds what they find."""

import re

import pytest

from catalog.language.text.finder import Finder
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
        (["[二三]?月"], "三月", (0, 2)),
        (["[1-3]{2,3}号"], "11号", (0, 3)),
        (["[1-3]{2,3}号"], "1号", None),
        ([r"(?:ok )*go+\b"], "ok ok gooo", (0, 10)),
        ([r"(?:^|(?<=[,;]))\s*so"], "also, so", (5, 8)),
        ([r"(?:^|(?<=[,;]))\s*so"], "also", None),
        ([r"(?<![^,;])so"], "so", (0, 2)),
        (["[^a-c]d"], "ad ed", (3, 5)),
        ([], "anything", None),
    ],
)
def test_what_is_found(expressions: list[str], text: str, found: tuple[int, int] | None) -> None:
    match = re.search(any_of(expressions), text)
    assert (match.span() if match else None) == found


@pytest.mark.parametrize(
    ("expressions", "text", "start", "end", "found"),
    [
        (["^so", "far"], "so what", 0, 7, True),
        (["^so", "far"], "also", 0, 4, False),
        (["^so"], "also", 2, 4, False),
        (["so$"], "also", 2, 4, True),
        (["so"], "also", 0, 3, False),
        ([r"\bso"], "also", 2, 4, False),
        ([], "also", 0, 4, False),
        (["-x", "[-~]y"], "-x", 0, 2, True),
        (["-x", "[-~]y"], "-y", 0, 2, True),
        ([r"\x1fa", "\x1fb"], "\x1fa", 0, 2, True),
        ([" so", r"\s?far"], " so", 0, 3, True),
        (["[-&~]{2}"], "~&", 0, 2, True),
    ],
)
def test_whether_any_is_found(expressions: list[str], text: str, start: int, end: int, *, found: bool) -> None:
    assert Finder(expressions).finds(text, start, end) is found


@pytest.mark.parametrize("cues", VOCABULARY)
def test_whether_a_cue_of_the_vocabulary_is_found(cues: list[str]) -> None:
    """A finder finds something in every text that one of the cues is found in, and in no other."""
    each, finds = [re.compile(cue) for cue in cues], Finder(cues).finds
    texts = TEXTS[:: max(1, len(cues) // 8)]
    assert [finds(text, 0, len(text)) for text in texts] == [any(cue.search(text) for cue in each) for text in texts]


def test_a_bracket_must_be_closed() -> None:
    with pytest.raises(ValueError, match="not closed"):
        any_of(["(?:one|two"])


@pytest.mark.parametrize("cues", VOCABULARY)
def test_cues_begin_with_letters(cues: list[str]) -> None:
    """What may begin with any letter is looked for at every place of a text; who looked at a page may be anybody."""
    loose = [cue for cue in cues if not cue.startswith("^") and any_of([cue]).startswith("(?:")]
    assert all("说|讲|表示" in cue for cue in loose)


@pytest.mark.parametrize("cues", VOCABULARY)
def test_the_vocabulary_is_found_where_it_stands(cues: list[str]) -> None:
    """In every text one expression for all begins where the first of them does."""
    each, every = [re.compile(cue) for cue in cues], re.compile(any_of(cues))
    texts = TEXTS[:: max(1, len(cues) // 8)]
    alone = [min((found.start() for cue in each if (found := cue.search(text))), default=None) for text in texts]
    together = [found.start() if (found := every.search(text)) else None for text in texts]
    assert together == alone
