"""What whoever oversees others writes of them in plain words, instead of a button or a command.

    提醒吴强, chase finance                       remind somebody, a department, or those who owe something
    采购部还欠什么, what does finance owe?         what they owe
    采购部逾期了哪些, is finance on time?          what of it is overdue, or whether anything is
    谁没交采购报告, who owes the purchase report   who of those that owe it has not reported it
    10月谁没报, who has not reported for October   who owes something of a period
    10月总览, how did finance do last quarter      how all stood, or one department, in a period that is over

What is said is in the templates of the vocabulary; whom or what it is about is left to whoever knows those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from catalog.choosing import plain
from catalog.language.calendar.periods import find_marks
from catalog.language.message import read_message
from catalog.language.names.choosing import NOTHING, Verdict, choose
from catalog.language.names.lexicon import prepared
from catalog.language.text.normal import normalise
from catalog.language.text.patterns import either
from catalog.language.text.vocabulary import phrases
from catalog.model import Period, Target

_LONGEST = 120
"""Characters of a wish: nobody says so much of one thing, and what is longer is a report."""


class WishKind(StrEnum):
    """What is wished; the values are the tables of the vocabulary."""

    REMIND = "remind"
    OWED = "owed"
    """What somebody owes."""
    LATE = "late"
    """What of it is overdue."""
    IS_LATE = "is_late"
    """Whether anything is."""
    ON_TIME = "on_time"
    """Whether nothing is."""
    WHO = "who"
    """Who owes something."""
    OVERVIEW = "overview"


@dataclass(frozen=True, slots=True)
class Wish:
    """`about` are the words for whom, what or when; without any it is about everybody."""

    kind: WishKind
    about: str = ""


def wishes(text: str) -> list[Wish]:
    """Everything that the whole message may wish, nothing for anything else.

    To remind everybody comes first, then what leaves no words out, and of that what is told in the most words.
    """
    if len(text) > _LONGEST:
        return []
    said = [as_said := _said(text), _without_manners(as_said)]
    found = [one for kind in WishKind for words in dict.fromkeys(said) for one in _fitting(kind.value, words)]
    ordered = sorted(found, key=lambda one: (one.template.leaves_out, -one.template.signs))
    taken = (wish for one in ordered for wish in _seen(WishKind(one.template.table), one.about))
    return sorted(dict.fromkeys(taken), key=lambda wish: bool(wish.about))


def _said(text: str) -> str:
    return " ".join(plain(text).replace("’", "'").rstrip("?!。 ").split())


def _without_manners(words: str) -> str:
    """The words without what is only polite around them."""
    found = _manners().fullmatch(words)
    return found["said"] if found else words


def _seen(kind: WishKind, about: str) -> Iterator[Wish]:
    """A wish as it is; one to remind those who owe something is about that, or about everybody."""
    if kind is not WishKind.REMIND:
        yield Wish(kind, about)
        return
    bare = _without_manners(about)
    if _everyone().fullmatch(bare):
        yield Wish(kind)
        return
    for words in dict.fromkeys((about, bare)):
        yield from (Wish(kind, one.about) for one in _fitting("lacking", words))
        yield Wish(kind, words)


@dataclass(frozen=True, slots=True)
class _Template:
    """One way to say it; `signs` is how many are its own, `leaves_out` whether it passes words over."""

    table: str
    signs: int
    leaves_out: bool
    expression: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Fit:
    template: _Template
    about: str


def _fitting(table: str, said: str) -> Iterator[_Fit]:
    """Every template that fits, with what stands in the place of its star, or of its two."""
    for template in _templates(table):
        if found := template.expression.fullmatch(said):
            yield _Fit(template, " ".join(part.strip() for part in found.groups()))


@cache
def _templates(table: str) -> Sequence[_Template]:
    return [
        _Template(table, len(one.replace("*", "").replace("#", "")), "#" in one, re.compile(_expression(one)))
        for one in sorted(phrases("wishes", table), key=lambda one: (-len(one), one))
    ]


def _expression(template: str) -> str:
    """A template's star is one sign at least, apart from the words beside it or not."""
    star, rest = re.escape("*"), re.escape("#")
    return re.escape(template).replace(star, " ?([^ ].*?) ?").replace(rest, ".*")


@cache
def _everyone() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(one).replace(re.escape("#"), ".*") for one in phrases("wishes", "everyone")))


@cache
def _manners() -> re.Pattern[str]:
    """What is wished between polite words: a Chinese one stands right beside it, an English one apart."""
    before, after = (_beside(phrases("wishes", key)) for key in ("before", "after"))
    return re.compile(rf"(?:(?:{before[0]})|(?:{before[1]}) )*(?P<said>\S.*?)(?:(?:{after[0]})| (?:{after[1]}))*")


def _beside(words: frozenset[str]) -> tuple[str, str]:
    """The Chinese and the English ones of these words."""
    return either(one for one in words if not one.isascii()), either(one for one in words if one.isascii())


def parts_of(about: str) -> list[str]:
    """Several that are named together, one by one: 吴强和赵敏."""
    parts = re.split(either(phrases("wishes", "joints")), about)
    return [part.strip() for part in parts if part.strip()]


def without_title(about: str) -> str:
    """A name without what goes with it: 吴经理 is 吴, ms chen is chen."""
    titles = either(phrases("wishes", "titles"))
    found = re.fullmatch(rf"(?:(?:{titles}) )?(?P<name>.+?) ?(?:{titles})?", about)
    return found["name"] if found else about


def period_in(about: str, *, today: date) -> tuple[Period, str] | None:
    """The one period that words name, and the words beside it, none for most: 上个月, finance in october.

    None where they name no period, or only a day or a week. What names no year is the latest that has begun.
    """
    normal = normalise(about)
    marks = find_marks(normal, today)
    if len(marks) != 1:
        return None
    mark = marks[0].in_the_past(today)
    if mark.period is None:
        return None
    of_time = either(phrases("wishes", "of_time"))
    before, after = normal.text[: mark.start].strip(), normal.text[mark.end :].strip()
    before = re.sub(rf"(?:^|(?<= ))(?:(?:{of_time})(?![a-z]) ?)+$", "", before)
    after = re.sub(rf"^(?:(?:{of_time})(?![a-z]) ?)+", "", after)
    return mark.period, f"{before} {after}".strip()


def things_named(about: str, targets: Sequence[Target], *, today: date) -> tuple[str, ...]:
    """The targets that words name, by their ids, nearest first: several where they are named alike."""
    lexicon = prepared(targets)
    message = read_message(about, lexicon, today)
    choice = choose(lexicon, message.tokens, lambda _: True, negated=True) if message.tokens else NOTHING
    match choice.verdict:
        case Verdict.SURE | Verdict.SEVERAL:
            return choice.candidates
        case Verdict.PERHAPS if choice.matches[0].telling:
            return choice.candidates
        case _:
            return ()
