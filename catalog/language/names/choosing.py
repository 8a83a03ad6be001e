"""Which target a stretch of words names: one surely, one perhaps, several alike, somebody else's, or none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import islice, pairwise
from typing import NamedTuple

from catalog.language.acts import tells_how
from catalog.language.names.lexicon import Lexicon, bare
from catalog.language.names.matching import Match, common_ideas
from catalog.language.names.tokens import Token, ideas_in, is_plain, words_for
from catalog.language.text.vocabulary import phrases
from catalog.model import Counting, Measure, Response, Target, Unit

MOST_CANDIDATES = 6
_SOMETHING = 0.35
"""Less matched weight than this is no mention: generic words only."""
_ALIKE = 0.95
"""A target with so much of the best one's weight is named as well as it is."""
_WHOLE = 0.8
"""A name so far covered counts as given in full: other words beside it do not matter."""
_SURE = ((_WHOLE, 9.0), (0.5, 2.5), (0.25, 0.6))
"""How much of a name must be there, and how many other words may stand beside it, to be sure."""
_SURE_OF_FIGURE = ((_WHOLE, 1.0), (0.5, 1.0), (0.25, 0.6))
"""The same where a figure is given: words that nobody knows may say whose it is, or that it is none. Then one asks."""
_SURE_OF_COUNT = ((_WHOLE, 2.5), (0.5, 1.0), (0.25, 0.6))
"""The same of what is counted: 热处理工艺改进1项 tells which one it was."""
_PERHAPS = ((_WHOLE, 12.0), (0.45, 2.5), (0.2, 1.0))
_TELLING = 0.6
"""Weight that a sure mention has in ideas of its own."""
_ENTIRE = 0.99
_ALTOGETHER = 0.75
"""Weight that several common ideas must have together to be as good as a telling one."""
_KEPT = frozenset({"control_degree", "use", "within"})
"""Beside a whole name they only say that the figure was kept so low: expense ratio controlled at 9.3%."""
_MOSTLY = 0.6
_HALF_A_WORD = 0.5
_VERB = re.compile("ed$|ly$")
"""What an English word may end in that makes no compound."""
_MOST_SLIPS = 8
"""Unknown pairs of characters that are looked at: nobody slips more often."""
_LONG = 3
"""Characters from which on one misspelt word that is a whole name is believed: 费消率."""


class Verdict(StrEnum):
    SURE = "sure"
    PERHAPS = "perhaps"
    SEVERAL = "several"
    FOREIGN = "foreign"
    NOTHING = "nothing"


class Choice(NamedTuple):
    """What words were taken to name: `matches` are the sender's own targets that fit, best first."""

    verdict: Verdict
    matches: tuple[Match, ...] = ()
    tied: int = 1
    """How many of `matches` are named equally well."""

    @property
    def target(self) -> Target:
        return self.matches[0].target

    @property
    def candidates(self) -> tuple[str, ...]:
        """The ids to choose from, nearest first, at most six."""
        count = max(self.tied, 1) if self.verdict is Verdict.SEVERAL else 1
        return tuple(match.target.id for match in self.matches[: min(count, MOST_CANDIDATES)])


NOTHING = Choice(Verdict.NOTHING)


def choose(
    lexicon: Lexicon,
    tokens: Sequence[Token],
    accepts: Callable[[Target], bool],
    *,
    beside: Sequence[Token] | None = None,
    negated: bool = False,
    needed: Sequence[Token] = (),
    by_whole_name: bool = False,
    figure: bool = False,
) -> Choice:
    """Choose among the sender's targets that `accepts` lets through, and that one of the `needed` words names.

    `by_whole_name`: of targets named by the same words, one of whose name nothing of weight is missing stands alone.
    `figure`: a figure is given of it, but for a case, which may be called anything.
    `beside` are the tokens among which unexplained words count against being sure (None: all of them).
    """
    own = lexicon.scores(tokens, negated=negated, least=_SOMETHING)
    matched = (score.match(target, tokens) for target, score in own if accepts(target))
    fitting = [match for match in matched if not needed or not set(needed).isdisjoint(match.words)]
    best = _fullest(fitting)
    if best is None and own:
        return NOTHING
    if _is_somebody_else_s(lexicon, tokens, best, negated=negated):
        return Choice(Verdict.FOREIGN, tuple(fitting))
    if best is None:
        return NOTHING
    if (not negated and _denies(lexicon, tokens, best.target)) or (figure and _says_nothing(best)):
        return NOTHING
    tied = _tied(lexicon, best, fitting)
    best = best if best in tied else tied[0]
    if by_whole_name and len(best.words) > 1 and (whole := [m for m in tied if m.untold < _TELLING]):
        best, tied = whole[0], whole
    left = _unexplained(lexicon, tokens, best, beside)
    if len(tied) > 1 and (meant := _meant_by_slip(lexicon, tokens, tied)):
        best, tied = meant, [meant]
    if len(tied) > 1:
        return _several(lexicon, fitting, tied, best, left)
    verdict = _verdict(best, left, figure=figure)
    if verdict is Verdict.SURE and figure and _may_mean_another(lexicon, tokens, best, left):
        verdict = Verdict.PERHAPS
    return _single(lexicon, best, fitting, accepts, verdict)


