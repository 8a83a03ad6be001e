"""The cues of the vocabulary: what each act, query and file is known by."""

import re
from collections.abc import Iterator

from catalog.language.text.vocabulary import vocabulary
from catalog.model import LANGUAGES

BRACKETED = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]])*\]|\([^()]*\)")


def cues() -> Iterator[str]:
    for language in LANGUAGES:
        for table in ("acts", "queries", "exports"):
            for some in vocabulary(language)[table].values():
                yield from some


def outside_brackets(cue: str) -> str:
    left = BRACKETED.sub("", cue)
    return left if left == cue else outside_brackets(left)


def test_no_cue_offers_a_choice_outside_of_brackets() -> None:
    """What it begins with is looked for once for all cues that begin so: it must hold for the whole cue."""
    assert [cue for cue in cues() if "|" in outside_brackets(cue)] == []
