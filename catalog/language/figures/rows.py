"""Figures in a row, each after a short name: 美誉度85 控制度92 形象提升1.5, 提出6 实施3 引进6.

A word that would be asked about by itself is name enough in such a row, where it can be one target's only.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from catalog.language.figures.figures import Binding
from catalog.language.figures.fitting import counts
from catalog.language.figures.withheld import tells_of_the_past
from catalog.language.names.choosing import Choice, Verdict
from catalog.language.names.matching import Match
from catalog.language.names.tokens import Token
from catalog.language.text.vocabulary import phrases
from catalog.model import Deliverable, Measure, Target

_MANY = 3
"""Figures that make a row by themselves, though none of their names is sure."""
_HALF, _FAR, _FEW = 50, 3, Decimal(15)
"""From a bound of so many percent on, figures lie near it; below it none is more than so many times the bound."""


def in_rows(bindings: Sequence[Binding]) -> tuple[Binding, ...]:
    """The bindings, those of a row sure of the only target that their name can be of, and aware of their neighbours."""
    if len(bindings) < 2:  # noqa: PLR2004 - a row has more than one
        return tuple(bindings)
    row = [binding for binding in bindings if _follows_its_name(binding)]
    settled = {b.choice.target.id for b in bindings if b.choice.verdict is Verdict.SURE}
    is_row = len(row) >= _MANY or (len(row) > 1 and any(b.choice.verdict is Verdict.SURE for b in row))
    found = list(bindings)
    for verdict in (Verdict.PERHAPS, Verdict.SEVERAL) if is_row else ():
        for place, binding in enumerate(found):
            if binding in row and binding.choice.verdict is verdict:
                choice = _only_one(binding, settled)
                if choice.verdict is Verdict.SURE:
                    settled.add(choice.target.id)
                    found[place] = binding._replace(choice=choice, misfit=None)
    return tuple(binding._replace(beside=_beside(binding, found)) for binding in found)


def _only_one(binding: Binding, settled: set[str]) -> Choice:
    """The choice of the one target named that may have the figure, as it is where that is not only one without any."""
    choice, amount = binding.choice, binding.quantity.amount
    left = [match for match in choice.matches[: choice.tied] if _may_reach(match.target, amount)]
    left = [match for match in left if counts(match.target) or not _is_deed(match)]
    if len(left) != 1 or left[0].target.id in settled:
        return choice
    return Choice(Verdict.SURE, (left[0], *(match for match in choice.matches if match is not left[0])))


def _may_reach(target: Target, amount: Decimal) -> bool:
    """Whether a target has figures, and such ones: 供应商6 are six new ones, not six percent of what must be 100."""
    if not isinstance(target, Measure):
        return not isinstance(target, Deliverable)
    bound = target.bound.value
    return amount >= bound / _FAR if bound >= _HALF else amount <= max(bound * _FAR, _FEW)


def _is_deed(match: Match) -> bool:
    """Whether a target is named by what was done alone, as in hired 3: so many were counted, and nothing measured."""
    return all(word.latin and tells_of_the_past(word.text) for word in match.words)


def _follows_its_name(binding: Binding) -> bool:
    """Whether nothing but the words that name its target stands between the figure before and this one."""
    words = _words_before(binding)
    named = {word for match in binding.choice.matches[: binding.choice.tied] for word in match.words}
    fillers = phrases("fillers", "words")
    return not named.isdisjoint(words) and all(
        word in named or (word.text in fillers and not word.latin) for word in words
    )


def _words_before(binding: Binding) -> list[Token]:
    clause, quantity = binding.clause, binding.quantity
    start = max([clause.start, *(q.end for q in clause.quantities if q.end <= quantity.start)])
    return [token for token in clause.tokens if start <= token.start < quantity.start]


def _beside(binding: Binding, bindings: Sequence[Binding]) -> tuple[Match, ...]:
    """The names of the other figures in the clause: their words are no cue of anything for this one."""
    others = (b for b in bindings if b is not binding and b.clause is binding.clause)
    return tuple(b.choice.matches[0] for b in others if b.choice.verdict is Verdict.SURE)