def _single(
    lexicon: Lexicon, best: Match, fitting: Sequence[Match], accepts: Callable[[Target], bool], verdict: Verdict
) -> Choice:
    """What is made of the one target that is named best."""
    if verdict is Verdict.SURE and _only_moves(lexicon, best):
        verdict = Verdict.NOTHING if best.all_latin else Verdict.PERHAPS
    if verdict is Verdict.NOTHING:
        return NOTHING
    family = _family(lexicon, best, fitting, accepts)
    verdict = Verdict.SEVERAL if len(family) > 1 else verdict
    return Choice(verdict, (*family, *(m for m in fitting if m not in family)), tied=len(family))


def _fullest(fitting: Sequence[Match]) -> Match | None:
    """The best one, but where much of its name is missing, one named in full by its words and more.

    A plan that is 97 percent complete is no policy.
    """
    if not fitting or fitting[0].untold < _TELLING:
        return next(iter(fitting), None)
    words = set(fitting[0].words)
    whole = (m for m in fitting if m.coverage >= _WHOLE and m.untold < _TELLING and words < set(m.words))
    return next(whole, fitting[0])


def _says_nothing(best: Match) -> bool:
    """Whether a target is named by nothing but that a figure is given: my number is 95."""
    return all("number_word" in word.concepts for word in best.words)


def _is_somebody_else_s(lexicon: Lexicon, tokens: Sequence[Token], best: Match | None, *, negated: bool) -> bool:
    """Whether the words name another's target better than the best of one's own, by more than its words."""
    if not lexicon.foreign_by_idea:
        return False
    if best and best.coverage < _WHOLE and lexicon.called_of_others.search(bare("".join(t.text for t in tokens))):
        return True
    beside = [t.concepts for t in tokens if best and t not in best.words and t.concepts]
    if best and (not beside or (_is_a_long_name(best) and all(some <= _KEPT for some in beside))):
        return False
    return lexicon.is_foreign(_telling(tokens, best), best, negated=negated)


def _is_a_long_name(best: Match) -> bool:
    """Whether a whole name is more than a word that anything may have, as costs are."""
    word = best.words[0].text
    several = len(best.words) > 1 or (" " in word if best.all_latin else len(word) >= _LONG)
    return several and best.coverage >= _ENTIRE


def _telling(tokens: Sequence[Token], best: Match | None) -> list[Token]:
    """The words without those that only tell how a figure moved, but for what the best target's name has of them."""
    named = set(best.words) if best else set[Token]()
    return [token for token in tokens if token in named or not tells_how(token.text)]


def _verdict(best: Match, left: float, *, figure: bool) -> Verdict:
    """How sure it is that the one best target is meant, with so much unexplained beside it."""
    if _is_only_a_move(best):
        return Verdict.NOTHING
    sure = _limits_of(best.target) if figure else _SURE
    if _enough(best, left) and any(best.coverage >= share and left <= most for share, most in sure):
        return Verdict.SURE
    if any(best.coverage >= share and left <= most for share, most in _PERHAPS):
        return Verdict.PERHAPS
    return Verdict.NOTHING


def _family(
    lexicon: Lexicon, best: Match, fitting: Sequence[Match], accepts: Callable[[Target], bool]
) -> Sequence[Match]:
    """Those whose names hold all of the words too that name the best one, where these are common ones and no name.

    Finished projects may be innovations that were implemented, new things customers or markets.
    """
    if best.telling >= _TELLING or best.coverage >= _WHOLE:
        return [best]
    named = {match.target.id: match for match in fitting}
    own = [m.target for m in fitting] + [t for t in lexicon.targets[: lexicon.own] if t.id not in named and accepts(t)]
    held = [t for t in own if t is best.target or all(lexicon.holds(t, word) for word in best.words)]
    return [named.get(target.id) or best._replace(target=target) for target in held]


