"""Several targets named together: one figure for all (A、B都是95), one for each in turn (A、B分别是91、92), or none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from catalog.language.acts import Act, says
from catalog.language.figures.around import choose_for
from catalog.language.figures.figures import Binding
from catalog.language.message import Clause, Message
from catalog.language.names.choosing import NOTHING, Choice, Verdict
from catalog.language.names.lexicon import Lexicon, bare
from catalog.language.names.tokens import Token
from catalog.language.quantities.quantity import Quantity
from catalog.language.text.vocabulary import expression
from catalog.model import Measure

_JOINT = re.compile(rf"\s*(?:(?:[,，、/&]|{expression('sentences', 'and')})\s*)+|\s+")
_AND = re.compile(rf"[,，、&]|{expression('sentences', 'and')}")


def among_all(message: Message, lexicon: Lexicon, bindings: Sequence[Binding]) -> tuple[Binding, ...]:
    """The bindings, those of a figure that is said of all (都, both) once for each target named in its list."""
    in_turn = _in_turn(message, lexicon, bindings) if len(message.quantities) > 1 else {}
    return tuple(
        each for binding in bindings for each in in_turn.get(binding.quantity) or _for_each(message, lexicon, binding)
    )


def _in_turn(message: Message, lexicon: Lexicon, bindings: Sequence[Binding]) -> dict[Quantity, tuple[Binding, ...]]:
    """The figures of a row, each with its own target of the list before; with all where they are not as many.

    Where nothing says that it is in turn, as many must surely be named; periods in turn leave open what is.
    """
    found: dict[Quantity, tuple[Binding, ...]] = {}
    said = says(Act.RESPECTIVELY, message.text)
    for row in _rows(message, bindings):
        if len(row) == 1 or not (said or _AND.search(message.text, row[0].clause.start, row[0].quantity.start)):
            continue
        parts = _listed(message, row[0].clause, row[0].quantity.start)
        of_each = row if len(row) == len(parts) else [row[0]] * len(parts)
        named = [_named(message, lexicon, one, part, parts[-1]) for one, part in zip(of_each, parts, strict=True)]
        choices = [choice for choice in named if choice.matches]
        if len(choices) == 1 or not (said or _are_as_many(row, parts, choices)):
            continue
        if len(choices) == len(row) and (said or not _has_periods(row[0].clause)):
            turns = zip(row, ((choice,) for choice in choices), strict=True)
        else:
            matches = tuple(choice.matches[0] for choice in choices)
            doubtful = Choice(Verdict.SEVERAL, matches, len(matches)) if matches else NOTHING
            turns = zip(row, ((doubtful,) for _ in row), strict=True)
        found |= {one.quantity: tuple(one._replace(choice=c, misfit=None) for c in some) for one, some in turns}
    return found


def _are_as_many(row: Sequence[Binding], parts: Sequence[Sequence[Token]], choices: Sequence[Choice]) -> bool:
    """Whether each part of the list surely names a target of its own, and there is a figure for each."""
    sure = {choice.target.id for choice in choices if choice.verdict is Verdict.SURE}
    told = len(choices) if _has_periods(row[0].clause) else len(parts)
    return len(sure) == len(choices) == told == len(row)


def _has_periods(clause: Clause) -> bool:
    return sum(mark.period is not None for mark in clause.marks) > 1


def _rows(message: Message, bindings: Sequence[Binding]) -> Iterator[list[Binding]]:
    """The figures that only conjunctions and punctuation part: 98.5%、99%."""
    row: list[Binding] = []
    for binding in bindings:
        if row and not _JOINT.fullmatch(message.text, row[-1].quantity.end, binding.quantity.start):
            yield row
            row = []
        row.append(binding)
    if row:
        yield row


def _for_each(message: Message, lexicon: Lexicon, binding: Binding) -> Iterator[Binding]:
    """One binding for each part of the list, where the one target that was chosen is not all that it names."""
    clause = binding.clause
    alone = len(clause.quantities) == 1 and binding.choice.verdict in (Verdict.SURE, Verdict.PERHAPS)
    if not alone or not says(Act.BOTH, message.text, clause.start, clause.end):
        yield binding
        return
    parts = _listed(message, clause, clause.end)
    choices = [_named(message, lexicon, binding, part, parts[-1]) for part in parts]
    meant = {choice.candidates: choice for choice in choices if choice.matches}
    if len(meant) < 2:  # noqa: PLR2004 - one target, whatever is said beside it
        yield binding
        return
    yield from (binding._replace(choice=choice, misfit=None) for choice in meant.values())


def _named(
    message: Message, lexicon: Lexicon, binding: Binding, part: Sequence[Token], last: Sequence[Token]
) -> Choice:
    """What a part of the list names, with the last part's words where its own are not enough: 会议、接待满意度."""
    choice = choose_for(message, lexicon, binding.quantity, part)
    if choice.matches or part is last or not any(token.concepts for token in part):
        return choice
    return choose_for(message, lexicon, binding.quantity, [*part, *last], beside=part, needed=part)


def _listed(message: Message, clause: Clause, end: int) -> list[list[Token]]:
    """The parts of the list that ends in the clause, before `end`, those of clauses before that have no figure too."""
    before = [part for part in message.clauses if part.end <= clause.start]
    led = list(takewhile(lambda part: not part.quantities and part.tokens, reversed(before)))
    parts: list[list[Token]] = [list(part.tokens) for part in reversed(led)]
    parts.append([])
    last = clause.start
    for token in clause.tokens:
        if token.start >= end:
            break
        if parts[-1] and _AND.search(message.text, last, token.end):
            parts.append([])
        parts[-1].append(token)
        last = token.end
    return [part for part in parts if part]


def named_without_figure(message: Message, lexicon: Lexicon) -> Iterator[str]:
    """The measures that a clause names in full and says nothing of: 费用下降率 in 品牌美誉度90，费用下降率."""
    for clause in message.clauses:
        match lexicon.called.get(bare(message.text[clause.start : clause.end]), ()):
            case (target,) if isinstance(lexicon.target(target), Measure):
                yield target