def _is_only_a_move(best: Match) -> bool:
    """Whether a target is named by nothing but how something moved: rent up 6% is no uptime."""
    return best.all_latin and best.coverage < _ENTIRE and all(tells_how(word.text) for word in best.words)


def _only_moves(lexicon: Lexicon, best: Match) -> bool:
    """Whether a target is named by one common word that is not its name as such: dropped 4 tells not of what."""
    if best.telling >= _TELLING or len(best.words) > 1:
        return False
    return best.words[0].exact and bare(best.words[0].text) not in lexicon.called


def _may_mean_another(lexicon: Lexicon, tokens: Sequence[Token], best: Match, left: float) -> bool:
    return _lacks_the_rules(lexicon, best) or (left > 0 and _is_of_something_else(lexicon, tokens, best))


def _is_of_something_else(lexicon: Lexicon, tokens: Sequence[Token], best: Match) -> bool:
    """Whether words beside those of the name say that the figure is of another thing, or that another thing changed."""
    compounded = _is_compounded(lexicon, tokens, best) or _is_of_another(lexicon, tokens, best)
    return compounded or _changes_something_else(lexicon, best)


def _lacks_the_rules(lexicon: Lexicon, best: Match) -> bool:
    """Whether of how complete a department's rules are no rules are named: HR is 90% complete, network coverage 95%."""
    if not best.all_latin or best.coverage >= _WHOLE or "policy" not in lexicon.ideas[best.target.id]:
        return False
    return all("policy" not in word.concepts for word in best.words)


def _is_compounded(lexicon: Lexicon, tokens: Sequence[Token], best: Match) -> bool:
    """Whether part of a name is one word with another noun: canteen satisfaction, server load, freight costs."""
    target, in_full = best.target, best.coverage >= _WHOLE
    if not (best.all_latin and isinstance(target, Measure)) or (in_full and not lexicon.is_change(target)):
        return False
    if target.counting is Counting.SUM and not target.unit.counts_whole_things:
        return False
    counted, changing = target.counting is Counting.SUM, phrases("generic", "changing")
    for one, other in pairwise(tokens):
        if other.start - one.end != 1 or (one in best.words) == (other in best.words):
            continue
        beside, named = (other, one) if one in best.words else (one, other)
        if in_full and (beside is other or named.concepts.isdisjoint(changing)):
            continue
        if _says_more(beside) and not (counted and not beside.concepts) and _is_noun(beside):
            return True
    return False


def _is_noun(word: Token) -> bool:
    """Whether an English word may be part of a compound; lost and dropped make as much of a difference."""
    gone = not word.concepts.isdisjoint(("reduce", "lost"))
    return " " not in word.text and (gone or not _VERB.search(word.text))


def _is_of_another(lexicon: Lexicon, tokens: Sequence[Token], best: Match) -> bool:
    """Whether a word stands right before one of the target's name that is none of it: 员工培训满意度 of pay."""
    if not isinstance(best.target, Measure):
        return False
    starts = {word.start for word in best.words if not tells_how(word.text)}
    before = [token for token in tokens if token.end in starts and not token.latin and token not in best.words]
    return any(
        token.concepts - common_ideas() and _says_more(token) and not lexicon.holds(best.target, token)
        for token in before
    )


def _changes_something_else(lexicon: Lexicon, best: Match) -> bool:
    """Whether of a change that is a target's not even the thing is named that changes: 行政人员同比减少3%."""
    said = ideas_in(best.words)
    return lexicon.is_change(best.target) and said.isdisjoint(phrases("generic", "changing"))


def _limits_of(target: Target) -> tuple[tuple[float, float], ...]:
    """What makes sure of a target whose figure is given: what happens or is counted may be called anything."""
    if isinstance(target, Response) or lasts(target):
        return _SURE
    counted = isinstance(target, Measure) and target.unit.counts_whole_things
    return _SURE_OF_COUNT if counted else _SURE_OF_FIGURE


def lasts(target: Target) -> bool:
    """Whether each single happening is measured: the outage on the core switch."""
    return isinstance(target, Measure) and target.counting is Counting.WORST and target.unit is Unit.HOUR


def _several(lexicon: Lexicon, fitting: Sequence[Match], tied: Sequence[Match], best: Match, left: float) -> Choice:
    """Several targets named alike, in the order of the words; by common words, those whose own names they are of."""
    if not best.telling and len(proper := [m for m in tied if _is_properly_named(lexicon, m)]) > 1:
        tied = proper
    enough = best.telling > 0 or left == 0
    if not enough or not any(best.coverage >= share and left <= most for share, most in _PERHAPS):
        return NOTHING
    ordered = sorted(tied, key=lambda match: match.words[0].start)
    return Choice(Verdict.SEVERAL, (*ordered, *(m for m in fitting if m not in tied)), tied=len(tied))


def _is_properly_named(lexicon: Lexicon, match: Match) -> bool:
    """Whether the words that name a target are part of its own name, and not of another name for it alone."""
    ideas = lexicon.ideas[match.target.id]
    return all(not word.concepts.isdisjoint(ideas) for word in match.words)


def _denies(lexicon: Lexicon, tokens: Sequence[Token], target: Target) -> bool:
    """Whether the opposite of a word of the target's name is said: 不达标率 is not 达标率."""
    telling = lexicon.ideas[target.id] - common_ideas()
    return any(token.negated and not token.concepts.isdisjoint(telling) for token in tokens)


def _enough(best: Match, left: float) -> bool:
    """Whether what matched is more than common ideas or a single misspelt word."""
    if not any(token.exact for token in best.words) and (len(best.words) == 1 or not best.all_latin):
        return best.coverage >= _ENTIRE and left == 0 and best.words[0].end - best.words[0].start >= _LONG
    several = len(best.words) > 1 and best.weight >= _ALTOGETHER and best.coverage >= _MOSTLY
    return best.telling >= _TELLING or (several and left <= _HALF_A_WORD) or (best.coverage >= _ENTIRE and left == 0)


def _tied(lexicon: Lexicon, best: Match, fitting: Sequence[Match]) -> list[Match]:
    """The targets named as well as the best one: by the same words, unless only one is named in full.

    One of whose name something telling is missing yields to one named in full by the same words and more.
    """
    tied = [m for m in fitting if m.weight >= best.weight * _ALIKE or (m.words == best.words)]
    entire = [m for m in tied if m.coverage >= _ENTIRE]
    if len(entire) == 1:
        return [entire[0], *(m for m in tied if _by_another_meaning(lexicon, entire[0], m))]
    whole = [set(m.words) for m in tied if m.coverage >= _WHOLE and m.untold < _TELLING]
    return [m for m in tied if m.untold < _TELLING or not any(set(m.words) < words for words in whole)]


def _by_another_meaning(lexicon: Lexicon, one: Match, other: Match) -> bool:
    """Whether the same words name the other by another of their meanings: 新业务, of customers or markets."""
    if one is other or one.words != other.words:
        return False
    mine, theirs = (lexicon.every_idea[match.target.id] - common_ideas() for match in (one, other))
    return all((w.concepts & mine) - theirs and (w.concepts & theirs) - mine for w in one.words)


def _meant_by_slip(lexicon: Lexicon, tokens: Sequence[Token], tied: Sequence[Match]) -> Match | None:
    """The one of several that a word with one character wrong is of: 项目实拖数 are those 实施, not those 提出."""
    used = {word for match in tied for word in match.words}
    odd = [t for t in tokens if t not in used and t.end - t.start == 1 and not t.text.isascii()]
    pairs = (one.text + other.text for one, other in pairwise(odd) if one.end == other.start)
    pieces = list(islice((piece for piece in dict.fromkeys(pairs) if not is_plain(piece)), _MOST_SLIPS))
    if not pieces:
        return None
    meant = []
    for match in tied:
        others = frozenset[str]().union(*(lexicon.ideas[m.target.id] for m in tied if m is not match))
        own = lexicon.ideas[match.target.id] - others
        if any(_one_wrong(piece, word) for piece in pieces for word in words_for(own)):
            meant.append(match)
    return meant[0] if len(meant) == 1 else None


def _one_wrong(piece: str, word: str) -> bool:
    """Whether one of two characters is another one."""
    return len(word) == len(piece) and sum(a != b for a, b in zip(piece, word, strict=True)) == 1


def _unexplained(lexicon: Lexicon, tokens: Sequence[Token], best: Match, beside: Sequence[Token] | None) -> float:
    """How many words say something else: an unknown Chinese character is half a word and a little more."""
    counted = [token for token in (tokens if beside is None else beside) if token not in best.words]
    own = lexicon.every_idea[best.target.id] if counted and best.all_latin else frozenset[str]()
    left = 0.0
    for token in counted:
        if _says_more(token) and own.isdisjoint(token.concepts):
            left += 1.0 if token.known or token.end - token.start > 1 or token.text.isascii() else 0.6
    return left


def _says_more(token: Token) -> bool:
    """Whether a word tells more than that a figure is given, or how it moved."""
    word = token.text
    if word in phrases("fillers", "words") or tells_how(word):
        return False
    return not token.concepts or not token.concepts <= phrases("generic", "concepts")
